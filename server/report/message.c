/* SPDX-License-Identifier: MIT */
#include "report/message.h"

#include <ctype.h>

#include "base/buf.h"
#include "text/display.h"

/* All capitals, more than two letters unless the whole place is capitals: "LA PAZ",
 * but "Portland, ME". */
static bool
is_shouted(struct str word, bool all_capitals)
{
    size_t letters = 0;
    for (size_t i = 0; i < word.length; i++) {
        unsigned char byte = (unsigned char)word.data[i];
        if (islower(byte) || byte >= 0x80) {
            return false;
        }
        letters += isalpha(byte) != 0;
    }
    return all_capitals || letters > 2;
}

static bool
has_lower_case(struct str text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (islower((unsigned char)text.data[i])) {
            return true;
        }
    }
    return false;
}

void
finding_add_place(struct buf *out, struct str place)
{
    bool all_capitals = !has_lower_case(place);
    struct buf text = BUF_INIT;
    while (place.length > 0) {
        size_t blank = str_find_byte(place, ' ', 0);
        struct str word = str_slice(place, 0, blank);
        bool shouted = is_shouted(word, all_capitals);
        bool inside = false;
        for (size_t i = 0; i < word.length; i++) {
            unsigned char byte = (unsigned char)word.data[i];
            buf_add_byte(&text, (char)(shouted && inside ? tolower(byte) : byte));
            inside = isalpha(byte) != 0;
        }
        if (blank != STR_NOT_FOUND) {
            buf_add_byte(&text, ' ');
        }
        place = str_slice(place, word.length + 1, place.length);
    }
    display_add(out, buf_str(&text));
    buf_release(&text);
}

/* "Reuters (Ines Halvard, Oslo)"; a paper where no agency is known; the
 * headline where nobody is. */
static void
add_source(struct buf *out, const struct finding_origin *origin)
{
    const char *name = origin->agency ? origin->agency : origin->publisher;
    if (name != NULL) {
        display_add(out, str_from(name));
    } else if (origin->headline != NULL) {
        buf_add_text(out, "\u201c");
        display_add(out, str_from(origin->headline));
        buf_add_text(out, "\u201d");
    } else {
        buf_add_format(out, "story %u of the archive", (unsigned)origin->story);
    }
    if (origin->byline == NULL && origin->place == NULL) {
        return;
    }
    buf_add_text(out, " (");
    if (origin->byline != NULL) {
        display_add(out, str_from(origin->byline));
    }
    if (origin->place != NULL) {
        buf_add_text(out, origin->byline ? ", " : "");
        finding_add_place(out, str_from(origin->place));
    }
    buf_add_byte(out, ')');
}

static void
add_extent(struct buf *out, const struct finding *finding)
{
    if (finding->code == FINDING_SHARED_PHRASE || finding->code == FINDING_SHARED_QUOTE) {
        buf_add_format(out, ": %u words.", (unsigned)finding->matched);
    } else if (finding->share < 0.5 && finding->share_outside_quotes > finding->share) {
        /* The speech is the draft's own; what stands around it is what matched. */
        buf_add_format(out, ": %u of %u words outside quotation.",
                       (unsigned)finding->matched_outside,
                       (unsigned)finding->words_outside);
    } else {
        buf_add_format(out, ": %u of %u words.", (unsigned)finding->matched,
                       (unsigned)finding->words);
    }
}

const char *
message_write(struct arena *arena, const struct finding *finding)
{
    struct buf out = BUF_INIT;
    finding_add_opening(&out, finding);
    add_source(&out, &finding->origin);
    buf_add_text(&out, ", ");
    date_add_words(&out, finding->origin.date);
    add_extent(&out, finding);
    if (finding->code == FINDING_SHARED_QUOTE &&
        finding->speech.attribution == ATTRIBUTION_UNKNOWN) {
        buf_add_text(&out, " Check who said it, and to whom.");
    }
    char *message = arena_dup(arena, buf_str(&out));
    buf_release(&out);
    return message;
}
