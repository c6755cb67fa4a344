/* SPDX-License-Identifier: MIT */
/* Cuts JSON into stories; a story itself is ninjs.c's. */
#include "intake/json_lines.h"

#include "intake/ap_pair.h"
#include "intake/charset.h"
#include "intake/json_shape.h"
#include "intake/ninjs.h"

/* One document is held whole. */
#define DOCUMENT_LIMIT (4 * INTAKE_STORY_LIMIT)

static const char too_long[] = "the line is longer than 16 MiB";

bool
json_is(const struct sample *sample)
{
    struct str text = sample->text;
    if (text.length == 0 || (text.data[0] != '{' && text.data[0] != '[')) {
        return false;
    }
    bool array = text.data[0] == '[';
    struct str rest = str_trim(str_slice(text, 1, text.length));
    char next = rest.length ? rest.data[0] : '}';
    return array ? next == '{' || next == ']' || next == '}' : next == '"' || next == '}';
}

static enum status
read_object(const struct run *run, json_t *object, uint64_t line, size_t number,
            struct error *err)
{
    struct story story;
    struct error problem = {{0}};
    struct buf reason = BUF_INIT;
#if HAVE_EXPAT
    if (number == 0) {
        ap_pair_add_body(run, object);
    }
#endif
    if (ninjs_read(&story, object, run->now_ms, &problem) == STATUS_OK) {
        return run_story(run, &story, line, err);
    }
    if (number > 0) {
        buf_add_format(&reason, "story %zu: ", number);
    }
    buf_add_text(&reason, problem.message);
    run_problem(run, line, reason.data);
    buf_release(&reason);
    return STATUS_OK;
}

static enum status
read_value(const struct run *run, json_t *value, uint64_t line, struct error *err)
{
    enum status status = STATUS_OK;
    const json_t *list = json_find_list(value);
    if (list == NULL) {
        return read_object(run, value, line, 0, err);
    }
    for (size_t i = 0; i < json_array_size(list) && status == STATUS_OK; i++) {
        status = read_object(run, json_array_get(list, i), line, i + 1, err);
    }
    return status;
}

static enum status
read_line(const struct run *run, struct str line, uint64_t number, struct error *err)
{
    struct error problem = {{0}};
    line = str_trim(line);
    if (line.length == 0 || str_equal(line, STR("\xEF\xBB\xBF"))) {
        return STATUS_OK;
    }
    json_t *value = ninjs_parse(line, &problem);
    if (value == NULL) {
        run_problem(run, number, problem.message);
        return STATUS_OK;
    }
    enum status status = read_value(run, value, number, err);
    json_decref(value);
    return status;
}

/* State of reading line by line. */
struct cutter {
    uint64_t number; /* of the line that begins at `at` */
    size_t at;
    size_t seen;   /* bytes known to have no line end in them: a long line comes in many
                    * pieces, and each is searched once */
    bool skipping; /* inside a line that is too long */
};

static enum status
cut_lines(struct run *run, struct cutter *self, bool at_end, struct error *err)
{
    struct str text = buf_str(&run->pending);
    enum status status = STATUS_OK;
    while (status == STATUS_OK && self->at < text.length) {
        size_t from = self->at > self->seen ? self->at : self->seen;
        size_t end = str_find_byte(text, '\n', from);
        if (end == STR_NOT_FOUND && !at_end) {
            break;
        }
        struct str line =
            str_slice(text, self->at, end == STR_NOT_FOUND ? text.length : end);
        if (!self->skipping && line.length > INTAKE_STORY_LIMIT) {
            run_problem(run, self->number, too_long);
        } else if (!self->skipping) {
            status = read_line(run, line, self->number, err);
        }
        self->skipping = false;
        self->number++;
        self->at += line.length + 1;
    }
    self->at = self->at < text.length ? self->at : text.length;
    buf_splice(&run->pending, 0, self->at, STR_NONE);
    self->at = 0;
    self->seen = run->pending.length;
    return status;
}

static void
skip_long_line(struct run *run, struct cutter *self)
{
    if (!self->skipping && run->pending.length > INTAKE_STORY_LIMIT) {
        run_problem(run, self->number, too_long);
        self->skipping = true;
    }
    if (self->skipping) {
        buf_clear(&run->pending);
        self->seen = 0;
    }
}

static enum status
read_lines(struct run *run, bool more, struct error *err)
{
    struct cutter cutter = {.number = 1};
    enum status status = STATUS_OK;
    while (status == STATUS_OK) {
        status = cut_lines(run, &cutter, !more, err);
        if (status != STATUS_OK || !more) {
            break;
        }
        skip_long_line(run, &cutter);
        status = run_read(run, &more, err);
    }
    return status;
}

/* The first line is no whole value: the file is one document. */
static bool
is_document(struct str prefix)
{
    size_t end = str_find_byte(prefix, '\n', 0);
    struct str line = str_trim(str_slice(prefix, 0, end));
    if (end == STR_NOT_FOUND || line.length == 0) {
        return false;
    }
    char first = line.data[0];
    char last = line.data[line.length - 1];
    return last == ',' || (line.length == 1 && (first == '{' || first == '[')) ||
           (first == '[' && last == '{');
}

static enum status
read_document(struct run *run, bool more, struct error *err)
{
    struct error problem = {{0}};
    bool whole = false;
    enum status status = run_read_whole(run, more, DOCUMENT_LIMIT, &whole, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (!whole) {
        run_problem(run, 0, "one JSON document of more than 64 MiB: write JSON Lines");
        return STATUS_OK;
    }
    json_t *value = ninjs_parse(buf_str(&run->pending), &problem);
    if (value == NULL) {
        run_problem(run, 0, problem.message);
        return STATUS_OK;
    }
    status = read_value(run, value, 0, err);
    json_decref(value);
    return status;
}

enum status
json_lines_read(struct run *run, bool more, struct error *err)
{
    return is_document(buf_str(&run->pending)) ? read_document(run, more, err)
                                               : read_lines(run, more, err);
}
