/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_HELP_H
#define FEATURE_HELP_H

#include <stdbool.h>

#include <jansson.h>

#include "base/status.h"
#include "report/guide.h"

/* The page about a code as a document that an editor opens from a diagnostic
 * (codeDescription): a virtual one, or a read-only file of the user's cache. All
 * of an address is ours: nothing of a draft or a story is in it. */

/* What stands before "CODE.md" where the client shows virtual documents. */
#define HELP_URI "wirecheck:/help/"

/* The page of a virtual document, NULL if it is none. Static storage. */
const struct guide *help_find(struct str uri);

/* The folder of the pages as files; NULL where the user has no home. Caller frees. */
char *help_folder(void);

/* Writes all pages into the folder (files of mode 0400, folder 0700) that are not there
 * as they are. */
enum status help_write(const char *folder, struct error *err) NODISCARD;

/* Gives each Diagnostic of an array the address of its page, below `base` (such as
 * HELP_URI); none where `base` is NULL. Gives back the array. */
json_t *help_explain(json_t *diagnostics, const char *base);

#endif
