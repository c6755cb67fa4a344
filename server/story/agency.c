/* SPDX-License-Identifier: MIT */
/* The agencies by name. A name that is also a party, an army or a word is marked
 * ambiguous (measured: "Retiro AFP", "Pakistan Tehreek-e-Insaf (PTI)"); its long
 * aliases are not. What a name means where it stands is for the credit readers. */
#include "story/agency.h"

#include <assert.h>
#include <pthread.h>

#include "lexicon/lexicon.h"
#include "story/scan.h"
#include "text/utf8.h"

/* Bytes; no name in agencies.txt is longer. */
#define NAME_LIMIT 100

/* The whole of `name` (never empty) in its own case, or all in capitals. The first
 * byte rules out nearly all; the bit of case in it is passed over. */
static bool
is_name(struct str name, const char *form, bool upper)
{
    if ((form[0] | 0x20) != (name.data[0] | 0x20)) {
        return false;
    }
    struct str known = str_from(form);
    return str_equal(name, known) || (upper && str_equal_nocase(name, known));
}

/* Every name and alias in the order of its first byte, so that a text is held
 * against the few names that begin as it does. */
struct spelling {
    const char *name;
    const struct agency *agency;
};

static struct {
    struct spelling all[1024];
    size_t begin[257]; /* of the spellings with that first byte */
} spellings;

static pthread_once_t spellings_made = PTHREAD_ONCE_INIT;

static void
add_spellings(size_t *count, const struct agency *agency, size_t first)
{
    const char *const own[] = {agency->name, NULL};
    const char *const *const lists[] = {own, agency->aliases, agency->weak_aliases};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        for (const char *const *name = lists[i]; *name != NULL; name++) {
            if ((unsigned char)**name == first) {
                assert(*count < sizeof spellings.all / sizeof *spellings.all);
                spellings.all[(*count)++] = (struct spelling){*name, agency};
            }
        }
    }
}

static void
make_spellings(void)
{
    size_t count = 0;
    for (size_t first = 0; first < 256; first++) {
        spellings.begin[first] = count;
        for (size_t i = 0; i < agency_count; i++) {
            add_spellings(&count, &agencies[i], first);
        }
    }
    spellings.begin[256] = count;
}

/* The first of the list that is called so by a spelling with that first byte, if it comes
 * before `found`. */
static const struct agency *
first_called(struct str name, unsigned char first, bool upper, const struct agency *found)
{
    for (size_t i = spellings.begin[first]; i < spellings.begin[first + 1]; i++) {
        const struct spelling *spelling = &spellings.all[i];
        if ((found == NULL || spelling->agency < found) &&
            is_name(name, spelling->name, upper)) {
            found = spelling->agency;
        }
    }
    return found;
}

const struct agency *
agency_find(struct str name)
{
    name = scan_trim(name);
    /* No name is longer; longer input is no name. */
    if (name.length < 2 || name.length > NAME_LIMIT) {
        return NULL;
    }
    pthread_once(&spellings_made, make_spellings);
    unsigned char first = (unsigned char)name.data[0];
    bool upper = scan_is_upper_case(name);
    const struct agency *found = first_called(name, first, upper, NULL);
    return first_called(name, first ^ 0x20, upper, found);
}

/* Initials of a writer or of a regional desk: "sak", "lno", "DN", "mt". */
static bool
is_initials(struct str part)
{
    if (part.length < 1 || part.length > 5) {
        return false;
    }
    for (size_t i = 0; i < part.length; i++) {
        if (!scan_is_letter(
                (unsigned char)part.data[i] < 0x80 ? (unsigned char)part.data[i] : 0)) {
            return false;
        }
    }
    return scan_is_upper_case(part) || scan_is_lower((unsigned char)part.data[0]);
}

/* "ats afp" and "AFP - Jiji" inside a part between slashes; both sides must be
 * agencies. */
static const struct agency *
find_in_words(struct str part)
{
    const struct agency *last = agency_find(part);
    if (last != NULL) {
        return last;
    }
    size_t start = 0;
    while (start < part.length) {
        size_t end = start;
        while (end < part.length && part.data[end] != ' ' && part.data[end] != '-') {
            end++;
        }
        if (end > start) {
            last = agency_find(str_slice(part, start, end));
            if (last == NULL) {
                return NULL;
            }
        }
        start = end + 1;
    }
    return last;
}

