/* SPDX-License-Identifier: MIT */
#ifndef TEXT_ASCIIDOC_H
#define TEXT_ASCIIDOC_H

#include <stddef.h>

#include "text/prose_builder.h"

/* Adds the paragraphs of an AsciiDoc document from byte `start` on. */
void asciidoc_read(struct prose_builder *builder, size_t start);

#endif
