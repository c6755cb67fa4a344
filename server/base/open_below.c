/* SPDX-License-Identifier: MIT */
/* Whoever can write to a folder can put a link in the place of what was listed a
 * moment ago. So every name below the folder is opened by itself, from the folder
 * that holds it, and what is read is what was looked at. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"

#define FOLDER_FLAGS (O_RDONLY | O_DIRECTORY | O_CLOEXEC)
/* A FIFO would wait for a writer. */
#define FILE_FLAGS (O_RDONLY | O_CLOEXEC | O_NONBLOCK)

/* Closes, and keeps errno. */
static void
close_folder(int fd)
{
    int reason = errno;
    close(fd);
    errno = reason;
}

int
file_open_below(const char *path, size_t root_length)
{
    if (root_length >= strlen(path)) {
        return open(path, FILE_FLAGS);
    }
    char *names = memory_dup(path);
    char *name = names + root_length;
    char first = *name;
    *name = '\0';
    int fd = open(root_length > 0 ? names : "/", FOLDER_FLAGS);
    *name = first;
    while (fd >= 0) {
        name += strspn(name, "/");
        char *end = strchr(name, '/');
        if (end != NULL) {
            *end = '\0';
        }
        int flags = end != NULL ? FOLDER_FLAGS : FILE_FLAGS;
        int inner = openat(fd, name, flags | O_NOFOLLOW);
        close_folder(fd);
        fd = inner;
        if (end == NULL) {
            break;
        }
        name = end + 1;
    }
    memory_free(names);
    return fd;
}
