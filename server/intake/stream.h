/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_STREAM_H
#define INTAKE_STREAM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "intake/intake.h"

/* A file read in pieces, unpacked on the way if it is gzip (all members) or zstd
 * (all frames). Memory does not grow with the file. */
struct stream;

/* STATUS_NOT_FOUND, STATUS_IO; STATUS_INVALID for what is no regular file. "-" is
 * standard input. */
enum status stream_open(struct stream **ret, const struct intake_file *file,
                        struct error *err) NODISCARD;
/* The same from memory, which is borrowed; `path` is for errors. */
struct stream *stream_open_bytes(struct str bytes, const char *path);
/* What `take` returns where the rest cannot be had. */
#define STREAM_BROKEN ((size_t)-1)

/* The same from wherever `take` has it: as read(), 0 at the end. */
struct stream_source {
    void *data;
    size_t (*take)(void *data, unsigned char *to, size_t room);
};
struct stream *stream_open_source(struct stream_source source, const char *path);

/* What comes out of `self` counts against the size of the file that it is inside of, in
 * which it may be packed many times over. Borrowed for the life of `self`. */
void stream_put_inside(struct stream *self, struct stream *outer);
/* Counts bytes that were unpacked without a stream; false once they are too many. */
bool stream_spend(struct stream *self, uint64_t bytes);

/* Goes on at `place`, counted from the start or the end. False where bytes only come one
 * after the other: of what is packed, a pipe. `now` is the new place from the start. */
bool stream_seek(struct stream *self, int64_t place, bool from_end, int64_t *now);

/* Accepts NULL. */
void stream_close(struct stream *self);

/* Appends the next piece; nothing is appended at the end. Damage and limits do
 * not fail: the stream ends there and stream_damage says so. */
enum status stream_read(struct stream *self, struct buf *out,
                        struct error *err) NODISCARD;

/* Why the stream ended before the file did, NULL if it did not. Static storage. */
const char *stream_damage(const struct stream *self);

/* Bytes of the file taken so far. */
uint64_t stream_consumed(const struct stream *self);

#endif
