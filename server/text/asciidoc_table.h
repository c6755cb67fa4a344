/* SPDX-License-Identifier: MIT */
#ifndef TEXT_ASCIIDOC_TABLE_H
#define TEXT_ASCIIDOC_TABLE_H

#include <stdbool.h>

#include "text/prose_builder.h"

/* Whether the line begins or ends a table ("|==="); its first byte parts the cells. */
bool asciidoc_is_table_delimiter(struct str row);

/* Adds each cell of the table between its delimiters as a paragraph. */
void asciidoc_add_cells(struct prose_builder *builder, struct span table, char separator);

#endif
