/* SPDX-License-Identifier: MIT */
/* Any bytes as a draft: prose, tokens, quotations, shingles and positions keep
 * their promises. The first byte chooses the markup. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "fingerprint/shingle.h"
#include "markup/markup.h"
#include "text/language.h"
#include "text/position.h"
#include "text/prose.h"
#include "text/quotation.h"
#include "text/token.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t size);

/* Like assert, but in a release build too. */
static void
require(bool holds)
{
    if (!holds) {
        abort();
    }
}

static void
check_tokens(const struct tokens *tokens, struct str text)
{
    uint32_t last = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        struct span span = tokens->data[i].source;
        require(span.start >= last && span.start < span.end && span.end <= text.length);
        require(utf8_floor(text, span.start) == span.start);
        require(utf8_floor(text, span.end) == span.end);
        struct str folded = tokens_folded(tokens, i);
        require(folded.length > 0 && utf8_find_invalid(folded) == STR_NOT_FOUND);
        require(tokens->data[i].weight > 0);
        last = span.end;
    }
}

/* A memo changes nothing, whatever it has seen. */
static void
check_memo(const struct tokens *tokens, struct str text)
{
    static struct word_memo *memo;
    memo = memo != NULL ? memo : word_memo_new();
    struct tokens by_memo = {.memo = memo};
    tokens_add(&by_memo, text, 0);
    require(by_memo.count == tokens->count);
    for (size_t i = 0; i < tokens->count; i++) {
        require(memcmp(&by_memo.data[i], &tokens->data[i], sizeof *tokens->data) == 0);
        require(str_equal(tokens_folded(&by_memo, i), tokens_folded(tokens, i)));
    }
    tokens_release(&by_memo);
}

static void
check_prose(struct str source, enum markup markup)
{
    struct prose prose = {0};
    struct tokens tokens = {0};
    struct spans quotations = {0};
    prose_build(&prose, source, markup);
    vec_each(struct paragraph, paragraph, &prose.paragraphs) {
        require(paragraph->source.start < paragraph->source.end);
        require(paragraph->source.end <= source.length);
        require(paragraph->prose.end <= prose.text.length);
        tokens_add(&tokens, span_of(buf_str(&prose.text), paragraph->prose),
                   paragraph->prose.start);
    }
    check_tokens(&tokens, buf_str(&prose.text));
    for (size_t i = 0; i < tokens.count; i++) {
        struct span span = prose_to_source(&prose, tokens.data[i].source);
        require(span.start < span.end && span.end <= source.length);
    }
    quotations_find(&quotations, &prose, NULL);
    uint32_t last = 0;
    vec_each(struct span, span, &quotations) {
        require(span->start >= last && span->start < span->end);
        require(span->end <= prose.text.length);
        last = span->end;
    }
    vec_release(&quotations);
    tokens_release(&tokens);
    prose_release(&prose);
}

static void
check_shingles(const struct tokens *tokens)
{
    struct shingles all = {0};
    struct shingles kept = {0};
    shingles_add(&all, tokens, 0, tokens->count);
    shingles_winnow(&kept, all.data, all.count);
    require(kept.count <= all.count && (all.count == 0) == (kept.count == 0));
    vec_each(struct shingle, shingle, &all) {
        require(tokens_words(tokens, shingle->first, shingle->end) * TOKEN_WORD_WEIGHT >=
                SHINGLE_WEIGHT);
    }
    vec_release(&all);
    vec_release(&kept);
}

static void
check_positions(struct str text, enum position_encoding encoding)
{
    struct lines lines = {0};
    lines_build(&lines, text);
    size_t step = 1 + text.length / 64;
    for (size_t at = 0; at <= text.length; at += step) {
        struct position position = position_from_offset(&lines, text, at, encoding);
        size_t back = position_to_offset(&lines, text, position, encoding);
        require(back <= at && back == utf8_floor(text, back));
        position = position_from_offset(&lines, text, back, encoding);
        require(position_to_offset(&lines, text, position, encoding) == back);
    }
    lines_release(&lines);
}

int
LLVMFuzzerTestOneInput(const uint8_t *input, size_t size)
{
    if (size == 0 || size > 1 << 20) {
        return 0;
    }
    struct str text = {(const char *)input + 1, size - 1};
    struct tokens tokens = {0};
    tokens_add(&tokens, text, 0);
    check_tokens(&tokens, text);
    check_memo(&tokens, text);
    check_shingles(&tokens);
    check_positions(text, (enum position_encoding)(input[0] / 2 % 3));
    check_prose(text, input[0] % 2 == 0 ? MARKUP_PLAIN : MARKUP_MARKDOWN);
    language_guess(text);
    tokens_release(&tokens);
    return 0;
}
