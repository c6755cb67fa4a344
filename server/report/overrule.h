/* SPDX-License-Identifier: MIT */
#ifndef REPORT_OVERRULE_H
#define REPORT_OVERRULE_H

#include "report/finding.h"

/* Notes in the report what a project's settings switch off or lower: what the same draft
 * has `without` them and not as severe with them. Withdrawn and embargoed copy is put
 * back. Takes the memory of `without`, which is then empty. */
void overrule_note(struct report *report, struct report *without);

#endif
