/* SPDX-License-Identifier: MIT */
#ifndef REPORT_DISSECTION_H
#define REPORT_DISSECTION_H

#include "base/cancel.h"
#include "base/map.h"
#include "base/status.h"
#include "markup/markup.h"
#include "match/match.h"
#include "origin/acknowledgement.h"
#include "story/credit.h"
#include "story/part.h"
#include "text/prose.h"
#include "text/span.h"

/* A draft cut into what is judged piece by piece. */

/* A paragraph, or a part of a very long one. */
struct piece {
    struct span prose;  /* bytes of prose.text, the dateline left out */
    uint32_t paragraph; /* 0-based place among the draft's paragraphs */
};

struct dissection {
    struct prose prose;
    struct spans quotations; /* bytes of prose.text */
    struct str source;       /* the draft itself, borrowed */
    struct credits credits;  /* spans are bytes of prose.text */
    struct credits head;     /* credits of the front matter: bytes of the source */
    struct date date;        /* that the front matter gives the draft */
    struct str outlet;       /* whose it says the draft is; a view into the source */
    bool credits_an_agency;  /* for all of the draft */
    bool mentions_an_agency; /* in a sentence, as where something is from */
    struct {
        VEC_OF(struct piece);
    } pieces;
    struct parts parts;   /* of the paragraphs */
    const char *language; /* guessed; static storage */
    struct map creditors; /* hash of a creditor -> whether the whole draft credits it */
};

/* STATUS_CANCELLED where it was cut short; to be released in any case. */
enum status dissection_init(struct dissection *self, struct str draft, enum markup markup,
                            const struct cancel *cancel, struct error *err) NODISCARD;
void dissection_release(struct dissection *self);

/* Whether the paragraph is of the text itself: no headline, caption, furniture, date, and
 * no line that only credits. */
bool dissection_is_body(const struct dissection *self, uint32_t paragraph);

/* How the draft credits the creditor for that paragraph. */
enum acknowledgement dissection_acknowledges(struct dissection *self,
                                             const struct creditor *creditor,
                                             uint32_t paragraph);

/* Whether any paragraph of the draft names its agency or outlet. */
bool dissection_acknowledges_elsewhere(struct dissection *self,
                                       const struct creditor *creditor);

/* The text of a piece as matching takes it; `quotations` is filled and borrowed. The
 * settings of the desk are the caller's to add. */
struct match_text dissection_text(const struct dissection *self,
                                  const struct piece *piece, struct spans *quotations);

/* Appends the quotations inside the piece, in bytes of the piece. */
void dissection_quotations(const struct dissection *self, const struct piece *piece,
                           struct spans *ret);

#endif
