/* SPDX-License-Identifier: MIT */
#include "dismissal/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/memory.h"

#define HEX_LENGTH ((size_t)2 * KEYED_HASH_KEY_SIZE)

static int
digit_of(char byte)
{
    if (byte >= '0' && byte <= '9') {
        return byte - '0';
    }
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

enum status
secret_read(struct secret *ret, const char *path, struct error *err)
{
    struct buf text = BUF_INIT;
    struct secret read;
    enum status status = file_read(&text, path, 4096, err);
    struct str hex = str_trim(buf_str(&text));
    if (status == STATUS_OK && hex.length != HEX_LENGTH) {
        status = STATUS_CORRUPT;
    }
    for (size_t i = 0; status == STATUS_OK && i < HEX_LENGTH; i += 2) {
        int high = digit_of(hex.data[i]);
        int low = digit_of(hex.data[i + 1]);
        if (high < 0 || low < 0) {
            status = STATUS_CORRUPT;
        }
        read.key[i / 2] = (unsigned char)(high << 4 | low);
    }
    if (status == STATUS_CORRUPT) {
        error_set(err, status,
                  "%s: this is no key of dismissals; put back the one that belongs to "
                  "them",
                  path);
    } else if (status == STATUS_OK) {
        *ret = read;
    }
    buf_release(&text);
    return status;
}

static void
draw_key(struct buf *hex)
{
    unsigned char key[KEYED_HASH_KEY_SIZE];
    keyed_hash_draw_key(key);
    for (size_t i = 0; i < sizeof key; i++) {
        buf_add_format(hex, "%02x", key[i]);
    }
    buf_add_byte(hex, '\n');
}

/* A file that is whole before it has its name, and takes nobody else's. */
static enum status
publish_key(const char *path, struct str hex, struct error *err)
{
    struct buf fresh = BUF_INIT;
    enum status status = STATUS_OK;
    buf_add_format(&fresh, "%s.%ld", path, (long)getpid());
    int fd = open(fresh.data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool written = fd >= 0 && write(fd, hex.data, hex.length) == (ssize_t)hex.length &&
                   fsync(fd) == 0;
    if (!written || (link(fresh.data, path) != 0 && errno != EEXIST)) {
        status = error_set(err, STATUS_IO, "%s: cannot write: %s", path, strerror(errno));
    }
    if (fd >= 0) {
        close(fd);
        unlink(fresh.data);
    }
    buf_release(&fresh);
    return status;
}

enum status
secret_make(struct secret *ret, const char *path, struct error *err)
{
    struct buf hex = BUF_INIT;
    enum status status = secret_read(ret, path, err);
    if (status == STATUS_NOT_FOUND) {
        draw_key(&hex);
        status = publish_key(path, buf_str(&hex), err);
        if (status == STATUS_OK) {
            status = secret_read(ret, path, err);
        }
    }
    buf_release(&hex);
    return status;
}
