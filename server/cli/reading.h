/* SPDX-License-Identifier: MIT */
#ifndef CLI_READING_H
#define CLI_READING_H

#include "base/buf.h"
#include "cli/command.h"
#include "ingest/ingest.h"
#include "intake/intake.h"

/* What the commands have in common that read stories. */

#define READING_OPTIONS                                                         \
    {"charset", NULL, 0, "NAME", "character set of text that does not say it"}, \
        {"language", NULL, 0, "CODE",                                           \
         "language of stories that do not say it (de, pt-BR)"},                 \
    {                                                                           \
        "outlet", NULL, 0, "NAME", "who published stories that do not say it"   \
    }

/* False where an option has no such value, which was told. Borrows from the call. */
bool reading_defaults(struct intake_defaults *ret, const struct call *call);

/* "path:line: reason" on standard error; no line where it is 0. */
void reading_print_problem(const char *path, uint64_t line, const char *reason);

/* "3 stories added, 0 unchanged, 1 updated, 0 skipped" */
void reading_add_counts(struct buf *out, const struct ingest_counts *counts);

#endif
