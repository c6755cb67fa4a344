/* SPDX-License-Identifier: MIT */
/* The file is only ever appended to, a whole line at a time, and read again when it
 * changed: others write it too. */
#include "dismissal/dismissals.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/map.h"
#include "dismissal/append.h"
#include "dismissal/mark.h"

#define FILE_LIMIT ((size_t)16 << 20)
#define KEY_SUFFIX ".key"
struct entry {
    struct dismissal_line line; /* borrows from `text` */
    bool in_force;
};

struct dismissals {
    char *path;
    char *key_path;
    struct secret secret;
    bool has_secret;
    struct buf text;
    struct {
        VEC_OF(struct entry);
    } entries;
    struct map latest; /* the first half of an id to its last entry */
    struct {
        VEC_OF(const struct dismissal_line *);
    } in_force;
    size_t unread;
    uint64_t edition;
    int64_t stamp[6];
};

char *
dismissals_locate(const char *given)
{
    const char *shared = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");
    if (given != NULL) {
        return memory_dup(given);
    }
    if (shared != NULL && *shared == '/') {
        return file_join(shared, "wirecheck/dismissals.txt");
    }
    return file_join(home != NULL && *home != '\0' ? home : ".",
                     ".local/share/wirecheck/dismissals.txt");
}

struct dismissals *
dismissals_new(const char *path)
{
    struct dismissals *self = memory_zalloc(sizeof *self);
    struct buf key_path = BUF_INIT;
    buf_add_format(&key_path, "%s" KEY_SUFFIX, path);
    self->path = memory_dup(path);
    self->key_path = buf_take(&key_path);
    /* Of no file: so the first look reads. */
    self->stamp[0] = -1;
    return self;
}

void
dismissals_free(struct dismissals *self)
{
    if (self == NULL) {
        return;
    }
    vec_release(&self->entries);
    vec_release(&self->in_force);
    map_release(&self->latest);
    buf_release(&self->text);
    memory_free(self->path);
    memory_free(self->key_path);
    memory_free(self);
}

const char *
dismissals_path(const struct dismissals *self)
{
    return self->path;
}

/* --- reading --------------------------------------------------------------- */

static uint64_t
key_of(struct str id)
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
add_entry(struct dismissals *self, const struct dismissal_line *line)
{
    uint64_t *at = map_put(&self->latest, key_of(line->id), self->entries.count);
    struct entry entry = {*line, line->kind != DISMISSAL_UNDO};
    if (*at != self->entries.count) {
        struct entry *earlier = &self->entries.data[*at];
        bool is_later = str_compare(line->when, earlier->line.when) >= 0;
        earlier->in_force = earlier->in_force && !is_later;
        entry.in_force = entry.in_force && is_later;
        *at = is_later ? self->entries.count : *at;
    }
    vec_add(&self->entries, entry);
}

static void
forget_entries(struct dismissals *self)
{
    vec_clear(&self->entries);
    vec_clear(&self->in_force);
    map_clear(&self->latest);
    buf_clear(&self->text);
    self->unread = 0;
    self->has_secret = false;
}

/* Takes note of the lines; *key is the mark of the key that they were made with,
 * empty where no line says it. */
static void
read_lines(struct dismissals *self, struct str *key)
{
    struct str rest = buf_str(&self->text);
    struct str text;
    *key = STR_NONE;
    while (str_next_line(&rest, &text)) {
        struct dismissal_line line;
        if (dismissal_line_is_silent(text)) {
            continue;
        }
        if (!dismissal_line_read(text, &line)) {
            self->unread++;
        } else if (line.kind == DISMISSAL_KEY) {
            *key = line.id;
        } else {
            add_entry(self, &line);
        }
    }
    vec_each(const struct entry, entry, &self->entries) {
        if (entry->in_force) {
            vec_add(&self->in_force, &entry->line);
        }
    }
}

static enum status
read_secret(struct dismissals *self, struct str key, struct error *err)
{
    char mark[KEYED_HASH_HEX_SIZE];
    enum status status = secret_read(&self->secret, self->key_path, err);
    if (status == STATUS_NOT_FOUND) {
        return error_set(err, status,
                         "%s: the key of these dismissals is missing; without it none "
                         "of them holds. Put it back, or begin a new file",
                         self->key_path);
    }
    if (status != STATUS_OK) {
        return status;
    }
    mark_key(&self->secret, mark);
    if (key.length > 0 && !str_equal(key, str_from(mark))) {
        return error_set(err, STATUS_INVALID,
                         "%s: this key is not the one that %s was made with; put that "
                         "one beside it, or begin a new file",
                         self->key_path, self->path);
    }
    self->has_secret = true;
    return STATUS_OK;
}

static void
examine(const struct dismissals *self, int64_t stamp[6])
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
dismissals_refresh(struct dismissals *self, bool *changed, struct error *err)
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
    struct str key = STR_NONE;
    enum status status = file_read(&self->text, self->path, FILE_LIMIT, err);
    if (status == STATUS_NOT_FOUND) {
        return STATUS_OK;
    }
    if (status == STATUS_OK) {
        read_lines(self, &key);
        if (self->entries.count > 0 || key.length > 0) {
            status = read_secret(self, key, err);
        }
    }
    if (status != STATUS_OK) {
        forget_entries(self);
    }
    return status;
}

/* --- looking --------------------------------------------------------------- */

size_t
dismissals_count(const struct dismissals *self)
{
    return self->in_force.count;
}

const struct dismissal_line *
dismissals_at(const struct dismissals *self, size_t at)
{
    return self->in_force.data[at];
}

