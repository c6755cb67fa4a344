/* SPDX-License-Identifier: MIT */
#ifndef BASE_CONFINE_H
#define BASE_CONFINE_H

#include <stdbool.h>

/* What the process gives up for good before it reads a word of anybody's text, so
 * that no error of ours, and nobody who makes use of one, can carry it away. */

/* No core file, and no process of the same user may look into our memory. Undone
 * by confine_end where a leak checker must look at the end. */
void confine_memory(void);
void confine_end(void);

/* From here on the kernel refuses network sockets, the start of other programs and
 * a look into other processes, to all threads. False where the kernel cannot: then
 * we merely do none of it. */
bool confine_calls(void);

/* Whether confine_calls holds for this process. */
bool confine_holds(void);

#endif
