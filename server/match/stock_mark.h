/* SPDX-License-Identifier: MIT */
#ifndef MATCH_STOCK_MARK_H
#define MATCH_STOCK_MARK_H

#include "archive/snapshot.h"
#include "base/cancel.h"
#include "match/passage.h"
#include "match/stock.h"

/* Gives the narrative of the draft that the desk lists (NULL for nothing) the voice
 * VOICE_LISTED, and what the archive has on many days VOICE_STOCK. */
enum status stock_mark(struct passage_draft *draft, const struct stock_phrases *desk,
                       const struct sources *sources, const struct cancel *cancel,
                       struct error *err) NODISCARD;

/* In runs with stock phrases marks the few words beside them, too: the archive teaches
 * phrases by samples, so their ends are not sharp. What is as long as a phrase itself is
 * none for standing between two. */
void stock_extend(struct passage_draft *draft, const struct runs *runs);

#endif
