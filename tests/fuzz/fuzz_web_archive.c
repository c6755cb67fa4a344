/* SPDX-License-Identifier: MIT */
/* Any bytes behind the beginning of a web archive, WARC or ARC as the first byte chooses:
 * records, their lengths, and what servers sent. */
#include <stddef.h>
#include <stdint.h>

#include "take_all.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const begins[] = {"WARC/1.0\r\n", "filedesc:"};
    if (size > 0) {
        take_all_behind(str_from(begins[data[0] % 2]), data + 1, size - 1);
    }
    return 0;
}
