/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_JSON_SHAPE_H
#define INTAKE_JSON_SHAPE_H

#include <jansson.h>

#include "intake/item.h"

/* What feeds, interfaces and search engines wrap their stories in, and the marks by which
 * one format alone says what an item is. Everything is borrowed. */

/* The list of stories in the value: itself, {"items": [...]}, {"data": {"items": [...]}},
 * {"hits": {"hits": [...]}} ...; NULL where the value is one story. */
const json_t *json_find_list(const json_t *value);

/* The object with the fields of the story: the value itself, or what is in its "item",
 * "_source", "article" or "data". */
const json_t *json_find_story(const json_t *value);

/* What AP, dpa and Superdesk say in ways of their own; fills in what the item lacks.
 * `value` is what json_find_story() was asked for `story`. */
void json_fill_marks(struct item *item, const json_t *value, const json_t *story);

#endif
