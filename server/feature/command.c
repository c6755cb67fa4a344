/* SPDX-License-Identifier: MIT */
/* Decides what a command leads to. The client names a draft and a finding's id, and
 * both are looked up: no path, no range and no text of the client's is believed. */
#include "feature/command.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "feature/argument.h"
#include "feature/compare.h"
#include "feature/deed.h"
#include "feature/dismiss.h"
#include "feature/edit.h"
#include "feature/label.h"
#include "report/page.h"
#include "report/render.h"
#include "text/display.h"

/* As wide as a terminal that is opened for the report. */
#define REPORT_COLUMNS 100

void
deed_release(struct deed *self)
{
    json_decref(self->result);
    json_decref(self->edit);
    json_decref(self->show);
    json_decref(self->document);
    *self = (struct deed){.result = NULL};
}

/* --- edits ----------------------------------------------------------------- */

static enum status
perform_edit(struct deed *ret, const struct checked *checked, const struct ask *ask,
             const char *(*make)(struct edit *, const struct edit_target *,
                                 const struct finding *),
             struct error *err)
{
    const struct finding *finding;
    struct edit edit = {.count = 0};
    struct edit_target target;
    enum status status = argument_find(&finding, checked, ask, err);
    if (status != STATUS_OK) {
        return status;
    }
    edit_aim(&target, checked, ask);
    const char *reason = make(&edit, &target, finding);
    if (reason != NULL) {
        status = error_set(err, STATUS_UNSUPPORTED, "%s", reason);
    } else {
        ret->edit = edit_build(&edit, &target);
    }
    edit_release(&edit);
    edit_target_release(&target);
    return status;
}

static enum status
insert_credit(struct deed *ret, const struct checked *checked, const struct ask *ask,
              struct error *err)
{
    ret->label = "Insert credit";
    return perform_edit(ret, checked, ask, edit_credit, err);
}

static enum status
credit_source(struct deed *ret, const struct checked *checked, const struct ask *ask,
              struct error *err)
{
    ret->label = "Insert credits";
    return perform_edit(ret, checked, ask, edit_credit_all, err);
}

static enum status
mark_quotation(struct deed *ret, const struct checked *checked, const struct ask *ask,
               struct error *err)
{
    ret->label = "Mark as quotation";
    return perform_edit(ret, checked, ask, edit_quotation, err);
}

static enum status
use_archived(struct deed *ret, const struct checked *checked, const struct ask *ask,
             struct error *err)
{
    ret->label = "Use the archive's figures";
    return perform_edit(ret, checked, ask, edit_figures, err);
}

/* --- looking at the original ----------------------------------------------- */

static enum status
open_original(struct deed *ret, const struct checked *checked, const struct ask *ask,
              struct error *err)
{
    const struct finding *finding;
    struct location place;
    enum status status = argument_find_original(&finding, &place, checked, ask, err);
    if (status == STATUS_OK) {
        ret->result = shape_from_location(place);
        ret->show = json_object();
        json_object_set_new(ret->show, "uri", shape_from_text(place.uri));
        json_object_set_new(ret->show, "takeFocus", json_true());
        json_object_set_new(ret->show, "selection", shape_from_range(place.range));
    }
    return status;
}

/* --- reports --------------------------------------------------------------- */

/* More than anybody reads in an editor, and little enough that nobody waits for it. */
#define LISTED_LIMIT 500u

/* What is listed of a report; its findings are the report's. */
static struct report
listed(const struct report *report)
{
    struct report ret = *report;
    if (ret.finding_count > LISTED_LIMIT) {
        ret.finding_count = LISTED_LIMIT;
    }
    return ret;
}

/* What is under embargo is not in it, whatever the user lets the editor show: a page is
 * handed round. */
static void
add_page(struct buf *out, const struct report *report, struct str draft)
{
    struct page_about about = {
        .now_ms = clock_now_ms(),
        .stories = report->archive_stories,
        .version = WIRECHECK_VERSION,
    };
    struct page page = {.about = &about};
    page_add_draft(&page, report, draft, NULL);
    page_write(out, &page);
    page_release(&page);
}

static enum status
write_report(struct deed *ret, const struct checked *checked, const struct ask *ask,
             struct error *err)
{
    struct buf text = BUF_INIT;
    struct text_style style = {.colour = false, .columns = REPORT_COLUMNS};
    struct report shown = listed(checked->report);
    struct str form = argument_string(ask->params, "format");
    if (str_equal(form, STR("html"))) {
        add_page(&text, checked->report, checked->text);
        ret->result = json_object();
        json_object_set_new(ret->result, "html", shape_from_str(buf_str(&text)));
        buf_release(&text);
        return STATUS_OK;
    }
    if (form.length > 0 && !str_equal(form, STR("text"))) {
        return error_set(err, STATUS_INVALID, "\"format\" must be text or html");
    }
    report_add_text(&text, &shown, checked->text, &style);
    if (shown.finding_count < checked->report->finding_count) {
        buf_add_format(&text,
                       "\n%u more findings are not listed here; `wirecheck check` lists "
                       "all.\n",
                       checked->report->finding_count - shown.finding_count);
    }
    ret->result = json_object();
    json_object_set_new(ret->result, "text", shape_from_str(buf_str(&text)));
    buf_release(&text);
    return STATUS_OK;
}