const struct agency *
agency_find_combined(struct str token)
{
    const struct agency *last = NULL;
    size_t parts = 0;
    token = scan_trim(token);
    if (token.length < 2 || token.length > 60) {
        return NULL;
    }
    for (size_t start = 0; start <= token.length; parts++) {
        size_t end = str_find_byte(token, '/', start);
        if (end == STR_NOT_FOUND) {
            end = token.length;
        }
        struct str part = scan_trim(str_slice(token, start, end));
        const struct agency *agency = find_in_words(part);
        if (agency == NULL && !is_initials(part)) {
            return NULL;
        }
        last = agency != NULL ? agency : last;
        start = end + 1;
    }
    return parts <= 4 ? last : NULL;
}

/* Bytes of `name` that stand at `at` as a whole word, or as the beginning of one; 0 if
 * they do not. */
static size_t
match_word(struct str text, size_t at, const char *name, bool beginning)
{
    struct str known = str_from(name);
    if (!scan_starts(text, at, known)) {
        return 0;
    }
    if (beginning) {
        return known.length;
    }
    uint32_t last = scan_before(known, known.length);
    uint32_t after = scan_at(text, at + known.length);
    bool unspaced = last >= 0x3000 || (last >= 0xE00 && last <= 0xE7F);
    bool goes_on = (scan_is_letter(after) && !unspaced) || (after >= '0' && after <= '9');
    return goes_on ? 0 : known.length;
}

/* The agency with the longest name that stands at `at`. */
static const struct agency *
longest_at(struct str text, size_t at, bool beginning, size_t *end)
{
    const struct agency *found = NULL;
    size_t longest = 0;
    *end = at;
    if (at >= text.length) {
        return NULL;
    }
    pthread_once(&spellings_made, make_spellings);
    size_t first = (unsigned char)text.data[at];
    for (size_t i = spellings.begin[first]; i < spellings.begin[first + 1]; i++) {
        size_t length = match_word(text, at, spellings.all[i].name, beginning);
        found = length > longest ? spellings.all[i].agency : found;
        longest = length > longest ? length : longest;
    }
    *end = at + longest;
    return found;
}

const struct agency *
agency_next(struct str text, size_t *from, size_t *start, size_t *end)
{
    size_t at = *from;
    while (at < text.length) {
        if (!scan_is_letter(scan_at(text, at))) {
            utf8_next(text, &at);
            continue;
        }
        size_t found_end = at;
        const struct agency *found = longest_at(text, at, false, &found_end);
        if (found != NULL) {
            *start = at;
            *end = *from = found_end;
            return found;
        }
        while (at < text.length && scan_is_letter(scan_at(text, at))) {
            utf8_next(text, &at);
        }
    }
    *from = text.length;
    return NULL;
}

const struct agency *
agency_next_other(struct str line, const struct agency *first, size_t *from)
{
    size_t start = 0;
    size_t end = 0;
    const struct agency *other = NULL;
    if (first == NULL || line.length > AGENCY_LINE_LIMIT) {
        return NULL;
    }
    do {
        other = agency_next(line, from, &start, &end);
    } while (other == first);
    return other;
}

const struct agency *
agency_first(struct str text, size_t *start, size_t *end)
{
    size_t from = 0;
    return agency_next(text, &from, start, end);
}

const struct agency *
agency_at(struct str text, size_t at, size_t *end)
{
    return longest_at(text, at, false, end);
}

const struct agency *
agency_stem_at(struct str text, size_t at, size_t *end)
{
    return longest_at(text, at, true, end);
}

bool
agency_stands_alone(const struct agency *agency)
{
    return !agency->ambiguous || strcmp(agency->name, "AFP") == 0;
}

uint64_t
agency_languages(const struct agency *agency)
{
    struct str rest = str_from(agency->languages);
    uint64_t languages = 0;
    while (rest.length > 0) {
        size_t end = str_find_byte(rest, ' ', 0);
        struct str code = str_slice(rest, 0, end);
        for (size_t i = 0; i < lexicon_language_count; i++) {
            bool same = str_equal(code, str_from(lexicon_languages[i]));
            languages |= same ? UINT64_C(1) << i : 0;
        }
        rest = str_slice(rest, code.length + 1, rest.length);
    }
    return languages;
}

bool
agency_is_weak(const struct agency *agency, struct str name)
{
    for (const char *const *weak = agency->weak_aliases; *weak != NULL; weak++) {
        if (str_equal(name, str_from(*weak))) {
            return true;
        }
    }
    return false;
}
