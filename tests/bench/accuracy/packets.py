#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Cards of findings for readers who did not write the rules, drawn from what is kept back.

    packets.py draw OUT [--seed N] [--not EARLIER]...   OUT/NAME/NNN.txt, OUT/ids.tsv
    packets.py score OUT                  shares right of OUT/verdicts/READER/NAME.tsv

Cards hold text of the collections: OUT must not lie in the repository.
"""

import argparse
import bisect
import collections
import csv
import json
import pathlib
import random
import re
import subprocess
import sys

import corpora
import engine
import figures

NAMES = ("wire-copy", "wire-rewrite", "figure-differs", "speaker", "origin")
CARDS = 100
DRAFTS = {"allsides": 1500, "allsides-wire": 1500}  # of a collection, else:
DRAFTS_ELSE = 700
COLLECTIONS = {"allsides": corpora.allsides, "c50": corpora.c50, "reuters": corpora.reuters,
               "saudi": corpora.saudi, "basil": corpora.basil}
AGENCIES = ("Reuters", "Associated Press")
# An archive of the wire alone, which web pages are drafts against, is what a desk has.
SHARES = {"allsides": 3, "allsides-wire": 3, "c50": 2, "reuters": 2, "saudi": 2, "basil": 1}
FIELDS = ["name", "card", "collection", "draft", "bytes", "code", "severity", "source"]

QUESTIONS = {
    "wire-copy": "The finding says that the marked passage of the draft stands near word "
    "for word in the source, as text that was copied from there or from where the source "
    "has it. RIGHT: both sides are the same passage of news text. WRONG: it is a stock "
    "phrase, a formula, page furniture (plug, caption, button, tag of an author, poll note), "
    "speech that the source only quotes, or both only have the same facts. If the message "
    "says more (a credit, a speaker, a difference), that must be true, too.",
    "wire-rewrite": "The finding says that the marked passage is a reworded version of the "
    "source's passage. RIGHT: it is the same text reworked. WRONG: only the same facts, the "
    "same topic, a formula or a form. What the message says besides must be true, too.",
    "figure-differs": "The message names what differs ('2021 here, 2022 in AFP'). RIGHT: the "
    "passages are near-copies and at that place they do tell something else (a number, name "
    "or date). WRONG: both tell the same in another form, or the two words have nothing to "
    "do with each other, or the passages are no copies.",
    "speaker": "The message says who said the quotation there and here ('Said there by X, as "
    "here', 'here it is given to Y', 'nobody is named here'). RIGHT: each of these is so. "
    "WRONG: one of them is not.",
    "origin": "The finding names whose the passage is: by what the card of the hover calls "
    "it (original, credited, earliest known copy), with agency, outlet, author, date and "
    "place. All archived stories that have the passage are below. RIGHT: nothing of it is "
    "false. WRONG: another had it first by what is shown, or an agency, author, date or place "
    "is not so.",
}


# --- drafts and archives ----------------------------------------------------------------


def collections_of(data, made_on):
    """(name, drafts, archived, whether a draft is among the archived)"""
    for name, maker in COLLECTIONS.items():
        try:
            texts = [text for text in maker(data) if text.paragraphs]
        except corpora.Missing as missing:
            print(f"{name}: skipped: {missing}")
            continue
        drafts = [text for text in texts if corpora.is_kept_back(text) != made_on]
        yield name, drafts, texts
        if name == "allsides":
            wire = [text for text in texts if text.group in AGENCIES]
            yield "allsides-wire", [text for text in drafts if text.group not in AGENCIES], wire


class Drawn:
    """A finding with all that its card shows."""

    def __init__(self, collection, draft, finding, card):
        self.collection, self.draft = collection, draft
        self.value, self.hover = finding, card
        self.source = None
        self.passage = b""

    def key(self):
        return self.draft.guid, tuple(self.value["bytes"])

    def words(self):
        start, end = self.value["bytes"]
        passage = self.draft.body.encode()[start:end].decode("utf-8", "replace")
        return " ".join(re.findall(r"\w+", passage.lower()))


def names_of(finding):
    """Which samples a finding may be drawn for."""
    if finding["code"] in NAMES:
        yield finding["code"]
    if (finding.get("speech") or {}).get("attribution"):
        yield "speaker"
    if finding["code"] in ("wire-copy", "wire-rewrite", "figure-differs"):
        yield "origin"


MARKED = re.compile(r"[\\`*_\[\]<>#&~$|]|^[-+]|(?<=^\d)[.)]|(?<=^\d\d)[.)]", re.M)


class Written:
    """A draft as a desk has it: Markdown, source and author in its front matter, so that
    Wirecheck knows of them what the card tells its readers."""

    def __init__(self, text):
        fields = text.fields
        source = fields.get("source") or fields.get("publisher")
        head = [f"source: {json.dumps(source, ensure_ascii=False)}"] if source else []
        if fields.get("byline"):
            people = [name.strip().strip('"') for name in fields["byline"].split(",")]
            head.append(f"author: {json.dumps(people, ensure_ascii=False)}")
        if fields.get("versioncreated"):
            head.append(f"date: {json.dumps(fields['versioncreated'])}")
        front = "\n".join(["---", *head, "---", "", ""]) if head else ""
        self.text = front + MARKED.sub(lambda mark: "\\" + mark[0], text.body)
        self._added = [len(front.encode())]  # bytes, then of each backslash its place
        self._marks = [len(text.body[:mark.start()].encode())
                       for mark in MARKED.finditer(text.body)]

    def place(self, written):
        """A byte of the draft's text, by its byte as written."""
        at = written - self._added[0]
        return at - bisect.bisect_left([mark + number for number, mark in
                                        enumerate(self._marks)], at)


