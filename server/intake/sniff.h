/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_SNIFF_H
#define INTAKE_SNIFF_H

#include "base/str.h"

enum sniffed_format {
    FORMAT_TEXT,
    FORMAT_MARKDOWN,
    FORMAT_JSON,
    FORMAT_REFUSED, /* sniff_refusal says why */
};

/* What a file is by its first bytes, and then by its name. */
enum sniffed_format sniff_format(struct str prefix, const char *path);

/* What a file of another kind begins with: why it is no text, whatever its markup, and
 * what would help; NULL if it begins like none. Static storage. */
const char *sniff_signature(struct str prefix);

/* Why we do not read it as a story and what would help, NULL if we do. Static storage. */
const char *sniff_refusal(struct str prefix);

#endif
