/* SPDX-License-Identifier: MIT */
#include "intake/telex.h"

#include "intake/wire_frame.h"
#include "intake/wire_prose.h"
#include "story/scan.h"

#define START_COLUMNS 40
#define START_TOKENS 6
#define TICKER_PARTS 4
/* Lines that stand in front of a text: keywords, headline, byline, date. */
#define HEADER_LINES 14
/* A line of a headline that is shorter was not wrapped. */
#define HEADLINE_FULL 50

/* "ZCZC VX001 r i": serial, priority and category, no words. Nothing behind it is not
 * enough where it is not known what follows: somebody writes on telex. */
static bool
is_start(struct str line, bool alone)
{
    size_t small = 0;
    size_t tokens = 0;
    line = str_trim(line);
    if (!str_starts_with_nocase(line, STR("ZCZC")) || line.length > START_COLUMNS) {
        return false;
    }
    if (line.length == 4) {
        return alone;
    }
    for (size_t i = 4; i < line.length; i++) {
        unsigned char byte = (unsigned char)line.data[i];
        small = byte >= 'a' && byte <= 'z' ? small + 1 : 0;
        tokens += byte > ' ' && line.data[i - 1] == ' ';
        if (small > 2 || byte >= 0x80 || byte == '.' || byte == '?') {
            return false;
        }
    }
    return line.data[4] == ' ' && tokens > 0 && tokens <= START_TOKENS;
}

static bool
begins(struct str line)
{
    return is_start(line, true);
}

/* "VX001 r i", "a0105", "0412": what stands behind ZCZC, on a line of its own. */
static bool
is_serial(struct str line)
{
    int64_t number = 0;
    size_t end = str_find_byte(line, ' ', 0);
    struct str first = str_slice(line, 0, end);
    size_t letters = 0;
    while (letters < first.length && scan_is_letter(scan_at(first, letters))) {
        letters++;
    }
    size_t digits = scan_digits(first, letters, &number);
    bool is_alone = first.length == line.length;
    size_t least = is_alone && letters > 0 ? 2 : 3;
    for (size_t i = first.length; i < line.length; i++) {
        bool parts = line.data[i] == ' ' || line.data[i - 1] == ' ';
        bool is_digit = line.data[i] >= '0' && line.data[i] <= '9';
        if (!parts && !is_digit) {
            return false; /* a word */
        }
    }
    return letters <= 4 && letters + digits == first.length && digits >= least;
}

/* "TI#", "TX#" */
static bool
is_field(struct str line)
{
    return line.length >= 3 && line.data[2] == '#' && line.data[0] >= 'A' &&
           line.data[0] <= 'Z' && line.data[1] >= 'A' && line.data[1] <= 'Z';
}

static bool
is_end(struct str line)
{
    line = str_trim(line);
    return str_equal_nocase(line, STR("NNNN")) || str_equal_nocase(line, STR("NNNN."));
}

bool
telex_is(const struct sample *sample)
{
    struct str rest = sample->text;
    struct str line;
    bool first = true;
    while (str_next_line(&rest, &line)) {
        line = str_trim(wire_line_strip(line));
        if (line.length == 0) {
            continue;
        }
        if (first && (!is_start(line, true) || is_start(line, false))) {
            return is_start(line, false);
        }
        if (!first && (is_end(line) || is_field(line))) {
            return true;
        }
        first = false;
    }
    return false;
}

bool
is_ticker(const struct sample *sample)
{
    size_t parts = 0;
    size_t small = 0;
    for (size_t at = 0; (at = str_find(sample->text, STR(" ** "), at)) != STR_NOT_FOUND;
         at += 4) {
        parts++;
    }
    for (size_t i = 0; parts >= TICKER_PARTS && i < sample->text.length; i++) {
        small += sample->text.data[i] >= 'a' && sample->text.data[i] <= 'z';
    }
    return parts >= TICKER_PARTS && small * 20 < sample->text.length;
}

struct telex {
    struct item *item;
    struct arena *arena;
    const struct wire_lines *lines;
    int64_t now_ms;
    struct buf headline;
    size_t last;     /* line of the headline */
    struct str slug; /* a headline where there is no other */
};

/* Whether a line belongs to the headline: the line above it was full. */
static bool
is_headline(const struct telex *self, size_t at)
{
    return self->headline.length == 0 ||
           (self->last + 1 == at &&
            self->lines->data[self->last].length >= HEADLINE_FULL);
}

static void
add_headline(struct telex *self, struct str text, size_t at)
{
    buf_add_text(&self->headline, self->headline.length > 0 ? " " : "");
    buf_add_str(&self->headline, text);
    self->last = at;
}

/* The value that goes into a field of the item; false if it opens the text. */
static bool
read_field(struct telex *self, struct str line)
{
    static const struct {
        const char *tag;
        enum field field;
    } fields[] = {{"AN", FIELD_GUID},   {"PD", FIELD_PUBLISHED}, {"TI", FIELD_HEADLINE},
                  {"BY", FIELD_BYLINE}, {"SO", FIELD_PUBLISHER}, {"LA", FIELD_LANGUAGE}};
    struct str value = str_slice(line, 3, line.length);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (str_starts_with(line, str_from(fields[i].tag))) {
            item_set(self->item, fields[i].field, value);
        }
    }
    return !str_starts_with(line, STR("TX"));
}

