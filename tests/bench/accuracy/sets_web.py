# SPDX-License-Identifier: MIT
"""Web pages of forty outlets, each checked against all others: what is found of what
exhaustive search found. One half was looked at when rules were made, the other never."""

import corpora
import engine
import figures

PROSE = 0.25  # of the characters inside quotation marks, at most
BANDS = ((0.25, 0.6), (0.6, 1.01))
ENOUGH = 0.6  # of a paragraph: more than a hint is wanted


def rows_of(outcomes):
    """outcomes: [(Silver, findings in its paragraph)]"""
    rows = []
    for kind, low, high in (("prose", 0.0, PROSE), ("with speech", PROSE, 1.01)):
        for least, below in BANDS:
            found = [findings for label, findings in outcomes
                     if low <= label.quote_share < high and least <= label.containment < below]
            group = f"{kind}, contained {least:.2f}-{min(below, 1):.2f}"
            rows.append(figures.share_row(group, "any finding", sum(map(bool, found)),
                                          len(found)))
            rows.append(figures.share_row(group, "above hint", sum(
                any(finding.above_hint for finding in findings) for findings in found),
                len(found)))
    return rows


def missed(outcomes):
    """Prose that stands elsewhere and has less than an information, for a reader."""
    return [{"draft": label.draft, "paragraph": label.paragraph,
             "codes": sorted({finding.code for finding in findings})}
            for label, findings in outcomes
            if label.quote_share < PROSE and label.containment >= ENOUGH and
            not any(finding.above_hint for finding in findings)]


def web_of(kept_back):
    def measure(run):
        texts = run.texts("allsides")
        drafts = {text.guid: text for text in texts if text.paragraphs and
                  corpora.is_kept_back(text) == kept_back}
        labels = [label for label in corpora.web_silver(run.data) if label.draft in drafts]
        chosen = sorted({label.draft for label in labels})
        spans = {guid: engine.paragraph_spans(drafts[guid].paragraphs) for guid in chosen}
        with run.archive(texts) as archive:
            reports = archive.check([(guid, drafts[guid].body, [guid]) for guid in chosen],
                                    run.setting)
            cost = archive.cost()
        outcomes = [(label, reports[label.draft].within(*spans[label.draft][label.paragraph]))
                    for label in labels]
        return {"note": f"{len(outcomes):,} paragraphs of {len(chosen):,} drafts, each left "
                        f"out of an archive of {len(texts):,}",
                "cost": cost, "rows": rows_of(outcomes), "listing": missed(outcomes)}
    return measure
