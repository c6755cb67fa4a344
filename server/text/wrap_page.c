/* SPDX-License-Identifier: MIT */
/* Heads and feet of pages: what stands beside a form feed, page after page, or has the
 * page's number. */
#include "base/buf.h"
#include "base/hash.h"
#include "base/map.h"
#include "text/wrap_line.h"

/* Words of the head of a page. */
#define HEAD_WORDS 6
/* Lines of it. */
#define HEAD_LINES 2

enum place {
    PLACE_HEAD,
    PLACE_FOOT
};

struct pages {
    struct wrap_lines *lines;
    struct str text;
    struct map times; /* by what the line says */
};

static bool
is_empty(const struct wrap_lines *self, size_t at)
{
    return self->data[at].text.start == self->data[at].text.end;
}

static bool
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Of the line with every number and every run of blanks the same. */
static uint64_t
hash_head(const struct pages *self, size_t at, enum place place)
{
    struct buf key = BUF_INIT;
    struct str words = span_of(self->text, self->lines->data[at].text);
    for (size_t i = 0; i < words.length; i++) {
        char byte = is_digit(words.data[i]) ? '0' : words.data[i];
        bool same = key.length > 0 && key.data[key.length - 1] == byte;
        if (!same || (byte != '0' && byte != ' ')) {
            buf_add_byte(&key, byte);
        }
    }
    uint64_t hash = hash_str(buf_str(&key), (uint64_t)place);
    buf_release(&key);
    return hash;
}

/* "PORT STRIKE  2", "- 2 -", "Page 2 of 3": its number stands at an end. */
static bool
has_page_number(struct str words)
{
    size_t count = 1;
    size_t first = 0;
    size_t last = 0;
    for (size_t i = 1; i < words.length; i++) {
        count += words.data[i] == ' ' && words.data[i - 1] != ' ';
    }
    while (first < words.length && is_digit(words.data[first])) {
        first++;
    }
    while (last < words.length && is_digit(words.data[words.length - 1 - last])) {
        last++;
    }
    bool alone = first == words.length || (first > 0 && words.data[first] == ' ') ||
                 (last > 0 && words.data[words.length - 1 - last] == ' ');
    bool dashes =
        count == 3 && words.data[0] == '-' && words.data[words.length - 1] == '-';
    return count <= HEAD_WORDS && ((alone && first < 4 && last < 4) || dashes);
}

static bool
is_apart(const struct pages *self, size_t at)
{
    const struct wrap_lines *lines = self->lines;
    bool above = at == 0 || is_empty(lines, at - 1) || lines->data[at].opens_page;
    bool below = at + 1 >= lines->count || is_empty(lines, at + 1) ||
                 lines->data[at + 1].opens_page;
    return above && below;
}

/* The first line of the page that begins at line `page`, the last of the one before;
 * the count of lines where there is none. */
static size_t
find_head(const struct wrap_lines *self, size_t page)
{
    while (page < self->count && is_empty(self, page)) {
        page++;
    }
    return page;
}

static size_t
find_foot(const struct wrap_lines *self, size_t page)
{
    while (page > 0 && is_empty(self, page - 1)) {
        page--;
    }
    return page > 0 ? page - 1 : self->count;
}

static void
count_head(struct pages *self, size_t at, enum place place)
{
    if (at < self->lines->count && !is_empty(self->lines, at)) {
        (*map_put(&self->times, hash_head(self, at, place), 0))++;
    }
}

static bool
repeats(const struct pages *self, size_t at, enum place place)
{
    const uint64_t *times = map_find(&self->times, hash_head(self, at, place));
    return times != NULL && *times > 1;
}

static void
drop_head(struct pages *self, size_t at, enum place place)
{
    if (at >= self->lines->count || is_empty(self->lines, at)) {
        return;
    }
    struct str words = span_of(self->text, self->lines->data[at].text);
    if (repeats(self, at, place) || (is_apart(self, at) && has_page_number(words))) {
        self->lines->data[at].join = WRAP_DROPPED;
    }
}

/* Does it for the lines around each form feed, and at both ends of the text. */
static void
visit(struct pages *self, void (*line)(struct pages *self, size_t at, enum place place))
{
    struct wrap_lines *lines = self->lines;
    for (size_t i = 0; i <= lines->count; i++) {
        if (i > 0 && i < lines->count && !lines->data[i].opens_page) {
            continue;
        }
        size_t head = find_head(lines, i);
        for (size_t j = 0; j < HEAD_LINES; j++) {
            line(self, head + j, PLACE_HEAD);
        }
        line(self, find_foot(lines, i), PLACE_FOOT);
    }
}

void
wrap_lines_drop_page_heads(struct wrap_lines *self, struct str text)
{
    struct pages pages = {self, text, {0}};
    bool any = false;
    vec_each(const struct wrap_line, line, self) {
        any = any || line->opens_page;
    }
    if (any) {
        visit(&pages, count_head);
        visit(&pages, drop_head);
    }
    map_release(&pages.times);
}
