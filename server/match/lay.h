/* SPDX-License-Identifier: MIT */
#ifndef MATCH_LAY_H
#define MATCH_LAY_H

#include "match/passage.h"

/* Whose words those of a paragraph are when it is laid beside one story. By itself a
 * draft says what stands in quotation marks; the story tells whether that was speech
 * there, too, and whether what the draft prints bare was. */

/* A view of the draft with voices of its own, to be measured in its place. */
struct laid {
    struct passage_draft view; /* borrows all of the draft but the voices */
    uint8_t *voices;           /* owned */
};

void lay_beside(struct laid *ret, const struct passage_draft *draft,
                const struct runs *runs, const struct source *source);
void laid_release(struct laid *self);

/* Marks what is nobody's by its form: the words of furniture, and phrases that the packs
 * list. To be called once, when the draft was made. */
void lay_stock(struct passage_draft *draft);

#endif
