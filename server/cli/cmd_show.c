/* SPDX-License-Identifier: MIT */
#include "archive/snapshot.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "cli/output.h"

enum format {
    FORMAT_TEXT,
    FORMAT_JSON
};

static void
print_story(const struct call *call, const struct story *story, int format)
{
    struct buf out = BUF_INIT;
    if (options_has(&call->options, "text") && output_is_terminal(stdout)) {
        listing_add_text(&out, story_text(story));
    } else if (options_has(&call->options, "text")) {
        /* Byte for byte: reports count in it. */
        buf_add_str(&out, story_text(story));
    } else if (format == FORMAT_JSON) {
        listing_add_json(&out, story, true);
        buf_add_byte(&out, '\n');
    } else {
        listing_add_fields(&out, story);
        buf_add_byte(&out, '\n');
        listing_add_body(&out, story);
    }
    output_write(buf_str(&out));
    buf_release(&out);
}

static enum outcome
run_show(const struct call *call)
{
    struct snapshot *snapshot = NULL;
    struct story story;
    struct error err;
    uint32_t number = 0;
    int format = FORMAT_TEXT;
    enum outcome outcome = OUTCOME_FINE;

    story_init(&story);
    enum status status =
        options_choice(&call->options, "format", FORMAT_TEXT, &format, &err);
    if (status != STATUS_OK) {
        outcome = output_failure(call, &err, NULL);
        goto done;
    }
    status = snapshot_open(&snapshot, call->archive, &err);
    if (status != STATUS_OK) {
        outcome = output_archive_failure(call, status, &err);
        goto done;
    }
    status = snapshot_find_story(snapshot, call->options.operands.data[0], &number, &err);
    if (status == STATUS_OK) {
        status = snapshot_story(snapshot, number, &story, &err);
    }
    if (status != STATUS_OK) {
        outcome =
            output_failure(call, &err,
                           "The stories with their numbers are listed by: wirecheck "
                           "list");
        goto done;
    }
    print_story(call, &story, format);

done:
    story_release(&story);
    snapshot_unref(snapshot);
    return outcome;
}

static const struct option_spec options[] = {
    {"format", NULL, 0, "text|json", "fields and text (default), or one JSON object"},
    {"text", NULL, 0, NULL, "only the text, byte for byte as it is matched"},
    {NULL},
};

const struct command command_show = {
    .name = "show",
    .operands = "ID",
    .least_operands = 1,
    .most_operands = 1,
    .summary = "Show one story of the archive",
    .details =
        "ID is the story's number, the id that its provider gave it (the newest\n"
        "version is shown), or the file it was read from. In front of a paragraph\n"
        "that is a caption, a plug, a post and the like stands what it is. The\n"
        "bytes of the source in reports count in what --text prints. On a terminal\n"
        "control characters are made visible.\n",
    .options = options,
    .run = run_show,
};
