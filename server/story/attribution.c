/* SPDX-License-Identifier: MIT */
/* Attribution counts only in set phrases: most names of agencies in running text
 * are those of a fact's source, and crediting a fact is not crediting the text. What
 * the phrases are stands in the packs of the lexicon; how they surround a name, here. */
#include "story/attribution.h"

#include "story/people.h"
#include "story/scan.h"
#include "text/phrase.h"
#include "text/utf8.h"

/* Articles, "news agency", days and names between an agency and its cue. */
#define STEPS 4
/* Words of a reporter's name. */
#define PERSON_WORDS 4
/* A name in another case is known from this many bytes on. */
#define INFLECTED_NAME 5

#define BEFORE_SENSES                                                             \
    (LEXICON_SET(LEXICON_CREDIT_BEFORE, LEXICON_CREDIT_LABEL, LEXICON_WITH_FILES, \
                 LEXICON_TOLD_BEFORE))
#define AFTER_SENSES (LEXICON_SET(LEXICON_CREDIT_AFTER, LEXICON_TOLD_AFTER))
#define TOLD_SENSES (LEXICON_SET(LEXICON_TOLD_BEFORE, LEXICON_TOLD_AFTER))

/* An agency's name and what is known of its surroundings. */
struct named {
    const struct agency *agency;
    size_t start;
    size_t end;
    bool has_agency_word;
};

/* A cue that was found beside the name. */
struct cue {
    struct phrase phrase;
    bool found;
    bool told;
};

static struct cue
make_cue(const struct phrase *phrase)
{
    bool told = lexicon_means(phrase->node, TOLD_SENSES);
    return (struct cue){*phrase, true, told};
}

/* The nearest cue that leads up to the name, past articles and "news agency". */
static struct cue
find_before(struct str text, struct named *named)
{
    struct phrase phrase;
    size_t edge = named->start;
    for (int i = 0; i < STEPS; i++) {
        if (phrase_before(text, edge, BEFORE_SENSES, &phrase)) {
            return make_cue(&phrase);
        }
        bool word = phrase_before(text, edge, LEXICON_SET(LEXICON_AGENCY_WORD), &phrase);
        if (!word &&
            !phrase_before(text, edge, LEXICON_SET(LEXICON_CREDIT_ARTICLE), &phrase)) {
            break;
        }
        named->has_agency_word = named->has_agency_word || word;
        edge = phrase.start;
    }
    return (struct cue){0};
}

/* Behind "'s" or an apostrophe at `at`; `at` where there is none. */
static size_t
skip_possessive(struct str text, size_t at)
{
    size_t next = at;
    uint32_t mark = at < text.length ? utf8_next(text, &next) : 0;
    if (mark != '\'' && mark != 0x2019) {
        return at;
    }
    bool s =
        scan_starts(text, next, STR("s")) && !scan_is_letter(scan_at(text, next + 1));
    return next + s;
}

/* Behind a reporter's name. */
static size_t
skip_person(struct str text, size_t at)
{
    for (int i = 0; i < PERSON_WORDS; i++) {
        size_t start = scan_skip_blanks(text, at);
        if (start == at || !scan_is_upper(scan_at(text, start))) {
            break;
        }
        at = scan_skip_word(text, start);
        at += scan_starts(text, at, STR(".")) ? 1 : 0;
    }
    return at;
}

/* What may stand between the name and its verb, and no more than once each. */
static size_t
skip_beside(struct str text, size_t at, struct named *named)
{
    struct lexicon_set dates = LEXICON_SET(LEXICON_WEEKDAY, LEXICON_DATE_FILLER);
    struct phrase phrase;
    size_t start = scan_skip_blanks(text, at);
    if (phrase_at(text, start, LEXICON_SET(LEXICON_AGENCY_WORD), &phrase)) {
        named->has_agency_word = true;
        return skip_person(text, phrase.end);
    }
    if (phrase_at(text, start, dates, &phrase)) {
        return phrase.end;
    }
    size_t possessive = skip_possessive(text, at);
    return possessive > at ? skip_person(text, possessive) : at;
}

static void
prefer_longer(struct cue *best, const struct phrase *phrase)
{
    if (!best->found || phrase->end > best->phrase.end) {
        *best = make_cue(phrase);
    }
}

