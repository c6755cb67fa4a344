/* SPDX-License-Identifier: MIT */
/* From the lines of a page to a story: head (headline, byline, dates, captions),
 * body, tail (sign-off, credits, teasers). What a single line is, furniture.c
 * knows; here it matters where it stands. */
#include "intake/page.h"

#include "intake/claim.h"
#include "intake/furniture.h"
#include "intake/layout.h"
#include "intake/round_up.h"
#include "story/scan.h"
#include "text/utf8.h"

/* The dateline opens one of the first paragraphs. */
#define DATELINE_PARAGRAPHS 6

/* Behind the story, what is shorter and no sentence is not of it. */
#define TITLE_WORDS 15

struct reading {
    struct story *story;
    const struct page *page;
    struct passages body;
    bool is_headed; /* a short line since the last paragraph of the body */
    struct str headline;
    struct date published;
    struct date updated;
    bool signed_off;
};

static struct str
line_at(const struct reading *self, size_t at)
{
    return scan_trim(self->page->lines[at]);
}

static bool
opens_with_dateline(struct str line)
{
    struct dateline dateline;
    return dateline_read(line, DATE_UNKNOWN, &dateline) &&
           (dateline.length >= line.length ||
            scan_has_words(str_slice(line, dateline.length, line.length), 4));
}

/* Without a headline so far a short sentence or a question may be it; with one,
 * sentences are the story. */
static bool
starts_body(const struct reading *self, struct str line, enum line_kind kind)
{
    bool asks = str_ends_with(line, STR("?")) || str_ends_with(line, STR("!"));
    if (self->page->is_body) {
        return kind == LINE_BODY || kind == LINE_OTHER;
    }
    if (kind != LINE_BODY && kind != LINE_OTHER) {
        return false;
    }
    if (opens_with_dateline(line)) {
        return true;
    }
    if (self->headline.length == 0 && !scan_has_words(line, asks ? 20 : 12)) {
        return false;
    }
    return kind == LINE_BODY;
}

static void
read_dates(struct reading *self, struct str line)
{
    read_date_line(line, self->page->now_ms, &self->published, &self->updated);
}

/* Five words are a headline; fewer may be a kicker or a menu, and are taken until
 * a better one comes. */
static void
consider_headline(struct reading *self, struct str line)
{
    if (is_chrome_line(line) || !scan_has_words(line, 2)) {
        return;
    }
    bool weak = !scan_has_words(self->headline, 5) && scan_has_words(line, 5);
    if (self->headline.length == 0 || weak) {
        self->headline = line;
    }
}

/* Returns the prose in front of it. */
static struct str
read_contribution(struct reading *self, struct str line)
{
    struct contribution contribution;
    if (!contribution_read(line, &contribution)) {
        return line;
    }
    claim_contributors(self->story, &contribution);
    return scan_trim(str_slice(line, 0, contribution.start));
}

static void
read_head_line(struct reading *self, struct str line, enum line_kind kind)
{
    struct byline byline;
    switch (kind) {
    case LINE_BYLINE:
    case LINE_SIGN_OFF: /* "Written by": what it is its place tells */
        if (byline_read(line, &byline)) {
            claim_byline(self->story, line);
            read_dates(self, byline.rest);
        }
        break;
    case LINE_CREDIT:
        claim_agency(self->story, CREDIT_BYLINE, end_line_read(line));
        break;
    case LINE_DATE:
        read_dates(self, line);
        break;
    case LINE_BODY:
    case LINE_OTHER:
        consider_headline(self, line);
        break;
    case LINE_CONTRIBUTION:
        read_contribution(self, line);
        break;
    case LINE_PHOTO:
    case LINE_BOILERPLATE:
        break;
    }
}

/* Reads the head; returns the line where the body starts. */
static size_t
read_head(struct reading *self)
{
    const char *known = self->story->headline;
    size_t at = 0;
    for (; at < self->page->count; at++) {
        struct str line = line_at(self, at);
        enum line_kind kind = line_kind_of(line);
        if (known != NULL && str_equal(line, str_from(known))) {
            continue;
        }
        if (starts_body(self, line, kind)) {
            break;
        }
        read_head_line(self, line, kind);
    }
    return at;
}

/* A page of headlines and captions alone: its sentences are what there is. */
static size_t
first_sentence(const struct reading *self)
{
    size_t at = 0;
    while (at < self->page->count && line_kind_of(line_at(self, at)) != LINE_BODY) {
        at++;
    }
    return at;
}

static void
read_sign_off(struct reading *self, const struct sign_off *sign_off)
{
    if (self->story->sign_off == NULL) {
        self->story->sign_off = story_dup(self->story, sign_off->raw);
    }
    claim_agency(self->story, CREDIT_SIGN_OFF, sign_off->agency);
    self->signed_off = true;
}

