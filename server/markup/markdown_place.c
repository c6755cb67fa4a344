/* SPDX-License-Identifier: MIT */
#include "markup/markdown_place.h"

#include "markup/html.h"
#include "markup/reading.h"

/* The key of all spans of md4c, which closes them in order. */
#define SPAN_KEY 1u

static enum enclosure_kind
kind_of(MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_A:
        return ENCLOSURE_LINK;
    case MD_SPAN_IMG:
    case MD_SPAN_CODE:
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
        return ENCLOSURE_NAME;
    default:
        return ENCLOSURE_WORDS;
    }
}

void
markdown_place_enter(struct markdown_place *self, MD_SPANTYPE type)
{
    if (self->entered < MARKDOWN_OPEN_LIMIT) {
        self->kinds[self->entered] = kind_of(type);
    }
    self->entered++;
}

void
markdown_place_leave(struct markdown_place *self)
{
    if (self->entered > 0) {
        self->entered--; /* nothing was in it: an image without a text */
    } else {
        self->left++;
    }
}

/* Where the marks end that begin at `at` and close what went before. */
static uint32_t
pass_marks(struct str source, uint32_t at, uint32_t limit)
{
    struct str rest = str_slice(source, 0, limit);
    uint32_t end = at;
    while (end < rest.length && !text_ends_line(rest, end)) {
        end++;
    }
    while (end > at && end < limit && byte_is_blank(rest.data[end - 1])) {
        end--;
    }
    return end;
}

/* Where the marks begin that open what begins at `at`. */
static uint32_t
find_marks(struct str source, uint32_t at, uint32_t limit)
{
    while (at > limit && byte_is_one_of(source.data[at - 1], "*_~[!`<")) {
        at--;
    }
    return at;
}

/* The spans that began or ended between the last text and the one at `at`. Where some
 * began right behind others the bound is not known, and none is to be touched. */
static void
turn_spans(struct markdown_place *self, struct prose_builder *builder, uint32_t at)
{
    bool is_clear = self->left == 0 || self->entered == 0;
    uint32_t end = self->left > 0 ? pass_marks(builder->source, self->last, at) : at;
    for (; self->left > 0; self->left--) {
        prose_builder_leave(builder, end, SPAN_KEY);
        if (!is_clear && builder->prose->enclosures.count > 0) {
            vec_last(&builder->prose->enclosures)->kind = ENCLOSURE_NAME;
        }
    }
    uint32_t start = is_clear ? find_marks(builder->source, at, self->last) : self->last;
    for (unsigned i = 0; i < self->entered; i++) {
        bool is_known = is_clear && i < MARKDOWN_OPEN_LIMIT;
        prose_builder_enter(builder, start, SPAN_KEY,
                            is_known ? self->kinds[i] : ENCLOSURE_NAME);
    }
    self->entered = 0;
}

/* Whether the tag or comment shows nothing of its own. */
static bool
is_empty(struct str html)
{
    return str_starts_with_nocase(html, STR("<br")) || str_starts_with(html, STR("<!")) ||
           str_starts_with(html, STR("<?"));
}

void
markdown_place_text(struct markdown_place *self, struct prose_builder *builder,
                    struct span text, bool is_html)
{
    struct str source = builder->source;
    turn_spans(self, builder, text.start);
    self->has_text = true;
    if (!is_html) {
        self->has_tail = self->has_tail && str_trim(span_of(source, text)).length == 0;
    } else if (is_empty(span_of(source, text))) {
        self->tail = self->has_tail ? self->tail : text.start;
        self->has_tail = true;
    } else {
        self->has_tail = false;
        if (html_is_tag(source, text.start)) {
            struct html_tag tag = html_tag_read(source, text.start);
            if (html_tag_encloses(&tag)) {
                html_add_enclosure(builder, &tag, text.start);
            }
        }
    }
    self->last = text.end;
}

/* Where the paragraph's block ends whose last text ends at `at`: with its line, or with
 * its cell. */
static uint32_t
find_block_end(struct str source, uint32_t at, bool in_cell)
{
    while (at < source.length && !text_ends_line(source, at) &&
           !(in_cell && source.data[at] == '|' && source.data[at - 1] != '\\')) {
        at++;
    }
    return at;
}

bool
markdown_is_mark_line(struct str line)
{
    struct str text = str_trim(line);
    bool is_attribute = str_starts_with(text, STR("{")) && str_ends_with(text, STR("}"));
    return str_starts_with(text, STR(":::")) || is_attribute;
}

static uint32_t
leave_mark_lines(struct str source, uint32_t at)
{
    uint32_t start = at;
    while (start > 0 && !text_ends_line(source, start - 1)) {
        start--;
    }
    if (start == 0 || !markdown_is_mark_line(str_slice(source, start, at))) {
        return at;
    }
    while (start > 0 && byte_is_blank(source.data[start - 1])) {
        start--;
    }
    return start;
}

void
markdown_place_end(struct markdown_place *self, struct prose_builder *builder,
                   bool in_cell)
{
    struct str source = builder->source;
    if (self->has_text && builder->is_open) {
        uint32_t end = find_block_end(source, self->last, in_cell);
        turn_spans(self, builder, end);
        end = self->has_tail && self->tail < end ? self->tail : end;
        while (end > 0 && byte_is_blank(source.data[end - 1])) {
            end--;
        }
        bool is_enclosed = builder->depth > 0 || builder->above > 0;
        prose_builder_place(builder,
                            is_enclosed ? PROSE_NOWHERE : leave_mark_lines(source, end));
    }
    *self = (struct markdown_place){.has_text = false};
}
