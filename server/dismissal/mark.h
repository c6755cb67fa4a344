/* SPDX-License-Identifier: MIT */
#ifndef DISMISSAL_MARK_H
#define DISMISSAL_MARK_H

#include "base/map.h"
#include "dismissal/secret.h"
#include "dismissal/subject.h"
#include "text/prose.h"

/* What drafts, passages and sources are called in the file: keyed hashes. */

/* Of which key others are made with. */
void mark_key(const struct secret *secret, char ret[KEYED_HASH_HEX_SIZE]);
void mark_source(const struct secret *secret, const struct dismissal_subject *subject,
                 char ret[KEYED_HASH_HEX_SIZE]);
/* Of a passage from a source. */
void mark_finding(const struct secret *secret, const struct dismissal_subject *subject,
                  char ret[KEYED_HASH_HEX_SIZE]);
/* Of all marks of one line. */
void mark_marks(const struct secret *secret, struct str marks,
                char ret[KEYED_HASH_HEX_SIZE]);

/* The marks of a draft's paragraphs, and of its file. */
struct draft_marks {
    struct map paragraphs; /* mark to length */
    uint64_t file;
    bool has_file;
};

void draft_marks_build(struct draft_marks *ret, const struct secret *secret,
                       const struct prose *draft, const char *path);
void draft_marks_release(struct draft_marks *self);

/* Appends what tells this draft from others: " /file", and its longest paragraphs. */
void draft_marks_add(struct buf *out, const struct draft_marks *self,
                     const struct secret *secret, const struct prose *draft);

/* Whether `marks`, as draft_marks_add wrote them, are of this draft. */
bool draft_marks_match(const struct draft_marks *self, struct str marks);

#endif
