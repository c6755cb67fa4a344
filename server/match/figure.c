/* SPDX-License-Identifier: MIT */
#include "match/figure.h"

#include <stddef.h>
#include <string.h>

#include "match/thresholds.h"

/* Of a folded number: digits with at most one point. */
double
figure_value(struct str number)
{
    double value = 0;
    double unit = 0; /* of the next digit behind the point; 0 in front of it */
    for (size_t i = 0; i < number.length; i++) {
        char c = number.data[i];
        if (c == '.' && unit == 0) {
            unit = 0.1;
        } else if (c < '0' || c > '9') {
            break;
        } else if (unit == 0) {
            value = 10 * value + (c - '0');
        } else {
            value += unit * (c - '0');
            unit /= 10;
        }
    }
    return value;
}

bool
figure_is_near(struct str a, struct str b)
{
    double left = figure_value(a);
    double right = figure_value(b);
    double more = left > right ? left : right;
    double less = left > right ? right : left;
    return less >= FIGURE_NEAR * more;
}

bool
figure_is_within(struct str a, struct str b, double limit)
{
    double left = figure_value(a);
    double right = figure_value(b);
    double more = left > right ? left : right;
    double apart = left > right ? left - right : right - left;
    return apart <= limit * more;
}

static size_t
decimals_of(struct str number)
{
    const char *point = memchr(number.data, '.', number.length);
    return point != NULL ? number.length - 1 - (size_t)(point - number.data) : 0;
}

/* The longer has been rounded or cut to the digits of the shorter, and little is lost by
 * it: 5749.92 is 5749 or 5750, but 2.4 is not 2. */
static bool
is_rounded(struct str a, struct str b)
{
    double left = figure_value(a);
    double right = figure_value(b);
    double more = left > right ? left : right;
    double apart = left > right ? left - right : right - left;
    double unit = 1;
    for (size_t i = decimals_of(decimals_of(a) < decimals_of(b) ? a : b); i > 0; i--) {
        unit /= 10;
    }
    return decimals_of(a) != decimals_of(b) && apart < unit &&
           apart <= FIGURE_ROUNDED * more;
}

/* The digits of a figure that say something, group for group. */
struct digits {
    struct str groups[4];
    size_t count;
    bool has_letters;
};

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static struct digits
digits_of(struct str figure)
{
    struct digits ret = {.count = 0};
    size_t at = 0;
    while (at < figure.length && ret.count < 4) {
        size_t start = at;
        while (at < figure.length && is_digit(figure.data[at])) {
            at++;
        }
        struct str group = str_slice(figure, start, at);
        if (group.length > 0) {
            ret.groups[ret.count++] = group;
        }
        while (at < figure.length && !is_digit(figure.data[at])) {
            ret.has_letters = ret.has_letters || (unsigned char)figure.data[at] >= 0x80;
            at++;
        }
    }
    return ret;
}

/* Whether the groups of one number, in this order, are the digits of the other: "09:47"
 * in one piece, or thousands with the separator of another language. */
static bool
is_joined(const struct digits *groups, bool backwards, struct str digits)
{
    size_t at = 0;
    for (size_t i = 0; i < groups->count; i++) {
        struct str group = groups->groups[backwards ? groups->count - 1 - i : i];
        if (!str_starts_with(str_slice(digits, at, digits.length), group)) {
            return false;
        }
        at += group.length;
    }
    return at == digits.length;
}

/* "2.464" and "2464", "47ر09" and "0947". */
static bool
is_ungrouped(const struct digits *a, const struct digits *b)
{
    const struct digits *groups = a->count > b->count ? a : b;
    const struct digits *whole = a->count > b->count ? b : a;
    if (groups->count != 2 || whole->count != 1) {
        return false;
    }
    bool thousands = !groups->has_letters && groups->groups[1].length == 3;
    return (thousands && is_joined(groups, false, whole->groups[0])) ||
           (groups->has_letters && is_joined(groups, true, whole->groups[0]));
}

bool
figure_is_same(struct str a, struct str b)
{
    struct digits left = digits_of(a);
    struct digits right = digits_of(b);
    bool same = left.count == right.count;
    bool has_letters = left.has_letters || right.has_letters;
    bool mirrored = same && has_letters;
    for (size_t i = 0; i < left.count && (same || mirrored); i++) {
        same = same && str_equal(left.groups[i], right.groups[i]);
        mirrored =
            mirrored && str_equal(left.groups[i], right.groups[right.count - 1 - i]);
    }
    return same || mirrored || is_ungrouped(&left, &right) ||
           (!has_letters && is_rounded(a, b));
}

/* The smallest unit that the number is given to: 0.1 for "26.6", 100 for "1200". */
static double
unit_of(struct str number)
{
    double unit = 1;
    size_t decimals = decimals_of(number);
    for (size_t i = 0; i < decimals; i++) {
        unit /= 10;
    }
    for (size_t i = number.length; decimals == 0 && i > 1 && number.data[i - 1] == '0';
         i--) {
        unit *= 10;
    }
    return unit;
}

bool
figure_is_rounded(struct str a, struct str b, bool inexact)
{
    double left = unit_of(a);
    double right = unit_of(b);
    double unit = left > right ? left : right;
    double coarse = figure_value(left > right ? a : b);
    double fine = figure_value(left > right ? b : a);
    double apart = coarse > fine ? coarse - fine : fine - coarse;
    /* 100 may be an exact number, 1,000 beside 1,012 or 27 beside 26.6 is none. */
    bool tells = inexact || coarse >= 1000 || left < 1 || right < 1;
    return left != right && tells && apart < unit;
}

bool
figure_is_rounded_well(struct str a, struct str b)
{
    double left = unit_of(a);
    double right = unit_of(b);
    double coarse = figure_value(left > right ? a : b);
    double fine = figure_value(left > right ? b : a);
    double apart = coarse > fine ? coarse - fine : fine - coarse;
    bool decimals = decimals_of(a) != decimals_of(b);
    return decimals && apart <= (left > right ? left : right) / 2;
}

bool
figure_is_mirrored(struct str a, struct str b)
{
    struct digits left = digits_of(a);
    struct digits right = digits_of(b);
    return left.count == 2 && right.count == 2 &&
           str_equal(left.groups[0], right.groups[1]) &&
           str_equal(left.groups[1], right.groups[0]);
}
