/* SPDX-License-Identifier: MIT */
/* Knows SARIF's objects (OASIS, version 2.1.0; sections are of that document). An
 * archived story is a logical location, because what is archived is not the file that
 * it was read from; the file is named beside it where the report names it. */
#include "cli/sarif.h"

#include <string.h>
#include <unistd.h>

#include "lsp/shape.h"
#include "lsp/uri.h"
#include "text/display.h"
#include "text/position.h"

#define SCHEMA                                                            \
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/" \
    "sarif-schema-2.1.0.json"
/* What relative references start from; where that is, a log does not tell. */
#define FOLDER "%SRCROOT%"

void
sarif_init(struct sarif *self)
{
    self->artifacts = json_array();
    self->results = json_array();
    self->failures = json_array();
    self->warnings = json_array();
}

void
sarif_release(struct sarif *self)
{
    json_decref(self->artifacts);
    json_decref(self->results);
    json_decref(self->failures);
    json_decref(self->warnings);
    *self = (struct sarif){0};
}

/* --- strings ------------------------------------------------------------- */

/* A message object. Braces would be placeholders (3.11.5), and a bracket followed by a
 * parenthesis a link (3.11.6), which text of others must not make. */
static json_t *
message(struct str text)
{
    struct buf out = BUF_INIT;
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.data[i];
        if (byte == '{' || byte == '}') {
            buf_add_byte(&out, byte);
        } else if (byte == '(' && i > 0 && text.data[i - 1] == ']') {
            buf_add_byte(&out, ' ');
        }
        buf_add_byte(&out, byte);
    }
    json_t *ret = json_object();
    json_object_set_new(ret, "text", shape_from_str(buf_str(&out)));
    buf_release(&out);
    return ret;
}

/* Takes the next segment off the path. */
static struct str
next_segment(struct str *path)
{
    size_t slash = str_find_byte(*path, '/', 0);
    struct str segment = str_slice(*path, 0, slash);
    *path =
        str_slice(*path, slash == STR_NOT_FOUND ? path->length : slash + 1, path->length);
    return segment;
}

static bool
stays_below(struct str path)
{
    while (path.length > 0) {
        if (str_equal(next_segment(&path), STR(".."))) {
            return false;
        }
    }
    return true;
}

static bool
is_relative(const char *path)
{
    return path[0] != '/' && stays_below(str_from(path));
}

/* Appends "/a/c" for "b/../c", as whoever reads a URI would (RFC 3986, 5.2.4). */
static void
add_segments(struct buf *out, struct str path)
{
    while (path.length > 0) {
        struct str segment = next_segment(&path);
        if (str_equal(segment, STR(".."))) {
            while (out->length > 0 && out->data[out->length - 1] != '/') {
                buf_truncate(out, out->length - 1);
            }
            buf_truncate(out, out->length > 0 ? out->length - 1 : 0);
        } else if (segment.length > 0 && !str_equal(segment, STR("."))) {
            buf_add_byte(out, '/');
            buf_add_str(out, segment);
        }
    }
}

void
sarif_add_reference(struct buf *out, const char *path)
{
    char folder[4096];
    struct buf whole = BUF_INIT;
    if (path[0] != '/' && getcwd(folder, sizeof folder) != NULL) {
        add_segments(&whole, str_from(folder));
    }
    size_t below = whole.length;
    add_segments(&whole, str_from(path));
    if (is_relative(path)) {
        uri_add_encoded(out, str_slice(buf_str(&whole), below + 1, whole.length));
    } else {
        uri_add_file(out, buf_str(&whole));
    }
    buf_release(&whole);
}

/* --- where --------------------------------------------------------------- */

/* An artifactLocation. The index is the draft's among the artifacts. */
static json_t *
draft_location(const char *path, size_t index)
{
    json_t *ret = json_object();
    struct buf uri = BUF_INIT;
    /* Standard input has no address: its index is all there is. */
    if (strcmp(path, "-") != 0) {
        sarif_add_reference(&uri, path);
        json_object_set_new(ret, "uri", shape_from_str(buf_str(&uri)));
        if (is_relative(path)) {
            json_object_set_new(ret, "uriBaseId", json_string(FOLDER));
        }
    }
    json_object_set_new(ret, "index", json_integer((json_int_t)index));
    buf_release(&uri);
    return ret;
}

