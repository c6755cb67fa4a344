/* SPDX-License-Identifier: MIT */
#ifndef REPORT_PAGE_PARTS_H
#define REPORT_PAGE_PARTS_H

#include "base/vec.h"
#include "report/page.h"
#include "report/page_html.h"
#include "report/summary.h"

/* Colours that a page has; more sources begin again with the first. */
#define PAGE_COLOURS 8u

/* A source of a draft, numbered in the order in which the draft has it. */
struct page_source {
    const struct finding_origin *origin;
    uint32_t findings;
    uint32_t words;      /* of the draft that stand in it */
    uint32_t paragraphs; /* that have a finding from it */
    uint32_t last_paragraph;
    enum credit_state credit;
};

struct page_sources {
    VEC_OF(struct page_source);
};

/* What all parts of a draft's sheet are made from. */
struct sheet {
    struct buf *out;
    const struct page_about *about;
    const struct report *report;
    struct str draft;
    const struct dismissals *dismissals; /* or NULL */
    struct page_sources sources;
    uint32_t number; /* of the draft on the page, from 1 */
};

void page_collect_sources(struct page_sources *ret, const struct report *report);
/* "Reuters, Ines Halvorsen, Calder Haven" */
void page_add_source(struct buf *out, const struct finding_origin *origin);
/* From 1. */
uint32_t page_source_number(const struct page_sources *sources, uint32_t story);

/* The draft, its passages marked, and beside each what it comes from. */
void page_add_draft_text(const struct sheet *sheet);
/* What is not marked there, and why: dismissed, left out, overruled. */
void page_add_set_aside(const struct sheet *sheet);

#endif
