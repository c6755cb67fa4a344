/* SPDX-License-Identifier: MIT */
#ifndef SAMPLE_REPORT_H
#define SAMPLE_REPORT_H

#include "report/finding.h"

/* A report made by hand: one paragraph of a draft beside an invented wire story. */

#define SAMPLE_DRAFT                                                                     \
    "Heading\n\nThe harbour of Port Alder will reopen on Monday, the mayor said \u2014 " \
    "\U0001F600 at last.\n"
#define SAMPLE_SOURCE "The harbour of Port Alder will reopen on Tuesday, the mayor said."

/* The span of `words` in `text`. */
static inline struct span
sample_span(const char *text, const char *words)
{
    const char *at = strstr(text, words);
    return (struct span){(uint32_t)(at - text),
                         (uint32_t)(at - text + (long)strlen(words))};
}

struct sample {
    struct report report;
    struct finding finding;
    struct finding_run runs[2];
    char passage[sizeof SAMPLE_DRAFT];
    struct finding_copy also[1];
    const char *credits[1];
};

static inline void
sample_fill_origin(struct finding_origin *origin)
{
    *origin = (struct finding_origin){
        .story = 7,
        .guid = "urn:wire:7",
        .confidence = CONFIDENCE_CERTAIN,
        .rule = CREDIT_DATELINE,
        .agency = "Reuters",
        .byline = "Ada Quill",
        .place = "PORT ALDER",
        .headline = "Harbour reopens",
        .date = date_from_day(2031, 4, 2),
        .status = STORY_USABLE,
        .passage = {0, (uint32_t)strlen(SAMPLE_SOURCE)},
        .shown = {0, (uint32_t)strlen(SAMPLE_SOURCE)},
        .text = SAMPLE_SOURCE,
    };
    origin->date.source = DATE_FROM_FAMILY;
}

static inline void
sample_fill(struct sample *sample)
{
    static const char first[] = "The harbour of Port Alder will reopen on";
    static const char second[] = "the mayor said";
    *sample = (struct sample){0};
    struct finding *finding = &sample->finding;
    sample->runs[0] = (struct finding_run){sample_span(SAMPLE_DRAFT, first),
                                           sample_span(SAMPLE_SOURCE, first)};
    sample->runs[1] = (struct finding_run){sample_span(SAMPLE_DRAFT, second),
                                           sample_span(SAMPLE_SOURCE, second)};
    sample->also[0] = (struct finding_copy){
        .story = 9,
        .publisher = "The Alder Post",
        .headline = "Harbour to reopen",
        .date = date_from_day(2031, 4, 3),
        .share = 2.0 / 3,
    };
    *finding = (struct finding){
        .id = "f1",
        .code = FINDING_WIRE_COPY,
        .severity = SEVERITY_WARNING,
        .message = "Near-copy of Reuters.",
        .paragraph = 1,
        .words = 12,
        .matched = 11,
        .longest_run = 8,
        .share = 11.0 / 12,
        .share_outside_quotes = 1,
        .runs = sample->runs,
        .run_count = 2,
        .also = sample->also,
        .also_count = 1,
    };
    finding->span.start = sample->runs[0].draft.start;
    finding->span.end = sample->runs[1].draft.end;
    memcpy(sample->passage, &SAMPLE_DRAFT[finding->span.start],
           span_length(finding->span));
    finding->passage = sample->passage;
    for (int i = 0; i < 2; i++) {
        struct span draft = sample->runs[i].draft;
        sample->runs[i].passage = (struct span){draft.start - finding->span.start,
                                                draft.end - finding->span.start};
    }
    sample_fill_origin(&finding->origin);
    sample->credits[0] = "AFP";
    sample->report = (struct report){
        .archive_stories = 3,
        .archive_generation = 2,
        .path = "draft.txt",
        .language = "en",
        .words = 16,
        .paragraphs = 2,
        .credits = sample->credits,
        .credit_count = 1,
        .words_covered = 11,
        .words_copied = 11,
        .findings = finding,
        .finding_count = 1,
    };
}

#endif
