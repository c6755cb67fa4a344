/* SPDX-License-Identifier: MIT */
#include "dismissal/book.h"

#include <string.h>
#include <sys/stat.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"
#include "dismissal/known.h"
#include "dismissal/mark.h"
#include "dismissal/when.h"

#define FILE_LIMIT ((size_t)16 << 20)
#define KEY_SUFFIX ".key"
/* Clocks differ; by more than this one of them is wrong. */
#define AHEAD_SECONDS 86400

void
book_init(struct book *self, const char *path)
{
    struct buf key_path = BUF_INIT;
    *self = (struct book){.path = memory_dup(path)};
    buf_add_format(&key_path, "%s" KEY_SUFFIX, path);
    self->key_path = buf_take(&key_path);
    book_distrust(self);
}

void
book_release(struct book *self)
{
    vec_release(&self->entries);
    vec_release(&self->in_force);
    map_release(&self->latest);
    buf_release(&self->text);
    buf_release(&self->warning);
    memory_free(self->path);
    memory_free(self->key_path);
}

void
book_distrust(struct book *self)
{
    /* Of no file. */
    self->stamp[0] = -1;
}

uint64_t
book_key_of(struct str id)
{
    uint64_t key = 0;
    for (size_t i = 0; i < 16 && i < id.length; i++) {
        char byte = id.data[i];
        key = key << 4 | (uint64_t)(byte <= '9' ? byte - '0' : byte - 'a' + 10);
    }
    return key;
}

/* A later line about the same id takes the place of an earlier one, wherever they
 * stand; of two of the same second the lower one is the later. */
static void
add_entry(struct book *self, const struct dismissal_line *line)
{
    uint64_t *at = map_put(&self->latest, book_key_of(line->id), self->entries.count);
    struct book_entry entry = {*line, line->kind != DISMISSAL_UNDO};
    if (*at != self->entries.count) {
        struct book_entry *earlier = &self->entries.data[*at];
        bool is_later = str_compare(line->when, earlier->line.when) >= 0;
        earlier->in_force = earlier->in_force && !is_later;
        entry.in_force = entry.in_force && is_later;
        *at = is_later ? self->entries.count : *at;
    }
    vec_add(&self->entries, entry);
}

static void
forget_entries(struct book *self)
{
    vec_clear(&self->entries);
    vec_clear(&self->in_force);
    map_clear(&self->latest);
    buf_clear(&self->text);
    buf_clear(&self->warning);
    self->doubts = (struct doubts){.counts = {0}};
    self->names_key = false;
    self->has_secret = false;
    self->key_replaced = false;
}

static bool
is_sealed(const struct book *self, const struct dismissal_line *line)
{
    char seal[KEYED_HASH_HEX_SIZE];
    mark_line(&self->secret, line->sealed, seal);
    return str_equal(line->seal, str_from(seal));
}

/* A line about a key: *foreign where it is another than ours. */
static void
read_key_line(struct book *self, size_t number, const struct dismissal_line *line,
              bool *foreign)
{
    char mark[KEYED_HASH_HEX_SIZE];
    mark_key(&self->secret, mark);
    if (!str_equal(line->id, str_from(mark))) {
        *foreign = true;
    } else if (is_sealed(self, line)) {
        self->names_key = true;
    } else {
        doubts_add(&self->doubts, DISMISSAL_FORGED, number, line);
    }
}

static void
read_line(struct book *self, size_t number, struct str text, bool *foreign)
{
    struct dismissal_line line;
    int64_t when = 0;
    if (!dismissal_line_read(text, &line)) {
        doubts_add(&self->doubts, DISMISSAL_UNREADABLE, number, NULL);
    } else if (line.seal.length == 0) {
        /* Its key line is worth nothing, and no loss. */
        if (line.kind != DISMISSAL_KEY) {
            doubts_add(&self->doubts, DISMISSAL_UNSEALED, number, &line);
        }
    } else if (line.kind == DISMISSAL_KEY) {
        read_key_line(self, number, &line, foreign);
    } else if (!is_sealed(self, &line)) {
        doubts_add(&self->doubts, DISMISSAL_FORGED, number, &line);
    } else {
        if (when_read(line.when, &when) && when > clock_now_ms() / 1000 + AHEAD_SECONDS &&
            line.kind != DISMISSAL_UNDO) {
            doubts_add(&self->doubts, DISMISSAL_AHEAD, number, &line);
        }
        add_entry(self, &line);
    }
}

