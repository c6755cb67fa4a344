/* SPDX-License-Identifier: MIT */
#ifndef MATCH_STOCK_DESK_H
#define MATCH_STOCK_DESK_H

#include <stdbool.h>

#include "match/passage.h"
#include "match/stock.h"

/* The first phrase of the desk that begins at token `at` or later, the longest where
 * several begin there. */
bool stock_desk_find(const struct stock_phrases *self, const struct passage_draft *draft,
                     uint32_t at, struct span *ret);

#endif
