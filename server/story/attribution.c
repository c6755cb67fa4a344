/* SPDX-License-Identifier: MIT */
/* Attribution counts only in set phrases: most names of agencies in running text
 * are those of a fact's source, and crediting a fact is not crediting the text. */
#include "story/attribution.h"

#include "story/scan.h"
#include "text/utf8.h"

static bool
ends_with_nocase(struct str text, const char *tail)
{
    struct str end = str_from(tail);
    if (text.length < end.length) {
        return false;
    }
    size_t at = text.length - end.length;
    bool word = at == 0 || !scan_is_letter(scan_before(text, at));
    return word && scan_starts_nocase(text, at, end);
}

/* Bytes of a phrase that leads up to the name; `before` ends where it starts. */
static size_t
match_before(struct str before)
{
    static const char *const cues[] = {
        "according to ",
        "according to the ",
        "reported by ",
        "reported by the ",
        "published by ",
        "published by the ",
        "report by ",
        "report from ",
        "report by the ",
        "report from the ",
        "citing ",
        "citing the ",
        "laut ",
        "laut der ",
        "nach Angaben von ",
        "nach Angaben der ",
        "wie die ",
        "meldet ",
        "berichtet ",
        "según ",
        "según la agencia ",
        "según informó ",
        "según informa ",
        "citado por ",
        "selon ",
        "selon l'",
        "selon l’",
        "selon l'agence ",
        "d'après ",
        "d’après l’",
        "d'après l'",
        "rapporte l'",
        "secondo ",
        "secondo l'",
        "secondo l’agenzia ",
        "segundo a ",
        "segundo a agência ",
        "de acordo com a ",
        "volgens ",
        "enligt ",
        "ifølge ",
        "according to news agency ",
        "according to the news agency ",
        "with files from ",
        "with files from the ",
    };
    for (size_t i = 0; i < sizeof cues / sizeof *cues; i++) {
        if (ends_with_nocase(before, cues[i])) {
            return strlen(cues[i]);
        }
    }
    return 0;
}

static size_t
match_after(struct str after)
{
    static const char *const cues[] = {
        " reported",
        " reports",
        " has reported",
        " first reported",
        " had reported",
        " said in a report",
        " berichtet",
        " berichtete",
        " meldet",
        " meldete",
        " zufolge",
        " informó",
        " informa",
        " reportó",
        " a rapporté",
        " rapporte",
        " a indiqué",
        " informou",
        " riferisce",
        " news agency reported",
        " news agency reports",
        " newswire reported",
        " meldt",
        " rapporterar",
        " rapporterer",
        "’s report",
        "'s report",
    };
    for (size_t i = 0; i < sizeof cues / sizeof *cues; i++) {
        struct str cue = str_from(cues[i]);
        if (str_starts_with(after, cue) && !scan_is_letter(scan_at(after, cue.length))) {
            return cue.length;
        }
    }
    return 0;
}

static bool
is_small_word(struct str word)
{
    static const char *const small[] = {"of",  "the", "de", "del", "la",  "las",
                                        "los", "and", "y",  "for", "des", "du",
                                        "et",  "e",   "da", "do"};
    for (size_t i = 0; i < sizeof small / sizeof *small; i++) {
        if (str_equal(word, str_from(small[i]))) {
            return true;
        }
    }
    return false;
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

/* "(AFP)" where the sentence ends with it. */
static bool
is_bracket_credit(struct str text, size_t start, size_t end)
{
    if (start == 0 || text.data[start - 1] != '(' || !scan_starts(text, end, STR(")"))) {
        return false;
    }
    struct str after = str_slice(text, end + 1, text.length);
    struct str rest = scan_trim(after);
    bool last =
        rest.length == 0 || str_starts_with(after, STR(".")) ||
        (scan_ends_sentence(str_slice(text, 0, start - 1)) && scan_starts_upper(rest));
    return last &&
           !is_spelled_out(str_slice(text, 0, start - 1), str_slice(text, start, end));
}

static bool
is_told(struct str before)
{
    static const char *const cues[] = {
        "told ",           "told the ",   "tells ",          "quoted by ",
        "quoted by the ",  "carried by ", "carried by the ", "interview with ",
        "interviewed by ", "via "};
    for (size_t i = 0; i < sizeof cues / sizeof *cues; i++) {
        if (ends_with_nocase(before, cues[i])) {
            return true;
        }
    }
    return false;
}

static bool
is_usable_name(const struct agency *agency, struct str name, struct str after)
{
    return agency_stands_alone(agency) || name.length > 8 ||
           str_starts_with(after, STR(" news agency"));
}

bool
attribution_next(struct str text, size_t *from, struct attribution *ret)
{
    struct attribution found = {0};
    while ((found.agency = agency_next(text, from, &found.start, &found.end)) != NULL) {
        struct str before = str_slice(text, 0, found.start);
        struct str after = str_slice(text, found.end, text.length);
        struct str name = str_slice(text, found.start, found.end);
        if (!is_usable_name(found.agency, name, after) || is_told(before)) {
            continue;
        }
        size_t lead = match_before(before);
        size_t tail = match_after(after);
        bool bracket = is_bracket_credit(text, found.start, found.end);
        if (lead == 0 && tail == 0 && !bracket) {
            continue;
        }
        found.start -= bracket ? 1 : lead;
        found.end += bracket ? 1 : tail;
        *ret = found;
        return true;
    }
    return false;
}
