/* SPDX-License-Identifier: MIT */
/* The pages themselves are written by write_guides.py when the program is built. */
#include "report/guide.h"

const struct guide *
guide_find(struct str code)
{
    for (size_t i = 0; i < guides_count; i++) {
        if (str_equal(str_from(guides[i].code), code)) {
            return &guides[i];
        }
    }
    return NULL;
}
