/* SPDX-License-Identifier: MIT */
#include "index/output.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"

#define PENDING_LIMIT ((size_t)1 << 18)

static void
fail(struct output *self, const char *what)
{
    if (self->status == STATUS_OK) {
        self->status = error_set(&self->error, STATUS_IO, "%s: %s: %s", self->path, what,
                                 strerror(errno));
    }
}

void
output_init(struct output *self, const char *path)
{
    struct buf draft = BUF_INIT;
    struct error reason;
    *self =
        (struct output){.fd = -1, .folder = OWN_FOLDER_NONE, .path = memory_dup(path)};
    if (own_folder_open_parent(&self->folder, &self->name, self->path,
                               own_folder_root_length(path, 2), &reason) != STATUS_OK) {
        self->status = error_set(&self->error, STATUS_IO, "%s: cannot create: %s", path,
                                 reason.message);
        return;
    }
    buf_add_format(&draft, "%s.new", self->name);
    self->draft = buf_take(&draft);
    /* What is in the way was left by a crash, or put there: neither is written to. */
    own_folder_remove(&self->folder, self->draft);
    self->fd = own_folder_make_file(&self->folder, self->draft);
    if (self->fd < 0) {
        fail(self, "cannot create");
    }
}

static void
write_at(struct output *self, struct str bytes, uint64_t offset)
{
    while (self->status == STATUS_OK && bytes.length > 0) {
        ssize_t put = pwrite(self->fd, bytes.data, bytes.length, (off_t)offset);
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put <= 0) {
            fail(self, "cannot write");
            return;
        }
        bytes = str_slice(bytes, (size_t)put, bytes.length);
        offset += (uint64_t)put;
    }
}

void
output_flush(struct output *self)
{
    write_at(self, buf_str(&self->pending), self->offset - self->pending.length);
    buf_clear(&self->pending);
}

void
output_add(struct output *self, const void *bytes, size_t length)
{
    buf_add(&self->pending, bytes, length);
    self->offset += length;
    if (self->pending.length >= PENDING_LIMIT) {
        output_flush(self);
    }
}

void
output_align(struct output *self, size_t alignment)
{
    while (self->offset % alignment != 0) {
        output_add(self, "", 1);
    }
}

void
output_replace_start(struct output *self, const void *bytes, size_t length)
{
    write_at(self, (struct str){bytes, length}, 0);
}

enum status
output_commit(struct output *self, struct error *err)
{
    if (self->status == STATUS_OK && fsync(self->fd) != 0) {
        fail(self, "cannot sync");
    }
    if (self->fd >= 0 && close(self->fd) != 0) {
        fail(self, "cannot close");
    }
    self->fd = -1;
    if (self->status == STATUS_OK &&
        own_folder_rename(&self->folder, self->draft, self->name) != 0) {
        fail(self, "cannot rename");
    }
    if (self->status == STATUS_OK) {
        self->status = own_folder_sync(&self->folder, &self->error);
        if (self->status != STATUS_OK) {
            own_folder_remove(&self->folder, self->name);
        }
        /* Whatever became of it, there is no draft any more. */
        memory_free(self->draft);
        self->draft = NULL;
    }
    if (self->status != STATUS_OK && err != NULL) {
        *err = self->error;
    }
    return self->status;
}

void
output_release(struct output *self)
{
    if (self->fd >= 0) {
        close(self->fd);
    }
    if (self->draft != NULL) {
        own_folder_remove(&self->folder, self->draft);
    }
    own_folder_release(&self->folder);
    memory_free(self->path);
    memory_free(self->draft);
    buf_release(&self->pending);
    *self = (struct output){.fd = -1, .folder = OWN_FOLDER_NONE};
}
