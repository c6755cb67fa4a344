/* SPDX-License-Identifier: MIT */
#ifndef MATCH_EVIDENCE_H
#define MATCH_EVIDENCE_H

#include "match/passage.h"

/* What the runs say, which ascend by draft token. */
struct evidence evidence_of(const struct runs *runs, const struct passage_draft *draft,
                            const struct source *source);

/* How much token `at` of the draft says where the story has it too, in hundredths of
 * a word; *follows_name is kept from one token of a run to the next. */
uint32_t evidence_of_word(const struct passage_draft *draft, uint32_t at,
                          bool *follows_name);

#endif
