/* SPDX-License-Identifier: MIT */
/* One draft's part of the page: what it is, how much of it is whose, and the sources. */
#include <string.h>

#include "report/page_parts.h"
#include "report/summary.h"

/* --- sources --------------------------------------------------------------- */

static void
add_date(struct buf *out, struct date date)
{
    struct buf words = BUF_INIT;
    date_add_words(&words, date);
    page_add_text(out, buf_str(&words));
    buf_release(&words);
}

static unsigned
per_cent(uint64_t part, uint64_t whole)
{
    return whole > 0 ? (unsigned)((part * 100 + whole / 2) / whole) : 0;
}

static void
add_source_row(const struct sheet *sheet, const struct page_source *source,
               uint32_t number)
{
    struct buf *out = sheet->out;
    const struct finding_origin *origin = source->origin;
    bool secret = origin->embargo.precision != DATE_NONE &&
                  origin->embargo.ms > sheet->about->now_ms;
    buf_add_format(out, "<tr id=\"d%us%u\"><td><span class=\"no c%u\">%u</span></td><td>",
                   (unsigned)sheet->number, (unsigned)number,
                   (unsigned)((number - 1) % PAGE_COLOURS + 1), (unsigned)number);
    page_add_source(out, origin);
    if (origin->headline != NULL && !secret) {
        buf_add_text(out, "<br><span class=\"soft\">");
        page_add_text(out, str_from(origin->headline));
        buf_add_text(out, "</span>");
    }
    buf_add_text(out, "</td><td>");
    add_date(out, origin->date);
    buf_add_format(out,
                   "</td><td class=\"n\">%u</td><td class=\"n\">%u %%</td>"
                   "<td class=\"n\">%u</td><td>%s</td></tr>\n",
                   (unsigned)source->words, per_cent(source->words, sheet->report->words),
                   (unsigned)source->findings, credit_state_name(source->credit));
}

static void
add_sources(const struct sheet *sheet)
{
    if (sheet->sources.count == 0) {
        return;
    }
    buf_add_text(sheet->out,
                 "<section><h3>Sources</h3>\n<table><thead><tr><th scope=\"col\">No.</th>"
                 "<th scope=\"col\">Source</th><th scope=\"col\">Date</th>"
                 "<th scope=\"col\" class=\"n\">Words</th>"
                 "<th scope=\"col\" class=\"n\">Of the draft</th>"
                 "<th scope=\"col\" class=\"n\">Passages</th>"
                 "<th scope=\"col\">Credited</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < sheet->sources.count; i++) {
        add_source_row(sheet, &sheet->sources.data[i], (uint32_t)i + 1);
    }
    buf_add_text(sheet->out, "</tbody></table></section>\n");
}

/* --- shares ---------------------------------------------------------------- */

struct share {
    const char *class;
    const char *name;
    uint32_t words;
};

enum {
    SHARE_OWN,
    SHARE_COPIED,
    SHARE_REWRITTEN,
    SHARE_QUOTED,
    SHARE_OTHER,
    SHARE_DISMISSED,
    SHARE_LEFT_OUT,
    SHARE_COUNT
};

/* A word counts once, for the gravest kind. */
static uint32_t
take(uint32_t *left, uint32_t words)
{
    uint32_t ret = words < *left ? words : *left;
    *left -= ret;
    return ret;
}

static void
fill_shares(struct share shares[SHARE_COUNT], const struct report *report)
{
    uint32_t covered = report->words_covered;
    uint32_t words = report->words;
    shares[SHARE_COPIED] = (struct share){"f-copied", "copied", 0};
    shares[SHARE_COPIED].words = take(&covered, report->words_copied);
    shares[SHARE_REWRITTEN] = (struct share){"f-rewritten", "rewritten", 0};
    shares[SHARE_REWRITTEN].words = take(&covered, report->words_rewritten);
    shares[SHARE_QUOTED] = (struct share){"f-quoted", "quoted", 0};
    shares[SHARE_QUOTED].words = take(&covered, report->words_quoted);
    shares[SHARE_OTHER] = (struct share){"f-other", "phrases and own copy", covered};
    uint32_t own = words;
    (void)take(&own, report->words_covered);
    shares[SHARE_DISMISSED] = (struct share){"f-dismissed", "dismissed", 0};
    shares[SHARE_DISMISSED].words = take(&own, report->words_dismissed);
    shares[SHARE_LEFT_OUT] =
        (struct share){"f-out", "left out by comments", report->words_muted};
    shares[SHARE_OWN] = (struct share){"f-own", "own", own};
}

