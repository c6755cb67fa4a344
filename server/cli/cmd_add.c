/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "archive/archive.h"
#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/reading.h"
#include "ingest/ingest.h"

static void
print_problem(void *data, const char *path, uint64_t line, const char *reason)
{
    struct progress *progress = data;
    progress_clear(progress);
    reading_print_problem(path, line, reason);
}

static void
show_progress(void *data, const struct ingest_counts *counts, uint64_t total_bytes)
{
    progress_update(data, counts, total_bytes);
}

static void
print_summary(const struct ingest_counts *counts)
{
    struct buf text = BUF_INIT;
    reading_add_counts(&text, counts);
    buf_add_byte(&text, '\n');
    output_write(buf_str(&text));
    buf_release(&text);
}

static enum outcome
add_paths(const struct call *call, const struct intake_defaults *defaults,
          struct archive *archive)
{
    struct progress progress;
    progress_start(&progress);
    struct ingest_watcher watcher = {&progress, defaults, print_problem, show_progress};
    struct ingest_counts counts = {0};
    struct error err;
    enum status status =
        ingest_files(archive, call->options.operands.data, call->options.operands.count,
                     &watcher, interrupt_catch(), &counts, &err);
    progress_clear(&progress);
    if (status != STATUS_OK && status != STATUS_CANCELLED) {
        return output_archive_failure(call, status, &err);
    }
    print_summary(&counts);
    if (status == STATUS_CANCELLED) {
        error_set(&err, status, "stopped before all was read");
        output_failure(
            call, &err,
            "What was read by then is in the archive; the same command goes on "
            "from there.");
        return OUTCOME_FAILED;
    }
    return counts.problems > 0 ? OUTCOME_FOUND : OUTCOME_FINE;
}

static enum outcome
run_add(const struct call *call)
{
    struct archive *archive = NULL;
    struct error err;
    struct intake_defaults defaults;
    if (!reading_defaults(&defaults, call)) {
        return OUTCOME_FAILED;
    }
    enum status status = archive_open(&archive, call->archive, ARCHIVE_WRITE, &err);
    if (status != STATUS_OK) {
        return output_archive_failure(call, status, &err);
    }
    enum outcome outcome = add_paths(call, &defaults, archive);
    archive_close(archive);
    fflush(stdout);
    interrupt_pass_on();
    return outcome;
}

static const struct option_spec add_options[] = {
    READING_OPTIONS,
    {0},
};

const struct command command_add = {
    .name = "add",
    .operands = "PATH...",
    .least_operands = 1,
    .most_operands = OPERANDS_ANY,
    .summary = "Read stories from files and folders into the archive",
    .details =
        "Reads plain text, Markdown with front matter, and JSON Lines (one object a\n"
        "line, ninjs names), each also as .gz or .zst; folders with all that is\n"
        "below them, except names that begin with a dot. Makes the archive where\n"
        "there is none. Adding the same story again changes nothing.\n"
        "\n"
        "Text is UTF-8, or in a character set that it declares or that can be told;\n"
        "where none makes readable text of it, it is skipped: say --charset.\n"
        "\n"
        "What cannot be read is reported as path:line: reason and skipped. Exit\n"
        "status: 0 everything went in, 1 something was skipped, 2 it could not be\n"
        "done.\n",
    .options = add_options,
    .run = run_add,
};
