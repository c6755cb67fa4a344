/* SPDX-License-Identifier: MIT */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

#include "base/cancel.h"

/* Ctrl-C and `kill` as a cancel token, for commands that end in good order. A
 * second signal ends the process at once. */

const struct cancel *interrupt_catch(void);

/* Where a signal came: ends the process by it, as a shell expects; the caller has
 * put everything in order before. Else does nothing. */
void interrupt_pass_on(void);

/* Calls `wake` when a signal comes, in its handler: for who sleeps in a loop. */
void interrupt_wake(void (*wake)(void *data), void *data);

#endif
