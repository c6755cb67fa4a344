/* SPDX-License-Identifier: MIT */
#ifndef SERVE_TRANSPORT_H
#define SERVE_TRANSPORT_H

#include <stdbool.h>
#include <stddef.h>

#include <uv.h>

#include "base/buf.h"
#include "base/status.h"
#include "rpc/frame.h"

/* The two byte streams to the client, on the loop's thread: pipes, sockets or
 * files. The only writer of the protocol's descriptor. */

struct transport_ends {
    int input;
    int output;
};

struct transport_events {
    void *data;
    /* `body` is writable and borrowed; STR_NONE unless kind is FRAME_BODY. */
    void (*frame)(void *data, enum frame_kind kind, struct str body);
    void (*end)(void *data);     /* the client hung up, or cannot be read */
    void (*failed)(void *data);  /* it cannot be written to */
    void (*drained)(void *data); /* all that was sent is written */
};

struct transport {
    uv_loop_t *loop;
    struct transport_events events;
    struct frame_reader reader;
    union {
        uv_handle_t handle;
        uv_stream_t stream;
        uv_pipe_t pipe;
        uv_tcp_t tcp;
    } input, output;
    bool input_is_stream;
    bool output_is_stream;
    struct transport_ends ends;
    uv_fs_t file_read; /* where the input is a file or terminal */
    bool reading_file;
    bool stopped;
    bool broken; /* for writing */
    size_t queued;
    char chunk[65536];
};

/* Takes over both descriptors. */
enum status transport_open(struct transport *self, uv_loop_t *loop,
                           struct transport_ends ends,
                           const struct transport_events *events,
                           struct error *err) NODISCARD;

/* Takes over the bytes of `frames` (and empties it). */
void transport_send(struct transport *self, struct buf *frames);

/* Bytes sent but not yet written. */
size_t transport_queued(const struct transport *self);

/* No frame is delivered any more. */
void transport_stop_reading(struct transport *self);

/* Closes the handles; the loop must run once more before the memory goes. */
void transport_close(struct transport *self);
void transport_release(struct transport *self);

#endif
