/* SPDX-License-Identifier: MIT */
#ifndef ORIGIN_FAMILY_H
#define ORIGIN_FAMILY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/cancel.h"
#include "base/status.h"
#include "match/source.h"

/* The versions and copies of one story: takes of a writethru, corrections, papers
 * that ran it. Found by guid and by text when first asked for. */
struct relative {
    uint32_t story;
    bool is_named; /* it shares guid, sign-off or headline, not paragraphs alone */
    bool is_whole; /* the two contain each other almost wholly */
};

struct family {
    struct relative *members; /* without the story itself; ascending; owned */
    size_t count;
};

/* Families of one snapshot's stories, kept once found. */
struct families;

/* Borrows the sources. Caller frees with families_free. */
struct families *families_new(struct sources *sources) ALLOCATOR;
void families_free(struct families *self);

/* The family of a story. Borrowed until families_free or
 * families_renew. */
enum status families_get(struct families *self, uint32_t story,
                         const struct cancel *cancel, const struct family **ret,
                         struct error *err) NODISCARD;

/* Forgets those that the stories which came may belong to; *touched is set where there
 * were any. The sources are renewed by their owner. */
struct growth;
void families_renew(struct families *self, const struct growth *growth, bool *touched);

#endif
