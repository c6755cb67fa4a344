/* SPDX-License-Identifier: MIT */
#ifndef SERVE_CRASH_H
#define SERVE_CRASH_H

#include "base/str.h"

/* The last words of a process that a fault of ours ends: one line on standard error that
 * says what was being done, by the protocol's name of it, and a line in a file, if one
 * was prepared. Nothing that a client sent but the number of its request. */

/* From now on, for this process. */
void crash_install(void);
/* The calling thread can tell of an overflow of its own stack too. */
void crash_enter_thread(void);

/* What the calling thread is doing: `method` has static storage, NULL for nothing;
 * `id` is that of a request, or negative. */
void crash_set_doing(const char *method, long long id);

/* If the calling thread dies now, `bytes` go to the end of the file at `path`, which is
 * made if it is not there. Both are borrowed until the next call; NULL for nothing. */
void crash_set_will(const char *path, struct str bytes);

#endif
