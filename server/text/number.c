/* SPDX-License-Identifier: MIT */
#include "text/number.h"

#include <stdint.h>

#include "text/script.h"
#include "text/utf8.h"

/* 200,000 and 200'000 and 200 000 (with a space that does not break) are 200000;
 * 3,5 and 3.5 are 3.5. Which sign is which follows from the groups alone, since
 * the language is not known here; what does not fit is left in pieces (dates,
 * lists, addresses). */

enum separator {
    SEPARATOR_NONE,
    SEPARATOR_SPACE,
    SEPARATOR_COMMA,
    SEPARATOR_DOT
};

#define GROUP_LIMIT 10

struct group {
    enum separator before;
    size_t first; /* of the digits */
    size_t count;
    size_t end; /* in the text */
};

struct groups {
    char digits[NUMBER_DIGITS];
    size_t digit_count;
    struct group items[GROUP_LIMIT];
    size_t count;
};

static enum separator
classify_separator(uint32_t code_point)
{
    switch (code_point) {
    case 0xA0:   /* no-break space */
    case 0x2007: /* figure space */
    case 0x2009: /* thin space */
    case 0x202F: /* narrow no-break space */
    case '\'':
    case 0x2019:
    case 0x66C: /* Arabic thousands separator */
        return SEPARATOR_SPACE;
    case ',':
    case 0x66B: /* Arabic decimal separator */
    case 0xFF0C:
        return SEPARATOR_COMMA;
    case '.':
    case 0xFF0E:
        return SEPARATOR_DOT;
    default:
        return SEPARATOR_NONE;
    }
}

static bool
read_digits(struct groups *groups, struct group *group, struct str text, size_t at)
{
    group->first = groups->digit_count;
    group->count = 0;
    group->end = at;
    while (at < text.length) {
        int digit = char_digit(utf8_next(text, &at));
        if (digit < 0) {
            break;
        }
        if (groups->digit_count + 2 >= NUMBER_DIGITS) {
            return false;
        }
        groups->digits[groups->digit_count++] = (char)('0' + digit);
        group->count++;
        group->end = at;
    }
    return group->count > 0;
}

static bool
read_groups(struct groups *groups, struct str text, size_t start)
{
    groups->count = 0;
    groups->digit_count = 0;
    enum separator before = SEPARATOR_NONE;
    size_t at = start;
    while (groups->count < GROUP_LIMIT) {
        struct group *group = &groups->items[groups->count];
        if (!read_digits(groups, group, text, at)) {
            break;
        }
        group->before = before;
        groups->count++;
        at = group->end;
        if (at == text.length) {
            break;
        }
        before = classify_separator(utf8_next(text, &at));
        if (before == SEPARATOR_NONE) {
            break;
        }
    }
    return groups->count > 1;
}

/* How many groups of three follow the first with one and the same sign. */
static size_t
count_thousands(const struct groups *groups)
{
    const struct group *first = &groups->items[0];
    if (first->count > 3 || groups->digits[0] == '0') {
        return 0;
    }
    size_t count = 0;
    while (count + 1 < groups->count && groups->items[count + 1].count == 3 &&
           groups->items[count + 1].before == groups->items[1].before) {
        count++;
    }
    return count;
}

static enum separator
separator_at(const struct groups *groups, size_t group)
{
    return group < groups->count ? groups->items[group].before : SEPARATOR_NONE;
}

static bool
is_zeros(const struct groups *groups, size_t group)
{
    const struct group *item = &groups->items[group];
    return memcmp(groups->digits + item->first, "000", item->count) == 0;
}

/* Where the sign is a full stop, a single group of three is a fraction (3.141)
 * unless it is 000, or a decimal comma follows. */
static size_t
trust_thousands(const struct groups *groups, size_t thousands)
{
    enum separator sign = separator_at(groups, 1);
    enum separator after = separator_at(groups, thousands + 1);
    if (after == sign && thousands > 0) {
        return 0; /* 1.234.5 is no number */
    }
    if (sign == SEPARATOR_DOT && thousands == 1 && after != SEPARATOR_COMMA) {
        return is_zeros(groups, 1) ? 1 : 0;
    }
    return thousands;
}

/* Whether group `at` is a decimal fraction of what stands before it. */
static bool
is_fraction(const struct groups *groups, size_t at, size_t thousands)
{
    enum separator sign = separator_at(groups, at);
    if (sign != SEPARATOR_COMMA && sign != SEPARATOR_DOT) {
        return false;
    }
    /* The same sign again is a date or a list. */
    return sign != separator_at(groups, at + 1) &&
           (thousands == 0 || sign != separator_at(groups, 1));
}

/* A comma and three digits after a number that takes no thousands ("2023,125")
 * is a list. */
static bool
is_list(const struct groups *groups)
{
    return separator_at(groups, 1) == SEPARATOR_COMMA && groups->items[0].count > 3;
}

bool
number_read(struct number *ret, struct str text, size_t start)
{
    struct groups groups;
    if (!read_groups(&groups, text, start)) {
        return false;
    }
    size_t thousands = trust_thousands(&groups, count_thousands(&groups));
    size_t whole = thousands + 1;
    size_t length = groups.items[thousands].first + groups.items[thousands].count;
    memcpy(ret->folded, groups.digits, length);
    ret->end = groups.items[thousands].end;
    if (is_fraction(&groups, whole, thousands) && !(thousands == 0 && is_list(&groups))) {
        ret->folded[length++] = '.';
        memcpy(ret->folded + length, groups.digits + groups.items[whole].first,
               groups.items[whole].count);
        length += groups.items[whole].count;
        ret->end = groups.items[whole].end;
    }
    bool is_joined = ret->end != groups.items[0].end;
    ret->loose_end = is_joined ? 0 : groups.items[groups.count - 1].end;
    ret->length = length;
    return true;
}
