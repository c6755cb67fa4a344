/* SPDX-License-Identifier: MIT */
#ifndef SCRATCH_H
#define SCRATCH_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder of its own for one test, and its removal with all that is in it. */

#define SCRATCH_PATH_SIZE 1024

static inline void
scratch_make(char path[SCRATCH_PATH_SIZE])
{
    const char *base = getenv("TMPDIR");
    snprintf(path, SCRATCH_PATH_SIZE, "%s/wirecheck-test-XXXXXX", base ? base : "/tmp");
    if (mkdtemp(path) == NULL) {
        perror(path);
        abort();
    }
}

/* `folder/name` in one of four static buffers, used in turn. */
static inline const char *
scratch_path(const char *folder, const char *name)
{
    static char paths[4][2 * SCRATCH_PATH_SIZE];
    static unsigned turn;
    char *path = paths[turn++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static inline void
scratch_write(const char *path, const void *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(bytes, 1, length, file) != length || fclose(file) != 0) {
        perror(path);
        abort();
    }
}

static inline void
scratch_remove(const char *path)
{
    struct stat info;
    if (lstat(path, &info) != 0) {
        return;
    }
    DIR *folder = S_ISDIR(info.st_mode) ? opendir(path) : NULL;
    if (folder == NULL) {
        unlink(path);
        return;
    }
    struct dirent *entry;
    while ((entry = readdir(folder)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            size_t size = strlen(path) + strlen(entry->d_name) + 2;
            char *below = malloc(size);
            if (below == NULL) {
                abort();
            }
            snprintf(below, size, "%s/%s", path, entry->d_name);
            scratch_remove(below);
            free(below);
        }
    }
    closedir(folder);
    rmdir(path);
}

#endif
