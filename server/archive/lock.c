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
#include "base/memory.h"

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

/* A second name of the file may be anything of the user's: it is not written to. */
static bool
is_plain(int fd)
{
    struct stat info;
    return fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_nlink == 1;
}

enum status
lock_take(struct lock *self, const char *archive, struct error *err)
{
    enum status status = STATUS_OK;
    char *path = names_lock(archive);
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
    if (fd < 0) {
        status = error_set(err, STATUS_IO, "%s: cannot open: %s", path,
                           errno == ELOOP ? "it is a link" : strerror(errno));
    } else if (!is_plain(fd)) {
        status = error_set(err, STATUS_INVALID,
                           "%s: not a file of this archive alone: remove it", path);
        close(fd);
    } else if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        status = errno == EWOULDBLOCK ? report_holder(fd, archive, err)
                                      : error_set(err, STATUS_IO, "%s: cannot lock: %s",
                                                  path, strerror(errno));
        close(fd);
    } else {
        write_holder(fd);
        self->fd = fd + 1;
    }
    memory_free(path);
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
