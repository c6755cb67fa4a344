/* SPDX-License-Identifier: MIT */
#include "base/bytes.h"

void
bytes_put_u16(struct buf *out, uint16_t value)
{
    unsigned char bytes[2] = {(unsigned char)value, (unsigned char)(value >> 8)};
    buf_add(out, bytes, sizeof bytes);
}

void
bytes_put_u32(struct buf *out, uint32_t value)
{
    bytes_put_u16(out, (uint16_t)value);
    bytes_put_u16(out, (uint16_t)(value >> 16));
}

void
bytes_put_u64(struct buf *out, uint64_t value)
{
    bytes_put_u32(out, (uint32_t)value);
    bytes_put_u32(out, (uint32_t)(value >> 32));
}

const unsigned char *
cursor_bytes(struct cursor *self, size_t length)
{
    if (self->failed || (size_t)(self->end - self->at) < length) {
        self->failed = true;
        return NULL;
    }
    const unsigned char *bytes = self->at;
    self->at += length;
    return bytes;
}

uint8_t
cursor_u8(struct cursor *self)
{
    const unsigned char *bytes = cursor_bytes(self, 1);
    return bytes ? bytes[0] : 0;
}

uint16_t
cursor_u16(struct cursor *self)
{
    const unsigned char *bytes = cursor_bytes(self, 2);
    return (uint16_t)(bytes ? bytes[0] | bytes[1] << 8 : 0);
}

uint32_t
cursor_u32(struct cursor *self)
{
    const unsigned char *bytes = cursor_bytes(self, 4);
    return bytes ? bytes_load_u32(bytes) : 0;
}

uint64_t
cursor_u64(struct cursor *self)
{
    const unsigned char *bytes = cursor_bytes(self, 8);
    return bytes ? bytes_load_u64(bytes) : 0;
}
