/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_CONTENT_H
#define FEATURE_CONTENT_H

#include <stdbool.h>

#include <jansson.h>

#include "feature/ask.h"
#include "feature/shelf.h"

/* workspace/textDocumentContent: the text of a virtual document: an original, or a page
 * of help, which is there without an archive too. */

/* What stands before the address of a comparison, which the server keeps by itself. */
#define COMPARE_URI "wirecheck:/compare/"
bool compare_is_document(struct str uri);

/* {uri} of one. */
enum status content_read(struct ask *ret, const json_t *params,
                         struct error *err) NODISCARD;
enum status content_search(json_t **ret, const struct shelf *shelf, const struct ask *ask,
                           struct error *err) NODISCARD;

#endif
