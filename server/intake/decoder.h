/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_DECODER_H
#define INTAKE_DECODER_H

#include <stdbool.h>

#include <iconv.h>

#include "base/buf.h"
#include "base/str.h"

/* Bytes of a declared character set to UTF-8, piece by piece; names as in charset.h.
 * Bytes that mean nothing become U+FFFD. */

enum decoder_kind {
    DECODER_UTF8,
    DECODER_ICONV,
};

struct decoder {
    enum decoder_kind kind;
    iconv_t iconv;   /* of DECODER_ICONV alone */
    struct buf held; /* the beginning of a character */
};

/* False for a name that nobody knows: then it decodes as if there were none. The name is
 * not believed where `prefix` has letters in UTF-8; without one, what is no UTF-8 is in
 * the set that it looks like, or windows-1252. */
bool decoder_init(struct decoder *self, struct str name, struct str prefix);
void decoder_release(struct decoder *self);
void decoder_add(struct decoder *self, struct buf *out, struct str bytes, bool is_last);

#endif
