/* SPDX-License-Identifier: MIT */
#include "text/fold.h"

#include <utf8proc.h>

#include "text/script.h"
#include "text/utf8.h"

/* Decomposes (NFKD, full case folding), drops or replaces code points one by one
 * by what stands before them, and composes again. Words and their bounds are
 * token.c's business. */

#define TATWEEL 0x640
/* In what one character for a fraction decomposes to; kept, lest 5 1/2 written
 * with it become 512. */
#define FRACTION_SLASH 0x2044

struct replacement {
    int32_t from;
    const char *to;
};

/* Letters that papers write with and without their stroke, and that Unicode does
 * not decompose. Lower case, ascending. */
static const struct replacement latin_letters[] = {
    {0xE6, "ae"},  {0xF0, "d"},  {0xF8, "o"},  {0xFE, "th"}, {0x111, "d"},
    {0x127, "h"},  {0x131, "i"}, {0x138, "k"}, {0x142, "l"}, {0x14B, "ng"},
    {0x153, "oe"}, {0x167, "t"}, {0x180, "b"}, {0x192, "f"}, {0x199, "k"},
    {0x1B4, "y"},  {0x1E5, "g"}, {0x253, "b"}, {0x256, "d"}, {0x257, "d"},
};

static const char *
find_latin(int32_t code_point)
{
    if (code_point < 0xE6 || code_point > 0x257) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof latin_letters / sizeof latin_letters[0]; i++) {
        if (latin_letters[i].from == code_point) {
            return latin_letters[i].to;
        }
    }
    return NULL;
}

/* Arabic letters that are written for one another. */
static int32_t
unify_arabic(int32_t code_point)
{
    switch (code_point) {
    case 0x629: /* teh marbuta */
    case 0x6C1: /* heh goal */
    case 0x6D5: /* ae */
        return 0x647;
    case 0x649: /* alef maqsura */
    case 0x6CC: /* Farsi yeh */
        return 0x64A;
    case 0x6A9: /* keheh */
    case 0x6AA: /* swash kaf */
        return 0x643;
    case 0x671: /* alef wasla */
        return 0x627;
    default:
        return code_point;
    }
}

/* Vowel signs and recitation marks; hamza and madda only on alef. */
static bool
is_optional_arabic(int32_t mark, int32_t base)
{
    if (mark >= 0x653 && mark <= 0x655) {
        return base == 0x627;
    }
    return mark == 0x670 || (mark >= 0x64B && mark <= 0x65F) ||
           (mark >= 0x6D6 && mark <= 0x6ED);
}

static bool
is_optional_cyrillic(int32_t mark, int32_t base)
{
    if (mark == 0x308) {
        return base == 0x435; /* io is printed as ie */
    }
    /* Stress, but not the acute of Macedonian gje and kje. */
    return mark == 0x301 && base != 0x433 && base != 0x43A;
}

/* Whether a mark on a base letter is left out of the folded word. */
static bool
is_optional(int32_t mark, int32_t base)
{
    uint32_t letter = (uint32_t)base;
    if (char_is_latin(letter) || char_is_greek(letter)) {
        return true;
    }
    if (char_is_cyrillic(letter)) {
        return is_optional_cyrillic(mark, base);
    }
    if (mark >= 0x591 && mark <= 0x5C7) {
        return true; /* Hebrew points */
    }
    return is_optional_arabic(mark, base);
}

static int32_t
last_letter(const struct fold *self)
{
    for (size_t i = self->count; i > 0; i--) {
        if (char_kind((uint32_t)self->code_points[i - 1]) != CHAR_MARK) {
            return self->code_points[i - 1];
        }
    }
    return 0;
}

static void
push(struct fold *self, int32_t code_point)
{
    self->code_points[self->count++] = code_point;
}

