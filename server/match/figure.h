/* SPDX-License-Identifier: MIT */
#ifndef MATCH_FIGURE_H
#define MATCH_FIGURE_H

#include <stdbool.h>

#include "base/str.h"

/* Numbers as the tokens of a text have them, folded. */

/* The same number in other writing: "5.00" and "5", "5,749.92" and "5,749", a year with a
 * letter for its era, a decimal fraction written from right to left, as Arabic agencies
 * do. */
bool figure_is_same(struct str a, struct str b);

/* The smaller is FIGURE_NEAR of the larger or more: one may be the other, rounded. */
bool figure_is_near(struct str a, struct str b);

/* Of a number without letters. */
double figure_value(struct str number);

/* The two are at most the share `limit` of the larger apart. */
bool figure_is_within(struct str a, struct str b, double limit);

/* One may be the other with fewer digits that say something: "27" of "26.6", "1200" of
 * "1234"; of how much is lost by it figure_is_within tells. `inexact`: such numbers
 * seldom are exact, so that "400" may be "391". */
bool figure_is_rounded(struct str a, struct str b, bool inexact);
/* Of two with other decimals one is the other, rounded up or down as it should be: "9"
 * of "9.4"; of how much is lost by it figure_is_within tells. */
bool figure_is_rounded_well(struct str a, struct str b);
/* "2.4" and "4.2". */
bool figure_is_mirrored(struct str a, struct str b);

#endif
