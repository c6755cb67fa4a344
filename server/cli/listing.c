/* SPDX-License-Identifier: MIT */
#include "cli/listing.h"

#include <inttypes.h>

#include <jansson.h>

#include "story/account.h"
#include "story/part.h"
#include "text/display.h"
#include "text/utf8.h"

static void
add_day(struct buf *out, struct date date)
{
    if (date.precision == DATE_NONE) {
        buf_add_text(out, "undated");
        return;
    }
    struct buf iso = BUF_INIT;
    date_add_iso(&iso, date);
    buf_add_str(out, str_slice(buf_str(&iso), 0, strlen("2023-09-19")));
    buf_release(&iso);
}

/* Appends text in a field of its own width or more, and two blanks. */
static void
add_cell(struct buf *out, struct str text, size_t width)
{
    size_t start = out->length;
    display_add(out, text);
    size_t columns = display_columns(str_slice(buf_str(out), start, out->length));
    size_t blanks = columns < width ? width - columns : 0;
    buf_add_format(out, "%*s", (int)blanks + 2, "");
}

void
listing_add_line(struct buf *out, const struct story *story)
{
    struct buf day = BUF_INIT;
    const char *source = story->agency ? story->agency : story->publisher;
    add_day(&day, story->published);
    buf_add_format(out, "%6" PRIu32 "  ", story->number);
    add_cell(out, buf_str(&day), strlen("2023-09-19"));
    add_cell(out, str_from(source ? source : "-"), 10);
    display_add(out, str_from(story->headline ? story->headline : "(no headline)"));
    if (story->status != STORY_USABLE) {
        buf_add_format(out, " [%s]", story_status_name(story->status));
    }
    buf_add_byte(out, '\n');
    buf_release(&day);
}

/* Where it stood in the file, of a story that was just read. */
static void
add_origin(struct buf *out, const struct story *story, enum story_field field)
{
    const char *from = story->account != NULL ? story->account->from[field] : NULL;
    if (from != NULL) {
        buf_add_text(out, "  [");
        display_add(out, str_from(from));
        buf_add_byte(out, ']');
    }
}

/* One line without its end. */
static void
add_value(struct buf *out, const char *name, const char *value, const char *note)
{
    buf_add_format(out, "%-10s ", name);
    display_add(out, str_from(value));
    if (note != NULL) {
        buf_add_format(out, " (%s)", note);
    }
}

static void
add_field(struct buf *out, const struct story *story, enum story_field field,
          const char *value, const char *note)
{
    if (value != NULL) {
        add_value(out, story_field_name(field), value, note);
        add_origin(out, story, field);
        buf_add_byte(out, '\n');
    }
}

static void
add_date_field(struct buf *out, const struct story *story, enum story_field field,
               struct date date)
{
    if (date.precision == DATE_NONE) {
        return;
    }
    struct buf words = BUF_INIT;
    date_add_words(&words, date);
    add_field(out, story, field, words.data, date_source_name(date.source));
    buf_release(&words);
}

/* Of a round-up: whose each item is. */
static void
add_items(struct buf *out, const struct story *story)
{
    for (uint32_t i = 0; i < story->item_count; i++) {
        const struct story_item *item = &story->items[i];
        struct buf value = BUF_INIT;
        buf_add_text(&value, item->agency ? item->agency : "the story's");
        if (item->place != NULL) {
            buf_add_format(&value, ", %s", item->place);
        }
        if (item->date.precision != DATE_NONE) {
            buf_add_text(&value, ", ");
            date_add_words(&value, item->date);
        }
        add_value(out, "item", value.data,
                  item->rule == CREDIT_NONE ? NULL : credit_rule_name(item->rule));
        buf_add_byte(out, '\n');
        buf_release(&value);
    }
}

static void
add_file(struct buf *out, const struct story *story)
{
    struct buf line = BUF_INIT;
    if (story->source_line > 0) {
        buf_add_format(&line, "line %" PRIu64, story->source_line);
    }
    if (story->source_path != NULL) {
        add_value(out, "read from", story->source_path, line.data);
        buf_add_byte(out, '\n');
    }
    buf_release(&line);
}

void
listing_add_fields(struct buf *out, const struct story *story)
{
    const char *rule = story->rule == CREDIT_NONE ? NULL : credit_rule_name(story->rule);
    if (story->number > 0) {
        buf_add_format(out, "%-10s %" PRIu32 "\n", "story", story->number);
    }
    add_field(out, story, STORY_GUID, story->guid, NULL);
    add_field(out, story, STORY_VERSION, story->version, NULL);
    add_field(out, story, STORY_HEADLINE, story->headline, NULL);
    add_field(out, story, STORY_AGENCY, story->agency, rule);
    add_field(out, story, STORY_CONTRIBUTORS, story->contributors, "contributed");
    add_items(out, story);
    add_field(out, story, STORY_PUBLISHER, story->publisher, NULL);
    add_field(out, story, STORY_BYLINE, story->byline, NULL);
    add_field(out, story, STORY_PLACE, story->place, NULL);
    add_date_field(out, story, STORY_PUBLISHED, story->published);
    add_date_field(out, story, STORY_UPDATED, story->updated);
    add_date_field(out, story, STORY_EMBARGO, story->embargo);
    add_field(out, story, STORY_STATUS, story_status_name(story->status), NULL);
    add_field(out, story, STORY_KIND, story_kind_name(story->kind), NULL);
    add_field(out, story, STORY_LANGUAGE, story->language, NULL);
    add_field(out, story, STORY_SIGN_OFF, story->sign_off, NULL);
    add_field(out, story, STORY_URL, story->url, NULL);
    add_file(out, story);
}

