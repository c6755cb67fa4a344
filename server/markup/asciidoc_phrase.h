/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_ASCIIDOC_PHRASE_H
#define MARKUP_ASCIIDOC_PHRASE_H

#include <stddef.h>

#include "markup/prose_builder.h"

/* Adds bytes [start, end) of the source, which hold one block's text, as a
 * paragraph, without AsciiDoc's marks for parts of lines. */
void asciidoc_add_phrases(struct prose_builder *builder, enum paragraph_kind kind,
                          size_t start, size_t end);

#endif
