/* SPDX-License-Identifier: MIT */
#include "text/quotation.h"

#include "text/script.h"
#include "text/utf8.h"

/* Finds the outermost quotation marks of each paragraph by what stands around
 * them, without knowing the language: the same mark opens in one and closes in
 * the next. Who speaks is not known here. */

/* How far ahead a single quotation mark looks for its partner, in bytes: longer
 * than quotations get, and a bound on the work a hostile text can cause. */
#define LOOK_AHEAD 4096

/* A character between its neighbours; U+000A stands for the paragraph's ends. */
struct spot {
    uint32_t before;
    uint32_t here;
    uint32_t after;
    size_t start;
    size_t end;
};

#define EDGE ((uint32_t)'\n')

static uint32_t
look_at(struct str text, size_t at)
{
    return at < text.length ? utf8_next(text, &at) : EDGE;
}

/* The spot at `at`; `before` is the character that ends there. */
static struct spot
read_spot(struct str text, size_t at, uint32_t before)
{
    struct spot spot = {.before = before, .start = at, .end = at};
    spot.here = utf8_next(text, &spot.end);
    spot.after = look_at(text, spot.end);
    return spot;
}

static bool
is_blank(uint32_t code_point)
{
    return code_point == ' ' || (code_point >= '\t' && code_point <= '\r') ||
           code_point == 0xA0 || (code_point >= 0x2000 && code_point <= 0x200B) ||
           code_point == 0x202F || code_point == 0x3000;
}

/* A letter or digit of a script with blanks between words. */
static bool
is_in_word(uint32_t code_point)
{
    enum char_kind kind = char_kind(code_point);
    return kind == CHAR_LETTER || kind == CHAR_DIGIT || kind == CHAR_MARK;
}

static bool
may_open(const struct spot *spot)
{
    return !is_in_word(spot->before) && !is_blank(spot->after);
}

/* Whether `closer` can end what `opener` began. */
static bool
is_partner(uint32_t opener, uint32_t closer)
{
    switch (opener) {
    case 0x201C: /* “ English; also before a typist's " */
        return closer == 0x201D || closer == '"';
    case 0x201D: /* ” Swedish, Finnish; Arabic typed from right to left */
        return closer == 0x201D || closer == 0x201C;
    case 0x201E: /* „ German “, Polish ” */
        return closer == 0x201C || closer == 0x201D || closer == '"';
    case 0xAB: /* « */
        return closer == 0xBB;
    case 0xBB: /* » German «, Swedish » */
        return closer == 0xAB || closer == 0xBB;
    case 0x2018: /* ‘ */
        return closer == 0x2019 || closer == '\'';
    case 0x201A: /* ‚ */
        return closer == 0x2018 || closer == 0x2019;
    case 0x2039: /* ‹ */
        return closer == 0x203A;
    case 0x203A: /* › */
        return closer == 0x2039 || closer == 0x203A;
    case 0x300C: /* corner brackets, white and half-width too */
        return closer == 0x300D;
    case 0x300E:
        return closer == 0x300F;
    case 0xFF62:
        return closer == 0xFF63;
    case 0x301D:
        return closer == 0x301E || closer == 0x301F;
    case 0xFE41: /* vertical corner brackets */
        return closer == 0xFE42;
    case 0xFE43:
        return closer == 0xFE44;
    case 0x275D: /* heavy marks */
        return closer == 0x275E;
    case 0x5F4: /* gershayim, which Hebrew acronyms have inside */
        return closer == 0x5F4 || closer == '"' || closer == 0x201D;
    case 0xFF02: /* full-width " */
        return closer == 0xFF02;
    case '"':
        return closer == '"' || closer == 0x201D;
    case '\'':
        return closer == '\'' || closer == 0x2019;
    default:
        return false;
    }
}

/* Single marks are apostrophes too. */
static bool
is_single(uint32_t opener)
{
    return opener == '\'' || opener == 0x2018;
}

/* ``, << and ,, are typed where the keyboard has no better, and are in old wire copy;
 * whether two such signs stand there. */
static bool
is_typed_opener(uint32_t here, uint32_t after)
{
    return here == after && (here == '`' || here == '<' || here == ',');
}

/* Whether the two signs, or the one, end what two typed signs began. */
static bool
closes_typed(uint32_t opener, const struct spot *spot)
{
    if (opener == '<') {
        return spot->here == '>' && spot->after == '>';
    }
    bool is_curved = spot->here == 0x201C || spot->here == 0x201D;
    return (spot->here == '\'' && spot->after == '\'') || spot->here == '"' || is_curved;
}

/* A mark that also opens, or a word that goes on, is not the end. */
static bool
closes(uint32_t opener, const struct spot *spot)
{
    if (is_typed_opener(opener, opener)) {
        return closes_typed(opener, spot);
    }
    if (!is_partner(opener, spot->here)) {
        return false;
    }
    bool is_same = spot->here == opener && opener != '"';
    if (is_single(opener) || is_same) {
        return !is_blank(spot->before) && spot->before != EDGE &&
               !is_in_word(spot->after);
    }
    return true;
}

