/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_CSV_H
#define INTAKE_CSV_H

#include "intake/format.h"

/* Tables (RFC 4180) with one story a row: parted by comma, semicolon, tab or bar, quoted
 * or not. The first row names the columns, by the names of the JSON reader. */

bool csv_is(const struct sample *sample);
enum status csv_read(struct run *run, bool more, struct error *err) NODISCARD;

/* A table all the same, but nothing says which column is what. */
bool csv_is_nameless(const struct sample *sample);

#endif
