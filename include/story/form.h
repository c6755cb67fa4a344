/* SPDX-License-Identifier: MIT */
#ifndef STORY_FORM_H
#define STORY_FORM_H

#include "story/part.h"
#include "story/story.h"

/* The form of a story: what its paragraphs are, and what in it is speech. It takes many
 * times as long to find as to read, so an archive keeps it. */

/* Fills parts and speech of a story that has a text, in its arena. Speech is what stands
 * in quotation marks, and a paragraph that is known for it without them. */
void story_find_form(struct story *self);

/* The same from what an archive kept: `parts` as many as story_paragraphs() gives, all
 * below PART_COUNT; `speech` ascending within the text. Copies both. False, and nothing
 * done, where they are not. */
bool story_take_form(struct story *self, struct str parts, const struct spans *speech);

#endif
