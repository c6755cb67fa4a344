/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_CHARSET_H
#define INTAKE_CHARSET_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* Bytes to UTF-8. */

/* Begins with the byte order mark of UTF-16. */
bool charset_is_utf16(struct str bytes);

/* Has letters in UTF-8, and hardly any bytes that are not. */
bool charset_is_mostly_utf8(struct str bytes);

void charset_add_windows_1252(struct buf *out, struct str bytes);

/* Appends the text as UTF-8: UTF-16 with a byte order mark, UTF-8 (a few broken
 * sequences become U+FFFD), else windows-1252. A mark at the front is left out. */
void charset_add_utf8(struct buf *out, struct str bytes);

/* Appends valid UTF-8 without NUL and without control characters but \t \n \r. */
void charset_add_clean(struct buf *out, struct str text);

#endif
