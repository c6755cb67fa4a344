/* SPDX-License-Identifier: MIT */
#include "match/quantity.h"

#include <stddef.h>
#include <string.h>

#include "match/figure.h"
#include "match/thresholds.h"
#include "text/phrase.h"
#include "text/utf8.h"

#define CLOCK \
    LEXICON_SET(LEXICON_CLOCK, LEXICON_OCLOCK, LEXICON_FORENOON, LEXICON_AFTERNOON)

/* Words in front of a number that make it an inexact one. */
#define VAGUE_REACH 3

static struct span
bytes_of(const struct quantity *self)
{
    return (struct span){self->tokens->data[self->first].source.start,
                         self->tokens->data[self->last].source.end};
}

static bool
has_token(const struct quantity *self, int64_t at)
{
    return at >= 0 && (size_t)at < self->tokens->count;
}

/* A phrase begins with that token. */
static bool
begins(const struct quantity *self, int64_t at, struct lexicon_set senses,
       struct phrase *ret)
{
    return has_token(self, at) &&
           phrase_at(self->text, self->tokens->data[at].source.start, senses, ret);
}

static bool
is_near(const struct quantity *self, struct lexicon_set senses)
{
    struct phrase phrase;
    for (int64_t at = (int64_t)self->first - DIFFERENCE_REACH;
         at <= (int64_t)self->last + DIFFERENCE_REACH; at++) {
        bool inside = at >= self->first && at <= self->last;
        if (!inside && begins(self, at, senses, &phrase)) {
            return true;
        }
    }
    return false;
}

/* In words, as far as it begins with that token and ends the quantity. */
static bool
read_words(struct quantity *self, uint32_t first)
{
    struct phrase phrase;
    self->first = first;
    if (!begins(self, first, LEXICON_SET(LEXICON_NUMBER), &phrase) ||
        phrase.end != bytes_of(self).end) {
        return false;
    }
    self->figure = lexicon_text(phrase.entry->value);
    return true;
}

bool
quantity_read(struct quantity *ret, const struct tokens *tokens, struct str text,
              uint32_t from, uint32_t end)
{
    *ret = (struct quantity){tokens, text, end - 1, end - 1, STR_NONE};
    for (uint32_t at = from; at < end; at++) {
        if (read_words(ret, at)) {
            return true;
        }
    }
    ret->first = end - 1;
    ret->figure = tokens_folded(tokens, end - 1);
    return (tokens->data[end - 1].flags & TOKEN_NUMBER) != 0;
}

/* The bytes right in front of the number, without blanks. */
static struct str
text_before(const struct quantity *self)
{
    size_t end = bytes_of(self).start;
    while (end > 0 && self->text.data[end - 1] == ' ') {
        end--;
    }
    return str_slice(self->text, 0, end);
}

static bool
ends_with(struct str text, const char *end)
{
    size_t length = strlen(end);
    return text.length >= length &&
           memcmp(text.data + text.length - length, end, length) == 0;
}

/* Digits, with at most one point: no "F16", no year with the letter of its era. */
static bool
is_plain(struct str figure)
{
    for (size_t i = 0; i < figure.length; i++) {
        char c = figure.data[i];
        if ((c < '0' || c > '9') && c != '.') {
            return false;
        }
    }
    return figure.length > 0;
}

/* The other's number stands among the words around: a date or a list in another order. */
static bool
stands_around(const struct quantity *self, struct str figure)
{
    for (int64_t at = (int64_t)self->first - DIFFERENCE_REACH;
         at <= (int64_t)self->last + DIFFERENCE_REACH; at++) {
        bool inside = at >= self->first && at <= self->last;
        if (!inside && has_token(self, at) &&
            figure_is_same(tokens_folded(self->tokens, (size_t)at), figure)) {
            return true;
        }
    }
    return false;
}

/* 1900 to 2099 without a separator: a year of our era, if any number of four digits. */
static bool
is_year(const struct quantity *self)
{
    struct str figure = self->figure;
    return self->first == self->last && span_length(bytes_of(self)) == 4 &&
           figure.length == 4 &&
           (memcmp(figure.data, "19", 2) == 0 || memcmp(figure.data, "20", 2) == 0);
}

/* A year of the Hijra, of the Persian or of the Buddhist calendar, beside one of ours. */
static bool
is_other_era(const struct quantity *a, const struct quantity *b)
{
    struct str other = (is_year(a) ? b : a)->figure;
    return is_year(a) != is_year(b) && other.length == 4 &&
           (memcmp(other.data, "13", 2) == 0 || memcmp(other.data, "14", 2) == 0 ||
            memcmp(other.data, "25", 2) == 0);
}

static bool
is_copyright(const struct quantity *self)
{
    struct str before = text_before(self);
    return ends_with(before, "©") || ends_with(before, "(c)") ||
           ends_with(before, "(C)") || is_near(self, LEXICON_SET(LEXICON_RIGHTS));
}

/* Words stand beside it that do beside an hour, or minutes. */
static bool
is_hour(const struct quantity *self)
{
    size_t end = bytes_of(self).end;
    bool colon = end + 1 < self->text.length && self->text.data[end] == ':' &&
                 self->text.data[end + 1] >= '0' && self->text.data[end + 1] <= '9';
    return colon || is_near(self, CLOCK);
}

/* By the clock of twelve hours here and of twenty-four there, or of another place. */
static bool
is_other_clock(const struct quantity *a, const struct quantity *b)
{
    double left = figure_value(a->figure);
    double right = figure_value(b->figure);
    double apart = left > right ? left - right : right - left;
    return (apart == 12 && left <= 24 && right <= 24 && (is_hour(a) || is_hour(b))) ||
           (left <= 2400 && right <= 2400 && is_hour(a) && is_hour(b) &&
            a->figure.length != b->figure.length);
}

