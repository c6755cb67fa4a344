/* SPDX-License-Identifier: MIT */
#ifndef MATCH_NAME_H
#define MATCH_NAME_H

#include <stdbool.h>

#include "base/str.h"
#include "text/token.h"

/* Whether a word is written as a name: it has a capital where no sentence begins, and is
 * no number or function word. None is where `capital_nouns`: all nouns have one. */
bool name_is_written(const struct token *token, bool capital_nouns);

/* The same name in other writing, of two folded words: a form or an abbreviation
 * ("Germany's", "Wis"), a country and what belongs to it ("U.K.", "British"), a slip of
 * one letter or another spelling ("Hannover"). Two countries are not, however alike. */
bool name_is_same(struct str a, struct str b);

/* The same, or perhaps so: an abbreviation ("Ft"), a short form of a given name ("Bill"),
 * another spelling of a foreign name ("Gadhafi"), a capital for its country. */
bool name_may_be_same(struct str a, struct str b);

/* A title or an office: how somebody is called, not who it is. */
bool name_is_title(struct str name);

/* Of a country, in a form whose other forms may begin with another letter; those of all
 * other names begin with the same. */
bool name_is_country(struct str name);

#endif
