/* SPDX-License-Identifier: MIT */
/* A report as the JSON of PROTOCOL.md. Field names and their order are public.
 * Everything that came from a draft or an archive passes add_text, because a
 * path or a provider's id need not be valid UTF-8. */
#include "report/render.h"

#include <jansson.h>

#include "report/summary.h"
#include "text/display.h"
#include "text/position.h"
#include "text/utf8.h"

#define SCHEMA 1

static json_t *
text_value(struct str text)
{
    if (text.data == NULL) {
        return json_null();
    }
    struct buf valid = BUF_INIT;
    utf8_add_valid(&valid, text);
    json_t *value = json_stringn_nocheck(valid.length ? valid.data : "", valid.length);
    buf_release(&valid);
    return value;
}

static void
add_text(json_t *object, const char *name, const char *text)
{
    json_object_set_new(object, name, text_value(str_from(text)));
}

static void
add_count(json_t *object, const char *name, uint64_t count)
{
    json_object_set_new(object, name, json_integer((json_int_t)count));
}

/* Three decimals: more would be noise, and would differ between machines. */
static void
add_share(json_t *object, const char *name, double share)
{
    long thousandths = (long)(share * 1000 + 0.5);
    json_object_set_new(object, name, json_real((double)thousandths / 1000));
}

static void
add_flag(json_t *object, const char *name, bool flag)
{
    json_object_set_new(object, name, json_boolean(flag));
}

static json_t *
span_value(struct span span)
{
    return json_pack("[I, I]", (json_int_t)span.start, (json_int_t)span.end);
}

static json_t *
position_value(struct position position)
{
    return json_pack("{s:I, s:I}", "line", (json_int_t)position.line, "character",
                     (json_int_t)position.character);
}

static void
add_date(json_t *object, struct date date)
{
    struct buf iso = BUF_INIT;
    bool known = date.precision != DATE_NONE;
    if (known) {
        date_add_iso(&iso, date);
    }
    add_text(object, "date", known ? iso.data : NULL);
    buf_release(&iso);
}

/* What names a story to others: the provider's id, else the archive's number. */
static void
add_story_name(json_t *object, const char *guid, uint32_t number)
{
    struct buf name = BUF_INIT;
    if (guid == NULL) {
        buf_add_format(&name, "%u", (unsigned)number);
    }
    add_text(object, "story", guid ? guid : name.data);
    buf_release(&name);
}

static json_t *
origin_value(const struct finding_origin *origin)
{
    json_t *value = json_object();
    bool dated = origin->date.precision != DATE_NONE;
    add_story_name(value, origin->guid, origin->story);
    add_text(value, "confidence", confidence_name(origin->confidence));
    add_text(value, "rule",
             origin->rule == CREDIT_NONE ? NULL : credit_rule_name(origin->rule));
    add_text(value, "order", precedence_name(origin->precedence));
    add_text(value, "agency", origin->agency);
    add_text(value, "publisher", origin->publisher);
    add_text(value, "byline", origin->byline);
    add_text(value, "place", origin->place);
    add_date(value, origin->date);
    add_text(value, "date_precision",
             dated ? date_precision_name(origin->date.precision) : NULL);
    add_text(value, "date_from", dated ? date_source_name(origin->date.source) : NULL);
    add_text(value, "headline", origin->headline);
    add_text(value, "url", origin->url);
    add_text(value, "status", story_status_name(origin->status));
    add_text(value, "version", origin->version);
    json_object_set_new(value, "bytes", span_value(origin->passage));
    add_count(value, "number", origin->story);
    add_text(value, "path", origin->source_path);
    return value;
}

static json_t *
runs_value(const struct finding *finding)
{
    json_t *runs = json_array();
    for (uint32_t i = 0; i < finding->run_count; i++) {
        json_t *run = json_object();
        json_object_set_new(run, "draft", span_value(finding->runs[i].draft));
        json_object_set_new(run, "source", span_value(finding->runs[i].source));
        json_array_append_new(runs, run);
    }
    return runs;
}

