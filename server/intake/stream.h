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
