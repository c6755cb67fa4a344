/* SPDX-License-Identifier: MIT */
/* A record of a wire feed to a story. Metadata is believed before the text, with
 * two exceptions: who sent a story says little about who wrote it, and where a
 * desk is located is not where the dateline says. */
#include "intake/ninjs.h"

#include <stdbool.h>

#include "intake/charset.h"
#include "intake/claim.h"
#include "intake/html.h"
#include "intake/intake.h"
#include "intake/layout.h"
#include "intake/page.h"
#include "intake/record.h"
#include "story/scan.h"
#include "text/language.h"

/* A first version this much older is another story: Reuters' link lists and
 * recurring items keep the date of years ago. */
#define FIRST_CREATED_LIMIT_MS (INT64_C(7) * 86400000)

static enum status
read_field(struct story *story, const struct record *record, enum field field,
           const char **ret, struct error *err)
{
    struct buf text = BUF_INIT;
    enum status status = record_add_text(record, field, &text, err);
    if (status == STATUS_OK) {
        *ret = story_dup(story, scan_trim(buf_str(&text)));
    }
    buf_release(&text);
    return status;
}

static void
read_dates(struct story *story, const struct record *record, int64_t now_ms)
{
    struct date first =
        record_date(record, FIELD_FIRST_CREATED, now_ms, DATE_FROM_FIRST_CREATED);
    struct date version =
        record_date(record, FIELD_VERSION_CREATED, now_ms, DATE_FROM_VERSION_CREATED);
    bool both = first.precision != DATE_NONE && version.precision != DATE_NONE;
    if (both && version.ms - first.ms > FIRST_CREATED_LIMIT_MS) {
        first = DATE_UNKNOWN;
        both = false;
    }
    claim_date(&story->published, first);
    claim_date(&story->published, version);
    claim_date(&story->published,
               record_date(record, FIELD_PUBLISHED, now_ms, DATE_FROM_METADATA));
    if (both && version.ms > first.ms) {
        story->updated = version;
    }
    /* An embargo may well lie in the future. */
    story->embargo = record_date(record, FIELD_EMBARGO, INT64_MAX, DATE_FROM_METADATA);
}

/* The plain strings of a story and the fields they come from. */
static enum status
read_strings(struct story *story, const struct record *record, struct error *err)
{
    const struct {
        enum field field;
        const char **slot;
    } plain[] = {
        {FIELD_GUID, &story->guid},         {FIELD_VERSION, &story->version},
        {FIELD_HEADLINE, &story->headline}, {FIELD_LANGUAGE, &story->language},
        {FIELD_URL, &story->url},
    };
    enum status status = STATUS_OK;
    for (size_t i = 0; i < sizeof plain / sizeof *plain && status == STATUS_OK; i++) {
        status = read_field(story, record, plain[i].field, plain[i].slot, err);
    }
    return status;
}

static enum status
read_credits(struct story *story, const struct record *record, struct error *err)
{
    const char *byline = NULL;
    const char *origin = NULL;
    const char *publisher = NULL;
    const char *dateline_text = NULL;
    const char *status_text = NULL;
    enum status status = read_field(story, record, FIELD_BYLINE, &byline, err);
    status = status ? status : read_field(story, record, FIELD_ORIGIN, &origin, err);
    status =
        status ? status : read_field(story, record, FIELD_PUBLISHER, &publisher, err);
    status =
        status ? status : read_field(story, record, FIELD_DATELINE, &dateline_text, err);
    status = status ? status : read_field(story, record, FIELD_STATUS, &status_text, err);
    if (status != STATUS_OK) {
        return status;
    }
    claim_byline(story, str_from(byline));
    claim_agency(story, CREDIT_SOURCE, agency_find_combined(str_from(origin)));
    claim_source(story, str_from(publisher));
    struct dateline dateline;
    if (dateline_read(str_from(dateline_text), story->published, &dateline)) {
        claim_agency(story, CREDIT_DATELINE, dateline.agency);
        story->place = story_dup(story, dateline.place);
    }
    /* "status" holds other things than ninjs' words elsewhere: not an error. */
    (void)claim_status(story, str_from(status_text));
    return STATUS_OK;
}