static void
read_end_line(struct reading *self, struct str line)
{
    struct date date;
    const struct agency *agency = end_line_read(line);
    if (self->body.count == 0) {
        claim_agency(self->story, CREDIT_END_LINE, agency);
    } else if (vec_last(&self->body)->credit == NULL) {
        vec_last(&self->body)->credit = agency;
    }
    size_t first = str_find(line, STR("first published "), 0);
    if (first != STR_NOT_FOUND &&
        date_find(str_slice(line, first + 16, line.length), self->page->now_ms, &date)) {
        date.source = DATE_FROM_FIRST_PUBLISHED;
        claim_date(&self->story->published, date);
    }
}

/* A byline under the story, "NAME, The Canadian Press", claims it as an end line
 * does; one in the middle is a teaser's. */
static void
read_late_byline(struct reading *self, struct str line, size_t at)
{
    struct byline byline;
    if (at + 3 >= self->page->count && byline_read(line, &byline)) {
        claim_agency(self->story, CREDIT_END_LINE, byline.agency);
    }
}

static bool
is_late(const struct reading *self, size_t at)
{
    return at * 2 + 2 >= self->page->count;
}

static void
keep_prose(struct reading *self, struct str line, size_t at)
{
    struct sign_off sign_off;
    if (is_late(self, at) && sign_off_read(line, &sign_off)) {
        read_sign_off(self, &sign_off);
        line = scan_trim(str_slice(line, 0, sign_off.start));
    }
    if (is_late(self, at)) {
        line = read_contribution(self, line);
    }
    if (line.length > 0) {
        struct passage passage = {.text = line, .is_headed = self->is_headed};
        vec_add(&self->body, passage);
        self->is_headed = false;
    }
}

/* A line between or after paragraphs of the body. */
static void
read_body_line(struct reading *self, struct str line, size_t at)
{
    struct sign_off sign_off;
    bool is_body = self->page->is_body;
    bool is_over = self->signed_off && !is_body;
    switch (line_kind_of(line)) {
    case LINE_BODY:
        if (!is_over) {
            keep_prose(self, line, at);
        }
        break;
    case LINE_OTHER:
        if (!is_over &&
            (is_body || scan_has_words(line, 7) || scan_ends_sentence(line))) {
            keep_prose(self, line, at);
        } else {
            self->is_headed = true;
        }
        break;
    case LINE_CONTRIBUTION:
        read_contribution(self, line);
        self->signed_off = self->signed_off || is_late(self, at);
        break;
    case LINE_SIGN_OFF:
        if (sign_off_read(line, &sign_off)) {
            self->signed_off = self->signed_off || is_late(self, at);
            bool was = self->signed_off;
            read_sign_off(self, &sign_off);
            self->signed_off = was;
        }
        break;
    case LINE_CREDIT:
        read_end_line(self, line);
        break;
    case LINE_BYLINE:
        read_late_byline(self, line, at);
        break;
    case LINE_DATE:
        read_dates(self, line);
        break;
    case LINE_PHOTO:
    case LINE_BOILERPLATE:
        break;
    }
}

static void
read_body(struct reading *self, size_t at)
{
    const struct page *page = self->page;
    for (; at < page->count; at++) {
        size_t end = page->is_body ? at : find_teasers_end(page->lines, page->count, at);
        if (end > at) {
            at = end - 1;
            continue;
        }
        if (!page->is_body && is_teaser_tail(page->lines, page->count, at)) {
            break;
        }
        read_body_line(self, line_at(self, at), at);
    }
}

static bool
cut_trailing_credit(struct reading *self)
{
    size_t start = 0;
    struct passage *last = vec_last(&self->body);
    const struct agency *agency = trailing_credit_read(last->text, &start);
    if (agency != NULL) {
        claim_agency(self->story, CREDIT_END_LINE, agency);
        last->text = scan_trim(str_slice(last->text, 0, start));
    }
    return agency != NULL;
}

/* A title or a button; a paragraph may end in "($1=.6337 pounds)" instead of a
 * full stop. */
static bool
is_short_title(struct str line)
{
    return !scan_ends_sentence(line) && !scan_has_words(line, TITLE_WORDS);
}

static void
cut_tail(struct reading *self)
{
    size_t start = 0;
    while (!self->page->is_body && self->body.count > 1 &&
           is_short_title(vec_last(&self->body)->text) &&
           trailing_credit_read(vec_last(&self->body)->text, &start) == NULL) {
        const struct agency *credit = vec_last(&self->body)->credit;
        self->body.count--;
        if (vec_last(&self->body)->credit == NULL) {
            vec_last(&self->body)->credit = credit;
        }
    }
}

/* Of one story: what stands behind its paragraphs claims all of it. */
static void
claim_credits(struct reading *self)
{
    vec_each(struct passage, passage, &self->body) {
        claim_agency(self->story, CREDIT_END_LINE, passage->credit);
    }
    if (self->body.count > 0) {
        cut_trailing_credit(self);
    }
}

/* Takes the dateline from one of the first paragraphs. Only that of the first
 * stays in the text, where its length is known. */
