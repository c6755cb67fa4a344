/* SPDX-License-Identifier: MIT */
/* Lists the files below a folder. Does not follow links below the start, so a
 * link can neither lead out of an archive nor round in a circle; nor one that takes
 * the place of a folder meanwhile, because each is opened from the one that holds it. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

#define DEPTH_LIMIT 64
#define FOLDER_FLAGS (O_RDONLY | O_DIRECTORY | O_CLOEXEC)

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

/* A folder that is open, and the path that leads to it. */
struct place {
    int fd;
    const char *path;
    int depth;
};

static bool
has_folder(int fd, const char *name, const char *inner)
{
    struct stat info;
    char *path = file_join(name, inner);
    bool has =
        fstatat(fd, path, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(info.st_mode);
    memory_free(path);
    return has;
}

/* Names with a dot in front are nobody's stories, but for the folders of a Maildir; and
 * of a Maildir only its mails are, not those that are still being delivered (tmp) or what
 * mail programs keep beside them. */
static bool
is_taken(int fd, const char *name, bool in_maildir)
{
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
        return false;
    }
    if (in_maildir) {
        return strcmp(name, "cur") == 0 || strcmp(name, "new") == 0 ||
               has_folder(fd, name, "cur");
    }
    return name[0] != '.';
}

/* Takes over the descriptor of the place. */
static enum status
list_folder(struct file_paths *names, const struct place *place, struct error *err)
{
    DIR *folder = fdopendir(place->fd);
    if (folder == NULL) {
        close(place->fd);
        return error_set(err, STATUS_IO, "%s: cannot list: %s", place->path,
                         strerror(errno));
    }
    struct dirent *entry;
    int fd = dirfd(folder);
    bool in_maildir = has_folder(fd, ".", "cur") && has_folder(fd, ".", "new") &&
                      has_folder(fd, ".", "tmp");
    while ((entry = readdir(folder)) != NULL) {
        if (is_taken(fd, entry->d_name, in_maildir)) {
            vec_add(names, memory_dup(entry->d_name));
        }
    }
    closedir(folder);
    if (names->count > 1) {
        qsort(names->data, names->count, sizeof *names->data, compare_paths);
    }
    return STATUS_OK;
}

static enum status walk_folder(struct file_paths *ret, const struct place *place,
                               struct error *err);

/* One name in a folder. */
static enum status
take_name(struct file_paths *ret, const struct place *place, const char *name,
          struct error *err)
{
    struct stat info;
    enum status status = STATUS_OK;
    if (fstatat(place->fd, name, &info, AT_SYMLINK_NOFOLLOW) != 0) {
        return STATUS_OK; /* gone since it was listed */
    }
    char *path = file_join(place->path, name);
    if (S_ISREG(info.st_mode)) {
        vec_add(ret, path);
        return STATUS_OK;
    }
    if (S_ISDIR(info.st_mode)) {
        struct place inner = {openat(place->fd, name, FOLDER_FLAGS | O_NOFOLLOW), path,
                              place->depth + 1};
        bool is_link = inner.fd < 0 && (errno == ELOOP || errno == ENOTDIR);
        if (inner.fd >= 0) {
            status = walk_folder(ret, &inner, err);
        } else if (!is_link) {
            status =
                error_set(err, STATUS_IO, "%s: cannot list: %s", path, strerror(errno));
        }
    }
    memory_free(path);
    return status;
}

/* Takes over the descriptor of the place. */
static enum status
walk_folder(struct file_paths *ret, const struct place *place, struct error *err)
{
    struct file_paths names = {0};
    struct place listed = *place;
    enum status status;
    if (place->depth > DEPTH_LIMIT) {
        status = error_set(err, STATUS_LIMIT, "%s: folders nested deeper than %d",
                           place->path, DEPTH_LIMIT);
        goto done;
    }
    listed.fd = dup(place->fd);
    status = listed.fd < 0 ? error_set(err, STATUS_IO, "%s: cannot list: %s", place->path,
                                       strerror(errno))
                           : list_folder(&names, &listed, err);
    for (size_t i = 0; status == STATUS_OK && i < names.count; i++) {
        status = take_name(ret, place, names.data[i], err);
    }

done:
    close(place->fd);
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
        struct place place = {open(path, FOLDER_FLAGS), path, 0};
        return place.fd < 0 ? error_set(err, STATUS_IO, "%s: cannot list: %s", path,
                                        strerror(errno))
                            : walk_folder(ret, &place, err);
    }
    if (!S_ISREG(info.st_mode)) {
        return error_set(err, STATUS_INVALID, "%s: not a regular file or folder", path);
    }
    vec_add(ret, memory_dup(path));
    return STATUS_OK;
}
