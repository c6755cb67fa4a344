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

/* Ends with a name in brackets behind its last sentence, which tells a year: who took the
 * picture that it describes ("... on the quay, May 4, 2019. (Ada Quill)"). */
bool line_is_dated_caption(struct str line);

/* Short, and no mark of a sentence at its end: a heading or an item of a list. Only
 * where the paragraphs around have such marks this says anything. */
bool line_is_heading(struct str line);

/* Ends as sentences do. */
bool line_is_closed(struct str line);

#endif
