/* SPDX-License-Identifier: MIT */
#include "dismissal/append.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "dismissal/mark.h"
#include "dismissal/when.h"

#define HEAD                                                                           \
    "# Findings of Wirecheck that were dismissed: kind, id, when, who, code, marks,\n" \
    "# source, reason, seal. Lines may be merged in any order; one that was changed\n" \
    "# has no effect. Marks and seals mean nothing without the key beside this\n"      \
    "# file: who shares this file shares the key, with the same people and nobody\n"   \
    "# else.\n"

/* Now; or a second after `earliest`, which another's clock wrote, so that this line is
 * the later one. */
static void
add_time(char ret[WHEN_SIZE], struct str earliest)
{
    int64_t now = clock_now_ms() / 1000;
    int64_t before;
    if (when_read(earliest, &before) && before > now) {
        now = before + 1;
    }
    when_write(ret, now);
}

/* Not from the user database: where that lies on a network, asking it would be a call
 * to the network. */
static void
add_user(struct buf *out)
{
    const char *name = getenv("LOGNAME");
    name = name != NULL && *name != '\0' ? name : getenv("USER");
    if (name != NULL && *name != '\0') {
        buf_add_text(out, name);
    } else {
        buf_add_format(out, "uid %lu", (unsigned long)getuid());
    }
}

static enum status
write_error(struct error *err, const char *path)
{
    return error_set(err, STATUS_IO, "%s: cannot write: %s", path,
                     errno == ELOOP ? "it is a link that somebody else made"
                                    : strerror(errno));
}

static void
add_sealed(struct buf *out, const struct secret *secret,
           const struct dismissal_line *line)
{
    char seal[KEYED_HASH_HEX_SIZE];
    size_t start = out->length;
    dismissal_line_add(out, line);
    mark_line(secret, str_slice(buf_str(out), start, out->length), seal);
    buf_add_format(out, "\t%s\n", seal);
}

static void
add_key_line(struct buf *out, const struct secret *secret)
{
    char mark[KEYED_HASH_HEX_SIZE];
    char when[WHEN_SIZE];
    add_time(when, STR_NONE);
    mark_key(secret, mark);
    add_sealed(out, secret,
               &(struct dismissal_line){
                   .kind = DISMISSAL_KEY, .id = str_from(mark), .when = str_from(when)});
}

/* The descriptor, or -1 with errno. Whoever shares the folder of the file can put a link
 * in its place, and have any file of ours grow: one is followed only where we made it. */
static int
open_file(const char *path)
{
    struct stat info;
    char real[PATH_MAX];
    if (lstat(path, &info) == 0 && S_ISLNK(info.st_mode)) {
        if (info.st_uid != geteuid()) {
            errno = ELOOP;
            return -1;
        }
        path = realpath(path, real);
    }
    return path == NULL ? -1
                        : open(path,
                               O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK |
                                   O_NOCTTY | O_NOFOLLOW,
                               0600);
}

/* In one write, so that two who append at once do not mix their lines. A line that
 * was torn off, by a crash or a full disk, is ended first. */
static enum status
append(const char *path, struct str head, struct str lines, struct error *err)
{
    struct stat info = {.st_size = 0};
    struct buf text = BUF_INIT;
    char last = '\n';
    enum status status = STATUS_OK;
    int fd = open_file(path);
    if (fd >= 0 && fstat(fd, &info) == 0 &&
        (!S_ISREG(info.st_mode) || info.st_nlink > 1)) {
        status =
            error_set(err, STATUS_INVALID,
                      S_ISREG(info.st_mode)
                          ? "%s: the file has a second name elsewhere, which would be "
                            "written to as well: put a copy in its place"
                          : "%s: not a regular file",
                      path);
        goto done;
    }
    if (fd < 0 || fstat(fd, &info) != 0 ||
        (info.st_size > 0 && pread(fd, &last, 1, info.st_size - 1) != 1)) {
        status = write_error(err, path);
        goto done;
    }
    if (info.st_size == 0) {
        buf_add_str(&text, head);
    } else if (last != '\n') {
        buf_add_byte(&text, '\n');
    }
    buf_add_str(&text, lines);
    if (write(fd, text.data, text.length) != (ssize_t)text.length || fsync(fd) != 0) {
        status = write_error(err, path);
    }

done:
    if (fd >= 0) {
        close(fd);
    }
    buf_release(&text);
    return status;
}

enum status
append_dismissal(const char *path, const struct secret *secret, bool names_key,
                 const struct dismissal_line *line, struct error *err)
{
    struct dismissal_line whole = *line;
    struct buf head = BUF_INIT;
    struct buf text = BUF_INIT;
    struct buf who = BUF_INIT;
    char when[WHEN_SIZE];
    buf_add_text(&head, HEAD);
    add_key_line(names_key ? &text : &head, secret);
    add_user(&who);
    add_time(when, line->when);
    whole.who = buf_str(&who);
    whole.when = str_from(when);
    add_sealed(&text, secret, &whole);
    enum status status = append(path, buf_str(&head), buf_str(&text), err);
    buf_release(&who);
    buf_release(&text);
    buf_release(&head);
    return status;
}
