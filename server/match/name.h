/* SPDX-License-Identifier: MIT */
#ifndef MATCH_NAME_H
#define MATCH_NAME_H

#include <stdbool.h>

#include "base/str.h"

/* The same name in other writing, of two folded words: a form or an abbreviation
 * ("Germany's", "Wis"), a country and what belongs to it ("U.K.", "British"), a slip of
 * one letter or another spelling ("Hannover"). Two countries are not, however alike. */
bool name_is_same(struct str a, struct str b);

#endif