static enum status
read_lines(struct book *self, struct error *err)
{
    struct str rest = buf_str(&self->text);
    struct str text;
    bool foreign = false;
    for (size_t number = 1; str_next_line(&rest, &text); number++) {
        if (!dismissal_line_is_silent(text)) {
            read_line(self, number, text, &foreign);
        }
    }
    if (foreign && !self->names_key) {
        return error_set(err, STATUS_INVALID,
                         "%s: this key is not the one that %s was made with; put that "
                         "one beside it, or begin a new file",
                         self->key_path, self->path);
    }
    vec_each(const struct book_entry, entry, &self->entries) {
        if (entry->in_force) {
            vec_add(&self->in_force, &entry->line);
        }
    }
    return STATUS_OK;
}

static bool
has_lines(struct str rest)
{
    struct str text;
    while (str_next_line(&rest, &text)) {
        if (!dismissal_line_is_silent(text)) {
            return true;
        }
    }
    return false;
}

static enum status
read_secret(struct book *self, struct error *err)
{
    enum status status = secret_read(&self->secret, self->key_path, err);
    if (status == STATUS_NOT_FOUND) {
        return error_set(err, status,
                         "%s: the key of these dismissals is missing; without it none "
                         "of them holds. Put it back, or begin a new file",
                         self->key_path);
    }
    self->has_secret = status == STATUS_OK;
    return status;
}

/* A file that was never met is believed, as there is nothing to hold it against. */
static void
look_at_key(struct book *self, const char mark[KEYED_HASH_HEX_SIZE])
{
    enum known known = known_find(self->path, mark);
    bool replaced = self->last_key[0] != '\0' && strcmp(self->last_key, mark) != 0;
    if (known == KNOWN_NEW && !replaced) {
        known_keep(self->path, mark);
    }
    self->key_replaced = known == KNOWN_OTHER || (known == KNOWN_NEW && replaced);
    memcpy(self->last_key, mark, sizeof self->last_key);
}

void
book_accept_key(struct book *self)
{
    if (self->has_secret) {
        mark_key(&self->secret, self->last_key);
        known_keep(self->path, self->last_key);
        self->key_replaced = false;
    }
}

/* What is told of a file that could be read. */
static void
compose_warning(struct book *self)
{
    struct buf told = BUF_INIT;
    char mark[KEYED_HASH_HEX_SIZE];
    doubts_tell(&self->doubts, &told);
    mark_key(&self->secret, mark);
    look_at_key(self, mark);
    if (self->key_replaced) {
        buf_add_text(&told, told.length > 0 ? "; " : "");
        buf_add_text(&told,
                     "its key was replaced since it was first used here: what was "
                     "dismissed with the old key has no effect, and what is in effect "
                     "now was written by whoever has the new one; \"wirecheck "
                     "dismissals\" lists it, and is taken for consent");
    }
    if (told.length > 0) {
        buf_add_format(&self->warning, "%s: %s", self->path, told.data);
    }
    buf_release(&told);
}

static void
examine(const struct book *self, int64_t stamp[6])
{
    const char *const paths[] = {self->path, self->key_path};
    for (size_t i = 0; i < 2; i++) {
        struct stat info;
        bool found = stat(paths[i], &info) == 0;
        stamp[3 * i] = found ? (int64_t)info.st_ino : 0;
        stamp[3 * i + 1] = found ? (int64_t)info.st_size : 0;
        stamp[3 * i + 2] = found ? (int64_t)info.st_mtim.tv_sec * 1000000000 +
                                       (int64_t)info.st_mtim.tv_nsec
                                 : 0;
    }
}

enum status
book_refresh(struct book *self, bool *changed, struct error *err)
{
    int64_t stamp[6];
    examine(self, stamp);
    *changed = memcmp(stamp, self->stamp, sizeof stamp) != 0;
    if (!*changed) {
        return STATUS_OK;
    }
    memcpy(self->stamp, stamp, sizeof stamp);
    self->edition++;
    forget_entries(self);
    enum status status = file_read(&self->text, self->path, FILE_LIMIT, err);
    if (status == STATUS_NOT_FOUND) {
        return STATUS_OK;
    }
    if (status == STATUS_OK && has_lines(buf_str(&self->text))) {
        status = read_secret(self, err);
        if (status == STATUS_OK) {
            status = read_lines(self, err);
        }
        if (status == STATUS_OK) {
            compose_warning(self);
        }
    }
    if (status != STATUS_OK) {
        forget_entries(self);
    }
    return status;
}
