/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_CREDIT_H
#define FEATURE_CREDIT_H

#include "base/buf.h"
#include "markup/markup.h"

/* Appends plain text so that the markup shows it as it is. */
void credit_add_escaped(struct buf *out, struct str text, enum markup markup);

#endif
