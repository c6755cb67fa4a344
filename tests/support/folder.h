/* SPDX-License-Identifier: MIT */
#ifndef FOLDER_H
#define FOLDER_H

#include <stdlib.h>
#include <string.h>

#include "scratch.h"

/* A scratch folder as the *state of one test: make_folder and remove_folder are
 * its set-up and tear-down. */

static inline int
make_folder(void **state)
{
    char *path = malloc(SCRATCH_PATH_SIZE);
    if (path == NULL) {
        return -1;
    }
    scratch_make(path);
    *state = path;
    return 0;
}

static inline int
remove_folder(void **state)
{
    scratch_remove(*state);
    free(*state);
    return 0;
}

#endif
