/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_COMMENT_H
#define MARKUP_COMMENT_H

#include "base/str.h"
#include "text/prose.h"

/* What a writer says to Wirecheck in a comment of the draft: "wirecheck: off". */

/* The text of a comment, any bytes, without what begins and ends it. After the word
 * may stand a reason, parted by anything that is no letter. Case does not matter. */
enum comment_word comment_read(struct str text);

#endif
