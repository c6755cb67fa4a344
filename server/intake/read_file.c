/* SPDX-License-Identifier: MIT */
/* One file: opens it, sniffs what it is and hands it to the reader of its format.
 * What is wrong with the content is told to the sink, never returned. */
#include "intake/intake.h"

#include "intake/charset.h"
#include "intake/run.h"
#include "intake/sniff.h"

/* Enough of a file to know what it is. */
#define PREFIX_SIZE ((size_t)64 << 10)

static const struct intake_defaults nothing = {NULL, NULL, NULL};

static enum status
read_prefix(struct run *run, bool *more, struct error *err)
{
    enum status status = STATUS_OK;
    *more = true;
    while (*more && status == STATUS_OK && run->pending.length < PREFIX_SIZE) {
        status = run_read(run, more, err);
    }
    return status;
}

/* A file in UTF-16 shows what it is only once it is converted. */
static enum status
convert_early(struct run *run, bool *more, struct error *err)
{
    enum status status = STATUS_OK;
    struct buf text = BUF_INIT;
    while (*more && status == STATUS_OK &&
           run->pending.length <= 2 * INTAKE_STORY_LIMIT) {
        status = run_read(run, more, err);
    }
    if (status == STATUS_OK) {
        status = run_convert(run, NULL, &text, err);
    }
    buf_release(&run->pending);
    run->pending = text;
    return status;
}

static enum status
read_stream(struct run *run, struct error *err)
{
    bool more = false;
    enum status status = read_prefix(run, &more, err);
    if (status == STATUS_OK && charset_is_wide(buf_str(&run->pending))) {
        struct error problem = {{0}};
        status = convert_early(run, &more, &problem);
        if (status == STATUS_INVALID) {
            run_problem(run, 0, problem.message);
            return STATUS_OK;
        }
    }
    if (status != STATUS_OK) {
        return status;
    }
    struct str prefix = buf_str(&run->pending);
    if (prefix.length == 0) {
        if (stream_damage(run->stream) == NULL) {
            run_problem(run, 0, "the file is empty");
        }
        return STATUS_OK;
    }
    const struct format *format = sniff_format(prefix, run->path);
    if (format->refusal != NULL) {
        run_problem(run, 0, format->refusal);
        return STATUS_OK;
    }
    return format->read(run, more, err);
}

static enum status
read_and_close(struct run *run, struct error *err)
{
    enum status status = read_stream(run, err);
    if (status == STATUS_OK && stream_damage(run->stream) != NULL) {
        run_problem(run, 0, stream_damage(run->stream));
    }
    stream_close(run->stream);
    buf_release(&run->pending);
    return status;
}

static enum status
read_inside(const struct run *outer, const struct run_file *file, struct error *err)
{
    struct intake_sink sink = *outer->sink;
    struct run run = {.path = file->path != NULL ? file->path : outer->path,
                      .now_ms = outer->now_ms,
                      .sink = &sink,
                      .defaults = outer->defaults,
                      .cancel = outer->cancel,
                      .hint = file->hint,
                      .depth = outer->depth + 1,
                      .inside = read_inside};
    sink.progress = NULL; /* the bytes of the file are counted outside */
    if (run.depth > RUN_DEPTH) {
        run_problem(&run, 0, "files inside files inside files: unpack it");
        return STATUS_OK;
    }
    if (file->hint.seen_ms > 0 && file->hint.seen_ms < run.now_ms) {
        run.now_ms = file->hint.seen_ms;
    }
    run.stream = file->source.take != NULL ? stream_open_source(file->source, run.path)
                                           : stream_open_bytes(file->bytes, run.path);
    stream_put_inside(run.stream, outer->stream);
    return read_and_close(&run, err);
}

enum status
intake_read_file(const struct intake_file *file, int64_t now_ms,
                 const struct intake_sink *sink, const struct cancel *cancel,
                 struct error *err)
{
    struct run run = {.path = file->path,
                      .root_length = file->root_length,
                      .now_ms = now_ms,
                      .sink = sink,
                      .defaults = file->defaults != NULL ? file->defaults : &nothing,
                      .cancel = cancel,
                      .inside = read_inside};
    struct error problem = {{0}};
    enum status status = stream_open(&run.stream, file, &problem);
    if (status == STATUS_INVALID) {
        run_problem(&run, 0, "not a regular file");
        return STATUS_OK;
    }
    if (status != STATUS_OK) {
        return error_set(err, status, "%s", problem.message);
    }
    return read_and_close(&run, err);
}

enum status
intake_read_bytes(struct str bytes, const char *path, int64_t now_ms,
                  const struct intake_sink *sink, struct error *err)
{
    struct run run = {.path = path,
                      .now_ms = now_ms,
                      .defaults = &nothing,
                      .sink = sink,
                      .inside = read_inside};
    run.stream = stream_open_bytes(bytes, path);
    return read_and_close(&run, err);
}

bool
intake_knows_charset(const char *name)
{
    return charset_is_known(str_from(name));
}

bool
intake_tells_charsets(void)
{
#ifdef HAVE_UCHARDET
    return true;
#else
    return false;
#endif
}
