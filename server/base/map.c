/* SPDX-License-Identifier: MIT */
/* Open addressing with linear probing and back-shift deletion. */
#include "base/map.h"

#include <string.h>

#include "base/hash.h"
#include "base/memory.h"

struct map_slot {
    uint64_t key;
    uint64_t value;
    bool used;
};

static size_t
home_slot(const struct map *self, uint64_t key)
{
    uint64_t mixed = (key ^ hash_process_seed()) * 0x9E3779B97F4A7C15u;
    mixed ^= mixed >> 32;
    mixed *= 0xD6E8FEB86659FD93u;
    mixed ^= mixed >> 32;
    return (size_t)mixed & (self->capacity - 1);
}

void
map_release(struct map *self)
{
    memory_free(self->slots);
    *self = (struct map){0};
}

void
map_clear(struct map *self)
{
    if (self->slots != NULL) {
        memset(self->slots, 0, self->capacity * sizeof *self->slots);
    }
    self->count = 0;
}

static struct map_slot *
find_slot(const struct map *self, uint64_t key)
{
    size_t at = home_slot(self, key);
    while (self->slots[at].used && self->slots[at].key != key) {
        at = (at + 1) & (self->capacity - 1);
    }
    return &self->slots[at];
}

static void
resize(struct map *self, size_t capacity)
{
    struct map old = *self;
    self->capacity = capacity;
    self->slots = memory_zalloc_array(self->capacity, sizeof *self->slots);
    for (size_t i = 0; i < old.capacity; i++) {
        if (old.slots[i].used) {
            *find_slot(self, old.slots[i].key) = old.slots[i];
        }
    }
    memory_free(old.slots);
}

/* At most three quarters are used. */
static size_t
capacity_for(size_t count)
{
    size_t capacity = 16;
    while (count > capacity / 4 * 3) {
        capacity *= 2;
    }
    return capacity;
}

void
map_reserve(struct map *self, size_t count)
{
    size_t wanted = capacity_for(count);
    if (wanted > self->capacity) {
        resize(self, wanted);
    }
}

uint64_t *
map_find(const struct map *self, uint64_t key)
{
    if (self->count == 0) {
        return NULL;
    }
    struct map_slot *slot = find_slot(self, key);
    return slot->used ? &slot->value : NULL;
}

uint64_t *
map_put(struct map *self, uint64_t key, uint64_t initial)
{
    if (self->count + 1 > self->capacity / 4 * 3) {
        resize(self, self->capacity ? self->capacity * 2 : 16);
    }
    struct map_slot *slot = find_slot(self, key);
    if (!slot->used) {
        *slot = (struct map_slot){key, initial, true};
        self->count++;
    }
    return &slot->value;
}

void
map_remove(struct map *self, uint64_t key)
{
    if (self->count == 0) {
        return;
    }
    size_t hole = (size_t)(find_slot(self, key) - self->slots);
    if (!self->slots[hole].used) {
        return;
    }
    size_t mask = self->capacity - 1;
    for (size_t at = (hole + 1) & mask; self->slots[at].used; at = (at + 1) & mask) {
        size_t home = home_slot(self, self->slots[at].key);
        if (((at - home) & mask) >= ((at - hole) & mask)) {
            self->slots[hole] = self->slots[at];
            hole = at;
        }
    }
    self->slots[hole].used = false;
    self->count--;
}

bool
map_next(const struct map *self, size_t *at, uint64_t *key, uint64_t *value)
{
    for (; *at < self->capacity; (*at)++) {
        if (self->slots[*at].used) {
            *key = self->slots[*at].key;
            *value = self->slots[*at].value;
            (*at)++;
            return true;
        }
    }
    return false;
}
