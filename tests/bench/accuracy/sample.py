#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A sample of findings for a reader to judge, and what the verdicts come to.

    sample.py draw            write judged.tsv: ids and spans, no text. Verdicts are kept,
                              those of findings that are not drawn again too
    sample.py show [N-M]      print passages side by side, from ../shared, to the terminal
    sample.py judge VERDICT N-M [NOTE]
    sample.py score           precision of each code

A verdict is right, wrong or unsure; README.md says what is right for each code.
"""

import argparse
import csv
import itertools
import pathlib
import random
import subprocess
import sys
import textwrap

import corpora
import engine
import figures

LIST = pathlib.Path(__file__).resolve().parent / "judged.tsv"
FIELDS = ["set", "code", "severity", "draft", "paragraph", "draft_bytes", "source",
          "source_bytes", "share", "run", "drawn", "verdict", "note"]
KEY = ["set", "code", "draft", "paragraph", "source"]
VERDICTS = ("right", "wrong", "unsure")
FINDINGS = 300
LEAST = 3  # of a code and collection
DRAFTS = 800  # of a collection

COLLECTIONS = {
    "c50": corpora.c50, "reuters": corpora.reuters, "saudi": corpora.saudi,
    "basil": corpora.basil, "es": corpora.spanish, "de": corpora.german,
    "ru": lambda data: corpora.wmt(data, "ru"), "zh": lambda data: corpora.wmt(data, "zh"),
    "ja": lambda data: corpora.wmt(data, "ja"),
}


def clough(data):
    """Answers and sources; only answers are drafts."""
    sources, answers, _ = corpora.clough_stevenson(data)
    return sources + answers


COLLECTIONS["clough-stevenson"] = clough


def load(data, names):
    """{collection: {guid: Text}}"""
    return {name: {text.guid: text for text in COLLECTIONS[name](data)} for name in names}


# --- drawing --------------------------------------------------------------------


def body_span(archive, text, finding):
    """The source's passage as bytes of our own text: reading in may have dropped lines."""
    shown = subprocess.run([archive.program, "show", "--archive", archive.path / "archive",
                            "--text", text.guid], stdout=subprocess.PIPE, check=True).stdout
    passage = shown[slice(*finding.origin_span)]
    at = text.body.encode().find(passage)
    return (at, at + len(passage)) if at >= 0 else (0, len(text.body.encode()))


def findings_of(name, texts, seed, programs, setting):
    """(rows of the list with their Finding, the archive), all of one collection."""
    drafts = [text for text in texts.values() if text.paragraphs]
    if name == "clough-stevenson":
        drafts = [text for text in drafts if not text.guid.startswith("cs:orig")]
    drafts = random.Random(f"{seed} {name}").sample(drafts, min(DRAFTS, len(drafts)))
    archived = [text for text in texts.values() if not text.guid.startswith("cs:g")]
    archive = engine.Archive(programs, engine.HOME, archived)
    known = {text.guid for text in archived}
    reports = archive.check([(text.guid, text.body, [text.guid] if text.guid in known else [])
                             for text in drafts], setting)
    rows = []
    for text in drafts:
        for number, span in enumerate(engine.paragraph_spans(text.paragraphs)):
            for finding in reports[text.guid].within(*span):
                rows.append(({"set": name, "code": finding.code, "severity": finding.severity,
                              "draft": text.guid, "paragraph": number,
                              "draft_bytes": f"{finding.start}-{finding.end}",
                              "source": finding.origin, "share": round(finding.share, 3),
                              "run": finding.run, "verdict": "", "note": ""}, finding))
    return rows, archive


def in_turn(lists):
    """One of each, then the next of each, while there are any."""
    for items in itertools.zip_longest(*lists):
        yield from (item for item in items if item is not None)


def stratified(found, random_):
    """Codes get equal shares of the sample; what one has not goes to the others. Of a code
    each collection has LEAST findings or all that it has, the rest is drawn from all."""
    codes = {}
    for item in found:
        codes.setdefault(item[0]["code"], {}).setdefault(item[0]["set"], []).append(item)
    by_code = []
    for _, sets in sorted(codes.items()):
        for items in sets.values():
            random_.shuffle(items)
        first = [item for items in sets.values() for item in items[:LEAST]]
        rest = [item for items in sets.values() for item in items[LEAST:]]
        random_.shuffle(rest)
        by_code.append(first + rest)
    chosen = itertools.islice(in_turn(by_code), FINDINGS)
    return sorted(chosen, key=lambda item: item[0]["code"])


