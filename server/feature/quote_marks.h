/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_QUOTE_MARKS_H
#define FEATURE_QUOTE_MARKS_H

#include <stdbool.h>

#include "base/str.h"
#include "text/prose.h"

/* The marks that begin and end a quotation, with the blanks that some languages put
 * inside. */
struct quote_marks {
    struct str open; /* as they are written: ``, &laquo; */
    struct str close;
    struct str shown_open; /* as they are read */
    struct str shown_close;
};

/* In the custom of a language (BCP 47; NULL: not known). Static storage. */
struct quote_marks quote_marks_of_language(const char *language);

/* Those of the draft's first quotation, `text` is its source; false where it has none.
 * Borrow from both. */
bool quote_marks_of_draft(struct quote_marks *ret, const struct prose *prose,
                          struct str text);

#endif
