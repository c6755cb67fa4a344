/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_CLAIM_H
#define INTAKE_CLAIM_H

#include "story/story.h"

/* Several places of a file may name an agency or a date: the most trusted one is
 * kept, the first among equals. */

void claim_agency(struct story *story, enum credit_rule rule,
                  const struct agency *agency);
void claim_date(struct date *slot, struct date date);

/* Agencies that had a part in the story. */
void claim_contributors(struct story *story, const struct contribution *contribution);

/* Of "dpa/AFP", "AP and Reuters" those beside the agency that claims the story. */
void claim_others(struct story *story, const struct agency *agency, struct str text);

/* The value of a byline field, with or without "By". */
void claim_byline(struct story *story, struct str value);

/* The value of a source field: an agency is a weak claim, anybody a publisher. */
void claim_source(struct story *story, struct str value);

/* usable, withheld, canceled, with or without "stat:", in any case; false for
 * anything else. */
bool claim_status(struct story *story, struct str value);

#endif
