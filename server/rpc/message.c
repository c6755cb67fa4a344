/* SPDX-License-Identifier: MIT */
/* The only place where protocol bytes become JSON and JSON becomes frames. Knows
 * the envelope (jsonrpc, id, method, params); knows no method. */
#include "rpc/message.h"

#include <string.h>

#include "base/memory.h"
#include "rpc/frame.h"
#include "rpc/sanitise.h"

void
message_seed_hashes(void)
{
    json_object_seed(0);
}

void
message_release(struct message *self)
{
    json_decref(self->root);
    *self = (struct message){.kind = MESSAGE_IGNORED};
}

static void
reject(struct message *self, enum rpc_code code, const char *problem)
{
    self->kind = MESSAGE_REJECTED;
    self->code = code;
    self->problem = problem;
}

static void
ignore(struct message *self, const char *problem)
{
    self->kind = MESSAGE_IGNORED;
    self->problem = problem;
}

static bool
has_protocol_version(const json_t *root)
{
    const char *version = json_string_value(json_object_get(root, "jsonrpc"));
    return version != NULL && strcmp(version, "2.0") == 0;
}

/* A method's name as a C string; one with a NUL inside is no name. */
static const char *
read_method(const json_t *root)
{
    const json_t *method = json_object_get(root, "method");
    const char *name = json_string_value(method);
    return name != NULL && strlen(name) == json_string_length(method) ? name : NULL;
}

static void
classify_response(struct message *self)
{
    self->result = json_object_get(self->root, "result");
    self->error = json_object_get(self->root, "error");
    bool is_response = self->result != NULL || self->error != NULL;
    if (is_response && json_is_integer(self->id)) {
        self->kind = MESSAGE_RESPONSE;
    } else if (is_response) {
        ignore(self, "a response to no request of ours");
    } else {
        reject(self, RPC_INVALID_REQUEST, "the message has no method");
    }
}

static void
classify(struct message *self)
{
    json_t *id = json_object_get(self->root, "id");
    bool id_is_legal =
        id == NULL || json_is_integer(id) || json_is_string(id) || json_is_null(id);
    self->id = id_is_legal ? id : NULL;
    self->method = read_method(self->root);
    self->params = json_object_get(self->root, "params");
    if (json_is_null(self->params)) {
        self->params = NULL;
    }
    if (!id_is_legal) {
        reject(self, RPC_INVALID_REQUEST, "id must be an integer or a string");
    } else if (json_object_get(self->root, "method") == NULL) {
        classify_response(self);
    } else if (self->method == NULL) {
        reject(self, RPC_INVALID_REQUEST, "method must be a string");
    } else if (has_protocol_version(self->root)) {
        self->kind = id ? MESSAGE_REQUEST : MESSAGE_NOTIFICATION;
    } else if (id != NULL) {
        reject(self, RPC_INVALID_REQUEST, "jsonrpc must be \"2.0\"");
    } else {
        ignore(self, "a notification without jsonrpc \"2.0\"");
    }
}

struct message
message_read(char *body, size_t length)
{
    struct message self = {.kind = MESSAGE_IGNORED};
    if (!sanitise_json(body, length, MESSAGE_DEPTH_LIMIT)) {
        reject(&self, RPC_PARSE_ERROR, "the message nests too deeply");
        return self;
    }
    self.root = json_loadb(body, length, JSON_ALLOW_NUL | JSON_DECODE_ANY, NULL);
    if (self.root == NULL) {
        reject(&self, RPC_PARSE_ERROR, "the message is not JSON in UTF-8");
    } else if (json_is_array(self.root)) {
        reject(&self, RPC_INVALID_REQUEST, "batches are not part of the protocol");
    } else if (!json_is_object(self.root)) {
        reject(&self, RPC_INVALID_REQUEST, "the message is not an object");
    } else {
        classify(&self);
    }
    return self;
}

static int
add_chunk(const char *bytes, size_t length, void *data)
{
    buf_add(data, bytes, length);
    return 0;
}

/* Takes over `root`. The header comes first but its number is known last. */
static void
add_frame(struct buf *out, json_t *root)
{
    struct buf body = BUF_INIT;
    json_dump_callback(root, add_chunk, &body, JSON_COMPACT);
    frame_add_header(out, body.length);
    buf_add_str(out, buf_str(&body));
    buf_release(&body);
    json_decref(root);
}

static json_t *
new_envelope(void)
{
    json_t *root = json_object();
    json_object_set_new(root, "jsonrpc", json_string("2.0"));
    return root;
}

static void
set_id(json_t *root, const json_t *id)
{
    json_object_set_new(root, "id",
                        id ? json_copy((json_t *)(uintptr_t)id) : json_null());
}

void
message_add_result(struct buf *out, const json_t *id, json_t *result)
{
    json_t *root = new_envelope();
    set_id(root, id);
    json_object_set_new(root, "result", result);
    add_frame(out, root);
}

void
message_add_error(struct buf *out, const json_t *id, enum rpc_code code, const char *text,
                  json_t *data)
{
    json_t *error = json_object();
    json_object_set_new(error, "code", json_integer(code));
    json_object_set_new(error, "message", json_string(text));
    if (data != NULL) {
        json_object_set_new(error, "data", data);
    }
    json_t *root = new_envelope();
    set_id(root, id);
    json_object_set_new(root, "error", error);
    add_frame(out, root);
}

void
message_add_notification(struct buf *out, const char *method, json_t *params)
{
    json_t *root = new_envelope();
    json_object_set_new(root, "method", json_string(method));
    if (params != NULL) {
        json_object_set_new(root, "params", params);
    }
    add_frame(out, root);
}

void
message_add_request(struct buf *out, json_int_t id, const char *method, json_t *params)
{
    json_t *root = new_envelope();
    json_object_set_new(root, "id", json_integer(id));
    json_object_set_new(root, "method", json_string(method));
    if (params != NULL) {
        json_object_set_new(root, "params", params);
    }
    add_frame(out, root);
}
