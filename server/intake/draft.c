/* SPDX-License-Identifier: MIT */
#include "intake/draft.h"

#include <stdbool.h>
#include <stddef.h>

#include "intake/charset.h"
#include "intake/sniff.h"

const char *
draft_refusal(struct str bytes)
{
    /* What is found is told in bytes of the file, so it is not converted here. A blank or
     * line end of UTF-16 has a NUL. */
    bool utf16 =
        charset_is_utf16(bytes) && str_find_byte(bytes, '\0', 0) != STR_NOT_FOUND;
    return utf16 ? "not UTF-8 but UTF-16: save it as UTF-8, or convert it with iconv"
                 : sniff_signature(bytes);
}
