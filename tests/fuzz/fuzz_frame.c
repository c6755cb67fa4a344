/* SPDX-License-Identifier: MIT */
/* The first eight bytes choose where the rest is split; the frames must be the same
 * as without a split. Bodies are read as messages on the way. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "rpc/frame.h"
#include "rpc/message.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
read_message(struct str body)
{
    struct message message = message_read((char *)(uintptr_t)body.data, body.length);
    struct buf out = BUF_INIT;
    if (message.kind == MESSAGE_REQUEST || message.kind == MESSAGE_REJECTED) {
        message_add_error(&out, message.id, RPC_INTERNAL_ERROR, "x", NULL);
    }
    if (message.params != NULL) {
        message_add_notification(&out, "m", json_incref(message.params));
    }
    buf_release(&out);
    message_release(&message);
}

/* Appends what the frames in `bytes` are; false once the stream is broken. */
static bool
feed(struct frame_reader *reader, struct str bytes, struct buf *seen, bool read)
{
    for (;;) {
        struct str body = STR_NONE;
        enum frame_kind kind = frame_reader_next(reader, &bytes, &body);
        if (kind == FRAME_NONE) {
            return true;
        }
        buf_add_format(seen, "%d:%zu:", (int)kind, body.length);
        buf_add_str(seen, body);
        if (kind == FRAME_BROKEN) {
            return false;
        }
        if (read && kind == FRAME_BODY) {
            read_message(body);
        }
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint64_t random = 1;
    if (size < sizeof random) {
        return 0;
    }
    memcpy(&random, data, sizeof random);
    struct str bytes = {(const char *)data + sizeof random, size - sizeof random};
    struct frame_reader whole = {0};
    struct frame_reader split = {0};
    struct buf expected = BUF_INIT;
    struct buf seen = BUF_INIT;
    feed(&whole, bytes, &expected, true);
    for (size_t at = 0; at < bytes.length;) {
        random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        size_t step = 1 + (size_t)(random >> 33) % 9;
        if (!feed(&split, str_slice(bytes, at, at + step), &seen, false)) {
            break;
        }
        at += step;
    }
    if (!str_equal(buf_str(&expected), buf_str(&seen)) ||
        frame_reader_is_between(&whole) != frame_reader_is_between(&split)) {
        abort();
    }
    frame_reader_release(&whole);
    frame_reader_release(&split);
    buf_release(&expected);
    buf_release(&seen);
    return 0;
}
