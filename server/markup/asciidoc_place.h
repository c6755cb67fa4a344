/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_ASCIIDOC_PLACE_H
#define MARKUP_ASCIIDOC_PLACE_H

#include <stddef.h>

#include "base/str.h"

/* Where running text goes on at the end of the block of bytes [start, end): before
 * comments and the mark of a line break, after which nothing would be. */
size_t asciidoc_find_place(struct str text, size_t start, size_t end);

#endif
