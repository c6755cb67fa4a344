# SPDX-License-Identifier: MIT
"""Where the passage that is shown begins and ends, against where it really does."""

import random

import edits
import figures
import sets_reuse
import words

EMBEDDED = 200
PASSAGE_WORDS = (25, 60)
HELD_OUT = 0.2  # of the stories; they are the independent text around the passages
ROUNDS = 500  # of the bootstrap


class Draft:
    """A draft and the character range of the copied words in it."""

    def __init__(self, before, edited, after, blank):
        """`edited` stands between the two texts of the host."""
        head = before + blank if before else ""
        self.text = head + edited.text + (blank + after if after else "")
        self.start, self.end = len(head), len(head) + len(edited.text)

    def characters(self, start, end):
        """Bytes of the draft as characters."""
        raw = self.text.encode()
        return (len(raw[:start].decode("utf-8", "ignore")),
                len(raw[:end].decode("utf-8", "ignore")))


def passages(pool, random_):
    """Runs of words out of paragraphs of the archive, 25 to 60 words, that may begin
    and end inside a sentence."""
    for text, units in pool:
        if len(units) < PASSAGE_WORDS[0]:
            continue
        length = min(len(units), random_.randint(*PASSAGE_WORDS))
        first = random_.randrange(len(units) - length + 1)
        gaps = [""] + units.gaps[first + 1:first + length] + [""]
        yield text, words.Units(gaps, units.words[first:first + length])


def replace_inside(every):
    """One word in `every` replaced, never the first or the last: the true range is
    known to the character."""
    def edit(units, random_, vocabulary):
        places = [start + random_.randrange(min(every, len(units) - start))
                  for start in range(0, len(units), every)]
        places = [place for place in places if 0 < place < len(units) - 1]
        return edits.replaced(units, places, vocabulary, random_)
    return edit


EDITS = {"unchanged": edits.unchanged, "1 word in 10": replace_inside(10),
         "1 word in 5": replace_inside(5)}


def host_parts(units, where):
    """The host's words before and after the passage."""
    middle = {"start": 0, "middle": len(units) // 2, "end": len(units)}[where]
    before = words.Units(units.gaps[:middle] + [""], units.words[:middle]).text()
    after = words.Units([""] + units.gaps[middle + 1:], units.words[middle:]).text() \
        if middle < len(units) else ""
    return before, after


def make_drafts(run, language, archived, hosts, segmenter):
    """[(group, Draft, source's guid)]"""
    rng = random.Random(f"{run.seed} boundaries {language}")
    places = sets_reuse.long_paragraphs(archived, language)
    rng.shuffle(places)
    pool = [text for text, _ in places[:2 * EMBEDDED]]
    cut = segmenter.cut([text.paragraphs[number] for text, number in places[:2 * EMBEDDED]])
    vocabulary = edits.Vocabulary(cut)
    around = sets_reuse.long_paragraphs(hosts, language)
    rng.shuffle(around)
    host_units = segmenter.cut([text.paragraphs[number] for text, number in around[:EMBEDDED]])
    blank = "" if language in words.UNSPACED else " "
    drafts = []
    for at, (text, passage) in zip(range(min(EMBEDDED, len(host_units))),
                                   passages(zip(pool, cut), rng)):
        for where in ("start", "middle", "end", "alone"):
            before, after = ("", "") if where == "alone" else host_parts(host_units[at], where)
            for name, edit in EDITS.items():
                edited = edit(passage, random.Random(f"{run.seed} {name} {at}"), vocabulary)
                drafts.append((f"{where}, {name}", Draft(before, edited, after, blank),
                               text.guid))
    return drafts


def overlap(draft, finding):
    """(precision, recall) in characters."""
    start, end = draft.characters(finding.start, finding.end)
    common = max(0, min(end, draft.end) - max(start, draft.start))
    return common / (end - start), common / (draft.end - draft.start)


def best_finding(draft, findings, source):
    """The one that shows the source, else the one that shows most of the passage. What
    only touches the host is none of it."""
    named = [finding for finding in findings if source in finding.sources] or findings
    best = max(named, key=lambda finding: overlap(draft, finding)[1], default=None)
    return best if best and overlap(draft, best)[1] > 0 else None


def bootstrap(values, seed):
    """The 95 % interval of a mean."""
    rng = random.Random(seed)
    means = sorted(sum(rng.choices(values, k=len(values))) / len(values)
                   for _ in range(ROUNDS))
    return means[int(0.025 * ROUNDS)], means[int(0.975 * ROUNDS) - 1]


def mean_row(group, measure, values, seed):
    if not values:
        return figures.number_row(group, measure, None)
    low, high = bootstrap(values, seed)
    return figures.number_row(group, measure, round(sum(values) / len(values), 4),
                              round(low, 4), round(high, 4))


def rows_of(drafts, reports, seed):
    rows, groups = [], {}
    for at, (group, draft, source) in enumerate(drafts):
        groups.setdefault(group, []).append((draft, best_finding(
            draft, reports[str(at)].findings, source)))
    for group, pairs in groups.items():
        shown = [overlap(draft, finding) for draft, finding in pairs if finding]
        rows.append(figures.share_row(group, "found", len(shown), len(pairs)))
        scores = [2 * p * r / (p + r) if p + r else 0.0 for p, r in shown]
        for measure, values in (("precision", [p for p, _ in shown]),
                                ("recall", [r for _, r in shown]), ("F1", scores)):
            rows.append(mean_row(group, measure, values, seed))
    return rows


def boundaries_of(language):
    """A copied run of words inside independent text, at the start, in the middle, at
    the end of its paragraph, and as a paragraph of its own."""
    def measure(run):
        texts = list(run.texts(language))
        random.Random(f"{run.seed} hosts {language}").shuffle(texts)
        cut = int(len(texts) * HELD_OUT)
        hosts, archived = texts[:cut], texts[cut:]
        segmenter = words.Segmenter(language, run.python(language))
        drafts = make_drafts(run, language, archived, hosts, segmenter)
        with run.archive(archived) as archive:
            reports = archive.check([(str(at), draft.text, []) for at, (_, draft, _) in
                                     enumerate(drafts)], run.setting)
            cost = archive.cost()
        return {"note": f"{sets_reuse.LANGUAGES[language]}, {len(drafts):,} drafts, a run of "
                        f"{PASSAGE_WORDS[0]} to {PASSAGE_WORDS[1]} words in a paragraph of a "
                        "story that is not in the archive; means over what was found",
                "cost": cost, "rows": rows_of(drafts, reports, run.seed)}
    return measure
