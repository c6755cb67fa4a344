/* SPDX-License-Identifier: MIT */
#include "story/people.h"

#include <string.h>

#include "story/scan.h"
#include "text/phrase.h"
#include "text/token.h"

/* A bound on what a name of a hostile story costs. */
#define NAME_BYTES 120

#define NOBODY LEXICON_SET(LEXICON_NO_AUTHOR, LEXICON_DESK_TITLE)

/* A small word between two names; "A" may be somebody's initial. */
static bool
is_and(struct str names, size_t at, struct phrase *ret)
{
    return at > 0 && names.data[at - 1] == ' ' && !scan_is_upper(scan_at(names, at)) &&
           phrase_at(names, at, LEXICON_SET(LEXICON_AND), ret) &&
           scan_skip_blanks(names, ret->end) > ret->end;
}

bool
people_next(struct str *names, struct str *ret)
{
    struct str text = *names;
    do {
        size_t at = 0;
        size_t next = 0;
        struct phrase phrase;
        while (at < text.length) {
            next = at + 1;
            if (strchr(",;", text.data[at]) != NULL) {
                break;
            }
            if (is_and(text, at, &phrase)) {
                next = phrase.end;
                break;
            }
            at++;
        }
        *ret = scan_trim(str_slice(text, 0, at));
        text = str_slice(text, next, text.length);
    } while (ret->length == 0 && text.length > 0);
    *names = text;
    return ret->length > 0;
}

/* Behind "Analysis" and its kin, as long as a name is left. */
static struct str
without_label(struct str name)
{
    struct phrase label;
    if (phrase_at(name, 0, LEXICON_SET(LEXICON_AUTHOR_LABEL), &label)) {
        struct str rest = scan_trim(str_slice(name, label.end, name.length));
        return scan_words(rest) > 1 ? rest : name;
    }
    return name;
}

/* Where capitals do not tell names, "reporter" may be part of one word with a name. */
static bool
is_nobody(struct str name)
{
    struct phrase phrase;
    uint32_t first = scan_at(name, 0);
    bool cased = scan_is_upper(first) || scan_is_lower(first);
    return cased && phrase_find(name, 0, NOBODY, &phrase);
}

static bool
is_person(struct str name, struct str outlet)
{
    bool address = str_find_byte(name, '@', 0) != STR_NOT_FOUND ||
                   str_find(name, STR("://"), 0) != STR_NOT_FOUND ||
                   str_find_byte(name, '_', 0) != STR_NOT_FOUND;
    return name.length > 0 && name.length <= NAME_BYTES && !address && !is_nobody(name) &&
           !tokens_same_words(name, outlet);
}

void
people_add(struct buf *out, struct str names, struct str outlet)
{
    struct str rest = names;
    struct str name;
    size_t start = out->length;
    bool changed = false;
    while (people_next(&rest, &name)) {
        struct str person = without_label(name);
        bool is = is_person(person, outlet);
        changed = changed || !is || person.length < name.length;
        if (is) {
            buf_add_text(out, out->length > start ? ", " : "");
            buf_add_str(out, person);
        }
    }
    if (!changed) {
        buf_splice(out, start, out->length, scan_trim(names));
    }
}

bool
people_are_collected(struct str names)
{
    struct str name;
    size_t count = 0;
    while (count <= PEOPLE_AUTHORS_LIMIT && people_next(&names, &name)) {
        count++;
    }
    return count > PEOPLE_AUTHORS_LIMIT;
}

bool
people_meet(struct str a, struct str b)
{
    struct str left;
    struct str right;
    size_t most = people_are_collected(a) ? 1 : PEOPLE_AUTHORS_LIMIT;
    size_t others = people_are_collected(b) ? 1 : PEOPLE_AUTHORS_LIMIT;
    for (size_t i = 0; i < most && people_next(&a, &left); i++) {
        struct str rest = b;
        bool full = left.length <= NAME_BYTES && scan_has_words(left, 2);
        for (size_t j = 0; full && j < others && people_next(&rest, &right); j++) {
            if (right.length <= NAME_BYTES && tokens_same_words(left, right)) {
                return true;
            }
        }
    }
    return false;
}

struct str
outlet_name(struct str outlet)
{
    static const char *const marks[] = {" (", " - ", " | "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t at = str_find(outlet, str_from(marks[i]), 0);
        outlet = at != STR_NOT_FOUND && at > 0 ? str_slice(outlet, 0, at) : outlet;
    }
    return outlet;
}

bool
outlets_are_same(struct str a, struct str b)
{
    return tokens_same_words(a, b) || tokens_same_words(outlet_name(a), outlet_name(b));
}
