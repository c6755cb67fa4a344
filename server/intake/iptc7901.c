/* SPDX-License-Identifier: MIT */
#include "intake/iptc7901.h"

#include "intake/wire_frame.h"
#include "intake/wire_prose.h"
#include "story/scan.h"

#define ETX '\3'
/* Lines that a header may have. */
#define HEADER_LINES 16
/* A line of a headline that is shorter was not wrapped. */
#define HEADLINE_WIDTH 55

struct heading {
    struct str service; /* "eca0062" */
    struct str priority;
    struct str category;
    struct str agency; /* "dpa", "dpa-tns" */
    struct str number; /* "0061" */
};

static struct str
next_token(struct str *rest)
{
    *rest = str_trim(*rest);
    size_t end = str_find_byte(*rest, ' ', 0);
    struct str token = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end, rest->length);
    return token;
}

static bool
is_all(struct str text, char first, char last)
{
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] < first || text.data[i] > last) {
            return false;
        }
    }
    return text.length > 0;
}

static bool
is_service(struct str token)
{
    size_t digit = scan_find_digit(token);
    return digit >= 2 && digit <= 4 && token.length - digit >= 3 &&
           token.length - digit <= 5 && is_all(str_slice(token, 0, digit), 'a', 'z') &&
           is_all(str_slice(token, digit, token.length), '0', '9');
}

static bool
read_heading(struct str line, struct heading *ret)
{
    *ret = (struct heading){.service = next_token(&line)};
    ret->priority = next_token(&line);
    ret->category = next_token(&line);
    struct str words = next_token(&line);
    struct str token = STR_NONE;
    size_t more = 0;
    while ((token = next_token(&line)).length > 0 && more++ < 6) {
        ret->agency = ret->number;
        ret->number = token;
    }
    return is_service(ret->service) && ret->priority.length == 1 &&
           is_all(ret->priority, '1', '9') && ret->category.length <= 3 &&
           is_all(ret->category, 'a', 'z') && is_all(words, '0', '9') &&
           ret->agency.length > 0 && is_all(ret->number, '0', '9') && line.length == 0;
}

static bool
begins(struct str line)
{
    struct heading heading;
    return read_heading(line, &heading);
}

/* "131137 GMT Nov 13", the zone may be missing. */
static struct str
read_trailer(struct arena *arena, struct str line, int64_t now_ms)
{
    static const struct {
        const char *name;
        const char *zone;
    } zones[] = {{"GMT", "Z"},      {"UTC", "Z"},       {"MEZ", "+01:00"},
                 {"CET", "+01:00"}, {"MESZ", "+02:00"}, {"CEST", "+02:00"},
                 {"BST", "+01:00"}};
    struct wire_time time = {.zone = ""};
    struct date date;
    struct str moment = next_token(&line);
    struct str month = next_token(&line);
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        if (str_equal_nocase(month, str_from(zones[i].name))) {
            time.zone = zones[i].zone;
            month = next_token(&line);
            break;
        }
    }
    struct str year = next_token(&line);
    int64_t digits = 0;
    if (moment.length != 6 || scan_digits(moment, 0, &digits) != 6 || year.length != 2 ||
        scan_digits(year, 0, &time.year) != 2 || str_trim(line).length > 0) {
        return STR_NONE;
    }
    time.day = digits / 10000;
    time.hour = digits / 100 % 100;
    time.minute = digits % 100;
    int full = (int)time.year + (time.year < 70 ? 2000 : 1900);
    char *day = arena_format(arena, "%d %.*s %d", (int)time.day, STR_ARGS(month), full);
    if (!date_read(str_from(day), now_ms, &date) || date.precision != DATE_DAY) {
        return STR_NONE;
    }
    struct buf iso = BUF_INIT;
    date_add_iso(&iso, date);
    (void)scan_digits(buf_str(&iso), 5, &time.month);
    buf_release(&iso);
    return wire_time_iso(arena, &time);
}

