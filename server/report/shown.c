/* SPDX-License-Identifier: MIT */
#include "report/shown.h"

/* Bytes in front of a passage that are shown with it: a card is a dozen lines high. */
#define LEAD_LIMIT 200u
/* Quotation marks and brackets in front of a word. */
#define MARKS_LIMIT 8u

/* The first token that begins at or behind the byte. */
static uint32_t
token_at(const struct tokens *tokens, uint32_t byte)
{
    size_t start = 0;
    size_t end = tokens->count;
    while (start < end) {
        size_t middle = start + (end - start) / 2;
        if (tokens->data[middle].source.start < byte) {
            start = middle + 1;
        } else {
            end = middle;
        }
    }
    return (uint32_t)start;
}

/* Where the marks begin that stand right in front of the byte, as far as a blank. */
static uint32_t
before_marks(struct str text, uint32_t byte)
{
    uint32_t at = byte;
    while (at > 0 && byte - at < MARKS_LIMIT && (unsigned char)text.data[at - 1] > ' ') {
        at--;
    }
    bool found = at == 0 || (unsigned char)text.data[at - 1] <= ' ';
    return found ? at : byte;
}

struct span
shown_span(const struct source *source, struct span passage)
{
    const struct token *tokens = source->tokens.data;
    uint32_t first = token_at(&source->tokens, passage.start);
    if (passage.start == passage.end || first == source->tokens.count) {
        return passage;
    }
    uint32_t at = first;
    while (at > 0 && (tokens[at].flags & TOKEN_SENTENCE_START) == 0 &&
           passage.start - tokens[at].source.start <= LEAD_LIMIT) {
        at--;
    }
    uint32_t start = tokens[at].source.start;
    if (at == first || passage.start - start > LEAD_LIMIT) {
        return passage;
    }
    return (struct span){before_marks(story_text(&source->story), start), passage.end};
}
