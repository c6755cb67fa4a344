/* SPDX-License-Identifier: MIT */
/* A report for people: where, what, the passage beside its source, and where it
 * came from. Knows the layout; wording of the message itself is the finding's. */
#include "report/render.h"

#include "report/columns.h"
#include "report/summary.h"
#include "text/display.h"
#include "text/position.h"

#define INDENT 4
#define GUTTER 3
#define NARROWEST 40
#define WIDEST 140
/* Two columns of less than this are harder to compare than one above the other. */
#define NARROWEST_COLUMN 34

#define COLOUR_OFF "\x1b[0m"
#define COLOUR_BOLD "\x1b[1m"
#define COLOUR_DIM "\x1b[2m"
#define COLOUR_DRAFT "\x1b[1;32m"
#define COLOUR_SOURCE "\x1b[1;31m"

static void
add_coloured(struct buf *out, const struct text_style *style, const char *colour,
             const char *text)
{
    buf_add_text(out, style->colour ? colour : "");
    display_add(out, str_from(text));
    buf_add_text(out, style->colour ? COLOUR_OFF : "");
}

static const char *
severity_colour(enum severity severity)
{
    switch (severity) {
    case SEVERITY_ERROR:
        return "\x1b[1;31m";
    case SEVERITY_WARNING:
        return "\x1b[1;33m";
    case SEVERITY_INFORMATION:
        return "\x1b[1;34m";
    case SEVERITY_HINT:
    case SEVERITY_OFF:
        break;
    }
    return "\x1b[1;36m";
}

/* --- passage and source -------------------------------------------------- */

/* The two sides of one finding, set in lines. */
struct sides {
    struct column_lines draft;
    struct column_lines source;
    size_t width; /* of each */
};

static void
set_sides(struct sides *sides, const struct finding *finding,
          const struct text_style *style)
{
    struct comparison words = {0};
    comparison_of_passage(&words, finding);
    column_set(&sides->draft,
               &(struct column){str_from(finding->passage), &words,
                                style->colour ? COLOUR_DRAFT : NULL, sides->width});
    vec_clear(&words);
    comparison_of_source(&words, finding);
    column_set(&sides->source,
               &(struct column){str_from(finding->origin.text), &words,
                                style->colour ? COLOUR_SOURCE : NULL, sides->width});
    vec_release(&words);
}

static void
add_blanks(struct buf *out, size_t count)
{
    buf_add_format(out, "%*s", (int)count, "");
}

/* A title, padded to the width. */
static void
add_title(struct buf *out, const struct text_style *style, const char *title,
          size_t width)
{
    add_coloured(out, style, COLOUR_DIM, title);
    size_t columns = display_columns(str_from(title));
    add_blanks(out, columns < width ? width - columns : 0);
}

static void
trim_line_end(struct buf *out)
{
    size_t length = out->length;
    while (length > 0 && out->data[length - 1] == ' ') {
        length--;
    }
    buf_truncate(out, length);
}

static void
add_beside(struct buf *out, const struct sides *sides, const struct text_style *style,
           const char *source_title)
{
    add_blanks(out, INDENT);
    add_title(out, style, "draft", sides->width);
    buf_add_text(out, " | ");
    add_title(out, style, source_title, 0);
    buf_add_byte(out, '\n');
    size_t count = sides->draft.lines.count;
    if (sides->source.lines.count > count) {
        count = sides->source.lines.count;
    }
    for (size_t i = 0; i < count; i++) {
        add_blanks(out, INDENT);
        column_add_line(out, &sides->draft, i, sides->width);
        buf_add_text(out, " | ");
        column_add_line(out, &sides->source, i, 0);
        trim_line_end(out);
        buf_add_byte(out, '\n');
    }
}

static void
add_stacked(struct buf *out, const struct column_lines *lines,
            const struct text_style *style, const char *title)
{
    add_blanks(out, INDENT);
    add_title(out, style, title, 0);
    buf_add_byte(out, '\n');
    for (size_t i = 0; i < lines->lines.count; i++) {
        add_blanks(out, INDENT);
        buf_add_text(out, "| ");
        column_add_line(out, lines, i, 0);
        buf_add_byte(out, '\n');
    }
}

