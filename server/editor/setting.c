/* SPDX-License-Identifier: MIT */
/* The one schema of what may be set: names, types, bounds. Knows one value at a
 * time; which source wins is for settings.c. */
#include "editor/setting.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/str.h"

#define DEBOUNCE_MAX 10000
#define DRAFT_SIZE_MIN ((json_int_t)1 << 10)
#define DRAFT_SIZE_MAX (((json_int_t)64 << 20) - 1)

void
setting_add_problem(const struct setting_reading *reading,
                    const struct settings_problem *problem)
{
    struct settings_problems *problems = reading->problems;
    struct settings_problem copy = *problem;
    copy.source = reading->source_number;
    copy.name =
        problem->name ? arena_dup(&problems->arena, str_from(problem->name)) : NULL;
    copy.member =
        problem->member ? arena_dup(&problems->arena, str_from(problem->member)) : NULL;
    vec_add(problems, copy);
}

static void *
field_of(const struct setting_reading *reading)
{
    return (char *)reading->ret + reading->setting->offset;
}

/* A string of JSON may hold a NUL; a path or a name may not. */
static const char *
plain_string(const json_t *value)
{
    const char *text = json_string_value(value);
    return text != NULL && strlen(text) == json_string_length(value) ? text : NULL;
}

static bool
read_integer(struct setting_reading *reading, const json_t *value)
{
    const struct setting *setting = reading->setting;
    if (!json_is_integer(value) || json_integer_value(value) < setting->low ||
        json_integer_value(value) > setting->high) {
        return false;
    }
    *(int64_t *)field_of(reading) = json_integer_value(value);
    return true;
}

static bool
read_boolean(struct setting_reading *reading, const json_t *value)
{
    if (!json_is_boolean(value)) {
        return false;
    }
    *(bool *)field_of(reading) = json_is_true(value);
    return true;
}

static int
find_word(const char *const *words, const json_t *value)
{
    const char *word = plain_string(value);
    for (int i = 0; word != NULL && words[i] != NULL; i++) {
        if (strcmp(words[i], word) == 0) {
            return i;
        }
    }
    return -1;
}

static bool
read_choice(struct setting_reading *reading, const json_t *value)
{
    int number = find_word(reading->setting->words, value);
    if (number < 0) {
        return false;
    }
    *(int *)field_of(reading) = number;
    return true;
}

/* Whether the relative path leads to something below the folder without a step out
 * of it: no "..", no symbolic link on the way. */
static bool
lies_inside(const char *folder, struct str relative)
{
    bool inside = true;
    struct buf path = BUF_INIT;
    buf_add_text(&path, folder);
    while (inside && relative.length > 0) {
        size_t slash = str_find_byte(relative, '/', 0);
        struct str step = str_slice(relative, 0, slash);
        struct stat info;
        buf_add_format(&path, "/%.*s", STR_ARGS(step));
        inside = !str_equal(step, STR("..")) && lstat(path.data, &info) == 0 &&
                 !S_ISLNK(info.st_mode);
        relative = slash == STR_NOT_FOUND
                       ? STR_NONE
                       : str_slice(relative, slash + 1, relative.length);
    }
    buf_release(&path);
    return inside;
}

/* Absolute, below the home folder, or below the folder of the file that says so;
 * NULL where it is none of these. In arena. */
static const char *
resolve_path(const struct setting_reading *reading, const char *path)
{
    struct arena *arena = &reading->ret->arena;
    const char *home = getenv("HOME");
    const char *folder = reading->source->folder;
    bool is_relative = path[0] != '/' && path[0] != '~';
    const char *resolved = NULL;
    if (folder != NULL && is_relative) {
        resolved = arena_format(arena, "%s/%s", folder, path);
    } else if (strncmp(path, "~/", 2) == 0 && home != NULL) {
        resolved = arena_format(arena, "%s%s", home, path + 1);
    } else if (path[0] == '/') {
        resolved = arena_dup(arena, str_from(path));
    }
    if (reading->source->is_project &&
        (!is_relative || folder == NULL || !lies_inside(folder, str_from(path)))) {
        return NULL;
    }
    return resolved;
}

