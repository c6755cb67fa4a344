/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "archive/archive.h"
#include "cli/command.h"
#include "cli/output.h"
#include "text/display.h"

static void
print_problem(void *data, const char *message)
{
    struct buf line = BUF_INIT;
    uint64_t *problems = data;
    (*problems)++;
    display_add(&line, str_from(message));
    output_format("%s\n", line.data ? line.data : "");
    buf_release(&line);
}

static enum outcome
conclude(const struct call *call, enum status status, uint64_t problems,
         const struct error *err)
{
    bool repair = options_has(&call->options, "repair");
    if (status != STATUS_OK && status != STATUS_CORRUPT) {
        return output_archive_failure(call, status, err);
    }
    if (problems == 0 && status == STATUS_OK) {
        output_format("The archive is sound.\n");
        return OUTCOME_FINE;
    }
    struct buf line = BUF_INIT;
    output_add_counted(&line, problems, "problem", "problems");
    if (status == STATUS_OK) {
        buf_add_text(&line, ", repaired.\n");
    } else if (repair) {
        buf_add_text(&line,
                     " left that cannot be repaired here: restore the folder from a "
                     "copy, or add the stories again to a new archive.\n");
    } else {
        buf_add_text(&line, ". To mend it: wirecheck verify --repair\n");
    }
    output_write(buf_str(&line));
    buf_release(&line);
    return status == STATUS_OK ? OUTCOME_FINE : OUTCOME_FOUND;
}

static enum outcome
run_verify(const struct call *call)
{
    bool repair = options_has(&call->options, "repair");
    struct archive *archive = NULL;
    struct error err = {""};
    uint64_t problems = 0;
    enum status status = archive_open(&archive, call->archive, ARCHIVE_READ, &err);
    if (status == STATUS_OK && repair) {
        /* Opened for reading first: a missing archive is not to be made here. */
        archive_close(archive);
        archive = NULL;
        status = archive_open(&archive, call->archive, ARCHIVE_WRITE, &err);
    }
    if (status != STATUS_OK) {
        return output_archive_failure(call, status, &err);
    }
    status = archive_verify(archive, repair, print_problem, &problems, &err);
    archive_close(archive);
    return conclude(call, status, problems, &err);
}

static const struct option_spec options[] = {
    {"repair", NULL, 0, NULL, "also rebuild fingerprints that are missing or damaged"},
    {NULL},
};

const struct command command_verify = {
    .name = "verify",
    .operands = "",
    .summary = "Read all of the archive and report damage",
    .details =
        "Fingerprints can always be rebuilt from the stories' texts, which is what\n"
        "--repair does. Exit status: 0 sound (or repaired), 1 damaged, 2 it could\n"
        "not be done.\n",
    .options = options,
    .run = run_verify,
};
