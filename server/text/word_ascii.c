/* SPDX-License-Identifier: MIT */
/* The fast path: most words of most papers are ASCII letters up to a blank. What
 * needs to look further (initialisms, numbers with signs, any other character)
 * is left to word.c, which gives the same result for what is done here. */
#include <assert.h>

#include "text/fold.h"
#include "text/word.h"

/* The folded form of ASCII letters and digits, 0 for all else. */
static const unsigned char folded_ascii[256] = {
    ['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5',
    ['6'] = '6', ['7'] = '7', ['8'] = '8', ['9'] = '9', ['A'] = 'a', ['B'] = 'b',
    ['C'] = 'c', ['D'] = 'd', ['E'] = 'e', ['F'] = 'f', ['G'] = 'g', ['H'] = 'h',
    ['I'] = 'i', ['J'] = 'j', ['K'] = 'k', ['L'] = 'l', ['M'] = 'm', ['N'] = 'n',
    ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r', ['S'] = 's', ['T'] = 't',
    ['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y', ['Z'] = 'z',
    ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f',
    ['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j', ['k'] = 'k', ['l'] = 'l',
    ['m'] = 'm', ['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r',
    ['s'] = 's', ['t'] = 't', ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x',
    ['y'] = 'y', ['z'] = 'z',
};

static bool
is_digit(unsigned char byte)
{
    return byte >= '0' && byte <= '9';
}

bool
word_starts_ascii(unsigned char byte)
{
    return folded_ascii[byte] != 0;
}

/* What to do where the letters and digits stop. */
enum step {
    STEP_END,
    STEP_SKIP_ONE,
    STEP_SKIP_THREE,
    STEP_LEAVE
};

static unsigned char
byte_at(struct str text, size_t at)
{
    return at < text.length ? (unsigned char)text.data[at] : 0;
}

/* After an apostrophe: `last` and `next` stand around it. */
static enum step
step_over_apostrophe(unsigned char last, unsigned char next, enum step skip)
{
    if (next >= 0x80 || (is_digit(last) && is_digit(next))) {
        return STEP_LEAVE;
    }
    return folded_ascii[next] ? skip : STEP_END;
}

static enum step
step_at_high_byte(struct str text, size_t at, bool is_number)
{
    unsigned char last = byte_at(text, at - 1);
    if (byte_at(text, at) == 0xC2 && byte_at(text, at + 1) == 0xA0) {
        return is_number ? STEP_LEAVE : STEP_END; /* NBSP */
    }
    if (byte_at(text, at) != 0xE2 || byte_at(text, at + 1) != 0x80) {
        return STEP_LEAVE;
    }
    switch (byte_at(text, at + 2)) {
    case 0x99: /* right single quotation mark */
        return step_over_apostrophe(last, byte_at(text, at + 3), STEP_SKIP_THREE);
    case 0x93: /* en dash */
    case 0x94: /* em dash */
    case 0x9C: /* double quotation marks */
    case 0x9D:
    case 0xA6: /* ellipsis */
        return STEP_END;
    default:
        return STEP_LEAVE;
    }
}

static enum step
choose_step(struct str text, size_t start, size_t at)
{
    if (at == text.length) {
        return STEP_END;
    }
    unsigned char byte = byte_at(text, at);
    unsigned char next = byte_at(text, at + 1);
    bool is_number = is_digit(byte_at(text, start));
    bool goes_on = folded_ascii[next] != 0 || next >= 0x80;
    if (byte >= 0x80) {
        return step_at_high_byte(text, at, is_number);
    }
    switch (byte) {
    case '\'':
        return step_over_apostrophe(byte_at(text, at - 1), next, STEP_SKIP_ONE);
    case '.':
        if (at == start + 1 && next == ' ' && byte_at(text, at + 2) > ' ') {
            return STEP_LEAVE; /* perhaps initials with blanks between them */
        }
        return goes_on && (is_number || at == start + 1) ? STEP_LEAVE : STEP_END;
    case ',':
        return goes_on && is_number ? STEP_LEAVE : STEP_END;
    default:
        return STEP_END;
    }
}

bool
word_read_ascii(struct word *ret, struct str text, size_t start, struct buf *folded)
{
    const unsigned char *bytes = (const unsigned char *)text.data;
    assert(word_starts_ascii(bytes[start]));
    char *out = buf_reserve(folded, FOLD_LIMIT);
    size_t length = 0;
    size_t at = start;
    bool has_digit = false;
    for (;;) {
        size_t room = FOLD_LIMIT - length;
        size_t stop = text.length - at < room ? text.length : at + room;
        unsigned char letter;
        while (at < stop && (letter = folded_ascii[bytes[at]]) != 0) {
            out[length++] = (char)letter;
            has_digit |= letter <= '9';
            at++;
        }
        enum step step = length == FOLD_LIMIT ? STEP_END : choose_step(text, start, at);
        if (step == STEP_LEAVE) {
            return false;
        }
        if (step == STEP_END) {
            break;
        }
        at += step == STEP_SKIP_ONE ? 1 : 3;
    }
    buf_grow(folded, length);
    *ret = (struct word){
        .start = start,
        .end = at,
        .weight = WORD_WEIGHT,
        .is_capital = bytes[start] >= 'A' && bytes[start] <= 'Z',
        .is_lower = bytes[start] >= 'a',
        .has_digit = has_digit,
    };
    return true;
}
