/* SPDX-License-Identifier: MIT */
/* Metadata is believed before the text, with two exceptions: who sent a story says little
 * about who wrote it, and where a desk is located is not where the dateline says. */
#include "intake/item.h"

#include "intake/charset.h"
#include "intake/claim.h"
#include "intake/html.h"
#include "intake/intake.h"
#include "intake/layout.h"
#include "intake/page.h"
#include "intake/trace.h"
#include "story/scan.h"
#include "text/language.h"

/* A first version this much older is another story: Reuters' link lists and
 * recurring items keep the date of years ago. */
#define FIRST_CREATED_LIMIT_MS (INT64_C(7) * 86400000)

void
item_set(struct item *self, enum field field, struct str value)
{
    value = scan_trim(value);
    if (self->fields[field].length == 0) {
        self->fields[field] = value;
    }
}

void
item_set_from(struct item *self, enum field field, struct str value, const char *from)
{
    if (self->fields[field].length == 0 && scan_trim(value).length > 0) {
        item_set(self, field, value);
        self->from[field] = from;
    }
}

/* Capital letters but for the particles of names. */
static bool
is_names(struct str value)
{
    static const char *const particles[] = {
        "and",   "und", "et",  "y",   "e",   "en", "och", "de",  "del",
        "della", "der", "den", "di",  "da",  "do", "dos", "la",  "le",
        "van",   "von", "al",  "bin", "for", "in", "of",  "with"};
    size_t at = 0;
    size_t capitals = 0;
    while (at < value.length) {
        size_t end = scan_skip_word(value, at);
        struct str word = str_slice(value, at, end);
        bool is_small = word.length > 0 && scan_is_lower(scan_at(value, at));
        capitals += word.length > 0 && !is_small;
        bool known =
            SCAN_PHRASE(word, particles) == word.length || agency_find(word) != NULL;
        if (is_small && !known) {
            return false;
        }
        at = end > at ? end : at + 1;
    }
    return capitals > 0;
}

void
item_set_byline(struct item *self, struct str value)
{
    struct byline byline;
    value = scan_trim(value);
    if (byline_read(value, &byline) || is_names(value)) {
        item_set(self, FIELD_BYLINE, value);
    }
}

static const char *
keep(struct story *story, struct str value)
{
    struct buf clean = BUF_INIT;
    charset_add_clean(&clean, value);
    const char *kept = story_dup(story, scan_trim(buf_str(&clean)));
    buf_release(&clean);
    return kept;
}

static struct date
read_date(const struct item *item, enum field field, int64_t now_ms,
          enum date_source source)
{
    struct date date = DATE_UNKNOWN;
    if (item->fields[field].length == 0 ||
        !date_read(item->fields[field], now_ms, &date)) {
        date = DATE_UNKNOWN;
    }
    date.source = source;
    return date;
}

/* The record's own name for a field, else ours. */
static const char *
name_of(struct story *story, const struct item *item, enum field field)
{
    static const char *const names[FIELD_COUNT] = {
        [FIELD_GUID] = "id",
        [FIELD_VERSION] = "version",
        [FIELD_STATUS] = "status",
        [FIELD_EMBARGO] = "embargo",
        [FIELD_HEADLINE] = "headline",
        [FIELD_BYLINE] = "byline",
        [FIELD_DATELINE] = "dateline",
        [FIELD_LOCATED] = "location",
        [FIELD_ORIGIN] = "origin or credit line",
        [FIELD_PUBLISHER] = "source, provider or publisher",
        [FIELD_FIRST_CREATED] = "first created",
        [FIELD_VERSION_CREATED] = "version created",
        [FIELD_PUBLISHED] = "published",
        [FIELD_MODIFIED] = "modified",
        [FIELD_LANGUAGE] = "language",
        [FIELD_URL] = "address",
        [FIELD_TEXT] = "body",
        [FIELD_HTML] = "body",
    };
    const char *from = item->from[field];
    return from != NULL ? story_dup(story, str_from(from)) : names[field];
}

/* Says that what has changed came from that field. */
static void
trace_field(struct story *story, const struct item *item, struct trace *before,
            enum field field)
{
    trace_name(story, before, name_of(story, item, field));
    *before = trace_of(story);
}

/* The date of a field, as far as it is better than what there is. */
static void
take_date(struct story *story, const struct item *item, enum field field,
          struct date date)
{
    struct trace before = trace_of(story);
    claim_date(&story->published, date);
    trace_field(story, item, &before, field);
}

static void
set_updated(struct story *story, const struct item *item, enum field field,
            struct date date)
{
    struct trace before = trace_of(story);
    story->updated = date;
    trace_field(story, item, &before, field);
}

static void
read_dates(struct story *story, const struct item *item, int64_t now_ms)
{
    struct date first =
        read_date(item, FIELD_FIRST_CREATED, now_ms, DATE_FROM_FIRST_CREATED);
    struct date version =
        read_date(item, FIELD_VERSION_CREATED, now_ms, DATE_FROM_VERSION_CREATED);
    bool both = first.precision != DATE_NONE && version.precision != DATE_NONE;
    if (both && version.ms - first.ms > FIRST_CREATED_LIMIT_MS) {
        first = DATE_UNKNOWN;
        both = false;
    }
    take_date(story, item, FIELD_FIRST_CREATED, first);
    take_date(story, item, FIELD_VERSION_CREATED, version);
    take_date(story, item, FIELD_PUBLISHED,
              read_date(item, FIELD_PUBLISHED, now_ms, DATE_FROM_METADATA));
    struct date modified = read_date(item, FIELD_MODIFIED, now_ms, DATE_FROM_METADATA);
    if (both && version.ms > first.ms) {
        set_updated(story, item, FIELD_VERSION_CREATED, version);
    } else if (modified.precision != DATE_NONE && modified.ms > story->published.ms) {
        set_updated(story, item, FIELD_MODIFIED, modified);
    }
    take_date(story, item, FIELD_MODIFIED, modified);
    struct trace before = trace_of(story);
    /* An embargo may well lie in the future. */
    story->embargo = read_date(item, FIELD_EMBARGO, INT64_MAX, DATE_FROM_METADATA);
    trace_field(story, item, &before, FIELD_EMBARGO);
}

