/* SPDX-License-Identifier: MIT */
#ifndef UNIT_MARKUP_PARAGRAPHS_H
#define UNIT_MARKUP_PARAGRAPHS_H

/* The paragraphs of a marked-up text as lines, for tests that compare them with a
 * table. */

#include "markup/markup.h"
#include "text/prose.h"
#include "words.h"

struct paragraphs_row {
    const char *source;
    const char *prose; /* a paragraph a line, with its kind: b h i q */
};

static inline void
paragraphs_join(struct buf *out, const struct prose *prose)
{
    vec_each(struct paragraph, paragraph, &prose->paragraphs) {
        buf_add_byte(out, "bhiq"[paragraph->kind]);
        buf_add_byte(out, ' ');
        buf_add_str(out, span_of(buf_str(&prose->text), paragraph->prose));
        buf_add_byte(out, '\n');
    }
    buf_add_text(out, "");
}

/* What prose_build() promises of any text. */
static inline void
paragraphs_check_spans(const struct prose *prose, struct str source)
{
    uint32_t prose_end = 0;
    uint32_t source_end = 0;
    vec_each(struct paragraph, paragraph, &prose->paragraphs) {
        assert_true(paragraph->prose.start >= prose_end);
        assert_true(paragraph->prose.start < paragraph->prose.end);
        assert_true(paragraph->prose.end <= prose->text.length);
        assert_true(paragraph->source.start >= source_end);
        assert_true(paragraph->source.start < paragraph->source.end);
        assert_true(paragraph->source.end <= source.length);
        prose_end = paragraph->prose.end;
        source_end = paragraph->source.end;
    }
    uint32_t at = 0;
    for (uint32_t i = 0; i < prose->text.length; i++) {
        bool is_between = i >= prose_end;
        struct span span = prose_to_source(prose, (struct span){i, i + 1});
        assert_true(is_between || (span.start >= at && span.end <= source.length));
        at = span.start;
    }
}

/* False, and tells of it, if the text does not give what is expected. */
static inline bool
paragraphs_check(const char *source, const char *expected, enum markup markup)
{
    struct prose prose = {0};
    struct buf paragraphs = BUF_INIT;
    prose_build(&prose, str_from(source), markup);
    paragraphs_join(&paragraphs, &prose);
    bool is_same = strcmp(paragraphs.data, expected) == 0;
    if (!is_same) {
        print_error("of\n%s\nwanted\n%sgot\n%s", source, expected, paragraphs.data);
    }
    paragraphs_check_spans(&prose, str_from(source));
    buf_release(&paragraphs);
    prose_release(&prose);
    return is_same;
}

static inline bool
paragraphs_check_both(const struct paragraphs_row *row, enum markup markup)
{
    struct buf crlf = BUF_INIT;
    for (const char *at = row->source; *at != '\0'; at++) {
        buf_add_text(&crlf, *at == '\n' ? "\r" : "");
        buf_add(&crlf, at, 1);
    }
    buf_add_text(&crlf, "");
    bool is_same = paragraphs_check(row->source, row->prose, markup);
    is_same = is_same && paragraphs_check(crlf.data, row->prose, markup);
    buf_release(&crlf);
    return is_same;
}

/* Each row, with both kinds of line ends. */
#define paragraphs_check_rows(rows, markup)                                    \
    do {                                                                       \
        size_t wrong_ = 0;                                                     \
        for (size_t row_ = 0; row_ < sizeof(rows) / sizeof(rows)[0]; row_++) { \
            wrong_ += paragraphs_check_both(&(rows)[row_], markup) ? 0 : 1;    \
        }                                                                      \
        assert_int_equal(wrong_, 0);                                           \
    } while (0)

/* The source bytes of each word, with a | between two. */
static inline void
paragraphs_check_sources(const char *source, const char *expected, enum markup markup)
{
    struct prose prose = {0};
    struct tokens tokens = {0};
    struct buf found = BUF_INIT;
    prose_build(&prose, str_from(source), markup);
    tokens_add(&tokens, buf_str(&prose.text), 0);
    for (size_t i = 0; i < tokens.count; i++) {
        struct span span = prose_to_source(&prose, tokens.data[i].source);
        buf_add_text(&found, i > 0 ? "|" : "");
        buf_add_str(&found, span_of(str_from(source), span));
    }
    buf_add_text(&found, "");
    assert_string_equal(found.data, expected);
    buf_release(&found);
    tokens_release(&tokens);
    prose_release(&prose);
}

#endif
