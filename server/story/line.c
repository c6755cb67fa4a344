/* SPDX-License-Identifier: MIT */
#include "story/line.h"

#include <ctype.h>

#include "story/thresholds.h"
#include "text/phrase.h"
#include "text/script.h"
#include "text/utf8.h"

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
