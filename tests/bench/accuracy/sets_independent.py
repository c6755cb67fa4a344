# SPDX-License-Identifier: MIT
"""What should not be found: stories that were written independently."""

import csv
import pathlib
import re

import corpora
import engine
import figures
import words

# Every warning and information on BASIL, read: ids and spans, no text.
READ = pathlib.Path(__file__).resolve().parent / "basil.tsv"
CODES = ("wire-copy", "figure-differs", "wire-rewrite", "shared-phrase", "shared-quote")
QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")


def quoted_share(paragraph, start, end):
    """The part of bytes [start, end) of the paragraph that is inside quotation marks."""
    passage = len(paragraph.encode()[start:end])
    inside = 0
    for match in QUOTED.finditer(paragraph):
        first = len(paragraph[:match.start()].encode())
        last = len(paragraph[:match.end()].encode())
        inside += max(0, min(end, last) - max(start, first))
    return inside / passage if passage else 0


def alarms(texts, reports, backed=frozenset()):
    """[(guid, paragraph number, finding, is it speech)] and the paragraphs looked at.
    `backed`: (guid, paragraph) whose words are known to stand elsewhere."""
    found, paragraphs = [], 0
    for text in texts:
        for number, span in enumerate(engine.paragraph_spans(text.paragraphs)):
            paragraph = text.paragraphs[number]
            if len(words.WORD.findall(paragraph)) < 8 or (text.guid, number) in backed:
                continue
            paragraphs += 1
            for finding in reports[text.guid].within(*span):
                start = max(0, finding.start - span[0])
                speech = quoted_share(paragraph, start, finding.end - span[0]) >= 0.5
                found.append((text.guid, number, finding, speech))
    return found, paragraphs


def alarm_rows(found, paragraphs):
    def rate(group, measure, wanted):
        return figures.rate_row(group, measure, len(
            {(guid, number) for guid, number, finding, speech in found
             if wanted(finding, speech)}), paragraphs)
    rows = []
    for severity in ("error", "warning", "information", "hint"):
        for measure, is_speech in (("outside speech", False), ("speech", True)):
            rows.append(rate(severity, measure, lambda finding, speech, s=severity, q=is_speech:
                             finding.severity == s and speech == q))
    for code in sorted({finding.code for _, _, finding, _ in found} | set(CODES)):
        for measure, is_speech in (("outside speech", False), ("speech", True)):
            rows.append(rate(code, measure, lambda finding, speech, c=code, q=is_speech:
                             finding.code == c and speech == q))
    return rows


def read_copies(path=READ):
    """{guid: [(start, end)]} of the passages that a reader saw to be copy."""
    copies = {}
    with open(path, encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            if row["verdict"] == "right":
                copies.setdefault(row["draft"], []).append(
                    tuple(map(int, row["draft_bytes"].split("-"))))
    return copies


def is_read(copies, guid, finding):
    """Most of the finding is in a passage that was read."""
    return any(2 * (min(end, finding.end) - max(start, finding.start))
               >= finding.end - finding.start for start, end in copies.get(guid, ()))


def unread_rows(found, paragraphs, copies):
    """What is left of the alarms without copy that is really there."""
    return [figures.rate_row(severity, "outside speech, no copy", len(
        {(guid, number) for guid, number, finding, speech in found
         if finding.severity == severity and not speech
         and not is_read(copies, guid, finding)}), paragraphs)
        for severity in ("error", "warning", "information")]


def listing(found, severities=("error", "warning", "information")):
    """Ids and spans of what a reader should judge; no text."""
    return [{"draft": guid, "paragraph": number, "code": finding.code,
             "severity": finding.severity, "source": finding.origin,
             "bytes": [finding.start, finding.end], "speech": speech}
            for guid, number, finding, speech in found if finding.severity in severities]


def basil(run):
    """Each article against all others; the two of its event are what may be met."""
    texts = corpora.basil(run.data)
    with run.archive(texts + run.background()) as archive:
        reports = archive.check([(text.guid, text.body, [text.guid]) for text in texts],
                                run.setting)
        cost = archive.cost()
    found, paragraphs = alarms(texts, reports)
    return {"note": f"{len(texts)} articles on {len({text.group for text in texts})} events, "
                    f"{paragraphs:,} paragraphs of 8 words or more, within C50 and Reuters-21578",
            "cost": cost, "listing": listing(found),
            "rows": alarm_rows(found, paragraphs)
            + unread_rows(found, paragraphs, read_copies())}


def backed_paragraphs(run, name, keep):
    return {(label.draft, label.paragraph) for label in corpora.silver(run.data, name)
            if keep(label)}


def c50_authors(run):
    """Each story against those of other authors. What exhaustive search knows to stand
    there (a quarter of the words) does not count."""
    texts = run.texts("c50")
    author = {text.guid: text.group for text in texts}
    backed = backed_paragraphs(run, "c50",
                               lambda label: author[label.draft] != author[label.source])
    by_author = {}
    for text in texts:
        by_author.setdefault(text.group, []).append(text.guid)
    chosen = sorted(run.sample(texts, "c50 authors"), key=lambda text: text.group)
    with run.archive(texts) as archive:
        reports = archive.check([(text.guid, text.body, by_author[text.group])
                                 for text in chosen], run.setting)
        cost = archive.cost()
    found, paragraphs = alarms(chosen, reports, backed)
    return {"note": f"{len(chosen):,} stories against those of other authors, {paragraphs:,} "
                    f"paragraphs; {len(backed):,} with silver rows left out",
            "cost": cost, "rows": alarm_rows(found, paragraphs), "listing": listing(found)}


def reuters_earnings(run):
    """Earnings reports, full of the same phrases. What exhaustive search knows to stand
    elsewhere does not count."""
    texts = run.texts("reuters")
    backed = backed_paragraphs(run, "reuters", lambda label: True)
    chosen = run.sample([text for text in texts if "earn" in text.group.split()], "earnings")
    with run.archive(texts) as archive:
        reports = archive.check([(text.guid, text.body, [text.guid]) for text in chosen],
                                run.setting)
        cost = archive.cost()
    found, paragraphs = alarms(chosen, reports, backed)
    return {"note": f"{len(chosen):,} stories of topic earn, {paragraphs:,} paragraphs "
                    "without a silver row",
            "cost": cost, "rows": alarm_rows(found, paragraphs), "listing": listing(found)}