static enum status
list_findings(struct deed *ret, const struct checked *checked, const struct ask *ask,
              struct error *err)
{
    (void)ask;
    (void)err;
    struct buf text = BUF_INIT;
    struct report shown = listed(checked->report);
    report_add_json(&text, &shown, checked->text);
    json_t *report = json_loadb(text.data, text.length, JSON_ALLOW_NUL, NULL);
    ret->result = json_incref(json_object_get(report, "findings"));
    json_decref(report);
    buf_release(&text);
    return STATUS_OK;
}

/* --- resolving ------------------------------------------------------------- */

/* An action without data is all that it will be: some clients have every action resolved
 * before it runs. */
static bool
is_resolved(const json_t *action)
{
    const json_t *data = json_object_get(action, "data");
    return json_is_string(json_object_get(action, "title")) &&
           (data == NULL || json_is_null(data));
}

static json_t *
resolve_at_once(const struct ask *ask)
{
    return is_resolved(ask->params) ? json_deep_copy(ask->params) : NULL;
}

static enum status
read_resolve(struct ask *ret, const json_t *params, struct error *err)
{
    const json_t *data = json_object_get(params, "data");
    const char *command = json_string_value(json_object_get(data, "command"));
    const struct feature *feature = command ? command_find(command) : NULL;
    if (is_resolved(params)) {
        return STATUS_OK;
    }
    if (feature == NULL ||
        (feature->perform != insert_credit && feature->perform != credit_source &&
         feature->perform != mark_quotation && feature->perform != use_archived)) {
        return error_set(err, STATUS_INVALID, "data: must be that of the action");
    }
    return feature->read(ret, json_object_get(data, "argument"), err);
}

/* The same as the command would apply, put into the action. */
static enum status
resolve(struct deed *ret, const struct checked *checked, const struct ask *ask,
        struct error *err)
{
    const json_t *data = json_object_get(ask->params, "data");
    const char *command = json_string_value(json_object_get(data, "command"));
    struct ask inner = *ask;
    struct deed deed = {.result = NULL};
    inner.params = json_object_get(data, "argument");
    enum status status = command_find(command)->perform(&deed, checked, &inner, err);
    if (status == STATUS_OK) {
        ret->result = json_copy(ask->params);
        if (deed.edit != NULL) {
            json_object_set(ret->result, "edit", deed.edit);
        }
    }
    deed_release(&deed);
    return status;
}

#define ABOUT_FINDING .read = argument_read_finding, .is_command = true
#define ABOUT_DRAFT .read = argument_read_draft, .is_command = true

/* Sorted by name. */
static const struct feature commands[] = {
    {.method = "codeAction/resolve",
     .read = read_resolve,
     .at_once = resolve_at_once,
     .perform = resolve,
     .is_command = true},
    {.method = "wirecheck.compare", ABOUT_FINDING, .perform = compare_perform},
    {.method = "wirecheck.creditSource", ABOUT_FINDING, .perform = credit_source},
    {.method = "wirecheck.dismissFinding", ABOUT_FINDING, .search = dismiss_finding},
    {.method = "wirecheck.dismissSource", ABOUT_FINDING, .search = dismiss_source},
    {.method = "wirecheck.findings", ABOUT_DRAFT, .perform = list_findings},
    {.method = "wirecheck.insertCredit", ABOUT_FINDING, .perform = insert_credit},
    {.method = "wirecheck.listDismissals",
     .read = dismiss_read_list,
     .search = dismiss_list,
     .is_command = true,
     .of_desk = true},
    {.method = "wirecheck.markQuotation", ABOUT_FINDING, .perform = mark_quotation},
    {.method = "wirecheck.openOriginal", ABOUT_FINDING, .perform = open_original},
    {.method = "wirecheck.report", ABOUT_DRAFT, .perform = write_report},
    {.method = "wirecheck.undoDismissal",
     .read = dismiss_read_undo,
     .search = dismiss_undo,
     .is_command = true,
     .of_desk = true},
    {.method = "wirecheck.useArchived", ABOUT_FINDING, .perform = use_archived},
};

#define COMMAND_COUNT (sizeof commands / sizeof *commands)

static int
compare_name(const void *name, const void *command)
{
    return strcmp(name, ((const struct feature *)command)->method);
}

const struct feature *
command_find(const char *name)
{
    return bsearch(name, commands, COMMAND_COUNT, sizeof *commands, compare_name);
}

json_t *
command_offer(const struct client_capabilities *client)
{
    (void)client;
    json_t *names = json_pack("[s, s]", COMMAND_ADD_TO_ARCHIVE, COMMAND_BUILD_ARCHIVE);
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strncmp(commands[i].method, COMMAND_PREFIX, strlen(COMMAND_PREFIX)) == 0) {
            json_array_append_new(names, json_string(commands[i].method));
        }
    }
    return json_pack("{s:o}", "commands", names);
}