uint64_t
dismissals_edition(const struct dismissals *self)
{
    return self->edition;
}

size_t
dismissals_unread(const struct dismissals *self)
{
    return self->unread;
}

/* The marks of a line are that of the source, then those of the draft. */
static struct str
draft_part(struct str marks)
{
    return str_slice(marks, KEYED_HASH_HEX_SIZE, marks.length);
}

void
dismissals_recognise(const struct dismissals *self, const struct prose *draft,
                     const char *path, struct dismissed_sources *ret)
{
    struct draft_marks marks;
    bool built = false;
    vec_each(const struct dismissal_line *, line, &self->in_force) {
        if ((*line)->kind != DISMISSAL_SOURCE) {
            continue;
        }
        if (!built) {
            draft_marks_build(&marks, &self->secret, draft, path);
            built = true;
        }
        if (draft_marks_match(&marks, draft_part((*line)->marks))) {
            vec_add(ret, *line);
        }
    }
    if (built) {
        draft_marks_release(&marks);
    }
}

static bool
covers(const struct dismissal_line *line, const struct dismissal_subject *subject)
{
    return !subject->is_alarm || str_equal(line->code, subject->code);
}

const struct dismissal_line *
dismissals_find(const struct dismissals *self, const struct dismissed_sources *sources,
                const struct dismissal_subject *subject)
{
    char mark[KEYED_HASH_HEX_SIZE];
    if (!self->has_secret || self->entries.count == 0) {
        return NULL;
    }
    mark_finding(&self->secret, subject, mark);
    const uint64_t *at = map_find(&self->latest, key_of(str_from(mark)));
    if (at != NULL) {
        const struct entry *entry = &self->entries.data[*at];
        if (entry->in_force && str_equal(entry->line.id, str_from(mark)) &&
            covers(&entry->line, subject)) {
            return &entry->line;
        }
    }
    if (sources->count > 0) {
        mark_source(&self->secret, subject, mark);
    }
    for (size_t i = 0; i < sources->count; i++) {
        if (str_starts_with(sources->data[i]->marks, str_from(mark)) &&
            covers(sources->data[i], subject)) {
            return sources->data[i];
        }
    }
    return NULL;
}

/* --- writing --------------------------------------------------------------- */

/* Makes sure of the folder and the key, and that what the file has is known. */
static enum status
prepare(struct dismissals *self, struct error *err)
{
    bool changed = false;
    size_t slash = str_find_last_byte(str_from(self->path), '/');
    enum status status = STATUS_OK;
    if (slash != STR_NOT_FOUND && slash > 0) {
        char *folder = memory_dup_bytes(self->path, slash);
        status = file_make_folder(folder, err);
        memory_free(folder);
    }
    /* Read in any case: a key that went missing must not be made anew. */
    self->stamp[0] = -1;
    if (status == STATUS_OK) {
        status = dismissals_refresh(self, &changed, err);
    }
    if (status == STATUS_OK && !self->has_secret) {
        status = secret_make(&self->secret, self->key_path, err);
        self->has_secret = status == STATUS_OK;
    }
    return status;
}

static enum status
append_line(struct dismissals *self, struct dismissal_line *line, struct error *err)
{
    bool changed = false;
    enum status status = append_dismissal(self->path, &self->secret, line, err);
    return status == STATUS_OK ? dismissals_refresh(self, &changed, err) : status;
}

static void
add_source_marks(struct buf *out, const struct dismissals *self,
                 const struct dismissal_request *request)
{
    char mark[KEYED_HASH_HEX_SIZE];
    struct draft_marks marks;
    mark_source(&self->secret, &request->subject, mark);
    buf_add_text(out, mark);
    draft_marks_build(&marks, &self->secret, request->draft, request->path);
    draft_marks_add(out, &marks, &self->secret, request->draft);
    draft_marks_release(&marks);
}

enum status
dismissals_add(struct dismissals *self, const struct dismissal_request *request,
               char id[KEYED_HASH_HEX_SIZE], struct error *err)
{
    struct buf marks = BUF_INIT;
    char made[KEYED_HASH_HEX_SIZE];
    enum status status = prepare(self, err);
    if (status == STATUS_OK) {
        if (request->kind == DISMISSAL_SOURCE) {
            add_source_marks(&marks, self, request);
            mark_marks(&self->secret, buf_str(&marks), made);
        } else {
            mark_finding(&self->secret, &request->subject, made);
        }
        struct dismissal_line line = {
            .kind = request->kind,
            .id = str_from(made),
            .code = request->subject.code,
            .marks = buf_str(&marks),
            .source = request->source,
            .reason = request->reason,
        };
        status = append_line(self, &line, err);
    }
    if (status == STATUS_OK) {
        memcpy(id, made, sizeof made);
    }
    buf_release(&marks);
    return status;
}

static bool
is_in_force(const struct dismissals *self, struct str id)
{
    vec_each(const struct dismissal_line *, line, &self->in_force) {
        if (str_equal((*line)->id, id)) {
            return true;
        }
    }
    return false;
}

enum status
dismissals_undo(struct dismissals *self, struct str id, struct error *err)
{
    enum status status = prepare(self, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (!is_in_force(self, id)) {
        return error_set(err, STATUS_NOT_FOUND, "no dismissal with this id is in force");
    }
    char *copy = memory_dup_bytes(id.data, id.length);
    struct dismissal_line line = {.kind = DISMISSAL_UNDO, .id = str_from(copy)};
    status = append_line(self, &line, err);
    memory_free(copy);
    return status;
}