def findings_of(name, drafts, texts, options, programs):
    drafts = random.Random(f"{options.seed} {name}").sample(
        drafts, min(DRAFTS.get(name, DRAFTS_ELSE), len(drafts)))
    by_guid = {text.guid: text for text in texts}
    found = []
    with engine.Archive(programs, engine.HOME, texts) as archive:
        written = {text.guid: Written(text) for text in drafts}
        answers = archive.ask([{"id": text.guid, "text": written[text.guid].text,
                                "markup": "markdown", "cards": True,
                                "leave_out": [text.guid] if text.guid in by_guid else []}
                               for text in drafts])
        for text in drafts:
            answer = answers[text.guid]
            for finding, card in zip(answer["report"]["findings"], answer["cards"]):
                finding["bytes"] = [written[text.guid].place(at) for at in finding["bytes"]]
                found.append(Drawn(name, text, finding, card))
        return found, {guid: stored(archive, guid) for guid in
                       {drawn.value["origin"]["story"] for drawn in found}}, by_guid


def stored(archive, guid):
    """The archived text; reading in may have dropped lines."""
    return subprocess.run([archive.program, "show", "--archive", archive.path / "archive",
                           "--text", guid], stdout=subprocess.PIPE, check=True).stdout


# --- drawing ----------------------------------------------------------------------------


def is_later(drawn, by_guid):
    """Whether the source is of a later day than the draft: no archive had it when the draft
    was written, and a draft does not say when that was."""
    source = by_guid.get(drawn.value["origin"]["story"])
    days = [text.fields.get("versioncreated", "")[:10] for text in (drawn.draft, source) if text]
    return len(days) == 2 and all(days) and days[1] > days[0]


def draw_name(name, pools, random_):
    """CARDS of the name's findings: of the collections by SHARES while they have some, one of
    a draft, none with the words of another."""
    queues = {}
    for collection, found in pools.items():
        mine = [drawn for drawn in found if name in names_of(drawn.value)]
        random_.shuffle(mine)
        queues[collection] = collections.deque(mine)
    chosen, seen = [], set()
    while len(chosen) < CARDS and any(queues.values()):
        for collection, queue in queues.items():
            taken = 0
            while queue and taken < SHARES[collection] and len(chosen) < CARDS:
                drawn = queue.popleft()
                marks = {drawn.draft.guid, drawn.words()}
                if not marks & seen:
                    seen |= marks
                    chosen.append(drawn)
                    taken += 1
    random_.shuffle(chosen)
    return chosen


# --- cards ------------------------------------------------------------------------------


