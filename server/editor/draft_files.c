/* SPDX-License-Identifier: MIT */
/* Walks by descriptors, each opened in the one before without following a link: what is
 * swapped for a link while we walk is not followed either. */
#include "editor/draft_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "markup/markup.h"

#define FOLDER_FLAGS (O_RDONLY | O_DIRECTORY | O_CLOEXEC)

void
draft_files_release(struct draft_files *self)
{
    vec_each(struct draft_file, file, self) {
        memory_free(file->path);
    }
    vec_release(self);
    *self = (struct draft_files){.entries = 0};
}

bool
draft_file_is_named(const char *name)
{
    struct str text = str_from(name);
    static const char *const endings[] = {".txt", ".text"};
    if (markup_from_path(text) != MARKUP_PLAIN) {
        return true;
    }
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t length = strlen(endings[i]);
        if (text.length > length &&
            str_equal_nocase(str_slice(text, text.length - length, text.length),
                             str_from(endings[i]))) {
            return true;
        }
    }
    return false;
}

struct walk {
    struct draft_files *files;
    const struct cancel *cancel;
    size_t root_length;
};

static void walk_folder(struct walk *self, int fd, const char *path, unsigned depth);

static void
take_entry(struct walk *self, int fd, const char *folder, const char *name,
           unsigned depth)
{
    struct stat info;
    if (fstatat(fd, name, &info, AT_SYMLINK_NOFOLLOW) != 0) {
        return; /* gone since it was listed */
    }
    char *path = file_join(folder, name);
    if (S_ISDIR(info.st_mode)) {
        int inner = openat(fd, name, FOLDER_FLAGS | O_NOFOLLOW);
        if (inner >= 0) {
            walk_folder(self, inner, path, depth + 1);
        }
    } else if (S_ISREG(info.st_mode) && draft_file_is_named(name)) {
        self->files->is_cut =
            self->files->is_cut || self->files->count == DRAFT_FILES_LIMIT;
        if (self->files->count < DRAFT_FILES_LIMIT) {
            struct draft_file file = {
                .path = path,
                .root_length = self->root_length,
                .size = (uint64_t)info.st_size,
                .modified_ns =
                    (int64_t)info.st_mtim.tv_sec * 1000000000 + info.st_mtim.tv_nsec,
            };
            vec_add(self->files, file);
            return;
        }
    }
    memory_free(path);
}

/* Takes over the descriptor. */
static void
walk_folder(struct walk *self, int fd, const char *path, unsigned depth)
{
    DIR *folder = depth <= DRAFT_FILES_DEPTH_LIMIT ? fdopendir(fd) : NULL;
    if (folder == NULL) {
        self->files->is_cut = self->files->is_cut || depth > DRAFT_FILES_DEPTH_LIMIT;
        close(fd);
        return;
    }
    struct dirent *entry;
    while (!cancel_requested(self->cancel) && (entry = readdir(folder)) != NULL) {
        if (self->files->entries++ >= DRAFT_FILES_ENTRY_LIMIT) {
            self->files->is_cut = true;
            break;
        }
        if (entry->d_name[0] != '.') {
            take_entry(self, dirfd(folder), path, entry->d_name, depth);
        }
    }
    closedir(folder);
}

static int
compare_paths(const void *a, const void *b)
{
    const struct draft_file *left = a;
    const struct draft_file *right = b;
    return strcmp(left->path, right->path);
}

/* Folders that lie in one another list the same files. */
static void
drop_repeated(struct draft_files *self)
{
    size_t kept = 0;
    for (size_t i = 0; i < self->count; i++) {
        if (kept > 0 && strcmp(self->data[kept - 1].path, self->data[i].path) == 0) {
            memory_free(self->data[i].path);
        } else {
            self->data[kept++] = self->data[i];
        }
    }
    self->count = kept;
}

enum status
draft_files_add(struct draft_files *self, const char *folder, const struct cancel *cancel)
{
    /* The folder itself may be named through a link: the user opened it. */
    int fd = open(folder, FOLDER_FLAGS);
    struct walk walk = {self, cancel, strlen(folder)};
    if (fd >= 0) {
        walk_folder(&walk, fd, folder, 0);
    }
    if (self->count > 1) {
        qsort(self->data, self->count, sizeof *self->data, compare_paths);
        drop_repeated(self);
    }
    return cancel_requested(cancel) ? STATUS_CANCELLED : STATUS_OK;
}

static enum status
read_whole(struct buf *ret, int fd, size_t limit, struct error *err)
{
    for (;;) {
        char *room = buf_reserve(ret, 65536);
        ssize_t count = read(fd, room, 65536);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return error_set(err, STATUS_IO, "a draft cannot be read: %s",
                             strerror(errno));
        }
        if (count == 0) {
            return STATUS_OK;
        }
        buf_grow(ret, (size_t)count);
        if (ret->length > limit) {
            return error_set(err, STATUS_LIMIT, "a draft is too large");
        }
    }
}

enum status
draft_file_read(struct buf *ret, const struct draft_file *file, size_t limit,
                struct error *err)
{
    struct buf text = BUF_INIT;
    struct stat info;
    enum status status = STATUS_OK;
    int fd = file_open_below(file->path, file->root_length);
    if (fd < 0) {
        status = error_set(err, errno == ENOENT ? STATUS_NOT_FOUND : STATUS_INVALID,
                           "a draft cannot be opened: %s", strerror(errno));
    } else if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        status = error_set(err, STATUS_INVALID, "a draft is no regular file any more");
    } else {
        status = read_whole(&text, fd, limit, err);
    }
    if (status == STATUS_OK) {
        struct str body = buf_str(&text);
        size_t mark = str_starts_with(body, STR("\xEF\xBB\xBF")) ? 3 : 0;
        buf_add_str(ret, str_slice(body, mark, body.length));
    }
    if (fd >= 0) {
        close(fd);
    }
    buf_release(&text);
    return status;
}
