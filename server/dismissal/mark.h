/* SPDX-License-Identifier: MIT */
#ifndef DISMISSAL_MARK_H
#define DISMISSAL_MARK_H

#include "dismissal/secret.h"
#include "dismissal/subject.h"

/* What passages, sources and lines are called in the file: keyed hashes. */

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

/* Seals all fields of a line, as they stand in the file. */
void mark_line(const struct secret *secret, struct str line,
               char ret[KEYED_HASH_HEX_SIZE]);

#endif
