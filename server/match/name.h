/* SPDX-License-Identifier: MIT */
#ifndef MATCH_NAME_H
#define MATCH_NAME_H

#include <stdbool.h>

#include "base/str.h"

/* The same name in other writing, of two folded words: a form or an abbreviation
 * ("Germany's", "Wis"), a country and what belongs to it ("U.K.", "British"), a slip of
 * one letter or another spelling ("Hannover"). Two countries are not, however alike. */
bool name_is_same(struct str a, struct str b);

/* Of a country, in a form whose other forms may begin with another letter; those of all
 * other names begin with the same. */
bool name_is_country(struct str name);

#endif
