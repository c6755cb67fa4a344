/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "archive/archive.h"
#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/listing.h"
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

enum format {
    FORMAT_TEXT,
    FORMAT_JSON
};

/* A reading that stores nothing. */
struct preview {
    struct progress progress; /* first: print_problem is told of it */
    int format;
};

static void
print_preview(void *data, const struct story *story)
{
    const struct preview *preview = data;
    struct buf out = BUF_INIT;
    if (preview->format == FORMAT_JSON) {
        listing_add_json(&out, story, true);
        buf_add_byte(&out, '\n');
    } else {
        listing_add_fields(&out, story);
        listing_add_account(&out, story);
        buf_add_byte(&out, '\n');
        listing_add_text(&out, story_text(story));
        buf_add_byte(&out, '\n');
    }
    output_write(buf_str(&out));
    buf_release(&out);
}

static void
print_preview_summary(const struct ingest_counts *counts)
{
    struct buf text = BUF_INIT;
    output_add_counted(&text, counts->added, "story", "stories");
    buf_add_text(&text, " read, ");
    output_add_count(&text, counts->problems);
    buf_add_text(&text, " skipped; nothing was stored\n");
    output_write(buf_str(&text));
    buf_release(&text);
}

static enum outcome
preview_paths(const struct call *call, const struct intake_defaults *defaults)
{
    struct preview preview = {.format = FORMAT_TEXT};
    struct ingest_watcher watcher = {.data = &preview,
                                     .defaults = defaults,
                                     .problem = print_problem,
                                     .story = print_preview};
    struct ingest_counts counts = {0};
    struct error err;
    enum status status =
        options_choice(&call->options, "format", FORMAT_TEXT, &preview.format, &err);
    if (status == STATUS_OK) {
        status =
            ingest_files(NULL, call->options.operands.data, call->options.operands.count,
                         &watcher, interrupt_catch(), &counts, &err);
    }
    if (status != STATUS_OK) {
        return output_failure(call, &err, NULL);
    }
    if (preview.format == FORMAT_TEXT) {
        print_preview_summary(&counts);
    }
    return counts.problems > 0 ? OUTCOME_FOUND : OUTCOME_FINE;
}

static enum outcome
add_paths(const struct call *call, const struct intake_defaults *defaults,
          struct archive *archive)
{
    struct progress progress;
    progress_start(&progress);
    struct ingest_watcher watcher = {.data = &progress,
                                     .defaults = defaults,
                                     .problem = print_problem,
                                     .notice = print_problem,
                                     .progress = show_progress};
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
    if (options_has(&call->options, "dry-run")) {
        return preview_paths(call, &defaults);
    }
    if (options_has(&call->options, "format")) {
        error_set(&err, STATUS_INVALID, "--format goes with --dry-run");
        return output_failure(call, &err, NULL);
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
    {"dry-run", NULL, 'n', NULL,
     "store nothing: print what would be stored, and what not"},
    {"format", NULL, 0, "text|json", "of --dry-run: fields, or one JSON object a story"},
    {0},
};

const struct command command_add = {
    .name = "add",
    .operands = "PATH...",
    .least_operands = 1,
    .most_operands = OPERANDS_ANY,
    .summary = "Read stories from files and folders into the archive",
    .details =
        "Reads stories of every format that doctor lists; folders with all that is\n"
        "below them, except names that begin with a dot. Makes the archive where\n"
        "there is none. Adding the same story again changes nothing.\n"
        "\n"
        "Text is UTF-8, or in a character set that it declares or that can be told;\n"
        "where none makes readable text of it, it is skipped: say --charset.\n"
        "\n"
        "--dry-run prints each story as it would be stored, field by field, with\n"
        "where each came from, and every line that was left out, and why.\n"
        "\n"
        "What cannot be read is reported as path:line: reason and skipped. Exit\n"
        "status: 0 everything went in, 1 something was skipped, 2 it could not be\n"
        "done.\n",
    .options = add_options,
    .run = run_add,
};
