/* SPDX-License-Identifier: MIT */
#ifndef RPC_MESSAGE_H
#define RPC_MESSAGE_H

#include <jansson.h>

#include "base/buf.h"
#include "base/str.h"

/* JSON-RPC 2.0 messages: bytes to a checked envelope and back. */

#define MESSAGE_DEPTH_LIMIT 512u

/* Error codes of JSON-RPC and of LSP 3.18. */
enum rpc_code {
    RPC_PARSE_ERROR = -32700,
    RPC_INVALID_REQUEST = -32600,
    RPC_METHOD_NOT_FOUND = -32601,
    RPC_INVALID_PARAMS = -32602,
    RPC_INTERNAL_ERROR = -32603,
    RPC_NOT_INITIALIZED = -32002,
    RPC_REQUEST_FAILED = -32803,
    RPC_SERVER_CANCELLED = -32802,
    RPC_CONTENT_MODIFIED = -32801,
    RPC_REQUEST_CANCELLED = -32800,
};

enum message_kind {
    MESSAGE_REQUEST,
    MESSAGE_NOTIFICATION,
    MESSAGE_RESPONSE,
    MESSAGE_REJECTED, /* to be answered with `code` and `problem` */
    MESSAGE_IGNORED,  /* wrong, but nothing may be answered: log `problem` */
};

/* Owns `root`; all else is borrowed from it. */
struct message {
    enum message_kind kind;
    json_t *root;
    json_t *id;         /* integer, string or null; NULL where there is none */
    const char *method; /* NULL in a response */
    json_t *params;     /* NULL where absent or null */
    json_t *result;     /* of a response */
    json_t *error;      /* of a response that failed */
    enum rpc_code code;
    const char *problem; /* static storage; never quotes the message */
};

/* Reads one body. `body` is changed in place: escapes of lone surrogates become
 * U+FFFD, which is as long in UTF-16. Release with message_release whatever the
 * kind. */
struct message message_read(char *body, size_t length);
void message_release(struct message *self);

/* Sets the seed of jansson's hash tables from the system's source of randomness;
 * call once, before any JSON is read. */
void message_seed_hashes(void);

/* Append a whole frame. They take over the references to `result`, `params` and
 * `data`; `id` stays the caller's. `params` and `data` may be NULL. */
void message_add_result(struct buf *out, const json_t *id, json_t *result);
void message_add_error(struct buf *out, const json_t *id, enum rpc_code code,
                       const char *text, json_t *data);
void message_add_notification(struct buf *out, const char *method, json_t *params);
void message_add_request(struct buf *out, json_int_t id, const char *method,
                         json_t *params);

#endif
