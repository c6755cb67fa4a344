/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_ITEM_H
#define INTAKE_ITEM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "base/str.h"
#include "story/story.h"

/* What a record of a wire, feed or page says of its story, whatever its format. A reader
 * fills in the strings as they stand there; what they mean is decided here, once. */

enum field {
    FIELD_GUID,
    FIELD_VERSION,
    FIELD_STATUS,
    FIELD_EMBARGO,
    FIELD_HEADLINE,
    FIELD_BYLINE,
    FIELD_DATELINE,
    FIELD_LOCATED,
    FIELD_ORIGIN,    /* infosource, creditline: who wrote it */
    FIELD_PUBLISHER, /* source, publisher, provider: who sent it */
    FIELD_FIRST_CREATED,
    FIELD_VERSION_CREATED,
    FIELD_PUBLISHED,
    FIELD_MODIFIED,
    FIELD_LANGUAGE,
    FIELD_URL,
    FIELD_TEXT,
    FIELD_HTML,
    FIELD_BODIES, /* of JSON alone: see record.h */
    FIELD_COUNT
};

struct item {
    /* Valid UTF-8 or not, empty where the record does not say. Borrowed. */
    struct str fields[FIELD_COUNT];
    bool is_delivered;    /* the body is the one of the format: see page.h */
    enum story_kind kind; /* by a mark of the format itself */
    /* " (body_text, body or text)": where a text was looked for; may be NULL. */
    const char *text_names;
    /* What the record calls each field, or where it has them: "headline",
     * "contentMeta/by"; NULL where the reader does not say. Borrowed. */
    const char *from[FIELD_COUNT];
};

/* Sets a field that is empty so far; blanks at both ends are left out. */
void item_set(struct item *self, enum field field, struct str value);

/* The same, with where it stood; borrowed as long as the item is. */
void item_set_from(struct item *self, enum field field, struct str value,
                   const char *from);

/* The same for the byline, unless the value is no name: some wires put a subtitle or
 * the initials of editors there. */
void item_set_byline(struct item *self, struct str value);

/* One story. A withheld or canceled item with an id needs no text: it is a notice that
 * withdraws what is there. STATUS_INVALID where there is no text otherwise, STATUS_LIMIT
 * for one that is too long. `ret` is initialised. */
enum status item_read(struct story *ret, const struct item *item, int64_t now_ms,
                      struct error *err) NODISCARD;

#endif