/* workers' rights: an s, then a blank and a small letter. */
static bool
may_be_possessive(struct str text, const struct spot *spot)
{
    uint32_t after = look_at(text, spot->end + 1);
    return (spot->before == 's' || spot->before == 'S') && spot->after == ' ' &&
           char_is_lower(after);
}

/* Marks that a paragraph may open and never close; of more, none opens. */
#define UNCLOSED_LIMIT 8

/* A paragraph, and how far it is known to hold no end of a single-mark quotation:
 * what one mark has searched in vain, the next need not. */
struct reader {
    struct str text;
    struct str behind; /* what follows the paragraph */
    size_t barren_from;
    size_t barren_to;
    uint32_t unclosed[UNCLOSED_LIMIT]; /* marks that nothing closes any more */
    size_t unclosed_count;
};

/* Where the partner of a single mark stands after `from`, or STR_NOT_FOUND. A
 * possessive is taken for it only if no better one follows. */
static size_t
find_single_partner(struct reader *self, size_t from, uint32_t opener)
{
    struct str text = self->text;
    size_t possessive = STR_NOT_FOUND;
    size_t stop = text.length - from > LOOK_AHEAD ? from + LOOK_AHEAD : text.length;
    bool is_known = from >= self->barren_from && from < self->barren_to;
    size_t at = is_known ? self->barren_to : from;
    uint32_t before = is_known ? look_at(text, utf8_floor(text, at - 1)) : opener;
    while (at < stop) {
        struct spot spot = read_spot(text, at, before);
        if (closes(opener, &spot)) {
            if (!may_be_possessive(text, &spot)) {
                return at;
            }
            possessive = possessive == STR_NOT_FOUND ? at : possessive;
        } else if (spot.here == opener && possessive != STR_NOT_FOUND &&
                   may_open(&spot)) {
            return possessive;
        }
        before = spot.here;
        at = spot.end;
    }
    if (possessive == STR_NOT_FOUND && at > self->barren_to) {
        self->barren_from = is_known ? self->barren_from : from;
        self->barren_to = at;
    }
    return possessive;
}

/* '90s, 'n', 'tis and other words that have lost their beginning. */
static bool
is_elision(struct str text, size_t from)
{
    static const char *const words[] = {"n",    "tis",   "twas", "em",    "til", "cause",
                                        "bout", "round", "cos",  "twere", "tude"};
    size_t end = from;
    while (end < text.length && is_in_word((unsigned char)text.data[end])) {
        end++;
    }
    struct str word = str_slice(text, from, end);
    if (word.length >= 2 && char_digit((unsigned char)word.data[0]) >= 0 &&
        char_digit((unsigned char)word.data[1]) >= 0) {
        return true;
    }
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (str_equal_nocase(word, str_from(words[i]))) {
            return true;
        }
    }
    return false;
}

/* Whether a quotation begins at the spot. */
static bool
opens(struct reader *self, const struct spot *spot)
{
    struct str text = self->text;
    switch (spot->here) {
    case 0x201C: /* not where it can only close */
        return !is_in_word(spot->before) || is_in_word(spot->after);
    case 0x201E:
    case 0x201A:
    case 0xAB:
    case 0x2039:
    case 0x300C:
    case 0x300E:
    case 0xFF62:
    case 0x301D:
    case 0xFE41:
    case 0xFE43:
    case 0x275D:
        return true;
    case '`':
    case '<':
    case ',':
        return is_typed_opener(spot->here, spot->after) && !is_in_word(spot->before) &&
               !is_blank(look_at(text, spot->end + 1));
    case 0x201D:
        return may_open(spot) ||
               (char_is_arabic(spot->before) && char_is_arabic(spot->after));
    case 0xBB:
    case 0x203A:
    case '"':
    case 0x5F4:
    case 0xFF02:
        return may_open(spot);
    case '\'':
        return may_open(spot) && !is_elision(text, spot->end) &&
               find_single_partner(self, spot->end, spot->here) != STR_NOT_FOUND;
    case 0x2018:
        return may_open(spot) && !is_elision(text, spot->end);
    default:
        return false;
    }
}

/* Whether the byte at `at` is no part of a quotation mark: most are not. */
static bool
is_plain_byte(struct str text, size_t at)
{
    unsigned char byte = (unsigned char)text.data[at];
    bool is_pair = at + 1 < text.length && text.data[at + 1] == text.data[at];
    bool is_typed = is_pair && (byte == '`' || byte == '<' || byte == '>' || byte == ',');
    return byte < 0x80 && byte != '"' && byte != '\'' && !is_typed;
}