static void
add_count(json_t *object, const char *name, uint64_t count)
{
    json_object_set_new(object, name, json_integer((json_int_t)count));
}

/* As in the JSON report: three decimals. */
static void
add_share(json_t *object, const char *name, double share)
{
    long thousandths = (long)(share * 1000 + 0.5);
    json_object_set_new(object, name, json_real((double)thousandths / 1000));
}

/* Lines and columns from 1; the end is the column after the last character. */
static json_t *
region(struct span span, struct str draft, const struct lines *lines)
{
    struct range range = range_from_span(lines, draft, span, POSITION_UTF16);
    json_t *ret = json_object();
    add_count(ret, "startLine", range.start.line + 1U);
    add_count(ret, "startColumn", range.start.character + 1U);
    add_count(ret, "endLine", range.end.line + 1U);
    add_count(ret, "endColumn", range.end.character + 1U);
    return ret;
}

/* --- archived stories ---------------------------------------------------- */

/* "Reuters, 19 Sep 2023: headline"; a headline under embargo is not for a log that a
 * whole company reads. */
static json_t *
origin_message(const struct finding *finding)
{
    const struct finding_origin *origin = &finding->origin;
    const char *name = origin->agency ? origin->agency : origin->publisher;
    struct buf out = BUF_INIT;
    display_add(&out, str_from(name ? name : "A story of the archive"));
    if (origin->date.precision != DATE_NONE) {
        buf_add_text(&out, ", ");
        date_add_words(&out, origin->date);
    }
    if (origin->headline != NULL && finding->code != FINDING_EMBARGOED) {
        buf_add_text(&out, ": ");
        display_add(&out, str_from(origin->headline));
    }
    json_t *ret = message(buf_str(&out));
    buf_release(&out);
    return ret;
}

static json_t *
origin_location(const struct finding *finding)
{
    const struct finding_origin *origin = &finding->origin;
    struct buf number = BUF_INIT;
    struct buf uri = BUF_INIT;
    buf_add_format(&number, "%u", (unsigned)origin->story);
    json_t *story = json_object();
    json_object_set_new(story, "name", shape_from_str(buf_str(&number)));
    json_object_set_new(story, "fullyQualifiedName",
                        shape_from_text(origin->guid ? origin->guid : number.data));
    json_object_set_new(story, "kind", json_string("archivedStory"));

    json_t *ret = json_object();
    add_count(ret, "id", 1);
    json_object_set_new(ret, "message", origin_message(finding));
    json_object_set_new(ret, "logicalLocations", json_pack("[o]", story));
    if (origin->source_path != NULL && origin->source_path[0] == '/') {
        uri_add_file(&uri, str_from(origin->source_path));
        json_object_set_new(ret, "physicalLocation",
                            json_pack("{s:{s:o}}", "artifactLocation", "uri",
                                      shape_from_str(buf_str(&uri))));
    }
    buf_release(&number);
    buf_release(&uri);
    return ret;
}

/* --- results ------------------------------------------------------------- */

static json_t *
properties(const struct finding *finding)
{
    json_t *ret = json_object();
    json_object_set_new(ret, "severity", json_string(severity_name(finding->severity)));
    add_share(ret, "share", finding->share);
    add_count(ret, "words", finding->words);
    add_count(ret, "matched", finding->matched);
    json_object_set_new(ret, "credited", json_boolean(finding->credited));
    json_object_set_new(ret, "confidence",
                        json_string(confidence_name(finding->origin.confidence)));
    return ret;
}

/* By a dismissal; by a comment in the draft. */
static json_t *
dismissed(const struct finding *finding)
{
    return json_pack("[{s:s, s:{s:o}}]", "kind", "external", "properties", "dismissal",
                     shape_from_text(finding->dismissal));
}

