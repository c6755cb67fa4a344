/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>

#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/reading.h"
#include "feed/feed.h"
#include "text/display.h"

/* Seconds: longer than a day is a slip. */
#define SECONDS_MAX 86400

struct watch {
    const struct call *call;
    struct progress progress;
    bool skipped; /* something was */
};

static void
print_problem(void *data, const char *path, uint64_t line, const char *reason)
{
    struct watch *self = data;
    self->skipped = true;
    progress_clear(&self->progress);
    reading_print_problem(path, line, reason);
}

static void
print_batch(void *data, const struct feed_batch *batch)
{
    struct watch *self = data;
    struct buf text = BUF_INIT;
    progress_clear(&self->progress);
    if (batch->only == NULL) {
        output_add_counted(&text, batch->counts.files, "file", "files");
    } else {
        display_add(&text, str_from(batch->only));
    }
    buf_add_text(&text, ": ");
    reading_add_counts(&text, &batch->counts);
    if (batch->waiting > 0) {
        buf_add_text(&text, "; ");
        output_add_counted(&text, batch->waiting, "file to go", "files to go");
    }
    buf_add_byte(&text, '\n');
    output_write(buf_str(&text));
    fflush(stdout);
    buf_release(&text);
}

static void
print_notice(void *data, const char *message)
{
    struct watch *self = data;
    progress_clear(&self->progress);
    output_note(self->call, "%s", message);
}

static void
show_progress(void *data, const struct ingest_counts *counts, uint64_t total_bytes)
{
    struct watch *self = data;
    if (self->progress.terminal) {
        progress_update(&self->progress, counts, total_bytes);
    }
}

static enum status
read_seconds(int64_t *ret_ms, const struct call *call, const char *name,
             struct error *err)
{
    const char *value = options_value(&call->options, name);
    char *end = NULL;
    if (value == NULL) {
        return STATUS_OK;
    }
    double seconds = strtod(value, &end);
    if (end == value || *end != '\0' || !(seconds >= 0.1 && seconds <= SECONDS_MAX)) {
        return error_set(err, STATUS_INVALID,
                         "--%s: \"%s\" is no number of seconds from 0.1 to %d", name,
                         value, SECONDS_MAX);
    }
    *ret_ms = (int64_t)(seconds * 1000);
    return STATUS_OK;
}

static void
stop(void *data)
{
    feed_stop(data);
}

static enum outcome
follow(struct watch *self, const struct feed_options *options)
{
    const struct feed_listener listener = {self, print_batch, print_problem, print_notice,
                                           show_progress};
    struct feed *feed = NULL;
    struct error err;
    progress_start(&self->progress);
    enum status status = feed_new(&feed, options, &listener, &err);
    if (status == STATUS_OK) {
        interrupt_wake(stop, feed);
        interrupt_catch();
        status = feed_run(feed, &err);
        interrupt_wake(NULL, NULL);
    }
    progress_clear(&self->progress);
    feed_free(feed);
    if (status != STATUS_OK) {
        return output_archive_failure(self->call, status, &err);
    }
    return options->once && self->skipped ? OUTCOME_FOUND : OUTCOME_FINE;
}

static enum outcome
run_watch(const struct call *call)
{
    struct watch watch = {.call = call};
    struct intake_defaults defaults;
    struct feed_options options = {
        .archive = call->archive,
        .folders = call->options.operands.data,
        .count = call->options.operands.count,
        .defaults = &defaults,
        .quiet_ms = FEED_QUIET_MS,
        .once = options_has(&call->options, "once"),
    };
    struct error err;
    if (!reading_defaults(&defaults, call)) {
        return OUTCOME_FAILED;
    }
    enum status status = read_seconds(&options.poll_ms, call, "poll", &err);
    if (status == STATUS_OK) {
        status = read_seconds(&options.quiet_ms, call, "quiet", &err);
    }
    return status == STATUS_OK ? follow(&watch, &options)
                               : output_failure(call, &err, NULL);
}

static const struct option_spec watch_options[] = {
    READING_OPTIONS,
    {"once", NULL, 0, NULL, "take what is there, then end: for timers"},
    {"poll", NULL, 0, "SECONDS", "look so often, instead of being told by the system"},
    {"quiet", NULL, 0, "SECONDS", "a file that rests so long is complete (default 2)"},
    {0},
};

const struct command command_watch = {
    .name = "watch",
    .operands = "DIR...",
    .least_operands = 1,
    .most_operands = OPERANDS_ANY,
    .summary = "Follow folders: read what comes into them into the archive",
    .details =
        "Reads what `add` reads, as it comes: files that appear, grow, are renamed\n"
        "into place or replaced, also in new folders below. A file is read when it\n"
        "has rested for a while and no program has it open for writing; names that\n"
        "begin with a dot or end in .part, .tmp and the like are passed over. What\n"
        "was taken is remembered in the archive, so nothing is read twice and\n"
        "nothing missed while it does not run. What cannot be read is told once and\n"
        "tried again when it changes.\n"
        "\n"
        "Network folders tell nothing of what others do in them: these are looked at\n"
        "every 5 seconds, and any folder with --poll. It waits for a folder that is\n"
        "not there, for an archive that another program writes to, and for room on a\n"
        "full disk. One line a batch on standard output says what was done.\n"
        "\n"
        "It runs until it is interrupted or told to end (SIGTERM), then ends with\n"
        "status 0. With --once: 0 everything went in, 1 something was skipped, 2 it\n"
        "could not be done. As a service of systemd, for one folder:\n"
        "  systemctl --user enable --now \\\n"
        "    wirecheck-watch@$(systemd-escape --path ~/feed).service\n",
    .options = watch_options,
    .run = run_watch,
};
