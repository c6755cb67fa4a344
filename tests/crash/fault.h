/* SPDX-License-Identifier: MIT */
#ifndef TESTS_CRASH_FAULT_H
#define TESTS_CRASH_FAULT_H

/* Stands between this program, SQLite included, and the calls that change files:
 * write, fsync, rename, unlink, ftruncate and their kin. Counts them, and at the
 * n-th one lets the process die or the disk be full. */

enum fault {
    FAULT_NONE,
    FAULT_KILL,      /* dies instead of the call */
    FAULT_KILL_TORN, /* dies after half of a write; else like FAULT_KILL */
    FAULT_FULL,      /* this call and all later ones fail with ENOSPC */
};

/* Begins to count from 1; `at` 0 only counts. */
void fault_arm(enum fault fault, unsigned at);
void fault_disarm(void);
unsigned fault_calls(void);

#endif
