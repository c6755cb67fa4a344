/* SPDX-License-Identifier: MIT */
#include "story/speaker.h"

#include <stdint.h>

#include "story/clause.h"
#include "story/scan.h"
#include "text/language.h"
#include "text/phrase.h"
#include "text/quotation.h"
#include "text/token.h"
#include "text/utf8.h"

/* Words between a verb and the name behind it: "said the harbour master, Ingrid". */
#define NAME_NEAR 6
/* Words of an apposition between name and verb. */
#define APPOSITION 20
/* Words of a name. */
#define NAME_WORDS 5
/* In scripts without capitals a name is the words next to the verb. */
#define PLAIN_NAME_WORDS 4

/* Parts [first, end) of a clause. */
struct name_run {
    size_t first;
    size_t end;
};

/* The quotations of a text that is one paragraph. */
static void
find_quotations(struct spans *ret, struct str text)
{
    struct prose prose = {0};
    struct paragraph paragraph = {.prose = {0, (uint32_t)text.length}};
    buf_add_str(&prose.text, text);
    buf_add_text(&prose.text, "\n\n");
    vec_add(&prose.paragraphs, paragraph);
    quotations_find(ret, &prose, NULL);
    prose_release(&prose);
}

static bool
overlaps(struct span a, struct span b)
{
    return a.start < b.end && b.start < a.end;
}

/* The passage stands in a quotation within the quotation: who speaks there is not who
 * speaks the whole. */
static bool
is_nested(struct str paragraph, struct span quotation, struct span passage)
{
    struct spans inner = {0};
    find_quotations(&inner, span_of(paragraph, quotation));
    bool found = false;
    for (size_t i = 0; i < inner.count && !found; i++) {
        struct span span = {inner.data[i].start + quotation.start,
                            inner.data[i].end + quotation.start};
        found = overlaps(span, passage);
    }
    vec_release(&inner);
    return found;
}

/* What stands before and behind the quotation that the passage begins in. */
struct surroundings {
    struct span quotation;
    struct span before;
    struct span behind;
    bool follows_quotation; /* the text before is between it and another one */
};

static bool
find_surroundings(struct str paragraph, struct span passage, struct surroundings *ret)
{
    struct spans all = {0};
    size_t hit = 0;
    find_quotations(&all, paragraph);
    while (hit < all.count && !overlaps(all.data[hit], passage)) {
        hit++;
    }
    bool found = hit < all.count;
    if (found) {
        struct span quotation = all.data[hit];
        uint32_t floor = hit > 0 ? all.data[hit - 1].end : 0;
        uint32_t ceiling =
            hit + 1 < all.count ? all.data[hit + 1].start : (uint32_t)paragraph.length;
        uint32_t start = quotation.start;
        uint32_t end = quotation.end;
        ret->quotation = quotation;
        ret->follows_quotation = hit > 0 && start - floor <= SPEAKER_REACH;
        ret->before = (struct span){
            start - floor > SPEAKER_REACH ? start - SPEAKER_REACH : floor, start};
        ret->behind = (struct span){
            end, ceiling - end > SPEAKER_REACH ? end + SPEAKER_REACH : ceiling};
    }
    vec_release(&all);
    return found;
}

static bool
is_name_part(const struct clause *clause, size_t at)
{
    return at < clause->count && clause->parts[at].kind == PART_NAME;
}

/* The run of name words that begins at `at`; joints only between two of them. */
static struct name_run
run_from(const struct clause *clause, size_t at)
{
    struct name_run run = {at, at};
    while (is_name_part(clause, at) && (at == run.first || !clause->parts[at].comma)) {
        run.end = ++at;
        size_t joint = at;
        while (joint < clause->count && clause->parts[joint].kind == PART_JOINT &&
               joint - at < 3) {
            joint++;
        }
        at = joint > at && is_name_part(clause, joint) ? joint : at;
    }
    return run;
}

/* The run that ends right in front of `end`. */
static struct name_run
run_until(const struct clause *clause, size_t end)
{
    size_t first = end;
    while (first > 0) {
        size_t at = first;
        while (at > 0 && clause->parts[at - 1].kind == PART_JOINT && at + 3 > first) {
            at--;
        }
        bool comma = first < end && clause->parts[at].comma;
        if (at == 0 || comma || !is_name_part(clause, at - 1) ||
            (at < first && first == end)) {
            break;
        }
        first = at - 1;
    }
    return (struct name_run){first, end};
}

