/* SPDX-License-Identifier: MIT */
#ifndef EDITOR_SETTINGS_H
#define EDITOR_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"

/* What a user, a desk or a project may set. doc/settings.schema.json says the same
 * for people and editors; a test holds the two together. */

#define SETTINGS_CODES_LIMIT 16u
#define SETTINGS_OUTLETS_LIMIT 256u
#define SETTINGS_FOLDERS_LIMIT 64u
#define SETTINGS_FORM_LIMIT 200u /* bytes of creditForm */
#define SETTINGS_SEVERITY_DEFAULT (-1)

/* Numbers of the words that a setting knows, in the schema's order. */
enum setting_switch {
    SETTING_AUTO, /* where the editor shows it and nothing better */
    SETTING_ON,
    SETTING_OFF
};
enum setting_sensitivity {
    SETTING_DEFAULT,
    SETTING_SENSITIVE
};
enum setting_delivery {
    DELIVERY_AUTO, /* pulled where the client can pull and be told to, else pushed */
    DELIVERY_PUSH,
    DELIVERY_PULL
};
enum setting_credit_place {
    CREDIT_PLACE_PARAGRAPH, /* at the end of the paragraph */
    CREDIT_PLACE_DRAFT      /* a line of its own at the end of the draft */
};

struct settings {
    struct arena arena;
    const char *archive;            /* absolute; NULL = not set. In arena, as all */
    const char *dismissals;         /* likewise */
    const char *stock_phrases;      /* likewise */
    const char *credit_form;        /* with {agency} {byline} {place} {date} in it */
    const char *const *own_outlets; /* NULL-terminated */
    const char *const *follow;      /* absolute paths of folders, NULL-terminated */
    /* For codes[i]: LSP's number, 0 for off, or SETTINGS_SEVERITY_DEFAULT. */
    int severities[SETTINGS_CODES_LIMIT];
    int64_t debounce_ms;
    int64_t max_draft_size; /* in bytes */
    int code_lens;          /* enum setting_switch */
    int inlay_hints;        /* enum setting_switch */
    int sensitivity;        /* enum setting_sensitivity */
    int diagnostics;        /* enum setting_delivery */
    int credit_place;       /* enum setting_credit_place */
    bool show_embargoed;
    bool heed_comments; /* of a draft, that leave paragraphs out */
    bool semantic_tokens;
};

void settings_release(struct settings *self);

/* Where settings come from, weaker first; each value may be NULL, null, [], an
 * object of settings, or an object that holds them under "wirecheck". */
struct settings_source {
    const char *name; /* for messages: "initializationOptions" */
    const json_t *value;
    /* The folder of the file that it was read from, else NULL. In a file every name
     * is meant for us; in what a client sends, only those under "wirecheck". */
    const char *folder;
    /* Of a project, that is of whoever wrote its files: it may tune, but name
     * nothing outside its folder. */
    bool is_project;
};

/* Something that is not as it should be, and was left out. Strings in the arena of
 * the problems, but for those of the source. */
struct settings_problem {
    size_t source;      /* which of the sources */
    const char *name;   /* the setting; NULL where all of the source is meant */
    bool is_unknown;    /* there is no such setting: the name is whatever stood there */
    bool is_name;       /* that the name stands there is wrong, not its value */
    const char *member; /* inside the setting, or NULL */
    const char *rule;   /* "must be ..." */
};

/* Zeroed = none. */
struct settings_problems {
    struct arena arena;
    VEC_OF(struct settings_problem);
};

void settings_problems_release(struct settings_problems *self);

/* Fills `ret` with the defaults, then with what each source says. `codes` (NULL-
 * terminated) are the names that the severity setting knows. */
void settings_read(struct settings *ret, const struct settings_source *sources,
                   size_t count, const char *const *codes,
                   struct settings_problems *problems);

/* Appends a line (between lines, \n) for each problem of the sources that are no
 * files, for the user. Unknown names are counted, not repeated: what a client sends
 * may be anything. */
void settings_add_notice(struct buf *out, const struct settings_source *sources,
                         size_t count, const struct settings_problems *problems);

/* The names of all settings, sorted; NULL beyond the last. Static storage. */
const char *settings_name(size_t at);

#endif
