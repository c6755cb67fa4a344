/* SPDX-License-Identifier: MIT */
#include "text/prose.h"

#include "base/memory.h"

/* The prose of a draft as others use it. How it is made: markup/. */

void
prose_release(struct prose *self)
{
    buf_release(&self->text);
    vec_release(&self->paragraphs);
    vec_release(&self->pieces);
    vec_release(&self->comments);
    vec_release(&self->enclosures);
    self->front_matter = (struct span){0, 0};
}

/* The piece that byte `at` of the prose is in, or NULL where there is none. */
static const struct prose_piece *
find_piece(const struct prose *self, uint32_t at)
{
    size_t low = 0;
    size_t high = self->pieces.count;
    if (high == 0) {
        return NULL;
    }
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (self->pieces.data[middle].prose <= at) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return &self->pieces.data[low];
}

/* The source bytes that byte `at` of the prose stands for. */
static struct span
find_source(const struct prose *self, uint32_t at)
{
    const struct prose_piece *piece = find_piece(self, at);
    if (piece == NULL) {
        return (struct span){0, 0};
    }
    if (piece->whole > 0) {
        return (struct span){piece->source, piece->source + piece->whole};
    }
    uint32_t source = piece->source + (at > piece->prose ? at - piece->prose : 0);
    return (struct span){source, source + 1};
}

struct span
prose_to_source(const struct prose *self, struct span span)
{
    uint32_t start = find_source(self, span.start).start;
    if (span.end <= span.start) {
        return (struct span){start, start};
    }
    uint32_t end = find_source(self, span.end - 1).end;
    return (struct span){start, end < start ? start : end};
}

uint32_t
prose_from_source(const struct prose *self, uint32_t source)
{
    size_t low = 0;
    size_t high = self->pieces.count;
    while (low < high) { /* the first piece that begins at or behind it */
        size_t middle = low + (high - low) / 2;
        if (self->pieces.data[middle].source < source) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    uint32_t next = low < self->pieces.count ? self->pieces.data[low].prose
                                             : (uint32_t)self->text.length;
    if (low == 0 || self->pieces.data[low - 1].whole > 0) {
        return next;
    }
    const struct prose_piece *piece = &self->pieces.data[low - 1];
    uint32_t at = piece->prose + (source - piece->source);
    bool is_in_it = at < next && self->text.data[at] != '\n'; /* or between paragraphs */
    return is_in_it ? at : next;
}