static json_t *
differences_value(const struct finding *finding)
{
    json_t *differences = json_array();
    for (uint32_t i = 0; i < finding->difference_count; i++) {
        const struct finding_difference *from = &finding->differences[i];
        json_t *value = json_object();
        add_text(value, "here", from->here);
        add_text(value, "there", from->there);
        json_object_set_new(value, "draft", span_value(from->draft));
        json_object_set_new(value, "source", span_value(from->source));
        json_array_append_new(differences, value);
    }
    return differences;
}

static json_t *
also_value(const struct finding *finding)
{
    json_t *also = json_array();
    for (uint32_t i = 0; i < finding->also_count; i++) {
        const struct finding_copy *copy = &finding->also[i];
        json_t *value = json_object();
        add_story_name(value, copy->guid, copy->story);
        add_text(value, "publisher", copy->publisher);
        add_date(value, copy->date);
        add_share(value, "share", copy->share);
        add_count(value, "number", copy->story);
        add_text(value, "agency", copy->agency);
        add_text(value, "headline", copy->headline);
        json_array_append_new(also, value);
    }
    return also;
}

static json_t *
range_value(struct span span, struct str draft, const struct lines *lines)
{
    json_t *range = json_object();
    json_object_set_new(
        range, "start",
        position_value(position_from_offset(lines, draft, span.start, POSITION_UTF16)));
    json_object_set_new(
        range, "end",
        position_value(position_from_offset(lines, draft, span.end, POSITION_UTF16)));
    return range;
}

static json_t *
speech_value(const struct finding *finding)
{
    if (finding->code != FINDING_SHARED_QUOTE) {
        return json_null();
    }
    json_t *value = json_object();
    add_text(value, "said_by", finding->speech.said_by);
    add_text(value, "draft_says", finding->speech.draft_says);
    add_text(value, "attribution", attribution_name(finding->speech.attribution));
    return value;
}

static json_t *
finding_value(const struct finding *finding, struct str draft, const struct lines *lines)
{
    json_t *value = json_object();
    add_text(value, "id", finding->id);
    add_text(value, "code", finding_code_name(finding->code));
    add_text(value, "severity", severity_name(finding->severity));
    add_text(value, "message", finding->message);
    json_object_set_new(value, "range", range_value(finding->span, draft, lines));
    json_object_set_new(value, "bytes", span_value(finding->span));
    add_count(value, "paragraph", finding->paragraph);
    add_count(value, "words", finding->words);
    add_count(value, "matched", finding->matched);
    add_count(value, "longest_run", finding->longest_run);
    add_share(value, "share", finding->share);
    add_share(value, "share_outside_quotes", finding->share_outside_quotes);
    add_flag(value, "reordered", finding->reordered);
    add_flag(value, "quotes_narrative", finding->quotes_narrative);
    add_flag(value, "credited", finding->credited);
    add_flag(value, "credited_elsewhere", finding->credited_elsewhere);
    json_object_set_new(value, "speech", speech_value(finding));
    json_object_set_new(value, "origin", origin_value(&finding->origin));
    json_object_set_new(value, "runs", runs_value(finding));
    json_object_set_new(value, "differences", differences_value(finding));
    json_object_set_new(value, "also", also_value(finding));
    return value;
}

static json_t *
draft_value(const struct report *report)
{
    json_t *value = json_object();
    json_t *credits = json_array();
    for (uint32_t i = 0; i < report->credit_count; i++) {
        json_array_append_new(credits, text_value(str_from(report->credits[i])));
    }
    add_text(value, "path", report->path);
    add_text(value, "language", report->language);
    add_count(value, "words", report->words + report->words_muted + report->words_aside);
    add_count(value, "paragraphs", report->paragraphs);
    json_object_set_new(value, "credits", credits);
    return value;
}

static json_t *
originality_value(const struct report *report)
{
    json_t *value = json_object();
    add_count(value, "words", report->words);
    add_count(value, "copied", report->words_copied);
    add_count(value, "rewritten", report->words_rewritten);
    add_count(value, "quoted", report->words_quoted);
    add_count(value, "dismissed", report->words_dismissed);
    add_count(value, "muted", report->words_muted_copied);
    add_share(value, "share", report_originality(report));
    return value;
}

