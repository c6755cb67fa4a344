/* SPDX-License-Identifier: MIT */
/* The same reading as that of a draft, so that a copy has the same paragraphs. */
#include "intake/layout.h"

#include "markup/markup.h"

/* Runs of blanks, which justify a line, are one. */
static void
add_words(struct buf *out, struct str words)
{
    for (size_t at = 0; at < words.length; at++) {
        bool is_control = (unsigned char)words.data[at] < ' ';
        char byte = is_control ? ' ' : words.data[at];
        if (byte != ' ' || out->data[out->length - 1] != ' ') {
            buf_add_byte(out, byte);
        }
    }
}

static uint32_t
count_line_ends(struct str text, size_t from, size_t to)
{
    uint32_t ends = 0;
    for (size_t at = from; at < to; at++) {
        bool is_crlf =
            text.data[at] == '\r' && at + 1 < text.length && text.data[at + 1] == '\n';
        ends += (text.data[at] == '\n' || text.data[at] == '\r') && !is_crlf;
    }
    return ends;
}

/* The bytes move while they grow, so the paragraphs are pointed at in the end: each is
 * followed by one NUL. */
void
layout_read(struct paragraphs *ret, struct line_numbers *numbers, struct buf *bytes,
            struct str text)
{
    struct prose prose = {0};
    uint32_t line = 1;
    size_t seen = 0;
    size_t start = bytes->length;
    prose_build(&prose, text, MARKUP_PLAIN);
    vec_each(const struct paragraph, paragraph, &prose.paragraphs) {
        line += count_line_ends(text, seen, paragraph->source.start);
        seen = paragraph->source.start;
        if (numbers != NULL) {
            vec_add(numbers, line);
        }
        add_words(bytes, span_of(buf_str(&prose.text), paragraph->prose));
        buf_add_byte(bytes, '\0');
    }
    for (size_t at = start; at < bytes->length;) {
        struct str paragraph = str_from(bytes->data + at);
        vec_add(ret, paragraph);
        at += paragraph.length + 1;
    }
    prose_release(&prose);
}