/* The cue behind the name: glued to it, or past what may stand between. */
static struct cue
find_after(struct str text, struct named *named)
{
    struct cue best = {0};
    struct phrase phrase;
    size_t edge = named->end;
    for (int i = 0; i < STEPS; i++) {
        size_t start = scan_skip_blanks(text, edge);
        size_t marked = skip_possessive(text, edge);
        bool hyphen =
            scan_starts(text, edge, STR("-")) || scan_starts(text, edge, STR(":"));
        start = marked > edge ? scan_skip_blanks(text, marked) : start + hyphen;
        if (phrase_at(text, start, AFTER_SENSES, &phrase)) {
            prefer_longer(&best, &phrase);
        }
        if (marked == edge + 1 && phrase_at(text, marked, AFTER_SENSES, &phrase)) {
            prefer_longer(&best, &phrase);
        }
        size_t next = skip_beside(text, edge, named);
        if (next == edge || best.found) {
            break;
        }
        edge = next;
    }
    return best;
}

static bool
is_small_word(struct str word)
{
    struct phrase phrase;
    return phrase_is(word,
                     LEXICON_SET(LEXICON_CREDIT_ARTICLE, LEXICON_PREPOSITION, LEXICON_AND,
                                 LEXICON_NAME_JOINT),
                     &phrase);
}

/* Start of the word, or of the part between hyphens, that ends at `end`. */
static size_t
word_start(struct str text, size_t end)
{
    while (end > 0 && scan_is_letter(scan_before(text, end))) {
        end = utf8_floor(text, end - 1);
    }
    return end;
}

/* The words before a bracket spell the letters in it: "Armed Forces of the
 * Philippines (AFP)". */
static bool
is_spelled_out(struct str before, struct str letters)
{
    size_t end = before.length;
    for (size_t words = 0; letters.length > 0 && words < 12; words++) {
        end = scan_skip_blanks_back(before, end);
        end -= end > 0 && before.data[end - 1] == '-';
        size_t start = word_start(before, end);
        struct str word = str_slice(before, start, end);
        struct str last = str_slice(letters, letters.length - 1, letters.length);
        if (word.length > 0 && str_equal_nocase(str_slice(word, 0, 1), last)) {
            letters.length--;
        } else if (word.length == 0 || !is_small_word(word)) {
            return false;
        }
        end = start;
    }
    return letters.length == 0;
}

/* "(AFP)" where the sentence ends with it, or the paragraph with a colon behind it. */
static bool
is_bracket_credit(struct str text, size_t start, size_t end)
{
    bool round =
        start > 0 && text.data[start - 1] == '(' && scan_starts(text, end, STR(")"));
    bool wide = start >= 3 && scan_starts(text, start - 3, STR("（")) &&
                scan_starts(text, end, STR("）"));
    if (!round && !wide) {
        return false;
    }
    size_t mark = round ? 1 : 3;
    struct str before = str_slice(text, 0, start - mark);
    struct str after = str_slice(text, end + mark, text.length);
    struct str rest = scan_trim(after);
    bool last = rest.length == 0 || str_equal(rest, STR(":")) ||
                str_starts_with(after, STR(".")) || str_starts_with(after, STR("。")) ||
                (scan_ends_sentence(before) && scan_starts_upper(rest));
    return last && !is_spelled_out(before, str_slice(text, start, end));
}

/* "... four years ago. - Reuters" as the end of the text. */
static bool
is_dash_credit(struct str text, size_t start, size_t end)
{
    size_t at = scan_skip_blanks_back(text, start);
    uint32_t dash = at > 0 ? scan_before(text, at) : 0;
    if (dash != '-' && dash != 0x2013 && dash != 0x2014 && dash != 0x2015) {
        return false;
    }
    size_t before = scan_skip_blanks_back(text, utf8_floor(text, at - 1));
    struct str rest = scan_trim(str_slice(text, end, text.length));
    return before > 0 && scan_ends_sentence(str_slice(text, 0, before)) &&
           (rest.length == 0 || str_equal(rest, STR(".")));
}

/* The name says enough, or what stands beside it does: that it is an agency, or words
 * of a language that the agency files in. English is written by everybody. */
static bool
is_usable(const struct named *named, struct str name, const struct cue *cue)
{
    if (agency_is_weak(named->agency, name)) {
        return named->has_agency_word;
    }
    uint64_t own = agency_languages(named->agency) & ~lexicon_language("en");
    return agency_stands_alone(named->agency) || name.length > 8 ||
           named->has_agency_word || (cue->phrase.entry->languages & own) != 0;
}

/* Arabic and Hebrew write "to", "and" and "in" in one word with the name. */
static size_t
joined_letter(struct str text, size_t at)
{
    static const char *const letters[] = {"\u0644", "\u0648", "\u0628", "\u0641",
                                          "\u05DC", "\u05D5", "\u05D1", "\u05DE"};
    return SCAN_LITERAL(str_slice(text, at, text.length), letters);
}

