/* SPDX-License-Identifier: MIT */
#ifndef REPORT_TALLY_H
#define REPORT_TALLY_H

#include "report/compose.h"

/* Sets aside what is not listed of the findings of one piece, those from `first` on: what
 * was dismissed, what a comment in the draft leaves out, what the user does not ask for.
 * Counts the piece's `words`, and of them those that the others cover. */
void tally_piece(struct composition *self, const struct piece *piece, size_t first,
                 uint32_t words, struct report *report);

#endif