/* What stands in front, an article apart: "for the Woolwich". */
static enum part_kind
kind_before(const struct clause *clause, size_t at)
{
    bool article = at > 1 && clause->parts[at - 1].article && !clause->parts[at].comma &&
                   clause->parts[at - 2].kind == PART_PREPOSITION;
    at -= article;
    return at > 0 ? clause->parts[at - 1].kind : PART_PLAIN;
}

/* No house, place or office ("the mayor of Port Alder"), nobody's ("Holm's lawyer"). */
static bool
is_usable(const struct clause *clause, struct name_run run, bool behind_cue)
{
    if (run.end == run.first || run.end - run.first > NAME_WORDS) {
        return false;
    }
    for (size_t i = run.first; i < run.end; i++) {
        if (clause->parts[i].possessive || clause->parts[i].bracket) {
            return false;
        }
    }
    enum part_kind before = kind_before(clause, run.first);
    enum part_kind after =
        run.end < clause->count ? clause->parts[run.end].kind : PART_PLAIN;
    bool house_goes_on = after == PART_HOUSE && !clause->parts[run.end].comma;
    return before != PART_PREPOSITION && !house_goes_on &&
           (before != PART_HOUSE || behind_cue || clause->parts[run.first].comma ||
            run.end - run.first > 1);
}

static bool
is_person(const struct clause *clause, struct name_run run)
{
    size_t words = 0;
    for (size_t i = run.first; i < run.end; i++) {
        words += clause->parts[i].kind == PART_NAME && !clause->parts[i].initial;
    }
    bool title = run.first > 0 && clause->parts[run.first - 1].kind == PART_TITLE &&
                 !clause->parts[run.first].comma;
    bool house = run.first > 0 && clause->parts[run.first - 1].kind == PART_HOUSE &&
                 !clause->parts[run.first].comma;
    return (run.end - run.first >= 2 || title) && words > 0 && !house;
}

static bool
take(const struct clause *clause, struct name_run run, bool behind_cue,
     struct speaker *ret)
{
    if (!is_usable(clause, run, behind_cue)) {
        return false;
    }
    ret->name = (struct span){clause->parts[run.first].source.start,
                              clause->parts[run.end - 1].source.end};
    ret->is_person = is_person(clause, run);
    return true;
}

/* "Rodman & Renshaw analyst Mario Corso": a name behind what somebody is at a firm. */
static struct name_run
past_affiliation(const struct clause *clause, struct name_run run)
{
    size_t at = run.end;
    bool office = false;
    while (at < clause->count && !clause->parts[at].comma && at - run.end < 3 &&
           (clause->parts[at].kind == PART_TITLE ||
            clause->parts[at].kind == PART_HOUSE || clause->parts[at].ampersand)) {
        office = office || clause->parts[at].kind != PART_HOUSE;
        at++;
    }
    bool goes_on = office && is_name_part(clause, at) && !clause->parts[at].comma;
    return goes_on ? past_affiliation(clause, run_from(clause, at)) : run;
}

/* "A trader said Holm would ...": somebody is in front of the verb, and what is behind it
 * goes on. */
static bool
is_spoken_of(const struct clause *clause, struct name_run run)
{
    bool goes_on = run.end < clause->count && clause->parts[run.end].kind == PART_PLAIN &&
                   !clause->parts[run.end].comma;
    return clause->parts[clause->verb].kind == PART_VERB && clause->verb > 0 && goes_on;
}

/* "said the harbour master, Ingrid Thorsby": small words and titles, then the name. */
static bool
take_behind_verb(const struct clause *clause, struct speaker *ret)
{
    bool cue = clause->parts[clause->verb].kind == PART_CUE;
    for (size_t at = clause->verb + 1; at < clause->count; at++) {
        enum part_kind kind = clause->parts[at].kind;
        if (kind == PART_NAME) {
            struct name_run run = run_from(clause, at);
            if (clause->parts[at - 1].kind != PART_PREPOSITION) {
                return !is_spoken_of(clause, run) &&
                       take(clause, past_affiliation(clause, run), cue, ret);
            }
            at = run.end - 1;
        }
        if (kind == PART_PRONOUN || kind == PART_VERB || at - clause->verb > NAME_NEAR) {
            return false;
        }
    }
    return false;
}

