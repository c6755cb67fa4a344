/* SPDX-License-Identifier: MIT */
/* "Uncredited" is said only where the draft names nobody whom the text may be from. */
#include "report/credited.h"

#include "base/memory.h"
#include "origin/election.h"
#include "report/credit_form.h"

/* Paragraphs at the end of a draft that may be a credit for all of it. */
#define HOUSE_FORM_FOOT 6u

static bool
credits_agency(const struct credit_question *question, struct str name)
{
    char *agency = memory_dup_bytes(name.data, name.length);
    struct creditor creditor = {agency, NULL, NULL};
    bool ret = dissection_acknowledges(question->draft, &creditor, question->paragraph) !=
               ACKNOWLEDGEMENT_NONE;
    memory_free(agency);
    return ret;
}

/* An agency that the draft credits had a part in the story: in this passage, perhaps. */
static bool
credits_contributor(const struct credit_question *question)
{
    const char *contributors = question->story->contributors;
    struct str rest = str_from(contributors ? contributors : "");
    bool found = false;
    for (int i = 0; i < CONTRIBUTORS_LIMIT && rest.length > 0 && !found; i++) {
        size_t comma = str_find(rest, STR(", "), 0);
        found = credits_agency(question, str_slice(rest, 0, comma));
        rest =
            comma == STR_NOT_FOUND ? STR_NONE : str_slice(rest, comma + 2, rest.length);
    }
    return found;
}

/* A credit in the house's own form, behind the paragraph or as one at the draft's end. */
static bool
is_in_house_form(const struct credit_question *question,
                 const struct finding_origin *origin)
{
    const char *form = question->house_form;
    const struct prose *prose = &question->draft->prose;
    uint32_t count = (uint32_t)prose->paragraphs.count;
    uint32_t foot = count > HOUSE_FORM_FOOT ? count - HOUSE_FORM_FOOT : 0;
    bool found = false;
    for (uint32_t i = question->paragraph; form != NULL && i < count && !found; i++) {
        if (i != question->paragraph && i < foot) {
            i = foot;
        }
        struct str text = span_of(buf_str(&prose->text), prose->paragraphs.data[i].prose);
        found = credit_form_ends(text, i != question->paragraph, form, origin,
                                 question->draft->language);
    }
    return found;
}

static enum acknowledgement
ask(const struct credit_question *question, const struct creditor *creditor,
    const struct finding_origin *origin)
{
    enum acknowledgement said =
        dissection_acknowledges(question->draft, creditor, question->paragraph);
    return said != ACKNOWLEDGEMENT_SOURCE && is_in_house_form(question, origin)
               ? ACKNOWLEDGEMENT_SOURCE
               : said;
}

void
credited_fill(struct finding *ret, const struct credit_question *question)
{
    const struct finding_origin *origin = &ret->origin;
    struct dissection *draft = question->draft;
    struct creditor creditor = {origin->agency, question->story->byline,
                                origin->publisher};
    enum acknowledgement said = ask(question, &creditor, origin);
    /* An author's name alone credits no outlet where the draft says whose the text is. */
    bool elsewhere = origin->agency == NULL && draft->credits_an_agency;
    ret->is_earlier =
        ret->code != FINDING_CORRECTED && election_is_before(draft->date, origin->date);
    ret->same_author = said == ACKNOWLEDGEMENT_AUTHOR && !elsewhere;
    ret->credited = said == ACKNOWLEDGEMENT_SOURCE || ret->same_author;
    bool open = !ret->credited && origin->agency == NULL;
    ret->credit_open = (open && draft->credits_an_agency) ||
                       (!ret->credited && credits_contributor(question));
    /* Who is named for something in a sentence may have had this, too. */
    ret->credited_elsewhere = !ret->credited && !ret->credit_open &&
                              (dissection_acknowledges_elsewhere(draft, &creditor) ||
                               (open && draft->mentions_an_agency));
}
