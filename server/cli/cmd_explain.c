/* SPDX-License-Identifier: MIT */
/* Why a paragraph was flagged, or why it was not. */
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "cli/command.h"
#include "cli/draft_file.h"
#include "cli/draft_options.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "report/check.h"
#include "report/explain.h"

/* "draft.md:12": the file's name may have colons of its own. */
static enum status
read_place(const char *operand, char **path, uint32_t *line, struct error *err)
{
    const char *colon = strrchr(operand, ':');
    uint64_t number = 0;
    const char *digit = colon != NULL ? colon + 1 : "";
    while (*digit >= '0' && *digit <= '9' && number < UINT32_MAX) {
        number = 10 * number + (uint64_t)(*digit++ - '0');
    }
    if (colon == NULL || colon == operand || *digit != '\0' || number == 0 ||
        number >= UINT32_MAX) {
        return error_set(err, STATUS_INVALID,
                         "\"%s\" is not a file and a line, such as draft.md:12", operand);
    }
    *path = memory_dup_bytes(operand, (size_t)(colon - operand));
    *line = (uint32_t)number - 1;
    return STATUS_OK;
}

struct explain {
    const struct call *call;
    struct check_settings settings;
    struct draft_options options;
    struct snapshot *snapshot;
    char *path;
    uint32_t line;
};

static enum status
explain_draft(const struct explain *self, struct buf *out, struct error *err)
{
    struct buf text = BUF_INIT;
    struct checker *checker = checker_new(self->snapshot, &self->settings);
    enum status status = draft_file_load(&text, self->call, self->path, err);
    if (status == STATUS_OK) {
        struct draft_text draft = {
            .text = buf_str(&text),
            .markup = draft_options_markup(&self->options, self->path),
            .path = self->path,
        };
        struct error reason;
        struct explain_request request = {
            .line = self->line,
            .verbose = options_has(&self->call->options, "verbose"),
            .out = out,
        };
        status = checker_explain(checker, &draft, &request, &reason);
        if (status != STATUS_OK) {
            status = error_set(err, status, "%s: %s", self->path, reason.message);
        }
    }
    checker_free(checker);
    buf_release(&text);
    return status;
}

static enum outcome
run_explain(const struct call *call)
{
    struct explain self = {.call = call};
    struct buf out = BUF_INIT;
    struct error err;
    enum outcome outcome = OUTCOME_FINE;

    check_settings_init(&self.settings);
    cli_settings_warn(call->settings);
    enum status status =
        read_place(call->options.operands.data[0], &self.path, &self.line, &err);
    if (status == STATUS_OK) {
        status = cli_settings_apply(call->settings, &self.settings, &err);
    }
    if (status == STATUS_OK) {
        status = draft_options_read(&self.options, &self.settings, &call->options, &err);
    }
    if (status != STATUS_OK) {
        outcome = output_failure(call, &err, NULL);
        goto done;
    }
    status = snapshot_open(&self.snapshot, call->archive, &err);
    if (status != STATUS_OK) {
        outcome = output_archive_failure(call, status, &err);
        goto done;
    }
    status = draft_options_leave_out(&self.options, &self.settings, &call->options,
                                     self.snapshot, &err);
    if (status == STATUS_OK) {
        status = explain_draft(&self, &out, &err);
    }
    if (status != STATUS_OK) {
        outcome = output_failure(call, &err, NULL);
        goto done;
    }
    output_write(buf_str(&out));

done:
    buf_release(&out);
    snapshot_unref(self.snapshot);
    draft_options_release(&self.options);
    memory_free(self.path);
    return outcome;
}

static const struct option_spec options[] = {
    DRAFT_OPTION_LEAVE_OUT,
    DRAFT_OPTION_MARKUP,
    DRAFT_OPTION_SENSITIVITY,
    DRAFT_OPTION_STOCK_PHRASES,
    {"verbose", NULL, 0, NULL, "print every figure of the comparison, too"},
    {NULL},
};

const struct command command_explain = {
    .name = "explain",
    .operands = "FILE:LINE",
    .least_operands = 1,
    .most_operands = 1,
    .summary = "Show why a paragraph of a draft was flagged, or was not",
    .details =
        "LINE is any line of the paragraph. Prints the stories that were considered,\n"
        "the words that counted, the rule that decided and what it asks for; then each\n"
        "finding, how its origin is known, and who else may be the origin.\n"
        "\n"
        "With --verbose, \"worth\" is how much the words in common say: an ordinary "
        "word\n"
        "counts 1, a name, a number or a function word a half, a name that goes on a\n"
        "quarter; words that differ in between take some of it away.\n",
    .options = options,
    .run = run_explain,
};
