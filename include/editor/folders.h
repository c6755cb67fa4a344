/* SPDX-License-Identifier: MIT */
#ifndef EDITOR_FOLDERS_H
#define EDITOR_FOLDERS_H

#include <jansson.h>

#include "base/vec.h"

/* The folders that the editor has open: its projects, or desks. */

#define FOLDERS_LIMIT 64u

struct folder {
    char *uri;  /* as the client spelled it */
    char *key;  /* the same for all spellings */
    char *path; /* of a file: URI, without a slash at its end (but for "/"); else NULL */
};

/* Zeroed = none. */
struct folders {
    VEC_OF(struct folder);
};

void folders_release(struct folders *self);

/* From InitializeParams: workspaceFolders, else rootUri, else rootPath. What is of a
 * wrong type is no folder. */
void folders_read(struct folders *self, const json_t *params);

/* workspace/didChangeWorkspaceFolders: what is removed, then what is added. */
void folders_change(struct folders *self, const json_t *params);

/* The innermost folder that a file lies in, or NULL (also for NULL). Borrowed until
 * the folders change. */
const struct folder *folders_of(const struct folders *self, const char *path);

#endif
