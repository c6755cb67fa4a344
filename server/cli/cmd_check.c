/* SPDX-License-Identifier: MIT */
/* Drafts go through report/check, which the language server calls too. Nothing of
 * a draft is kept or logged. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/snapshot.h"
#include "base/clock.h"
#include "base/file.h"
#include "cli/checking.h"
#include "cli/command.h"
#include "cli/draft_file.h"
#include "cli/draft_options.h"
#include "cli/output.h"

enum colour_choice {
    COLOUR_AUTO,
    COLOUR_ALWAYS,
    COLOUR_NEVER
};

/* What is done with a kind of findings. */
enum listing_choice {
    SHOW,
    LEAVE_OUT
};

/* --- what is asked for --------------------------------------------------- */

/* "wire-copy=error" */
static enum status
read_severity(struct check *check, const char *value, struct error *err)
{
    struct str text = str_from(value);
    size_t equals = str_find_byte(text, '=', 0);
    enum finding_code code;
    enum severity severity;
    if (equals == STR_NOT_FOUND ||
        !finding_code_from_name(str_slice(text, 0, equals), &code) ||
        !severity_from_name(str_slice(text, equals + 1, text.length), &severity)) {
        return error_set(err, STATUS_INVALID,
                         "--severity is a code and a level, such as wire-rewrite=warning "
                         "or shared-quote=off, not \"%s\"",
                         value);
    }
    check->settings.severities[code] = severity;
    return STATUS_OK;
}

static enum status
read_repeated(struct check *check, struct error *err)
{
    vec_each(const struct option, option, &check->call->options.given) {
        if (strcmp(option->spec->name, "own") == 0) {
            vec_add(&check->own_outlets, option->value);
        } else if (strcmp(option->spec->name, "severity") == 0) {
            enum status status = read_severity(check, option->value, err);
            if (status != STATUS_OK) {
                return status;
            }
        }
    }
    if (check->own_outlets.count > 0) {
        vec_add(&check->own_outlets, NULL);
        check->settings.own_outlets = check->own_outlets.data;
    }
    return STATUS_OK;
}

/* "30" or "30%" */
static enum status
read_share(struct check *check, const char *value, struct error *err)
{
    char *end = NULL;
    check->fail_on_share = -1;
    if (value == NULL) {
        return STATUS_OK;
    }
    long share = strtol(value, &end, 10);
    if (end == value || (*end != '\0' && strcmp(end, "%") != 0) || share < 1 ||
        share > 100) {
        return error_set(err, STATUS_INVALID,
                         "--fail-on-share is per cent from 1 to 100, not \"%s\"", value);
    }
    check->fail_on_share = (int)share;
    return STATUS_OK;
}

static enum status
read_options(struct check *check, struct error *err)
{
    static const enum severity levels[] = {SEVERITY_ERROR, SEVERITY_WARNING,
                                           SEVERITY_INFORMATION, SEVERITY_HINT};
    const struct options *options = &check->call->options;
    int colour = COLOUR_AUTO;
    int level = 1;
    int quotes = SHOW;
    int credited = SHOW;
    enum status status =
        options_choice(options, "format", CHECK_TEXT, &check->format, err);
    if (status == STATUS_OK) {
        status = draft_options_read(&check->options, &check->settings, options, err);
    }
    if (status == STATUS_OK) {
        status = options_choice(options, "colour", COLOUR_AUTO, &colour, err);
    }
    if (status == STATUS_OK) {
        status = options_choice(options, "fail-on", level, &level, err);
    }
    if (status == STATUS_OK) {
        status = read_repeated(check, err);
    }
    if (status == STATUS_OK) {
        status = read_share(check, options_value(options, "fail-on-share"), err);
    }
    if (status == STATUS_OK) {
        status = options_choice(options, "quotes", SHOW, &quotes, err);
    }
    if (status == STATUS_OK) {
        status = options_choice(options, "credited", SHOW, &credited, err);
    }
    check->settings.leaves_quotes_out = quotes == LEAVE_OUT;
    check->settings.leaves_credited_out = credited == LEAVE_OUT;
    check->settings.ignores_comments |= options_has(options, "no-comments");
    check->fail_on = levels[level];
    check->style.colour =
        colour == COLOUR_ALWAYS || (colour == COLOUR_AUTO && output_wants_colour());
    check->style.columns = output_columns(stdout);
    return status;
}

