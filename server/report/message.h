/* SPDX-License-Identifier: MIT */
#ifndef REPORT_MESSAGE_H
#define REPORT_MESSAGE_H

#include "base/arena.h"
#include "report/finding.h"

/* The sentence that every editor shows: what, from whom, when, how much, and
 * whether the draft says so. Plain words, no verdict. In arena. */
const char *message_write(struct arena *arena, const struct finding *finding);

#endif
