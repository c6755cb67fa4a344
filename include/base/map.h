/* SPDX-License-Identifier: MIT */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A hash map from 64-bit keys to 64-bit values (a number or an offset into an
 * array of the caller's). Zeroed = empty. Keys are mixed with a seed that
 * differs from process to process, so hostile text cannot choose its slots;
 * iteration order is therefore never used for output. */
struct map {
    struct map_slot *slots;
    size_t count;
    size_t capacity;
};

void map_release(struct map *self);
void map_clear(struct map *self);
/* Makes room for `count` keys at once. */
void map_reserve(struct map *self, size_t count);
/* The value of `key`, or NULL. Borrowed until the next map_put or release. */
uint64_t *map_find(const struct map *self, uint64_t key);
/* The value of `key`, put there as `initial` when it is new. Borrowed likewise. */
uint64_t *map_put(struct map *self, uint64_t key, uint64_t initial);
void map_remove(struct map *self, uint64_t key);
/* The next of all pairs, from *at = 0 on, in no order; false behind the last one. The map
 * must not change meanwhile. */
bool map_next(const struct map *self, size_t *at, uint64_t *key, uint64_t *value);

#endif
