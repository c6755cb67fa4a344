/* SPDX-License-Identifier: MIT */
/* The sources of a draft, as the table and the text of its sheet number them. */
#include "report/page_parts.h"

uint32_t
page_source_number(const struct page_sources *sources, uint32_t story)
{
    for (size_t i = 0; i < sources->count; i++) {
        if (sources->data[i].origin->story == story) {
            return (uint32_t)i + 1;
        }
    }
    return 0;
}

void
page_collect_sources(struct page_sources *ret, const struct report *report)
{
    for (uint32_t i = 0; i < report->finding_count; i++) {
        const struct finding *finding = &report->findings[i];
        uint32_t number = page_source_number(ret, finding->origin.story);
        if (number == 0) {
            struct page_source source = {.origin = &finding->origin,
                                         .last_paragraph = UINT32_MAX,
                                         .credit = finding_credit_state(finding)};
            vec_add(ret, source);
            number = (uint32_t)ret->count;
        }
        struct page_source *source = &ret->data[number - 1];
        source->findings++;
        source->words += finding->matched;
        source->paragraphs += source->last_paragraph != finding->paragraph;
        source->last_paragraph = finding->paragraph;
        source->credit = credit_state_join(source->credit, finding_credit_state(finding));
    }
}

void
page_add_source(struct buf *out, const struct finding_origin *origin)
{
    const char *name = origin->agency ? origin->agency : origin->publisher;
    struct buf place = BUF_INIT;
    finding_add_place(&place, str_from(origin->place ? origin->place : ""));
    struct str parts[] = {str_from(name ? name : ""),
                          str_from(origin->byline ? origin->byline : ""),
                          buf_str(&place)};
    bool any = false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].length > 0) {
            buf_add_text(out, any ? ", " : "");
            page_add_text(out, parts[i]);
            any = true;
        }
    }
    buf_release(&place);
    if (!any) {
        buf_add_format(out, "story %u of the archive", (unsigned)origin->story);
    }
}
