/* SPDX-License-Identifier: MIT */
#ifndef TEXT_LANGUAGE_H
#define TEXT_LANGUAGE_H

#include "base/str.h"

/* The BCP 47 code of the language a text is most likely in, by script and by
 * its commonest function words, or NULL if that does not decide. Static storage. */
const char *language_guess(struct str text);

#endif
