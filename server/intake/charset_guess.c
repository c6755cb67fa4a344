/* SPDX-License-Identifier: MIT */
/* uchardet knows the scripts and languages by their letters and falls for text with few
 * of them: every Western page of DOS or an old Mac, and English with typographer's
 * quotation marks. So what it says is held against how the text reads, beside the sets
 * that newsrooms have had. */
#include "intake/charset_guess.h"

#include <string.h>

#ifdef HAVE_UCHARDET
#include <uchardet/uchardet.h>
#endif

#include "text/language.h"
#include "text/script.h"
#include "text/utf8.h"

/* Bytes that are looked at: a page says what it is in them. */
#define GUESS_LIMIT ((size_t)64 << 10)
/* Of a text that is believed at most one character in so many stands where none does. */
#define BELIEVED 12u
/* What one that is wrong outweighs, in halves of one that is right. */
#define BAD_WEIGHT 8
/* Accents in a row of a word that is no gibberish: Turkish has three. */
#define PILED 3

enum kind {
    KIND_OTHER, /* blanks, ASCII punctuation, the text's end */
    KIND_DIGIT,
    KIND_SMALL, /* letters with case */
    KIND_CAPITAL,
    KIND_LETTER, /* without */
    KIND_MARK,
    KIND_OPENING,
    KIND_CLOSING,
    KIND_APOSTROPHE,
    KIND_DASH,
    KIND_SIGN,   /* of a number, a currency, a section */
    KIND_NOTHING /* a control character, or no character at all */
};

struct glyph {
    uint32_t code_point;
    enum kind kind;
    uint8_t script; /* of a letter: the block of its alphabet */
};

/* Characters of a text in other places than letters: what they may stand beside. */
static const struct {
    enum kind kind;
    uint32_t code_points[18]; /* 0 at the end */
} typography[] = {
    {KIND_APOSTROPHE, {0x2019}},
    /* Each of these opens a quotation in some language. */
    {KIND_CLOSING, {0x201C, 0x201D, 0xAB, 0xBB}},
    {KIND_OPENING, {0x2018, 0x201A, 0x201E, 0x2039, 0xA1, 0xBF}},
    {KIND_DASH, {0xA0, 0xAD, 0xB7, 0x2013, 0x2014, 0x2022, 0x2026}},
    {KIND_SIGN, {0xAA, 0xBA}}, /* "1ª": letters by their category */
    {KIND_NOTHING, {UTF8_REPLACEMENT}},
};

static enum kind
kind_of_other(uint32_t c)
{
    bool is_blank = c == '\n' || c == '\r' || c == '\t' || c == '\f';
    bool is_private = c >= 0xE000 && c <= 0xF8FF;
    if ((c < 0x20 && !is_blank) || (c >= 0x7F && c < 0xA0) || is_private) {
        return KIND_NOTHING;
    }
    return c < 0x80 ? KIND_OTHER : c >= 0x3000 ? KIND_DASH : KIND_SIGN;
}

static enum kind
kind_of(uint32_t c)
{
    for (size_t i = 0; i < sizeof typography / sizeof *typography && c >= 0x80; i++) {
        const uint32_t *code_point = typography[i].code_points;
        for (; *code_point != 0; code_point++) {
            if (*code_point == c) {
                return typography[i].kind;
            }
        }
    }
    switch (char_kind(c)) {
    case CHAR_MARK:
        return KIND_MARK;
    case CHAR_DIGIT:
        return c < 0x80 || char_digit(c) >= 0 ? KIND_DIGIT : KIND_SIGN;
    case CHAR_OTHER:
    case CHAR_IGNORED:
        return kind_of_other(c);
    default:
        return char_is_upper(c)   ? KIND_CAPITAL
               : char_is_lower(c) ? KIND_SMALL
                                  : KIND_LETTER;
    }
}

static uint8_t
script_of(uint32_t c)
{
    static const uint32_t starts[] = {0x250, 0x370, 0x400,  0x530,  0x590,  0x600, 0x780,
                                      0xE00, 0xE80, 0x1E00, 0x1F00, 0x2000, 0x3000};
    uint8_t at = 0;
    while (at < sizeof starts / sizeof *starts && c >= starts[at]) {
        at++;
    }
    /* Latin Extended Additional is Latin, Greek Extended is Greek. */
    return at == 10 ? 0 : at == 11 ? 2 : at;
}

static struct glyph
glyph_of(uint32_t c)
{
    return (struct glyph){c, kind_of(c), script_of(c)};
}

static bool
is_letter(struct glyph glyph)
{
    return glyph.kind == KIND_SMALL || glyph.kind == KIND_CAPITAL ||
           glyph.kind == KIND_LETTER || glyph.kind == KIND_MARK;
}

