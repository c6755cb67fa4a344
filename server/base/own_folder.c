/* SPDX-License-Identifier: MIT */
/* Whoever can write to a folder can put into it what he likes, under any name and at any
 * moment: hence descriptors where paths would do, and a look at what was opened. */
#include "base/own_folder.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"

#define FOLDER_FLAGS (O_RDONLY | O_DIRECTORY | O_CLOEXEC)
#define FILE_FLAGS (O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)

/* Of root's: an archive that an administrator made for all. */
bool
own_folder_trusts(uid_t file, uid_t folder, uid_t us)
{
    return file == folder || file == us || file == 0;
}

static enum status
system_error(struct error *err, const char *path, const char *what)
{
    enum status status = errno == ENOENT ? STATUS_NOT_FOUND : STATUS_IO;
    return error_set(err, status, "%s: %s: %s", path, what, strerror(errno));
}

/* Errors of a name in the folder. */
static enum status
name_error(const struct own_folder *self, const char *name, const char *what,
           struct error *err)
{
    char *path = file_join(self->path, name);
    enum status status = system_error(err, path, what);
    memory_free(path);
    return status;
}

/* The path without what stands behind `length`, and without slashes at its end. */
static char *
start_of(const char *path, size_t length)
{
    while (length > 1 && path[length - 1] == '/') {
        length--;
    }
    return length > 0 ? memory_dup_bytes(path, length)
                      : memory_dup(path[0] == '/' ? "/" : ".");
}

static enum status
open_root(struct own_folder *ret, const char *path, size_t root_length, struct error *err)
{
    struct stat info;
    struct own_folder root = {.path = start_of(path, root_length)};
    enum status status = STATUS_OK;
    root.fd = open(root.path, FOLDER_FLAGS);
    if (root.fd < 0 || fstat(root.fd, &info) != 0) {
        status = system_error(err, root.path, "cannot open the folder");
        own_folder_release(&root);
    } else {
        root.owner = info.st_uid;
        *ret = root;
    }
    return status;
}

/* ENOTDIR is what a link gives, too. */
static enum status
folder_error(const char *path, struct error *err)
{
    struct stat info;
    if (lstat(path, &info) == 0 && S_ISLNK(info.st_mode)) {
        return error_set(err, STATUS_INVALID,
                         "%s: it is a link, and wirecheck makes none there", path);
    }
    return system_error(err, path, "cannot open the folder");
}

/* Steps into a folder that lies in it. */
static enum status
enter(struct own_folder *self, const char *name, bool makes, struct error *err)
{
    struct stat info;
    char *path = file_join(self->path, name);
    enum status status = STATUS_OK;
    if (makes && mkdirat(self->fd, name, 0700) != 0 && errno != EEXIST) {
        status = system_error(err, path, "cannot make the folder");
    }
    int fd = status == STATUS_OK ? openat(self->fd, name, FOLDER_FLAGS | O_NOFOLLOW) : -1;
    if (status == STATUS_OK && (fd < 0 || fstat(fd, &info) != 0)) {
        status = folder_error(path, err);
    } else if (status == STATUS_OK &&
               !own_folder_trusts(info.st_uid, self->owner, geteuid())) {
        status = error_set(err, STATUS_INVALID, "%s: the folder is another user's", path);
    }
    if (status != STATUS_OK) {
        if (fd >= 0) {
            close(fd);
        }
        memory_free(path);
        return status;
    }
    close(self->fd);
    memory_free(self->path);
    self->fd = fd;
    self->path = path;
    return STATUS_OK;
}

static enum status
open_or_make(struct own_folder *ret, const char *path, size_t root_length, bool makes,
             struct error *err)
{
    struct own_folder folder = OWN_FOLDER_NONE;
    size_t length = strlen(path);
    root_length = root_length < length ? root_length : length;
    enum status status = open_root(&folder, path, root_length, err);
    char *names = memory_dup(path + root_length);
    char *rest = NULL;
    for (char *name = strtok_r(names, "/", &rest); status == STATUS_OK && name != NULL;
         name = strtok_r(NULL, "/", &rest)) {
        status = enter(&folder, name, makes, err);
    }
    if (status == STATUS_OK) {
        *ret = folder;
    } else {
        own_folder_release(&folder);
    }
    memory_free(names);
    return status;
}

enum status
own_folder_open(struct own_folder *ret, const char *path, size_t root_length,
                struct error *err)
{
    return open_or_make(ret, path, root_length, false, err);
}

enum status
own_folder_make(struct own_folder *ret, const char *path, size_t root_length,
                struct error *err)
{
    char *root = start_of(path, root_length);
    enum status status = file_make_folder(root, err);
    memory_free(root);
    return status == STATUS_OK ? open_or_make(ret, path, root_length, true, err) : status;
}

size_t
own_folder_root_length(const char *path, int levels)
{
    size_t length = strlen(path);
    for (int i = 0; i < levels; i++) {
        size_t slash = str_find_last_byte((struct str){path, length}, '/');
        if (slash == STR_NOT_FOUND) {
            return strlen(path);
        }
        length = slash;
    }
    return length;
}

