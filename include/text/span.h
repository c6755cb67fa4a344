/* SPDX-License-Identifier: MIT */
#ifndef TEXT_SPAN_H
#define TEXT_SPAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

/* Texts longer than this are refused before they reach text/. */
#define TEXT_LIMIT ((size_t)64 << 20)

/* Bytes [start, end) of a text. Always bytes; columns are struct position. */
struct span {
    uint32_t start;
    uint32_t end;
};

struct spans {
    VEC_OF(struct span);
};

static inline uint32_t
span_length(struct span self)
{
    return self.end - self.start;
}

static inline bool
span_overlaps(struct span a, struct span b)
{
    return a.start < b.end && b.start < a.end;
}

static inline bool
span_contains(struct span self, uint32_t offset)
{
    return offset >= self.start && offset < self.end;
}

static inline struct str
span_of(struct str text, struct span span)
{
    return str_slice(text, span.start, span.end);
}

#endif
