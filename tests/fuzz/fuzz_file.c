/* SPDX-License-Identifier: MIT */
/* Any bytes as a file: sniffed, unpacked and read by whichever reader takes them. */
#include <stddef.h>
#include <stdint.h>

#include "take_all.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    take_all((struct str){(const char *)data, size});
    return 0;
}
