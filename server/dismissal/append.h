/* SPDX-License-Identifier: MIT */
#ifndef DISMISSAL_APPEND_H
#define DISMISSAL_APPEND_H

#include "dismissal/line.h"
#include "dismissal/secret.h"

/* Appends a line to the file, durably, and makes the file (mode 0600) if need be. Who
 * and when are filled in: this user, now. */
enum status append_dismissal(const char *path, const struct secret *secret,
                             const struct dismissal_line *line,
                             struct error *err) NODISCARD;

#endif
