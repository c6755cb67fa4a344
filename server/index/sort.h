/* SPDX-License-Identifier: MIT */
#ifndef INDEX_SORT_H
#define INDEX_SORT_H

#include <stddef.h>
#include <stdint.h>

/* Sorts keys ascending, in linear time; `scratch` has room for `count` more. */
void sort_keys(uint64_t *keys, uint64_t *scratch, size_t count);

#endif