def shortened(text, limit=700):
    return text if len(text) <= limit else text[:limit // 2] + " [...] " + text[-limit // 2:]


def paragraph_lines(paragraphs, first, last, start, end, around=2):
    """Paragraphs with the passage [[marked]], and some before and after."""
    lines = []
    for number, ((low, high), paragraph) in enumerate(
            zip(engine.paragraph_spans(paragraphs), paragraphs)):
        if number < first - around or number > last + around:
            continue
        if first <= number <= last and low < end and start < high:
            raw = paragraph.encode()
            left, right = max(0, start - low), min(len(raw), end - low)
            marked = raw[:left] + b"[[" + raw[left:right] + b"]]" + raw[right:]
            lines.append(f">>> ({number + 1}) " + marked.decode("utf-8", "replace"))
        else:
            lines.append(f"    ({number + 1}) " + shortened(paragraph))
    return lines


def passage_lines(text, start, end, around=2):
    touched = [number for number, (low, high) in
               enumerate(engine.paragraph_spans(text.paragraphs)) if low < end and start < high]
    if not touched:
        return ["    (the passage was not found in the text as it was given)"]
    return paragraph_lines(text.paragraphs, touched[0], touched[-1], start, end, around)


def about(text):
    fields = text.fields
    said = [f"{name}: {fields[name]}" for name in
            ("source", "publisher", "byline", "versioncreated", "headline", "url")
            if fields.get(name)]
    return "  " + "\n  ".join(said or ["(no metadata)"]) + f"\n  story: {text.guid}"


def credit_lines(drawn, source):
    """What a reader needs to see whether the draft credits anybody."""
    names = {"reuters", "associated press", "(ap)", " ap ", "afp", "upi"}
    names |= {value.lower() for value in (source.fields.get("source"), source.fields.get("byline"))
              if value}
    lines = []
    for number, paragraph in enumerate(drawn.draft.paragraphs):
        low = f" {paragraph.lower()} "
        if number < 2 or number >= len(drawn.draft.paragraphs) - 2 or any(
                name in low for name in names):
            lines.append(f"    ({number + 1}) {shortened(paragraph, 300)}")
    return lines[:14]


def grams(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i:i + 4]) for i in range(len(words) - 3)}


def holder_lines(drawn, by_guid):
    """All archived stories that have half of the passage, in the order of their dates."""
    wanted = grams(drawn.words())
    if not wanted:
        return []
    lines = []
    holders = [text for text in by_guid.values() if text.guid != drawn.draft.guid and
               len(wanted & text_grams(text)) >= len(wanted) / 2]
    for text in sorted(holders, key=lambda text: text.fields.get("versioncreated", "")):
        best = max(text.paragraphs, key=lambda part: len(wanted & grams(part)))
        lines += [about(text), "  begins: " + shortened(" | ".join(text.paragraphs[:2]), 300),
                  "  ends: " + shortened(" | ".join(text.paragraphs[-2:]), 400),
                  "  has it as: " + shortened(best, 900),
                  f"  shared of the passage: {len(wanted & text_grams(text)) / len(wanted):.2f}",
                  ""]
    return lines


GRAMS = {}


def text_grams(text):
    if text.guid not in GRAMS:
        GRAMS[text.guid] = grams(text.body)
    return GRAMS[text.guid]


def card(name, number, drawn, text, by_guid):
    value = drawn.value
    source = by_guid[value["origin"]["story"]]
    passage = text[slice(*value["origin"]["bytes"])]
    at = source.body.encode().find(passage)
    lines = [f"CARD {number:03}   {name}   finding: {value['code']} ({value['severity']})   "
             f"collection: {drawn.collection}", "", "== THE DRAFT ==",
             about(drawn.draft), "", *passage_lines(drawn.draft, *value["bytes"]), "",
             "== WHAT WIRECHECK SAYS ==", "message: " + value["message"], "",
             "hover:", drawn.hover.strip(), "",
             "== THE SOURCE, as archived ==", about(source), ""]
    lines += (passage_lines(source, at, at + len(passage)) if at >= 0 else
              [">>> " + passage.decode("utf-8", "replace")])
    lines += ["", "== FIRST AND LAST PARAGRAPHS OF THE DRAFT, and where it names agencies ==",
              *credit_lines(drawn, source)]
    if name == "origin":
        lines += ["", "== ARCHIVED STORIES THAT HAVE THE PASSAGE (by date) ==",
                  *holder_lines(drawn, by_guid)]
    return "\n".join(lines) + "\n"


def questions(name, count):
    return (f"{name}: {count} cards, 001.txt to {count:03}.txt\n\n{QUESTIONS[name]}\n\n"
            "Read each card by itself. Text between [[ and ]] is the passage. First write down\n"
            "for yourself what exactly is claimed (message and hover), then whether each claim\n"
            "is true by what the card shows. One false claim makes the card wrong.\n\n"
            f"Write verdicts/YOUR-NAME/{name}.tsv: a line a card, parted by tabs:\n"
            "card (001), right or wrong or unsure, reason (short; which claim is false).\n")


