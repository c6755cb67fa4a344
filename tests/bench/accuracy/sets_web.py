# SPDX-License-Identifier: MIT
"""Web pages of forty outlets, each checked against all others: what is found of what
exhaustive search found. One half was looked at when rules were made, the other never.

Much of what search finds is furniture of the page or somebody's speech, of which a hint is
the most that is wanted. What is such is told twice: by web_furniture.py, which knows nothing
of Wirecheck, and by Wirecheck's own kinds of paragraphs; recall is given for what each of
the two leaves, and of what is left out, by reason, what is said of it."""

import collections
import dataclasses

import corpora
import engine
import figures
import web_furniture

PROSE = 0.25  # of the characters inside quotation marks, at most
BANDS = ((0.25, 0.6), (0.6, 1.01))
ENOUGH = 0.6  # of a paragraph: more than a hint is wanted
TOLD = ("narrative", "quoted speech")  # kinds of which more than a hint may be said


@dataclasses.dataclass
class Outcome:
    label: corpora.Silver
    findings: list  # in its paragraph
    part: str  # what Wirecheck takes the paragraph for
    reason: str  # why it is no prose of the story, or ""
    containment: float  # of what is prose

    @property
    def is_prose(self):
        return self.label.quote_share < PROSE

    @property
    def above_hint(self):
        return any(finding.above_hint for finding in self.findings)


def recall(group, outcomes):
    return [figures.share_row(group, "any finding",
                              sum(bool(one.findings) for one in outcomes), len(outcomes)),
            figures.share_row(group, "above hint",
                              sum(one.above_hint for one in outcomes), len(outcomes))]


def banded(name, outcomes, containment):
    rows = []
    for least, below in BANDS:
        rows += recall(f"{name}, contained {least:.2f}-{min(below, 1):.2f}", [
            one for one in outcomes if least <= containment(one) < below])
    return rows


def rows_of(outcomes):
    prose = [one for one in outcomes if one.is_prose]
    rows = banded("all without speech", prose, lambda one: one.label.containment)
    rows += banded("prose", [one for one in prose if not one.reason],
                   lambda one: one.containment)
    rows += banded("prose, by Wirecheck's kinds", [one for one in prose if one.part in TOLD],
                   lambda one: one.containment)
    rows += banded("with speech", [one for one in outcomes if not one.is_prose],
                   lambda one: one.label.containment)
    reasons = collections.Counter(one.reason for one in prose if one.reason)
    for reason, _ in reasons.most_common():
        left = [one for one in prose if one.reason == reason]
        rows += recall(f"left out: {reason}", left)
        rows.append(figures.share_row(f"left out: {reason}", "so by its kind", sum(
            one.part not in TOLD for one in left), len(left)))
    return rows


def missed(outcomes):
    """Prose that stands elsewhere and has less than an information, and what is left out
    and has more than a hint, for a reader."""
    return [{"draft": one.label.draft, "paragraph": one.label.paragraph,
             "reason": one.reason, "codes": sorted({found.code for found in one.findings})}
            for one in outcomes if one.is_prose and
            (one.above_hint if one.reason else
             one.containment >= ENOUGH and not one.above_hint)]


def web_of(kept_back):
    def measure(run):
        texts = run.texts("allsides")
        drafts = {text.guid: text for text in texts if text.paragraphs and
                  corpora.is_kept_back(text) == kept_back}
        labels = [label for label in corpora.web_silver(run.data) if label.draft in drafts]
        chosen = sorted({label.draft for label in labels})
        spans = {guid: engine.paragraph_spans(drafts[guid].paragraphs) for guid in chosen}
        with run.archive(texts) as archive:
            answers = archive.ask([{"id": guid, "text": drafts[guid].body, "parts": True,
                                    "leave_out": [guid]} for guid in chosen], run.setting)
            archive.reports = [engine.Report(answer) for answer in answers.values()]
            cost = archive.cost()
        reports = {guid: engine.Report(answer) for guid, answer in answers.items()}
        pages = web_furniture.Pages(texts, labels)
        outcomes = []
        for label in labels:
            start, end = spans[label.draft][label.paragraph]
            part = next((name for first, last, name in answers[label.draft]["parts"]
                         if first < end and start < last), "narrative")
            outcomes.append(Outcome(label, reports[label.draft].within(start, end), part,
                                    *pages.reason(label)))
        return {"note": f"{len(outcomes):,} paragraphs of {len(chosen):,} drafts, each left "
                        f"out of an archive of {len(texts):,}",
                "cost": cost, "rows": rows_of(outcomes), "listing": missed(outcomes)}
    return measure
