/* SPDX-License-Identifier: MIT */
/* Knows what a Diagnostic has. The message is the finding's own: it is the one
 * thing that every editor shows. */
#include "feature/diagnostics.h"

#include "base/memory.h"
#include "feature/label.h"

#define SOURCE "wirecheck"
/* Places that a diagnostic leads to. Some editors show them above the hover's card, a
 * line each, and references has them all. */
#define RELATED_LIMIT 2u
/* Bytes of a headline in such a line, which begins with the name of a document. */
#define HEADLINE_LIMIT 30u

static json_t *
related(struct location location, const struct buf *message)
{
    json_t *ret = json_object();
    json_object_set_new(ret, "location", shape_from_location(location));
    json_object_set_new(ret, "message", shape_from_str(buf_str(message)));
    return ret;
}

static void
add_day(struct buf *out, struct date date)
{
    buf_add_text(out, ", ");
    date.precision = date.precision > DATE_DAY ? DATE_DAY : date.precision;
    date_add_words(out, date);
}

/* "Reuters, 19 Sep 2023: headline"; without a name the headline comes first. */
static void
describe(struct buf *out, const char *name, struct date date, const char *headline)
{
    if (name == NULL && headline != NULL) {
        buf_add_text(out, "“");
        label_add_short(out, str_from(headline), HEADLINE_LIMIT);
        buf_add_text(out, "”");
        add_day(out, date);
        return;
    }
    label_add_short(out, str_from(name ? name : "a story of the archive"),
                    HEADLINE_LIMIT);
    add_day(out, date);
    if (headline != NULL) {
        buf_add_text(out, ": ");
        label_add_short(out, str_from(headline), HEADLINE_LIMIT);
    }
}

static json_t *
build_related(const struct checked *checked, const struct finding *finding)
{
    const struct finding_places *places = checked_places(checked, finding);
    json_t *ret = json_array();
    struct buf message = BUF_INIT;
    if (places->origin.uri != NULL) {
        const struct finding_origin *origin = &finding->origin;
        describe(&message, origin->agency ? origin->agency : origin->publisher,
                 origin->date, origin->headline);
        json_array_append_new(ret, related(places->origin, &message));
    }
    if (places->newest.uri != NULL) {
        buf_clear(&message);
        buf_add_text(&message, "The newest version, ");
        date_add_words(&message, finding->newest->date);
        json_array_append_new(ret, related(places->newest, &message));
    }
    for (uint32_t i = 0; i < places->also_count && json_array_size(ret) < RELATED_LIMIT;
         i++) {
        const struct finding_copy *copy = &finding->also[i];
        if (places->also[i].uri == NULL) {
            continue;
        }
        buf_clear(&message);
        buf_add_text(&message, "Also in ");
        /* A copy is named by who ran it. */
        const char *name = copy->publisher ? copy->publisher : copy->agency;
        describe(&message, name, copy->date, name ? NULL : copy->headline);
        json_array_append_new(ret, related(places->also[i], &message));
    }
    buf_release(&message);
    return ret;
}

static json_t *
build_diagnostic(const struct checked *checked, const struct finding *finding,
                 const struct client_capabilities *client)
{
    json_t *ret = json_object();
    json_object_set_new(ret, "range", shape_from_range(checked_range(checked, finding)));
    json_object_set_new(ret, "severity", json_integer(finding->severity));
    json_object_set_new(ret, "code", shape_from_text(finding_code_name(finding->code)));
    json_object_set_new(ret, "source", json_string(SOURCE));
    json_object_set_new(ret, "message", shape_from_text(finding->message));
    if (finding->id != NULL) {
        json_object_set_new(ret, "data", shape_from_text(finding->id));
    }
    if (client->deprecated_tag && finding->code == FINDING_WITHDRAWN) {
        /* It must not run. Unnecessary would fade what has to be read. */
        json_object_set_new(ret, "tags", json_pack("[i]", TAG_DEPRECATED));
    }
    if (client->related_information && !checked_is_embargoed(checked, finding)) {
        json_t *list = build_related(checked, finding);
        if (json_array_size(list) > 0) {
            json_object_set(ret, "relatedInformation", list);
        }
        json_decref(list);
    }
    return ret;
}

/* A diagnostic that is about no passage. */
static json_t *
build_note(struct range range, const char *code, struct str message)
{
    json_t *ret = json_object();
    json_object_set_new(ret, "range", shape_from_range(range));
    json_object_set_new(ret, "severity", json_integer(SEVERITY_INFORMATION));
    json_object_set_new(ret, "code", json_string(code));
    json_object_set_new(ret, "source", json_string(SOURCE));
    json_object_set_new(ret, "message", shape_from_str(message));
    return ret;
}

static void
add_unknown_comments(json_t *ret, const struct checked *checked)
{
    const struct report *report = checked->report;
    for (uint32_t i = 0; i < report->unknown_comment_count; i++) {
        struct span span = report->unknown_comments[i];
        if (span_length(span) > 0) { /* else it was edited away */
            json_array_append_new(ret, build_note(checked_range_of(checked, span),
                                                  "unknown-comment",
                                                  STR(REPORT_UNKNOWN_COMMENT)));
        }
    }
}

json_t *
diagnostics_build(const struct checked *checked, const struct client_capabilities *client)
{
    json_t *ret = json_array();
    for (uint32_t i = 0; i < checked->report->finding_count; i++) {
        const struct finding *finding = &checked->report->findings[i];
        if (finding->severity != SEVERITY_OFF) {
            json_array_append_new(ret, build_diagnostic(checked, finding, client));
        }
    }
    add_unknown_comments(ret, checked);
    return ret;
}

/* An array of one diagnostic on the first line, about the draft as a whole. */
static json_t *
note(const char *code, const struct buf *message)
{
    struct range top = {{0, 0}, {0, 0}};
    return json_pack("[o]", build_note(top, code, buf_str(message)));
}

json_t *
diagnostics_for_large_draft(size_t size, size_t limit)
{
    struct buf message = BUF_INIT;
    buf_add_format(&message,
                   "This draft was not checked: it has %zu bytes, and the limit is %zu "
                   "(setting wirecheck.maxDraftSize).",
                   size, limit);
    json_t *ret = note("draft-too-large", &message);
    buf_release(&message);
    return ret;
}

json_t *
diagnostics_for_unchecked_draft(const char *reason)
{
    struct buf message = BUF_INIT;
    buf_add_format(&message, "This draft was not checked: %s.", reason);
    json_t *ret = note("draft-unchecked", &message);
    buf_release(&message);
    return ret;
}

json_t *
diagnostics_report(const char *id, json_t *diagnostics)
{
    json_t *ret = json_object();
    json_object_set_new(ret, "kind", json_string("full"));
    if (id != NULL) {
        json_object_set_new(ret, "resultId", json_string(id));
    }
    json_object_set_new(ret, "items", diagnostics);
    return ret;
}

json_t *
diagnostics_unchanged(const char *id)
{
    json_t *ret = json_object();
    json_object_set_new(ret, "kind", json_string("unchanged"));
    json_object_set_new(ret, "resultId", json_string(id));
    return ret;
}

json_t *
diagnostics_params(const char *uri, const int64_t *version, json_t *diagnostics)
{
    json_t *ret = json_object();
    json_object_set_new(ret, "uri", shape_from_text(uri));
    if (version != NULL) {
        json_object_set_new(ret, "version", json_integer(*version));
    }
    json_object_set_new(ret, "diagnostics", diagnostics);
    return ret;
}
