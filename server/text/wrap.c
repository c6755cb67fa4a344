/* SPDX-License-Identifier: MIT */
/* A line is full if the first word of the next one would not have fitted: what wrapping
 * leaves. How wide that is, is told by the lines themselves. */
#include "text/wrap.h"

#include "text/phrase.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/wrap_line.h"

/* Columns: nobody wraps wider. */
#define WIDEST 130
/* A few short lines are a list or an address; a column has many. */
#define NARROW 45
#define NARROW_BOUNDS 4
/* Ragged lines fall short of the width by less than this part of it. */
#define RAGGED 8
/* Words one by one are narrower. */
#define WORD_COLUMNS 24
/* Fewer of them are a list. */
#define WORD_LINES 6
/* A bracket that is not closed after so many lines will not be. */
#define BRACKET_LINES 4
/* The head of a story, in lines. */
#define HEAD_LINES 10

/* What most lines of a text or block do. */
struct shape {
    size_t lines;
    size_t bounds; /* between two lines without a gap */
    size_t full;   /* the line before is */
    size_t going;  /* a small letter or one without case, in the middle of a sentence */
    size_t cased;  /* the next line begins with a letter that has a case */
    size_t sentences; /* end where the line does */
    size_t words;     /* lines of one word */
    size_t small;     /* lines with a small letter */
    size_t hyphens;
};

struct page {
    struct wrap_lines *lines;
    struct str text;
    uint32_t width;
    bool is_wrapped;
    bool is_typeset; /* hyphens at line ends part words */
};

/* Lines [first, end) without a gap between them. */
struct block {
    const struct page *page;
    struct wrap_line *lines;
    size_t count;
    size_t place; /* of the first in the text */
    uint32_t width;
    uint32_t base; /* indent of most of them */
    bool is_wrapped;
    bool is_centred;
    bool is_words; /* a word a line */
    bool has_small;
};

static bool
is_full(const struct wrap_line *line, uint32_t width)
{
    uint32_t indent = line->indent > line[1].indent ? line->indent - line[1].indent : 0;
    return indent + line->columns + 1 + line[1].first_word > width - width / RAGGED;
}

/* The widest that a tenth of the lines come near to: a headline or an address that could
 * not be broken is wider. */
static uint32_t
find_width(const struct wrap_line *lines, size_t count)
{
    uint32_t histogram[WIDEST + 2] = {0};
    uint32_t total = 0;
    for (size_t i = 0; i < count; i++) {
        bool counts = lines[i].has_blank && lines[i].columns <= WIDEST;
        histogram[lines[i].columns <= WIDEST ? lines[i].columns : WIDEST + 1] += counts;
        total += counts;
    }
    uint32_t wanted = total <= 3 ? 1 : total < 20 ? 2 : total / 10;
    for (uint32_t width = WIDEST; width > 0; width--) {
        uint32_t near = 0;
        for (uint32_t at = width - width / RAGGED; at <= width; at++) {
            near += histogram[at];
        }
        if (histogram[width] > 0 && near >= wanted) {
            return width;
        }
    }
    return 0;
}

static struct shape
look(const struct wrap_line *lines, size_t count, uint32_t width)
{
    struct shape ret = {.lines = count};
    for (size_t i = 0; i < count; i++) {
        const struct wrap_line *line = &lines[i];
        ret.small += line->has_small;
        ret.words += !line->has_blank && line->columns <= WORD_COLUMNS;
        if (i + 1 == count || line[1].gap > 0 || line->columns * 2 < width) {
            continue; /* a short line says nothing */
        }
        ret.bounds++;
        ret.full += is_full(line, width);
        ret.cased += line[1].is_cased;
        ret.going += !line->ends_period && (line[1].starts_low || !line[1].is_cased);
        ret.sentences += line->ends_period;
        ret.hyphens += line->ends_hyphen;
    }
    return ret;
}

/* Not in capitals, but for the name of an agency. */
static bool
has_small(const struct shape *shape)
{
    return shape->small * 2 > shape->lines;
}

/* Paragraphs of one line end like sentences, headlines and bylines begin with capitals;
 * wrapped lines do so only now and then. */
static bool
looks_wrapped(const struct shape *shape, uint32_t width)
{
    bool mixed = has_small(shape) && shape->cased * 2 > shape->bounds;
    bool goes_on = mixed ? shape->going * 4 >= shape->bounds && shape->going > 0
                         : shape->sentences * 2 <= shape->bounds && shape->bounds > 1;
    return shape->bounds >= (width < NARROW ? NARROW_BOUNDS : 1) &&
           shape->full * 5 >= shape->bounds * 3 && goes_on;
}

/* Lines that are certainly not wrapped hold little of the text. */
static bool
is_narrow(const struct wrap_lines *lines, size_t first)
{
    size_t total = 0;
    size_t wide = 0;
    for (size_t i = first; i < lines->count; i++) {
        const struct wrap_line *line = &lines->data[i];
        total += line->columns;
        wide += line->columns > WIDEST && line->has_blank ? line->columns : 0;
    }
    return wide * 5 < total;
}

