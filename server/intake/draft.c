/* SPDX-License-Identifier: MIT */
#include "intake/draft.h"

#include <string.h>

#include "intake/charset.h"
#include "intake/sniff.h"

/* One byte in so many is few. */
#define FEW_BYTES 20

static bool
is_nearly_ascii(struct str bytes)
{
    size_t high = 0;
    for (size_t i = 0; i < bytes.length; i++) {
        high += (unsigned char)bytes.data[i] >= 0x80;
    }
    return high * FEW_BYTES <= bytes.length;
}

enum status
draft_convert(struct buf *text, const char **charset, struct error *err)
{
    const char *reason = sniff_signature(buf_str(text));
    const char *used = NULL;
    struct buf converted = BUF_INIT;
    *charset = NULL;
    if (reason != NULL) {
        return error_set(err, STATUS_INVALID, "%s", reason);
    }
    enum status status = charset_to_utf8(&converted, buf_str(text), NULL, &used, err);
    if (status == STATUS_OK && strcmp(used, "UTF-8") != 0) {
        *charset = used;
        buf_release(text);
        *text = converted;
        return status;
    }
    buf_release(&converted);
    /* A few bytes that nothing makes sense of are no reason to check nothing. */
    return status != STATUS_OK && is_nearly_ascii(buf_str(text)) ? STATUS_OK : status;
}
