/* SPDX-License-Identifier: MIT */
/* A newer source wins key by key; nothing it says can make the server refuse to
 * work. */
#include "editor/settings.h"

#include <string.h>

#include "base/str.h"
#include "editor/setting.h"

#define DEBOUNCE_DEFAULT 150
#define DRAFT_SIZE_DEFAULT ((int64_t)8 << 20)
#define CREDIT_FORM_DEFAULT "({agency})"
/* How a file says which schema an editor shall complete from. */
#define SCHEMA_KEY "$schema"

const char *
settings_name(size_t at)
{
    return at < setting_count ? setting_table[at].name : NULL;
}

static void
set_defaults(struct settings *self)
{
    static const char *const no_outlets[] = {NULL};
    *self = (struct settings){
        .credit_form = CREDIT_FORM_DEFAULT,
        .own_outlets = no_outlets,
        .follow = no_outlets,
        .debounce_ms = DEBOUNCE_DEFAULT,
        .max_draft_size = DRAFT_SIZE_DEFAULT,
        .heed_comments = true,
    };
    for (size_t i = 0; i < SETTINGS_CODES_LIMIT; i++) {
        self->severities[i] = SETTINGS_SEVERITY_DEFAULT;
    }
}

static const struct setting *
find_setting(const char *name)
{
    for (size_t i = 0; i < setting_count; i++) {
        if (strcmp(setting_table[i].name, name) == 0) {
            return &setting_table[i];
        }
    }
    return NULL;
}

static void
read_setting(struct setting_reading *reading, const json_t *value)
{
    if (json_is_null(value)) {
        return;
    }
    struct settings_problem problem = {.name = reading->setting->name};
    if (reading->source->is_project && !reading->setting->by_project) {
        problem.is_name = true;
        problem.rule = "may not be set by a project, only by its user";
    } else if (!reading->setting->read(reading, value)) {
        problem.rule = reading->setting->rule;
    }
    if (problem.rule != NULL) {
        setting_add_problem(reading, &problem);
    }
}

/* `is_ours`: the section is named after us, or stands in our own file, so that a
 * name which we do not know can only be a slip. */
static void
read_section(struct setting_reading *reading, const json_t *section, bool is_ours)
{
    const char *name;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)section, name, value) {
        reading->setting = find_setting(name);
        if (reading->setting != NULL) {
            read_setting(reading, value);
        } else if (is_ours && strcmp(name, SCHEMA_KEY) != 0) {
            struct settings_problem problem = {.name = name,
                                               .is_unknown = true,
                                               .is_name = true,
                                               .rule = "is not a setting"};
            setting_add_problem(reading, &problem);
        }
    }
}

static void
read_source(struct setting_reading *reading)
{
    const json_t *value = reading->source->value;
    const json_t *section = json_object_get(value, "wirecheck");
    bool is_ours = reading->source->folder != NULL || section != NULL;
    value = section ? section : value;
    if (value == NULL || json_is_null(value) ||
        (json_is_array(value) && json_array_size(value) == 0)) {
        return;
    }
    if (!json_is_object(value)) {
        struct settings_problem problem = {.rule = "the settings must be an object"};
        setting_add_problem(reading, &problem);
        return;
    }
    read_section(reading, value, is_ours);
}

void
settings_read(struct settings *ret, const struct settings_source *sources, size_t count,
              const char *const *codes, struct settings_problems *problems)
{
    set_defaults(ret);
    for (size_t i = 0; i < count; i++) {
        struct setting_reading reading = {
            .ret = ret,
            .codes = codes,
            .source = &sources[i],
            .source_number = i,
            .problems = problems,
        };
        read_source(&reading);
    }
}
