/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_MARKDOWN_H
#define MARKUP_MARKDOWN_H

#include <stddef.h>

#include "markup/prose_builder.h"

/* Adds the paragraphs of Markdown from byte `start` on. */
void markdown_read(struct prose_builder *builder, size_t start);

#endif
