/* SPDX-License-Identifier: MIT */
#include "text/letters.h"

#include <utf8proc.h>

#include "text/utf8.h"

#define EXPANSION 32

static bool
is_kept(utf8proc_int32_t code_point)
{
    switch (utf8proc_category(code_point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return true;
    default:
        return false;
    }
}

static void
add_folded(struct buf *out, uint32_t code_point)
{
    utf8proc_int32_t parts[EXPANSION];
    int boundary = UTF8PROC_BOUNDCLASS_START;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)code_point, parts, EXPANSION,
        UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD, &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < EXPANSION; i++) {
        if (is_kept(parts[i])) {
            utf8_add(out, (uint32_t)parts[i]);
        }
    }
}

void
letters_add(struct buf *out, struct str text)
{
    for (size_t at = 0; at < text.length;) {
        unsigned char byte = (unsigned char)text.data[at];
        bool is_upper = byte >= 'A' && byte <= 'Z';
        if (byte < 0x80) {
            if (is_upper || (byte >= 'a' && byte <= 'z') ||
                (byte >= '0' && byte <= '9')) {
                buf_add_byte(out, (char)(is_upper ? byte + 32 : byte));
            }
            at++;
        } else {
            add_folded(out, utf8_next(text, &at));
        }
    }
}
