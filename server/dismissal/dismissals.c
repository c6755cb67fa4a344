/* SPDX-License-Identifier: MIT */
/* The file is only ever appended to, a whole line at a time, and read again when it
 * changed: others write it too. */
#include "dismissal/dismissals.h"

#include <stdlib.h>

#include "base/file.h"
#include "dismissal/append.h"
#include "dismissal/book.h"
#include "dismissal/draft_marks.h"
#include "dismissal/mark.h"
#include "dismissal/when.h"

/* No such folder can be there, nor be made. */
#define NOWHERE "/dev/null"

struct dismissals {
    struct book book;
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
    /* Not in the current folder: whoever wrote what lies there would decide. */
    return file_join(home != NULL && *home == '/' ? home : NOWHERE,
                     ".local/share/wirecheck/dismissals.txt");
}

struct dismissals *
dismissals_new(const char *path)
{
    struct dismissals *self = memory_zalloc(sizeof *self);
    book_init(&self->book, path);
    return self;
}

void
dismissals_free(struct dismissals *self)
{
    if (self != NULL) {
        book_release(&self->book);
        memory_free(self);
    }
}

const char *
dismissals_path(const struct dismissals *self)
{
    return self->book.path;
}

enum status
dismissals_refresh(struct dismissals *self, bool *changed, struct error *err)
{
    return book_refresh(&self->book, changed, err);
}

/* --- looking --------------------------------------------------------------- */

size_t
dismissals_count(const struct dismissals *self)
{
    return self->book.in_force.count;
}

const struct dismissal_line *
dismissals_at(const struct dismissals *self, size_t at)
{
    return self->book.in_force.data[at];
}

uint64_t
dismissals_edition(const struct dismissals *self)
{
    return self->book.edition;
}

size_t
dismissals_doubt_count(const struct dismissals *self)
{
    return doubts_count(&self->book.doubts);
}

const struct dismissal_doubt *
dismissals_doubt_at(const struct dismissals *self, size_t at)
{
    return &self->book.doubts.first[at];
}

size_t
dismissals_void_count(const struct dismissals *self)
{
    return doubts_count(&self->book.doubts) - self->book.doubts.counts[DISMISSAL_AHEAD];
}

const char *
dismissals_warning(const struct dismissals *self)
{
    return self->book.warning.length > 0 ? self->book.warning.data : NULL;
}

void
dismissals_accept_key(struct dismissals *self)
{
    book_accept_key(&self->book);
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
    bool wanted = false;
    draft_marks_init(&marks, &self->book.secret);
    vec_each(const struct dismissal_line *, line, &self->book.in_force) {
        if ((*line)->kind == DISMISSAL_SOURCE) {
            draft_marks_want(&marks, draft_part((*line)->marks));
            wanted = true;
        }
    }
    if (wanted) {
        draft_marks_read(&marks, draft, path);
    }
    vec_each(const struct dismissal_line *, line, &self->book.in_force) {
        if ((*line)->kind == DISMISSAL_SOURCE &&
            draft_marks_match(&marks, draft_part((*line)->marks))) {
            vec_add(ret, *line);
        }
    }
    draft_marks_release(&marks);
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
    if (!self->book.has_secret || self->book.entries.count == 0) {
        return NULL;
    }
    mark_finding(&self->book.secret, subject, mark);
    const uint64_t *at = map_find(&self->book.latest, book_key_of(str_from(mark)));
    if (at != NULL) {
        const struct book_entry *entry = &self->book.entries.data[*at];
        if (entry->in_force && str_equal(entry->line.id, str_from(mark)) &&
            covers(&entry->line, subject)) {
            return &entry->line;
        }
    }
    if (sources->count > 0) {
        mark_source(&self->book.secret, subject, mark);
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
    size_t slash = str_find_last_byte(str_from(self->book.path), '/');
    enum status status = STATUS_OK;
    if (str_starts_with(str_from(self->book.path), STR(NOWHERE "/"))) {
        return error_set(
            err, STATUS_INVALID,
            "there is no home folder to keep dismissals in: set HOME, or name "
            "a file (--dismissals, wirecheck.dismissals)");
    }
    if (slash != STR_NOT_FOUND && slash > 0) {
        char *folder = memory_dup_bytes(self->book.path, slash);
        status = file_make_folder(folder, err);
        memory_free(folder);
    }
    /* Read in any case: a key that went missing must not be made anew. */
    book_distrust(&self->book);
    if (status == STATUS_OK) {
        status = dismissals_refresh(self, &changed, err);
    }
    if (status == STATUS_OK && !self->book.has_secret) {
        status = secret_make(&self->book.secret, self->book.key_path, err);
        self->book.has_secret = status == STATUS_OK;
        book_accept_key(&self->book);
    }
    return status;
}

/* After the last line about the same id, whatever clock wrote that. */
static enum status
append_line(struct dismissals *self, struct dismissal_line *line, struct error *err)
{
    bool changed = false;
    char earliest[WHEN_SIZE] = "";
    const uint64_t *at = map_find(&self->book.latest, book_key_of(line->id));
    if (at != NULL) {
        struct str when = self->book.entries.data[*at].line.when;
        memcpy(earliest, when.data, when.length);
        earliest[when.length] = '\0';
    }
    line->when = str_from(earliest);
    bool names_key = !self->book.names_key && self->book.text.length > 0;
    enum status status =
        append_dismissal(self->book.path, &self->book.secret, names_key, line, err);
    return status == STATUS_OK ? dismissals_refresh(self, &changed, err) : status;
}

static enum status
add_source_marks(struct buf *out, const struct dismissals *self,
                 const struct dismissal_request *request, struct error *err)
{
    char mark[KEYED_HASH_HEX_SIZE];
    struct draft_marks marks;
    mark_source(&self->book.secret, &request->subject, mark);
    buf_add_text(out, mark);
    draft_marks_init(&marks, &self->book.secret);
    draft_marks_read(&marks, request->draft, request->path);
    bool is_known = draft_marks_add(out, &marks, request->draft, request->taken);
    draft_marks_release(&marks);
    return is_known
               ? STATUS_OK
               : error_set(err, STATUS_INVALID,
                           "this draft has no file and too few words of its own to be "
                           "known again: save it first, or dismiss single findings");
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
            status = add_source_marks(&marks, self, request, err);
            mark_marks(&self->book.secret, buf_str(&marks), made);
        } else {
            mark_finding(&self->book.secret, &request->subject, made);
        }
    }
    if (status == STATUS_OK) {
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
    vec_each(const struct dismissal_line *, line, &self->book.in_force) {
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
