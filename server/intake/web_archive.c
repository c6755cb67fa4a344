/* SPDX-License-Identifier: MIT */
/* Record by record: memory does not grow with the file, and a record that is wrong costs
 * itself alone. */
#include "intake/web_archive.h"

#include <inttypes.h>

#include "intake/http_answer.h"
#include "intake/mime.h"
#include "intake/web_record.h"
#include "story/scan.h"

/* No page is longer; a record of a film is passed over. */
#define RECORD_LIMIT INTAKE_STORY_LIMIT
/* So much is looked at for the head of a record. */
#define HEAD_ROOM ((size_t)128 << 10)

struct crawl {
    struct run *run;
    enum web_archive kind;
    bool more;
    size_t at;      /* in `run->pending`: the record in front */
    uint64_t place; /* of it in the unpacked file */
    size_t pages;   /* records that were read, or told to be unreadable */
    size_t pictures;
    size_t errors;
    size_t revisits;
};

bool
web_archive_is(const struct sample *sample)
{
    return web_archive_of(sample->bytes) != WEB_ARCHIVE_NONE;
}

/* What is read and not dropped. */
static struct str
rest_of(const struct crawl *self)
{
    return str_slice(buf_str(&self->run->pending), self->at, self->run->pending.length);
}

/* Memory is moved once for about each byte, however short records are. */
static void
drop(struct crawl *self, size_t bytes)
{
    self->at += bytes;
    self->place += bytes;
    if (self->at > self->run->pending.length / 2) {
        buf_splice(&self->run->pending, 0, self->at, STR_NONE);
        self->at = 0;
    }
}

static enum status
fill(struct crawl *self, size_t wanted, struct error *err)
{
    enum status status = STATUS_OK;
    while (status == STATUS_OK && self->more && rest_of(self).length < wanted) {
        status = run_read(self->run, &self->more, err);
    }
    return status;
}

/* Passes over `bytes` bytes without keeping them. */
static enum status
skip(struct crawl *self, uint64_t bytes, struct error *err)
{
    enum status status = STATUS_OK;
    while (bytes > 0 && status == STATUS_OK) {
        status = fill(self, 1, err);
        size_t length = rest_of(self).length;
        size_t step = bytes < length ? (size_t)bytes : length;
        if (step == 0) {
            break;
        }
        drop(self, step);
        bytes -= step;
    }
    return status;
}

/* What the record's stories and problems go by. */
static char *
name_place(const struct crawl *self)
{
    struct buf name = BUF_INIT;
    buf_add_format(&name, "%s, byte %" PRIu64, self->run->path, self->place);
    return buf_take(&name);
}

static void
note_gap(struct crawl *self, const char *reason)
{
    struct run record = *self->run;
    char *name = name_place(self);
    record.path = name;
    run_problem(&record, 0, reason);
    self->pages++;
    memory_free(name);
}

/* Types that have no words; what is named wrongly or not at all is looked at. */
static bool
has_words(const char *media)
{
    static const char *const types[] = {
        "image/",           "video/",
        "audio/",           "font/",
        "text/css",         "text/javascript",
        "text/dns",         "application/javascript",
        "application/font", "application/x-javascript",
        "application/wasm", "application/x-shockwave-flash",
        "application/ogg",  "application/vnd.ms-fontobject",
    };
    struct str type = str_from(media);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (str_starts_with_nocase(type, str_from(types[i]))) {
            return false;
        }
    }
    return true;
}

static int64_t
moment_of(const struct crawl *self, const char *text)
{
    struct date date;
    return date_read(str_from(text), self->run->now_ms, &date) ? date.ms : 0;
}

static enum status
read_page(struct crawl *self, const struct web_record *record, struct str body,
          struct error *err)
{
    struct http_answer answer = {.code = 0};
    struct arena arena = {0};
    struct run run = *self->run;
    struct run_file page = {.bytes = body};
    const char *media = record->media;
    const char *refusal = NULL;
    enum status status = STATUS_OK;
    if (str_starts_with(body, STR("HTTP/"))) {
        http_answer_cut(&answer, body);
        refusal = http_answer_refusal(&answer);
        media = answer.type;
        page = (struct run_file){.bytes = answer.body, .hint = answer.hint};
    } else {
        struct str charset = mime_parameter(str_from(media), "charset");
        page.hint.charset = charset.length > 0 ? arena_dup(&arena, charset) : NULL;
    }
    page.hint.url = record->url;
    page.hint.seen_ms = moment_of(self, record->date);
    if (refusal != NULL && answer.damage != refusal) {
        self->errors++;
    } else if (!has_words(media)) {
        self->pictures++;
    } else {
        char *name = name_place(self);
        run.path = name;
        self->pages++;
        status = refusal == NULL ? run.inside(&run, &page, err) : STATUS_OK;
        memory_free(name);
        if (answer.damage != NULL) {
            note_gap(self, answer.damage);
        }
    }
    http_answer_release(&answer);
    arena_release(&arena);
    return status;
}

static size_t
skip_line_ends(struct str bytes, size_t at)
{
    while (at < bytes.length && (bytes.data[at] == '\r' || bytes.data[at] == '\n')) {
        at++;
    }
    return at;
}