static bool
has_name(const struct clause *clause, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        if (clause->parts[i].kind == PART_NAME || clause->parts[i].kind == PART_PRONOUN) {
            return true;
        }
    }
    return false;
}

/* "Lena Holm, an adviser to the mayor, said": the first name of the clause, a comma
 * behind it and one before the verb. */
static bool
take_past_apposition(const struct clause *clause, struct speaker *ret)
{
    size_t first = 0;
    while (first < clause->verb && clause->parts[first].kind == PART_TITLE) {
        first++;
    }
    struct name_run run = run_from(clause, first);
    return run.end > run.first && run.end < clause->verb &&
           clause->parts[run.end].comma && clause->verb - run.end <= APPOSITION &&
           take(clause, run, false, ret);
}

/* "Ingrid Thorsby said", "the union's leader Ingrid Thorsby later said". */
static bool
take_before_verb(const struct clause *clause, struct speaker *ret)
{
    size_t end = clause->verb;
    if (clause->parts[end].comma) {
        return take_past_apposition(clause, ret);
    }
    for (int i = 0; i < 2 && end > 0; i++) {
        bool adverb =
            clause->parts[end - 1].kind == PART_PLAIN && !clause->parts[end].comma;
        end -= adverb ? 1 : 0;
    }
    struct name_run run = run_until(clause, end);
    bool other = has_name(clause, 0, run.first) && !clause->parts[run.first].comma;
    return !other && take(clause, run, false, ret);
}

static bool
take_from_clause(const struct clause *clause, struct speaker *ret)
{
    const struct part *verb = &clause->parts[clause->verb];
    if (verb->kind == PART_CUE) {
        return take_behind_verb(clause, ret);
    }
    bool named_before = has_name(clause, 0, clause->verb);
    if (verb->kind == PART_AFTER || named_before) {
        return take_before_verb(clause, ret);
    }
    return !verb->telling && take_behind_verb(clause, ret);
}

static bool
is_plain(const struct clause *clause, size_t at)
{
    enum part_kind kind = clause->parts[at].kind;
    return kind == PART_PLAIN || kind == PART_JOINT || kind == PART_NAME;
}

/* Scripts without capitals: the words behind the verb, or in Chinese and Japanese those
 * in front of it, as far as the next mark. Whether they are a name nobody can tell. */
static bool
take_plain(const struct clause *clause, bool verb_last, struct speaker *ret)
{
    size_t first = verb_last ? clause->verb : clause->verb + 1;
    size_t end = first;
    if (verb_last) {
        while (first > 0 && is_plain(clause, first - 1) && !clause->parts[first].comma) {
            first--;
        }
    } else {
        while (first < clause->count && clause->parts[first].kind == PART_TITLE) {
            first++;
        }
        end = first;
        while (end < clause->count && is_plain(clause, end) &&
               (end == first || !clause->parts[end].comma)) {
            end++;
        }
    }
    if (end == first || end - first > PLAIN_NAME_WORDS ||
        (verb_last && end - first < 2)) {
        return false;
    }
    ret->name = (struct span){clause->parts[first].source.start,
                              clause->parts[end - 1].source.end};
    ret->is_person = false;
    return true;
}

static bool
take_speaker(struct str paragraph, struct span region, bool from_end, struct speaker *ret)
{
    struct clause clause;
    clause_read(&clause, paragraph, region, from_end);
    if (clause.verb >= clause.count) {
        return false;
    }
    bool verb_last = scan_at(paragraph, clause.parts[clause.verb].source.start) >= 0x2E80;
    return clause.has_capitals ? take_from_clause(&clause, ret)
                               : take_plain(&clause, verb_last, ret);
}

/* `"Was it late?" Holm replied: "It was."`: what stands between two quotations leads up
 * to the second. */
static bool
introduces_the_next(struct str paragraph, const struct surroundings *around)
{
    struct str first = span_of(paragraph, around->quotation);
    struct str between = str_trim(span_of(paragraph, around->behind));
    while (first.length > 0 && !scan_is_letter(scan_before(first, first.length)) &&
           strchr("?!.", first.data[first.length - 1]) == NULL) {
        first.length = utf8_floor(first, first.length - 1);
    }
    bool ended = first.length > 0 && strchr("?!.", first.data[first.length - 1]) != NULL;
    while (between.length > 0 && !scan_is_letter(scan_before(between, between.length)) &&
           between.data[between.length - 1] != ':') {
        between.length = utf8_floor(between, between.length - 1);
    }
    return ended && between.length > 0 && between.data[between.length - 1] == ':' &&
           around->behind.end < paragraph.length;
}

