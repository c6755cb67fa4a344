/* SPDX-License-Identifier: MIT */
#ifndef EDITOR_SETTINGS_H
#define EDITOR_SETTINGS_H

#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

#include "base/arena.h"
#include "base/buf.h"

/* What a user may set from the editor. The table in settings.c is the schema. */

#define SETTINGS_CODES_LIMIT 16u
#define SETTINGS_OUTLETS_LIMIT 256u
#define SETTINGS_SEVERITY_DEFAULT (-1)

struct settings {
    struct arena arena;
    const char *archive;            /* absolute; NULL = not set. In arena */
    const char *const *own_outlets; /* NULL-terminated. In arena */
    /* For codes[i]: LSP's number, 0 for off, or SETTINGS_SEVERITY_DEFAULT. */
    int severities[SETTINGS_CODES_LIMIT];
    int64_t debounce_ms;
    size_t max_draft_size; /* in bytes */
};

void settings_release(struct settings *self);

/* Where settings come from, weaker first; each value may be NULL, null, [], an
 * object of settings, or an object that holds them under "wirecheck". */
struct settings_source {
    const char *name; /* for messages: "initializationOptions" */
    const json_t *value;
};

/* Fills `ret` with the defaults, then with what each source says. `codes` (NULL-
 * terminated) are the names that the severity setting knows. A value that is not
 * valid is left out and described by one line of `problems`. */
void settings_read(struct settings *ret, const struct settings_source *sources,
                   size_t count, const char *const *codes, struct buf *problems);

#endif
