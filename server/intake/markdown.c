/* SPDX-License-Identifier: MIT */
/* Markdown with front matter: the keys say what a page has to be read for. */
#include "intake/intake.h"

#include "intake/charset.h"
#include "intake/claim.h"
#include "intake/furniture.h"
#include "intake/layout.h"
#include "intake/page.h"
#include "intake/trace.h"
#include "markup/markup.h"
#include "story/front_matter.h"
#include "story/scan.h"
#include "text/language.h"
#include "text/prose.h"

/* Bytes from which on a byline takes no more names. Each entry of a list of authors
 * copies what there is, so without an end they would take the square of it. */
#define BYLINE_LIMIT 1024

enum key {
    KEY_HEADLINE,
    KEY_BYLINE,
    KEY_PUBLISHED,
    KEY_UPDATED,
    KEY_SOURCE,
    KEY_AGENCY,
    KEY_PLACE,
    KEY_GUID,
    KEY_VERSION,
    KEY_URL,
    KEY_LANGUAGE,
    KEY_STATUS,
    KEY_EMBARGO,
};

static const struct {
    const char *name;
    enum key key;
} keys[] = {
    {"title", KEY_HEADLINE},
    {"headline", KEY_HEADLINE},
    {"author", KEY_BYLINE},
    {"authors", KEY_BYLINE},
    {"byline", KEY_BYLINE},
    {"date", KEY_PUBLISHED},
    {"published", KEY_PUBLISHED},
    {"pubdate", KEY_PUBLISHED},
    {"updated", KEY_UPDATED},
    {"modified", KEY_UPDATED},
    {"source", KEY_SOURCE},
    {"publisher", KEY_SOURCE},
    {"agency", KEY_AGENCY},
    {"credit", KEY_AGENCY},
    {"dateline", KEY_PLACE},
    {"place", KEY_PLACE},
    {"guid", KEY_GUID},
    {"id", KEY_GUID},
    {"uri", KEY_GUID},
    {"version", KEY_VERSION},
    {"url", KEY_URL},
    {"link", KEY_URL},
    {"lang", KEY_LANGUAGE},
    {"language", KEY_LANGUAGE},
    {"status", KEY_STATUS},
    {"pubstatus", KEY_STATUS},
    {"embargo", KEY_EMBARGO},
    {"embargoed", KEY_EMBARGO},
};

/* A value may go on in several lines. */
static void
set_string(struct story *story, const char **slot, struct str value)
{
    struct buf line = BUF_INIT;
    for (size_t i = 0; i < value.length && *slot == NULL; i++) {
        bool blank =
            value.data[i] == '\n' || value.data[i] == '\r' || value.data[i] == ' ';
        if (!blank) {
            buf_add_byte(&line, value.data[i]);
        } else if (line.length > 0 && line.data[line.length - 1] != ' ') {
            buf_add_byte(&line, ' ');
        }
    }
    if (*slot == NULL) {
        *slot = story_dup(story, buf_str(&line));
    }
    buf_release(&line);
}

static void
set_date(struct date *slot, struct str value, int64_t now_ms)
{
    struct date date;
    if (date_read(value, now_ms, &date)) {
        date.source = DATE_FROM_METADATA;
        claim_date(slot, date);
    }
}

/* "MOSCOW" as well as "MOSCOW (Reuters) -". */
static void
set_place(struct story *story, struct str value)
{
    struct dateline dateline;
    if (dateline_read(value, DATE_UNKNOWN, &dateline)) {
        claim_agency(story, CREDIT_DATELINE, dateline.agency);
        value = dateline.place;
    }
    set_string(story, &story->place, value);
}

/* Several authors come as a list in brackets or one by one. */
static void
add_byline(struct story *story, struct str value)
{
    struct buf names = BUF_INIT;
    struct str item;
    struct str before = str_from(story->byline);
    if (before.length >= BYLINE_LIMIT) {
        return;
    }
    buf_add_str(&names, before);
    while (names.length < BYLINE_LIMIT && front_matter_next_item(&value, &item)) {
        story->byline = NULL;
        claim_byline(story, item);
        if (story->byline != NULL) {
            buf_add_text(&names, names.length ? ", " : "");
            buf_add_text(&names, story->byline);
        }
    }
    story->byline = story_dup(story, buf_str(&names));
    buf_release(&names);
}

