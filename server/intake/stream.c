/* SPDX-License-Identifier: MIT */
/* Knows bytes and compression, nothing of stories. What was unpacked before a
 * damaged place is good and is handed out. */
#include "intake/stream.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <zlib.h>
#include <zstd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/str.h"
#include "intake/intake.h"

#define INPUT_SIZE ((size_t)64 << 10)
#define OUTPUT_SIZE ((size_t)128 << 10)
#define RATIO_START ((uint64_t)1 << 20)

enum packing {
    PACKING_UNKNOWN,
    PACKING_NONE,
    PACKING_GZIP,
    PACKING_ZSTD
};

struct stream {
    int fd;            /* -1: `source` is read, or `memory` where there is none */
    struct str memory; /* borrowed */
    size_t taken;      /* of the memory */
    struct stream_source source;
    struct stream *outer; /* borrowed; NULL for a file of its own */
    char *path;
    enum packing packing;
    unsigned char *input;
    size_t at;
    size_t length;
    bool ended;   /* no more input */
    bool broken;  /* the end of it came too early */
    bool between; /* the last member or frame is complete */
    uint64_t consumed;
    uint64_t produced;
    uint64_t place;    /* in the file, of the end of `input` */
    uint64_t unpacked; /* by all that is inside of it */
    const char *damage;
    z_stream inflate;
    ZSTD_DStream *zstd;
};

static enum status
open_file(int *ret, const struct intake_file *file, struct error *err)
{
    struct stat info;
    const char *path = file->path;
    if (strcmp(path, "-") == 0) {
        *ret = STDIN_FILENO;
        return STATUS_OK;
    }
    int fd = file_open_below(path, file->root_length);
    if (fd < 0 && errno == ELOOP) { /* a link took its place */
        return error_set(err, STATUS_INVALID, "%s: not a regular file", path);
    }
    if (fd < 0) {
        bool missing = errno == ENOENT || errno == ENOTDIR;
        return error_set(err, missing ? STATUS_NOT_FOUND : STATUS_IO,
                         "%s: cannot open: %s", path, strerror(errno));
    }
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        close(fd);
        return error_set(err, STATUS_INVALID, "%s: not a regular file", path);
    }
    *ret = fd;
    return STATUS_OK;
}

struct stream *
stream_open_bytes(struct str bytes, const char *path)
{
    struct stream *self = memory_zalloc(sizeof *self);
    self->fd = -1;
    self->memory = bytes;
    self->path = memory_dup(path);
    self->input = memory_alloc(INPUT_SIZE);
    return self;
}

struct stream *
stream_open_source(struct stream_source source, const char *path)
{
    struct stream *self = stream_open_bytes(STR_NONE, path);
    self->source = source;
    return self;
}

void
stream_put_inside(struct stream *self, struct stream *outer)
{
    self->outer = outer;
}

enum status
stream_open(struct stream **ret, const struct intake_file *file, struct error *err)
{
    int fd = -1;
    enum status status = open_file(&fd, file, err);
    if (status != STATUS_OK) {
        return status;
    }
    struct stream *self = memory_zalloc(sizeof *self);
    self->fd = fd;
    self->path = memory_dup(file->path);
    self->input = memory_alloc(INPUT_SIZE);
    *ret = self;
    return STATUS_OK;
}

void
stream_close(struct stream *self)
{
    if (self == NULL) {
        return;
    }
    if (self->packing == PACKING_GZIP) {
        inflateEnd(&self->inflate);
    }
    ZSTD_freeDStream(self->zstd);
    if (self->fd >= 0 && self->fd != STDIN_FILENO) {
        close(self->fd);
    }
    memory_free(self->input);
    memory_free(self->path);
    memory_free(self);
}

/* As read(). */
static ssize_t
take(struct stream *self, unsigned char *to, size_t room)
{
    if (self->fd >= 0) {
        return read(self->fd, to, room);
    }
    if (self->source.take != NULL) {
        size_t got = self->source.take(self->source.data, to, room);
        self->broken = got == STREAM_BROKEN;
        return self->broken ? 0 : (ssize_t)got;
    }
    struct str piece = str_slice(self->memory, self->taken, self->taken + room);
    if (piece.length > 0) {
        memcpy(to, piece.data, piece.length);
    }
    self->taken += piece.length;
    return (ssize_t)piece.length;
}

/* Adds input behind what is left of it. */
static enum status
fill(struct stream *self, struct error *err)
{
    memmove(self->input, self->input + self->at, self->length - self->at);
    self->length -= self->at;
    self->at = 0;
    while (!self->ended && self->length < INPUT_SIZE) {
        ssize_t got = take(self, self->input + self->length, INPUT_SIZE - self->length);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return error_set(err, STATUS_IO, "%s: cannot read: %s", self->path,
                             strerror(errno));
        }
        self->ended = got == 0;
        self->length += (size_t)got;
        self->place += (uint64_t)got;
        self->consumed = self->place > self->consumed ? self->place : self->consumed;
    }
    return STATUS_OK;
}

static void
start_unpacking(struct stream *self)
{
    struct str head = {(const char *)self->input, self->length};
    self->packing = PACKING_NONE;
    if (str_starts_with(head, STR("\x1F\x8B"))) {
        if (inflateInit2(&self->inflate, 16 + MAX_WBITS) == Z_OK) {
            self->packing = PACKING_GZIP;
        }
    } else if (head.length >= 4 && (str_starts_with(head, STR("\x28\xB5\x2F\xFD")) ||
                                    (((unsigned char)head.data[0] & 0xF0) == 0x50 &&
                                     memcmp(head.data + 1, "\x2A\x4D\x18", 3) == 0))) {
        self->zstd = ZSTD_createDStream();
        self->packing = self->zstd != NULL ? PACKING_ZSTD : PACKING_NONE;
    }
}