/* `before` is what the files say; what an option says is the user's own. */
static enum status
compare_with_project(struct check *check, const struct check_settings *before,
                     struct error *err)
{
    struct check_settings users;
    check_settings_init(&users);
    enum status status = cli_settings_apply_users(check->call->settings, &users, err);
    struct check_settings without = check->settings;
    for (int i = 0; i < FINDING_CODE_COUNT; i++) {
        if (check->settings.severities[i] == before->severities[i]) {
            without.severities[i] = users.severities[i];
        }
    }
    if (check->settings.own_outlets == before->own_outlets) {
        without.own_outlets = users.own_outlets;
    }
    without.credit_form = users.credit_form;
    if (check->settings.stock_phrases == before->stock_phrases) {
        without.stock_phrases = users.stock_phrases;
    }
    check->without_project = without;
    if (check_settings_may_hide(&check->settings, &without) ||
        (before->stock_phrases != NULL && check->settings.stock_phrases != NULL &&
         without.stock_phrases != check->settings.stock_phrases)) {
        check->settings.without_project = &check->without_project;
    }
    return status;
}

/* Those of the desk, unless all is wanted. One that was named must be there. */
static enum status
open_dismissals(struct check *check, struct error *err)
{
    const struct options *options = &check->call->options;
    const char *given = options_value(options, "dismissals");
    bool changed = false;
    if (options_has(options, "no-dismissals")) {
        return STATUS_OK;
    }
    if (given != NULL && !file_exists(given)) {
        return error_set(err, STATUS_NOT_FOUND, "%s: there is no such file", given);
    }
    char *path =
        dismissals_locate(given ? given : check->call->settings->settings.dismissals);
    check->dismissals = dismissals_new(path);
    check->settings.dismissals = check->dismissals;
    memory_free(path);
    enum status status = dismissals_refresh(check->dismissals, &changed, err);
    if (status == STATUS_OK && dismissals_warning(check->dismissals) != NULL) {
        output_note(check->call, "%s", dismissals_warning(check->dismissals));
        sarif_add_warning(&check->sarif, "dismissals",
                          dismissals_warning(check->dismissals));
    }
    return status;
}

/* --- one draft ----------------------------------------------------------- */

/* By which dismissals know a draft; NULL for standard input. Caller frees. */
static char *
absolute_path(const char *path)
{
    char folder[4096];
    if (strcmp(path, "-") == 0) {
        return NULL;
    }
    if (path[0] == '/' || getcwd(folder, sizeof folder) == NULL) {
        return memory_dup(path);
    }
    return file_join(folder, strncmp(path, "./", 2) == 0 ? path + 2 : path);
}

static void
check_draft(struct check *check, const char *path)
{
    struct buf text = BUF_INIT;
    struct report report = {0};
    struct error err;
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    char *file = absolute_path(path);
    enum status status = draft_file_load(&text, check->call, path, &err);
    if (status == STATUS_OK) {
        struct draft_text draft = {
            buf_str(&text), draft_options_markup(&check->options, path), name, file};
        status = checker_run(check->checker, &draft, NULL, &report, &err);
    }
    if (status == STATUS_OK) {
        check_print(check, &report, buf_str(&text), path);
    } else {
        output_failure(check->call, &err, NULL);
        sarif_add_failure(&check->sarif, err.message);
        check->failed = true;
    }
    report_release(&report);
    buf_release(&text);
    memory_free(file);
}

/* --- all of them --------------------------------------------------------- */

static enum outcome
check_drafts(struct check *check)
{
    vec_each(const char *, path, &check->call->options.operands) {
        check_draft(check, *path);
    }
    check_print_end(check);
    if (check->drafts == 0) {
        output_discard();
    }
    return check_outcome(check);
}

/* No draft was looked at. Whoever collects logs of many checkers is to see that. */
static void
tell_failure(struct check *check, const struct error *err)
{
    check->failed = true;
    if (check->format == CHECK_SARIF) {
        sarif_add_failure(&check->sarif, err->message);
        check_print_end(check);
    }
}

static enum status
prepare_output(struct check *check, struct snapshot *snapshot, struct error *err)
{
    struct snapshot_stats stats;
    const char *path = options_value(&check->call->options, "output");
    enum status status = STATUS_OK;
    if (check->format == CHECK_HTML) {
        status = snapshot_stats(snapshot, &stats, err);
    }
    if (check->format == CHECK_HTML && status == STATUS_OK) {
        int64_t now = check->settings.now_ms;
        check->about = (struct page_about){
            .now_ms = now != 0 ? now : clock_now_ms(),
            .stories = stats.stories,
            .newest = stats.last,
            .version = WIRECHECK_VERSION,
        };
        check->page.about = &check->about;
    }
    if (status == STATUS_OK && path != NULL) {
        status = output_to_file(path, err);
    }
    return status;
}

