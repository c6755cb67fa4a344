/* SPDX-License-Identifier: MIT */
#ifndef TEXT_HOUSE_STYLE_H
#define TEXT_HOUSE_STYLE_H

#include <stddef.h>

/* If the folded word ends in -ise, -yse or an inflection of them, the offset of the s;
 * else 0. Does not know the exceptions. */
size_t house_find_ise(const char *word, size_t length);

#endif