/* Letters beyond ASCII that the languages of Latin script are written with, small: the
 * main exemplar characters of CLDR 42. */
static const char *const alphabets[][2] = {
    {"cs", "áčďéěíňóřšťúůýž"},
    {"da", "æøåé"},
    {"de", "äöüß"},
    {"en", ""},
    {"es", "áéíñóúü"},
    {"fi", "äöåšž"},
    {"fr", "àâæçéèêëîïôœùûüÿ"},
    {"hr", "čćđšž"},
    {"hu", "áéíóöőúüű"},
    {"it", "àèéìíòóù"},
    {"nb", "æøåéòôà"},
    {"nl", "áäéëíïóöúü"},
    {"no", "æøåéòôà"},
    {"pl", "ąćęłńóśźż"},
    {"pt", "áâãàçéêíóôõú"},
    {"ro", "ăâîșțşţ"},
    {"sk", "áäčďéíĺľňóôŕšťúýž"},
    {"sl", "čšž"},
    {"sv", "åäöéà"},
    {"tr", "çğıöşüâîû"},
};

/* NULL where the language is not known, or not one of them. */
static const char *
find_alphabet(const char *language)
{
    for (size_t i = 0; language != NULL && i < sizeof alphabets / sizeof *alphabets;
         i++) {
        if (strcmp(alphabets[i][0], language) == 0) {
            return alphabets[i][1];
        }
    }
    return NULL;
}

/* Of capitals it is not asked. */
static bool
has_letter(const char *alphabet, uint32_t letter)
{
    struct str all = str_from(alphabet);
    for (size_t at = 0; at < all.length;) {
        if (utf8_next(all, &at) == letter) {
            return true;
        }
    }
    return char_is_upper(letter);
}

/* A reader of the text, one character at a time. */
struct sight {
    const char *alphabet; /* of the language that it seems to be in, or NULL */
    struct glyph left;
    struct glyph it;
    struct glyph right;
    uint32_t piled; /* letters beyond ASCII in a row, this one too */
};

/* In a word of one script, no capital behind a small letter, and in Latin script not one
 * accent after the other. */
static bool
fits_letter(const struct sight *self)
{
    struct glyph left = self->left;
    struct glyph it = self->it;
    struct glyph right = self->right;
    bool left_fits = !is_letter(left) || left.script == it.script ||
                     left.kind == KIND_MARK || it.kind == KIND_MARK;
    bool right_fits = !is_letter(right) || right.script == it.script ||
                      right.kind == KIND_MARK || it.kind == KIND_MARK;
    bool shouts = it.kind == KIND_CAPITAL && left.kind == KIND_SMALL;
    bool shouted = it.kind == KIND_SMALL && right.kind == KIND_CAPITAL;
    return left_fits && right_fits && !shouts && !shouted &&
           (it.script != 0 || self->piled <= PILED);
}

static bool
fits(const struct sight *self)
{
    bool inside = is_letter(self->left) && is_letter(self->right);
    switch (self->it.kind) {
    case KIND_SMALL:
    case KIND_CAPITAL:
    case KIND_LETTER:
    case KIND_MARK:
        return fits_letter(self);
    case KIND_OPENING:
        return !is_letter(self->left) && self->left.kind != KIND_DIGIT;
    case KIND_CLOSING:
    case KIND_SIGN:
        return !inside;
    case KIND_NOTHING:
        return false;
    default:
        return true;
    }
}

/* Where it is neither good nor bad: a letter of another language, as names have, and a
 * dash without blanks. */
static bool
is_neutral(const struct sight *self)
{
    if (is_letter(self->it)) {
        return self->alphabet != NULL && self->it.script == 0 &&
               !has_letter(self->alphabet, self->it.code_point);
    }
    return self->it.kind == KIND_DASH && is_letter(self->left) && is_letter(self->right);
}

static void
count(struct legibility *ret, struct sight *self)
{
    bool foreign = self->it.code_point >= 0x80;
    self->piled = foreign && is_letter(self->it) ? self->piled + 1 : 0;
    if (!foreign && self->it.kind != KIND_NOTHING) {
        return;
    }
    ret->other_script += foreign && is_letter(self->it) && self->it.script != 0;
    if (!fits(self)) {
        ret->bad++;
    } else {
        ret->good += !is_neutral(self);
        ret->neutral += is_neutral(self);
    }
}

