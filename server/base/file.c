/* SPDX-License-Identifier: MIT */
/* Whole files in and out. Says in every error which path, what was tried and
 * what the system answered. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

static enum status
system_error(struct error *err, const char *path, const char *what)
{
    enum status status =
        errno == ENOENT || errno == ENOTDIR ? STATUS_NOT_FOUND : STATUS_IO;
    return error_set(err, status, "%s: %s: %s", path, what, strerror(errno));
}

static enum status
read_descriptor(struct buf *ret, int fd, const char *path, size_t limit,
                struct error *err)
{
    size_t start = ret->length;
    for (;;) {
        char *at = buf_reserve(ret, 65536);
        ssize_t got = read(fd, at, 65536);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            buf_truncate(ret, start);
            return system_error(err, path, "cannot read");
        }
        if (got == 0) {
            return STATUS_OK;
        }
        buf_grow(ret, (size_t)got);
        if (ret->length - start > limit) {
            buf_truncate(ret, start);
            return error_set(err, STATUS_LIMIT, "%s: larger than the limit of %zu bytes",
                             path, limit);
        }
    }
}

/* Opened without waiting, as a FIFO or device may stand in the place of any file. */
enum status
file_read(struct buf *ret, const char *path, size_t limit, struct error *err)
{
    enum status status = STATUS_OK;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        return system_error(err, path, "cannot open");
    }
    struct stat info;
    if (fstat(fd, &info) != 0) {
        status = system_error(err, path, "cannot examine");
    } else if (!S_ISREG(info.st_mode)) {
        status = error_set(err, STATUS_INVALID, "%s: not a regular file", path);
    } else {
        status = read_descriptor(ret, fd, path, limit, err);
    }
    close(fd);
    return status;
}

enum status
file_read_named(struct buf *ret, const char *path, size_t limit, struct error *err)
{
    struct stat info;
    if (strcmp(path, "-") == 0) {
        return read_descriptor(ret, STDIN_FILENO, "standard input", limit, err);
    }
    if (stat(path, &info) != 0 || !S_ISFIFO(info.st_mode)) {
        return file_read(ret, path, limit, err);
    }
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return system_error(err, path, "cannot open");
    }
    enum status status = read_descriptor(ret, fd, path, limit, err);
    close(fd);
    return status;
}

enum status
file_read_below(struct buf *ret, const char *path, size_t root_length, size_t limit,
                struct error *err)
{
    enum status status = STATUS_OK;
    struct stat info;
    int fd = file_open_below(path, root_length);
    if (fd < 0) {
        return system_error(err, path, "cannot open");
    }
    if (fstat(fd, &info) != 0) {
        status = system_error(err, path, "cannot examine");
    } else if (!S_ISREG(info.st_mode)) {
        status = error_set(err, STATUS_INVALID, "%s: not a regular file", path);
    } else {
        status = read_descriptor(ret, fd, path, limit, err);
    }
    close(fd);
    return status;
}

enum status
file_make_folder(const char *path, struct error *err)
{
    enum status status = STATUS_OK;
    char *partial = memory_dup(path);
    size_t length = strlen(partial);
    for (size_t i = 1; i <= length; i++) {
        if (partial[i] != '/' && partial[i] != '\0') {
            continue;
        }
        char kept = partial[i];
        partial[i] = '\0';
        if (mkdir(partial, 0700) != 0 && errno != EEXIST) {
            status = system_error(err, partial, "cannot make the folder");
            break;
        }
        partial[i] = kept;
    }
    struct stat info;
    if (status == STATUS_OK && (stat(path, &info) != 0 || !S_ISDIR(info.st_mode))) {
        status = error_set(err, STATUS_IO, "%s: not a folder", path);
    }
    memory_free(partial);
    return status;
}

bool
file_exists(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0;
}

char *
file_join(const char *folder, const char *name)
{
    struct buf path = BUF_INIT;
    buf_add_text(&path, folder);
    if (path.length > 0 && path.data[path.length - 1] != '/') {
        buf_add_byte(&path, '/');
    }
    buf_add_text(&path, name);
    return buf_take(&path);
}
