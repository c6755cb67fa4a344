/* SPDX-License-Identifier: MIT */
#ifndef TEXT_RST_H
#define TEXT_RST_H

#include <stddef.h>

#include "text/prose_builder.h"

/* Adds the paragraphs of a reStructuredText document from byte `start` on. */
void rst_read(struct prose_builder *builder, size_t start);

#endif
