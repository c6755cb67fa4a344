/* SPDX-License-Identifier: MIT */
#include "intake/zip.h"

#include <zlib.h>

#include "base/bytes.h"
#include "intake/intake.h"

/* The sizes of the fixed parts, APPNOTE 4.3. */
#define END_SIZE 22
#define ENTRY_SIZE 46
#define LOCAL_SIZE 30
#define COMMENT_LIMIT 65535
#define RATIO_START ((size_t)1 << 20)

static uint32_t
number_at(struct str zip, size_t at, int bytes)
{
    const unsigned char *data = (const unsigned char *)zip.data + at;
    uint32_t value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
        value = value << 8 | data[i];
    }
    return value;
}

/* Where the directory begins; STR_NOT_FOUND if there is none. */
static size_t
find_directory(struct str zip)
{
    size_t at = zip.length;
    for (size_t i = 0; i < COMMENT_LIMIT + END_SIZE && at > 0; i++) {
        at--;
        if (zip.length - at >= END_SIZE &&
            str_starts_with(str_slice(zip, at, zip.length), STR("PK\5\6"))) {
            size_t start = number_at(zip, at + 16, 4);
            return start < at ? start : STR_NOT_FOUND;
        }
    }
    return STR_NOT_FOUND;
}

static struct str
packed_bytes(struct str zip, size_t local, size_t length)
{
    if (local + LOCAL_SIZE > zip.length ||
        !str_starts_with(str_slice(zip, local, zip.length), STR("PK\3\4"))) {
        return STR_NONE;
    }
    size_t start = local + LOCAL_SIZE + number_at(zip, local + 26, 2) +
                   number_at(zip, local + 28, 2);
    return str_slice(zip, start, start + length);
}

bool
zip_next(struct str zip, size_t *at, struct zip_member *ret)
{
    size_t entry = *at == 0 ? find_directory(zip) : *at;
    if (entry == STR_NOT_FOUND || entry + ENTRY_SIZE > zip.length ||
        !str_starts_with(str_slice(zip, entry, zip.length), STR("PK\1\2"))) {
        return false;
    }
    size_t name = number_at(zip, entry + 28, 2);
    size_t rest = number_at(zip, entry + 30, 2) + number_at(zip, entry + 32, 2);
    *ret = (struct zip_member){
        .name = str_slice(zip, entry + ENTRY_SIZE, entry + ENTRY_SIZE + name),
        .packed = packed_bytes(zip, number_at(zip, entry + 42, 4),
                               number_at(zip, entry + 20, 4)),
        .method = number_at(zip, entry + 10, 2),
        .size = number_at(zip, entry + 24, 4),
    };
    *at = entry + ENTRY_SIZE + name + rest;
    return true;
}

bool
zip_next_in_front(struct str zip, size_t *at, struct zip_member *ret)
{
    if (*at >= zip.length || zip.length - *at < LOCAL_SIZE ||
        !str_starts_with(str_slice(zip, *at, zip.length), STR("PK\3\4"))) {
        return false;
    }
    size_t name = *at + LOCAL_SIZE;
    size_t length = number_at(zip, *at + 26, 2);
    size_t packed = number_at(zip, *at + 18, 4);
    size_t start = name + length + number_at(zip, *at + 28, 2);
    bool is_known = (number_at(zip, *at + 6, 2) & 8) == 0;
    *ret = (struct zip_member){.name = str_slice(zip, name, name + length),
                               .packed = str_slice(zip, start, start + packed),
                               .method = number_at(zip, *at + 8, 2),
                               .size = number_at(zip, *at + 22, 4)};
    *at = is_known ? start + packed : zip.length;
    return true;
}

bool
zip_find(struct str zip, const char *name, struct zip_member *ret)
{
    size_t at = 0;
    while (zip_next(zip, &at, ret)) {
        if (str_equal(ret->name, str_from(name))) {
            return true;
        }
    }
    return false;
}

static enum status
inflate_all(struct buf *out, z_stream *stream, size_t limit, struct error *err)
{
    enum {
        ROOM = 64 << 10
    };
    size_t start = out->length;
    size_t packed = stream->avail_in;
    int result = Z_OK;
    while (result == Z_OK) {
        stream->next_out = (unsigned char *)buf_reserve(out, ROOM);
        stream->avail_out = ROOM;
        result = inflate(stream, Z_NO_FLUSH);
        buf_grow(out, ROOM - stream->avail_out);
        size_t size = out->length - start;
        if (size > limit || (size > RATIO_START && size / INTAKE_RATIO_LIMIT > packed)) {
            return error_set(err, STATUS_LIMIT, "it unpacks to too much");
        }
    }
    return result == Z_STREAM_END
               ? STATUS_OK
               : error_set(err, STATUS_INVALID, "its packed data is damaged");
}

enum status
zip_unpack(struct buf *out, const struct zip_member *member, size_t limit,
           struct error *err)
{
    if (member->method == 0) {
        buf_add_str(out, str_slice(member->packed, 0, limit));
        return STATUS_OK;
    }
    if (member->method != ZIP_DEFLATED) {
        return error_set(err, STATUS_INVALID, "packed in a way that is not read");
    }
    z_stream stream = {.next_in = (unsigned char *)(uintptr_t)member->packed.data,
                       .avail_in = (uInt)member->packed.length};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) {
        return error_set(err, STATUS_LIMIT, "out of memory");
    }
    enum status status = inflate_all(out, &stream, limit, err);
    inflateEnd(&stream);
    return status;
}
