/* SPDX-License-Identifier: MIT */
/* Any bytes behind the beginning of a bundle, zip, xz, bzip2 or (none) tar as the first
 * byte chooses. */
#include <stddef.h>
#include <stdint.h>

#include "take_all.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct str begins[] = {{"PK\3\4", 4},
                                        {"\xFD"
                                         "7zXZ",
                                         6},
                                        {"BZh", 3},
                                        {"", 0}};
    if (size > 0) {
        take_all_behind(begins[data[0] % 4], data + 1, size - 1);
    }
    return 0;
}
