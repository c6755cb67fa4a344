/* SPDX-License-Identifier: MIT */
/* From the lines of a page to a story: head (headline, byline, dates, captions),
 * body, tail (sign-off, credits, teasers). What a single line is, furniture.c
 * knows; here it matters where it stands. */
#include "intake/page.h"

#include "intake/claim.h"
#include "intake/furniture.h"
#include "intake/headline_kind.h"
#include "intake/live_blog.h"
#include "intake/page_text.h"
#include "intake/trace.h"
#include "story/scan.h"

/* Behind the story, what is shorter and no sentence is not of it. */
#define TITLE_WORDS 15

struct reading {
    struct story *story;
    const struct page *page;
    enum left_why *fates; /* of the lines */
    struct passages body;
    bool is_headed; /* a short line since the last paragraph of the body */
    struct str headline;
    struct date published;
    struct date updated;
    uint32_t line; /* that is being read */
    uint32_t published_line;
    uint32_t updated_line;
    bool signed_off;
    bool is_live; /* entry upon entry under the time of each */
};

static struct str
line_at(const struct reading *self, size_t at)
{
    return scan_trim(self->page->lines[at]);
}

/* Of the text that was read; 0 if it has no lines. */
static uint32_t
number_of(const struct reading *self, size_t at)
{
    return self->page->numbers != NULL ? self->page->numbers[at] : 0;
}

static bool
opens_with_dateline(struct str line)
{
    struct dateline dateline;
    return dateline_read(line, DATE_UNKNOWN, &dateline) &&
           (dateline.length >= line.length ||
            scan_has_words(str_slice(line, dateline.length, line.length), 4));
}

/* "Ships wait.": tabloids open so, under a byline or with another like it. */
static bool
is_short_sentence(struct str line)
{
    return str_ends_with(line, STR(".")) && !str_ends_with(line, STR("..")) &&
           scan_has_words(line, 2) && !is_chrome_line(line) &&
           line_kind_of(line) == LINE_OTHER;
}

static bool
opens_in_short(const struct reading *self, size_t at)
{
    bool goes_on = at + 1 < self->page->count &&
                   scan_ends_sentence(line_at(self, at + 1)) &&
                   !is_chrome_line(line_at(self, at + 1));
    bool is_told = self->story->byline != NULL || self->story->agency != NULL;
    return goes_on && (is_told || is_short_sentence(line_at(self, at + 1))) &&
           is_short_sentence(line_at(self, at));
}

/* Without a headline so far a short sentence or a question may be it; with one,
 * sentences are the story. */
static bool
starts_body(const struct reading *self, size_t at, enum line_kind kind)
{
    struct str line = line_at(self, at);
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
    return kind == LINE_BODY || opens_in_short(self, at);
}

static void
read_dates(struct reading *self, struct str line)
{
    struct date published = self->published;
    struct date updated = self->updated;
    read_date_line(line, self->page->now_ms, &published, &updated);
    if (published.ms != self->published.ms) {
        self->published_line = self->line;
    }
    if (updated.ms != self->updated.ms) {
        self->updated_line = self->line;
    }
    self->published = published;
    self->updated = updated;
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
        claim_others(self->story, end_line_read(line), line);
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

/* What becomes of a line that is not kept. */
static enum left_why
fate_of(enum line_kind kind, bool in_head)
{
    switch (kind) {
    case LINE_BYLINE:
    case LINE_CREDIT:
    case LINE_SIGN_OFF:
    case LINE_CONTRIBUTION:
    case LINE_DATE:
        return in_head ? LEFT_HEADER : LEFT_CREDIT;
    case LINE_PHOTO:
        return LEFT_CAPTION;
    case LINE_BOILERPLATE:
        return LEFT_NOTE;
    case LINE_BODY:
    case LINE_OTHER:
        break;
    }
    return in_head ? LEFT_FURNITURE : LEFT_HEADING;
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
        struct trace before = trace_of(self->story);
        if (known != NULL && str_equal(line, str_from(known))) {
            self->fates[at] = LEFT_HEADER;
            continue;
        }
        if (starts_body(self, at, kind)) {
            break;
        }
        self->fates[at] = fate_of(kind, true);
        self->line = number_of(self, at);
        read_head_line(self, line, kind);
        trace_line(self->story, &before, number_of(self, at));
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
    if (!self->is_live) {
        claim_agency(self->story, CREDIT_SIGN_OFF, sign_off->agency);
    }
    self->signed_off = true;
}

static void
read_end_line(struct reading *self, struct str line)
{
    struct date date;
    const struct agency *agency = end_line_read(line);
    if (self->is_live) {
        return;
    }
    claim_others(self->story, agency, line);
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
    struct str whole = line;
    if (is_late(self, at) && sign_off_read(line, &sign_off)) {
        read_sign_off(self, &sign_off);
        line = scan_trim(str_slice(line, 0, sign_off.start));
    }
    if (is_late(self, at)) {
        line = read_contribution(self, line);
    }
    if (line.length > 0) {
        struct passage passage = {.text = line, .is_headed = self->is_headed, .line = at};
        vec_add(&self->body, passage);
        self->is_headed = false;
        self->fates[at] = LEFT_NOTHING;
    }
    if (line.length > 0 && line.length < whole.length) {
        account_leave(self->story, LEFT_CREDIT, number_of(self, at),
                      str_slice(whole, line.length, whole.length), false);
    }
}

/* A line between or after paragraphs of the body. */
static void
read_body_line(struct reading *self, struct str line, size_t at)
{
    struct sign_off sign_off;
    bool is_body = self->page->is_body;
    bool is_over = self->signed_off && !is_body && !self->is_live;
    enum line_kind kind = line_kind_of(line);
    self->fates[at] = is_over ? LEFT_FURNITURE : fate_of(kind, false);
    switch (kind) {
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
        if (self->page->is_delivered && !str_starts_with(line, STR("("))) {
            keep_prose(self, line, at); /* an aside: story/part.h knows it by its form */
        }
        break;
    }
}

static void
leave_teasers(struct reading *self, size_t at, size_t end)
{
    for (; at < end; at++) {
        self->fates[at] = LEFT_TEASER;
    }
}

static void
read_body(struct reading *self, size_t at)
{
    const struct page *page = self->page;
    for (; at < page->count; at++) {
        size_t end = page->is_body ? at : find_teasers_end(page->lines, page->count, at);
        if (end == at && !page->is_body && is_teaser_tail(page->lines, page->count, at)) {
            end = page->count;
        }
        if (end > at) {
            leave_teasers(self, at, end);
            at = end - 1;
            continue;
        }
        struct trace before = trace_of(self->story);
        self->line = number_of(self, at);
        read_body_line(self, line_at(self, at), at);
        trace_line(self->story, &before, number_of(self, at));
    }
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
        self->fates[vec_last(&self->body)->line] = LEFT_FURNITURE;
        self->body.count--;
        if (vec_last(&self->body)->credit == NULL) {
            vec_last(&self->body)->credit = credit;
        }
    }
}

