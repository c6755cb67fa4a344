/* SPDX-License-Identifier: MIT */
/* Lists the files below a folder. Does not follow links below the start, so a
 * link can neither lead out of an archive nor round in a circle. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"

#define DEPTH_LIMIT 64

void
file_paths_release(struct file_paths *self)
{
    vec_each(char *, path, self) {
        memory_free(*path);
    }
    vec_release(self);
}

static int
compare_paths(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static enum status
list_folder(struct file_paths *names, const char *path, struct error *err)
{
    DIR *folder = opendir(path);
    if (folder == NULL) {
        return error_set(err, STATUS_IO, "%s: cannot list: %s", path, strerror(errno));
    }
    struct dirent *entry;
    while ((entry = readdir(folder)) != NULL) {
        if (entry->d_name[0] != '.') {
            vec_add(names, file_join(path, entry->d_name));
        }
    }
    closedir(folder);
    if (names->count > 1) {
        qsort(names->data, names->count, sizeof *names->data, compare_paths);
    }
    return STATUS_OK;
}

static enum status
walk_folder(struct file_paths *ret, const char *path, int depth, struct error *err)
{
    if (depth > DEPTH_LIMIT) {
        return error_set(err, STATUS_LIMIT, "%s: folders nested deeper than %d", path,
                         DEPTH_LIMIT);
    }
    struct file_paths names = {0};
    enum status status = list_folder(&names, path, err);
    for (size_t i = 0; status == STATUS_OK && i < names.count; i++) {
        struct stat info;
        if (lstat(names.data[i], &info) != 0) {
            continue; /* gone since it was listed */
        }
        if (S_ISDIR(info.st_mode)) {
            status = walk_folder(ret, names.data[i], depth + 1, err);
        } else if (S_ISREG(info.st_mode)) {
            vec_add(ret, names.data[i]);
            names.data[i] = NULL;
        }
    }
    file_paths_release(&names);
    return status;
}

enum status
file_walk(struct file_paths *ret, const char *path, struct error *err)
{
    struct stat info;
    if (stat(path, &info) != 0) {
        return error_set(err, errno == ENOENT ? STATUS_NOT_FOUND : STATUS_IO,
                         "%s: cannot open: %s", path, strerror(errno));
    }
    if (S_ISDIR(info.st_mode)) {
        return walk_folder(ret, path, 0, err);
    }
    if (!S_ISREG(info.st_mode)) {
        return error_set(err, STATUS_INVALID, "%s: not a regular file or folder", path);
    }
    vec_add(ret, memory_dup(path));
    return STATUS_OK;
}
