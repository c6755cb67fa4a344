/* SPDX-License-Identifier: MIT */
#include "text/language.h"

#include "lexicon/lexicon.h"
#include "text/script.h"
#include "text/token.h"
#include "text/utf8.h"

/* The script decides where it can, then letters that one language has and its
 * neighbours have not, then function words. */

/* A guess does not get better after this many bytes. */
#define SAMPLE_BYTES 4096
/* The share of words, in percent, that must be function words of a language. In
 * running prose of the listed ones it is 30 to 50; a text in a language that is
 * not listed meets a few by chance. */
#define LEAST_SHARE 15
/* One may be a name. */
#define LEAST_WORDS 2
#define LANGUAGE_LIMIT 64

struct script {
    uint32_t first;
    uint32_t last;
    const char *language; /* of a text in it */
};

static const struct script scripts[] = {
    {0x370, 0x3FF, "el"},   {0x531, 0x58F, "hy"},   {0x590, 0x5FF, "he"},
    {0x900, 0x97F, "hi"},   {0x980, 0x9FF, "bn"},   {0xA00, 0xA7F, "pa"},
    {0xA80, 0xAFF, "gu"},   {0xB00, 0xB7F, "or"},   {0xB80, 0xBFF, "ta"},
    {0xC00, 0xC7F, "te"},   {0xC80, 0xCFF, "kn"},   {0xD00, 0xD7F, "ml"},
    {0xD80, 0xDFF, "si"},   {0xE00, 0xE7F, "th"},   {0xE80, 0xEFF, "lo"},
    {0x1000, 0x109F, "my"}, {0x10A0, 0x10FF, "ka"}, {0x1200, 0x139F, "am"},
    {0x1780, 0x17FF, "km"}, {0xAC00, 0xD7A3, "ko"},
};

#define SCRIPT_COUNT (sizeof scripts / sizeof scripts[0])

/* Letters counted by script. */
struct tally {
    size_t own[SCRIPT_COUNT];
    size_t latin;
    size_t cyrillic;
    size_t ukrainian; /* letters that Russian has not */
    size_t arabic;
    size_t persian; /* letters that Arabic has not */
    size_t urdu;
    size_t han;
    size_t kana;
};

static bool
is_one_of(uint32_t code_point, const uint32_t *letters)
{
    while (*letters != 0 && *letters != code_point) {
        letters++;
    }
    return *letters != 0;
}

static void
count_letter(struct tally *tally, uint32_t letter, enum char_kind kind)
{
    static const uint32_t ukrainian[] = {0x404, 0x406, 0x407, 0x454, 0x456,
                                         0x457, 0x490, 0x491, 0};
    static const uint32_t persian[] = {0x67E, 0x686, 0x698, 0x6AF, 0x6CC, 0x6A9, 0};
    static const uint32_t urdu[] = {0x679, 0x688, 0x691, 0x6BA, 0x6C1, 0x6D2, 0};
    if (letter < 0x80) {
        tally->latin++;
        return;
    }
    for (size_t i = 0; i < SCRIPT_COUNT; i++) {
        tally->own[i] += letter >= scripts[i].first && letter <= scripts[i].last ? 1 : 0;
    }
    tally->latin += char_is_latin(letter) ? 1 : 0;
    tally->cyrillic += char_is_cyrillic(letter) ? 1 : 0;
    tally->ukrainian += is_one_of(letter, ukrainian) ? 1 : 0;
    tally->arabic += char_is_arabic(letter) ? 1 : 0;
    tally->persian += is_one_of(letter, persian) ? 1 : 0;
    tally->urdu += is_one_of(letter, urdu) ? 1 : 0;
    tally->han += kind == CHAR_HAN ? 1 : 0;
    tally->kana += kind == CHAR_HIRAGANA || kind == CHAR_KATAKANA ? 1 : 0;
}

static size_t
count_letters(struct tally *tally, struct str text)
{
    size_t total = 0;
    for (size_t at = 0; at < text.length;) {
        uint32_t code_point = utf8_next(text, &at);
        enum char_kind kind = char_kind(code_point);
        if (kind == CHAR_OTHER || kind == CHAR_IGNORED || kind == CHAR_DIGIT ||
            kind == CHAR_MARK) {
            continue;
        }
        count_letter(tally, code_point, kind);
        total++;
    }
    return total;
}

static void
count_languages(size_t *found, struct str word)
{
    const struct lexicon_node *node = lexicon_first(word, LEXICON_SET(LEXICON_STOP));
    const struct lexicon_entry *stop =
        node != NULL ? lexicon_entry(node, LEXICON_STOP) : NULL;
    uint64_t languages = stop != NULL ? stop->languages : 0;
    for (size_t n = 0; languages != 0; n++, languages >>= 1) {
        found[n] += languages & 1;
    }
}

/* The language whose function words are commonest among `tokens`, or NULL. */
static const char *
guess_by_words(const struct tokens *tokens)
{
    size_t found[LANGUAGE_LIMIT] = {0};
    for (size_t i = 0; i < tokens->count; i++) {
        count_languages(found, tokens_folded(tokens, i));
    }
    size_t best = 0;
    size_t second = 0;
    for (size_t n = 1; n < LANGUAGE_LIMIT; n++) {
        if (found[n] > found[best]) {
            second = found[best];
            best = n;
        } else if (found[n] > second) {
            second = found[n];
        }
    }
    bool is_clear = found[best] > second && found[best] >= LEAST_WORDS &&
                    found[best] * 100 >= tokens->count * LEAST_SHARE;
    return is_clear ? lexicon_languages[best] : NULL;
}

static const char *
guess_by_letters(const struct tally *tally, size_t total)
{
    if (tally->han + tally->kana > total / 2) {
        return tally->kana * 20 > tally->han ? "ja" : "zh";
    }
    for (size_t i = 0; i < SCRIPT_COUNT; i++) {
        if (tally->own[i] > total / 2) {
            return scripts[i].language;
        }
    }
    if (tally->arabic > total / 2 && tally->urdu * 50 > tally->arabic) {
        return "ur";
    }
    if (tally->arabic > total / 2 && tally->persian * 50 > tally->arabic) {
        return "fa";
    }
    if (tally->cyrillic > total / 2 && tally->ukrainian * 50 > tally->cyrillic) {
        return "uk";
    }
    return NULL;
}

const char *
language_guess(struct str text)
{
    text = str_slice(text, 0, utf8_floor(text, SAMPLE_BYTES));
    struct tally tally = {0};
    size_t total = count_letters(&tally, text);
    const char *language = guess_by_letters(&tally, total);
    if (language == NULL && total > 0) {
        struct tokens tokens = {0};
        tokens_add(&tokens, text, 0);
        language = guess_by_words(&tokens);
        tokens_release(&tokens);
    }
    return language;
}