enum status
own_folder_open_parent(struct own_folder *ret, const char **name, const char *path,
                       size_t root_length, struct error *err)
{
    size_t slash = str_find_last_byte(str_from(path), '/');
    size_t start = slash == STR_NOT_FOUND ? 0 : slash + 1;
    char *parent = start_of(path, start);
    enum status status = own_folder_open(ret, parent, root_length, err);
    memory_free(parent);
    *name = path + start;
    return status;
}

void
own_folder_release(struct own_folder *self)
{
    if (self->fd >= 0) {
        close(self->fd);
    }
    memory_free(self->path);
    *self = OWN_FOLDER_NONE;
}

int
own_folder_make_file(const struct own_folder *self, const char *name)
{
    assert(strchr(name, '/') == NULL);
    return openat(self->fd, name, O_RDWR | O_CREAT | O_EXCL | FILE_FLAGS, 0600);
}

int
own_folder_open_file(const struct own_folder *self, const char *name, int flags)
{
    assert(strchr(name, '/') == NULL);
    return openat(self->fd, name, flags | FILE_FLAGS);
}

enum status
own_folder_check(const struct own_folder *self, const char *name, const struct stat *info,
                 bool alone, struct error *err)
{
    if (S_ISLNK(info->st_mode)) {
        return error_set(err, STATUS_INVALID,
                         "%s/%s: it is a link, and wirecheck makes none there",
                         self->path, name);
    }
    if (!S_ISREG(info->st_mode)) {
        return error_set(err, STATUS_INVALID, "%s/%s: not a regular file", self->path,
                         name);
    }
    if (!own_folder_trusts(info->st_uid, self->owner, geteuid())) {
        return error_set(err, STATUS_INVALID,
                         "%s/%s: the file is another user's than its folder", self->path,
                         name);
    }
    if (alone && info->st_nlink > 1) {
        return error_set(err, STATUS_INVALID,
                         "%s/%s: the file has a second name elsewhere, which would be "
                         "written to as well: put a copy in its place",
                         self->path, name);
    }
    return STATUS_OK;
}

enum status
own_folder_look(const struct own_folder *self, const char *name, bool alone,
                struct error *err)
{
    struct stat info;
    return fstatat(self->fd, name, &info, AT_SYMLINK_NOFOLLOW) == 0
               ? own_folder_check(self, name, &info, alone, err)
               : name_error(self, name, "cannot examine", err);
}

int
own_folder_rename(const struct own_folder *self, const char *from, const char *to)
{
    return renameat(self->fd, from, self->fd, to);
}

int
own_folder_remove(const struct own_folder *self, const char *name)
{
    return unlinkat(self->fd, name, 0);
}

enum status
own_folder_sync(const struct own_folder *self, struct error *err)
{
    /* Some file systems cannot sync a folder and say EINVAL: nothing to do then. */
    return fsync(self->fd) == 0 || errno == EINVAL
               ? STATUS_OK
               : system_error(err, self->path, "cannot sync the folder");
}

/* Empty or the reason why not. */
static const char *
fill(int fd, struct str content, mode_t mode)
{
    while (content.length > 0) {
        ssize_t put = write(fd, content.data, content.length);
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put < 0) {
            return "cannot write";
        }
        content = str_slice(content, (size_t)put, content.length);
    }
    return fchmod(fd, mode) != 0 ? "cannot set its mode"
           : fsync(fd) != 0      ? "cannot sync"
                                 : NULL;
}

enum status
own_folder_write(const struct own_folder *self, const char *name, struct str content,
                 mode_t mode, struct error *err)
{
    enum status status = STATUS_OK;
    struct buf draft = BUF_INIT;
    buf_add_format(&draft, "%s.%ld.new", name, (long)getpid());
    /* What is in the way was left by a crash, or put there: neither is written to. */
    own_folder_remove(self, draft.data);
    int fd = own_folder_make_file(self, draft.data);
    const char *failed = fd < 0 ? "cannot create" : fill(fd, content, mode);
    if (failed == NULL && own_folder_rename(self, draft.data, name) != 0) {
        failed = "cannot replace";
    }
    if (failed != NULL) {
        status = name_error(self, name, failed, err);
        own_folder_remove(self, draft.data);
    }
    if (fd >= 0 && close(fd) != 0 && status == STATUS_OK) {
        status = name_error(self, name, "cannot close", err);
    }
    buf_release(&draft);
    return status == STATUS_OK ? own_folder_sync(self, err) : status;
}

static int
compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

enum status
own_folder_list(const struct own_folder *self, struct file_paths *ret, struct error *err)
{
    size_t start = ret->count;
    struct dirent *entry;
    int fd = openat(self->fd, ".", FOLDER_FLAGS);
    DIR *listed = fd >= 0 ? fdopendir(fd) : NULL;
    if (listed == NULL) {
        enum status status = system_error(err, self->path, "cannot list");
        if (fd >= 0) {
            close(fd);
        }
        return status;
    }
    while ((entry = readdir(listed)) != NULL) {
        if (entry->d_name[0] != '.') {
            vec_add(ret, memory_dup(entry->d_name));
        }
    }
    closedir(listed);
    if (ret->count - start > 1) {
        qsort(ret->data + start, ret->count - start, sizeof *ret->data, compare_names);
    }
    return STATUS_OK;
}
