/* SPDX-License-Identifier: MIT */
#ifndef LSP_SHAPE_H
#define LSP_SHAPE_H

#include <stdbool.h>
#include <stdint.h>

#include <jansson.h>

#include "base/status.h"
#include "base/str.h"
#include "text/position.h"
#include "text/span.h"

/* The protocol's shapes: the only place where fields of params are checked. A
 * read that fails gives STATUS_INVALID and names the field, never its content.
 * Strings are borrowed from the params. */

struct range {
    struct position start;
    struct position end;
};

struct location {
    const char *uri;
    struct range range;
};

struct did_open {
    struct str uri;
    struct str language_id;
    int64_t version;
    struct str text;
};

struct did_change {
    struct str uri;
    int64_t version;
    const json_t *changes; /* an array: read each with content_change_read */
};

struct content_change {
    bool whole; /* `text` replaces all of the document; range means nothing */
    struct range range;
    struct str text;
};

struct did_save {
    struct str uri;
    bool has_text;
    struct str text;
};

struct document_position {
    struct str uri;
    struct position position;
};

struct document_range {
    struct str uri;
    struct range range;
};

/* Positions beyond what 32 bits hold are clamped; negative ones are refused. */
enum status did_open_read(struct did_open *ret, const json_t *params,
                          struct error *err) NODISCARD;
enum status did_change_read(struct did_change *ret, const json_t *params,
                            struct error *err) NODISCARD;
enum status content_change_read(struct content_change *ret, const json_t *change,
                                struct error *err) NODISCARD;
enum status did_save_read(struct did_save *ret, const json_t *params,
                          struct error *err) NODISCARD;
/* {textDocument: {uri}}: didClose, and what is left of a broken didChange. */
enum status document_read(struct str *ret, const json_t *params,
                          struct error *err) NODISCARD;
/* {textDocument, position}: hover, definition. */
enum status document_position_read(struct document_position *ret, const json_t *params,
                                   struct error *err) NODISCARD;
/* {textDocument, range}: what an editor shows at the moment. */
enum status document_range_read(struct document_range *ret, const json_t *params,
                                struct error *err) NODISCARD;
/* One item of {positions}: selectionRange. */
enum status positions_item_read(struct position *ret, const json_t *item,
                                struct error *err) NODISCARD;
/* {query}: workspace/symbol; at most 1,000 bytes. */
enum status query_read(struct str *ret, const json_t *params,
                       struct error *err) NODISCARD;
/* {uri}: workspace/textDocumentContent. */
enum status uri_read(struct str *ret, const json_t *params, struct error *err) NODISCARD;

/* New references. */
json_t *shape_from_position(struct position position);
json_t *shape_from_range(struct range range);
json_t *shape_from_location(struct location location);
/* A JSON string; ill-formed UTF-8 becomes U+FFFD. */
json_t *shape_from_str(struct str text);
json_t *shape_from_text(const char *text);

/* The range of a span of bytes. */
struct range range_from_span(const struct lines *lines, struct str text, struct span span,
                             enum position_encoding encoding);

#endif