/* Adds [start, end) of the paragraph without blanks at both ends. */
static void
add_quotation(struct spans *ret, const struct paragraph *paragraph, struct str text,
              struct span span)
{
    size_t end = span.start; /* of the last character that is no blank */
    size_t start = span.start;
    bool has_blank = false;
    for (size_t at = span.start; at < span.end;) {
        bool blank = is_blank(utf8_next(text, &at));
        if (blank && end == start) {
            start = end = at;
        } else if (!blank) {
            has_blank |= end > start && text.data[end] == ' ';
            end = at;
        }
    }
    /* A headline puts single words in quotation marks for doubt, not for speech. */
    bool is_doubt = paragraph->kind == PARAGRAPH_HEADING && !has_blank;
    if (end > start && !is_doubt) {
        uint32_t base = paragraph->prose.start;
        vec_add(ret, ((struct span){base + (uint32_t)start, base + (uint32_t)end}));
    }
}

/* The end of the quotation that `opener` began before `from`: where its closing
 * mark stands, or STR_NOT_FOUND. */
static size_t
find_end(struct reader *self, size_t from, uint32_t opener)
{
    struct str text = self->text;
    if (is_single(opener)) {
        return find_single_partner(self, from, opener);
    }
    uint32_t before = opener;
    for (size_t at = from; at < text.length;) {
        if (is_plain_byte(text, at)) {
            before = (unsigned char)text.data[at++];
            continue;
        }
        struct spot spot = read_spot(text, at, before);
        if (closes(opener, &spot)) {
            return at;
        }
        before = spot.here;
        at = spot.end;
    }
    return STR_NOT_FOUND;
}

static bool
is_unclosed(const struct reader *self, uint32_t opener)
{
    bool ret = self->unclosed_count == UNCLOSED_LIMIT;
    for (size_t i = 0; i < self->unclosed_count; i++) {
        ret = ret || self->unclosed[i] == opener;
    }
    return ret;
}

/* Speech over several paragraphs opens anew in each and closes in the last. */
static bool
goes_on_behind(const struct reader *self, uint32_t opener)
{
    size_t at = 0;
    uint32_t first = EDGE;
    while (at < self->behind.length && (first == EDGE || is_blank(first))) {
        first = utf8_next(self->behind, &at);
    }
    return first == opener || (first != '\'' && is_partner(opener, first));
}

/* The end of a quotation as find_end() has it. Where nothing closes it, it is speech to
 * the end of the paragraph if the next one goes on with it, else a slip of the keyboard.
 */
static size_t
find_end_of_speech(struct reader *self, size_t from, uint32_t opener)
{
    if (is_unclosed(self, opener)) {
        return STR_NOT_FOUND;
    }
    size_t end = find_end(self, from, opener);
    if (end == STR_NOT_FOUND) {
        self->unclosed[self->unclosed_count++] = opener;
        end = goes_on_behind(self, opener) ? self->text.length : STR_NOT_FOUND;
    }
    return end;
}

/* `paragraph` is bytes of `whole`. */
static void
find_in_paragraph(struct spans *ret, const struct paragraph *paragraph, struct str whole)
{
    struct str text = span_of(whole, paragraph->prose);
    struct reader reader = {
        .text = text, .behind = str_slice(whole, paragraph->prose.end, whole.length)};
    uint32_t before = EDGE;
    for (size_t at = 0; at < text.length;) {
        if (is_plain_byte(text, at)) {
            before = (unsigned char)text.data[at++];
            continue;
        }
        struct spot spot = read_spot(text, at, before);
        at = spot.end;
        before = spot.here;
        if (!opens(&reader, &spot)) {
            continue;
        }
        size_t start = is_typed_opener(spot.here, spot.here) ? spot.end + 1 : spot.end;
        size_t end = find_end_of_speech(&reader, start, spot.here);
        if (end == STR_NOT_FOUND) {
            continue;
        }
        add_quotation(ret, paragraph, text,
                      (struct span){(uint32_t)start, (uint32_t)end});
        at = end;
        if (at < text.length) {
            before = utf8_next(text, &at);
            bool is_typed = start > spot.end && before < 0x80 && before != '"';
            at += is_typed ? 1 : 0; /* '' and >> are two */
        }
    }
}

void
quotations_find(struct spans *ret, const struct prose *prose, const struct cancel *cancel)
{
    vec_each(const struct paragraph, paragraph, &prose->paragraphs) {
        if (cancel_requested(cancel)) {
            return;
        }
        if (paragraph->kind == PARAGRAPH_QUOTE) {
            vec_add(ret, paragraph->prose);
        } else {
            find_in_paragraph(ret, paragraph, buf_str(&prose->text));
        }
    }
}

void
quotations_find_in(struct spans *ret, struct str text, struct span paragraph)
{
    struct paragraph self = {.prose = paragraph};
    find_in_paragraph(ret, &self, text);
}
