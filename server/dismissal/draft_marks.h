/* SPDX-License-Identifier: MIT */
#ifndef DISMISSAL_DRAFT_MARKS_H
#define DISMISSAL_DRAFT_MARKS_H

#include "base/map.h"
#include "dismissal/secret.h"
#include "text/prose.h"

/* By what a draft is known again: its file, a sample of what is its own (the words
 * between its findings), a sample of all of its words, and how many they are. A copied
 * paragraph stands in other drafts too, and tells none from another. Samples are the
 * smallest of the keyed marks of all runs of letters: those of two texts that share a
 * half share a half, give or take a tenth, whatever the key; of texts of some forty
 * words and less they are all there is. */

#define SAMPLE_SIZE 192

/* Ascending, each once. */
struct sample {
    uint32_t marks[SAMPLE_SIZE];
    size_t count;
};

struct draft_marks {
    struct short_hash_key key;
    struct map wanted; /* marks that were asked for, to whether the draft has them */
    struct sample all;
    size_t runs; /* of letters, of which `all` is the sample */
    uint64_t file;
    bool has_file;
};

void draft_marks_init(struct draft_marks *self, const struct secret *secret);
void draft_marks_release(struct draft_marks *self);

/* Asks for what a line wrote: before draft_marks_read. */
void draft_marks_want(struct draft_marks *self, struct str marks);
/* `path` NULL: it has no file. */
void draft_marks_read(struct draft_marks *self, const struct prose *draft,
                      const char *path);
/* Whether `marks`, as draft_marks_add wrote them, are of this draft. In doubt they are
 * not. */
bool draft_marks_match(const struct draft_marks *self, struct str marks);

/* Appends what tells this draft from others, once it was read. `taken` are the source
 * bytes of what was found in it, whatever became of the findings. False where it could
 * not be known again: it has no file, and too few words of its own. */
bool draft_marks_add(struct buf *out, const struct draft_marks *self,
                     const struct prose *draft, const struct spans *taken);

#endif