/* "Reutersin", "Рейтером": a long name and an ending that a pack lists. */
static const struct agency *
read_inflected(struct str text, size_t at, size_t *end)
{
    size_t name_end = at;
    struct phrase ending;
    const struct agency *agency = agency_stem_at(text, at, &name_end);
    if (agency == NULL || name_end - at < INFLECTED_NAME) {
        return NULL;
    }
    bool neutral = phrase_at(text, name_end, LEXICON_SET(LEXICON_NAME_ENDING), &ending);
    if (!neutral && !phrase_at(text, name_end, AFTER_SENSES, &ending)) {
        return NULL;
    }
    *end = neutral ? ending.end : name_end;
    return agency;
}

static const struct agency *
read_name(struct str text, size_t at, struct named *ret)
{
    size_t letter = joined_letter(text, at);
    ret->start = at;
    ret->agency = agency_at(text, at, &ret->end);
    if (ret->agency == NULL && letter > 0) {
        ret->start = at + letter;
        ret->agency = agency_at(text, at + letter, &ret->end);
    }
    if (ret->agency == NULL) {
        ret->start = at;
        ret->agency = read_inflected(text, at, &ret->end);
    }
    return ret->agency;
}

static size_t
skip_letters(struct str text, size_t at)
{
    uint32_t first = scan_at(text, at);
    bool unspaced = first >= 0x2E80 || (first >= 0xE00 && first <= 0xE7F);
    do {
        utf8_next(text, &at);
    } while (!unspaced && at < text.length && scan_is_letter(scan_at(text, at)));
    return at;
}

static bool
next_name(struct str text, size_t *from, struct named *ret)
{
    size_t at = *from;
    while (at < text.length) {
        *ret = (struct named){0};
        if (!scan_is_letter(scan_at(text, at))) {
            utf8_next(text, &at);
        } else if (read_name(text, at, ret) != NULL) {
            *from = ret->end;
            return true;
        } else {
            at = skip_letters(text, at);
        }
    }
    *from = text.length;
    return false;
}

/* What stands in front decides, unless it is a word of another language than what
 * follows: "a Reuters report said" is not Spanish. */
static const struct cue *
decisive(const struct cue *before, const struct cue *after)
{
    bool other_language =
        before->found && before->told && after->found &&
        (before->phrase.entry->languages & after->phrase.entry->languages) == 0;
    return before->found && !other_language ? before : after;
}

static bool
read_credit(struct str text, struct named *named, struct attribution *ret)
{
    struct str name = str_slice(text, named->start, named->end);
    struct cue before = find_before(text, named);
    struct cue after = find_after(text, named);
    bool bracket = is_bracket_credit(text, named->start, named->end);
    bool alone = bracket || is_dash_credit(text, named->start, named->end);
    const struct cue *cue = decisive(&before, &after);
    *ret = (struct attribution){named->agency, named->start, named->end};
    if (alone) {
        ret->start -= bracket ? scan_before(text, named->start) == '(' ? 1 : 3 : 0;
        ret->end += bracket ? scan_at(text, named->end) == ')' ? 1 : 3 : 0;
        return agency_stands_alone(named->agency) || name.length > 8;
    }
    if (!cue->found || cue->told || !is_usable(named, name, cue)) {
        return false;
    }
    ret->start = before.found && !before.told ? before.phrase.start : ret->start;
    ret->end = after.found && !after.told ? after.phrase.end : ret->end;
    return true;
}

bool
attribution_next(struct str text, size_t *from, struct attribution *ret)
{
    struct named named;
    struct attribution found;
    while (next_name(text, from, &named)) {
        if (read_credit(text, &named, &found)) {
            *ret = found;
            return true;
        }
    }
    return false;
}

bool
outlet_is_credited(struct str text, struct str outlet)
{
    struct str name = outlet_name(outlet);
    for (size_t at = 0; name.length > 0 && at < text.length; at += name.length) {
        at = str_find(text, name, at);
        if (at == STR_NOT_FOUND) {
            break;
        }
        struct named named = {.start = at, .end = at + name.length};
        if (scan_is_letter(scan_before(text, at)) ||
            scan_is_letter(scan_at(text, named.end))) {
            continue;
        }
        struct cue before = find_before(text, &named);
        struct cue after = find_after(text, &named);
        const struct cue *cue = decisive(&before, &after);
        if (cue->found && !cue->told) {
            return true;
        }
    }
    return false;
}
