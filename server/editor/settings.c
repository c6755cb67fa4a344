/* SPDX-License-Identifier: MIT */
/* The one schema of what an editor may set: names, types, bounds, defaults. A
 * newer source wins key by key; nothing it says can make the server refuse to
 * work. */
#include "editor/settings.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"

#define DEBOUNCE_DEFAULT 150
#define DEBOUNCE_MAX 10000
#define DRAFT_SIZE_DEFAULT ((json_int_t)8 << 20)
#define DRAFT_SIZE_MIN ((json_int_t)1 << 10)
#define DRAFT_SIZE_MAX (((json_int_t)64 << 20) - 1)

/* A setting's reader: false where the value is not valid, and nothing is set. */
struct setting {
    const char *name;
    bool (*read)(struct settings *ret, const json_t *value, const char *const *codes);
    const char *rule;
};

/* Lua cannot tell an empty object from an empty array. */
static bool
is_empty(const json_t *value)
{
    return value == NULL || json_is_null(value) ||
           (json_is_array(value) && json_array_size(value) == 0) ||
           (json_is_object(value) && json_object_size(value) == 0);
}

static bool
has_nul(const json_t *value)
{
    return strlen(json_string_value(value)) != json_string_length(value);
}

static bool
read_archive(struct settings *ret, const json_t *value, const char *const *codes)
{
    (void)codes;
    if (!json_is_string(value) || has_nul(value)) {
        return false;
    }
    const char *path = json_string_value(value);
    const char *home = getenv("HOME");
    if (strncmp(path, "~/", 2) == 0 && home != NULL) {
        ret->archive = arena_format(&ret->arena, "%s%s", home, path + 1);
    } else if (path[0] == '/') {
        ret->archive = arena_dup(&ret->arena, str_from(path));
    } else if (path[0] == '\0') {
        ret->archive = NULL;
    } else {
        return false;
    }
    return true;
}

static bool
is_integer_within(const json_t *value, json_int_t low, json_int_t high)
{
    return json_is_integer(value) && json_integer_value(value) >= low &&
           json_integer_value(value) <= high;
}

static bool
read_debounce(struct settings *ret, const json_t *value, const char *const *codes)
{
    (void)codes;
    if (!is_integer_within(value, 0, DEBOUNCE_MAX)) {
        return false;
    }
    ret->debounce_ms = json_integer_value(value);
    return true;
}

static bool
read_max_draft_size(struct settings *ret, const json_t *value, const char *const *codes)
{
    (void)codes;
    if (!is_integer_within(value, DRAFT_SIZE_MIN, DRAFT_SIZE_MAX)) {
        return false;
    }
    ret->max_draft_size = (size_t)json_integer_value(value);
    return true;
}

static bool
read_own_outlets(struct settings *ret, const json_t *value, const char *const *codes)
{
    (void)codes;
    size_t count = json_array_size(value);
    if (!is_empty(value) && (!json_is_array(value) || count > SETTINGS_OUTLETS_LIMIT)) {
        return false;
    }
    const char **outlets = arena_alloc_array(&ret->arena, count + 1, sizeof *outlets);
    for (size_t i = 0; i < count; i++) {
        const json_t *name = json_array_get(value, i);
        if (!json_is_string(name) || has_nul(name)) {
            return false;
        }
        outlets[i] = arena_dup(&ret->arena, str_from(json_string_value(name)));
    }
    ret->own_outlets = outlets;
    return true;
}

static size_t
find_code(const char *const *codes, const char *name)
{
    size_t at = 0;
    while (codes[at] != NULL && strcmp(codes[at], name) != 0) {
        at++;
    }
    return at;
}

/* LSP's number for a name, 0 for "off", -1 for no such name. */
static int
severity_number(const json_t *value)
{
    static const char *const names[] = {"off", "error", "warning", "information", "hint"};
    const char *name = json_string_value(value);
    for (int i = 0; name != NULL && i < 5; i++) {
        if (strcmp(name, names[i]) == 0) {
            return i;
        }
    }
    return -1;
}