/* Null where the draft is mostly no source's. */
static json_t *
mostly_value(const struct report *report)
{
    struct report_mostly mostly;
    if (!report_find_mostly(report, &mostly)) {
        return json_null();
    }
    json_t *value = json_object();
    struct buf words = BUF_INIT;
    report_add_mostly(&words, &mostly);
    add_text(value, "message", words.data);
    add_count(value, "paragraphs", mostly.paragraphs);
    add_count(value, "of", mostly.of);
    add_text(value, "source", mostly.own ? NULL : mostly.name);
    add_flag(value, "own", mostly.own);
    add_text(value, "credited", credit_state_name(mostly.credit));
    buf_release(&words);
    return value;
}

static json_t *
findings_value(const struct report *report, struct str draft, const struct lines *lines)
{
    json_t *findings = json_array();
    for (uint32_t i = 0; i < report->finding_count; i++) {
        json_array_append_new(findings,
                              finding_value(&report->findings[i], draft, lines));
    }
    return findings;
}

static json_t *
muted_value(const struct report *report)
{
    json_t *value = json_object();
    add_count(value, "paragraphs", report->muted_paragraphs);
    add_count(value, "words", report->words_muted);
    add_count(value, "findings", report->muted_count);
    add_count(value, "alarms", report_count_muted_alarms(report));
    return value;
}

static json_t *
overruled_value(const struct report *report)
{
    json_t *value = json_object();
    json_t *codes = json_object();
    for (int i = 0; i < FINDING_CODE_COUNT; i++) {
        if (report->overruled[i] > 0) {
            add_count(codes, finding_code_name((enum finding_code)i),
                      report->overruled[i]);
        }
    }
    add_count(value, "findings", report_count_overruled(report));
    json_object_set_new(value, "codes", codes);
    return value;
}

static json_t *
unknown_comments_value(const struct report *report, struct str draft,
                       const struct lines *lines)
{
    json_t *value = json_array();
    for (uint32_t i = 0; i < report->unknown_comment_count; i++) {
        struct span span = report->unknown_comments[i];
        json_array_append_new(value, json_pack("{s:o, s:o}", "range",
                                               range_value(span, draft, lines), "bytes",
                                               span_value(span)));
    }
    return value;
}

void
report_add_json(struct buf *out, const struct report *report, struct str draft)
{
    json_t *value = json_object();
    struct lines lines = {0};
    lines_build(&lines, draft);
    add_count(value, "schema", SCHEMA);
    json_object_set_new(
        value, "tool",
        json_pack("{s:s, s:s}", "name", "wirecheck", "version", WIRECHECK_VERSION));
    json_object_set_new(value, "archive",
                        json_pack("{s:I, s:I}", "stories",
                                  (json_int_t)report->archive_stories, "generation",
                                  (json_int_t)report->archive_generation));
    json_object_set_new(value, "draft", draft_value(report));
    json_object_set_new(value, "originality", originality_value(report));
    json_object_set_new(value, "mostly", mostly_value(report));
    add_count(value, "dismissed", report->dismissed_count);
    json_object_set_new(value, "void_dismissals",
                        json_integer((json_int_t)report->void_dismissals));
    json_object_set_new(value, "muted", muted_value(report));
    json_object_set_new(value, "left_out",
                        json_pack("{s:I, s:I}", "quotes",
                                  (json_int_t)report->quotes_left_out, "credited",
                                  (json_int_t)report->credited_left_out));
    json_object_set_new(value, "overruled", overruled_value(report));
    json_object_set_new(value, "unknown_comments",
                        unknown_comments_value(report, draft, &lines));
    json_object_set_new(value, "findings", findings_value(report, draft, &lines));
    lines_release(&lines);

    size_t start = out->length;
    size_t length = json_dumpb(value, NULL, 0, JSON_REAL_PRECISION(6));
    json_dumpb(value, buf_reserve(out, length), length, JSON_REAL_PRECISION(6));
    buf_grow(out, length);
    display_escape_json(out, start);
    json_decref(value);
}
