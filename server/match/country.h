/* SPDX-License-Identifier: MIT */
#ifndef MATCH_COUNTRY_H
#define MATCH_COUNTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Countries whose names and adjectives no common beginning tells ("Dutch", "Holland"), of
 * folded words. */

#define NO_COUNTRY SIZE_MAX

/* A number that all forms of one country's name share; NO_COUNTRY for any other word. */
size_t country_of(struct str name);

/* One is the capital or the government of a country and the other the country, or a form
 * of its name: "Beijing" and "China's", "Kremlin" and "Moscow". */
bool country_is_behind(struct str a, struct str b);

#endif
