/* SPDX-License-Identifier: MIT */
#ifndef TEXT_MARKDOWN_H
#define TEXT_MARKDOWN_H

#include <stddef.h>

#include "text/prose_builder.h"

/* Adds the paragraphs of Markdown from byte `start` on. */
void markdown_read(struct prose_builder *builder, size_t start);

#endif
