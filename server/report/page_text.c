/* SPDX-License-Identifier: MIT */
#include "report/page_parts.h"

#include <ctype.h>

#include "report/render.h"

static void
add_words(struct buf *out, const char *text)
{
    page_add_text(out, str_from(text));
}

/* Text from `part`, the words that the other side has not in bold. */
static void
add_compared(struct buf *out, struct str text, struct span part,
             const struct comparison *words)
{
    uint32_t at = part.start;
    vec_each(const struct comparison_word, word, words) {
        if (word->same || word->text.start < at || word->text.end > part.end) {
            continue;
        }
        page_add_text(out, str_slice(text, at, word->text.start));
        buf_add_text(out, "<b>");
        page_add_text(out, span_of(text, word->text));
        buf_add_text(out, "</b>");
        at = word->text.end;
    }
    page_add_text(out, str_slice(text, at, part.end));
}

static uint32_t
colour_of(uint32_t number)
{
    return (number - 1) % PAGE_COLOURS + 1;
}

static bool
is_secret(const struct sheet *sheet, const struct finding *finding)
{
    const struct date *embargo = &finding->origin.embargo;
    return embargo->precision != DATE_NONE && embargo->ms > sheet->about->now_ms;
}

static void
add_number(const struct sheet *sheet, const struct finding *finding)
{
    uint32_t number = page_source_number(&sheet->sources, finding->origin.story);
    buf_add_format(sheet->out,
                   "<a class=\"no c%u\" href=\"#d%us%u\" aria-label=\"source %u\">%u</a>",
                   (unsigned)colour_of(number), (unsigned)sheet->number, (unsigned)number,
                   (unsigned)number, (unsigned)number);
}

static void
add_mark(const struct sheet *sheet, const struct finding *finding, struct span part)
{
    struct comparison words = {0};
    uint32_t number = page_source_number(&sheet->sources, finding->origin.story);
    buf_add_format(sheet->out, "<mark class=\"c%u\">", (unsigned)colour_of(number));
    comparison_of_draft(&words, finding, sheet->draft);
    add_compared(sheet->out, sheet->draft, part, &words);
    vec_release(&words);
    buf_add_text(sheet->out, "</mark> ");
    add_number(sheet, finding);
}

/* Whose the words are, and the words. */
static void
add_card(const struct sheet *sheet, const struct finding *finding)
{
    struct buf *out = sheet->out;
    struct buf evidence = BUF_INIT;
    struct comparison words = {0};
    buf_add_format(out, "<div class=\"card %s\"><p class=\"what\">",
                   severity_name(finding->severity));
    add_number(sheet, finding);
    buf_add_byte(out, ' ');
    add_words(out, finding->message);
    buf_add_text(out, "</p>\n");
    if (is_secret(sheet, finding)) {
        buf_add_text(out, "<p>The archived text is under embargo and not shown.</p>\n");
    } else if (finding->origin.text != NULL) {
        struct str text = str_from(finding->origin.text);
        comparison_of_source(&words, finding);
        buf_add_text(out, "<p>\u201c");
        add_compared(out, text, (struct span){0, (uint32_t)text.length}, &words);
        buf_add_text(out, "\u201d</p>\n");
    }
    finding_add_evidence(&evidence, &finding->origin);
    buf_add_text(out, "<p class=\"soft\">How we know: ");
    page_add_text(out, buf_str(&evidence));
    buf_add_text(out, "</p></div>\n");
    vec_release(&words);
    buf_release(&evidence);
}

/* Of the paragraph's findings, in [first, end) of the report's, the first that covers a
 * place; else where the next one begins, or `limit`. */
static const struct finding *
covering(const struct sheet *sheet, struct span findings, uint32_t place, uint32_t *limit)
{
    for (uint32_t i = findings.start; i < findings.end; i++) {
        const struct finding *finding = &sheet->report->findings[i];
        if (finding->span.start <= place && place < finding->span.end) {
            *limit = finding->span.end < *limit ? finding->span.end : *limit;
            return finding;
        }
        if (finding->span.start > place && finding->span.start < *limit) {
            *limit = finding->span.start;
        }
    }
    return NULL;
}

static void
add_paragraph(const struct sheet *sheet, struct span paragraph, struct span findings)
{
    struct buf *out = sheet->out;
    buf_add_text(out, "<div class=\"row\"><p dir=\"auto\">");
    for (uint32_t at = paragraph.start; at < paragraph.end;) {
        uint32_t limit = paragraph.end;
        const struct finding *finding = covering(sheet, findings, at, &limit);
        if (finding != NULL) {
            add_mark(sheet, finding, (struct span){at, limit});
        } else {
            page_add_text(out, str_slice(sheet->draft, at, limit));
        }
        at = limit;
    }
    buf_add_text(out, "</p><div>\n");
    for (uint32_t i = findings.start; i < findings.end; i++) {
        add_card(sheet, &sheet->report->findings[i]);
    }
    buf_add_text(out, "</div></div>\n");
}

static bool
has_words(struct str text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte >= 0x80 || isalnum(byte)) {
            return true;
        }
    }
    return false;
}

/* Whatever is no paragraph, but for bare marks of markup. */
static void
add_between(const struct sheet *sheet, uint32_t start, uint32_t end)
{
    struct str text = start < end ? str_slice(sheet->draft, start, end) : STR("");
    if (has_words(text)) {
        buf_add_text(sheet->out, "<div class=\"row\"><p class=\"between\" dir=\"auto\">");
        page_add_text(sheet->out, str_trim(text));
        buf_add_text(sheet->out, "</p></div>\n");
    }
}

void
page_add_draft_text(const struct sheet *sheet)
{
    const struct report *report = sheet->report;
    uint32_t at = 0;
    uint32_t first = 0;
    buf_add_text(sheet->out, "<section><h3>The draft</h3>\n");
    for (uint32_t i = 0; i < report->paragraphs; i++) {
        struct span paragraph = report->paragraph_spans[i];
        uint32_t end = first;
        while (end < report->finding_count && report->findings[end].paragraph <= i) {
            end++;
        }
        add_between(sheet, at, paragraph.start);
        add_paragraph(sheet, paragraph, (struct span){first, end});
        at = paragraph.end > at ? paragraph.end : at;
        first = end;
    }
    add_between(sheet, at, (uint32_t)sheet->draft.length);
    buf_add_text(sheet->out, "</section>\n");
}