struct legibility
legibility_of(struct str text)
{
    struct legibility ret = {0};
    const struct glyph nothing = {0, KIND_OTHER, 0};
    struct sight sight = {.alphabet = find_alphabet(language_guess(text)),
                          .left = nothing};
    size_t at = 0;
    sight.right = text.length > 0 ? glyph_of(utf8_next(text, &at)) : nothing;
    for (bool more = text.length > 0; more;) {
        sight.it = sight.right;
        more = at < text.length;
        sight.right = more ? glyph_of(utf8_next(text, &at)) : nothing;
        count(&ret, &sight);
        sight.left = sight.it;
    }
    return ret;
}

static const struct charset *
ask_uchardet(struct str bytes)
{
    const struct charset *ret = NULL;
#ifdef HAVE_UCHARDET
    uchardet_t detector = uchardet_new();
    if (uchardet_handle_data(detector, bytes.data, bytes.length) == 0) {
        uchardet_data_end(detector);
        ret = charset_find(str_from(uchardet_get_charset(detector)));
    }
    uchardet_delete(detector);
#else
    (void)bytes;
#endif
    return ret;
}

struct attempt {
    const struct charset *charset;
    struct buf text;
    struct legibility legibility;
    int64_t worth;
};

static void
try_charset(struct attempt *self, struct str bytes, const struct charset *charset)
{
    *self = (struct attempt){.charset = charset, .worth = INT64_MIN};
    if (charset == NULL || charset_decode(&self->text, bytes, charset) == SIZE_MAX) {
        return;
    }
    self->legibility = legibility_of(buf_str(&self->text));
    self->worth = 2 * (int64_t)self->legibility.good + self->legibility.neutral -
                  BAD_WEIGHT * (int64_t)self->legibility.bad;
}

static bool
is_believed(const struct attempt *self)
{
    const struct legibility *seen = &self->legibility;
    uint32_t all = seen->good + seen->neutral + seen->bad;
    return self->worth != INT64_MIN && seen->bad * BELIEVED <= all;
}

/* What uchardet takes for a set that no newsroom wrote in is its sister. */
static const struct charset *
likelier(const struct charset *guess)
{
    bool romanian = guess != NULL && strcmp(guess->name, "ISO-8859-16") == 0;
    bool maltese = guess != NULL && strcmp(guess->name, "ISO-8859-3") == 0;
    return romanian ? charset_find(STR("ISO-8859-2")) : maltese ? NULL : guess;
}

/* Keeps the better of the two: as good is no better. */
static void
compete(struct attempt *best, struct str bytes, const char *name)
{
    struct attempt other;
    try_charset(&other, bytes, charset_find(str_from(name)));
    if (other.worth > best->worth) {
        buf_release(&best->text);
        *best = other;
    } else {
        buf_release(&other.text);
    }
}

/* Capitals alone, or few words: the letters do not say, but where they stand does. What
 * reads as well in two sets is in neither. */
static void
find_other_script(struct attempt *best, struct str bytes)
{
    static const char *const names[] = {"windows-1251", "KOI8-U",        "IBM866",
                                        "ISO-8859-5",   "windows-1253",  "windows-1255",
                                        "windows-1256", "x-mac-cyrillic"};
    struct attempt found = {.worth = INT64_MIN};
    bool tie = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct attempt other;
        try_charset(&other, bytes, charset_find(str_from(names[i])));
        bool spoken = language_guess(buf_str(&other.text)) != NULL;
        other.worth += spoken && other.worth != INT64_MIN ? other.legibility.good : 0;
        tie = other.worth > found.worth ? false : tie || other.worth == found.worth;
        if (other.worth > found.worth) {
            buf_release(&found.text);
            found = other;
        } else {
            buf_release(&other.text);
        }
    }
    if (!tie && is_believed(&found)) {
        buf_release(&best->text);
        *best = found;
    } else {
        buf_release(&found.text);
    }
}

const struct charset *
charset_guess(struct str bytes, bool *sure)
{
    /* What newsrooms have in Latin script, the likeliest first. */
    static const char *const western[] = {"windows-1252", "macintosh",  "IBM850",
                                          "windows-1250", "ISO-8859-2", "windows-1254"};
    struct attempt best;
    struct str part = str_slice(bytes, 0, GUESS_LIMIT);
    try_charset(&best, part, likelier(ask_uchardet(part)));
    bool latin = 2 * best.legibility.other_script <= best.legibility.good;
    /* A guess by the letters of a script of its own is seldom wrong. */
    bool settled = is_believed(&best) && !latin;
    for (size_t i = 0; i < sizeof western / sizeof *western && !settled; i++) {
        compete(&best, part, western[i]);
    }
    if (!is_believed(&best)) {
        find_other_script(&best, part);
    }
    *sure = is_believed(&best);
    buf_release(&best.text);
    return best.charset;
}
