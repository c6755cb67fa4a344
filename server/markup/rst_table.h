/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_RST_TABLE_H
#define MARKUP_RST_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "markup/prose_builder.h"

/* Tables of reStructuredText, which are drawn with characters. */

/* "====  ======": the columns of a simple table. */
bool rst_is_simple_border(struct str line);
/* "+-----+-----+" */
bool rst_is_grid_border(struct str line);

/* Adds the cells of the table whose first border ends before byte `at`, up to an empty
 * line; returns where that begins. They are fixed: a column is as wide as its border. */
size_t rst_add_table(struct prose_builder *builder, size_t at, bool has_bars);

#endif
