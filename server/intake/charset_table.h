/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_CHARSET_TABLE_H
#define INTAKE_CHARSET_TABLE_H

#include <stddef.h>

#include <iconv.h>

#include "base/buf.h"
#include "base/str.h"

/* One character set: what people call it and what iconv does. */
struct charset {
    const char *name;
    const char *systems[3];  /* names that iconv may have for it, best first */
    const char *const *also; /* other names that mean it, NULL at the end */
};

/* NULL if it is none that we know. Static storage. */
const struct charset *charset_find(struct str name);

/* A converter to UTF-8, (iconv_t)-1 where this system has none. Caller closes it. */
iconv_t charset_open(const struct charset *from);

/* Appends what the bytes are in that set; U+FFFD for those that it does not have. Returns
 * how many it does not have, or SIZE_MAX where this system cannot convert from it. */
size_t charset_decode(struct buf *out, struct str bytes, const struct charset *from);

#endif
