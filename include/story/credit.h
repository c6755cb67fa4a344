/* SPDX-License-Identifier: MIT */
#ifndef STORY_CREDIT_H
#define STORY_CREDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/cancel.h"
#include "base/str.h"
#include "base/vec.h"
#include "story/agency.h"
#include "story/date.h"
#include "text/span.h"

/* Who claims a text, read from the text itself: datelines, bylines, sign-offs,
 * end lines. A photo credit ("Pool via Reuters") and the source of a fact
 * ("quoted by the Interfax news agency") are no claims on the text. */

/* How a story or draft credits an agency; the names in reports are those of
 * credit_rule_name. Strongest first. */
enum credit_rule {
    CREDIT_NONE,
    CREDIT_SOURCE,   /* metadata that names the origin: infosource, creditline */
    CREDIT_DATELINE, /* MOSCOW (Reuters) - */
    CREDIT_BYLINE,   /* By AFP; Von NAME, dpa */
    CREDIT_SIGN_OFF, /* (Reporting by ...; editing by ...) */
    CREDIT_END_LINE, /* REUTERS, (dpa), © 2024 AFP */
    CREDIT_SENTENCE, /* "originally published by", "according to Reuters" */
    CREDIT_PROVIDER, /* metadata: provider */
    CREDIT_PUBLISHER,
    CREDIT_FAMILY,       /* another version of the same story carries the credit */
    CREDIT_CONTRIBUTION, /* "with files from AP": no claim on the text */
};

/* "dateline", "byline", "sign-off" ...; static storage. */
const char *credit_rule_name(enum credit_rule rule);

/* What stands in front of a lead paragraph. Strings borrow from the paragraph. */
struct dateline {
    struct str raw;
    struct str place;            /* "MOSCOW", "NEW YORK", "" if none */
    const struct agency *agency; /* NULL for form G, "MOSCOW :" */
    struct date date;            /* the year may be missing: see `has_year` */
    bool has_year;
    bool is_bare;  /* form G: nothing but its capitals speaks for the place */
    bool is_label; /* it is, with a colon, as a label would be: "CHARTS: ..." */
    size_t length; /* bytes of the paragraph up to the first word of the story */
};

/* Forms A to G of the credit grammar, anchored at the start of `paragraph`
 * (leading white space allowed). `near` (may be DATE_UNKNOWN) lends the year to
 * a date without one: the nearest not after it. */
bool dateline_read(struct str paragraph, struct date near, struct dateline *ret);

/* "By Ines Halvard", "By AFP", "Von Manuel Schwarz, dpa", "Por Agencia EFE",
 * "By Ian Jones, Press Association". Strings borrow from the line. */
struct byline {
    struct str author;           /* empty where only an agency is named */
    const struct agency *agency; /* NULL where none is named */
    struct str place;            /* of "Berlin: dpa"; empty if none */
    struct str contribution;     /* "with files from AP"; empty if none */
    struct str rest;             /* dates behind the names; empty if none */
};

bool byline_read(struct str line, struct byline *ret);

/* The same without the "By": the value of a byline field, "Jane Doe, dpa". */
void byline_read_names(struct str names, struct byline *ret);

/* "(Reporting by ...; editing by ...)" is Reuters even unnamed; "--With
 * assistance from" Bloomberg. */
struct sign_off {
    struct str raw;
    struct str people; /* what follows "by", up to the closing bracket */
    const struct agency *agency;
    size_t start; /* byte of the paragraph where it begins: it may be glued to the
                   * last sentence */
};

bool sign_off_read(struct str paragraph, struct sign_off *ret);

/* "With files from The Associated Press", "(mit dpa)", "AP contributed to this report."
 * An agency's part in a text is no claim on it. */
#define CONTRIBUTORS_LIMIT 8

struct contribution {
    struct str raw;
    size_t start; /* byte of the paragraph where it begins: it may be glued to the last
                   * sentence */
    const struct agency *agencies[CONTRIBUTORS_LIMIT];
    size_t count; /* 0 where only people of the house are named */
};

bool contribution_read(struct str paragraph, struct contribution *ret);

/* A line that is only a credit: "REUTERS", "(dpa)", "sak/Reuters", "© 2024 AFP",
 * "Quelle: dpa-AFX", syndication disclaimers, CP's "first published" sentence.
 * NULL if it is none. */
const struct agency *end_line_read(struct str line);

/* An agency glued to the last sentence of a paragraph: "... he said. REUTERS",
 * "... he said. (dpa)". *start is where the sentence before it ends. NULL if there
 * is none. */
const struct agency *trailing_credit_read(struct str paragraph, size_t *start);

/* A caption or photo credit line. */
bool is_photo_line(struct str line);

/* One credit found in a draft. */
struct credit {
    enum credit_rule rule;
    const struct agency *agency; /* NULL where only a person is named */
    struct span author;          /* bytes of the text; empty if none */
    struct span at;              /* bytes of the text that say so */
    uint32_t paragraph;          /* for CREDIT_SENTENCE it counts only there */
};

struct credits {
    VEC_OF(struct credit);
};

/* Appends the credits that the paragraphs of a draft give, in order: datelines
 * and bylines in the first six paragraphs, sign-offs and end lines in the last
 * six, and attribution of the text in running text ("Reuters reported",
 * "according to the AP", "(AFP)"), but not "told Reuters". One that is cancelled
 * ends early: what it gave is to be thrown away. */
void credits_find(struct credits *ret, struct str text, const struct span *paragraphs,
                  size_t count, const struct cancel *cancel);

/* Appends the credits in the front matter of a draft (bytes of `text`): source,
 * agency and credit give CREDIT_SOURCE, author and byline CREDIT_BYLINE. Their
 * `paragraph` is 0. */
void credits_find_front_matter(struct credits *ret, struct str text,
                               struct span front_matter);

/* The date that the front matter gives the draft; DATE_UNKNOWN where it gives none. */
struct date credits_draft_date(struct str text, struct span front_matter);

/* The outlet that the front matter says the draft is of, a view into the text; empty
 * where it says none. "source" and "credit" say where it is from instead. */
struct str credits_draft_outlet(struct str text, struct span front_matter);

#endif
