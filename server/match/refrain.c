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

/* Whether the other story has most of what is beside the passage, too. */
static bool
is_version(const struct refrain *self, const struct source *other)
{
    struct map own = {0};
    struct map rest = {0};
    uint32_t words = 0;
    uint32_t same = 0;
    add_words(&own, self->source, self->passage->source_tokens);
    add_words(&rest, self->source,
              (struct span){0, (uint32_t)self->source->tokens.count});
    for (size_t i = 0; i < other->tokens.count; i++) {
        if (is_ordinary(&other->tokens.data[i]) &&
            map_find(&own, other->hashes[i]) == NULL) {
            words++;
            same += map_find(&rest, other->hashes[i]) != NULL;
        }
    }
    map_release(&own);
    map_release(&rest);
    return same >= REFRAIN_VERSION * words;
}

static bool
may_be_version(const struct candidate *one, const struct candidate *other)
{
    return one->day - other->day <= REFRAIN_VERSION_DAYS &&
           other->day - one->day <= REFRAIN_VERSION_DAYS;
}

/* Of undated stories nobody knows whether they came again or all at once. Beyond a few
 * that would have to be read, a story counts as a version: nothing is then said of it. */
static enum status
counts_as_repeat(const struct refrain *self, const struct candidate *other,
                 struct sources *sources, uint32_t *read, struct error *err)
{
    const struct source *source;
    if (other->day == DAY_UNKNOWN) {
        return STATUS_NOT_FOUND;
    }
    if (other == self->candidate || !may_be_version(self->candidate, other)) {
        return STATUS_OK;
    }
    if (*read >= REFRAIN_VERSION_SAMPLE) {
        return STATUS_NOT_FOUND;
    }
    ++*read;
    enum status status = sources_get(sources, other->story, &source, err);
    return status == STATUS_OK && is_version(self, source) ? STATUS_NOT_FOUND : status;
}

enum status
refrain_repeats(const struct refrain *self, struct sources *sources, double *ret,
                struct error *err)
{
    uint32_t numbers[STOCK_OUTLET_SAMPLE];
    size_t count = 0;
    size_t outlets = 0;
    uint32_t read = 0;
    *ret = 0;
    if (self->candidate->day == DAY_UNKNOWN) {
        return STATUS_OK;
    }
    vec_each(const struct candidate, other, self->candidates) {
        if (count == STOCK_OUTLET_SAMPLE ||
            (other != self->candidate &&
             other->bits < RECURRING_CLOSE * self->candidate->bits)) {
            continue;
        }
        enum status status = counts_as_repeat(self, other, sources, &read, err);
        if (status == STATUS_OK) {
            numbers[count++] = other->story;
        } else if (status != STATUS_NOT_FOUND) {
            return status;
        }
    }
    enum status status = STATUS_OK;
    if (count > 1) {
        status =
            snapshot_outlets(sources_snapshot(sources), numbers, count, &outlets, err);
    }
    if (status == STATUS_OK) {
        *ret = outlets > 0 ? (double)count / (double)outlets : 0;
    }
    return status;
}
