/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_FOUNTAIN_H
#define MARKUP_FOUNTAIN_H

#include <stddef.h>

#include "markup/prose_builder.h"

/* Adds the paragraphs of a Fountain screenplay from byte `start` on. */
void fountain_read(struct prose_builder *builder, size_t start);

#endif