/* ninjs 2 and 3: [{"contentType": "text/html", "value": "..."}]. */
static enum status
add_bodies(struct buf *out, const struct record *record, struct error *err)
{
    const json_t *bodies = record->values[FIELD_BODIES];
    const json_t *first = json_is_array(bodies) ? json_array_get(bodies, 0) : bodies;
    const json_t *value = json_is_object(first) ? record_member(first, "value") : NULL;
    if (!json_is_string(value)) {
        return error_set(err, STATUS_INVALID, "%s: no text in it",
                         record->keys[FIELD_BODIES]);
    }
    const char *type = json_string_value(record_member(first, "contenttype"));
    struct str text = {json_string_value(value), json_string_length(value)};
    bool plain = str_starts_with(str_from(type), STR("text/plain"));
    if (!plain && str_find_byte(text, '<', 0) != STR_NOT_FOUND) {
        html_add_text(out, text);
    } else {
        buf_add_str(out, text);
    }
    return STATUS_OK;
}

static enum status
add_body(struct buf *out, const struct record *record, struct error *err)
{
    struct buf html = BUF_INIT;
    enum status status = record_add_text(record, FIELD_TEXT, out, err);
    if (status == STATUS_OK && scan_trim(buf_str(out)).length == 0) {
        status = record_add_text(record, FIELD_HTML, &html, err);
        html_add_text(out, buf_str(&html));
    }
    if (status == STATUS_OK && scan_trim(buf_str(out)).length == 0 &&
        record->values[FIELD_BODIES] != NULL) {
        status = add_bodies(out, record, err);
    }
    buf_release(&html);
    return status;
}

static enum status
read_body(struct story *story, struct str text, int64_t now_ms, struct error *err)
{
    struct buf clean = BUF_INIT;
    struct buf bytes = BUF_INIT;
    struct paragraphs lines = {0};
    charset_add_clean(&clean, text);
    layout_read(&lines, &bytes, buf_str(&clean));
    struct page page = {lines.data, lines.count, now_ms, true};
    enum status status = page_read(story, &page, err);
    vec_release(&lines);
    buf_release(&bytes);
    buf_release(&clean);
    return status;
}

/* A kill comes as a new version of the story with nothing in it. */
static enum status
accept_empty(struct story *story, struct error *err)
{
    if (story->status != STORY_CANCELED || story->guid == NULL) {
        return error_set(err, STATUS_INVALID, "no text (body_text, body or text)");
    }
    story->kind = STORY_KILL;
    return STATUS_OK;
}

/* The text, or the reason why there may be none. */
static enum status
read_text(struct story *story, struct str body, int64_t now_ms, struct error *err)
{
    if (body.length > INTAKE_STORY_LIMIT) {
        return error_set(err, STATUS_LIMIT, "its text is larger than %zu bytes",
                         INTAKE_STORY_LIMIT);
    }
    if (scan_trim(body).length == 0) {
        return accept_empty(story, err);
    }
    enum status status = read_body(story, body, now_ms, err);
    if (status != STATUS_OK && story->status == STORY_CANCELED) {
        status = accept_empty(story, err);
    }
    if (story->language == NULL && story->text != NULL) {
        story->language = language_guess(story_text(story));
    }
    return status;
}

static enum status
read_object(struct story *story, const json_t *object, int64_t now_ms, struct error *err)
{
    struct record record;
    struct buf body = BUF_INIT;
    record_read(&record, object);
    read_dates(story, &record, now_ms);
    enum status status = read_strings(story, &record, err);
    status = status ? status : read_credits(story, &record, err);
    status = status ? status : add_body(&body, &record, err);
    status = status ? status : read_text(story, buf_str(&body), now_ms, err);
    if (status == STATUS_OK && story->place == NULL) {
        status = read_field(story, &record, FIELD_LOCATED, &story->place, err);
    }
    buf_release(&body);
    return status;
}

enum status
ninjs_read(struct story *ret, const json_t *object, int64_t now_ms, struct error *err)
{
    struct story story;
    story_init(&story);
    enum status status =
        json_is_object(object)
            ? read_object(&story, object, now_ms, err)
            : error_set(err, STATUS_INVALID, "a story is a JSON object, not %s",
                        record_type_name(object));
    if (status == STATUS_OK) {
        *ret = story;
    } else {
        story_release(&story);
    }
    return status;
}

enum status
intake_read_json(struct story *ret, struct str line, int64_t now_ms, struct error *err)
{
    if (line.length > INTAKE_STORY_LIMIT) {
        return error_set(err, STATUS_LIMIT, "larger than the limit of %zu bytes",
                         INTAKE_STORY_LIMIT);
    }
    json_t *object = ninjs_parse(line, err);
    enum status status = STATUS_INVALID;
    if (object != NULL) {
        status = ninjs_read(ret, object, now_ms, err);
    }
    json_decref(object);
    return status;
}
