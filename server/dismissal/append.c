/* SPDX-License-Identifier: MIT */
#include "dismissal/append.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "dismissal/mark.h"

#define HEAD                                                                           \
    "# Findings of Wirecheck that were dismissed: kind, id, when, who, code, marks,\n" \
    "# source, reason. Lines may be merged in any order. The marks mean nothing "      \
    "without\n"                                                                        \
    "# the key beside this file: who shares this file shares the key, with the same\n" \
    "# people and nobody else.\n"

static void
add_now(char ret[24])
{
    time_t now = time(NULL);
    struct tm parts;
    gmtime_r(&now, &parts);
    strftime(ret, 24, "%Y-%m-%dT%H:%M:%SZ", &parts);
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
    return error_set(err, STATUS_IO, "%s: cannot write: %s", path, strerror(errno));
}

/* In one write, so that two who append at once do not mix their lines. A line that
 * was torn off, by a crash or a full disk, is ended first. */
static enum status
append(const char *path, const struct secret *secret, struct str line, struct error *err)
{
    struct stat info = {.st_size = 0};
    struct buf text = BUF_INIT;
    char last = '\n';
    enum status status = STATUS_OK;
    int fd = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0 || fstat(fd, &info) != 0 ||
        (info.st_size > 0 && pread(fd, &last, 1, info.st_size - 1) != 1)) {
        status = write_error(err, path);
        goto done;
    }
    if (info.st_size == 0) {
        char mark[KEYED_HASH_HEX_SIZE];
        char when[24];
        add_now(when);
        mark_key(secret, mark);
        buf_add_text(&text, HEAD);
        dismissal_line_add(&text, &(struct dismissal_line){.kind = DISMISSAL_KEY,
                                                           .id = str_from(mark),
                                                           .when = str_from(when)});
    } else if (last != '\n') {
        buf_add_byte(&text, '\n');
    }
    buf_add_str(&text, line);
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
append_dismissal(const char *path, const struct secret *secret,
                 const struct dismissal_line *line, struct error *err)
{
    struct dismissal_line signed_line = *line;
    struct buf text = BUF_INIT;
    struct buf who = BUF_INIT;
    char when[24];
    add_user(&who);
    add_now(when);
    signed_line.who = buf_str(&who);
    signed_line.when = str_from(when);
    dismissal_line_add(&text, &signed_line);
    enum status status = append(path, secret, buf_str(&text), err);
    buf_release(&who);
    buf_release(&text);
    return status;
}