void
listing_add_text(struct buf *out, struct str text)
{
    struct str line;
    while (str_next_line(&text, &line)) {
        display_add(out, line);
        buf_add_byte(out, '\n');
    }
}

void
listing_add_body(struct buf *out, const struct story *story)
{
    struct str text = story_text(story);
    struct str rest = text;
    struct str line;
    struct spans paragraphs = {0};
    uint32_t at = 0;
    story_paragraphs(story, &paragraphs);
    while (str_next_line(&rest, &line)) {
        size_t end = (size_t)(line.data - text.data) + line.length;
        bool begins = at < paragraphs.count && at < story->part_count &&
                      paragraphs.data[at].start < end;
        if (begins && story->parts[at] != PART_NARRATIVE) {
            buf_add_format(out, "[%s] ", part_name((enum part)story->parts[at]));
        }
        at += begins;
        display_add(out, line);
        buf_add_byte(out, '\n');
    }
    vec_release(&paragraphs);
}

static void
set_text(json_t *object, const char *name, const char *text)
{
    struct buf valid = BUF_INIT;
    utf8_add_valid(&valid, str_from(text));
    json_object_set_new(
        object, name,
        text ? json_stringn_nocheck(valid.data ? valid.data : "", valid.length)
             : json_null());
    buf_release(&valid);
}

static void
set_date(json_t *object, const char *name, struct date date)
{
    struct buf iso = BUF_INIT;
    if (date.precision != DATE_NONE) {
        date_add_iso(&iso, date);
    }
    set_text(object, name, iso.data);
    buf_release(&iso);
}

static json_t *
items_value(const struct story *story)
{
    json_t *items = json_array();
    for (uint32_t i = 0; i < story->item_count; i++) {
        const struct story_item *item = &story->items[i];
        json_t *value = json_object();
        json_object_set_new(value, "start", json_integer(item->start));
        set_text(value, "agency", item->agency);
        set_text(value, "rule",
                 item->rule == CREDIT_NONE ? NULL : credit_rule_name(item->rule));
        set_text(value, "place", item->place);
        set_date(value, "date", item->date);
        json_array_append_new(items, value);
    }
    return items;
}

/* What an archive keeps of the form; a story that was just read has none yet. */
static void
set_paragraphs(json_t *object, const struct story *story)
{
    struct spans paragraphs = {0};
    json_t *values = json_array();
    story_paragraphs(story, &paragraphs);
    for (uint32_t i = 0; i < paragraphs.count && i < story->part_count; i++) {
        json_t *value = json_object();
        json_object_set_new(value, "start", json_integer(paragraphs.data[i].start));
        json_object_set_new(value, "end", json_integer(paragraphs.data[i].end));
        set_text(value, "kind", part_name((enum part)story->parts[i]));
        json_array_append_new(values, value);
    }
    json_object_set_new(object, "paragraphs", values);
    vec_release(&paragraphs);
}

static void
set_account(json_t *object, const struct story_account *account)
{
    json_t *from = json_object();
    json_t *left = json_array();
    for (enum story_field field = 0; field < STORY_FIELD_COUNT; field++) {
        if (account->from[field] != NULL) {
            set_text(from, story_field_name(field), account->from[field]);
        }
    }
    set_text(from, "text", account->text_from);
    for (const struct left_piece *piece = account->pieces; piece; piece = piece->next) {
        json_t *value = json_object();
        set_text(value, "why", left_why_name(piece->why));
        json_object_set_new(value, "line", json_integer(piece->line));
        json_object_set_new(value, "words", json_integer(piece->words));
        set_text(value, "text", piece->text);
        json_array_append_new(left, value);
    }
    json_object_set_new(object, "from", from);
    json_object_set_new(object, "words", json_integer(account->kept));
    json_object_set_new(object, "left_out", left);
    json_object_set_new(object, "lost_much", json_boolean(account_lost_much(account)));
}

void
listing_add_json(struct buf *out, const struct story *story, bool with_text)
{
    bool dated = story->published.precision != DATE_NONE;
    json_t *object = json_object();
    json_object_set_new(object, "number", json_integer(story->number));
    set_text(object, "id", story->guid);
    set_text(object, "version", story->version);
    set_text(object, "headline", story->headline);
    set_text(object, "agency", story->agency);
    set_text(object, "rule",
             story->rule == CREDIT_NONE ? NULL : credit_rule_name(story->rule));
    set_text(object, "contributors", story->contributors);
    json_object_set_new(object, "items", items_value(story));
    set_text(object, "publisher", story->publisher);
    set_text(object, "byline", story->byline);
    set_text(object, "place", story->place);
    set_date(object, "date", story->published);
    set_text(object, "date_precision",
             dated ? date_precision_name(story->published.precision) : NULL);
    set_text(object, "date_from",
             dated ? date_source_name(story->published.source) : NULL);
    set_date(object, "updated", story->updated);
    set_date(object, "embargo", story->embargo);
    set_text(object, "status", story_status_name(story->status));
    set_text(object, "kind", story_kind_name(story->kind));
    set_text(object, "language", story->language);
    set_text(object, "url", story->url);
    set_text(object, "path", story->source_path);
    json_object_set_new(object, "line", json_integer((json_int_t)story->source_line));
    if (with_text) {
        set_text(object, "text", story->text);
        set_paragraphs(object, story);
    }
    if (story->account != NULL) {
        set_account(object, story->account);
    }
    size_t start = out->length;
    size_t length = json_dumpb(object, NULL, 0, 0);
    json_dumpb(object, buf_reserve(out, length), length, 0);
    buf_grow(out, length);
    display_escape_json(out, start);
    json_decref(object);
}