/* Where the record in front ends. Its head is believed if another one stands behind that
 * many bytes, or nothing; else the next head ends it, wherever it is. */
static size_t
find_end(const struct crawl *self, const struct web_record *record)
{
    struct str bytes = rest_of(self);
    if (record->has_length && record->length <= bytes.length - record->head) {
        size_t end = record->head + (size_t)record->length;
        size_t next = skip_line_ends(bytes, end);
        struct str rest = str_slice(bytes, next, bytes.length);
        bool is_last = rest.length == 0 && !self->more;
        if (is_last || web_archive_of(rest) == self->kind ||
            web_record_measure(rest, self->kind) > 0) {
            return end;
        }
    }
    size_t found = web_record_find(bytes, record->head, self->kind);
    return found == STR_NOT_FOUND ? bytes.length : found;
}

static enum status
read_record(struct crawl *self, const struct web_record *record, struct error *err)
{
    size_t wanted =
        record->head + (record->has_length ? (size_t)record->length : RECORD_LIMIT);
    enum status status = fill(self, wanted + HEAD_ROOM, err);
    if (status != STATUS_OK) {
        return status;
    }
    size_t end = find_end(self, record);
    struct str body = str_slice(rest_of(self), record->head, end);
    bool is_right = record->has_length && body.length == record->length;
    bool is_cut_off = record->has_length && body.length < record->length && !self->more &&
                      end == rest_of(self).length;
    if (!is_right) {
        note_gap(self, is_cut_off
                           ? "the file is cut off in this record; what came is kept"
                           : "a record with a wrong length: it ends where the next one "
                             "begins");
    } else if (record->is_truncated) {
        note_gap(self, "a record that the crawler cut off; what it has is kept");
    }
    status = read_page(self, record, body, err);
    drop(self, end);
    return status;
}

/* Until the next head; what stands before it belongs to no record. */
static enum status
find_next(struct crawl *self, struct error *err)
{
    enum status status = STATUS_OK;
    size_t found = STR_NOT_FOUND;
    note_gap(self, "no record begins here: passed over up to the next that does");
    while (status == STATUS_OK && found == STR_NOT_FOUND) {
        struct str bytes = rest_of(self);
        found = web_record_find(bytes, 1, self->kind);
        if (found == STR_NOT_FOUND && !self->more) {
            found = bytes.length;
        } else if (found == STR_NOT_FOUND) {
            drop(self, bytes.length > HEAD_ROOM ? bytes.length - HEAD_ROOM : 0);
            status = fill(self, 2 * HEAD_ROOM, err);
        }
    }
    drop(self, found == STR_NOT_FOUND ? 0 : found);
    return status;
}

static enum status
step(struct crawl *self, struct arena *arena, struct error *err)
{
    struct web_record record;
    struct str bytes = rest_of(self);
    size_t head = web_record_measure(bytes, self->kind);
    if (head == 0) {
        return find_next(self, err);
    }
    web_record_read(&record, str_slice(bytes, 0, head), self->kind, arena);
    bool is_page = record.type == WEB_RECORD_PAGE;
    if (is_page && record.length > RECORD_LIMIT) {
        self->pictures += !has_words(record.media);
        note_gap(self, "a record larger than 16 MiB, too large for a story");
    } else if (is_page || !record.has_length) {
        return read_record(self, &record, err);
    }
    self->revisits += record.type == WEB_RECORD_REVISIT;
    return skip(self, record.head + record.length, err);
}

/* What a crawl has beside pages is told in one line: it is most of it. */
static void
tell_rest(struct crawl *self)
{
    struct buf text = BUF_INIT;
    const struct {
        size_t count;
        const char *what;
    } rest[] = {
        {self->pictures, "without words (pictures, styles, scripts)"},
        {self->errors, "that are errors or redirections"},
        {self->revisits, "that only say that a page had not changed"},
    };
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++) {
        if (rest[i].count > 0) {
            buf_add_format(&text, "%s%zu %s",
                           text.length > 0 ? ", " : "records left out: ", rest[i].count,
                           rest[i].what);
        }
    }
    if (text.length > 0) {
        run_problem(self->run, 0, text.data);
    } else if (self->pages == 0) {
        run_problem(self->run, 0, "a web archive without a page in it");
    }
    buf_release(&text);
}

enum status
web_archive_read(struct run *run, bool more, struct error *err)
{
    struct crawl crawl = {
        .run = run, .more = more, .kind = web_archive_of(buf_str(&run->pending))};
    enum status status = STATUS_OK;
    while (status == STATUS_OK) {
        struct arena arena = {0};
        drop(&crawl, skip_line_ends(rest_of(&crawl), 0));
        status = fill(&crawl, HEAD_ROOM, err);
        size_t blank = skip_line_ends(rest_of(&crawl), 0);
        if (status == STATUS_OK && blank == 0 && rest_of(&crawl).length == 0) {
            break;
        }
        if (status == STATUS_OK && blank == 0) {
            status = step(&crawl, &arena, err);
        }
        arena_release(&arena);
    }
    if (status == STATUS_OK) {
        tell_rest(&crawl);
    }
    return status;
}
