/* SPDX-License-Identifier: MIT */
#ifndef STORY_FRONT_MATTER_H
#define STORY_FRONT_MATTER_H

#include <stdbool.h>

#include "base/str.h"

/* The lines between the --- or +++ lines of a Markdown file: a subset of YAML and TOML.
 * Plain, quoted and folded values, also over several lines; lists in brackets and of
 * "- item" lines; of maps and tables the name alone: "author: {name: Jane Doe}". What
 * else is nested is passed over. */

struct front_matter_entry {
    struct str key;
    struct str value; /* quotation marks and comments cut off; line ends inside it and
                       * the blanks beside them stand for one blank */
    struct str table; /* of TOML, that the next lines belong to */
    bool opens;       /* the key had no value of its own: a list or map follows */
};

/* Cuts the next entry off the front of *rest; false at the end. The items of a
 * list of lines come as entries of their own, with the key of the list: start
 * with `ret` zeroed. Borrowed from *rest. */
bool front_matter_next(struct str *rest, struct front_matter_entry *ret);

/* Cuts the next item off a value: "[Jane Doe, 'John Roe']" has two, any other
 * value is one; of a map in braces it is the name. False at the end. */
bool front_matter_next_item(struct str *value, struct str *ret);

#endif