static void
read_strings(struct story *story, const struct item *item)
{
    const struct {
        enum field field;
        const char **slot;
    } plain[] = {
        {FIELD_GUID, &story->guid},         {FIELD_VERSION, &story->version},
        {FIELD_HEADLINE, &story->headline}, {FIELD_LANGUAGE, &story->language},
        {FIELD_URL, &story->url},
    };
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        struct trace before = trace_of(story);
        *plain[i].slot = keep(story, item->fields[plain[i].field]);
        trace_field(story, item, &before, plain[i].field);
    }
}

static void
read_credits(struct story *story, const struct item *item)
{
    struct dateline dateline;
    const char *byline = keep(story, item->fields[FIELD_BYLINE]);
    const char *origin = keep(story, item->fields[FIELD_ORIGIN]);
    const char *publisher = keep(story, item->fields[FIELD_PUBLISHER]);
    const char *dateline_text = keep(story, item->fields[FIELD_DATELINE]);
    struct trace before = trace_of(story);
    claim_byline(story, str_from(byline));
    trace_field(story, item, &before, FIELD_BYLINE);
    claim_agency(story, CREDIT_SOURCE, agency_find_combined(str_from(origin)));
    claim_others(story, agency_find_combined(str_from(origin)), str_from(origin));
    trace_field(story, item, &before, FIELD_ORIGIN);
    claim_source(story, str_from(publisher));
    trace_field(story, item, &before, FIELD_PUBLISHER);
    if (dateline_read(str_from(dateline_text), story->published, &dateline)) {
        claim_agency(story, CREDIT_DATELINE, dateline.agency);
        story->place = story_dup(story, dateline.place);
        trace_field(story, item, &before, FIELD_DATELINE);
    }
    /* "status" holds other things than the words of the wires elsewhere: no error. */
    (void)claim_status(story, item->fields[FIELD_STATUS]);
    trace_field(story, item, &before, FIELD_STATUS);
}

/* A kill comes as a new version of the story with nothing in it. */
static enum status
accept_empty(struct story *story, const struct item *item, struct error *err)
{
    if (story->status == STORY_USABLE || story->guid == NULL) {
        return error_set(err, STATUS_INVALID, "no text%s",
                         item->text_names != NULL ? item->text_names : " in it");
    }
    story->kind = STORY_KILL;
    return STATUS_OK;
}

/* The text, or the reason why there may be none. */
struct body {
    struct str text;
    int64_t now_ms;
    bool is_delivered;
};

static enum status
read_body(struct story *story, const struct body *body, struct error *err)
{
    struct buf clean = BUF_INIT;
    struct buf bytes = BUF_INIT;
    struct paragraphs lines = {0};
    charset_add_pages(&clean, body->text);
    layout_read(&lines, NULL, &bytes, buf_str(&clean));
    struct page page = {.lines = lines.data,
                        .count = lines.count,
                        .now_ms = body->now_ms,
                        .is_body = true,
                        .is_delivered = body->is_delivered};
    enum status status = page_read(story, &page, err);
    vec_release(&lines);
    buf_release(&bytes);
    buf_release(&clean);
    return status;
}

static enum status
read_text(struct story *story, const struct item *item, const struct body *body,
          struct error *err)
{
    if (body->text.length > INTAKE_STORY_LIMIT) {
        return error_set(err, STATUS_LIMIT, "its text is larger than %zu bytes",
                         INTAKE_STORY_LIMIT);
    }
    if (scan_trim(body->text).length == 0) {
        return accept_empty(story, item, err);
    }
    enum status status = read_body(story, body, err);
    if (status != STATUS_OK) {
        status = story->status == STORY_USABLE ? status : accept_empty(story, item, err);
    }
    if (story->language == NULL && story->text != NULL) {
        story->language = language_guess(story_text(story));
    }
    return status;
}

enum status
item_read(struct story *ret, const struct item *item, int64_t now_ms, struct error *err)
{
    struct story story;
    struct buf body = BUF_INIT;
    story_init(&story);
    story.kind = item->kind;
    read_dates(&story, item, now_ms);
    read_strings(&story, item);
    read_credits(&story, item);
    buf_add_str(&body, item->fields[FIELD_TEXT]);
    if (scan_trim(buf_str(&body)).length == 0) {
        html_add_text(&body, item->fields[FIELD_HTML]);
    }
    enum status status = read_text(
        &story, item, &(struct body){buf_str(&body), now_ms, item->is_delivered}, err);
    if (status == STATUS_OK) {
        struct trace before = trace_of(&story);
        if (story.place == NULL) {
            story.place = keep(&story, item->fields[FIELD_LOCATED]);
        }
        trace_field(&story, item, &before, FIELD_LOCATED);
        bool is_text = scan_trim(item->fields[FIELD_TEXT]).length > 0;
        story_account(&story)->text_from =
            name_of(&story, item, is_text ? FIELD_TEXT : FIELD_HTML);
        *ret = story;
    } else {
        story_release(&story);
    }
    buf_release(&body);
    return status;
}
