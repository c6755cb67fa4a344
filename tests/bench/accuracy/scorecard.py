#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Would a scorecard tell right findings from wrong ones better than the rules do?

    scorecard.py measure      of each judged finding what its two passages have in common, and
                              whether the build still reports it, to features.tsv beside archives
    scorecard.py train        a scorecard a code, held against the rules on each collection that it
                              was not trained on; points of one trained on all

A scorecard is additive and monotone: each feature has a few limits, each limit that is reached adds
points, and none takes any away. The rules have been tuned on all of these findings.
"""

import argparse
import csv
import difflib
import math
import pathlib
import re

import corpora
import engine
import figures
import sample

FEATURES = engine.HOME / "features.tsv"
# More of each is a better sign.
NAMES = ("share", "longest_run", "matched", "mean_run", "few_runs", "triples", "sentence",
         "passage", "numbers", "names", "content", "story_content", "words")
CUTS = (0.1, 0.25, 0.5, 0.75)  # quantiles at which a feature's limits lie
ROUNDS = 150
SLOPE = 0.5
SHRINK = 0.002
CODES = ("wire-copy", "wire-rewrite", "figure-differs", "shared-quote")
WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|[^\W\u3040-\u30ff\u4e00-\u9fff]+")


def words_of(text):
    return WORD.findall(text.lower())


def shared(here, there):
    """Of what stands here, the part that stands there, too."""
    here = set(here)
    return len(here & set(there)) / len(here) if here else 1.0


def triples(words):
    return list(zip(words, words[1:], words[2:]))


def content(words):
    return [word for word in words if len(word) > 4]


def best_sentence(paragraph, there):
    parts = [words_of(part) for part in re.split(r"(?<=[.!?\u3002]) ?", paragraph)]
    return max((shared(triples(part), triples(there)) for part in parts if len(part) > 7),
               default=0)


def features(paragraph, passage, story):
    here, there = words_of(paragraph), words_of(passage)
    blocks = difflib.SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()
    runs = [block.size for block in blocks if block.size > 1] or [0]
    matched = sum(runs)
    names = re.compile(r"(?<=[a-z,] )[A-Z]\w+")
    numbers = re.compile(r"\d[\d.,]*\d|\d")
    return (matched / max(1, len(here)), max(runs), matched, matched / len(runs), -len(runs),
            shared(triples(here), triples(there)), best_sentence(paragraph, there),
            matched / max(1, len(there)),
            shared(numbers.findall(paragraph), numbers.findall(story)),
            shared(names.findall(paragraph), names.findall(story)),
            shared(content(here), content(there)), shared(content(here), words_of(story)),
            len(here))


def is_reported(row, report, span):
    return any(finding.code == row["code"] and row["source"] in finding.sources
               for finding in report.within(*span))


def measure_set(name, rows, options, programs):
    texts = sample.load(options.shared / "data", [name])[name]
    rows = [row for row in rows if row["draft"] in texts and row["source"] in texts]
    archived = [text for text in texts.values() if not text.guid.startswith("cs:g")]
    known = {text.guid for text in archived}
    with engine.Archive(programs, engine.HOME, archived) as archive:
        reports = archive.check([(guid, texts[guid].body, [guid] if guid in known else [])
                                 for guid in sorted({row["draft"] for row in rows})])
    for row in rows:
        draft, number = texts[row["draft"]], int(row["paragraph"])
        story = texts[row["source"]].body
        span = engine.paragraph_spans(draft.paragraphs)[number]
        start, end = map(int, row["source_bytes"].split("-"))
        passage = story.encode()[start:end].decode("utf-8", "replace")
        yield (row, is_reported(row, reports[row["draft"]], span),
               features(draft.paragraphs[number], passage, story))


def measure(options):
    engine.HOME.mkdir(parents=True, exist_ok=True)
    programs = engine.build(engine.HOME)
    judged = [row for row in sample.read_list()
              if row["verdict"] in ("right", "wrong") and row["code"] in CODES]
    with open(FEATURES, "w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, delimiter="\t")
        table.writerow(("set", "code", "verdict", "reported", *NAMES))
        for name in sorted({row["set"] for row in judged}):
            rows = [row for row in judged if row["set"] == name]
            try:
                found = list(measure_set(name, rows, options, programs))
            except corpora.Missing as missing:
                print(f"{name}: skipped: {missing}")
                continue
            for row, reported, values in found:
                table.writerow((name, row["code"], row["verdict"], int(reported),
                                *(f"{value:.4g}" for value in values)))
            out.flush()
            print(f"{name}: {len(found)} of {len(rows)}", flush=True)


# --- training -----------------------------------------------------------------------


def limits_of(rows):
    """(feature, limit) of all features, where some rows reach it and some do not."""
    found = []
    for at, _ in enumerate(NAMES):
        values = sorted(row["values"][at] for row in rows)
        cuts = sorted({values[int(cut * (len(values) - 1))] for cut in CUTS} - {values[0]})
        found += [(at, cut) for cut in cuts]
    return found


def reached(values, limits):
    return [number for number, (at, limit) in enumerate(limits) if values[at] >= limit]


def chance(score):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def train_card(rows):
    """(limits, points, base): logistic, by gradient, points never below nothing. Right and wrong
    weigh the same, as nearly all are right."""
    limits = limits_of(rows)
    points, base = [0.0] * len(limits), 0.0
    right = sum(row["right"] for row in rows)
    weights = {True: 0.5 / max(1, right), False: 0.5 / max(1, len(rows) - right)}
    marks = [(reached(row["values"], limits), row["right"]) for row in rows]
    for _ in range(ROUNDS):
        gradient, base_gradient = [0.0] * len(limits), 0.0
        for numbers, is_right in marks:
            miss = weights[is_right] * (is_right - chance(base + sum(points[n] for n in numbers)))
            base_gradient += miss
            for number in numbers:
                gradient[number] += miss
        base += SLOPE * base_gradient
        points = [max(0.0, point + SLOPE * (slope - SHRINK))
                  for point, slope in zip(points, gradient)]
    return limits, points, base


def score(card, values):
    limits, points, base = card
    return base + sum(points[number] for number in reached(values, limits))


def area(scored):
    """Of a right and a wrong finding, how often the right one scores higher."""
    right = [value for value, is_right in scored if is_right]
    wrong = [value for value, is_right in scored if not is_right]
    if not right or not wrong:
        return None
    wins = sum((a > b) + 0.5 * (a == b) for a in right for b in wrong)
    return wins / len(right) / len(wrong)


def read_features(code):
    with open(FEATURES, encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if row["code"] == code:
                yield {"set": row["set"], "right": row["verdict"] == "right",
                       "reported": row["reported"] == "1",
                       "values": [float(row[name]) for name in NAMES]}


def hold_out(rows, name):
    """(held out, their scores, what a score must be) with a card of all other collections: it
    keeps as many of the right ones there as the rules do."""
    others = [row for row in rows if row["set"] != name]
    held = [row for row in rows if row["set"] == name]
    card = train_card(others)
    of_right = sorted((score(card, row["values"]) for row in others if row["right"]), reverse=True)
    kept = sum(row["reported"] for row in others if row["right"])
    return held, [score(card, row["values"]) for row in held], of_right[max(0, kept - 1)]


def share(kept, rows):
    """How true what is said is, and how much of what is right is said."""
    right = sum(row["right"] for row in kept)
    low, high = figures.wilson(right, len(kept)) if kept else (0, 1)
    return (f"{right} of {len(kept)} = {right / max(1, len(kept)):.3f} ({low:.2f} to {high:.2f}), "
            f"{right / max(1, sum(row['right'] for row in rows)):.3f} of the right ones")


def train(_options):
    for code in CODES:
        rows = list(read_features(code))
        rules, cards, areas = [], [], []
        print(f"{code}: collection left out: rules; scorecard; area under its curve")
        for name in sorted({row["set"] for row in rows}):
            held, scores, least = hold_out(rows, name)
            by_rules = [row for row in held if row["reported"]]
            by_card = [row for row, value in zip(held, scores) if value >= least]
            curve = area([(value, row["right"]) for row, value in zip(held, scores)])
            areas += [(curve, len(held))] if curve is not None else []
            rules += by_rules
            cards += by_card
            shown = "-" if curve is None else f"{curve:.2f}"
            print(f"  {name}: {share(by_rules, held)}; {share(by_card, held)}; {shown}")
        mean = sum(value * count for value, count in areas) / sum(count for _, count in areas)
        print(f"  all: {share(rules, rows)}; {share(cards, rows)}; {mean:.2f}")
        limits, points, _ = train_card(rows)
        for (at, limit), value in zip(limits, points):
            if value >= 0.05:
                print(f"    {NAMES[at]} >= {limit:g}: {100 * value:.0f} points")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=pathlib.Path, default=engine.ROOT.parent / "shared")
    parser.add_argument("what", choices=("measure", "train"))
    options = parser.parse_args()
    {"measure": measure, "train": train}[options.what](options)


if __name__ == "__main__":
    main()
