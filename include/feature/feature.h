/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_FEATURE_H
#define FEATURE_FEATURE_H

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

#include "feature/ask.h"
#include "feature/checked.h"
#include "feature/deed.h"
#include "feature/shelf.h"

/* A request of the protocol is a row: to add one, write a file and a header beside
 * the others and name its functions in the table of server/feature/feature.c. */

struct feature {
    const char *method;
    /* Its field of ServerCapabilities, NULL where another row or nobody says it, and
     * the value of it: a new reference, NULL where this client is not offered the
     * feature. Without `offer` it is true. */
    const char *provider;
    json_t *(*offer)(const struct client_capabilities *client);
    enum status (*read)(struct ask *ret, const json_t *params, struct error *err);
    /* An answer that needs neither draft nor archive: a new reference, NULL where it
     * needs them after all. NULL for most. */
    json_t *(*at_once)(const struct ask *ask);
    /* The answer, one of these. `build` runs on the loop as soon as the draft's
     * findings are there. `search` needs the archive, runs on the worker, and polls
     * the token; without an archive it is not called, unless it is `of_desk`. New
     * references. */
    json_t *(*build)(const struct checked *checked, const struct ask *ask);
    enum status (*search)(json_t **ret, const struct shelf *shelf, const struct ask *ask,
                          struct error *err);
    /* Adds to the answer of a `search`, if it is an array, what another draft has that is
     * open as `uri`; on the loop. NULL where that does not matter. */
    void (*join)(json_t *answer, const struct checked *asked, const struct ask *ask,
                 const char *uri, const struct checked *other);
    /* Or this one, of a command: like `build`, and it may fail or want more done. */
    enum status (*perform)(struct deed *ret, const struct checked *checked,
                           const struct ask *ask, struct error *err);
    bool is_command; /* it fails where a feature would answer null */
    bool of_desk;    /* its `search` needs no archive, and no draft */
    bool of_archive; /* not about a draft: its `search` is given none */
    bool gives_way;  /* its `search` may take long, and may be begun anew once */
};

/* NULL where no row has that method. Static storage. */
const struct feature *feature_find(const char *method);

/* Puts what this client is offered into ServerCapabilities. */
void feature_add_providers(json_t *capabilities,
                           const struct client_capabilities *client);

#endif