/* "1ST LEAD", "3RD NET", "REFILE", "(Achtung)": what take it is. */
static bool
is_take(struct str line)
{
    static const char *const takes[] = {"EXTRA",      "REFILE",    "URGENT", "FLASH",
                                        "BULLETIN",   "REPEAT",    "KILL",   "ADVISORY",
                                        "CORRECTION", "EILMELDUNG"};
    size_t length = SCAN_PHRASE(line, takes);
    bool numbered = scan_find_digit(line) == 0 && !scan_has_words(line, 4);
    return line.data[0] == '(' || (length > 0 && length == line.length) ||
           (numbered &&
            (str_ends_with(line, STR(" LEAD")) || str_ends_with(line, STR(" NET")) ||
             str_ends_with(line, STR(" EXTRA")) || str_ends_with(line, STR(" ADD"))));
}

/* Keywords in front of the headline: "Norland/strike/", "France:", "Situation". */
static bool
is_keyword(struct str line)
{
    return str_ends_with(line, STR("/")) || str_ends_with(line, STR(":")) ||
           !scan_has_words(line, 2);
}

struct header {
    struct buf headline;
    struct str last;    /* line of the headline */
    struct str keyword; /* a headline where there is no other */
    struct item *item;
    struct arena *arena;
};

static void
read_header_line(struct header *self, struct str line)
{
    static const char *const by_words[] = {"By", "Von", "Par", "Por", "Di"};
    struct byline byline;
    if (wire_item_set_embargo(self->item, self->arena, line)) {
        return;
    }
    if (is_take(line)) {
        if (str_ends_with(line, STR(" LEAD"))) {
            item_set(self->item, FIELD_VERSION, line);
        }
        self->item->kind = str_equal(line, STR("KILL")) ? STORY_KILL : self->item->kind;
        return;
    }
    if (byline_read(line, &byline)) {
        item_set(self->item, FIELD_BYLINE, line);
        return;
    }
    /* "By dpa correspondents" names nobody. */
    if (self->headline.length > 0 && SCAN_PHRASE(line, by_words) > 0 &&
        !scan_has_words(line, 7)) {
        return;
    }
    bool goes_on = self->last.length >= HEADLINE_WIDTH;
    if (is_keyword(line) && !goes_on) {
        self->keyword = str_ends_with(line, STR("/")) ? self->keyword : line;
        return;
    }
    if (!goes_on) {
        buf_clear(&self->headline);
    }
    buf_add_text(&self->headline, self->headline.length > 0 ? " " : "");
    buf_add_str(&self->headline, line);
    self->last = line;
}

/* Where the header ends: behind the equals sign, else where the text begins. */
static size_t
find_body(const struct wire_lines *lines)
{
    size_t at = 1;
    for (size_t i = 1; i < lines->count && i <= HEADER_LINES; i++) {
        if (wire_line_has_dateline(lines->data[i])) {
            return i;
        }
        if (str_ends_with(lines->data[i], STR("="))) {
            return i + 1;
        }
    }
    for (size_t i = 1; i < lines->count && i <= HEADER_LINES; i++) {
        if (wire_line_is_body(lines->data[i])) {
            return i;
        }
    }
    while (at < lines->count &&
           (lines->data[at].length == 0 || is_keyword(str_trim(lines->data[at])))) {
        at++;
    }
    /* One headline, as nothing says more. */
    return at < lines->count ? at + 1 : at;
}

static void
read_header(struct item *item, struct arena *arena, const struct wire_lines *lines,
            size_t end)
{
    struct header header = {.item = item, .arena = arena};
    for (size_t i = 1; i < end; i++) {
        struct str line = str_trim(lines->data[i]);
        if (str_ends_with(line, STR("="))) {
            line = str_trim(str_slice(line, 0, line.length - 1));
        }
        if (line.length > 0) {
            read_header_line(&header, line);
        }
    }
    item_set(item, FIELD_HEADLINE, str_from(arena_dup(arena, buf_str(&header.headline))));
    item_set(item, FIELD_HEADLINE, header.keyword);
    buf_release(&header.headline);
}

/* What follows is for desks: notes, contacts, phone numbers. */
static bool
opens_notes(struct str line)
{
    return str_starts_with(line, STR("# ")) || str_starts_with(line, STR("* * *"));
}

