/* SPDX-License-Identifier: MIT */
/* A head and records of 16 bytes that are appended. A record that a crash cut off is
 * passed by, and one that is damaged belongs to no file: either file is read again. */
#include "feed/ledger.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/bytes.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/memory.h"

#define MAGIC "wcfeed1\n"
#define MAGIC_SIZE ((size_t)8)
#define HEAD_SIZE (MAGIC_SIZE + 8)
#define RECORD_SIZE ((size_t)16)
#define LEDGER_LIMIT ((off_t)1 << 30)
/* So many records that say nothing any more are left alone. */
#define DEAD_LIMIT ((size_t)4096)

struct ledger {
    int fd;
    char *path;
    size_t root_length;
    uint64_t reader;
    struct map marks; /* ledger_key -> mark, its last bit set where refused */
    struct buf unsaved;
    size_t records; /* in the file */
    bool rewrite;   /* all of it, at the next ledger_save */
};

static uint64_t
word_of(uint64_t mark, bool refused)
{
    return (mark & ~(uint64_t)1) | refused;
}

static void
put_record(struct buf *out, uint64_t key, uint64_t word)
{
    bytes_put_u64(out, key);
    bytes_put_u64(out, word);
}

static void
take_records(struct ledger *self, const unsigned char *at, size_t count, bool all)
{
    for (size_t i = 0; i < count; i++, at += RECORD_SIZE) {
        uint64_t key = bytes_load_u64(at);
        uint64_t word = bytes_load_u64(at + 8);
        if (all || (word & 1) == 0) {
            *map_put(&self->marks, key, word) = word;
        } else {
            map_remove(&self->marks, key);
        }
    }
    self->records = count;
}

static enum status
read_all(struct ledger *self, struct buf *ret, struct error *err)
{
    struct stat info;
    size_t wanted;
    if (fstat(self->fd, &info) != 0 || !S_ISREG(info.st_mode) || info.st_nlink != 1) {
        return error_set(err, STATUS_INVALID,
                         "%s: not a file of this archive alone: remove it", self->path);
    }
    wanted = info.st_size <= LEDGER_LIMIT ? (size_t)info.st_size : 0;
    while (ret->length < wanted) {
        char *room = buf_reserve(ret, wanted - ret->length);
        ssize_t got = pread(self->fd, room, wanted - ret->length, (off_t)ret->length);
        if (got < 0 && errno != EINTR) {
            return error_set(err, STATUS_IO, "%s: cannot read: %s", self->path,
                             strerror(errno));
        }
        if (got == 0) {
            break;
        }
        buf_grow(ret, got > 0 ? (size_t)got : 0);
    }
    return STATUS_OK;
}

static enum status
load(struct ledger *self, struct error *err)
{
    struct buf content = BUF_INIT;
    enum status status = read_all(self, &content, err);
    if (status == STATUS_OK && content.length >= HEAD_SIZE &&
        memcmp(content.data, MAGIC, MAGIC_SIZE) == 0) {
        const unsigned char *bytes = (const unsigned char *)content.data;
        bool same = bytes_load_u64(bytes + MAGIC_SIZE) == self->reader;
        take_records(self, bytes + HEAD_SIZE, (content.length - HEAD_SIZE) / RECORD_SIZE,
                     same);
        self->rewrite = !same || (content.length - HEAD_SIZE) % RECORD_SIZE != 0 ||
                        self->records > 2 * self->marks.count + DEAD_LIMIT;
    } else {
        self->rewrite = true;
    }
    buf_release(&content);
    return status;
}

/* "ARCHIVE/feeds/0123456789abcdef"; caller frees. */
static enum status
make_path(char **ret, const char *archive, const char *root, struct error *err)
{
    char *folder = file_join(archive, "feeds");
    char name[HASH_HEX_SIZE];
    hash_hex(root, strlen(root), name);
    enum status status = file_make_folder(folder, err);
    if (status == STATUS_OK) {
        *ret = file_join(folder, name);
    }
    memory_free(folder);
    return status;
}

