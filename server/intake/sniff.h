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

/* Why we do not read it and what would help, NULL if we do. Static storage. */
const char *sniff_refusal(struct str prefix);

#endif
