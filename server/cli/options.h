/* SPDX-License-Identifier: MIT */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"
#include "base/vec.h"

/* Options of the command line, read by the same tables that --help prints. */

struct option_spec {
    const char *name;  /* without the two dashes; NULL ends a table */
    const char *alias; /* another spelling, not shown in --help, or NULL */
    char letter;       /* -y; 0 if none */
    const char *value; /* what it takes ("DIR", "text|json"); NULL for a switch */
    const char *help;
};

struct option {
    const struct option_spec *spec;
    const char *value; /* "" for a switch. Borrowed from the arguments */
};

/* Zeroed = none. */
struct options {
    struct {
        VEC_OF(struct option);
    } given;
    struct {
        VEC_OF(const char *);
    } operands;
};

void options_release(struct options *self);

/* The option that `arg` (of any form) names in one of the tables (the list of
 * tables ends with NULL), or NULL. */
const struct option_spec *option_find(const struct option_spec *const *tables,
                                      const char *arg);

/* Reads options and operands in any order: --name=value, --name value, -n, and
 * -- before operands that begin with a dash. STATUS_INVALID says what is wrong
 * and which option may have been meant. */
enum status options_read(struct options *ret, const struct option_spec *const *tables,
                         const char *const *args, size_t count,
                         struct error *err) NODISCARD;

/* The value of the last --name, or NULL where it was not given. */
const char *options_value(const struct options *self, const char *name);
bool options_has(const struct options *self, const char *name);

/* A value that must be one of the words in the option's `value` ("text|json").
 * The number of the word, or `otherwise` where it was not given. */
enum status options_choice(const struct options *self, const char *name, int otherwise,
                           int *ret, struct error *err) NODISCARD;

#endif
