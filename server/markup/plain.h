/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_PLAIN_H
#define MARKUP_PLAIN_H

#include <stddef.h>

#include "markup/prose_builder.h"

/* Adds the paragraphs of plain text from byte `start` on. */
void plain_read(struct prose_builder *builder, size_t start);

#endif
