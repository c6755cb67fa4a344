/* SPDX-License-Identifier: MIT */
#include "origin/acknowledgement.h"

#include "story/people.h"
#include "text/token.h"

static bool
is_author(struct str name, const char *byline)
{
    struct str names = str_from(byline ? byline : "");
    return byline != NULL && (tokens_same_words(name, names) || people_meet(name, names));
}

static enum acknowledgement
ask_credit(const struct credit *credit, struct str text, const struct creditor *creditor)
{
    if (credit->agency != NULL && creditor->agency != NULL &&
        str_equal(str_from(credit->agency->name), str_from(creditor->agency))) {
        return ACKNOWLEDGEMENT_SOURCE;
    }
    struct str name = span_of(text, credit->author);
    if (name.length == 0) {
        return ACKNOWLEDGEMENT_NONE;
    }
    return creditor->publisher != NULL &&
                   outlets_are_same(name, str_from(creditor->publisher))
               ? ACKNOWLEDGEMENT_SOURCE
           : is_author(name, creditor->byline) ? ACKNOWLEDGEMENT_AUTHOR
                                               : ACKNOWLEDGEMENT_NONE;
}

enum acknowledgement
acknowledges(const struct credits *credits, struct str text,
             const struct creditor *creditor, uint32_t paragraph)
{
    enum acknowledgement most = ACKNOWLEDGEMENT_NONE;
    vec_each(const struct credit, credit, credits) {
        bool counts = credit->rule != CREDIT_SENTENCE || credit->paragraph == paragraph ||
                      paragraph == ACKNOWLEDGED_SOMEWHERE;
        enum acknowledgement said =
            counts ? ask_credit(credit, text, creditor) : ACKNOWLEDGEMENT_NONE;
        most = said > most ? said : most;
    }
    return most;
}

bool
acknowledges_an_agency(const struct credits *credits, bool in_a_sentence)
{
    vec_each(const struct credit, credit, credits) {
        if (credit->agency != NULL && credit->rule != CREDIT_CONTRIBUTION &&
            (credit->rule == CREDIT_SENTENCE) == in_a_sentence) {
            return true;
        }
    }
    return false;
}
