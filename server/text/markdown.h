/* SPDX-License-Identifier: MIT */
#ifndef TEXT_MARKDOWN_H
#define TEXT_MARKDOWN_H

#include <stddef.h>

#include "text/prose_builder.h"

/* The bytes of front matter between its --- (or +++) lines if the text has it at
 * `start`, else an empty span; *body is where what follows begins. */
struct span markdown_front_matter(struct str text, size_t start, size_t *body);

/* Adds the paragraphs of Markdown from byte `start` on. */
void markdown_read(struct prose_builder *builder, size_t start);

#endif