/* A sentence of its own begins behind a quotation that ends with a full stop, unless a
 * comma or a small letter goes on. */
static bool
goes_on_behind(struct str paragraph, const struct surroundings *around)
{
    struct span quotation = around->quotation;
    bool stopped =
        quotation.end > 0 && strchr(".", paragraph.data[quotation.end - 1]) != NULL;
    struct str rest = span_of(paragraph, around->behind);
    size_t at = 0;
    while (at < rest.length) {
        size_t next = at;
        uint32_t c = utf8_next(rest, &next);
        if (c == ',' || c == 0x60C || c == 0xFF0C || c == 0x2014 || c == 0x2013) {
            return true;
        }
        if ((c >= 'a' && c <= 'z') || c >= 0xDF) {
            bool mark = c == 0x2019 || c == 0x201D || c == 0x201C || c == 0xBB;
            if (!mark) {
                return true;
            }
        }
        if (c >= 'A' && c <= 'Z') {
            return !stopped;
        }
        at = next;
    }
    return false;
}

/* What stands in front of the quotation leads up to it: a colon or comma, or "that". */
static bool
leads_up(struct str paragraph, struct span before)
{
    struct str text = str_trim(span_of(paragraph, before));
    while (text.length > 0) {
        size_t at = utf8_floor(text, text.length - 1);
        size_t next = at;
        uint32_t c = utf8_next(text, &next);
        bool quote = c == '"' || c == '\'' || c == 0xAB || (c >= 0x2018 && c <= 0x201F);
        if (!quote) {
            return c != '.' && c != '!' && c != '?' && c != ';';
        }
        text = str_trim(str_slice(text, 0, at));
    }
    return false;
}

bool
speaker_find(struct str paragraph, struct span passage, struct speaker *ret)
{
    struct surroundings around;
    struct speaker found;
    if (!find_surroundings(paragraph, passage, &around) ||
        is_nested(paragraph, around.quotation, passage)) {
        return false;
    }
    bool behind = goes_on_behind(paragraph, &around) &&
                  !introduces_the_next(paragraph, &around) &&
                  take_speaker(paragraph, around.behind, false, &found);
    /* Between two quotations a speaker is named once for both. */
    bool before = !behind &&
                  (leads_up(paragraph, around.before) || around.follows_quotation) &&
                  take_speaker(paragraph, around.before, true, &found);
    if (behind || before) {
        *ret = found;
    }
    return behind || before;
}

static bool
is_quoted(const struct spans *quotations, struct span word)
{
    vec_each(const struct span, quotation, quotations) {
        if (overlaps(*quotation, word)) {
            return true;
        }
    }
    return false;
}

bool
speaker_may_be_named(struct str paragraph)
{
    struct lexicon_set stand_ins = lexicon_set_join(
        LEXICON_SET(LEXICON_PRONOUN),
        lexicon_set_join(LEXICON_SET(LEXICON_OFFICE), LEXICON_SET(LEXICON_HOUSE)));
    struct spans quotations = {0};
    struct tokens all = {0};
    find_quotations(&quotations, paragraph);
    uint64_t language = lexicon_language(language_guess(paragraph));
    bool found = false;
    tokens_add(&all, paragraph, 0);
    for (size_t i = 0; i < all.count && !found; i++) {
        const struct token *token = &all.data[i];
        struct phrase phrase;
        bool name = (token->flags & TOKEN_CAPITAL) != 0 &&
                    (token->flags & (TOKEN_STOP | TOKEN_NUMBER)) == 0;
        bool no_case = (unsigned char)tokens_folded(&all, i).data[0] >= 0xD6;
        /* "He", "the president", "the ministry". */
        bool pronoun = phrase_at(paragraph, token->source.start, stand_ins, &phrase) &&
                       (language == 0 || (phrase.entry->languages & language) != 0);
        bool handle =
            token->source.start > 0 && paragraph.data[token->source.start - 1] == '@';
        found = !is_quoted(&quotations, token->source) &&
                (name || no_case || pronoun || handle);
    }
    vec_release(&quotations);
    tokens_release(&all);
    return found;
}
