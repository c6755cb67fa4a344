/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_CHARSET_H
#define INTAKE_CHARSET_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/status.h"
#include "base/str.h"

/* Bytes to UTF-8. Names of character sets are those of the IANA registry, in any case;
 * labels that the web gives another meaning have that one ("ISO-8859-1" is windows-1252,
 * see https://encoding.spec.whatwg.org/#names-and-labels). */

/* Begins with the byte order mark of UTF-16 or UTF-32. */
bool charset_is_marked(struct str bytes);

/* Has letters in UTF-8, and hardly any bytes that are not. */
bool charset_is_mostly_utf8(struct str bytes);

/* UTF-16 or UTF-32, with a mark or without: no format is known from its bytes before they
 * are converted. */
bool charset_is_wide(struct str bytes);

/* Whether it is a name that charset_to_utf8 takes. */
bool charset_is_known(struct str name);

/* Appends the text as UTF-8, without a byte order mark. Its character set is the mark's;
 * else UTF-8 where the bytes are that (a few broken sequences become U+FFFD); else
 * `declared`, if it is not NULL and fits; else what the bytes look like. *used, if not
 * NULL, is the name of what was taken, in static storage. STATUS_INVALID where nothing
 * fits, and the error names the likeliest: no text is better than a wrong one. */
enum status charset_to_utf8(struct buf *out, struct str bytes, const char *declared,
                            const char **used, struct error *err) NODISCARD;

/* The same, as `declared` says whatever the bytes look like: what a person said. */
enum status charset_convert(struct buf *out, struct str bytes, const char *declared,
                            struct error *err) NODISCARD;

/* Appends valid UTF-8 without NUL and without control characters but \t \n \r. */
void charset_add_clean(struct buf *out, struct str text);
/* The same, but \f stays: a text whose lines are read knows its pages by it. */
void charset_add_pages(struct buf *out, struct str text);

#endif
