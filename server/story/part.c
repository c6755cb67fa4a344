/* SPDX-License-Identifier: MIT */
/* By form: the phrases that the packs know, handles, names in capitals with a colon.
 * By company: one line of a transcript or a weak sign of a plug is believed beside
 * others. */
#include "story/part.h"

#include <ctype.h>

#include "base/memory.h"
#include "story/aside.h"
#include "story/credit.h"
#include "story/hover_card.h"
#include "story/line.h"
#include "story/thresholds.h"
#include "text/phrase.h"
#include "text/quotation.h"

/* A sentence of one of them may be furniture; others only speak beside it. */
static const struct lexicon_set furniture =
    LEXICON_INIT(LEXICON_PLAYER, LEXICON_INVITATION, LEXICON_METHOD, LEXICON_STANDING,
                 LEXICON_AUTHOR_TAG);
static const struct lexicon_set signs =
    LEXICON_INIT(LEXICON_MEDIUM, LEXICON_ADDRESS, LEXICON_FIRST_PERSON);

/* What speaks for each part in one paragraph. */
struct evidence_of_part {
    uint32_t signs[LEXICON_SENSES];
    uint32_t quoted; /* bytes inside quotation marks */
    uint32_t bytes;
    bool has_furniture;
    bool has_handle; /* "(@name)" */
    bool has_at;     /* "@name" among its words */
    bool has_mail;   /* "ada@lantern.example" */
    bool has_label;  /* "BRANDT:" in front */
    bool is_heading; /* in form */
    bool is_closed;  /* ends as sentences do */
};

static struct str
trimmed(struct str text, struct span paragraph)
{
    return str_trim(span_of(text, paragraph));
}

/* "(@MayorBrandl)", and pictures of posts. */
static bool
has_handle(struct str text)
{
    size_t at = str_find(text, STR("(@"), 0);
    return (at != STR_NOT_FOUND &&
            str_find_byte(str_slice(text, at, at + 24), ')', 0) != STR_NOT_FOUND) ||
           str_find(text, STR("pic.twitter.com/"), 0) != STR_NOT_FOUND;
}

static bool
is_of_address(char byte)
{
    return isalnum((unsigned char)byte) || byte == '_' || byte == '.' || byte == '-';
}

/* Handles in the middle of words, and addresses of mail. */
static void
look_for_addresses(struct evidence_of_part *self, struct str text)
{
    for (size_t at = str_find_byte(text, '@', 0); at != STR_NOT_FOUND;
         at = str_find_byte(text, '@', at + 1)) {
        size_t end = at + 1;
        while (end < text.length && is_of_address(text.data[end])) {
            end++;
        }
        bool has_dot = str_find_byte(str_slice(text, at, end - (end > at + 1)), '.', 0) !=
                       STR_NOT_FOUND;
        bool is_joined = at > 0 && is_of_address(text.data[at - 1]);
        self->has_mail |= is_joined && has_dot;
        self->has_at |= !is_joined && end - at > PART_HANDLE_MIN;
    }
}

/* A name in capitals and a colon: "JUDY BRANDT: Good evening." "Q:" is one, too. */
static bool
has_label(struct str text)
{
    size_t colon = str_find_byte(text, ':', 0);
    if (colon == STR_NOT_FOUND || colon == 0 || colon > PART_LABEL_LIMIT ||
        colon + 1 >= text.length || text.data[colon + 1] != ' ') {
        return false;
    }
    for (size_t i = 0; i < colon; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (islower(byte) || isdigit(byte) || byte == ',') {
            return false;
        }
    }
    return isupper((unsigned char)text.data[0]) != 0;
}

static void
count_signs(struct evidence_of_part *self, struct str text)
{
    struct phrase phrase;
    const struct lexicon_set senses = lexicon_set_join(furniture, signs);
    for (size_t at = 0; phrase_find(text, at, senses, &phrase); at = phrase.end) {
        self->signs[phrase.entry->sense]++;
        self->has_furniture |= lexicon_set_has(furniture, phrase.entry->sense);
    }
}

static struct evidence_of_part
look_at_paragraph(struct str text, struct span paragraph, struct spans *quotations)
{
    struct str words = trimmed(text, paragraph);
    struct evidence_of_part ret = {.bytes = (uint32_t)words.length,
                                   .has_handle = has_handle(words),
                                   .has_label = has_label(words),
                                   .is_heading = line_is_heading(words),
                                   .is_closed = line_is_closed(words)};
    size_t first = quotations->count;
    look_for_addresses(&ret, words);
    quotations_find_in(quotations, text, paragraph);
    for (size_t i = first; i < quotations->count; i++) {
        ret.quoted += span_length(quotations->data[i]);
    }
    if (words.length <= 2 * PART_NOTE_LIMIT) {
        count_signs(&ret, words);
    }
    return ret;
}