/* An empty line after each line: the gap of most lines is none. */
static void
close_double_spacing(struct page *self)
{
    size_t gaps[4] = {0};
    size_t count = self->lines->count;
    struct wrap_line *lines = self->lines->data;
    for (size_t i = 1; i < count; i++) {
        gaps[lines[i].gap < 3 ? lines[i].gap : 3]++;
    }
    size_t usual = gaps[1] >= gaps[2] ? 1 : 2;
    if (count < 4 || !is_narrow(self->lines, 0) || gaps[0] * 8 > count ||
        gaps[usual] * 2 < count) {
        return;
    }
    struct wrap_lines tried = {0};
    for (size_t i = 0; i < count; i++) {
        struct wrap_line line = lines[i];
        line.gap = line.gap > usual ? line.gap - (uint32_t)usual : 0;
        vec_add(&tried, line);
    }
    uint32_t width = find_width(lines, count);
    struct shape shape = look(tried.data, count, width);
    if (looks_wrapped(&shape, width)) {
        memcpy(lines, tried.data, count * sizeof *lines);
    }
    vec_release(&tried);
}

/* The indent of most lines, the smaller of two. */
static uint32_t
find_base(const struct wrap_line *lines, size_t count)
{
    uint32_t histogram[64] = {0};
    uint32_t best = 0;
    for (size_t i = 0; i < count; i++) {
        histogram[lines[i].indent < 63 ? lines[i].indent : 63]++;
    }
    for (uint32_t i = 1; i < 64; i++) {
        best = histogram[i] > histogram[best] ? i : best;
    }
    return best;
}

/* The middle of all lines, or their right end, is in one column. */
static bool
is_centred(const struct wrap_line *lines, size_t count)
{
    uint32_t least = UINT32_MAX;
    uint32_t most = 0;
    bool middle = true;
    bool right = true;
    for (size_t i = 0; i < count; i++) {
        int64_t wide = (int64_t)lines[i].columns - lines[0].columns;
        int64_t in = (int64_t)lines[i].indent - lines[0].indent;
        int64_t off = 2 * in + wide;
        middle = middle && off >= -2 && off <= 2;
        right = right && in + wide >= -1 && in + wide <= 1;
        least = lines[i].indent < least ? lines[i].indent : least;
        most = lines[i].indent > most ? lines[i].indent : most;
    }
    return count > 1 && (middle || right) && most >= least + 2;
}

/* "By Ada Pell", "Published ...": a line of the head on its own. */
static bool
is_label(const struct block *self, size_t at)
{
    const struct lexicon_set labels =
        LEXICON_SET(LEXICON_BY, LEXICON_PUBLISHED, LEXICON_UPDATED);
    struct phrase phrase;
    const struct wrap_line *line = &self->lines[at];
    bool likely = self->place + at < HEAD_LINES && line->is_cased && !line->starts_low &&
                  !line->ends_period &&
                  (at + 1 == self->count || !is_full(line, self->width));
    return likely && phrase_at(span_of(self->page->text, line->text), 0, labels, &phrase);
}

static bool
is_bullet(const struct block *self, const struct wrap_line *line)
{
    struct str text = span_of(self->page->text, line->text);
    bool bullet = str_starts_with(text, STR("- ")) || str_starts_with(text, STR("* ")) ||
                  str_starts_with(text, STR("\xE2\x80\xA2")) || /* U+2022 */
                  str_starts_with(text, STR("\xC2\xB7 "));
    return bullet;
}

/* The next line opens a paragraph by its place on the page. */
static bool
is_set_apart(const struct block *self, const struct wrap_line *line)
{
    const struct wrap_line *next = line + 1;
    if (self->is_centred || next->starts_low) {
        return false;
    }
    bool in = next->indent >= self->base + 2 && next->indent >= line->indent + 1;
    bool out = next->indent + 2 <= self->base && line->indent >= self->base;
    return in || out;
}

/* A bracket that opens a paragraph, like that of a sign-off, is not closed yet. */
static bool
is_in_bracket(const struct block *self, size_t at)
{
    size_t first = at;
    while (first > 0 && at - first < BRACKET_LINES &&
           self->lines[first].join != WRAP_OPENS) {
        first--;
    }
    struct span all = {self->lines[first].text.start, self->lines[at].text.end};
    struct str text = span_of(self->page->text, all);
    return text.length > 1 && text.data[0] == '(' &&
           str_find_byte(text, ')', 0) == STR_NOT_FOUND;
}

