/* SPDX-License-Identifier: MIT */
#ifndef FEED_WATCHES_H
#define FEED_WATCHES_H

#include <stdbool.h>
#include <stddef.h>

#include <uv.h>

/* Folders of which the system tells what happens in them: each by itself, as inotify
 * does not see what lies below one. */

struct watches;

struct watch_listener {
    void *data;
    /* Something happened to the name in the folder; NULL where only that is known. */
    void (*event)(void *data, const char *folder, const char *name);
};

/* Caller frees with watches_free, and runs the loop once more before closing it. */
struct watches *watches_new(uv_loop_t *loop, const struct watch_listener *listener);
void watches_free(struct watches *self);

/* False where the system has no more of them. A folder is watched once, whatever is
 * asked. */
bool watches_add(struct watches *self, const char *folder);
bool watches_has(const struct watches *self, const char *folder);
/* The folder and all below it. */
void watches_drop(struct watches *self, const char *folder);

#endif