static enum status
open_locked(struct ledger *self, const char *root, struct error *err)
{
    self->fd =
        open(self->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
    if (self->fd < 0) {
        return error_set(err, STATUS_IO, "%s: cannot open: %s", self->path,
                         errno == ELOOP ? "it is a link" : strerror(errno));
    }
    if (flock(self->fd, LOCK_EX | LOCK_NB) != 0) {
        return errno == EWOULDBLOCK
                   ? error_set(err, STATUS_BUSY,
                               "%s: another program follows it into this archive", root)
                   : error_set(err, STATUS_IO, "%s: cannot lock: %s", self->path,
                               strerror(errno));
    }
    return load(self, err);
}

enum status
ledger_open(struct ledger **ret, const char *archive, const char *root, uint64_t reader,
            struct error *err)
{
    struct ledger *self = memory_zalloc(sizeof *self);
    self->fd = -1;
    self->reader = reader;
    self->root_length = strlen(root);
    enum status status = make_path(&self->path, archive, root, err);
    if (status == STATUS_OK) {
        status = open_locked(self, root, err);
    }
    if (status == STATUS_OK) {
        *ret = self;
    } else {
        ledger_close(self);
    }
    return status;
}

void
ledger_close(struct ledger *self)
{
    if (self == NULL) {
        return;
    }
    if (self->fd >= 0) {
        close(self->fd);
    }
    memory_free(self->path);
    map_release(&self->marks);
    buf_release(&self->unsaved);
    memory_free(self);
}

bool
ledger_is_there(const struct ledger *self)
{
    struct stat there;
    struct stat ours;
    return stat(self->path, &there) == 0 && fstat(self->fd, &ours) == 0 &&
           there.st_dev == ours.st_dev && there.st_ino == ours.st_ino;
}

uint64_t
ledger_key(const struct ledger *self, const char *path)
{
    size_t length = strlen(path);
    size_t start = length > self->root_length ? self->root_length : 0;
    return hash_bytes(path + start, length - start, 0);
}

bool
ledger_knows(const struct ledger *self, const char *path, uint64_t mark)
{
    const uint64_t *word = map_find(&self->marks, ledger_key(self, path));
    return word != NULL && (*word | 1) == (mark | 1);
}

void
ledger_note(struct ledger *self, const char *path, uint64_t mark, bool refused)
{
    uint64_t key = ledger_key(self, path);
    uint64_t word = word_of(mark, refused);
    *map_put(&self->marks, key, word) = word;
    put_record(&self->unsaved, key, word);
}

static enum status
write_at(const struct ledger *self, struct str bytes, off_t at, struct error *err)
{
    while (bytes.length > 0) {
        ssize_t put = pwrite(self->fd, bytes.data, bytes.length, at);
        if (put < 0 && errno != EINTR) {
            return error_set(err, STATUS_IO, "%s: cannot write: %s", self->path,
                             strerror(errno));
        }
        if (put > 0) {
            at += put;
            bytes = str_slice(bytes, (size_t)put, bytes.length);
        }
    }
    return STATUS_OK;
}

/* In place, so that the lock stays what others meet. What a crash takes is read again. */
static enum status
write_anew(struct ledger *self, struct error *err)
{
    struct buf content = BUF_INIT;
    buf_add(&content, MAGIC, MAGIC_SIZE);
    bytes_put_u64(&content, self->reader);
    size_t at = 0;
    uint64_t key;
    uint64_t word;
    while (map_next(&self->marks, &at, &key, &word)) {
        put_record(&content, key, word);
    }
    enum status status = ftruncate(self->fd, 0) == 0
                             ? write_at(self, buf_str(&content), 0, err)
                             : error_set(err, STATUS_IO, "%s: cannot write: %s",
                                         self->path, strerror(errno));
    if (status == STATUS_OK) {
        self->records = self->marks.count;
        self->rewrite = false;
    }
    buf_release(&content);
    return status;
}

enum status
ledger_save(struct ledger *self, struct error *err)
{
    enum status status = STATUS_OK;
    size_t added = self->unsaved.length / RECORD_SIZE;
    if (self->rewrite || self->records > 2 * self->marks.count + DEAD_LIMIT) {
        self->rewrite = true;
        status = write_anew(self, err);
    } else {
        status = write_at(self, buf_str(&self->unsaved),
                          (off_t)(HEAD_SIZE + self->records * RECORD_SIZE), err);
        self->records += status == STATUS_OK ? added : 0;
    }
    if (status == STATUS_OK) {
        buf_clear(&self->unsaved);
    }
    return status;
}

void
ledger_sweep(struct ledger *self, const struct map *there)
{
    struct map kept = {0};
    size_t at = 0;
    uint64_t key;
    uint64_t word;
    if (there->count == 0 || self->marks.count <= 2 * there->count + DEAD_LIMIT) {
        return;
    }
    while (map_next(&self->marks, &at, &key, &word)) {
        if (map_find(there, key) != NULL) {
            map_put(&kept, key, word);
        }
    }
    map_release(&self->marks);
    self->marks = kept;
    self->rewrite = true;
}

size_t
ledger_count(const struct ledger *self)
{
    return self->marks.count;
}
