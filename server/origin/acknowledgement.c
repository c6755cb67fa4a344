/* SPDX-License-Identifier: MIT */
#include "origin/acknowledgement.h"

#include "text/token.h"

/* Equal but for case, accents and punctuation. */
static bool
is_same_name(struct str a, struct str b)
{
    struct tokens left = {0};
    struct tokens right = {0};
    tokens_add(&left, a, 0);
    tokens_add(&right, b, 0);
    bool same = left.count == right.count && left.count > 0;
    for (size_t i = 0; same && i < left.count; i++) {
        same = str_equal(tokens_folded(&left, i), tokens_folded(&right, i));
    }
    tokens_release(&left);
    tokens_release(&right);
    return same;
}

static bool
names_creditor(const struct credit *credit, struct str text,
               const struct creditor *creditor)
{
    if (credit->agency != NULL && creditor->agency != NULL &&
        str_equal(str_from(credit->agency->name), str_from(creditor->agency))) {
        return true;
    }
    struct str author = span_of(text, credit->author);
    return author.length > 0 && ((creditor->byline != NULL &&
                                  is_same_name(author, str_from(creditor->byline))) ||
                                 (creditor->publisher != NULL &&
                                  is_same_name(author, str_from(creditor->publisher))));
}

bool
acknowledges(const struct credits *credits, struct str text,
             const struct creditor *creditor, uint32_t paragraph)
{
    vec_each(const struct credit, credit, credits) {
        bool counts = credit->rule != CREDIT_SENTENCE || credit->paragraph == paragraph;
        if (counts && names_creditor(credit, text, creditor)) {
            return true;
        }
    }
    return false;
}