static bool
read_path(struct setting_reading *reading, const json_t *value)
{
    const char *path = plain_string(value);
    const char *resolved = NULL;
    if (path == NULL) {
        return false;
    }
    if (path[0] != '\0') {
        resolved = resolve_path(reading, path);
        if (resolved == NULL) {
            return false;
        }
    }
    *(const char **)field_of(reading) = resolved;
    return true;
}

/* {agency} and its like; anything else in braces is a slip that would go to print. */
static bool
is_form(struct str form)
{
    static const char *const names[] = {"{agency}", "{byline}", "{place}", "{date}"};
    bool holds_any = false;
    for (size_t at = 0; at < form.length; at++) {
        size_t length = 0;
        if ((unsigned char)form.data[at] < ' ' || form.data[at] == '}') {
            return false;
        }
        for (size_t i = 0; form.data[at] == '{' && i < 4; i++) {
            struct str name = str_from(names[i]);
            if (str_starts_with(str_slice(form, at, form.length), name)) {
                length = name.length;
            }
        }
        if (form.data[at] == '{' && length == 0) {
            return false;
        }
        holds_any = holds_any || length > 0;
        at += length > 0 ? length - 1 : 0;
    }
    return holds_any;
}

static bool
read_form(struct setting_reading *reading, const json_t *value)
{
    const char *form = plain_string(value);
    if (form == NULL || strlen(form) > SETTINGS_FORM_LIMIT || !is_form(str_from(form))) {
        return false;
    }
    *(const char **)field_of(reading) = arena_dup(&reading->ret->arena, str_from(form));
    return true;
}

/* Lua cannot tell an empty object from an empty array. */
static bool
is_empty(const json_t *value)
{
    return (json_is_array(value) && json_array_size(value) == 0) ||
           (json_is_object(value) && json_object_size(value) == 0);
}

static bool
read_names(struct setting_reading *reading, const json_t *value)
{
    size_t count = json_array_size(value);
    if (!is_empty(value) && (!json_is_array(value) || count > SETTINGS_OUTLETS_LIMIT)) {
        return false;
    }
    struct arena *arena = &reading->ret->arena;
    const char **names = arena_alloc_array(arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        const char *name = plain_string(json_array_get(value, i));
        if (name == NULL) {
            return false;
        }
        names[i] = arena_dup(arena, str_from(name));
    }
    *(const char *const **)field_of(reading) = names;
    return true;
}

