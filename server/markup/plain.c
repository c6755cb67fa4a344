/* SPDX-License-Identifier: MIT */
/* What its lines are, text/wrap.h knows. Content systems export texts that still have
 * HTML's paragraphs or characters in them. */
#include "markup/plain.h"

#include "markup/entity.h"
#include "markup/html.h"
#include "markup/html_tag.h"
#include "text/wrap.h"

/* Bytes in which a text shows whether it has tags. */
#define TAGS_LIMIT ((size_t)64 << 10)
/* Bytes of "&CounterClockwiseContourIntegral;". */
#define ENTITY_LIMIT 34

/* Where the first of two tags of paragraphs or line breaks is; the length of the text if
 * it has none. A text that speaks of "<p>" has them in the middle of a line. */
static size_t
find_tags(struct str text, size_t start)
{
    size_t first = text.length;
    size_t tags = 0;
    struct str looked = str_slice(text, 0, start + TAGS_LIMIT);
    for (size_t at = start; tags < 2; at++) {
        at = str_find_byte(looked, '<', at);
        if (at == STR_NOT_FOUND) {
            return text.length;
        }
        if (!html_is_markup(looked, at) || !html_is_tag(looked, at)) {
            continue;
        }
        struct html_tag tag = html_tag_read(looked, at);
        bool ends_line = tag.next >= looked.length || looked.data[tag.next] == '\n' ||
                         looked.data[tag.next] == '\r' || looked.data[tag.next] == '<';
        bool starts_line = at == start || looked.data[at - 1] == '\n' ||
                           looked.data[at - 1] == '\r' || looked.data[at - 1] == '>';
        bool parts = tag.role == HTML_BREAK || tag.role == HTML_BLOCK;
        if (parts && (tag.role == HTML_BREAK || ends_line || starts_line)) {
            first = tags++ == 0 ? at : first;
        }
    }
    return first;
}

/* With the characters that are written as HTML writes them. */
static void
add_text(struct prose_builder *builder, struct span span)
{
    struct str text = str_slice(builder->source, 0, span.end);
    size_t from = span.start;
    size_t at = from;
    while ((at = str_find_byte(text, '&', at)) != STR_NOT_FOUND) {
        char decoded[ENTITY_BYTES];
        size_t end = str_find_byte(str_slice(text, 0, at + ENTITY_LIMIT), ';', at);
        size_t length = end != STR_NOT_FOUND
                            ? entity_decode(str_slice(text, at, end + 1), decoded)
                            : 0;
        if (length > 0) {
            prose_builder_add(builder, from, at);
            prose_builder_replace(builder, (struct str){decoded, length}, at, end + 1);
            from = end + 1;
        }
        at = length > 0 ? end + 1 : at + 1;
    }
    prose_builder_add(builder, from, span.end);
}

static void
read_lines(struct prose_builder *builder, size_t start, size_t end)
{
    struct wrap_lines lines = {0};
    wrap_read(&lines, str_slice(builder->source, 0, end), start);
    vec_each(const struct wrap_line, line, &lines) {
        if (line->join == WRAP_OPENS) {
            prose_builder_open(builder, PARAGRAPH_BODY);
        } else if (line->join == WRAP_BLANK) {
            prose_builder_add_blank(builder);
        }
        add_text(builder, line->text);
    }
    prose_builder_close(builder);
    vec_release(&lines);
}

void
plain_read(struct prose_builder *builder, size_t start)
{
    size_t tags = find_tags(builder->source, start);
    read_lines(builder, start, tags);
    if (tags < builder->source.length) {
        html_read_lines(builder, tags);
    }
}