static bool
goes_on(const struct block *self, size_t at)
{
    const struct wrap_line *line = &self->lines[at];
    const struct wrap_line *next = line + 1;
    bool full = is_full(line, self->width);
    if (line->depth != next->depth ||
        (is_bullet(self, next) && (line->ends_period || !full))) {
        return false;
    }
    if (self->is_words || is_in_bracket(self, at)) {
        return true;
    }
    if (!self->is_wrapped || is_set_apart(self, line) || is_label(self, at) ||
        is_label(self, at + 1)) {
        return false;
    }
    bool hyphen = line->ends_hyphen && (next->starts_low || !self->has_small);
    return full || hyphen || (next->starts_low && !line->ends_period);
}

static bool
is_unspaced(uint32_t code_point)
{
    enum char_kind kind = char_kind(code_point);
    return kind == CHAR_HAN || kind == CHAR_HIRAGANA || kind == CHAR_KATAKANA ||
           kind == CHAR_CLUSTER ||
           (kind == CHAR_OTHER && code_point > 0x2FFF && char_columns(code_point) == 2);
}

/* How the next line goes on: the hyphen of a typesetter is taken back, that of a
 * compound is kept, and scripts without blanks get none. */
static enum wrap_join
join(const struct block *self, struct wrap_line *line)
{
    struct phrase phrase;
    struct str text = self->page->text;
    const struct wrap_line *next = line + 1;
    if (line->ends_hyphen && (next->starts_low || !self->has_small) &&
        !phrase_at(span_of(text, next->text), 0, LEXICON_SET(LEXICON_AND), &phrase)) {
        if (self->page->is_typeset || line->is_soft) {
            struct str all = str_slice(text, 0, line->text.end);
            line->text.end = (uint32_t)utf8_floor(all, line->text.end - 1);
        }
        return WRAP_GLUED;
    }
    size_t last = utf8_floor(str_slice(text, 0, line->text.end), line->text.end - 1);
    size_t first = next->text.start;
    bool unspaced = (unsigned char)text.data[last] >= 0x80 &&
                    is_unspaced(utf8_next(text, &last)) &&
                    is_unspaced(utf8_next(text, &first));
    return unspaced ? WRAP_GLUED : WRAP_BLANK;
}

/* A word a line, which goes on in small letters. */
static bool
is_words(const struct block *self)
{
    struct shape shape = look(self->lines, self->count, 0);
    return self->count >= WORD_LINES && shape.words * 10 >= self->count * 9 &&
           shape.sentences * 2 < self->count &&
           (has_small(&shape) ? shape.going * 4 >= shape.bounds : shape.sentences > 0);
}

static void
read_block(struct page *page, size_t first, size_t end)
{
    struct block block = {.page = page,
                          .lines = page->lines->data + first,
                          .count = end - first,
                          .place = first,
                          .width = page->width};
    uint32_t own = find_width(block.lines, block.count);
    if (block.count >= 4 || !page->is_wrapped) {
        block.width =
            own > 0 && (own < block.width || !page->is_wrapped) ? own : block.width;
    }
    struct shape shape = look(block.lines, block.count, block.width);
    block.has_small = has_small(&shape);
    block.base = find_base(block.lines, block.count);
    block.is_centred = is_centred(block.lines, block.count - (block.count > 2));
    block.is_words = is_words(&block);
    bool is_list = shape.bounds >= 4 && shape.going == 0 && shape.sentences == 0 &&
                   block.has_small && shape.cased == shape.bounds;
    block.is_wrapped = page->is_wrapped ? !is_list : looks_wrapped(&shape, block.width);
    for (size_t i = 0; i + 1 < block.count; i++) {
        if (goes_on(&block, i)) {
            block.lines[i + 1].join = join(&block, &block.lines[i]);
        }
    }
}

/* From one page to the next a paragraph goes on unless it was over. */
static void
close_page_gaps(struct page *self)
{
    for (size_t i = 1; i < self->lines->count; i++) {
        struct wrap_line *line = &self->lines->data[i];
        if (line->opens_page && (!line[-1].ends_period || line->starts_low)) {
            line->gap = 0;
        }
    }
}

void
wrap_read(struct wrap_lines *ret, struct str text, size_t start)
{
    struct page page = {.lines = ret, .text = text};
    wrap_lines_measure(ret, text, start);
    wrap_lines_unnumber(ret, text);
    wrap_lines_drop_page_heads(ret, text);
    wrap_lines_close_ranks(ret);
    if (ret->count == 0) {
        return;
    }
    page.width = find_width(ret->data, ret->count);
    close_double_spacing(&page);
    close_page_gaps(&page);
    struct shape shape = look(ret->data, ret->count, page.width);
    page.is_wrapped = is_narrow(ret, 0) && looks_wrapped(&shape, page.width);
    page.is_typeset = shape.hyphens > 1 && shape.hyphens * 15 >= shape.bounds;
    size_t first = 0;
    for (size_t i = 1; i <= ret->count; i++) {
        if (i == ret->count || ret->data[i].gap > 0) {
            read_block(&page, first, i);
            first = i;
        }
    }
}