static enum outcome
run_check(const struct call *call)
{
    struct check check = {.call = call};
    struct snapshot *snapshot = NULL;
    struct error err;
    enum outcome outcome = OUTCOME_FAILED;

    sarif_init(&check.sarif);
    check_settings_init(&check.settings);
    cli_settings_warn(call->settings);
    enum status status = cli_settings_apply(call->settings, &check.settings, &err);
    struct check_settings before = check.settings;
    if (status == STATUS_OK) {
        status = read_options(&check, &err);
    }
    if (status == STATUS_OK) {
        status = open_dismissals(&check, &err);
    }
    if (status != STATUS_OK) {
        output_failure(call, &err, NULL);
        tell_failure(&check, &err);
        goto done;
    }
    status = snapshot_open(&snapshot, call->archive, &err);
    if (status != STATUS_OK) {
        output_archive_failure(call, status, &err);
        tell_failure(&check, &err);
        goto done;
    }
    status = draft_options_leave_out(&check.options, &check.settings, &call->options,
                                     snapshot, &err);
    if (status != STATUS_OK) {
        output_failure(call, &err,
                       "The stories with their numbers are listed by: wirecheck list");
        tell_failure(&check, &err);
        goto done;
    }
    status = compare_with_project(&check, &before, &err);
    if (status != STATUS_OK) {
        output_failure(call, &err, NULL);
        tell_failure(&check, &err);
        goto done;
    }
    status = prepare_output(&check, snapshot, &err);
    if (status != STATUS_OK) {
        output_failure(call, &err, NULL);
        tell_failure(&check, &err);
        goto done;
    }
    check.checker = checker_new(snapshot, &check.settings);
    outcome = check_drafts(&check);

done:
    checker_free(check.checker);
    sarif_release(&check.sarif);
    page_release(&check.page);
    dismissals_free(check.dismissals);
    snapshot_unref(snapshot);
    vec_release(&check.own_outlets);
    draft_options_release(&check.options);
    return outcome;
}

static const struct option_spec options[] = {
    {"colour", "color", 0, "auto|always|never", "colour the text form (default auto)"},
    {"credited", NULL, 0, "show|leave-out", "copies and rewrites that the draft credits"},
    {"dismissals", NULL, 0, "FILE",
     "the file of dismissed findings (default the user's)"},
    {"fail-on", NULL, 0, "error|warning|information|hint",
     "exit with 1 from this level on (default warning)"},
    {"fail-on-share", NULL, 0, "PERCENT",
     "exit with 1 where so much of a draft is in the archive"},
    {"format", NULL, 0, "text|json|sarif|html",
     "for people (default), programs, build servers, print"},
    DRAFT_OPTION_LEAVE_OUT,
    DRAFT_OPTION_MARKUP,
    {"no-comments", NULL, 0, NULL, "check what comments in a draft leave out too"},
    {"no-dismissals", NULL, 0, NULL, "show what was dismissed too"},
    {"output", NULL, 'o', "FILE", "write there, not to standard output"},
    {"own", NULL, 0, "OUTLET", "an outlet of this newsroom; may be given again"},
    {"quotes", NULL, 0, "show|leave-out", "quotations that are in the archive too"},
    DRAFT_OPTION_SENSITIVITY,
    {"severity", NULL, 0, "CODE=LEVEL", "another level for a code; may be given again"},
    DRAFT_OPTION_STOCK_PHRASES,
    {NULL},
};

const struct command command_check = {
    .name = "check",
    .operands = "FILE...|-",
    .least_operands = 1,
    .most_operands = OPERANDS_ANY,
    .summary = "Find paragraphs of drafts in the archive, and tell whose they are",
    .details =
        "Prints each passage beside its source. Words that differ are coloured, or\n"
        "in {braces} where there is no colour. - is standard input. Markup auto\n"
        "goes by the name of the file: .md is Markdown, .tex LaTeX. Nothing of a\n"
        "draft is kept.\n"
        "\n"
        "A comment in the draft, <!-- wirecheck: ignore --> in Markdown, leaves out the\n"
        "next paragraph; off and on, what is between. The report says how many are\n"
        "left out; with --no-comments none is.\n"
        "\n"
        "A story that is in the archive itself is checked against the others with\n"
        "--leave-out and its number, its provider's id (all versions) or its file.\n"
        "\n"
        "The page of --format html is one file that needs no network and no script. It\n"
        "has the whole draft and the archived passages in it, and is written only\n"
        "where --output says.\n"
        "\n"
        "Codes: wire-copy, wire-rewrite, shared-phrase, shared-quote, own-archive,\n"
        "withdrawn, corrected, embargoed, figure-differs; wirecheck help CODE tells\n"
        "what each means and what to do.\n"
        "\n"
        "Exit status: 0 nothing at or above --fail-on, 1 something is, 2 a check\n"
        "could not be done.\n",
    .options = options,
    .run = run_check,
};