static void
claim_dateline(struct reading *self)
{
    struct story *story = self->story;
    size_t count =
        self->body.count < DATELINE_PARAGRAPHS ? self->body.count : DATELINE_PARAGRAPHS;
    for (size_t i = 0; i < count; i++) {
        struct passage *passage = &self->body.data[i];
        const struct dateline *dateline = &passage->dateline;
        if (dateline->length == 0 || (i > 0 && dateline->agency == NULL)) {
            continue;
        }
        claim_agency(story, CREDIT_DATELINE, dateline->agency);
        claim_date(&story->published, dateline->date);
        if (story->place == NULL && passages_bear_out(&self->body, dateline)) {
            story->place = story_dup(story, dateline->place);
        }
        if (i == 0 && dateline->length < passage->text.length) {
            story->dateline_length = (uint32_t)dateline->length;
        } else {
            passage->text =
                str_slice(passage->text, dateline->length, passage->text.length);
        }
        return;
    }
}

/* The story as a whole is whose all of its items are. */
static void
claim_items(struct reading *self)
{
    const struct passage *first = &self->body.data[0];
    claim_agency(self->story, first->rule, round_up_agency(&self->body));
    claim_date(&self->story->published, first->dateline.date);
    self->story->dateline_length = (uint32_t)first->dateline.length;
}

static struct story_item
make_item(struct reading *self, const struct passage *passage, size_t start)
{
    struct story *story = self->story;
    const struct agency *agency = passage->agency;
    return (struct story_item){
        .start = (uint32_t)start,
        .dateline_length = (uint32_t)passage->dateline.length,
        .agency = agency != NULL ? story_dup(story, str_from(agency->name)) : NULL,
        .place = passages_bear_out(&self->body, &passage->dateline)
                     ? story_dup(story, passage->dateline.place)
                     : NULL,
        .rule = passage->rule,
        .date = passage->dateline.length > 0 ? passage->dateline.date : DATE_UNKNOWN,
    };
}

/* The reader below is trusted with any bytes, the archive only with text. */
static void
write_text(struct reading *self)
{
    struct buf text = BUF_INIT;
    struct story_items items = {0};
    vec_each(struct passage, passage, &self->body) {
        if (passage->text.length == 0) {
            continue;
        }
        buf_add_text(&text, text.length ? "\n\n" : "");
        if (passage->opens_item && items.count < STORY_ITEM_LIMIT) {
            vec_add(&items, make_item(self, passage, text.length));
        }
        buf_add_str(&text, passage->text);
    }
    self->story->text = story_dup(self->story, buf_str(&text));
    self->story->text_length = (uint32_t)text.length;
    story_keep_items(self->story, &items);
    buf_release(&text);
    vec_release(&items);
}

static bool
is_dash_next(struct str headline, size_t at)
{
    at = scan_skip_blanks(headline, at);
    return scan_starts(headline, at, STR("-")) || scan_starts(headline, at, STR("–")) ||
           scan_starts(headline, at, STR("—"));
}

static void
finish_kind(struct story *story)
{
    /* With a dash behind it, or all of the headline: a story on the budget is a story. */
    static const char *const labels[] = {"ADVISORY", "BUDGET", "DIARY"};
    static const char *const wholes[] = {"ADVISORY", "Advisory", "BUDGET", "DIARY",
                                         "Impressum"};
    static const char *const advisories[] = {"News schedule", "Reuters News Schedule"};
    static const char *const tables[] = {"TABLE"};
    static const char *const kills[] = {"STORY WITHDRAWN", "WITHDRAWN", "KILL",
                                        "Kill:", "Kill/Takedown"};
    struct str headline = str_from(story->headline);
    if (story->kind != STORY_ARTICLE) {
        return;
    }
    size_t label = SCAN_PHRASE(headline, labels);
    size_t whole = SCAN_PHRASE(headline, wholes);
    if (SCAN_PHRASE(headline, advisories) > 0 ||
        (whole > 0 && whole == headline.length) ||
        (label > 0 && is_dash_next(headline, label))) {
        story->kind = STORY_ADVISORY;
    } else if (SCAN_PHRASE(headline, tables) > 0 &&
               (scan_starts(headline, 5, STR("-")) ||
                scan_starts(headline, 5, STR(" -")))) {
        story->kind = STORY_TABLE;
    } else if (SCAN_PHRASE(headline, kills) > 0 &&
               scan_is_upper_case(str_slice(headline, 0, 4))) {
        story->kind = STORY_KILL;
    }
}

enum status
page_read(struct story *story, const struct page *page, struct error *err)
{
    struct reading reading = {.story = story, .page = page};
    size_t start = read_head(&reading);
    if (start == page->count) {
        start = first_sentence(&reading);
    }
    read_body(&reading, start);
    cut_tail(&reading);
    claim_date(&story->published, reading.published);
    claim_date(&story->updated, reading.updated);
    struct date near = story->published;
    claim_date(&near, story->updated);
    if (round_up_find(&reading.body, near)) {
        claim_items(&reading);
    } else {
        claim_credits(&reading);
        claim_dateline(&reading);
    }
    claim_date(&story->published, reading.updated);
    if (story->headline == NULL && !page->is_body) {
        story->headline = story_dup(story, reading.headline);
    }
    write_text(&reading);
    finish_kind(story);
    vec_release(&reading.body);
    return story->text != NULL
               ? STATUS_OK
               : error_set(err, STATUS_INVALID, "no prose found in the text");
}
