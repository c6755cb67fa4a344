/* SPDX-License-Identifier: MIT */
/* There is no "fix all": what is copied is for a person to look at, passage by
 * passage. */
#include "feature/code_action.h"

#include <string.h>

#include "feature/edit.h"
#include "feature/label.h"

#define QUICK_FIX "quickfix"
#define ADD_KIND "source.wirecheck.addToArchive"
/* Findings of one place whose actions are listed. */
#define FINDINGS_LIMIT 4u
/* CodeActionTriggerKind */
#define TRIGGER_AUTOMATIC 2

/* A list under way. */
struct listing {
    const struct checked *checked;
    const struct ask *ask;
    const struct edit_target *target;
    const json_t *context;
    bool is_automatic; /* the editor asks by itself, as the cursor moves */
    bool is_single;    /* one finding: its source need not be told each time */
    json_t *ret;
};

/* What is offered, before the client's abilities shape it. */
struct offer {
    const char *command;
    struct buf title;
    const char *kind;
    const struct finding *finding; /* NULL where none is meant */
    json_t *argument;              /* of the command; taken over */
    json_t *edit;                  /* what the command would apply; taken over */
    const char *reason;            /* why it cannot be done; NULL where it can */
    bool is_preferred;
};

/* --- what the client asked for --------------------------------------------- */

static bool
is_below(const char *kind, const char *wanted)
{
    size_t length = strlen(wanted);
    return length == 0 || (strncmp(kind, wanted, length) == 0 &&
                           (kind[length] == '\0' || kind[length] == '.'));
}

/* Whether context.only lets the kind through. */
static bool
is_wanted(const json_t *context, const char *kind)
{
    const json_t *only = json_object_get(context, "only");
    bool wanted = json_array_size(only) == 0;
    for (size_t i = 0; i < json_array_size(only); i++) {
        const char *each = json_string_value(json_array_get(only, i));
        wanted = wanted || (each != NULL && is_below(kind, each));
    }
    return wanted;
}

enum status
code_action_read(struct ask *ret, const json_t *params, struct error *err)
{
    const json_t *context = json_object_get(params, "context");
    enum status status = ask_read_range(ret, params, err);
    if (status == STATUS_OK && !json_is_object(context)) {
        status = error_set(err, STATUS_INVALID, "context: must be an object");
    }
    return status;
}

json_t *
code_action_at_once(const struct ask *ask)
{
    const json_t *context = json_object_get(ask->params, "context");
    bool offered = is_wanted(context, QUICK_FIX) || is_wanted(context, ADD_KIND);
    return offered ? NULL : json_array();
}

/* --- shaping --------------------------------------------------------------- */

/* The client's own diagnostics of the finding, so that it can tell which is mended.
 * They may lack their data, or be old: then there are none. */
static json_t *
find_diagnostics(const struct listing *listing, const struct finding *finding)
{
    json_t *ret = json_array();
    const json_t *sent = json_object_get(listing->context, "diagnostics");
    for (size_t i = 0; finding != NULL && i < json_array_size(sent); i++) {
        json_t *each = json_array_get(sent, i);
        const char *data = json_string_value(json_object_get(each, "data"));
        if (data != NULL && strcmp(data, finding->id) == 0) {
            json_array_append(ret, each);
        }
    }
    return ret;
}

static json_t *
build_command(struct offer *offer)
{
    json_t *ret = json_object();
    json_object_set_new(ret, "title", shape_from_str(buf_str(&offer->title)));
    json_object_set_new(ret, "command", json_string(offer->command));
    json_object_set_new(ret, "arguments", json_pack("[O]", offer->argument));
    return ret;
}

static json_t *
build_action(const struct listing *listing, struct offer *offer)
{
    const struct client_capabilities *client = &listing->ask->client;
    json_t *ret = json_object();
    json_t *diagnostics = find_diagnostics(listing, offer->finding);
    json_object_set_new(ret, "title", shape_from_str(buf_str(&offer->title)));
    json_object_set_new(ret, "kind", json_string(offer->kind));
    if (json_array_size(diagnostics) > 0) {
        json_object_set(ret, "diagnostics", diagnostics);
    }
    json_decref(diagnostics);
    if (offer->is_preferred && client->action_preferred) {
        json_object_set_new(ret, "isPreferred", json_true());
    }
    if (offer->reason != NULL) {
        json_object_set_new(ret, "disabled", json_pack("{s:s}", "reason", offer->reason));
    } else if (offer->edit == NULL) {
        json_object_set_new(ret, "command", build_command(offer));
    } else if (client->action_resolve) {
        json_object_set_new(ret, "data",
                            json_pack("{s:s, s:O}", "command", offer->command, "argument",
                                      offer->argument));
    } else {
        json_object_set(ret, "edit", offer->edit);
    }
    return ret;
}

