/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_RECORD_H
#define INTAKE_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include <jansson.h>

#include "base/buf.h"
#include "base/status.h"
#include "intake/item.h"

/* The fields of a JSON object that we know, whatever it calls them. */

struct record {
    const json_t *values[FIELD_COUNT]; /* NULL where absent or null */
    const char *keys[FIELD_COUNT];     /* as the object spells them */
    size_t ranks[FIELD_COUNT];
};

/* Borrowed from the object. */
void record_read(struct record *ret, const json_t *object);

/* Appends a field as text: a string, a number, or the names in an array or
 * object, joined by ", ". STATUS_INVALID names the key where it is nothing of
 * that. An absent field appends nothing. */
enum status record_add_text(const struct record *self, enum field field, struct buf *out,
                            struct error *err) NODISCARD;

/* The member of that name, in any case, with or without underscores. */
const json_t *record_member(const json_t *object, const char *name);

/* "a number", "an array"; static storage. */
const char *record_type_name(const json_t *value);

#endif
