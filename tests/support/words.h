/* SPDX-License-Identifier: MIT */
#ifndef WORDS_H
#define WORDS_H

/* Tokens as a line of text, for tests that compare them with a table. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "text/token.h"

/* A row of a table: a text and its tokens with a | between two. */
struct words_row {
    const char *text;
    const char *words;
};

static inline void
words_join(struct buf *out, struct str text)
{
    struct tokens tokens = {0};
    tokens_add(&tokens, text, 0);
    for (size_t i = 0; i < tokens.count; i++) {
        buf_add_text(out, i > 0 ? "|" : "");
        buf_add_str(out, tokens_folded(&tokens, i));
    }
    buf_add_text(out, "");
    tokens_release(&tokens);
}

/* Tokens come out the same by a memo, one that has seen all texts before this one. */
static inline void
words_check_memo(struct str text)
{
    static struct word_memo *memo;
    struct tokens plain = {0};
    memo = memo != NULL ? memo : word_memo_new();
    tokens_add(&plain, text, 0);
    for (int i = 0; i < 2; i++) {
        struct tokens tokens = {.memo = memo};
        tokens_add(&tokens, text, 0);
        assert_int_equal(tokens.count, plain.count);
        for (size_t at = 0; at < plain.count; at++) {
            assert_memory_equal(&tokens.data[at], &plain.data[at], sizeof *plain.data);
            assert_true(str_equal(tokens_folded(&tokens, at), tokens_folded(&plain, at)));
        }
        tokens_release(&tokens);
    }
    tokens_release(&plain);
}

static inline void
words_check(const char *text, const char *expected)
{
    struct buf words = BUF_INIT;
    words_join(&words, str_from(text));
    assert_string_equal(words.data, expected);
    buf_release(&words);
    words_check_memo(str_from(text));
}

#define words_check_rows(rows)                                                 \
    do {                                                                       \
        for (size_t row_ = 0; row_ < sizeof(rows) / sizeof(rows)[0]; row_++) { \
            words_check((rows)[row_].text, (rows)[row_].words);                \
        }                                                                      \
    } while (0)

#endif
