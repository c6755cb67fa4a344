/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_LATEX_H
#define MARKUP_LATEX_H

#include <stddef.h>

#include "markup/prose_builder.h"

/* Adds the paragraphs of a LaTeX document, or of a part of one, from byte `start`
 * on. */
void latex_read(struct prose_builder *builder, size_t start);

#endif
