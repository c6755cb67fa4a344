/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_RST_H
#define MARKUP_RST_H

#include <stddef.h>

#include "markup/prose_builder.h"

/* Adds the paragraphs of a reStructuredText document from byte `start` on. */
void rst_read(struct prose_builder *builder, size_t start);

#endif
