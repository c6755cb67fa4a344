/* SPDX-License-Identifier: MIT */
#ifndef STORY_AGENCY_H
#define STORY_AGENCY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* The news agencies we know, by the names they go by. */
struct agency {
    const char *name;      /* as we print it: "Reuters", "AP", "dpa" */
    const char *languages; /* that it files in, codes with a blank between two */
    /* Other forms, NULL-terminated: "The Associated Press", "Associated Press". */
    const char *const *aliases;
    const char *const *weak_aliases; /* those that are also words: "共同" */
    /* The name is also a word, party or army ("PTI", "PA"): believed only inside
     * a dateline, byline or end line, never in running text. */
    bool ambiguous;
};

/* The same where the word may go on behind the name: "Reutersin". */
const struct agency *agency_stem_at(struct str text, size_t at, size_t *end);

/* All of them: agencies.txt. */
extern const struct agency agencies[];
extern const size_t agency_count;

/* The agency whose name or alias is all of `name`. Case counts, but an all
 * upper-case form is known too. NULL if none. Static storage. */
const struct agency *agency_find(struct str name);

/* The agency of a combined token such as "dpa/lno", "APA/sda/dpa", "ats afp",
 * "AFP - Jiji": the one that wrote (the last agency of the list). */
const struct agency *agency_find_combined(struct str token);

/* The next agency named in the text at or after *from, ambiguous names too: sets
 * [*start, *end) and moves *from past it. */
const struct agency *agency_next(struct str text, size_t *from, size_t *start,
                                 size_t *end);

/* Bytes of a line that is only a credit; a longer one names agencies for other reasons.
 */
#define AGENCY_LINE_LIMIT 160

/* "dpa/AFP", "By Ines Halvard, AP and Reuters": the next agency that a line of credit
 * names beside `first`, the one it was read for; moves *from past it. NULL at the end,
 * and where `first` is NULL. */
const struct agency *agency_next_other(struct str line, const struct agency *first,
                                       size_t *from);

/* The first agency in the text, ambiguous or not; NULL if none. */
const struct agency *agency_first(struct str text, size_t *start, size_t *end);

/* The agency whose longest name stands at `at`, ambiguous or not; sets *end. */
const struct agency *agency_at(struct str text, size_t at, size_t *end);

/* The languages that it files in, as the lexicon has them. */
uint64_t agency_languages(const struct agency *agency);

/* That form of the agency's name is also a word, a party or an army. */
bool agency_is_weak(const struct agency *agency, struct str name);

/* The name is enough for a credit where it is the subject of a verb of report or
 * all of a line: every unambiguous agency, and AFP, whose other meanings are not
 * found there. */
bool agency_stands_alone(const struct agency *agency);

#endif