def draw(options):
    earlier = {(row["draft"], row["bytes"]) for folder in options.earlier
               for row in read_ids(folder)}
    engine.HOME.mkdir(parents=True, exist_ok=True)
    programs = engine.build(engine.HOME)
    pools, stories, archived = {}, {}, {}
    for name, drafts, texts in collections_of(options.shared / "data", options.made_on):
        found, stories[name], archived[name] = findings_of(name, drafts, texts, options,
                                                           programs)
        later = sum(is_later(drawn, archived[name]) for drawn in found)
        pools[name] = [drawn for drawn in found if not is_later(drawn, archived[name]) and (
            drawn.draft.guid, "{}-{}".format(*drawn.value["bytes"])) not in earlier]
        print(f"{name}: {len(drafts)} drafts, {len(pools[name])} findings; {later} more are of a "
              "source later than the draft", flush=True)
    rows = []
    for name in NAMES:
        chosen = draw_name(name, pools, random.Random(f"{options.seed} {name}"))
        folder = options.out / name
        folder.mkdir(parents=True, exist_ok=True)
        for number, drawn in enumerate(chosen, 1):
            text = stories[drawn.collection][drawn.value["origin"]["story"]]
            (folder / f"{number:03}.txt").write_text(
                card(name, number, drawn, text, archived[drawn.collection]), encoding="utf-8")
            rows.append({"name": name, "card": f"{number:03}", "collection": drawn.collection,
                         "draft": drawn.draft.guid, "bytes": "{}-{}".format(*drawn.value["bytes"]),
                         "code": drawn.value["code"], "severity": drawn.value["severity"],
                         "source": drawn.value["origin"]["story"]})
        (folder / "QUESTIONS.txt").write_text(questions(name, len(chosen)), encoding="utf-8")
        print(f"{name}: {len(chosen)} cards")
    with open(options.out / "ids.tsv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS, delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


# --- verdicts -----------------------------------------------------------------------------


def read_ids(folder):
    with open(folder / "ids.tsv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def read_verdicts(folder):
    """{(reader, name, card): verdict}"""
    verdicts = {}
    for path in sorted(folder.glob("verdicts/*/*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if len(fields) > 1 and fields[0].strip().isdigit():
                verdicts[path.parent.name, path.stem, fields[0].strip().zfill(3)] = (
                    fields[1].strip().lower())
    return verdicts


def score(options):
    """By reader, and where both agree: what one calls wrong or unsure is not right."""
    rows, verdicts = read_ids(options.out), read_verdicts(options.out)
    readers = sorted({reader for reader, _, _ in verdicts})
    for name in NAMES:
        for collection in ("", *SHARES):
            mine = [row for row in rows if row["name"] == name and
                    collection in ("", row["collection"])]
            for reader in (*readers, "all readers"):
                count = total = 0
                for row in mine:
                    said = [verdicts.get((who, name, row["card"])) for who in readers
                            if reader in (who, "all readers")]
                    if said and None not in said:
                        total += 1
                        count += set(said) == {"right"}
                if total:
                    low, high = figures.wilson(count, total)
                    print(f"{name:16} {collection or 'all':14} {reader:14} {count:3} of "
                          f"{total:3}  {count / total:.3f} ({low:.3f}-{high:.3f})")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--shared", type=pathlib.Path, default=engine.ROOT.parent / "shared")
    actions = parser.add_subparsers(required=True)
    one = actions.add_parser("draw")
    one.add_argument("out", type=pathlib.Path)
    one.add_argument("--seed", type=int, default=21578)
    one.add_argument("--made-on", action="store_true",
                     help="of the half that rules are made on instead")
    one.add_argument("--not", action="append", default=[], dest="earlier", type=pathlib.Path,
                     metavar="EARLIER", help="whose cards are not drawn again")
    one.set_defaults(run=draw)
    one = actions.add_parser("score")
    one.add_argument("out", type=pathlib.Path)
    one.set_defaults(run=score)
    return parser.parse_args()


def main():
    options = arguments()
    if engine.ROOT in options.out.resolve().parents:
        sys.exit(f"{options.out}: cards hold text that must not enter the repository")
    options.run(options)


if __name__ == "__main__":
    main()
