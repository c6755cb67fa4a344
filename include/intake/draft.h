/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_DRAFT_H
#define INTAKE_DRAFT_H

#include "base/str.h"

/* Why the bytes of a file are no draft that can be read ("not a text but a PDF: export it
 * as text"), NULL if they are one. A few bytes that are not UTF-8 are no reason. Static
 * storage. */
const char *draft_refusal(struct str bytes);

#endif
