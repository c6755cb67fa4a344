/* SPDX-License-Identifier: MIT */
/* Knows places by their capitals and the words that stand inside names, not by any
 * list of towns. */
#include "story/dateline_head.h"

#include "story/scan.h"
#include "text/phrase.h"
#include "text/utf8.h"

#define PLACE_LIMIT 60
#define DAY_LIMIT 50

/* Labels in capitals that stand where a place would. */
static bool
is_label(struct str text)
{
    struct phrase phrase;
    return phrase_is(text,
                     LEXICON_SET(LEXICON_KICKER, LEXICON_PHOTO_LABEL, LEXICON_EDITOR_NOTE,
                                 LEXICON_TEASER),
                     &phrase);
}

static bool
is_particle(struct str word)
{
    struct phrase phrase;
    return phrase_is(word, LEXICON_SET(LEXICON_PLACE_JOINT, LEXICON_NAME_JOINT), &phrase);
}

/* Capitalised words with at most the marks that names of places have. */
static bool
is_place(struct str place)
{
    uint32_t first = scan_at(place, 0);
    if (place.length < 2 || place.length > PLACE_LIMIT || !scan_is_letter(first) ||
        scan_is_lower(first)) {
        return false;
    }
    size_t words = 0;
    for (size_t at = 0; at < place.length;) {
        uint32_t c = scan_at(place, at);
        if (!scan_is_letter(c)) {
            if (c != 0xA0 && (c >= 0x80 || strchr(" ,.'/-()[]", (int)c) == NULL)) {
                return false;
            }
            utf8_next(place, &at);
            continue;
        }
        size_t end = scan_skip_word(place, at);
        struct str word = str_slice(place, at, end);
        if (scan_is_lower(c) && !is_particle(word)) {
            return false;
        }
        at = end;
        words++;
    }
    return words <= 8;
}

/* The first part of "BIRMINGHAM, Ala." is what counts. */
bool
dateline_place_is_upper(struct str place)
{
    size_t end = 0;
    while (end < place.length && strchr(",([/", place.data[end]) == NULL) {
        end++;
    }
    struct str town = scan_trim(str_slice(place, 0, end));
    return scan_is_upper_case(town) && !is_label(town);
}

static struct str
trim_place(struct str place)
{
    place = scan_trim(place);
    while (place.length > 0 && place.data[place.length - 1] == ',') {
        place = scan_trim(str_slice(place, 0, place.length - 1));
    }
    bool has_region = str_find_byte(place, ',', 0) != STR_NOT_FOUND;
    size_t dot = str_find_byte(place, '.', 0);
    if (dot == place.length - 1 && place.length > 0 && !has_region) {
        place.length--;
    }
    return place;
}

/* A day that fills the text but for a final stop or comma. */
static bool
is_all_day(struct str text, struct day_phrase *ret)
{
    size_t length = day_phrase_read(text, true, ret);
    if (length == 0 || ret->month == 0 || (ret->day == 0 && ret->year == 0)) {
        return false;
    }
    struct str rest = scan_trim(str_slice(text, length, text.length));
    return rest.length == 0 || str_equal(rest, STR(".")) || str_equal(rest, STR(","));
}

bool
dateline_head_read(struct str text, struct dateline_head *ret)
{
    text = scan_trim(text);
    struct dateline_head head = {{text.data, 0}, {0}};
    size_t cut = text.length;
    for (size_t at = 0; at < text.length; at++) {
        bool starts = at == 0 || text.data[at - 1] == ' ' || text.data[at - 1] == ',' ||
                      (unsigned char)text.data[at - 1] == 0xA0;
        if (starts && is_all_day(str_slice(text, at, text.length), &head.day)) {
            cut = at;
            break;
        }
    }
    if (cut == text.length) {
        head.day = (struct day_phrase){0};
    }
    head.place = trim_place(str_slice(text, 0, cut));
    if (head.place.length > 0 ? !is_place(head.place) : head.day.month == 0) {
        return false;
    }
    *ret = head;
    return true;
}

/* The place in front of a date in a language we do not know, "LADVA, 3. martta". */
static bool
read_place_before(struct str text, struct str rest, struct dateline_head *ret)
{
    struct str place = trim_place(text);
    bool comma = str_ends_with(scan_trim(text), STR(","));
    if (rest.length > DAY_LIMIT || scan_has_words(rest, 6) || !is_place(place) ||
        is_label(place) ||
        !(dateline_place_is_upper(place) ||
          (comma && scan_find_digit(rest) < rest.length))) {
        return false;
    }
    *ret = (struct dateline_head){place, {0}};
    return true;
}

bool
dateline_head_read_foreign(struct str text, struct dateline_head *ret)
{
    size_t digit = scan_find_digit(text);
    size_t comma = str_find_byte(text, ',', 0);
    return read_place_before(str_slice(text, 0, digit),
                             str_slice(text, digit, text.length), ret) ||
           (comma != STR_NOT_FOUND &&
            read_place_before(str_slice(text, 0, comma + 1),
                              str_slice(text, comma + 1, text.length), ret));
}
