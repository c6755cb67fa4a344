/* SPDX-License-Identifier: MIT */
#ifndef TEXT_STOP_WORDS_H
#define TEXT_STOP_WORDS_H

#include <stddef.h>

/* The commonest function words of a language, as they are spelled, a blank
 * between two. */
struct stop_list {
    const char *language; /* BCP 47 */
    const char *words;
};

extern const struct stop_list stop_lists[];
extern const size_t stop_list_count;

#endif