/* Adds the offer as the client can have it, and releases it. */
static void
add_offer(struct listing *listing, struct offer *offer)
{
    const struct client_capabilities *client = &listing->ask->client;
    bool shown = is_wanted(listing->context, offer->kind);
    if (offer->reason != NULL) {
        shown = shown && client->action_disabled && !listing->is_automatic;
    }
    if (!client->action_literals && offer->edit != NULL && !client->apply_edit) {
        shown = false;
    }
    if (shown) {
        json_array_append_new(listing->ret, client->action_literals
                                                ? build_action(listing, offer)
                                                : build_command(offer));
    }
    buf_release(&offer->title);
    json_decref(offer->argument);
    json_decref(offer->edit);
}

/* --- what can be done about a finding -------------------------------------- */

static struct offer
start_offer(const struct listing *listing, const char *command,
            const struct finding *finding)
{
    json_t *argument = json_object();
    json_object_set_new(argument, "uri", shape_from_str(listing->ask->uri));
    json_object_set_new(argument, "finding", shape_from_text(finding->id));
    return (struct offer){
        .command = command, .kind = QUICK_FIX, .finding = finding, .argument = argument};
}

/* "Insert credit: (Reuters)" */
static void
add_edit(struct listing *listing, struct offer offer,
         const char *(*make)(struct edit *, const struct edit_target *,
                             const struct finding *),
         const char *verb)
{
    struct edit edit = {.count = 0};
    offer.reason = make(&edit, listing->target, offer.finding);
    buf_add_text(&offer.title, verb);
    if (offer.reason == NULL) {
        buf_add_format(&offer.title, ": %.*s", STR_ARGS(buf_str(&edit.what)));
        offer.edit = edit_build(&edit, listing->target);
    } else {
        offer.is_preferred = false;
    }
    edit_release(&edit);
    add_offer(listing, &offer);
}

/* Names the source where it is not clear which is meant. */
static void
add_title(const struct listing *listing, struct offer *offer, const char *verb)
{
    buf_add_text(&offer->title, verb);
    if (!listing->is_single) {
        buf_add_text(&offer->title, ": ");
        label_add_source(&offer->title, listing->checked, offer->finding);
    }
}

static void
add_original(struct listing *listing, const struct finding *finding)
{
    struct offer offer = start_offer(listing, "wirecheck.openOriginal", finding);
    const struct client_capabilities *client = &listing->ask->client;
    buf_add_text(&offer.title, "Open the original: ");
    label_add_source(&offer.title, listing->checked, finding);
    if (checked_is_embargoed(listing->checked, finding)) {
        offer.reason = "It is under an embargo that has not ended";
    } else if (checked_places(listing->checked, finding)->origin.uri == NULL) {
        offer.reason = "It cannot be shown";
    }
    bool can_compare = client_can_compare(client) && offer.reason == NULL;
    add_offer(listing, &offer);
    if (can_compare) {
        offer = start_offer(listing, "wirecheck.compare", finding);
        add_title(listing, &offer, "Compare with the original");
        add_offer(listing, &offer);
    }
}

static void
add_dismissals(struct listing *listing, const struct finding *finding)
{
    struct offer offer = start_offer(listing, "wirecheck.dismissFinding", finding);
    add_title(listing, &offer, "Dismiss this passage in every draft");
    add_offer(listing, &offer);
    offer = start_offer(listing, "wirecheck.dismissSource", finding);
    buf_add_text(&offer.title, "Dismiss in this draft: all from ");
    label_add_source(&offer.title, listing->checked, finding);
    add_offer(listing, &offer);
}

/* Whether other paragraphs have passages of the same story, which want their own credit.
 */
