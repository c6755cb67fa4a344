/* SPDX-License-Identifier: MIT */
#include "story/line.h"

#include <ctype.h>

#include "story/thresholds.h"
#include "text/phrase.h"
#include "text/script.h"
#include "text/utf8.h"

/* "via", "for", "of the": no longer. */
#define CAPTION_SMALL_WORD 3

static bool
is_of_word(uint32_t c)
{
    return char_kind(c) != CHAR_OTHER;
}

bool
line_is_closed(struct str line)
{
    if (line.length == 0) {
        return false;
    }
    size_t at = utf8_floor(line, line.length - 1);
    uint32_t last = utf8_next(line, &at);
    return !is_of_word(last);
}

bool
line_is_heading(struct str line)
{
    return line.length <= PART_HEADING_LIMIT && !line_is_closed(line);
}

/* "Mueller report:Investigation found": a letter right behind the colon, as in no
 * address, hour or handle. */
static bool
has_glued_label(struct str line)
{
    size_t colon = str_find_byte(line, ':', 0);
    if (colon == STR_NOT_FOUND || colon == 0 || colon > PART_LABEL_LIMIT ||
        colon + 1 >= line.length || line.data[line.length - 1] == '.') {
        return false;
    }
    size_t first = 0;
    size_t behind = colon + 1;
    size_t before = utf8_floor(line, colon - 1);
    return char_is_upper(utf8_next(line, &first)) &&
           is_of_word(utf8_next(line, &before)) &&
           char_is_upper(utf8_next(line, &behind));
}

/* "Related: ...", "More: ..." in front of a title; "Read more" behind one. */
static bool
has_teaser(struct str line)
{
    struct phrase phrase;
    if (phrase_at(line, 0, LEXICON_SET(LEXICON_TEASER), &phrase) &&
        phrase.end < line.length && line.data[phrase.end] == ':') {
        return true;
    }
    if (!phrase_before(line, line.length, LEXICON_SET(LEXICON_TEASER), &phrase) ||
        phrase.start == 0) {
        return false;
    }
    size_t first = phrase.start;
    return !char_is_lower(utf8_next(line, &first));
}

/* "CLOSE", "MORE" in front: a button of the page, whose caption follows. */
bool
line_has_button(struct str line)
{
    struct phrase phrase;
    if (!phrase_at(line, 0, LEXICON_SET(LEXICON_CARD_END), &phrase)) {
        return false;
    }
    size_t last = utf8_floor(line, phrase.end - 1);
    size_t behind = phrase.end + 1;
    return !char_is_lower(utf8_next(line, &last)) && behind < line.length &&
           line.data[phrase.end] == ' ' && char_is_upper(utf8_next(line, &behind));
}

bool
line_is_link(struct str line)
{
    return line.length <= PART_LINK_LIMIT && (has_glued_label(line) || has_teaser(line));
}

/* "Ada Quill", "Ada Quill via Lantern": words with capitals, small ones apart. */
static bool
is_photographer(struct str words)
{
    struct str rest = words;
    size_t names = 0;
    while (rest.length > 0) {
        size_t blank = str_find_byte(rest, ' ', 0);
        size_t end = blank == STR_NOT_FOUND ? rest.length : blank;
        size_t at = 0;
        bool is_name = end > 0 && char_is_upper(utf8_next(rest, &at));
        if (!is_name && end > CAPTION_SMALL_WORD) {
            return false;
        }
        names += is_name;
        rest = str_slice(rest, blank == STR_NOT_FOUND ? end : end + 1, rest.length);
    }
    return names > 0;
}

/* "1987", "2019" among ASCII digits, in the last bytes. */
static bool
ends_with_year(struct str text)
{
    size_t from = text.length > PART_CAPTION_YEAR ? text.length - PART_CAPTION_YEAR : 0;
    size_t digits = 0;
    for (size_t i = from; i <= text.length; i++) {
        bool is_digit = i < text.length && isdigit((unsigned char)text.data[i]);
        if (!is_digit && digits == 4 &&
            (str_starts_with(str_slice(text, i - 4, i), STR("19")) ||
             str_starts_with(str_slice(text, i - 4, i), STR("20")))) {
            return true;
        }
        digits = is_digit ? digits + 1 : 0;
    }
    return false;
}

bool
line_is_dated_caption(struct str line)
{
    size_t last = line.length;
    while (last > 0 && (line.data[last - 1] == '.' || line.data[last - 1] == ' ')) {
        last--;
    }
    size_t open = str_find_last_byte(str_slice(line, 0, last), '(');
    if (last == 0 || line.data[last - 1] != ')' || open == STR_NOT_FOUND || open < 2 ||
        last - open > PART_PHOTOGRAPHER || line.length > PART_NOTE_LIMIT) {
        return false;
    }
    struct str front = str_slice(line, 0, open);
    return str_ends_with(front, STR(". ")) && ends_with_year(front) &&
           is_photographer(str_slice(line, open + 1, last - 1));
}
