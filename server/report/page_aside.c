/* SPDX-License-Identifier: MIT */
/* What the page does not mark, and who said so: nothing is left out in silence. */
#include "report/page_parts.h"
#include "report/summary.h"

static const struct dismissal_line *
find_line(const struct dismissals *dismissals, const char *id)
{
    size_t count = dismissals != NULL && id != NULL ? dismissals_count(dismissals) : 0;
    for (size_t i = 0; i < count; i++) {
        const struct dismissal_line *line = dismissals_at(dismissals, i);
        if (str_equal(line->id, str_from(id))) {
            return line;
        }
    }
    return NULL;
}

static void
add_passage(const struct sheet *sheet, const struct finding *finding)
{
    buf_add_text(sheet->out, "<li><strong>");
    page_add_text(sheet->out, str_from(finding->message));
    buf_add_text(sheet->out, "</strong><br>\u201c");
    page_add_text(sheet->out, span_of(sheet->draft, finding->span));
    buf_add_text(sheet->out, "\u201d");
}

static void
add_dismissed(const struct sheet *sheet)
{
    struct buf *out = sheet->out;
    if (sheet->report->dismissed_count == 0) {
        return;
    }
    buf_add_text(out, "<section><h3>Dismissed</h3><ul>\n");
    for (uint32_t i = 0; i < sheet->report->dismissed_count; i++) {
        const struct finding *finding = &sheet->report->dismissed[i];
        const struct dismissal_line *line =
            find_line(sheet->dismissals, finding->dismissal);
        add_passage(sheet, finding);
        if (line != NULL) {
            buf_add_text(out, "<br><span class=\"soft\">by ");
            page_add_text(out, line->who);
            buf_add_text(out, ", ");
            page_add_text(out, line->when);
            buf_add_text(out, line->reason.length > 0 ? ": " : ", no reason given");
            page_add_text(out, line->reason);
            buf_add_text(out, "</span>");
        }
        buf_add_text(out, "</li>\n");
    }
    buf_add_text(out, "</ul></section>\n");
}

static void
add_muted(const struct sheet *sheet)
{
    struct buf *out = sheet->out;
    struct buf words = BUF_INIT;
    if (sheet->report->muted_paragraphs == 0) {
        return;
    }
    report_add_muted(&words, sheet->report);
    buf_add_text(out, "<section><h3>Left out by comments</h3><p>");
    page_add_text(out, buf_str(&words));
    buf_add_text(out, ".</p><ul>\n");
    for (uint32_t i = 0; i < sheet->report->muted_count; i++) {
        add_passage(sheet, &sheet->report->muted[i]);
        buf_add_text(out, "</li>\n");
    }
    buf_add_text(out, "</ul></section>\n");
    buf_release(&words);
}

static void
add_overruled(const struct sheet *sheet)
{
    struct buf words = BUF_INIT;
    if (report_count_overruled(sheet->report) == 0) {
        return;
    }
    report_add_overruled(&words, sheet->report);
    buf_add_text(sheet->out, "<section><h3>Switched off by the project</h3><p>");
    page_add_text(sheet->out, buf_str(&words));
    buf_add_text(sheet->out, ".</p></section>\n");
    buf_release(&words);
}

static void
add_passed_by(const struct sheet *sheet)
{
    struct buf words = BUF_INIT;
    report_add_passed_by(&words, sheet->report);
    if (words.length > 0) {
        buf_add_text(sheet->out, "<section><h3>Left out</h3><p>");
        page_add_text(sheet->out, buf_str(&words));
        buf_add_text(sheet->out, ".</p></section>\n");
    }
    buf_release(&words);
}

void
page_add_set_aside(const struct sheet *sheet)
{
    add_dismissed(sheet);
    add_muted(sheet);
    add_passed_by(sheet);
    add_overruled(sheet);
}
