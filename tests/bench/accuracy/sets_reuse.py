# SPDX-License-Identifier: MIT
"""What must be found: labelled answers, edited paragraphs, silver labels."""

import random

import corpora
import edits
import engine
import figures
import words

LADDER_PARAGRAPHS = 300
LADDER_POOL = 3000
LADDER_STORIES = 60
LANGUAGES = {"en": "Reuters C50", "ar": "SaudiNewsNet", "de": "10kGNAD", "es": "EFE (CoNLL 2002)",
             "ru": "WMT21", "zh": "WMT21", "ja": "WMT21"}


def recall_rows(group, outcomes):
    """outcomes: [(findings, the source's guid)], one each that should be found."""
    of = len(outcomes)
    return [
        figures.share_row(group, "any finding", sum(bool(found) for found, _ in outcomes), of),
        figures.share_row(group, "above hint", sum(
            any(finding.above_hint for finding in found) for found, _ in outcomes), of),
        figures.share_row(group, "names the source", sum(
            any(source in finding.sources for finding in found)
            for found, source in outcomes), of),
    ]


# --- Clough and Stevenson ---------------------------------------------------------


def clough(run, background):
    """Answers written with a source at four degrees of reuse."""
    sources, answers, labels = corpora.clough_stevenson(run.data)
    texts = sources + (run.background() if background else [])
    with run.archive(texts) as archive:
        reports = archive.check([(text.guid, text.body, []) for text in answers], run.setting)
        cost = archive.cost()
    rows = []
    for category in ("cut", "light", "heavy", "non"):
        chosen = [guid for guid, (label, _) in labels.items() if label == category]
        rows += recall_rows(category, [(reports[guid].findings, labels[guid][1])
                                       for guid in chosen])
    # Two of the copies share nothing with their source: 17 of 19 can be reached.
    return {"note": f"{len(answers)} answers; 2 of the 19 cut ones share nothing with their "
                    "source", "cost": cost, "rows": rows}


def clough_with_background(run):
    return clough(run, True)


def clough_alone(run):
    return clough(run, False)


# --- the edit ladder --------------------------------------------------------------


def long_paragraphs(texts, language):
    return [(text, number) for text in texts for number, paragraph in enumerate(text.paragraphs)
            if words.count(paragraph, language) >= words.PARAGRAPH_WORDS]


def ladder_of(language, characters=0):
    """The measurement of one language; `characters` makes units of so many."""
    def measure(run):
        texts = run.texts(language)
        segmenter = words.Segmenter(language, run.python(language), characters)
        rng = random.Random(f"{run.seed} {language}")
        places = long_paragraphs(texts, language)
        # Rules that seldom apply draw from more paragraphs than the others edit.
        pool = rng.sample(places, min(LADDER_POOL, len(places)))
        units = segmenter.cut([text.paragraphs[number] for text, number in pool])
        vocabulary = edits.Vocabulary(units)
        jobs, expected = [], {}
        for rung, edit in edits.rungs(language).items():
            expected[rung] = []
            for at, (text, _) in enumerate(pool):
                if len(expected[rung]) == LADDER_PARAGRAPHS:
                    break
                edited = edit(units[at], random.Random(f"{run.seed} {rung} {at}"), vocabulary)
                if edited is not None:
                    name = f"{rung} {at}"
                    jobs.append((name, edited.text, []))
                    expected[rung].append((name, text.guid))
        with run.archive(texts) as archive:
            reports = archive.check(jobs, run.setting)
            cost = archive.cost()
        rows = [row for rung, names in expected.items() for row in recall_rows(
            rung, [(reports[name].findings, source) for name, source in names])]
        return {"note": f"{LANGUAGES[language]}, {LADDER_PARAGRAPHS} paragraphs, units: "
                        f"{segmenter.name}", "cost": cost, "rows": rows}
    return measure


