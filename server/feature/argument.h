/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_ARGUMENT_H
#define FEATURE_ARGUMENT_H

#include <jansson.h>

#include "feature/ask.h"
#include "feature/checked.h"

/* The one argument of a command, an object: {uri}, {uri, finding, reason?}. */

enum status argument_read_draft(struct ask *ret, const json_t *params,
                                struct error *err) NODISCARD;
enum status argument_read_finding(struct ask *ret, const json_t *params,
                                  struct error *err) NODISCARD;

/* A string in it; STR_NONE where there is none of that name. */
struct str argument_string(const json_t *params, const char *name);

/* The finding that it names, if it is still there. */
enum status argument_find(const struct finding **ret, const struct checked *checked,
                          const struct ask *ask, struct error *err) NODISCARD;
/* The same, and where its original can be opened; fails where nothing may lead there. */
enum status argument_find_original(const struct finding **finding, struct location *ret,
                                   const struct checked *checked, const struct ask *ask,
                                   struct error *err) NODISCARD;

#endif