/* "dpa hm bs wjh": who wrote and edited, by their initials. */
static bool
is_closing(struct str line, struct str agency)
{
    struct str name = str_slice(agency, 0, str_find_byte(agency, '-', 0));
    struct str rest = line;
    size_t initials = 0;
    if (!str_equal(next_token(&rest), name)) {
        return false;
    }
    while (rest.length > 0 && initials < 8) {
        struct str token = next_token(&rest);
        if (token.length > 4 || !is_all(token, 'a', 'z')) {
            return false;
        }
        initials++;
    }
    return initials > 0 && rest.length == 0;
}

/* Cuts notes, closing line and trailer off the end; what the trailer says is kept. */
static struct str
cut_end(struct wire_lines *lines, size_t body, const struct heading *heading,
        struct arena *arena, int64_t now_ms)
{
    struct str time = STR_NONE;
    for (size_t i = lines->count; i > body && time.length == 0; i--) {
        time = read_trailer(arena, str_trim(lines->data[i - 1]), now_ms);
        if (time.length > 0) {
            lines->count = i - 1;
        }
    }
    for (size_t i = body; i < lines->count; i++) {
        if (opens_notes(str_trim(lines->data[i]))) {
            lines->count = i;
        }
    }
    while (lines->count > body &&
           (lines->data[lines->count - 1].length == 0 ||
            is_closing(str_trim(lines->data[lines->count - 1]), heading->agency))) {
        lines->count--;
    }
    return time;
}

static void
set_origin(struct item *item, struct arena *arena, const struct heading *heading,
           struct str time)
{
    struct str agency =
        str_slice(heading->agency, 0, str_find_byte(heading->agency, '-', 0));
    const struct agency *known = agency_find(agency);
    if (known != NULL) {
        item_set(item, FIELD_PUBLISHER, str_from(known->name));
    }
    if (time.length > 0) {
        item_set(item, FIELD_PUBLISHED, time);
        item_set(
            item, FIELD_GUID,
            str_from(arena_format(arena, "%.*s:%.*s:%.*s:%.*s", STR_ARGS(heading->agency),
                                  STR_ARGS(heading->service), STR_ARGS(heading->number),
                                  10, time.data)));
    }
    /* dpa's "redaktioneller Service": notices to desks, and legal ones. */
    if (str_equal(heading->category, STR("rs"))) {
        item->kind = STORY_ADVISORY;
    }
}

static enum status
read_story(const struct run *run, const struct wire_frame *frame, struct error *err)
{
    struct arena arena = {0};
    struct item item = {.text_names = ": a header alone"};
    struct heading heading;
    struct wire_lines lines = {0};
    struct buf text = BUF_INIT;
    struct str rest = wire_line_strip(frame->text);
    size_t end = str_find_byte(rest, ETX, 0);
    struct str trailer = str_slice(rest, end, rest.length);
    struct str line = STR_NONE;
    wire_lines_cut(&lines, str_slice(rest, 0, end));
    (void)read_heading(lines.data[0], &heading);
    size_t body = find_body(&lines);
    read_header(&item, &arena, &lines, body);
    struct str time = cut_end(&lines, body, &heading, &arena, run->now_ms);
    if (end != STR_NOT_FOUND) {
        (void)str_next_line(&trailer, &line);
        time = read_trailer(&arena, wire_line_strip(line), run->now_ms);
        wire_frame_check_rest(run, frame, (size_t)(trailer.data - frame->text.data));
    }
    wire_frame_check_end(run, frame, time.length > 0);
    set_origin(&item, &arena, &heading, time);
    wire_prose_add(&text, &lines, body);
    if (item.kind == STORY_ARTICLE && wire_prose_is_agate(&lines, body)) {
        item.kind = STORY_TABLE;
    }
    item_set(&item, FIELD_TEXT, buf_str(&text));
    enum status status = run_item(run, &item, frame->line, err);
    buf_release(&text);
    vec_release(&lines);
    arena_release(&arena);
    return status;
}

static const struct wire_format format = {"IPTC 7901", begins, read_story, true, NULL};

bool
iptc7901_is(const struct sample *sample)
{
    return wire_format_is(&format, sample);
}

enum status
iptc7901_read(struct run *run, bool more, struct error *err)
{
    return wire_format_read(&format, run, more, err);
}
