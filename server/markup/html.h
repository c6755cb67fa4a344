/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_HTML_H
#define MARKUP_HTML_H

#include <stddef.h>

#include "markup/html_tag.h"
#include "markup/prose_builder.h"

/* Adds the comments (<!-- ... -->) that lie wholly in bytes [start, end) of the source.
 */
void html_add_comments(struct prose_builder *builder, size_t start, size_t end);

/* Tells the builder of the tag at byte `at`, which encloses words or ends that. */
void html_add_enclosure(struct prose_builder *builder, const struct html_tag *tag,
                        size_t at);

/* Adds the paragraphs of an HTML page or fragment from byte `start` on. */
void html_read(struct prose_builder *builder, size_t start);
/* The same of bytes [start, end) alone. */
void html_read_part(struct prose_builder *builder, size_t start, size_t end);

/* The same of a text with some tags in it: an empty line ends a paragraph, too. */
void html_read_lines(struct prose_builder *builder, size_t start);

#endif