static bool
says(struct str words)
{
    struct phrase phrase;
    return phrase_find(words, 0, LEXICON_SET(LEXICON_SAYING), &phrase);
}

/* How to write to the author, at the end. */
static bool
is_address_of_author(const struct evidence_of_part *self, struct str words)
{
    return self->has_mail && words.length <= PART_TAG_LIMIT && self->quoted == 0 &&
           !says(words);
}

/* A post that lost its head: nobody is quoted and nobody says anything in it, and yet it
 * speaks to somebody by his handle. */
static bool
is_bare_post(const struct evidence_of_part *self, struct str words)
{
    return self->has_at && !self->has_mail && self->quoted == 0 &&
           words.length <= PART_POST_LIMIT && !says(words);
}

/* Somebody's role at a desk is named, in a short line. */
static bool
may_be_tag(struct str words)
{
    struct phrase phrase;
    return words.length <= PART_TAG_LIMIT &&
           phrase_find(words, 0, LEXICON_SET(LEXICON_AUTHOR_ROLE), &phrase);
}

static enum part
part_of_furniture(const struct evidence_of_part *self, struct str words, bool is_near_end)
{
    if ((!self->has_furniture && !(is_near_end && may_be_tag(words))) ||
        100 * self->quoted > PART_QUOTED_SHARE * self->bytes) {
        return PART_NARRATIVE;
    }
    static const enum part parts[] = {
        [ASIDE_PLAYER] = PART_PLAYER, [ASIDE_METHOD] = PART_METHOD,
        [ASIDE_NOTE] = PART_NOTE,     [ASIDE_TAG] = PART_TAG,
        [ASIDE_PLUG] = PART_PLUG,     [ASIDE_COUNT] = PART_NARRATIVE,
    };
    struct asides asides = {0};
    asides_find(&asides, words);
    enum part ret = parts[asides_kind(&asides, is_near_end)];
    vec_release(&asides);
    return ret;
}

static enum part
part_by_form(const struct evidence_of_part *self, struct str words, bool is_near_end)
{
    struct phrase phrase;
    enum part ret = part_of_furniture(self, words, is_near_end);
    if (ret != PART_NARRATIVE) {
        return ret;
    }
    if (line_is_link(words)) {
        return PART_LINK;
    }
    if (line_has_button(words)) {
        return PART_PLAYER;
    }
    if (self->has_handle) {
        return PART_POST;
    }
    if (is_near_end && is_address_of_author(self, words)) {
        return PART_TAG;
    }
    if (is_bare_post(self, words)) {
        return PART_POST;
    }
    if (phrase_at(words, 0, LEXICON_SET(LEXICON_PHOTO_LABEL), &phrase) ||
        (words.length <= PART_NOTE_LIMIT && is_photo_line(words)) ||
        line_is_dated_caption(words)) {
        return PART_CAPTION;
    }
    return self->quoted > 0 && self->quoted + self->quoted / 8 + 8 >= self->bytes
               ? PART_SPEECH
               : PART_NARRATIVE;
}

/* It speaks to the reader of what the house offers: believed beside a plug, or where it
 * does so twice and speaks of itself. */
static bool
may_be_plug(const struct evidence_of_part *self)
{
    return self->signs[LEXICON_ADDRESS] > 0 && self->signs[LEXICON_MEDIUM] > 0 &&
           self->quoted == 0 && self->bytes <= PART_NOTE_LIMIT;
}

static bool
has_neighbour(const struct parts *parts, size_t first, size_t at, enum part part)
{
    return (at > first && parts->data[at - 1] == part) ||
           (at + 1 < parts->count && parts->data[at + 1] == part);
}

static bool
is_beside_label(const struct evidence_of_part *all, size_t count, size_t at)
{
    for (size_t near = at > 2 ? at - 2 : 0; near < count && near <= at + 2; near++) {
        if (near != at && all[near].has_label) {
            return true;
        }
    }
    return false;
}

/* Whether the text ends its sentences: nearly all of its longer paragraphs do. */
static bool
has_closed_sentences(const struct evidence_of_part *all, size_t count)
{
    uint32_t closed = 0;
    uint32_t longer = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_long = all[i].bytes > PART_HEADING_LIMIT;
        longer += is_long;
        closed += is_long && all[i].is_closed;
    }
    return closed > 1 && 100 * closed >= PART_CLOSED_SHARE * longer;
}