static bool
has_more(const struct listing *listing, const struct finding *finding)
{
    const struct report *report = listing->checked->report;
    bool each_paragraph = listing->ask->settings->credit_place == CREDIT_PLACE_PARAGRAPH;
    for (uint32_t i = 0; i < report->finding_count && each_paragraph; i++) {
        const struct finding *other = &report->findings[i];
        if (other->origin.story == finding->origin.story && !other->credited &&
            !finding->credited && other->paragraph != finding->paragraph) {
            return true;
        }
    }
    return false;
}

static void
add_finding(struct listing *listing, const struct finding *finding)
{
    struct offer credit = start_offer(listing, "wirecheck.insertCredit", finding);
    credit.is_preferred = true;
    add_edit(listing, credit, edit_credit, "Insert credit");
    add_edit(listing, start_offer(listing, "wirecheck.markQuotation", finding),
             edit_quotation, "Mark as quotation");
    if (finding->code == FINDING_FIGURE_DIFFERS) {
        add_edit(listing, start_offer(listing, "wirecheck.useArchived", finding),
                 edit_figures, "Use what the archive has");
    }
    add_original(listing, finding);
    if (has_more(listing, finding)) {
        add_edit(listing, start_offer(listing, "wirecheck.creditSource", finding),
                 edit_credit_all, "Credit every passage of this story");
    }
    add_dismissals(listing, finding);
}

static void
add_undo(struct listing *listing, const struct finding *finding)
{
    struct offer offer = {
        .command = "wirecheck.undoDismissal",
        .kind = QUICK_FIX,
        .argument = json_object(),
    };
    json_object_set_new(offer.argument, "id", shape_from_text(finding->dismissal));
    buf_add_text(&offer.title, "Show again what was dismissed: ");
    label_add_source(&offer.title, listing->checked, finding);
    add_offer(listing, &offer);
}

/* A saved draft that has run is a story. */
static void
add_file(struct listing *listing)
{
    struct offer offer = {
        .command = "wirecheck.addToArchive",
        .kind = ADD_KIND,
        .argument = json_object(),
    };
    json_object_set_new(offer.argument, "uri", shape_from_str(listing->ask->uri));
    buf_add_text(&offer.title, "Add this file to the archive");
    add_offer(listing, &offer);
}

static bool
is_in_range(const struct finding *finding, struct span span)
{
    return finding->severity != SEVERITY_OFF && finding->span.start <= span.end &&
           finding->span.end >= span.start;
}

/* The most severe ones first; what comes first in the draft stays first. */
static uint32_t
find_in_range(const struct checked *checked, struct span span,
              const struct finding *ret[FINDINGS_LIMIT])
{
    uint32_t count = 0;
    for (int severity = SEVERITY_ERROR; severity <= SEVERITY_HINT; severity++) {
        for (uint32_t i = 0; i < checked->report->finding_count; i++) {
            const struct finding *finding = &checked->report->findings[i];
            if ((int)finding->severity == severity && is_in_range(finding, span) &&
                count < FINDINGS_LIMIT) {
                ret[count++] = finding;
            }
        }
    }
    return count;
}

json_t *
code_action_build(const struct checked *checked, const struct ask *ask)
{
    const json_t *context = json_object_get(ask->params, "context");
    const struct finding *findings[FINDINGS_LIMIT];
    struct span span = checked_span_of(checked, ask->range);
    uint32_t count = find_in_range(checked, span, findings);
    struct listing listing = {
        .checked = checked,
        .ask = ask,
        .context = context,
        .is_automatic = json_integer_value(json_object_get(context, "triggerKind")) ==
                        TRIGGER_AUTOMATIC,
        .is_single = count == 1,
        .ret = json_array(),
    };
    if (count > 0) {
        struct edit_target target;
        edit_aim(&target, checked, ask);
        listing.target = &target;
        for (uint32_t i = 0; i < count; i++) {
            add_finding(&listing, findings[i]);
        }
        edit_target_release(&target);
    }
    for (uint32_t i = 0; i < checked->report->dismissed_count; i++) {
        if (is_in_range(&checked->report->dismissed[i], span)) {
            add_undo(&listing, &checked->report->dismissed[i]);
        }
    }
    if (!listing.is_automatic && checked->report->path != NULL) {
        add_file(&listing);
    }
    return listing.ret;
}

json_t *
code_action_offer(const struct client_capabilities *client)
{
    if (!client->action_literals) {
        return json_true();
    }
    return json_pack("{s:[s, s], s:b}", "codeActionKinds", QUICK_FIX, ADD_KIND,
                     "resolveProvider", (int)client->action_resolve);
}
