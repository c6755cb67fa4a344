/* SPDX-License-Identifier: MIT */
#ifndef CLI_SARIF_H
#define CLI_SARIF_H

#include <jansson.h>

#include "base/buf.h"
#include "report/finding.h"

/* Reports of several drafts as one run of SARIF 2.1.0, the form that build servers and
 * editors read findings of any checker in. Says nothing of a draft that its JSON report
 * does not say, and nothing of the folder that the program ran in. */

/* Begin with sarif_init. */
struct sarif {
    json_t *artifacts; /* the drafts that were checked */
    json_t *results;   /* what was found in them, in their order */
    json_t *failures;  /* the drafts that could not be checked, and why */
    json_t *warnings;  /* comments in drafts that say nothing that we know */
};

void sarif_init(struct sarif *self);
void sarif_release(struct sarif *self);

/* `path` is the draft's as it was given, "-" for standard input; `draft` the text that
 * was checked. */
void sarif_add_report(struct sarif *self, const struct report *report, struct str draft,
                      const char *path);
/* A draft, or all of them, that could not be checked. */
void sarif_add_failure(struct sarif *self, const char *message);

/* Something that is not about one place in a draft. `code` is a name for programs. */
void sarif_add_warning(struct sarif *self, const char *code, const char *message);

/* The whole log, without a line end. `exit_status` is the one that the program is about
 * to end with. */
void sarif_add_log(struct buf *out, const struct sarif *self, int exit_status);

/* Appends the reference to a draft: relative where the path is and stays below the
 * folder, else a file: URI. Percent-encoded, whatever the bytes. */
void sarif_add_reference(struct buf *out, const char *path);

/* The descriptions of all codes, in the order of the enum. New reference. */
json_t *sarif_rules(void);
/* "error", "warning", "note" or "none". */
const char *sarif_level(enum severity severity);

#endif
