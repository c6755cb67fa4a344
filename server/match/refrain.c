/* SPDX-License-Identifier: MIT */
#include "match/refrain.h"

#include "base/map.h"
#include "match/thresholds.h"

/* Words that are looked through on either side of the passage: more than any but a book
 * has. */
#define REACH 4096

static bool
is_ordinary(const struct token *token)
{
    return (token->flags & (TOKEN_STOP | TOKEN_NUMBER)) == 0;
}

/* The tokens of the paragraphs in which the passage stands. */
static struct span
widen_to_paragraphs(const struct source *source, struct span tokens)
{
    vec_each(struct span, paragraph, &source->paragraph_tokens) {
        if (paragraph->start < tokens.end && paragraph->end > tokens.start) {
            tokens.start =
                paragraph->start < tokens.start ? paragraph->start : tokens.start;
            tokens.end = paragraph->end > tokens.end ? paragraph->end : tokens.end;
        }
    }
    return tokens;
}

/* Ordinary words of tokens [start, end), into `words`. */
static void
add_words(struct map *words, const struct source *source, struct span tokens)
{
    for (uint32_t i = tokens.start; i < tokens.end; i++) {
        if (is_ordinary(&source->tokens.data[i])) {
            (void)map_put(words, source->hashes[i], 0);
        }
    }
}

/* Whether a paragraph is the passage again, or another of its kind. */
static bool
is_same_again(const struct source *source, size_t paragraph, const struct map *own)
{
    struct span tokens = source->paragraph_tokens.data[paragraph];
    uint32_t words = 0;
    uint32_t same = 0;
    for (uint32_t i = tokens.start; i < tokens.end; i++) {
        if (is_ordinary(&source->tokens.data[i])) {
            words++;
            same += map_find(own, source->hashes[i]) != NULL;
        }
    }
    return part_is_furniture((enum part)source->story.parts[paragraph]) ||
           same >= REFRAIN_SAME * words;
}

/* The words of the story beside the paragraphs of the passage. Returns how many. */
static uint32_t
add_rest(struct map *rest, const struct source *source, struct span around,
         const struct map *own)
{
    uint32_t count = 0;
    for (size_t i = 0; i < source->paragraph_tokens.count; i++) {
        struct span tokens = source->paragraph_tokens.data[i];
        bool is_near = tokens.end + REACH > around.start &&
                       tokens.start < around.end + REACH &&
                       (tokens.end <= around.start || tokens.start >= around.end);
        if (is_near && !is_same_again(source, i, own)) {
            add_words(rest, source, tokens);
            count += span_length(tokens);
        }
    }
    return count;
}

double
refrain_thread(const struct passage *passage, const struct source *source)
{
    struct map rest = {0};
    struct map own = {0};
    add_words(&own, source, passage->source_tokens);
    struct span around = widen_to_paragraphs(source, passage->source_tokens);
    uint32_t beside = add_rest(&rest, source, around, &own);
    uint32_t known = 0;
    struct map counted = {0};
    for (uint32_t i = passage->source_tokens.start; i < passage->source_tokens.end; i++) {
        uint64_t hash = source->hashes[i];
        if (map_find(&own, hash) != NULL && map_find(&counted, hash) == NULL) {
            (void)map_put(&counted, hash, 0);
            known += map_find(&rest, hash) != NULL;
        }
    }
    double ret = beside < REFRAIN_MIN_REST || own.count == 0
                     ? 100
                     : 100.0 * (double)known / (double)own.count;
    map_release(&counted);
    map_release(&rest);
    map_release(&own);
    return ret;
}

enum status
refrain_repeats(const struct candidates *candidates, const struct candidate *candidate,
                struct snapshot *snapshot, double *ret, struct error *err)
{
    uint32_t numbers[STOCK_OUTLET_SAMPLE];
    size_t count = 0;
    size_t outlets = 0;
    vec_each(const struct candidate, other, candidates) {
        if (count < STOCK_OUTLET_SAMPLE &&
            (other == candidate || other->bits >= RECURRING_CLOSE * candidate->bits)) {
            numbers[count++] = other->story;
        }
    }
    enum status status = STATUS_OK;
    if (count > 1) {
        status = snapshot_outlets(snapshot, numbers, count, &outlets, err);
    }
    if (status == STATUS_OK) {
        *ret = outlets > 0 ? (double)count / (double)outlets : 0;
    }
    return status;
}
