/* SPDX-License-Identifier: MIT */
#include "origin/acknowledgement.h"

#include "text/token.h"

static bool
names_creditor(const struct credit *credit, struct str text,
               const struct creditor *creditor)
{
    if (credit->agency != NULL && creditor->agency != NULL &&
        str_equal(str_from(credit->agency->name), str_from(creditor->agency))) {
        return true;
    }
    struct str author = span_of(text, credit->author);
    return author.length > 0 &&
           ((creditor->byline != NULL &&
             tokens_same_words(author, str_from(creditor->byline))) ||
            (creditor->publisher != NULL &&
             tokens_same_words(author, str_from(creditor->publisher))));
}

bool
acknowledges(const struct credits *credits, struct str text,
             const struct creditor *creditor, uint32_t paragraph)
{
    vec_each(const struct credit, credit, credits) {
        bool counts = credit->rule != CREDIT_SENTENCE || credit->paragraph == paragraph ||
                      paragraph == ACKNOWLEDGED_SOMEWHERE;
        if (counts && names_creditor(credit, text, creditor)) {
            return true;
        }
    }
    return false;
}
