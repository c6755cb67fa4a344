/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_ASCIIDOC_H
#define MARKUP_ASCIIDOC_H

#include <stddef.h>

#include "markup/prose_builder.h"

/* Adds the paragraphs of an AsciiDoc document from byte `start` on. */
void asciidoc_read(struct prose_builder *builder, size_t start);

#endif
