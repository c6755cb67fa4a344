/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_HEADLINE_KIND_H
#define INTAKE_HEADLINE_KIND_H

#include "story/story.h"

/* Sets the kind of a story whose headline says that it is an advisory, a table or a kill,
 * unless its format said what it is. */
void headline_claim_kind(struct story *story);

#endif
