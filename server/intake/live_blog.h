/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_LIVE_BLOG_H
#define INTAKE_LIVE_BLOG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Whether the lines of a page are entry upon entry, each under its time: the entries are
 * paragraphs of one story, and what stands under one says nothing of the others. */
bool lines_are_live(const struct str *lines, size_t count);

#endif
