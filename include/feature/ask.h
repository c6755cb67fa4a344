/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_ASK_H
#define FEATURE_ASK_H

#include <stdbool.h>

#include <jansson.h>

#include "base/status.h"
#include "base/str.h"
#include "base/vec.h"
#include "editor/settings.h"
#include "lsp/capability.h"
#include "lsp/shape.h"
#include "markup/markup.h"

/* What a client asks of a draft or of the archive: the parameters of one request,
 * and what the client can do with the answer. A value that may travel to the
 * worker: it shares nothing with the message that it came in. */
struct ask {
    struct client_capabilities client;
    json_t *params;   /* as sent; owned. What follows is borrowed from it */
    struct str uri;   /* of the document; STR_NONE where none is meant */
    struct str query; /* of a search */
    /* Of the draft that is asked about, as it was then: */
    enum markup markup;
    int64_t version;
    const struct settings *settings; /* borrowed; only for `build` and `perform` */
    /* Where the request has one: */
    struct position position;
    struct range range;
    struct {
        VEC_OF(struct position);
    } positions;              /* owned */
    bool without_declaration; /* references: of copies only */
    /* What the user wants to see; see settings. */
    bool code_lens;
    bool inlay_hints;
    bool semantic_tokens;
};

/* More places in one request are no person's. */
#define ASK_POSITIONS_LIMIT 1000u

/* Zeroed is released. */
void ask_release(struct ask *self);

/* Readers of parameters, for the table of features: each fills what its kind of
 * request has. */

/* {textDocument} */
enum status ask_read_document(struct ask *ret, const json_t *params,
                              struct error *err) NODISCARD;
/* {textDocument, position} */
enum status ask_read_position(struct ask *ret, const json_t *params,
                              struct error *err) NODISCARD;
/* {textDocument, position, context} */
enum status ask_read_references(struct ask *ret, const json_t *params,
                                struct error *err) NODISCARD;
/* {textDocument, range} */
enum status ask_read_range(struct ask *ret, const json_t *params,
                           struct error *err) NODISCARD;
/* {textDocument, positions} */
enum status ask_read_positions(struct ask *ret, const json_t *params,
                               struct error *err) NODISCARD;
/* {query} */
enum status ask_read_query(struct ask *ret, const json_t *params,
                           struct error *err) NODISCARD;
/* {uri} */
enum status ask_read_uri(struct ask *ret, const json_t *params,
                         struct error *err) NODISCARD;

#endif