static void
add_shares(const struct sheet *sheet)
{
    struct share shares[SHARE_COUNT];
    struct buf *out = sheet->out;
    struct buf bar = BUF_INIT;
    uint64_t all = (uint64_t)sheet->report->words + sheet->report->words_muted;
    double at = 0;
    if (all == 0) {
        return;
    }
    fill_shares(shares, sheet->report);
    buf_add_text(out, "<section><h3>Shares of the text</h3>\n<svg class=\"bar\" "
                      "role=\"img\" aria-label=\"Shares of the text");
    for (size_t i = 0; i < SHARE_COUNT; i++) {
        double width = 100.0 * shares[i].words / (double)all;
        if (shares[i].words == 0) {
            continue;
        }
        buf_add_format(out, ", %s %u per cent", shares[i].name,
                       per_cent(shares[i].words, all));
        buf_add_format(&bar,
                       "<rect class=\"%s\" x=\"%.3f%%\" width=\"%.3f%%\" y=\"0\" "
                       "height=\"100%%\"/>",
                       shares[i].class, at, width);
        at += width;
    }
    buf_add_text(out, "\">");
    buf_add_str(out, buf_str(&bar));
    buf_add_text(out, "</svg>\n<p>");
    for (size_t i = 0, shown = 0; i < SHARE_COUNT; i++) {
        if (shares[i].words > 0) {
            buf_add_format(out,
                           "%s<svg class=\"key\" aria-hidden=\"true\"><rect class=\"%s\" "
                           "width=\"100%%\" height=\"100%%\"/></svg> %s %u %% (%u words)",
                           shown++ > 0 ? " &#160; " : "", shares[i].class, shares[i].name,
                           per_cent(shares[i].words, all), (unsigned)shares[i].words);
        }
    }
    buf_add_text(out, "</p></section>\n");
    buf_release(&bar);
}

/* --- the head -------------------------------------------------------------- */

static void
add_summary(const struct sheet *sheet)
{
    const struct report *report = sheet->report;
    struct report_mostly mostly;
    struct buf words = BUF_INIT;
    if (report->words == 0) {
        buf_add_text(&words, "Nothing was checked");
    } else if (report_find_mostly(report, &mostly)) {
        report_add_mostly(&words, &mostly);
    } else if (report->finding_count == 0) {
        buf_add_text(&words, "No passage is in the archive");
    } else {
        buf_add_format(&words, "%u passage%s from %zu source%s",
                       (unsigned)report->finding_count,
                       report->finding_count == 1 ? "" : "s", sheet->sources.count,
                       sheet->sources.count == 1 ? "" : "s");
    }
    buf_add_text(sheet->out, "<p class=\"summary\">");
    page_add_text(sheet->out, buf_str(&words));
    buf_add_text(sheet->out, "</p>\n");
    buf_release(&words);
}

static void
add_facts(const struct sheet *sheet)
{
    struct buf *out = sheet->out;
    const struct page_about *about = sheet->about;
    struct date now = {.ms = about->now_ms, .precision = DATE_MINUTE, .zone_known = true};
    buf_add_text(out, "<dl class=\"facts\"><dt>Checked</dt><dd>");
    add_date(out, now);
    buf_add_format(out, "</dd><dt>Archive</dt><dd>%llu %s",
                   (unsigned long long)about->stories,
                   about->stories == 1 ? "story" : "stories");
    if (about->newest.precision != DATE_NONE) {
        buf_add_text(out, ", the latest of ");
        add_date(out, about->newest);
    }
    buf_add_format(out, "</dd><dt>Text</dt><dd>%u words in %u paragraphs</dd></dl>\n",
                   (unsigned)sheet->report->words, (unsigned)sheet->report->paragraphs);
}

static void
add_index_row(struct page *page, const struct sheet *sheet, const char *name)
{
    const struct report *report = sheet->report;
    uint32_t worst[SEVERITY_HINT + 1] = {0};
    for (uint32_t i = 0; i < report->finding_count; i++) {
        worst[report->findings[i].severity]++;
    }
    buf_add_format(&page->index, "<tr><td><a href=\"#d%u\">", (unsigned)sheet->number);
    page_add_text(&page->index, str_from(name));
    buf_add_format(
        &page->index,
        "</a></td><td class=\"n\">%u</td><td class=\"n\">%u</td><td class=\"n\">%u</td>"
        "<td class=\"n\">%zu</td><td class=\"n\">%u %%</td></tr>\n",
        (unsigned)report->words, (unsigned)worst[SEVERITY_ERROR],
        (unsigned)worst[SEVERITY_WARNING], sheet->sources.count,
        per_cent(report->words_covered, report->words));
}

void
page_add_draft(struct page *self, const struct report *report, struct str draft,
               const struct dismissals *dismissals)
{
    struct sheet sheet = {
        .out = &self->sheets,
        .about = self->about,
        .report = report,
        .draft = draft,
        .dismissals = dismissals,
        .number = ++self->drafts,
    };
    const char *name = report->path != NULL ? report->path : "draft";
    page_collect_sources(&sheet.sources, report);
    if (self->drafts == 1) {
        page_add_text(&self->title, str_from(name));
    }
    add_index_row(self, &sheet, name);
    buf_add_format(&self->sheets, "<article id=\"d%u\"><h2>", (unsigned)sheet.number);
    page_add_text(&self->sheets, str_from(name));
    buf_add_text(&self->sheets, "</h2>\n");
    add_summary(&sheet);
    add_facts(&sheet);
    add_shares(&sheet);
    add_sources(&sheet);
    page_add_draft_text(&sheet);
    page_add_set_aside(&sheet);
    buf_add_text(&self->sheets,
                 "<div class=\"sign\"><p>Checked by</p><p>Date</p><p>Decision</p></div>\n"
                 "</article>\n");
    vec_release(&sheet.sources);
}
