/* SPDX-License-Identifier: MIT */
/* Sets text in lines for a terminal. Knows widths and where a line may break;
 * does not know what is said in the text. */
#include "report/columns.h"

#include "text/display.h"
#include "text/utf8.h"

#define COLOUR_OFF "\x1b[0m"

/* What is shown for one character of the text. */
struct glyph {
    struct span shown; /* bytes of glyphs.text */
    uint32_t columns;
    bool marked;
    bool blank;
};

struct glyphs {
    VEC_OF(struct glyph);
    struct buf text;
};

static void
add_glyph(struct glyphs *glyphs, struct str text, bool marked)
{
    struct glyph glyph = {{(uint32_t)glyphs->text.length, 0}, 0, marked, false};
    display_add(&glyphs->text, text);
    glyph.shown.end = (uint32_t)glyphs->text.length;
    struct str shown = span_of(buf_str(&glyphs->text), glyph.shown);
    glyph.columns = (uint32_t)display_columns(shown);
    glyph.blank = str_equal(shown, STR(" "));
    bool again = glyphs->count > 0 && vec_last(glyphs)->blank;
    if (glyph.blank && (glyphs->count == 0 || again)) {
        buf_truncate(&glyphs->text, glyph.shown.start);
        return;
    }
    vec_add(glyphs, glyph);
}

/* The words that differ, joined where nothing but blanks and punctuation parts
 * them: one mark around three words reads better than three. */
static void
find_marks(struct spans *ret, const struct comparison *words)
{
    bool open = false;
    vec_each(const struct comparison_word, word, words) {
        if (word->same) {
            open = false;
        } else if (open) {
            vec_last(ret)->end = word->text.end;
        } else {
            vec_add(ret, word->text);
            open = true;
        }
    }
}

static void
add_brace(struct glyphs *glyphs, const struct column *column, struct str brace)
{
    if (column->colour == NULL) {
        add_glyph(glyphs, brace, true);
    }
}

static void
collect_glyphs(struct glyphs *glyphs, const struct column *column)
{
    struct spans marks = {0};
    find_marks(&marks, column->words);
    bool open = false;
    size_t mark = 0;
    size_t at = 0;
    while (at < column->text.length) {
        bool inside = mark < marks.count && at >= marks.data[mark].start;
        if (inside && !open) {
            add_brace(glyphs, column, STR("{"));
        }
        open = inside;
        size_t start = at;
        utf8_next(column->text, &at);
        add_glyph(glyphs, str_slice(column->text, start, at), inside);
        if (inside && at >= marks.data[mark].end) {
            add_brace(glyphs, column, STR("}"));
            open = false;
            mark++;
        }
    }
    vec_release(&marks);
}

/* A line may end before glyph `at`: at a blank, and on both sides of a wide
 * character (Chinese, Japanese, Korean set without blanks). */
static bool
may_break_before(const struct glyphs *glyphs, size_t at)
{
    const struct glyph *glyph = &glyphs->data[at];
    const struct glyph *before = glyph - 1;
    if (glyph->blank) {
        return true;
    }
    return glyph->columns == 2 || (before->columns == 2 && glyph->columns > 0);
}

/* The end of the line that starts at `start` (no blank). */
static size_t
find_line_end(const struct glyphs *glyphs, size_t start, size_t width)
{
    size_t columns = 0;
    size_t last_break = start;
    size_t at = start;
    for (; at < glyphs->count; at++) {
        if (at > start && may_break_before(glyphs, at)) {
            last_break = at;
        }
        columns += glyphs->data[at].columns;
        if (columns > width) {
            break;
        }
    }
    if (at == glyphs->count) {
        return at;
    }
    return last_break > start ? last_break : at > start ? at : start + 1;
}

static void
add_line(struct column_lines *ret, const struct glyphs *glyphs, struct span span,
         const char *colour)
{
    struct column_line line = {{(uint32_t)ret->text.length, 0}, 0};
    bool coloured = false;
    for (uint32_t i = span.start; i < span.end; i++) {
        const struct glyph *glyph = &glyphs->data[i];
        bool wanted = colour != NULL && glyph->marked;
        if (wanted != coloured) {
            buf_add_text(&ret->text, wanted ? colour : COLOUR_OFF);
            coloured = wanted;
        }
        buf_add_str(&ret->text, span_of(buf_str(&glyphs->text), glyph->shown));
        line.columns += glyph->columns;
    }
    if (coloured) {
        buf_add_text(&ret->text, COLOUR_OFF);
    }
    line.text.end = (uint32_t)ret->text.length;
    vec_add(&ret->lines, line);
}

void
column_lines_release(struct column_lines *self)
{
    buf_release(&self->text);
    vec_release(&self->lines);
}

void
column_set(struct column_lines *ret, const struct column *column)
{
    struct glyphs glyphs = {0};
    collect_glyphs(&glyphs, column);
    size_t at = 0;
    while (at < glyphs.count) {
        if (glyphs.data[at].blank) {
            at++;
            continue;
        }
        size_t end = find_line_end(&glyphs, at, column->width);
        size_t shown = end;
        while (shown > at && glyphs.data[shown - 1].blank) {
            shown--;
        }
        add_line(ret, &glyphs, (struct span){(uint32_t)at, (uint32_t)shown},
                 column->colour);
        at = end;
    }
    vec_release(&glyphs);
    buf_release(&glyphs.text);
}

void
column_add_line(struct buf *out, const struct column_lines *lines, size_t at,
                size_t width)
{
    size_t columns = 0;
    if (at < lines->lines.count) {
        const struct column_line *line = &lines->lines.data[at];
        buf_add_str(out, span_of(buf_str(&lines->text), line->text));
        columns = line->columns;
    }
    for (; columns < width; columns++) {
        buf_add_byte(out, ' ');
    }
}