static json_t *
muted(void)
{
    return json_pack("[{s:s}]", "kind", "inSource");
}

static json_t *
switched_off(void)
{
    return json_pack("[{s:s, s:s}]", "kind", "external", "justification",
                     "switched off by the project's settings");
}

/* A draft under way. */
struct sarif_draft {
    const char *path;
    struct str text;
    struct lines lines;
    size_t index;
};

/* A physicalLocation. */
static json_t *
place(const struct sarif_draft *draft, struct span span)
{
    json_t *ret = json_object();
    json_object_set_new(ret, "artifactLocation",
                        draft_location(draft->path, draft->index));
    json_object_set_new(ret, "region", region(span, draft->text, &draft->lines));
    return ret;
}

/* Takes over the suppressions: where one result of a run tells of them, all must
 * (3.27.23), so that none is an empty array. */
static void
add_result(struct sarif *self, const struct sarif_draft *draft,
           const struct finding *finding, json_t *suppressions)
{
    json_t *ret = json_object();
    json_object_set_new(ret, "ruleId", json_string(finding_code_name(finding->code)));
    add_count(ret, "ruleIndex", (uint64_t)finding->code);
    json_object_set_new(ret, "level", json_string(sarif_level(finding->severity)));
    json_object_set_new(ret, "message", message(str_from(finding->message)));
    json_object_set_new(
        ret, "locations",
        json_pack("[{s:o}]", "physicalLocation", place(draft, finding->span)));
    json_object_set_new(ret, "relatedLocations",
                        json_pack("[o]", origin_location(finding)));
    json_object_set_new(
        ret, "partialFingerprints",
        json_pack("{s:o}", "wirecheckFinding/v1", shape_from_text(finding->id)));
    json_object_set_new(ret, "suppressions", suppressions);
    json_object_set_new(ret, "properties", properties(finding));
    json_array_append_new(self->results, ret);
}

/* A comment that says nothing that we know. */
static void
add_unknown_comment(struct sarif *self, const struct sarif_draft *draft, struct span span)
{
    json_array_append_new(self->warnings,
                          json_pack("{s:s, s:o, s:{s:s}, s:[{s:o}]}", "level", "note",
                                    "message", message(STR(REPORT_UNKNOWN_COMMENT)),
                                    "descriptor", "id", "unknown-comment", "locations",
                                    "physicalLocation", place(draft, span)));
}

static json_t *
artifact(const struct sarif_draft *draft, const struct report *report)
{
    json_t *ret = json_object();
    json_t *counts = json_object();
    if (strcmp(draft->path, "-") == 0) {
        json_object_set_new(ret, "description", message(STR("standard input")));
    } else {
        json_object_set_new(ret, "location", draft_location(draft->path, draft->index));
    }
    json_object_set_new(ret, "roles", json_pack("[s]", "analysisTarget"));
    add_count(counts, "words", report->words + report->words_muted + report->words_aside);
    add_count(counts, "paragraphs", report->paragraphs);
    add_count(counts, "mutedParagraphs", report->muted_paragraphs);
    add_count(counts, "overruled", report_count_overruled(report));
    add_count(counts, "leftOut",
              (uint64_t)report->quotes_left_out + report->credited_left_out);
    add_share(counts, "originality", report_originality(report));
    json_object_set_new(ret, "properties", counts);
    return ret;
}

