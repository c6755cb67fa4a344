/* SPDX-License-Identifier: MIT */
#include "match/quantity.h"

#include <stddef.h>
#include <string.h>

#include "match/figure.h"
#include "match/thresholds.h"
#include "text/utf8.h"

static struct str
word_of(const struct word_place *place)
{
    return tokens_folded(place->tokens, place->at);
}

static struct span
bytes_of(const struct word_place *place)
{
    return place->tokens->data[place->at].source;
}

/* The word `offset` tokens away; empty where the text ends. */
static struct str
neighbour(const struct word_place *place, int offset)
{
    int64_t at = (int64_t)place->at + offset;
    bool inside = at >= 0 && (size_t)at < place->tokens->count;
    return inside ? tokens_folded(place->tokens, (size_t)at) : (struct str){0};
}

static bool
is_one_of(struct str word, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (str_equal(word, str_from(*words))) {
            return true;
        }
    }
    return false;
}

static bool
is_near_word(const struct word_place *place, const char *const *words)
{
    for (int offset = -DIFFERENCE_REACH; offset <= DIFFERENCE_REACH; offset++) {
        if (is_one_of(neighbour(place, offset), words)) {
            return true;
        }
    }
    return false;
}

/* The bytes right in front of the number, without blanks. */
static struct str
text_before(const struct word_place *place)
{
    size_t end = bytes_of(place).start;
    while (end > 0 && place->text.data[end - 1] == ' ') {
        end--;
    }
    return str_slice(place->text, 0, end);
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
stands_around(const struct word_place *place, struct str figure)
{
    for (int offset = -DIFFERENCE_REACH; offset <= DIFFERENCE_REACH; offset++) {
        struct str word = neighbour(place, offset);
        if (offset != 0 && word.length > 0 && figure_is_same(word, figure)) {
            return true;
        }
    }
    return false;
}

/* 1900 to 2099 without a separator: a year of our era, if any number of four digits. */
static bool
is_year(const struct word_place *place)
{
    struct str figure = word_of(place);
    return span_length(bytes_of(place)) == 4 && figure.length == 4 &&
           (memcmp(figure.data, "19", 2) == 0 || memcmp(figure.data, "20", 2) == 0);
}

/* A year of the Hijra, of the Persian or of the Buddhist calendar, beside one of ours. */
static bool
is_other_era(const struct word_place *a, const struct word_place *b)
{
    struct str other = word_of(is_year(a) ? b : a);
    return is_year(a) != is_year(b) && other.length == 4 &&
           (memcmp(other.data, "13", 2) == 0 || memcmp(other.data, "14", 2) == 0 ||
            memcmp(other.data, "25", 2) == 0);
}

static bool
is_copyright(const struct word_place *place)
{
    static const char *const words[] = {"copyright", "rights", "©", NULL};
    struct str before = text_before(place);
    return ends_with(before, "©") || ends_with(before, "(c)") ||
           ends_with(before, "(C)") || is_near_word(place, words);
}

/* Words that an hour stands beside, folded. */
static bool
is_hour(const struct word_place *place)
{
    static const char *const words[] = {"am",   "pm",   "a.m", "p.m",    "gmt",   "utc",
                                        "est",  "edt",  "et",  "cet",    "uhr",   "noon",
                                        "a.m.", "p.m.", "h",   "heures", "horas", NULL};
    size_t end = bytes_of(place).end;
    bool colon = end + 1 < place->text.length && place->text.data[end] == ':' &&
                 place->text.data[end + 1] >= '0' && place->text.data[end + 1] <= '9';
    return colon || is_near_word(place, words);
}

/* By the clock of twelve hours here and of twenty-four there, or of another place. */
static bool
is_other_clock(const struct word_place *a, const struct word_place *b)
{
    double left = figure_value(word_of(a));
    double right = figure_value(word_of(b));
    double apart = left > right ? left - right : right - left;
    return (apart == 12 && left <= 24 && right <= 24 && (is_hour(a) || is_hour(b))) ||
           (left <= 2400 && right <= 2400 && is_hour(a) && is_hour(b) &&
            word_of(a).length != word_of(b).length);
}

/* The currency sign right in front of a number, empty if there is none. */
static struct str
currency_of(const struct word_place *place)
{
    static const char *const signs[] = {"$", "€", "£", "¥", "₽", "₹", "₴", "₩", "₪"};
    struct str before = text_before(place);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (ends_with(before, signs[i])) {
            return str_from(signs[i]);
        }
    }
    return (struct str){0};
}