static void
set_key(struct story *story, enum key key, struct str value, int64_t now_ms)
{
    switch (key) {
    case KEY_HEADLINE:
        set_string(story, &story->headline, value);
        break;
    case KEY_BYLINE:
        add_byline(story, value);
        break;
    case KEY_PUBLISHED:
        set_date(&story->published, value, now_ms);
        break;
    case KEY_UPDATED:
        set_date(&story->updated, value, now_ms);
        break;
    case KEY_SOURCE:
        claim_source(story, value);
        break;
    case KEY_AGENCY:
        claim_agency(story, CREDIT_SOURCE, agency_find_combined(value));
        break;
    case KEY_PLACE:
        set_place(story, value);
        break;
    case KEY_GUID:
        set_string(story, &story->guid, value);
        break;
    case KEY_VERSION:
        set_string(story, &story->version, value);
        break;
    case KEY_URL:
        set_string(story, &story->url, value);
        break;
    case KEY_LANGUAGE:
        set_string(story, &story->language, value);
        break;
    case KEY_STATUS:
        (void)claim_status(story, value);
        break;
    case KEY_EMBARGO:
        set_date(&story->embargo, value, INT64_MAX);
        break;
    }
}

static void
read_front_matter(struct story *story, struct str front_matter, int64_t now_ms)
{
    struct front_matter_entry entry = {0};
    while (front_matter_next(&front_matter, &entry)) {
        struct trace before = trace_of(story);
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
            if (str_equal_nocase(entry.key, str_from(keys[i].name)) &&
                entry.value.length > 0) {
                set_key(story, keys[i].key, entry.value, now_ms);
                trace_name(story, &before, keys[i].name);
            }
        }
    }
}

/* Headings are no prose; the first one names a story without a title. */
static void
read_prose(struct story *story, struct paragraphs *ret, const struct prose *prose)
{
    vec_each(struct paragraph, paragraph, &prose->paragraphs) {
        struct str text = scan_trim(span_of(buf_str(&prose->text), paragraph->prose));
        if (paragraph->kind == PARAGRAPH_HEADING) {
            bool is_first = ret->count == 0 || !is_prose_line(ret->data[ret->count - 1]);
            set_string(story, &story->headline, is_first ? text : STR_NONE);
        } else {
            vec_add(ret, text);
        }
    }
}

static enum status
read_page(struct story *story, const struct paragraphs *lines, int64_t now_ms,
          struct error *err)
{
    struct page page = {
        .lines = lines->data, .count = lines->count, .now_ms = now_ms, .is_body = true};
    enum status status = page_read(story, &page, err);
    if (status != STATUS_OK && story->status == STORY_CANCELED && story->guid != NULL) {
        story->kind = STORY_KILL;
        status = STATUS_OK;
    }
    if (story->language == NULL && story->text != NULL) {
        story->language = language_guess(story_text(story));
    }
    return status;
}

enum status
intake_read_markdown(struct story *ret, struct str text, int64_t now_ms,
                     struct error *err)
{
    enum status status = STATUS_OK;
    struct story story;
    struct buf clean = BUF_INIT;
    struct prose prose = {0};
    struct paragraphs lines = {0};

    story_init(&story);
    if (text.length > INTAKE_STORY_LIMIT) {
        status = error_set(err, STATUS_LIMIT, "larger than the limit of %zu bytes",
                           INTAKE_STORY_LIMIT);
        goto done;
    }
    charset_add_clean(&clean, text);
    prose_build(&prose, buf_str(&clean), MARKUP_MARKDOWN);
    read_front_matter(&story, span_of(buf_str(&clean), prose.front_matter), now_ms);
    read_prose(&story, &lines, &prose);
    status = read_page(&story, &lines, now_ms, err);
    if (status == STATUS_OK) {
        *ret = story;
        story_init(&story);
    }

done:
    vec_release(&lines);
    prose_release(&prose);
    buf_release(&clean);
    story_release(&story);
    return status;
}
