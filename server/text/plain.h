/* SPDX-License-Identifier: MIT */
#ifndef TEXT_PLAIN_H
#define TEXT_PLAIN_H

#include <stddef.h>

#include "text/prose_builder.h"

/* Adds the paragraphs of plain text from byte `start` on. */
void plain_read(struct prose_builder *builder, size_t start);

#endif
