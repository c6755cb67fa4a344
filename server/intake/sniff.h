/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_SNIFF_H
#define INTAKE_SNIFF_H

#include "intake/format.h"

/* What a file is, by its bytes; its name decides only between plain text and Markdown.
 * Static storage. */
const struct format *sniff_format(struct str prefix, const char *path);

/* What a file of another kind begins with: why it is no text, whatever its markup, and
 * what would help; NULL if it begins like none. Static storage. */
const char *sniff_signature(struct str prefix);

#endif
