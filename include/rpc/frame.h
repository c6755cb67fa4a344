/* SPDX-License-Identifier: MIT */
#ifndef RPC_FRAME_H
#define RPC_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

/* The base protocol's frames (headers, blank line, body) as a push parser: bytes
 * in, frames out, in whatever pieces the bytes arrive. No I/O. */

#define FRAME_HEADER_LINE_LIMIT ((size_t)4096)
#define FRAME_HEADER_COUNT_LIMIT 32u
/* A larger body is thrown away as it arrives and reported as FRAME_TOO_LARGE. */
#define FRAME_BODY_LIMIT ((uint64_t)64 << 20)
/* A client that announces more than this has lost its mind: FRAME_BROKEN. */
#define FRAME_DRAIN_LIMIT ((uint64_t)1 << 30)

enum frame_kind {
    FRAME_NONE,      /* all bytes are used up, no frame is complete */
    FRAME_BODY,      /* a body that is to be read as JSON */
    FRAME_EMPTY,     /* Content-Length: 0 */
    FRAME_TOO_LARGE, /* announced above FRAME_BODY_LIMIT; its body will be skipped */
    FRAME_CHARSET,   /* announced in another encoding than UTF-8; likewise */
    FRAME_BROKEN,    /* the next frame cannot be found: see frame_reader_problem */
};

/* Zeroed = at the start of a stream. */
struct frame_reader {
    struct buf line; /* the header line under way */
    struct buf body;
    uint64_t length; /* as announced */
    uint64_t left;   /* bytes of the body still to come */
    unsigned headers;
    bool has_length;
    bool foreign_charset;
    bool in_body;
    bool skipping; /* the body is thrown away */
    const char *problem;
};

void frame_reader_release(struct frame_reader *self);

/* Takes bytes off the front of *input up to the end of the next frame. For
 * FRAME_BODY sets *body, borrowed until the next call and writable. After
 * FRAME_BROKEN every call gives FRAME_BROKEN. */
enum frame_kind frame_reader_next(struct frame_reader *self, struct str *input,
                                  struct str *body);

/* Whether the bytes so far end between two frames: false at the end of a stream
 * means that it was cut short. */
bool frame_reader_is_between(const struct frame_reader *self);

/* Why the stream is broken; NULL if it is not. Static storage. */
const char *frame_reader_problem(const struct frame_reader *self);

/* Appends the header block for a body of that many bytes. */
void frame_add_header(struct buf *out, size_t body_length);

#endif
