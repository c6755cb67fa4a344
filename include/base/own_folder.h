/* SPDX-License-Identifier: MIT */
#ifndef BASE_OWN_FOLDER_H
#define BASE_OWN_FOLDER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "base/file.h"
#include "base/status.h"
#include "base/str.h"

/* A folder of ours that others may have filled, held open. What is done in it by name is
 * done in it, whatever stands at its path meanwhile; nothing is reached through a link,
 * and nothing in it is believed to be ours because of its name. OWN_FOLDER_NONE holds
 * none.
 */
struct own_folder {
    int fd;
    uid_t owner; /* of the outermost folder, in which others have no say */
    char *path;  /* for messages */
};

#define OWN_FOLDER_NONE ((struct own_folder){.fd = -1})

/* Opens a folder: links are followed in the first `root_length` bytes of the path, and
 * behind them none is, nor a folder of another user than theirs, ours or root's.
 * STATUS_NOT_FOUND, STATUS_INVALID, STATUS_IO. Caller releases. */
enum status own_folder_open(struct own_folder *ret, const char *path, size_t root_length,
                            struct error *err) NODISCARD;
/* The same, and makes what is missing, mode 0700. */
enum status own_folder_make(struct own_folder *ret, const char *path, size_t root_length,
                            struct error *err) NODISCARD;
/* Opens the folder that holds the last name of the path, to which `name` points. */
enum status own_folder_open_parent(struct own_folder *ret, const char **name,
                                   const char *path, size_t root_length,
                                   struct error *err) NODISCARD;
void own_folder_release(struct own_folder *self);
/* How long the start of a path is without its last `levels` names; all of the path where
 * it has no more than those. */
size_t own_folder_root_length(const char *path, int levels);

/* Makes a new file for reading and writing, for its owner's eyes; never what is there
 * already (errno is EEXIST). The descriptor, or -1 with errno. */
int own_folder_make_file(const struct own_folder *self, const char *name);
/* Opens what is there, and waits for nobody: own_folder_check() says whether it is a
 * file. Flags: O_RDONLY or O_RDWR. The descriptor, or -1 with errno; ELOOP for a link. */
int own_folder_open_file(const struct own_folder *self, const char *name, int flags);

/* Whether that is a regular file of this folder's owner, of ours or of root's: `alone`
 * also without a second name, through which another file would be written to.
 * STATUS_INVALID says what it is instead. */
enum status own_folder_check(const struct own_folder *self, const char *name,
                             const struct stat *info, bool alone,
                             struct error *err) NODISCARD;
/* Looks at a name without opening it, and checks it likewise. */
enum status own_folder_look(const struct own_folder *self, const char *name, bool alone,
                            struct error *err) NODISCARD;

/* A file with that content in place of what has the name: after a crash either the old
 * or the new one is there, whole. */
enum status own_folder_write(const struct own_folder *self, const char *name,
                             struct str content, mode_t mode,
                             struct error *err) NODISCARD;
/* -1 with errno. */
int own_folder_rename(const struct own_folder *self, const char *from, const char *to);
int own_folder_remove(const struct own_folder *self, const char *name);
enum status own_folder_sync(const struct own_folder *self, struct error *err) NODISCARD;
/* Appends the names in it in bytewise order, without those that start with '.'. */
enum status own_folder_list(const struct own_folder *self, struct file_paths *ret,
                            struct error *err) NODISCARD;

/* Whether a file of `file` is taken in a folder of `folder` by a process of `us`. */
bool own_folder_trusts(uid_t file, uid_t folder, uid_t us);

#endif
