/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_ORG_H
#define MARKUP_ORG_H

#include <stddef.h>

#include "markup/prose_builder.h"

/* Adds the paragraphs of an Org file from byte `start` on. */
void org_read(struct prose_builder *builder, size_t start);

#endif
