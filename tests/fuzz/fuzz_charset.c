/* SPDX-License-Identifier: MIT */
/* Any bytes, in any set: what comes of them is UTF-8, or nothing. The first byte chooses
 * what is declared. */
#include <stdint.h>
#include <stdlib.h>

#include "intake/charset.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t size);

static void
require(bool holds)
{
    if (!holds) {
        abort();
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *input, size_t size)
{
    static const char *const declared[] = {NULL,        "UTF-8",       "ISO-8859-1",
                                           "UTF-7",     "ISO-2022-JP", "GB18030",
                                           "Shift_JIS", "UTF-16LE",    "no-such-set"};
    struct buf text = BUF_INIT;
    struct error err = {{0}};
    const char *used = NULL;
    if (size == 0) {
        return 0;
    }
    struct str bytes = {(const char *)input + 1, size - 1};
    const char *said = declared[input[0] % (sizeof declared / sizeof *declared)];
    enum status status = charset_to_utf8(&text, bytes, said, &used, &err);
    require(status == STATUS_OK ? used != NULL : text.length == 0);
    require(utf8_find_invalid(buf_str(&text)) == STR_NOT_FOUND);
    if (said != NULL) {
        buf_clear(&text);
        status = charset_convert(&text, bytes, said, &err);
        require(status == STATUS_OK || text.length == 0);
        require(utf8_find_invalid(buf_str(&text)) == STR_NOT_FOUND);
    }
    buf_release(&text);
    return 0;
}