def ladder_stories(language):
    """Whole stories edited: each paragraph of 20 words counts, in its draft."""
    def measure(run):
        texts = run.texts(language)
        segmenter = words.Segmenter(language, run.python(language))
        rng = random.Random(f"{run.seed} stories {language}")
        long = [text for text in texts if len(text.paragraphs) >= 3]
        chosen = rng.sample(long, min(LADDER_STORIES, len(long)))
        units = [segmenter.cut(text.paragraphs) for text in chosen]
        vocabulary = edits.Vocabulary([part for parts in units for part in parts])
        jobs, expected = [], {}
        for rung, edit in edits.rungs(language).items():
            expected[rung] = []
            for at, text in enumerate(chosen):
                seeded = random.Random(f"{run.seed} {rung} {at}")
                made = [edit(part, seeded, vocabulary) if len(part) else None
                        for part in units[at]]
                paragraphs = [part.text if part else text.paragraphs[i]
                              for i, part in enumerate(made)]
                spans = engine.paragraph_spans(paragraphs)
                name = f"{rung} {at}"
                jobs.append((name, "\n\n".join(paragraphs), []))
                expected[rung] += [
                    (name, spans[i], text.guid) for i, part in enumerate(made) if part and
                    words.count(text.paragraphs[i], language) >= words.PARAGRAPH_WORDS]
        with run.archive(texts) as archive:
            reports = archive.check(jobs, run.setting)
            cost = archive.cost()
        rows = [row for rung, names in expected.items() for row in recall_rows(
            rung, [(reports[name].within(*span), source) for name, span, source in names])]
        return {"note": f"{LANGUAGES[language]}, {len(chosen)} whole stories, units: "
                        f"{segmenter.name}", "cost": cost, "rows": rows}
    return measure


# --- silver labels ----------------------------------------------------------------

BANDS = ((0.25, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01))
RUNS = ((0, 8), (8, 12), (12, 20), (20, 10000))


def band_of(value, bands):
    for low, high in bands:
        if low <= value < high:
            return low, high
    return None


def band_name(band):
    return f"contained {band[0]:.2f}-{min(band[1], 1):.2f}"


def run_name(band):
    return f"{band[0]}-{band[1] - 1}" if band[1] < 10000 else f"{band[0]}+"


def silver_rows(outcomes):
    """outcomes: [(Silver, findings in its paragraph)]"""
    rows = []
    best = {}
    for label, found in outcomes:
        key = (label.draft, label.paragraph)
        if key not in best or label.containment > best[key][0].containment:
            best[key] = (label, found)
    for band in BANDS:
        inside = [(label, found) for label, found in outcomes
                  if band_of(label.containment, BANDS) == band]
        top = [found for label, found in best.values()
               if band_of(label.containment, BANDS) == band]
        rows.append(figures.share_row(band_name(band), "paragraph: any finding",
                                      sum(bool(found) for found in top), len(top)))
        rows += recall_rows(band_name(band), [(found, label.source) for label, found in inside])
        for lengths in RUNS:
            part = [(found, label.source) for label, found in inside
                    if band_of(label.run, RUNS) == lengths]
            if part:
                rows += recall_rows(f"{band_name(band)}, run {run_name(lengths)}", part)
    return rows


def silver_of(name):
    def measure(run):
        texts = run.texts(name)
        by_guid = {text.guid: text for text in texts}
        labels = list(corpora.silver(run.data, name))
        drafts = sorted({label.draft for label in labels})
        total = len(drafts)
        if not run.full and total > run.drafts:
            drafts = sorted(random.Random(f"{run.seed} silver").sample(drafts, run.drafts))
        spans = {guid: engine.paragraph_spans(by_guid[guid].paragraphs) for guid in drafts}
        with run.archive(texts) as archive:
            reports = archive.check([(guid, by_guid[guid].body, [guid]) for guid in drafts],
                                    run.setting)
            cost = archive.cost()
        outcomes = [(label, reports[label.draft].within(*spans[label.draft][label.paragraph]))
                    for label in labels if label.draft in reports]
        return {"note": f"{len(outcomes):,} of {len(labels):,} rows: {len(drafts):,} of "
                        f"{total:,} drafts, each left out of an archive of {len(texts):,}",
                "cost": cost, "rows": silver_rows(outcomes)}
    return measure
