/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_NINJS_H
#define INTAKE_NINJS_H

#include <stdint.h>

#include <jansson.h>

#include "base/status.h"
#include "base/str.h"
#include "intake/item.h"
#include "story/story.h"

/* Parses JSON that real feeds write: any of our character sets, raw control
 * characters, lone surrogates, NUL escapes. NULL with `err` filled if it is no
 * JSON even so. Caller calls json_decref. */
json_t *ninjs_parse(struct str bytes, struct error *err);

/* What an object says about a story, without its text, into fields that are empty; what
 * is of a wrong type is passed over. Strings go to `arena`. */
void ninjs_fill_about(struct item *item, const json_t *object, struct arena *arena);

/* One story from an object with the keys of ninjs 1 to 3 or Superdesk, in any
 * case, with or without underscores. `ret` is initialised. STATUS_INVALID names
 * the key that is wrong. */
enum status ninjs_read(struct story *ret, const json_t *object, int64_t now_ms,
                       struct error *err) NODISCARD;

#endif
