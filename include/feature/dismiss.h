/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_DISMISS_H
#define FEATURE_DISMISS_H

#include <jansson.h>

#include "feature/ask.h"
#include "feature/shelf.h"

/* Commands about dismissals. They run on the worker, which has the file of them. */

enum status dismiss_finding(json_t **ret, const struct shelf *shelf,
                            const struct ask *ask, struct error *err) NODISCARD;
enum status dismiss_source(json_t **ret, const struct shelf *shelf, const struct ask *ask,
                           struct error *err) NODISCARD;

/* {uri?} */
enum status dismiss_read_list(struct ask *ret, const json_t *params,
                              struct error *err) NODISCARD;
enum status dismiss_list(json_t **ret, const struct shelf *shelf, const struct ask *ask,
                         struct error *err) NODISCARD;

/* {id} */
enum status dismiss_read_undo(struct ask *ret, const json_t *params,
                              struct error *err) NODISCARD;
enum status dismiss_undo(json_t **ret, const struct shelf *shelf, const struct ask *ask,
                         struct error *err) NODISCARD;

#endif