static void
add_passages(struct buf *out, const struct finding *finding,
             const struct text_style *style)
{
    struct sides sides = {0};
    struct buf title = BUF_INIT;
    size_t columns = style->columns < NARROWEST ? NARROWEST : style->columns;
    columns = columns > WIDEST ? WIDEST : columns;
    sides.width = (columns - INDENT - GUTTER) / 2;
    /* Right-to-left text would pull the other column's words into its order. */
    bool stacked = sides.width < NARROWEST_COLUMN ||
                   display_is_right_to_left(str_from(finding->origin.text)) ||
                   display_is_right_to_left(str_from(finding->passage));
    if (stacked) {
        sides.width = columns - INDENT - 2;
    }
    set_sides(&sides, finding, style);
    buf_add_format(&title, "archive, story %u", (unsigned)finding->origin.story);
    if (stacked) {
        add_stacked(out, &sides.draft, style, "draft");
        add_stacked(out, &sides.source, style, title.data);
    } else {
        add_beside(out, &sides, style, title.data);
    }
    buf_release(&title);
    column_lines_release(&sides.draft);
    column_lines_release(&sides.source);
}

/* --- where it comes from ------------------------------------------------- */

/* Appends `part` behind a comma where something stands before it. */
static void
add_part(struct buf *list, const char *part)
{
    if (part == NULL || part[0] == '\0') {
        return;
    }
    buf_add_text(list, list->length > 0 ? ", " : "");
    buf_add_text(list, part);
}

static void
add_where(struct buf *list, const char *place)
{
    struct buf words = BUF_INIT;
    finding_add_place(&words, str_from(place ? place : ""));
    add_part(list, words.length > 0 ? words.data : NULL);
    buf_release(&words);
}

static void
add_dated(struct buf *list, struct date date)
{
    struct buf words = BUF_INIT;
    date_add_words(&words, date);
    add_part(list, words.data);
    buf_release(&words);
}

static void
add_field(struct buf *out, const struct text_style *style, const char *name,
          struct buf *value)
{
    if (value->length > 0) {
        add_blanks(out, INDENT);
        add_title(out, style, name, 10);
        display_add(out, buf_str(value));
        buf_add_byte(out, '\n');
    }
    buf_clear(value);
}

static void
add_restriction(struct buf *value, const struct finding *finding)
{
    const struct finding_origin *origin = &finding->origin;
    if (origin->status != STORY_USABLE) {
        buf_add_format(value, "%s by its agency", story_status_name(origin->status));
    }
    if (finding->code == FINDING_EMBARGOED) {
        add_part(value, "embargoed until ");
        date_add_words(value, origin->embargo);
    }
}

static void
add_origin(struct buf *out, const struct finding *finding, const struct text_style *style)
{
    const struct finding_origin *origin = &finding->origin;
    struct buf value = BUF_INIT;
    add_part(&value, origin->agency ? origin->agency : origin->publisher);
    add_part(&value, origin->byline);
    add_where(&value, origin->place);
    add_part(&value, value.length == 0 ? "unknown" : NULL);
    add_dated(&value, origin->date);
    if (origin->date.precision != DATE_NONE && origin->date.source == DATE_FROM_FAMILY) {
        buf_add_text(&value, " (date of another version of this story)");
    }
    add_field(out, style, "origin", &value);
    add_part(&value, origin->headline);
    add_field(out, style, "headline", &value);
    /* Without a headline the file tells best which story it is. */
    add_part(&value, origin->headline == NULL ? origin->source_path : NULL);
    add_field(out, style, "read from", &value);
    finding_add_evidence(&value, origin);
    add_field(out, style, "evidence", &value);
    add_restriction(&value, finding);
    add_field(out, style, "status", &value);
    add_part(&value, origin->url);
    add_field(out, style, "address", &value);
    buf_release(&value);
}

static void
add_copies(struct buf *out, const struct finding *finding, const struct text_style *style)
{
    struct buf value = BUF_INIT;
    for (uint32_t i = 0; i < finding->also_count; i++) {
        const struct finding_copy *copy = &finding->also[i];
        buf_add_format(&value, "story %u", (unsigned)copy->story);
        add_part(&value, copy->agency ? copy->agency : copy->publisher);
        add_dated(&value, copy->date);
        buf_add_format(&value, ", %.0f%%", copy->share * 100);
        if (copy->headline != NULL) {
            buf_add_format(&value, ": %s", copy->headline);
        }
        add_field(out, style, i == 0 ? "also in" : "", &value);
    }
    buf_release(&value);
}

