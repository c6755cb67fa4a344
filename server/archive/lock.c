/* SPDX-License-Identifier: MIT */
/* flock and not fcntl: an fcntl lock is silently lost when any descriptor of the
 * file is closed, and does not keep two writers of one process apart. The kernel
 * drops either when the process dies, so there are no stale locks. */
#include "archive/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/names.h"
#include "base/buf.h"

static enum status
report_holder(int fd, const char *archive, struct error *err)
{
    char text[24] = "";
    ssize_t got = pread(fd, text, sizeof text - 1, 0);
    text[got > 0 ? got : 0] = '\0';
    long holder = strtol(text, NULL, 10);
    if (holder <= 0) {
        return error_set(err, STATUS_BUSY,
                         "%s: another process is writing to this archive", archive);
    }
    return error_set(err, STATUS_BUSY, "%s: process %ld is writing to this archive",
                     archive, holder);
}

/* Who holds it is for messages only, so a failure here is none. */
static void
write_holder(int fd)
{
    struct buf text = BUF_INIT;
    buf_add_format(&text, "%ld\n", (long)getpid());
    if (ftruncate(fd, 0) == 0) {
        ssize_t put = pwrite(fd, text.data, text.length, 0);
        (void)put;
    }
    buf_release(&text);
}

/* One that is there, or a new one; whoever makes it meanwhile is as good as we are. */
static int
open_or_make(const struct own_folder *archive)
{
    int fd = own_folder_open_file(archive, NAMES_LOCK, O_RDWR);
    if (fd < 0 && errno == ENOENT) {
        fd = own_folder_make_file(archive, NAMES_LOCK);
    }
    return fd < 0 && errno == EEXIST ? own_folder_open_file(archive, NAMES_LOCK, O_RDWR)
                                     : fd;
}

enum status
lock_take(struct lock *self, const struct own_folder *archive, struct error *err)
{
    struct stat info;
    enum status status = STATUS_OK;
    int fd = open_or_make(archive);
    if (fd < 0 || fstat(fd, &info) != 0) {
        status =
            error_set(err, STATUS_IO, "%s/" NAMES_LOCK ": cannot open: %s", archive->path,
                      errno == ELOOP ? "it is a link" : strerror(errno));
    } else {
        status = own_folder_check(archive, NAMES_LOCK, &info, true, err);
    }
    if (status == STATUS_OK && flock(fd, LOCK_EX | LOCK_NB) != 0) {
        status = errno == EWOULDBLOCK
                     ? report_holder(fd, archive->path, err)
                     : error_set(err, STATUS_IO, "%s/" NAMES_LOCK ": cannot lock: %s",
                                 archive->path, strerror(errno));
    }
    if (status == STATUS_OK) {
        write_holder(fd);
        self->fd = fd + 1;
    } else if (fd >= 0) {
        close(fd);
    }
    return status;
}

void
lock_release(struct lock *self)
{
    if (self->fd > 0) {
        close(self->fd - 1);
    }
    self->fd = 0;
}