def draw(options):
    earlier = {tuple(row[name] for name in KEY): row for row in read_list()}
    engine.HOME.mkdir(parents=True, exist_ok=True)
    programs = engine.build(engine.HOME)
    found, archives, texts = [], {}, {}
    for name in COLLECTIONS:
        try:
            texts.update(load(options.shared / "data", [name]))
        except corpora.Missing as missing:
            print(f"{name}: skipped: {missing}")
            continue
        rows, archives[name] = findings_of(name, texts[name], options.seed, programs,
                                           options.setting)
        print(f"{name}: {len(rows):,} findings")
        found += rows
    rows = []
    for row, finding in stratified(found, random.Random(options.seed)):
        start, end = body_span(archives[row["set"]], texts[row["set"]][row["source"]], finding)
        row["source_bytes"] = f"{start}-{end}"
        old = earlier.get(tuple(str(row[name]) for name in KEY), {})
        row["verdict"], row["note"] = old.get("verdict", ""), old.get("note", "")
        rows.append(row | {"drawn": "yes"})
    for archive in archives.values():
        archive.__exit__(None, None, None)
    drawn = {tuple(str(row[name]) for name in KEY) for row in rows}
    write_list(rows + [row | {"drawn": ""} for key, row in earlier.items()
                       if key not in drawn and row["verdict"]])
    kept = sum(bool(row["verdict"]) for row in rows)
    print(f"{len(rows)} findings, {kept} with a verdict from before: {LIST}")


# --- the list ---------------------------------------------------------------------


def read_list():
    if not LIST.exists():
        return []
    with open(LIST, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def write_list(rows):
    with open(LIST, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS, delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def numbers(text, count):
    """"3", "3-9" or "" (all), counted from 1."""
    if not text:
        return range(count)
    first, _, last = text.partition("-")
    return range(int(first) - 1, min(count, int(last or first)))


# --- reading ----------------------------------------------------------------------


def passage(text, span):
    """The passage between marks, in the paragraphs that it touches."""
    start, end = map(int, span.split("-"))
    parts = []
    for paragraph, (first, last) in zip(text.paragraphs, engine.paragraph_spans(text.paragraphs)):
        if first < end and start < last:
            raw = paragraph.encode()
            left, right = max(0, start - first), min(len(raw), end - first)
            parts.append((raw[:left] + b"[[" + raw[left:right] + b"]]" + raw[right:])
                         .decode("utf-8", "replace"))
    return "\n".join(parts)


def shortened(text, limit):
    """What stands between the marks, and of the rest as much as there is room for."""
    start, end = text.find("[["), text.rfind("]]") + 2
    room = max(limit - (end - start), 200) // 2
    left, right = max(0, start - room), min(len(text), end + room)
    return ("... " if left > 0 else "") + text[left:right] + (" ..." if right < len(text) else "")


def show(options):
    rows = read_list()
    texts = load(options.shared / "data", {rows[i]["set"] for i in numbers(
        options.numbers, len(rows))})
    for i in numbers(options.numbers, len(rows)):
        row = rows[i]
        if not row["drawn"] or options.code and row["code"] != options.code or (
                options.open and row["verdict"]):
            continue
        print(f"--- {i + 1}  {row['code']} ({row['severity']})  {row['draft']} from "
              f"{row['source']}  share {row['share']}, run {row['run']}  {row['verdict']}")
        for side in ("draft", "source"):
            text = passage(texts[row["set"]][row[side]], row[f"{side}_bytes"])
            print(textwrap.indent(textwrap.fill(shortened(text, options.characters), 110),
                                  "D| " if side == "draft" else "S| "))


def judge(options):
    rows = read_list()
    for i in numbers(options.numbers, len(rows)):
        rows[i]["verdict"] = options.verdict
        rows[i]["note"] = options.note
    write_list(rows)


def score(_options):
    rows = [row for row in read_list() if row["drawn"]]
    print(f"{'code':16} {'right':>6} {'wrong':>6} {'unsure':>7} {'open':>5}  precision")
    for code in sorted({row["code"] for row in rows}):
        count = {verdict: sum(row["code"] == code and row["verdict"] == verdict for row in rows)
                 for verdict in (*VERDICTS, "")}
        judged = count["right"] + count["wrong"] + count["unsure"]
        low, high = figures.wilson(count["right"], judged)
        value = f"{count['right'] / judged:.3f} ({low:.3f}-{high:.3f})" if judged else "-"
        print(f"{code:16} {count['right']:6} {count['wrong']:6} {count['unsure']:7} "
              f"{count['']:5}  {value}")
    print("What is unsure counts as not right.")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--shared", type=pathlib.Path, default=engine.ROOT.parent / "shared")
    actions = parser.add_subparsers(required=True)
    one = actions.add_parser("draw")
    one.add_argument("--seed", type=int, default=21578)
    one.add_argument("--setting", default="default", choices=("default", "sensitive"))
    one.set_defaults(run=draw)
    one = actions.add_parser("show")
    one.add_argument("numbers", nargs="?", default="")
    one.add_argument("--code")
    one.add_argument("--open", action="store_true", help="only what has no verdict")
    one.add_argument("--characters", type=int, default=900)
    one.set_defaults(run=show)
    one = actions.add_parser("judge")
    one.add_argument("verdict", choices=VERDICTS)
    one.add_argument("numbers")
    one.add_argument("note", nargs="?", default="")
    one.set_defaults(run=judge)
    actions.add_parser("score").set_defaults(run=score)
    return parser.parse_args()


def main():
    options = arguments()
    try:
        options.run(options)
    except corpora.Missing as missing:
        sys.exit(f"cannot read this here: {missing}")


if __name__ == "__main__":
    main()