/* The currency sign right in front of a number, empty if there is none. */
static struct str
currency_of(const struct quantity *self)
{
    static const char *const signs[] = {"$", "€", "£", "¥", "₽", "₹", "₴", "₩", "₪"};
    struct str before = text_before(self);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (ends_with(before, signs[i])) {
            return str_from(signs[i]);
        }
    }
    return (struct str){0};
}

static bool
is_bracketed(const struct quantity *self)
{
    struct str before = text_before(self);
    struct str sign = currency_of(self);
    before = str_slice(before, 0, before.length - sign.length);
    while (before.length > 0 && before.data[before.length - 1] >= 'A' &&
           before.data[before.length - 1] <= 'Z') {
        before.length--; /* "(US$27" */
    }
    return ends_with(before, "(") || ends_with(before, "[");
}

/* In another currency, or in brackets behind the sum that it was converted from. */
static bool
is_conversion(const struct quantity *a, const struct quantity *b)
{
    struct str left = currency_of(a);
    struct str right = currency_of(b);
    bool other = left.length > 0 && right.length > 0 && !str_equal(left, right);
    return other || (is_bracketed(a) && is_bracketed(b) &&
                     figure_is_within(a->figure, b->figure, DIFFERENCE_CONVERTED));
}

/* "Some", "nearly": the number behind it is no exact one. */
static bool
is_vague(const struct quantity *self)
{
    struct phrase phrase;
    for (int64_t at = (int64_t)self->first - VAGUE_REACH; at < self->first; at++) {
        if (begins(self, at, LEXICON_SET(LEXICON_VAGUE), &phrase)) {
            return true;
        }
    }
    return false;
}

/* "Million": the number in front of it is seldom exact. */
static bool
is_multiple(const struct quantity *self)
{
    struct phrase phrase;
    return begins(self, (int64_t)self->last + 1, LEXICON_SET(LEXICON_MULTIPLE), &phrase);
}

static bool
is_rounding(const struct quantity *a, const struct quantity *b)
{
    double limit = is_vague(a) || is_vague(b) ? DIFFERENCE_VAGUE : DIFFERENCE_ROUNDED;
    struct str left = a->figure;
    struct str right = b->figure;
    bool years = is_year(a) && is_year(b) && currency_of(a).length == 0 &&
                 currency_of(b).length == 0;
    bool tells = is_multiple(a) && is_multiple(b);
    bool well = figure_is_rounded_well(left, right) &&
                figure_is_within(left, right, DIFFERENCE_ROUNDED_WELL);
    return !years && (well || (figure_is_rounded(left, right, tells) &&
                               figure_is_within(left, right, limit)));
}

/* Between words that are written from right to left. */
static bool
runs_leftwards(const struct quantity *self)
{
    size_t at = bytes_of(self).start;
    while (at > 0) {
        at = utf8_floor(self->text, at - 1);
        size_t next = at;
        uint32_t c = utf8_next(self->text, &next);
        if (c >= 0x41 && (c < 0x2000 || c > 0x206F)) {
            return c >= 0x590 && c < 0x900;
        }
    }
    return false;
}

/* "2,4" and "4.2": some systems turn a decimal round when it stands in such a line. */
static bool
is_turned_round(const struct quantity *a, const struct quantity *b)
{
    return runs_leftwards(a) && runs_leftwards(b) &&
           figure_is_mirrored(a->figure, b->figure);
}

bool
quantity_differs(const struct quantity *a, const struct quantity *b)
{
    struct str left = a->figure;
    struct str right = b->figure;
    return is_plain(left) && is_plain(right) && !figure_is_same(left, right) &&
           figure_value(left) != figure_value(right) && !stands_around(b, left) &&
           !stands_around(a, right) && !is_other_era(a, b) && !is_copyright(a) &&
           !is_copyright(b) && !is_other_clock(a, b) && !is_conversion(a, b) &&
           !is_rounding(a, b) && !is_turned_round(a, b);
}

/* Whether one blank, or a full stop and one, is all that stands between. */
static bool
is_next(const struct tokens *tokens, uint32_t left)
{
    uint32_t apart = tokens->data[left + 1].source.start - tokens->data[left].source.end;
    return apart == 1 || apart == 2;
}

/* The word at that token is a month. */
static bool
is_month(const struct quantity *self, int64_t at)
{
    struct phrase phrase;
    return begins(self, at, LEXICON_SET(LEXICON_MONTH), &phrase);
}

struct span
quantity_span(const struct quantity *self)
{
    struct span ret = bytes_of(self);
    struct str sign = currency_of(self);
    bool is_day = self->figure.length <= 2 && is_plain(self->figure);
    if (sign.length > 0 && ret.start >= sign.length &&
        self->text.data[ret.start - 1] != ' ') {
        ret.start -= (uint32_t)sign.length;
    } else if (is_day && is_month(self, (int64_t)self->first - 1) &&
               is_next(self->tokens, self->first - 1)) {
        ret.start = self->tokens->data[self->first - 1].source.start;
    } else if (is_day && is_month(self, (int64_t)self->last + 1) &&
               is_next(self->tokens, self->last)) {
        ret.end = self->tokens->data[self->last + 1].source.end;
    }
    if (ret.end < self->text.length && self->text.data[ret.end] == '%') {
        ret.end++;
    }
    return ret;
}
