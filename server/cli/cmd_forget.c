/* SPDX-License-Identifier: MIT */
/* Stories that must not be kept: shown, confirmed, then removed for good. */
#include <stdio.h>

#include "archive/archive.h"
#include "archive/snapshot.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "cli/output.h"

/* Adds the stories that `id` names: all versions where it is a provider's id. */
static enum status
find_stories(struct story_numbers *ret, struct snapshot *snapshot, const char *id,
             struct error *err)
{
    uint32_t number = 0;
    enum status status = snapshot_versions(snapshot, id, ret, err);
    if (status != STATUS_NOT_FOUND && (status != STATUS_OK || ret->count > 0)) {
        return status;
    }
    status = snapshot_find_story(snapshot, id, &number, err);
    if (status == STATUS_OK) {
        vec_add(ret, number);
    }
    return status;
}

static enum status
add_line(struct buf *out, struct snapshot *snapshot, uint32_t number, struct error *err)
{
    struct story story;
    enum status status = snapshot_story(snapshot, number, &story, err);
    if (status == STATUS_OK) {
        listing_add_line(out, &story);
        story_release(&story);
    }
    return status;
}

static bool
contains(const struct story_numbers *numbers, uint32_t number)
{
    for (size_t i = 0; i < numbers->count; i++) {
        if (numbers->data[i] == number) {
            return true;
        }
    }
    return false;
}

/* The stories of all operands, each once, and their lines for the question. */
static enum status
collect(struct story_numbers *ret, struct buf *lines, struct snapshot *snapshot,
        const struct call *call, struct error *err)
{
    struct story_numbers some = {0};
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < call->options.operands.count; i++) {
        vec_clear(&some);
        status = find_stories(&some, snapshot, call->options.operands.data[i], err);
        for (size_t j = 0; status == STATUS_OK && j < some.count; j++) {
            if (!contains(ret, some.data[j])) {
                vec_add(ret, some.data[j]);
                status = add_line(lines, snapshot, some.data[j], err);
            }
        }
    }
    vec_release(&some);
    return status;
}

static bool
is_confirmed(const struct buf *lines, size_t count)
{
    fprintf(stderr, "%sForget %s for good? [y/N] ", lines->data,
            count == 1 ? "this story" : "these stories");
    fflush(stderr);
    char answer[16];
    return fgets(answer, sizeof answer, stdin) != NULL &&
           (answer[0] == 'y' || answer[0] == 'Y');
}

static enum outcome
forget(const struct call *call, const struct story_numbers *numbers)
{
    struct archive *archive = NULL;
    struct error err;
    struct buf line = BUF_INIT;
    enum outcome outcome = OUTCOME_FINE;
    enum status status = archive_open(&archive, call->archive, ARCHIVE_WRITE, &err);
    for (size_t i = 0; status == STATUS_OK && i < numbers->count; i++) {
        status = archive_forget(archive, numbers->data[i], &err);
    }
    if (status != STATUS_OK) {
        outcome = output_archive_failure(call, status, &err);
    } else {
        output_add_counted(&line, numbers->count, "story", "stories");
        output_format("%s forgotten\n", line.data);
    }
    archive_close(archive);
    buf_release(&line);
    return outcome;
}

static enum outcome
confirm_and_forget(const struct call *call, const struct story_numbers *numbers,
                   const struct buf *lines)
{
    if (!options_has(&call->options, "yes")) {
        if (!output_is_terminal(stdin)) {
            struct error err;
            error_set(&err, STATUS_INVALID, "nobody is there to confirm it");
            return output_failure(call, &err,
                                  "Forgetting without a question is asked for by --yes.");
        }
        if (!is_confirmed(lines, numbers->count)) {
            output_format("Nothing was forgotten.\n");
            return OUTCOME_FOUND;
        }
    }
    return forget(call, numbers);
}

static enum outcome
run_forget(const struct call *call)
{
    struct snapshot *snapshot = NULL;
    struct story_numbers numbers = {0};
    struct buf lines = BUF_INIT;
    struct error err;
    enum outcome outcome = OUTCOME_FAILED;

    enum status status = snapshot_open(&snapshot, call->archive, &err);
    if (status != STATUS_OK) {
        output_archive_failure(call, status, &err);
        goto done;
    }
    status = collect(&numbers, &lines, snapshot, call, &err);
    if (status != STATUS_OK) {
        output_failure(
            call, &err,
            "Nothing was forgotten. The stories are listed by: wirecheck list");
        goto done;
    }
    /* Let go first, so that what is forgotten can leave the disk. */
    snapshot_unref(snapshot);
    snapshot = NULL;
    outcome = confirm_and_forget(call, &numbers, &lines);

done:
    snapshot_unref(snapshot);
    vec_release(&numbers);
    buf_release(&lines);
    return outcome;
}

static const struct option_spec options[] = {
    {"yes", NULL, 'y', NULL, "do not ask"},
    {NULL},
};

const struct command command_forget = {
    .name = "forget",
    .operands = "ID...",
    .least_operands = 1,
    .most_operands = OPERANDS_ANY,
    .summary = "Remove stories from the archive for good",
    .details =
        "ID is a story's number, the id that its provider gave it (all its versions\n"
        "are removed), or the file it was read from. Text and fingerprints go; the\n"
        "file it was read from is left alone. Asks first.\n",
    .options = options,
    .run = run_forget,
};