static void
claim_head(struct reading *self)
{
    struct story *story = self->story;
    struct trace before = trace_of(story);
    size_t at = 0;
    if (story->headline == NULL && !self->page->is_body) {
        story->headline = story_dup(story, self->headline);
    }
    while (at < self->page->count && self->page->lines[at].data != self->headline.data) {
        at++;
    }
    if (at < self->page->count && self->headline.length > 0) {
        self->fates[at] = LEFT_HEADER;
        trace_line(story, &before, number_of(self, at));
    }
}

/* Accounts for the lines. */
static void
account(struct reading *self)
{
    struct story *story = self->story;
    uint32_t first = 0;
    uint32_t last = 0;
    for (size_t i = 0; i < self->page->count; i++) {
        struct str line = line_at(self, i);
        if (self->fates[i] != LEFT_NOTHING) {
            account_leave(story, self->fates[i], number_of(self, i), line,
                          is_prose_line(line));
        } else {
            first = first ? first : number_of(self, i);
            last = number_of(self, i);
        }
    }
    story_account(story)->kept = (uint32_t)scan_words(story_text(story));
    if (first > 0) {
        story_account(story)->text_from = arena_format(
            &story->arena, last > first ? "lines %u to %u" : "line %u", first, last);
    }
}

static enum status
refuse(const struct story *story, struct error *err)
{
    struct buf why = BUF_INIT;
    account_explain_empty(story, &why);
    error_set(err, STATUS_INVALID, "no prose found in the text: %s", why.data);
    buf_release(&why);
    return STATUS_INVALID;
}

enum status
page_read(struct story *story, const struct page *page, struct error *err)
{
    struct reading reading = {.story = story, .page = page};
    reading.fates = memory_zalloc_array(page->count, sizeof *reading.fates);
    size_t start = read_head(&reading);
    if (start == page->count) {
        start = first_sentence(&reading);
    }
    reading.is_live = lines_are_live(page->lines, page->count);
    read_body(&reading, start);
    cut_tail(&reading);
    struct trace before = trace_of(story);
    claim_date(&story->published, reading.published);
    trace_line(story, &before, reading.published_line);
    before = trace_of(story);
    claim_date(&story->updated, reading.updated);
    trace_line(story, &before, reading.updated_line);
    before = trace_of(story);
    page_text_claim(story, &reading.body);
    if (reading.body.count > 0) {
        trace_line(story, &before, number_of(&reading, reading.body.data[0].line));
    }
    before = trace_of(story);
    claim_date(&story->published, reading.updated);
    trace_line(story, &before, reading.updated_line);
    claim_head(&reading);
    page_text_write(story, &reading.body);
    headline_claim_kind(story);
    account(&reading);
    vec_release(&reading.body);
    memory_free(reading.fates);
    return story->text != NULL ? STATUS_OK : refuse(story, err);
}
