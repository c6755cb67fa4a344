/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_ASCIIDOC_TABLE_H
#define MARKUP_ASCIIDOC_TABLE_H

#include <stdbool.h>

#include "markup/prose_builder.h"

/* Whether the line begins or ends a table ("|==="); its first byte parts the cells. */
bool asciidoc_is_table_delimiter(struct str row);

/* Adds each cell of the table between its delimiters as a paragraph. */
void asciidoc_add_cells(struct prose_builder *builder, struct span table, char separator);

#endif
