/* SPDX-License-Identifier: MIT */
#ifndef RPC_SANITISE_H
#define RPC_SANITISE_H

#include <stdbool.h>
#include <stddef.h>

/* Turns every \uD800 to \uDFFF that is not half of a pair into \uFFFD, in place:
 * editors send halves of an emoji while it is being typed, and JSON readers
 * refuse the whole message for it. False where the text nests deeper than
 * `depth_limit`, found without recursion. */
bool sanitise_json(char *text, size_t length, unsigned depth_limit);

#endif
