/* SPDX-License-Identifier: MIT */
#ifndef EDITOR_SETTING_H
#define EDITOR_SETTING_H

#include "editor/settings.h"

/* One row of the schema: a setting, what may stand there and who may set it. */

struct setting_reading;

struct setting {
    const char *name;
    /* False where the value is not valid, and nothing of it is taken. */
    bool (*read)(struct setting_reading *reading, const json_t *value);
    size_t offset; /* into struct settings */
    json_int_t low;
    json_int_t high;
    const char *const *words; /* NULL-terminated: a choice has the number of its word */
    bool by_project;          /* a project may set it */
    const char *rule;         /* what a wrong value is told */
};

/* A value on its way from a source into the settings. */
struct setting_reading {
    const struct setting *setting;
    struct settings *ret;
    const char *const *codes;
    const struct settings_source *source;
    size_t source_number;
    struct settings_problems *problems;
};

extern const struct setting setting_table[];
extern const size_t setting_count;

/* Copies the problem, with the source under way. */
void setting_add_problem(const struct setting_reading *reading,
                         const struct settings_problem *problem);

#endif
