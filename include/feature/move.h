/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_MOVE_H
#define FEATURE_MOVE_H

#include <stdbool.h>

#include "editor/draft.h"
#include "report/finding.h"

/* Takes the findings of a draft's earlier text along through an edit, until the new
 * text is checked: what lies behind it moves, a passage that is edited inside stays one,
 * one that is deleted or replaced whole is no longer flagged (its severity is off).
 * Only `span` is kept right. Returns whether a passage went. */
bool move_findings(struct report *report, const struct draft_edit *edit);

#endif
