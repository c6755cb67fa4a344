/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <stdio.h>

#include "archive/archive.h"
#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "ingest/ingest.h"
#include "text/display.h"

static void
print_problem(void *data, const char *path, uint64_t line, const char *reason)
{
    struct progress *progress = data;
    struct buf text = BUF_INIT;
    struct buf named = BUF_INIT;
    struct str what = str_from(reason);
    progress_clear(progress);
    /* A reason that came from the system names the path by itself. */
    buf_add_format(&named, "%s: ", path);
    if (str_starts_with(what, buf_str(&named))) {
        what = str_slice(what, named.length, what.length);
    }
    display_add(&text, str_from(path));
    if (line > 0) {
        buf_add_format(&text, ":%" PRIu64, line);
    }
    buf_add_text(&text, ": ");
    display_add(&text, what);
    fprintf(stderr, "%s\n", text.data);
    buf_release(&named);
    buf_release(&text);
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
    output_add_counted(&text, counts->added, "story added, ", "stories added, ");
    output_add_count(&text, counts->unchanged);
    buf_add_text(&text, " unchanged, ");
    output_add_count(&text, counts->updated);
    buf_add_text(&text, " updated, ");
    output_add_count(&text, counts->problems);
    buf_add_text(&text, " skipped\n");
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
    struct intake_defaults defaults = {
        .charset = options_value(&call->options, "charset"),
        .language = options_value(&call->options, "language"),
        .outlet = options_value(&call->options, "outlet")};
    if (defaults.charset != NULL && !intake_knows_charset(defaults.charset)) {
        error_set(&err, STATUS_INVALID, "--charset: unknown character set: %s",
                  defaults.charset);
        output_failure(call, &err,
                       "Names are those of mail and web: windows-1251, "
                       "ISO-8859-2, KOI8-R, macintosh, IBM850, ...");
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
    {"charset", NULL, 0, "NAME", "character set of text that does not say it"},
    {"language", NULL, 0, "CODE", "language of stories that do not say it (de, pt-BR)"},
    {"outlet", NULL, 0, "NAME", "who published stories that do not say it"},
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
