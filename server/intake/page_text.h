/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_PAGE_TEXT_H
#define INTAKE_PAGE_TEXT_H

#include "intake/round_up.h"
#include "story/story.h"

/* Takes from the paragraphs what they say of who wrote them, where and when: of the
 * story, or of each item of a round-up. */
void page_text_claim(struct story *story, struct passages *body);

/* Makes them the story's text. */
void page_text_write(struct story *story, struct passages *body);

#endif