void
sarif_add_report(struct sarif *self, const struct report *report, struct str draft,
                 const char *path)
{
    struct sarif_draft context = {
        .path = path, .text = draft, .index = json_array_size(self->artifacts)};
    lines_build(&context.lines, draft);
    json_array_append_new(self->artifacts, artifact(&context, report));
    for (uint32_t i = 0; i < report->finding_count; i++) {
        add_result(self, &context, &report->findings[i], json_array());
    }
    for (uint32_t i = 0; i < report->dismissed_count; i++) {
        const struct finding *finding = &report->dismissed[i];
        add_result(self, &context, finding, dismissed(finding));
    }
    for (uint32_t i = 0; i < report->muted_count; i++) {
        add_result(self, &context, &report->muted[i], muted());
    }
    for (uint32_t i = 0; i < report->switched_off_count; i++) {
        add_result(self, &context, &report->switched_off[i], switched_off());
    }
    if (report_count_overruled(report) > 0) {
        struct buf told = BUF_INIT;
        buf_add_format(&told, "%s: ", path);
        report_add_overruled(&told, report);
        sarif_add_warning(self, "project-settings", told.data);
        buf_release(&told);
    }
    for (uint32_t i = 0; i < report->unknown_comment_count; i++) {
        add_unknown_comment(self, &context, report->unknown_comments[i]);
    }
    lines_release(&context.lines);
}

void
sarif_add_failure(struct sarif *self, const char *text)
{
    struct buf shown = BUF_INIT;
    display_add(&shown, str_from(text));
    json_array_append_new(self->failures,
                          json_pack("{s:s, s:o, s:{s:s}}", "level", "error", "message",
                                    message(buf_str(&shown)), "descriptor", "id",
                                    "draft-unchecked"));
    buf_release(&shown);
}

void
sarif_add_warning(struct sarif *self, const char *code, const char *text)
{
    struct buf shown = BUF_INIT;
    display_add(&shown, str_from(text));
    json_array_append_new(self->warnings,
                          json_pack("{s:s, s:o, s:{s:s}}", "level", "warning", "message",
                                    message(buf_str(&shown)), "descriptor", "id", code));
    buf_release(&shown);
}

/* --- the log ------------------------------------------------------------- */

/* A reportingDescriptor of a notification. */
static json_t *
descriptor(const char *id, const char *what)
{
    return json_pack("{s:s, s:{s:s}}", "id", id, "shortDescription", "text", what);
}

static json_t *
driver(void)
{
    return json_pack(
        "{s:s, s:s, s:s, s:o, s:[o, o]}", "name", "Wirecheck", "version",
        WIRECHECK_VERSION, "semanticVersion", WIRECHECK_VERSION, "rules", sarif_rules(),
        "notifications", descriptor("draft-unchecked", "A draft could not be checked."),
        descriptor("unknown-comment",
                   "A comment in the draft is meant for Wirecheck, but its word is not "
                   "known."));
}

static json_t *
invocation(const struct sarif *self, int exit_status)
{
    bool whole = json_array_size(self->failures) == 0;
    return json_pack("{s:b, s:i, s:O, s:O}", "executionSuccessful", whole, "exitCode",
                     exit_status, "toolExecutionNotifications", self->failures,
                     "toolConfigurationNotifications", self->warnings);
}

void
sarif_add_log(struct buf *out, const struct sarif *self, int exit_status)
{
    json_t *run = json_object();
    json_object_set_new(run, "tool", json_pack("{s:o}", "driver", driver()));
    json_object_set_new(run, "invocations",
                        json_pack("[o]", invocation(self, exit_status)));
    json_object_set_new(run, "originalUriBaseIds",
                        json_pack("{s:{s:{s:s}}}", FOLDER, "description", "text",
                                  "The folder in which wirecheck was run."));
    json_object_set_new(run, "columnKind", json_string("utf16CodeUnits"));
    json_object_set_new(run, "newlineSequences",
                        json_pack("[s, s, s]", "\r\n", "\n", "\r"));
    json_object_set(run, "artifacts", self->artifacts);
    json_object_set(run, "results", self->results);
    json_t *log = json_pack("{s:s, s:s, s:[o]}", "$schema", SCHEMA, "version", "2.1.0",
                            "runs", run);
    size_t start = out->length;
    size_t length = json_dumpb(log, NULL, 0, JSON_REAL_PRECISION(6));
    json_dumpb(log, buf_reserve(out, length), length, JSON_REAL_PRECISION(6));
    buf_grow(out, length);
    display_escape_json(out, start);
    json_decref(log);
}
