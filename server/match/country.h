/* SPDX-License-Identifier: MIT */
#ifndef MATCH_COUNTRY_H
#define MATCH_COUNTRY_H

#include <stdbool.h>

#include "base/str.h"

/* Countries by all their names and adjectives, which often have no common beginning
 * ("Dutch", "Holland"); of folded words. */

bool country_is_one(struct str name);

/* Both are names of one country; false where one is no country. */
bool country_is_same(struct str a, struct str b);

/* One is the capital or the government of a country and the other the country, or a form
 * of its name: "Beijing" and "China's", "Kremlin" and "Moscow". */
bool country_is_behind(struct str a, struct str b);

#endif
