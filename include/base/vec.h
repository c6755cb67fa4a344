/* SPDX-License-Identifier: MIT */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stddef.h>

/* A growing array: any struct with the members of VEC_OF. Zeroed = empty.
 *
 *     struct spans { VEC_OF(struct span); };
 *     struct spans spans = {0};
 *     vec_add(&spans, ((struct span){1, 2}));
 *     vec_each (struct span, span, &spans) { ... }
 *     vec_release(&spans);
 *
 * The vector owns its elements' memory, not what they point to. */
#define VEC_OF(type) \
    type *data;      \
    size_t count;    \
    size_t capacity

/* Grows `data` so that `wanted` elements of `size` fit; used by the macros. */
void vec_grow(void **data, size_t *capacity, size_t wanted, size_t size);

#define vec_reserve(vec, wanted)                                                    \
    ((wanted) > (vec)->capacity ? vec_grow((void **)&(vec)->data, &(vec)->capacity, \
                                           (wanted), sizeof *(vec)->data)           \
                                : (void)0)

#define vec_add(vec, value) \
    (vec_reserve((vec), (vec)->count + 1), (void)((vec)->data[(vec)->count++] = (value)))

#define vec_clear(vec) ((void)((vec)->count = 0))

#define vec_release(vec) \
    (memory_free((vec)->data), (vec)->data = NULL, (vec)->count = (vec)->capacity = 0)

#define vec_each(type, item, vec)                                                     \
    for (type *item = (vec)->data; item != NULL && item < (vec)->data + (vec)->count; \
         item++)

#define vec_last(vec) (&(vec)->data[(vec)->count - 1])

#include "base/memory.h"

#endif
