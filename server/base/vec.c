/* SPDX-License-Identifier: MIT */
#include "base/vec.h"

void
vec_grow(void **data, size_t *capacity, size_t wanted, size_t size)
{
    size_t grown = *capacity ? *capacity : 8;
    while (grown < wanted) {
        grown = grown > (size_t)-1 / 2 ? wanted : grown * 2;
    }
    *data = memory_resize_array(*data, grown, size);
    *capacity = grown;
}