/* AAP's signs; the values of most are codes. */
static bool
read_sign(struct telex *self, struct str line)
{
    static const char signs[] = "%$:*#~@^&+=";
    struct str value = str_trim(str_slice(line, 1, line.length));
    if (str_find_byte(str_from(signs), line.data[0], 0) == STR_NOT_FOUND ||
        (line.data[0] == '*' && line.length > 1 && line.data[1] == ' ')) {
        return false;
    }
    if (line.data[0] == '$' && scan_has_words(value, 3)) {
        item_set(self->item, FIELD_HEADLINE, value);
    } else if (line.data[0] == ':' && scan_has_words(value, 2)) {
        size_t last = str_find_last_byte(value, ':');
        self->slug =
            last == STR_NOT_FOUND ? value : str_slice(value, last + 1, value.length);
    }
    return true;
}

/* A date alone, "Tue 13 October 2015". */
static bool
read_date(struct telex *self, struct str line)
{
    struct date date;
    if (!date_read(line, self->now_ms, &date) || date.precision < DATE_DAY) {
        return false;
    }
    item_set(self->item, FIELD_PUBLISHED, line);
    return true;
}

/* AAP ends lines in "<!" and "=!". */
static struct str
strip_line_end(struct str line)
{
    bool has_end = str_ends_with(line, STR("<!")) || str_ends_with(line, STR("=!"));
    return has_end ? str_trim(str_slice(line, 0, line.length - 2)) : line;
}

static void
read_header_line(struct telex *self, struct str line, size_t at)
{
    struct byline byline;
    if (byline_read(line, &byline)) {
        item_set(self->item, FIELD_BYLINE, line);
    } else if (!read_date(self, line) && !str_starts_with(line, STR("YY "))) {
        add_headline(self, line, at);
    }
}

/* Reads what stands in front of the text; returns its first line. What follows a headline
 * and an empty line is the text, unless it is a byline, a date or such. */
static size_t
read_header(struct telex *self)
{
    const struct wire_lines *lines = self->lines;
    bool in_signs = true;
    size_t at = 1;
    bool is_bare = lines->count > 1 && str_trim(lines->data[0]).length == 4;
    if (is_bare && is_serial(str_trim(lines->data[1]))) {
        at = 2;
    }
    for (; at < lines->count; at++) {
        struct byline byline;
        struct date date;
        struct str line = strip_line_end(str_trim(lines->data[at]));
        if (line.length == 0) {
            continue;
        }
        if (is_field(line)) {
            if (!read_field(self, line)) {
                return at;
            }
            continue;
        }
        if ((in_signs && read_sign(self, line)) ||
            wire_item_set_embargo(self->item, self->arena, line)) {
            continue;
        }
        in_signs = in_signs && str_starts_with(line, STR("YY "));
        bool is_meta = byline_read(line, &byline) || date_read(line, self->now_ms, &date);
        bool has_headline = self->item->fields[FIELD_HEADLINE].length > 0;
        bool is_over = (has_headline || !is_headline(self, at)) && !is_meta;
        if (wire_line_is_body(lines->data[at]) || is_over || at > HEADER_LINES) {
            break;
        }
        read_header_line(self, line, at);
    }
    return at;
}

/* The text behind "TX#", which may begin on that line. */
static void
add_text(struct buf *out, const struct wire_lines *lines, size_t at)
{
    for (size_t i = at; i < lines->count; i++) {
        lines->data[i] = strip_line_end(lines->data[i]);
    }
    if (at < lines->count && is_field(lines->data[at])) {
        struct str *line = &lines->data[at];
        *line = str_slice(*line, 3, line->length);
    }
    wire_prose_add(out, lines, at);
}

/* Cuts the frame at NNNN; what follows is told. */
static struct str
cut_end(const struct run *run, const struct wire_frame *frame)
{
    struct str rest = frame->text;
    struct str line;
    while (str_next_line(&rest, &line)) {
        if (is_end(wire_line_strip(line))) {
            size_t end = (size_t)(line.data - frame->text.data);
            wire_frame_check_rest(run, frame, end + line.length);
            return str_slice(frame->text, 0, end);
        }
    }
    if (frame->needs_mark) {
        run_problem(
            run, frame->line,
            "the story does not end in NNNN as others here do: it may be cut off; "
            "what came is kept");
    }
    return frame->text;
}

static enum status
read_story(const struct run *run, const struct wire_frame *frame, struct error *err)
{
    struct arena arena = {0};
    struct item item = {.text_names = " behind ZCZC"};
    struct wire_lines lines = {0};
    struct buf text = BUF_INIT;
    struct telex telex = {
        .item = &item, .arena = &arena, .lines = &lines, .now_ms = run->now_ms};
    wire_lines_cut(&lines, cut_end(run, frame));
    size_t body = read_header(&telex);
    item_set(&item, FIELD_HEADLINE, buf_str(&telex.headline));
    item_set(&item, FIELD_HEADLINE, telex.slug);
    add_text(&text, &lines, body);
    if (wire_prose_is_agate(&lines, body)) {
        item.kind = STORY_TABLE;
    }
    item_set(&item, FIELD_TEXT, buf_str(&text));
    enum status status = run_item(run, &item, frame->line, err);
    buf_release(&telex.headline);
    buf_release(&text);
    vec_release(&lines);
    arena_release(&arena);
    return status;
}

static const struct wire_format format = {"telex text", begins, read_story, false,
                                          "\nNNNN"};

enum status
telex_read(struct run *run, bool more, struct error *err)
{
    return wire_format_read(&format, run, more, err);
}