static bool
is_bracketed(const struct word_place *place)
{
    struct str before = text_before(place);
    struct str sign = currency_of(place);
    before = str_slice(before, 0, before.length - sign.length);
    while (before.length > 0 && before.data[before.length - 1] >= 'A' &&
           before.data[before.length - 1] <= 'Z') {
        before.length--; /* "(US$27" */
    }
    return ends_with(before, "(") || ends_with(before, "[");
}

/* In another currency, or in brackets behind the sum that it was converted from. */
static bool
is_conversion(const struct word_place *a, const struct word_place *b)
{
    struct str left = currency_of(a);
    struct str right = currency_of(b);
    bool other = left.length > 0 && right.length > 0 && !str_equal(left, right);
    return other || (is_bracketed(a) && is_bracketed(b) &&
                     figure_is_within(word_of(a), word_of(b), DIFFERENCE_CONVERTED));
}

/* "Some", "nearly": the number behind it is no exact one. */
static bool
is_vague(const struct word_place *place)
{
    static const char *const words[] = {
        "about",         "around",  "roughly", "nearly", "almost", "some",     "over",
        "approximately", "more",    "least",   "under",  "fewer",  "less",     "up",
        "close",         "rund",    "etwa",    "fast",   "knapp",  "uber",     "environ",
        "pres",          "quelque", "casi",    "unos",   "unas",   "cerca",    "quasi",
        "circa",         "около",   "почти",   "более",  "ca",     "ongeveer", "bijna",
        "prawie",        "okolo",   "omkring", NULL};
    for (int offset = -3; offset < 0; offset++) {
        if (is_one_of(neighbour(place, offset), words)) {
            return true;
        }
    }
    return false;
}

/* "Million": the number in front of it is seldom exact. */
static bool
is_multiple(const struct word_place *place)
{
    static const char *const words[] = {
        "thousand", "million",  "billion",   "trillion",   "m",
        "bn",       "millions", "millionen", "milliarden", "milliards",
        "millones", "milioni",  "mio",       "mrd",        NULL};
    return is_one_of(neighbour(place, 1), words);
}

static bool
is_rounding(const struct word_place *a, const struct word_place *b)
{
    double limit = is_vague(a) || is_vague(b) ? DIFFERENCE_VAGUE : DIFFERENCE_ROUNDED;
    struct str left = word_of(a);
    struct str right = word_of(b);
    bool years = is_year(a) && is_year(b) && currency_of(a).length == 0 &&
                 currency_of(b).length == 0;
    bool tells = is_multiple(a) && is_multiple(b);
    return !years && figure_is_rounded(left, right, tells) &&
           figure_is_within(left, right, limit);
}

bool
quantity_differs(const struct word_place *a, const struct word_place *b)
{
    struct str left = word_of(a);
    struct str right = word_of(b);
    return is_plain(left) && is_plain(right) && !figure_is_same(left, right) &&
           !stands_around(b, left) && !stands_around(a, right) && !is_other_era(a, b) &&
           !is_copyright(a) && !is_copyright(b) && !is_other_clock(a, b) &&
           !is_conversion(a, b) && !is_rounding(a, b);
}

/* Whether one blank, or a full stop and one, is all that stands between. */
static bool
is_next(const struct tokens *tokens, uint32_t left)
{
    uint32_t apart = tokens->data[left + 1].source.start - tokens->data[left].source.end;
    return apart == 1 || apart == 2;
}

/* By the beginning that the languages of Europe share for most of them. */
static bool
is_month(struct str word)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may",
                                         "mai", "jun", "jul", "aug", "sep",
                                         "oct", "okt", "nov", "dec", "dez"};
    for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
        if (str_starts_with(word, str_from(months[i]))) {
            return true;
        }
    }
    return false;
}

struct span
quantity_span(const struct word_place *place)
{
    struct span ret = bytes_of(place);
    struct str sign = currency_of(place);
    bool is_day = word_of(place).length <= 2 && is_plain(word_of(place));
    if (sign.length > 0 && ret.start >= sign.length &&
        place->text.data[ret.start - 1] != ' ') {
        ret.start -= (uint32_t)sign.length;
    } else if (is_day && is_month(neighbour(place, -1)) &&
               is_next(place->tokens, place->at - 1)) {
        ret.start = place->tokens->data[place->at - 1].source.start;
    } else if (is_day && is_month(neighbour(place, 1)) &&
               is_next(place->tokens, place->at)) {
        ret.end = place->tokens->data[place->at + 1].source.end;
    }
    if (ret.end < place->text.length && place->text.data[ret.end] == '%') {
        ret.end++;
    }
    return ret;
}