static bool
read_paths(struct setting_reading *reading, const json_t *value)
{
    size_t count = json_array_size(value);
    if (!is_empty(value) && (!json_is_array(value) || count > SETTINGS_FOLDERS_LIMIT)) {
        return false;
    }
    const char **paths =
        arena_alloc_array(&reading->ret->arena, count + 1, sizeof *paths);
    for (size_t i = 0; i < count; i++) {
        const char *path = plain_string(json_array_get(value, i));
        paths[i] = path != NULL ? resolve_path(reading, path) : NULL;
        if (paths[i] == NULL) {
            return false;
        }
    }
    *(const char *const **)field_of(reading) = paths;
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

static void
add_wrong_member(const struct setting_reading *reading, const char *member, bool is_name,
                 const char *rule)
{
    struct settings_problem problem = {.name = reading->setting->name,
                                       .member = member,
                                       .is_name = is_name,
                                       .rule = rule};
    setting_add_problem(reading, &problem);
}

/* What an agency takes back or holds back is no matter of taste. */
static bool
is_alarm(const char *code)
{
    return strcmp(code, "withdrawn") == 0 || strcmp(code, "embargoed") == 0;
}

/* Each code by itself: one slip does not take the others with it. */
static bool
read_severity(struct setting_reading *reading, const json_t *value)
{
    /* In the order of LSP's numbers. */
    static const char *const levels[] = {"off",         "error", "warning",
                                         "information", "hint",  NULL};
    int *severities = field_of(reading);
    const char *name;
    json_t *level;
    if (!json_is_object(value) && !is_empty(value)) {
        return false;
    }
    json_object_foreach((json_t *)(uintptr_t)value, name, level) {
        size_t at = find_code(reading->codes, name);
        int number = find_word(levels, level);
        if (reading->codes[at] == NULL || at >= SETTINGS_CODES_LIMIT) {
            add_wrong_member(reading, name, true, "is no code of a finding");
        } else if (number < 0) {
            add_wrong_member(reading, name, false,
                             "must be error, warning, information, hint or off");
        } else if (reading->source->is_project && is_alarm(name) && number != 1) {
            add_wrong_member(
                reading, name, false,
                "may not be lowered or switched off by a project, only by its "
                "user");
        } else {
            severities[at] = number;
        }
    }
    return true;
}

static const char *const switch_words[] = {"auto", "on", "off", NULL};
static const char *const credit_places[] = {"paragraph", "draft", NULL};
static const char *const deliveries[] = {"auto", "push", "pull", NULL};
static const char *const sensitivities[] = {"default", "sensitive", NULL};

#define RULE_PATH "must be an absolute path, or one that starts with ~/"
#define RULE_SWITCH "must be auto, on or off"
#define FIELD(name) .offset = offsetof(struct settings, name)

/* Sorted by name. What reveals, writes or leads out of a project is no project's. */
const struct setting setting_table[] = {
    {"archive", read_path, FIELD(archive), .rule = RULE_PATH},
    {"codeLens", read_choice, FIELD(code_lens), .words = switch_words, .by_project = true,
     .rule = RULE_SWITCH},
    {"creditForm", read_form, FIELD(credit_form), .by_project = true,
     .rule = "must be a line of at most 200 bytes with {agency}, {byline}, {place} or "
             "{date} in it, and no other braces"},
    {"creditPlace", read_choice, FIELD(credit_place), .words = credit_places,
     .by_project = true, .rule = "must be paragraph or draft"},
    {"debounce", read_integer, FIELD(debounce_ms), .high = DEBOUNCE_MAX,
     .by_project = true,
     .rule = "must be a whole number of milliseconds from 0 to 10000"},
    {"diagnostics", read_choice, FIELD(diagnostics), .words = deliveries,
     .rule = "must be auto, push or pull"},
    {"dismissals", read_path, FIELD(dismissals), .rule = RULE_PATH},
    {"follow", read_paths, FIELD(follow),
     .rule = "must be an array of at most 64 absolute paths, or ones that start with ~/"},
    {"heedComments", read_boolean, FIELD(heed_comments), .rule = "must be true or false"},
    {"inlayHints", read_choice, FIELD(inlay_hints), .words = switch_words,
     .by_project = true, .rule = RULE_SWITCH},
    {"maxDraftSize", read_integer, FIELD(max_draft_size), .low = DRAFT_SIZE_MIN,
     .high = DRAFT_SIZE_MAX, .by_project = true,
     .rule = "must be a whole number of bytes from 1024 to 67108863"},
    {"ownOutlets", read_names, FIELD(own_outlets), .by_project = true,
     .rule = "must be an array of at most 256 names"},
    {"semanticTokens", read_boolean, FIELD(semantic_tokens), .by_project = true,
     .rule = "must be true or false"},
    {"sensitivity", read_choice, FIELD(sensitivity), .words = sensitivities,
     .by_project = true, .rule = "must be default or sensitive"},
    {"severity", read_severity, FIELD(severities), .by_project = true,
     .rule = "must map codes of findings to error, warning, information, hint or off"},
    {"showEmbargoed", read_boolean, FIELD(show_embargoed),
     .rule = "must be true or false"},
    {"stockPhrases", read_path, FIELD(stock_phrases), .by_project = true,
     .rule = "must be an absolute path, or one that starts with ~/; in a project, the "
             "path of a file inside it"},
};

const size_t setting_count = sizeof setting_table / sizeof *setting_table;
