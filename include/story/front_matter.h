/* SPDX-License-Identifier: MIT */
#ifndef STORY_FRONT_MATTER_H
#define STORY_FRONT_MATTER_H

#include <stdbool.h>

#include "base/str.h"

/* The `key: value` lines between the --- lines of a Markdown file: a YAML subset
 * of plain and quoted values, lists in brackets, and lists of "- item" lines.
 * Nested maps are passed over. */

struct front_matter_entry {
    struct str key;
    struct str value; /* quotation marks and comments cut off */
};

/* Cuts the next entry off the front of *rest; false at the end. The items of a
 * list of lines come as entries of their own, with the key of the list: start
 * with `ret` zeroed. Borrowed from *rest. */
bool front_matter_next(struct str *rest, struct front_matter_entry *ret);

/* Cuts the next item off a value: "[Jane Doe, 'John Roe']" has two, any other
 * value is one. False at the end. */
bool front_matter_next_item(struct str *value, struct str *ret);

#endif