/* Zero padding and other bytes behind the last member are no damage. */
static void
next_member(struct stream *self)
{
    struct str rest = {(const char *)self->input + self->at, self->length - self->at};
    if (str_starts_with(rest, STR("\x1F\x8B"))) {
        inflateReset(&self->inflate);
    } else {
        self->at = self->length;
        self->ended = true;
    }
}

static void
read_gzip(struct stream *self, struct buf *out)
{
    if (self->between) {
        self->between = false;
        next_member(self);
        if (self->at == self->length) {
            self->between = true;
            return;
        }
    }
    self->inflate.next_in = self->input + self->at;
    self->inflate.avail_in = (uInt)(self->length - self->at);
    self->inflate.next_out = (unsigned char *)buf_reserve(out, OUTPUT_SIZE);
    self->inflate.avail_out = (uInt)OUTPUT_SIZE;
    int result = inflate(&self->inflate, Z_NO_FLUSH);
    self->at = self->length - self->inflate.avail_in;
    buf_grow(out, OUTPUT_SIZE - self->inflate.avail_out);
    self->between = result == Z_STREAM_END;
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) {
        self->damage = "the gzip data is damaged; what came before is kept";
    }
}

static void
read_zstd(struct stream *self, struct buf *out)
{
    if (self->between && self->at == self->length) {
        return; /* the decoder would wait for another frame */
    }
    ZSTD_inBuffer input = {self->input, self->length, self->at};
    ZSTD_outBuffer output = {buf_reserve(out, OUTPUT_SIZE), OUTPUT_SIZE, 0};
    size_t result = ZSTD_decompressStream(self->zstd, &output, &input);
    self->at = input.pos;
    buf_grow(out, output.pos);
    self->between = result == 0;
    if (ZSTD_isError(result)) {
        self->damage = "the zstd data is damaged; what came before is kept";
    }
}

static void
read_plain(struct stream *self, struct buf *out)
{
    buf_add(out, self->input + self->at, self->length - self->at);
    self->at = self->length;
}

static void
read_piece(struct stream *self, struct buf *out)
{
    switch (self->packing) {
    case PACKING_GZIP:
        read_gzip(self, out);
        break;
    case PACKING_ZSTD:
        read_zstd(self, out);
        break;
    case PACKING_NONE:
    case PACKING_UNKNOWN:
        read_plain(self, out);
        break;
    }
}

static bool
is_too_much(uint64_t unpacked, uint64_t packed)
{
    return unpacked > RATIO_START && unpacked / INTAKE_RATIO_LIMIT > packed;
}

bool
stream_spend(struct stream *self, uint64_t bytes)
{
    while (self->outer != NULL) {
        self = self->outer;
    }
    self->unpacked += bytes;
    return !is_too_much(self->unpacked, self->consumed);
}

static void
check_ratio(struct stream *self, size_t more)
{
    bool spent = self->outer != NULL && !stream_spend(self->outer, more);
    self->produced += more;
    if (spent ||
        (self->packing != PACKING_NONE && is_too_much(self->produced, self->consumed))) {
        self->damage =
            "it unpacks to more than a thousand times its size; the rest is left out";
    }
}

enum status
stream_read(struct stream *self, struct buf *out, struct error *err)
{
    size_t start = out->length;
    while (self->damage == NULL && out->length == start) {
        bool wanted = self->at == self->length || self->between;
        enum status status = wanted ? fill(self, err) : STATUS_OK;
        if (status != STATUS_OK) {
            return status;
        }
        if (self->packing == PACKING_UNKNOWN) {
            start_unpacking(self);
        }
        size_t left = self->length - self->at;
        /* A decompressor may still hold output when the input is used up. */
        read_piece(self, out);
        check_ratio(self, out->length - start);
        bool stuck = left == self->length - self->at && out->length == start;
        if (stuck && self->ended) {
            bool whole = self->packing == PACKING_NONE || self->between;
            if (self->broken) {
                self->damage = "damaged, or packed in a way that is not read; what came "
                               "is kept";
            } else if (!whole && self->damage == NULL) {
                self->damage = "the file is cut off; what came is kept";
            }
            break;
        }
    }
    return STATUS_OK;
}

bool
stream_seek(struct stream *self, int64_t place, bool from_end, int64_t *now)
{
    if (self->packing != PACKING_NONE || self->source.take != NULL) {
        return false;
    }
    int64_t base = from_end ? (int64_t)self->memory.length : 0;
    int64_t to = self->fd >= 0 ? (int64_t)lseek(self->fd, (off_t)place,
                                                from_end ? SEEK_END : SEEK_SET)
                               : base + place;
    if (to < 0 || (self->fd < 0 && to > (int64_t)self->memory.length)) {
        return false;
    }
    self->taken = (size_t)to;
    self->place = (uint64_t)to;
    self->at = self->length = 0;
    self->ended = false;
    *now = to;
    return true;
}

const char *
stream_damage(const struct stream *self)
{
    return self->damage;
}

uint64_t
stream_consumed(const struct stream *self)
{
    return self->consumed;
}
