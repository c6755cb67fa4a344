/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_JSON_LINES_H
#define INTAKE_JSON_LINES_H

#include "intake/format.h"

/* "{" or "[" as JSON has them, not "[Update] The story". */
bool json_is(const struct sample *sample);

/* A file of JSON: one object a line, of which one at a time is in memory; or one
 * document over several lines, an object or an array of them. `run->pending`
 * holds the start of the file, `more` says whether it goes on. */
enum status json_lines_read(struct run *run, bool more, struct error *err) NODISCARD;

#endif
