/* SPDX-License-Identifier: MIT */
#ifndef TEXT_COMMENT_H
#define TEXT_COMMENT_H

#include "base/str.h"

/* What a writer says to Wirecheck in a comment of the draft: "wirecheck: off". */

enum comment_word {
    COMMENT_FOREIGN, /* says nothing to us */
    COMMENT_OFF,     /* what begins after it is left out, until COMMENT_ON */
    COMMENT_ON,
    COMMENT_IGNORE, /* the next paragraph is left out */
    COMMENT_UNKNOWN /* meant for us, but there is no such word */
};

/* The text of a comment, any bytes, without what begins and ends it. After the word
 * may stand a reason, parted by anything that is no letter. Case does not matter. */
enum comment_word comment_read(struct str text);

#endif
