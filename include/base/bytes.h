/* SPDX-License-Identifier: MIT */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Numbers in files: always little-endian, whatever the machine. */

void bytes_put_u16(struct buf *out, uint16_t value);
void bytes_put_u32(struct buf *out, uint32_t value);
void bytes_put_u64(struct buf *out, uint64_t value);

static inline uint32_t
bytes_load_u32(const unsigned char *at)
{
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
           (uint32_t)at[3] << 24;
}

static inline uint64_t
bytes_load_u64(const unsigned char *at)
{
    return (uint64_t)bytes_load_u32(at) | (uint64_t)bytes_load_u32(at + 4) << 32;
}

/* A read cursor that never passes `end` and remembers the first failure: read
 * ten fields, then ask `failed` once. A failed read gives 0. */
struct cursor {
    const unsigned char *at;
    const unsigned char *end;
    bool failed;
};

static inline struct cursor
cursor_from(const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    return (struct cursor){at, at ? at + length : at, false};
}

static inline size_t
cursor_left(const struct cursor *self)
{
    return self->failed ? 0 : (size_t)(self->end - self->at);
}

uint8_t cursor_u8(struct cursor *self);
uint16_t cursor_u16(struct cursor *self);
uint32_t cursor_u32(struct cursor *self);
uint64_t cursor_u64(struct cursor *self);
/* `length` bytes in place, or NULL. Borrowed from what the cursor reads. */
const unsigned char *cursor_bytes(struct cursor *self, size_t length);

#endif
