/* SPDX-License-Identifier: MIT */
#include "text/house_style.h"

#include <stdbool.h>
#include <string.h>

/* What a rule says of English spelling; single words are in the lexicon. */

size_t
house_find_ise(const char *word, size_t length)
{
    static const char *const endings[] = {"e",   "ed",  "es",    "er",
                                          "ers", "ing", "ation", "ations"};
    if (length < 6 || strchr("edsrgn", word[length - 1]) == NULL) {
        return 0;
    }
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t ending = strlen(endings[i]);
        if (length < ending + 5 ||
            memcmp(word + length - ending, endings[i], ending) != 0) {
            continue;
        }
        const char *s = word + length - ending - 1;
        bool ise = s[-1] == 'i' && strchr("aeiou", s[-2]) == NULL;
        bool yse = s[-1] == 'y' && s[-2] == 'l';
        if (*s == 's' && (ise || yse)) {
            return (size_t)(s - word);
        }
    }
    return 0;
}