static bool
read_severity(struct settings *ret, const json_t *value, const char *const *codes)
{
    if (is_empty(value)) {
        return true;
    }
    int severities[SETTINGS_CODES_LIMIT];
    memcpy(severities, ret->severities, sizeof severities);
    const char *name;
    json_t *level;
    json_object_foreach((json_t *)(uintptr_t)value, name, level) {
        size_t at = find_code(codes, name);
        int number = severity_number(level);
        if (codes[at] == NULL || at >= SETTINGS_CODES_LIMIT || number < 0) {
            return false;
        }
        severities[at] = number;
    }
    if (!json_is_object(value)) {
        return false;
    }
    memcpy(ret->severities, severities, sizeof severities);
    return true;
}

static const struct setting schema[] = {
    {"archive", read_archive, "must be an absolute path, or one that starts with ~/"},
    {"debounce", read_debounce, "must be a whole number of milliseconds from 0 to 10000"},
    {"maxDraftSize", read_max_draft_size,
     "must be a whole number of bytes from 1024 to 67108863"},
    {"ownOutlets", read_own_outlets, "must be an array of at most 256 names"},
    {"severity", read_severity,
     "must map codes of findings to error, warning, information, hint or off"},
};

#define SCHEMA_COUNT (sizeof schema / sizeof *schema)

static void
read_section(struct settings *ret, const json_t *section, const char *source,
             const char *const *codes, struct buf *problems)
{
    for (size_t i = 0; i < SCHEMA_COUNT; i++) {
        const json_t *value = json_object_get(section, schema[i].name);
        if (value == NULL || json_is_null(value)) {
            continue;
        }
        if (!schema[i].read(ret, value, codes)) {
            buf_add_format(problems, "%s: wirecheck.%s %s; it is left as it was\n",
                           source, schema[i].name, schema[i].rule);
        }
    }
}

/* Only inside our own section can a name be unknown: elsewhere it is somebody
 * else's. Its text is not repeated, as it may be anything. */
static void
count_unknown(const json_t *section, const char *source, struct buf *problems)
{
    size_t known = 0;
    for (size_t i = 0; i < SCHEMA_COUNT; i++) {
        known += json_object_get(section, schema[i].name) != NULL;
    }
    size_t unknown = json_object_size(section) - known;
    if (unknown > 0) {
        buf_add_format(problems, "%s: wirecheck: %zu of the settings %s not known\n",
                       source, unknown, unknown == 1 ? "is" : "are");
    }
}

void
settings_release(struct settings *self)
{
    arena_release(&self->arena);
    *self = (struct settings){0};
}

static void
set_defaults(struct settings *self)
{
    static const char *const no_outlets[] = {NULL};
    *self = (struct settings){
        .own_outlets = no_outlets,
        .debounce_ms = DEBOUNCE_DEFAULT,
        .max_draft_size = (size_t)DRAFT_SIZE_DEFAULT,
    };
    for (size_t i = 0; i < SETTINGS_CODES_LIMIT; i++) {
        self->severities[i] = SETTINGS_SEVERITY_DEFAULT;
    }
}

void
settings_read(struct settings *ret, const struct settings_source *sources, size_t count,
              const char *const *codes, struct buf *problems)
{
    set_defaults(ret);
    for (size_t i = 0; i < count; i++) {
        const json_t *value = sources[i].value;
        const json_t *section = json_object_get(value, "wirecheck");
        if (section != NULL) {
            count_unknown(section, sources[i].name, problems);
            value = section;
        }
        if (is_empty(value)) {
            continue;
        }
        if (!json_is_object(value)) {
            buf_add_format(problems, "%s: the settings must be an object\n",
                           sources[i].name);
            continue;
        }
        read_section(ret, value, sources[i].name, codes, problems);
    }
}
