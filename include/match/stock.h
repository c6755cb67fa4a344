/* SPDX-License-Identifier: MIT */
#ifndef MATCH_STOCK_H
#define MATCH_STOCK_H

#include <stddef.h>

#include "base/attr.h"
#include "base/status.h"
#include "base/str.h"

/* Stock phrases of a desk: words that are nobody's ("shares of the company closed little
 * changed in thin trading"). What the archive teaches by itself comes in addition. */
struct stock_phrases;

#define STOCK_PHRASE_LIMIT ((size_t)100000)

/* One phrase a line; blank lines and lines that begin with # are passed over. Phrases
 * are compared as drafts are: case, quotation marks and house style are no difference.
 * STATUS_INVALID names the line: one of less than three words would be in every text.
 * STATUS_LIMIT above STOCK_PHRASE_LIMIT. Caller frees with stock_phrases_free. */
enum status stock_phrases_read(struct stock_phrases **ret, struct str text,
                               struct error *err) NODISCARD;
/* NULL is accepted. */
void stock_phrases_free(struct stock_phrases *self);
size_t stock_phrases_count(const struct stock_phrases *self);

#endif