static void
add_decomposed(struct fold *self, int32_t code_point)
{
    enum char_kind kind = char_kind((uint32_t)code_point);
    if (code_point == FRACTION_SLASH) {
        push(self, '/');
        return;
    }
    if (kind == CHAR_OTHER || kind == CHAR_IGNORED || code_point == TATWEEL) {
        return;
    }
    if (kind == CHAR_MARK) {
        /* A word may begin with a letter that is dropped (tatweel), not with a mark. */
        if (self->count > 0 && !is_optional(code_point, last_letter(self))) {
            push(self, code_point);
            self->marked = true;
        }
        return;
    }
    const char *latin = find_latin(code_point);
    int digit = char_digit((uint32_t)code_point);
    if (latin != NULL) {
        for (; *latin != '\0'; latin++) {
            push(self, *latin);
        }
    } else if (digit >= 0) {
        push(self, '0' + digit);
    } else {
        push(self, unify_arabic(code_point));
        /* Conjoining jamo. */
        self->marked |= code_point >= 0x1100 && code_point <= 0x11FF;
    }
}

/* The folded form of the letters that make up most of the world's newspapers and
 * need no decomposition, or 0. */
static int32_t
fold_directly(uint32_t code_point)
{
    if (code_point < 0x80) {
        return (int32_t)(code_point >= 'A' && code_point <= 'Z' ? code_point | 0x20
                                                                : code_point);
    }
    if (code_point >= 0x410 && code_point <= 0x44F) {
        return (int32_t)(code_point < 0x430 ? code_point + 0x20 : code_point);
    }
    bool plain = (code_point >= 0x4E00 && code_point <= 0x9FFF) ||
                 (code_point >= 0xAC00 && code_point <= 0xD7A3) ||
                 (code_point >= 0x3041 && code_point <= 0x3096) ||
                 (code_point >= 0x30A1 && code_point <= 0x30FA);
    return plain ? (int32_t)code_point : 0;
}

void
fold_add(struct fold *self, uint32_t code_point)
{
    int32_t direct = fold_directly(code_point);
    if (direct != 0) {
        push(self, direct);
        return;
    }
    utf8proc_int32_t parts[FOLD_EXPANSION];
    int boundary = UTF8PROC_BOUNDCLASS_START;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)code_point, parts, FOLD_EXPANSION,
        UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD, &boundary);
    if (count > FOLD_EXPANSION) {
        count = 0;
    }
    for (utf8proc_ssize_t i = 0;
         i < count && self->count + 2 < FOLD_LIMIT + FOLD_EXPANSION; i++) {
        add_decomposed(self, parts[i]);
    }
}

static int
combining_class(int32_t code_point)
{
    return utf8proc_get_property(code_point)->combining_class;
}

/* Canonical ordering (Unicode 15, section 3.11, D109). */
static void
order_marks(struct fold *self)
{
    for (size_t i = 1; i < self->count; i++) {
        int32_t moved = self->code_points[i];
        int class = combining_class(moved);
        size_t at = i;
        while (class > 0 && at > 0 &&
               combining_class(self->code_points[at - 1]) > class) {
            self->code_points[at] = self->code_points[at - 1];
            at--;
        }
        self->code_points[at] = moved;
    }
}

void
fold_finish(struct fold *self, struct buf *out)
{
    if (self->marked) {
        order_marks(self);
        utf8proc_ssize_t count =
            utf8proc_normalize_utf32(self->code_points, (utf8proc_ssize_t)self->count,
                                     UTF8PROC_COMPOSE | UTF8PROC_STABLE);
        self->count = count > 0 ? (size_t)count : self->count;
    }
    char *start = buf_reserve(out, self->count * 4);
    size_t length = 0;
    for (size_t i = 0; i < self->count; i++) {
        length += utf8_write((uint32_t)self->code_points[i], start + length);
    }
    buf_grow(out, length);
}

void
fold_word(struct str word, struct buf *out)
{
    struct fold fold;
    fold_clear(&fold);
    for (size_t at = 0; at < word.length && !fold_full(&fold);) {
        uint32_t code_point = utf8_next(word, &at);
        if (!char_is_apostrophe(code_point)) {
            fold_add(&fold, code_point);
        }
    }
    fold_finish(&fold, out);
}
