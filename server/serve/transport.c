/* SPDX-License-Identifier: MIT */
/* Knows descriptors and bytes; what a frame says is for others. Reading goes on
 * while writing is held up, so that a client that writes much before it reads
 * cannot lock us and itself. */
#include "serve/transport.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"

struct transport_write {
    uv_write_t request;
    struct transport *transport;
    struct buf bytes;
};

static void
take_bytes(struct transport *self, struct str bytes)
{
    while (!self->stopped) {
        struct str body = STR_NONE;
        enum frame_kind kind = frame_reader_next(&self->reader, &bytes, &body);
        if (kind == FRAME_NONE) {
            return;
        }
        self->events.frame(self->events.data, kind, body);
        if (kind == FRAME_BROKEN) {
            return;
        }
    }
}

static void
end_input(struct transport *self)
{
    if (!self->stopped) {
        self->stopped = true;
        self->events.end(self->events.data);
    }
}

static void
lend_chunk(uv_handle_t *handle, size_t suggested, uv_buf_t *ret)
{
    (void)suggested;
    struct transport *self = handle->data;
    *ret = uv_buf_init(self->chunk, sizeof self->chunk);
}

static void
on_stream_read(uv_stream_t *stream, ssize_t count, const uv_buf_t *chunk)
{
    struct transport *self = stream->data;
    if (count > 0) {
        take_bytes(self, (struct str){chunk->base, (size_t)count});
    } else if (count < 0) {
        uv_read_stop(stream);
        end_input(self);
    }
}

static void on_file_read(uv_fs_t *request);

/* From where the descriptor stands (-1): it may be a terminal. */
static void
read_file(struct transport *self)
{
    uv_buf_t chunk = uv_buf_init(self->chunk, sizeof self->chunk);
    self->file_read.data = self;
    self->reading_file = uv_fs_read(self->loop, &self->file_read, self->ends.input,
                                    &chunk, 1, -1, on_file_read) == 0;
    if (!self->reading_file) {
        end_input(self);
    }
}

static void
on_file_read(uv_fs_t *request)
{
    struct transport *self = request->data;
    ssize_t count = request->result;
    uv_fs_req_cleanup(request);
    self->reading_file = false;
    if (count <= 0) {
        end_input(self);
        return;
    }
    take_bytes(self, (struct str){self->chunk, (size_t)count});
    if (!self->stopped) {
        read_file(self);
    }
}

/* False where libuv has no stream for that kind of descriptor. */
static int
open_stream(uv_loop_t *loop, uv_pipe_t *pipe, uv_tcp_t *tcp, int fd, bool *is_stream)
{
    uv_handle_type type = uv_guess_handle(fd);
    *is_stream = type == UV_NAMED_PIPE || type == UV_TCP;
    if (type == UV_NAMED_PIPE) {
        int code = uv_pipe_init(loop, pipe, 0);
        return code ? code : uv_pipe_open(pipe, fd);
    }
    if (type == UV_TCP) {
        int code = uv_tcp_init(loop, tcp);
        return code ? code : uv_tcp_open(tcp, fd);
    }
    return 0;
}

enum status
transport_open(struct transport *self, uv_loop_t *loop, struct transport_ends ends,
               const struct transport_events *events, struct error *err)
{
    *self = (struct transport){.loop = loop, .events = *events, .ends = ends};
    int code = open_stream(loop, &self->input.pipe, &self->input.tcp, ends.input,
                           &self->input_is_stream);
    if (code == 0) {
        code = open_stream(loop, &self->output.pipe, &self->output.tcp, ends.output,
                           &self->output_is_stream);
    }
    self->input.handle.data = self;
    self->output.handle.data = self;
    if (code == 0 && self->input_is_stream) {
        code = uv_read_start(&self->input.stream, lend_chunk, on_stream_read);
    } else if (code == 0) {
        read_file(self);
    }
    return code == 0 ? STATUS_OK
                     : error_set(err, STATUS_IO, "cannot open the protocol's streams: %s",
                                 uv_strerror(code));
}

static void
fail_output(struct transport *self)
{
    if (!self->broken) {
        self->broken = true;
        self->events.failed(self->events.data);
    }
}

static void
on_written(uv_write_t *request, int status)
{
    struct transport_write *write = request->data;
    struct transport *self = write->transport;
    self->queued -= write->bytes.length;
    buf_release(&write->bytes);
    memory_free(write);
    if (status < 0) {
        fail_output(self);
    } else if (self->queued == 0) {
        self->events.drained(self->events.data);
    }
}

static bool
write_file(int fd, struct str bytes)
{
    while (bytes.length > 0) {
        ssize_t put = write(fd, bytes.data, bytes.length);
        if (put < 0 && errno != EINTR) {
            return false;
        }
        bytes = str_slice(bytes, put < 0 ? 0 : (size_t)put, bytes.length);
    }
    return true;
}

void
transport_send(struct transport *self, struct buf *frames)
{
    if (self->broken) {
        buf_release(frames);
        return;
    }
    if (!self->output_is_stream) {
        bool written = write_file(self->ends.output, buf_str(frames));
        buf_release(frames);
        if (!written) {
            fail_output(self);
        }
        return;
    }
    struct transport_write *write = memory_zalloc(sizeof *write);
    write->transport = self;
    write->bytes = *frames;
    *frames = BUF_INIT;
    write->request.data = write;
    self->queued += write->bytes.length;
    uv_buf_t chunk = uv_buf_init(write->bytes.data, (unsigned)write->bytes.length);
    if (uv_write(&write->request, &self->output.stream, &chunk, 1, on_written) != 0) {
        on_written(&write->request, UV_EPIPE);
    }
}

size_t
transport_queued(const struct transport *self)
{
    return self->queued;
}

void
transport_stop_reading(struct transport *self)
{
    self->stopped = true;
    if (self->input_is_stream) {
        uv_read_stop(&self->input.stream);
    }
}

void
transport_close(struct transport *self)
{
    self->broken = true;
    if (self->input_is_stream && !uv_is_closing(&self->input.handle)) {
        uv_close(&self->input.handle, NULL);
    }
    if (self->output_is_stream && !uv_is_closing(&self->output.handle)) {
        uv_close(&self->output.handle, NULL);
    }
}

void
transport_release(struct transport *self)
{
    frame_reader_release(&self->reader);
}
