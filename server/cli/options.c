/* SPDX-License-Identifier: MIT */
/* A small option reader: getopt_long is no part of POSIX, and --help must not
 * be able to differ from what is understood. */
#include "cli/options.h"

#include <string.h>

#include "base/nearest.h"

void
options_release(struct options *self)
{
    vec_release(&self->given);
    vec_release(&self->operands);
}

/* "--name=value" gives "name". */
static struct str
option_name(const char *arg)
{
    struct str name = str_from(arg + 2);
    return str_slice(name, 0, str_find_byte(name, '=', 0));
}

static bool
is_named(const struct option_spec *spec, struct str name)
{
    return str_equal(str_from(spec->name), name) ||
           (spec->alias != NULL && str_equal(str_from(spec->alias), name));
}

const struct option_spec *
option_find(const struct option_spec *const *tables, const char *arg)
{
    bool is_long = strncmp(arg, "--", 2) == 0;
    for (; *tables != NULL; tables++) {
        for (const struct option_spec *spec = *tables; spec->name != NULL; spec++) {
            bool found = is_long ? is_named(spec, option_name(arg))
                                 : spec->letter != 0 && arg[1] == spec->letter;
            if (found) {
                return spec;
            }
        }
    }
    return NULL;
}

static enum status
report_unknown(const struct option_spec *const *tables, const char *arg,
               struct error *err)
{
    const char *best = NULL;
    size_t best_distance = NEAREST_LIMIT;
    bool is_long = strncmp(arg, "--", 2) == 0;
    struct str name = is_long ? option_name(arg) : STR("");
    for (; is_long && *tables != NULL; tables++) {
        for (const struct option_spec *spec = *tables; spec->name != NULL; spec++) {
            size_t distance = nearest_distance(name, str_from(spec->name));
            if (distance < best_distance &&
                nearest_is_slip(distance, str_from(spec->name))) {
                best = spec->name;
                best_distance = distance;
            }
        }
    }
    if (best != NULL) {
        return error_set(err, STATUS_INVALID, "unknown option --%.*s; did you mean --%s?",
                         STR_ARGS(name), best);
    }
    return error_set(err, STATUS_INVALID, "unknown option %s", arg);
}

/* Arguments that are being read; `at` is the one under way. */
struct arguments {
    const char *const *data;
    size_t count;
    size_t at;
};

/* Reads the option under way, moving on to the last argument that it uses. */
static enum status
read_option(struct option *ret, const struct option_spec *const *tables,
            struct arguments *args, struct error *err)
{
    const char *arg = args->data[args->at];
    bool is_long = strncmp(arg, "--", 2) == 0;
    const struct option_spec *spec = option_find(tables, arg);
    if (spec == NULL) {
        return report_unknown(tables, arg, err);
    }
    /* What is glued to it: "=value", or the rest of "-nvalue". */
    const char *glued = is_long ? strchr(arg, '=') : arg[2] != '\0' ? arg + 1 : NULL;
    if (spec->value == NULL && glued != NULL) {
        return error_set(err, STATUS_INVALID, "option %s takes no value",
                         is_long ? spec->name : arg);
    }
    const char *value = "";
    if (spec->value != NULL && glued != NULL) {
        value = glued + 1;
    } else if (spec->value != NULL && args->at + 1 == args->count) {
        return error_set(err, STATUS_INVALID, "option --%s needs a value: --%s %s",
                         spec->name, spec->name, spec->value);
    } else if (spec->value != NULL) {
        value = args->data[++args->at];
    }
    *ret = (struct option){spec, value};
    return STATUS_OK;
}

enum status
options_read(struct options *ret, const struct option_spec *const *tables,
             const char *const *args, size_t count, struct error *err)
{
    bool only_operands = false;
    struct arguments left = {args, count, 0};
    for (; left.at < count; left.at++) {
        const char *arg = args[left.at];
        bool is_option = !only_operands && arg[0] == '-' && arg[1] != '\0';
        if (!is_option) {
            vec_add(&ret->operands, arg);
        } else if (strcmp(arg, "--") == 0) {
            only_operands = true;
        } else {
            struct option option;
            enum status status = read_option(&option, tables, &left, err);
            if (status != STATUS_OK) {
                return status;
            }
            vec_add(&ret->given, option);
        }
    }
    return STATUS_OK;
}

const char *
options_value(const struct options *self, const char *name)
{
    const char *value = NULL;
    vec_each(const struct option, option, &self->given) {
        if (strcmp(option->spec->name, name) == 0) {
            value = option->value;
        }
    }
    return value;
}

bool
options_has(const struct options *self, const char *name)
{
    return options_value(self, name) != NULL;
}

/* The number of `word` among "one|two|three", or -1. */
static int
find_word(const char *words, const char *word)
{
    struct str rest = str_from(words);
    for (int number = 0; rest.length > 0; number++) {
        size_t bar = str_find_byte(rest, '|', 0);
        if (str_equal(str_slice(rest, 0, bar), str_from(word))) {
            return number;
        }
        rest = bar == STR_NOT_FOUND ? STR_NONE : str_slice(rest, bar + 1, rest.length);
    }
    return -1;
}

enum status
options_choice(const struct options *self, const char *name, int otherwise, int *ret,
               struct error *err)
{
    int number = otherwise;
    vec_each(const struct option, option, &self->given) {
        if (strcmp(option->spec->name, name) != 0) {
            continue;
        }
        number = find_word(option->spec->value, option->value);
        if (number < 0) {
            return error_set(err, STATUS_INVALID, "--%s is one of %s, not \"%s\"", name,
                             option->spec->value, option->value);
        }
    }
    *ret = number;
    return STATUS_OK;
}
