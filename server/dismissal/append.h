/* SPDX-License-Identifier: MIT */
#ifndef DISMISSAL_APPEND_H
#define DISMISSAL_APPEND_H

#include "dismissal/line.h"
#include "dismissal/secret.h"

/* Appends a line to the file, durably, and makes the file (mode 0600) if need be. Who,
 * when and the seal are filled in: this user, now, or after line->when where that is
 * still to come. `names_key`: the file has lines, but none that says which key is theirs.
 */
enum status append_dismissal(const char *path, const struct secret *secret,
                             bool names_key, const struct dismissal_line *line,
                             struct error *err) NODISCARD;

#endif
