/* SPDX-License-Identifier: MIT */
#ifndef STORY_HOVER_CARD_H
#define STORY_HOVER_CARD_H

#include "base/str.h"
#include "text/span.h"

/* Appends the hover cards of a scraped page in a paragraph (bytes of it): what a reader
 * saw when the pointer stood on a name. The name is repeated, the titles of other stories
 * follow it without a blank, and a word of the pack (`card end`) closes the card: "Agnes
 * Kling Agnes Maria KlingFerry sails again Mayor asks for lamps MORE". */
void hover_cards_find(struct spans *ret, struct str paragraph);

#endif