/* The lines of a post in front of the one that says whose it is. */
static void
take_lines_of_post(struct parts *parts, size_t first, const struct evidence_of_part *all,
                   size_t at)
{
    uint32_t bytes = all[at].bytes;
    size_t begin = at;
    while (begin > 0 && parts->data[first + begin - 1] != PART_POST &&
           !part_is_furniture(parts->data[first + begin - 1]) &&
           all[begin - 1].quoted == 0 && all[begin - 1].bytes <= PART_POST_LINE &&
           bytes + all[begin - 1].bytes <= PART_POST_LIMIT) {
        begin--;
        bytes += all[begin].bytes;
    }
    for (size_t i = begin; i < at && at - begin >= 2; i++) {
        parts->data[first + i] = PART_POST;
    }
}

/* What the form alone does not say; `first` is the place of the first one in `parts`. */
static void
ask_company(struct parts *parts, size_t first, const struct evidence_of_part *all)
{
    size_t count = parts->count - first;
    bool closes = has_closed_sentences(all, count);
    for (size_t i = 0; i < count; i++) {
        if (parts->data[first + i] == PART_POST && all[i].has_handle) {
            take_lines_of_post(parts, first, all, i);
        }
    }
    for (size_t i = 0; i < count; i++) {
        enum part *part = &parts->data[first + i];
        if (*part != PART_NARRATIVE && *part != PART_SPEECH) {
            continue;
        }
        if (all[i].has_label && is_beside_label(all, count, i)) {
            *part = PART_TRANSCRIPT;
        } else if (may_be_plug(&all[i]) &&
                   ((all[i].signs[LEXICON_MEDIUM] > 1 &&
                     all[i].signs[LEXICON_FIRST_PERSON] > 0) ||
                    has_neighbour(parts, first, first + i, PART_PLUG))) {
            *part = PART_PLUG;
        } else if (*part == PART_NARRATIVE && closes && all[i].is_heading) {
            *part = PART_HEADING;
        }
    }
}

void
parts_find(struct parts *ret, struct spans *quotations, struct str text,
           const struct spans *paragraphs, const struct cancel *cancel)
{
    size_t first = ret->count;
    size_t count = paragraphs->count;
    struct evidence_of_part *all = memory_zalloc_array(count, sizeof *all);
    for (size_t i = 0; i < count && !cancel_requested(cancel); i++) {
        all[i] = look_at_paragraph(text, paragraphs->data[i], quotations);
        vec_add(ret, part_by_form(&all[i], trimmed(text, paragraphs->data[i]),
                                  i + PART_TAG_LAST >= count));
    }
    if (!cancel_requested(cancel)) {
        ask_company(ret, first, all);
    }
    memory_free(all);
}

void
part_find_asides(struct spans *ret, struct str paragraph)
{
    struct phrase phrase;
    if (!phrase_find(paragraph, 0, furniture, &phrase)) {
        return;
    }
    struct asides asides = {0};
    asides_find(&asides, paragraph);
    vec_each(const struct aside, aside, &asides) {
        if (aside->leanings[ASIDE_PLAYER] == LEANING_SURE ||
            aside->leanings[ASIDE_METHOD] == LEANING_SURE ||
            aside->leanings[ASIDE_NOTE] == LEANING_SURE ||
            aside->leanings[ASIDE_PLUG] == LEANING_SURE) {
            vec_add(ret, aside->bytes);
        }
    }
    vec_release(&asides);
}

void
part_find_cards(struct spans *ret, struct str paragraph)
{
    hover_cards_find(ret, paragraph);
}

const char *
part_name(enum part part)
{
    static const char *const names[] = {
        [PART_NARRATIVE] = "narrative", [PART_SPEECH] = "quoted speech",
        [PART_POST] = "post",           [PART_TRANSCRIPT] = "transcript",
        [PART_CAPTION] = "caption",     [PART_PLUG] = "plug",
        [PART_PLAYER] = "player",       [PART_METHOD] = "poll method",
        [PART_NOTE] = "standing note",  [PART_TAG] = "author tag",
        [PART_LINK] = "link",           [PART_HEADING] = "heading",
    };
    return names[part];
}

bool
part_is_bare_speech(enum part part)
{
    return part == PART_POST || part == PART_TRANSCRIPT;
}

bool
part_is_furniture(enum part part)
{
    return part >= PART_CAPTION && part < PART_HEADING;
}