/* --- one finding after the other ----------------------------------------- */

static const char *
path_of(const struct report *report)
{
    return report->path ? report->path : "draft";
}

static void
add_place(struct buf *out, const char *path, struct position position,
          const struct text_style *style)
{
    struct buf place = BUF_INIT;
    buf_add_format(&place, "%s:%u:%u:", path, (unsigned)position.line + 1,
                   (unsigned)position.character + 1);
    add_coloured(out, style, COLOUR_BOLD, place.data);
    buf_add_byte(out, ' ');
    buf_release(&place);
}

static void
add_heading(struct buf *out, const char *path, struct position position,
            const struct finding *finding, const struct text_style *style)
{
    add_place(out, path, position, style);
    add_coloured(out, style, severity_colour(finding->severity),
                 severity_name(finding->severity));
    buf_add_text(out, ": ");
    display_add(out, str_from(finding->message));
    buf_add_format(out, " [%s]\n", finding_code_name(finding->code));
}

static void
add_unknown_comments(struct buf *out, const struct report *report, struct str draft,
                     const struct lines *lines, const struct text_style *style)
{
    for (uint32_t i = 0; i < report->unknown_comment_count; i++) {
        uint32_t start = report->unknown_comments[i].start;
        add_place(out, path_of(report),
                  position_from_offset(lines, draft, start, POSITION_UTF32), style);
        add_coloured(out, style, severity_colour(SEVERITY_INFORMATION),
                     severity_name(SEVERITY_INFORMATION));
        buf_add_text(out, ": " REPORT_UNKNOWN_COMMENT "\n\n");
    }
}

/* What is not shown, and why. */
static void
add_left_out(struct buf *out, const struct report *report)
{
    if (report->dismissed_count > 0) {
        display_add(out, str_from(path_of(report)));
        buf_add_format(out, ": %u dismissed, not shown\n\n",
                       (unsigned)report->dismissed_count);
    }
    if (report->muted_paragraphs > 0) {
        display_add(out, str_from(path_of(report)));
        buf_add_text(out, ": ");
        report_add_muted(out, report);
        buf_add_text(out, "\n\n");
    }
    if (report->quotes_left_out + report->credited_left_out > 0) {
        display_add(out, str_from(path_of(report)));
        buf_add_text(out, ": ");
        report_add_passed_by(out, report);
        buf_add_text(out, "\n\n");
    }
    if (report_count_overruled(report) > 0) {
        display_add(out, str_from(path_of(report)));
        buf_add_text(out, ": ");
        report_add_overruled(out, report);
        buf_add_text(out, "\n\n");
    }
}

void
report_add_finding(struct buf *out, const struct finding *finding,
                   const struct text_style *style)
{
    add_passages(out, finding, style);
    add_origin(out, finding, style);
    add_copies(out, finding, style);
}

/* What a reader has to know first of a draft that is mostly one source. */
static void
add_mostly(struct buf *out, const struct report *report, const struct text_style *style)
{
    struct report_mostly mostly;
    if (report_find_mostly(report, &mostly)) {
        struct buf words = BUF_INIT;
        report_add_mostly(&words, &mostly);
        display_add(out, str_from(path_of(report)));
        buf_add_text(out, ": ");
        add_coloured(out, style, COLOUR_BOLD, words.data);
        buf_add_text(out, "\n\n");
        buf_release(&words);
    }
}

void
report_add_text(struct buf *out, const struct report *report, struct str draft,
                const struct text_style *style)
{
    struct lines lines = {0};
    lines_build(&lines, draft);
    add_mostly(out, report, style);
    for (uint32_t i = 0; i < report->finding_count; i++) {
        const struct finding *finding = &report->findings[i];
        struct position position =
            position_from_offset(&lines, draft, finding->span.start, POSITION_UTF32);
        add_heading(out, path_of(report), position, finding, style);
        report_add_finding(out, finding, style);
        buf_add_byte(out, '\n');
    }
    add_unknown_comments(out, report, draft, &lines, style);
    add_left_out(out, report);
    lines_release(&lines);
}
