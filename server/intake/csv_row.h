/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_CSV_ROW_H
#define INTAKE_CSV_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"

/* Cells of one row, without their quotation marks. */
struct csv_row {
    struct buf bytes;
    struct csv_ends {
        VEC_OF(size_t); /* where each cell ends in `bytes` */
    } ends;
    size_t lines; /* line ends in it, its own too */
};

void csv_row_release(struct csv_row *self);
struct str csv_row_cell(const struct csv_row *self, size_t index);

/* Reads the row at the front of the text: the bytes it takes, with its line end; 0 where
 * the text ends inside it, unless `at_end` says that nothing follows. *open is then
 * whether a quoted cell does not end. The row of before is replaced. */
size_t csv_row_read(struct csv_row *self, struct str text, char separator, bool at_end,
                    bool *open);

#endif
