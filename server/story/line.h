/* SPDX-License-Identifier: MIT */
#ifndef STORY_LINE_H
#define STORY_LINE_H

#include <stdbool.h>

#include "base/str.h"

/* What a paragraph is that is no sentence, by its form. */

/* Names another story: a label with its title right behind the colon, as links lose the
 * blank between ("More:How the ferry sank"), or a title before or behind a word of the
 * pack ("... Read more", "Related: ..."). */
bool line_is_link(struct str line);

/* Opens with a button of the page in capitals, which a caption follows: "CLOSE The mayor
 * has ...". */
bool line_has_button(struct str line);

/* Short, and no mark of a sentence at its end: a heading or an item of a list. Only
 * where the paragraphs around have such marks this says anything. */
bool line_is_heading(struct str line);

/* Ends as sentences do. */
bool line_is_closed(struct str line);

#endif
