/* SPDX-License-Identifier: MIT */
#include "intake/run.h"

#include "intake/charset.h"

enum status
run_read(struct run *self, bool *more, struct error *err)
{
    size_t before = self->pending.length;
    if (cancel_requested(self->cancel)) {
        return error_set(err, STATUS_CANCELLED, "%s: cancelled", self->path);
    }
    enum status status = stream_read(self->stream, &self->pending, err);
    uint64_t consumed = stream_consumed(self->stream);
    if (self->sink->progress != NULL && consumed > self->reported) {
        self->sink->progress(self->sink->data, consumed - self->reported);
        self->reported = consumed;
    }
    *more = self->pending.length > before;
    return status;
}

enum status
run_read_twice(struct run *self, bool *more, struct error *err)
{
    size_t wanted = 2 * self->pending.length;
    enum status status = STATUS_OK;
    do {
        status = run_read(self, more, err);
    } while (status == STATUS_OK && *more && self->pending.length < wanted);
    return status;
}

enum status
run_read_whole(struct run *self, bool more, size_t limit, bool *whole, struct error *err)
{
    enum status status = STATUS_OK;
    while (more && status == STATUS_OK && self->pending.length <= limit) {
        status = run_read(self, &more, err);
    }
    *whole = self->pending.length <= limit;
    return status;
}

enum status
run_convert(const struct run *self, const char *declared, struct buf *ret,
            struct error *err)
{
    const char *said = self->defaults->charset;
    struct str bytes = buf_str(&self->pending);
    return said != NULL && !charset_is_marked(bytes)
               ? charset_convert(ret, bytes, said, err)
               : charset_to_utf8(ret, bytes,
                                 self->hint.charset ? self->hint.charset : declared, NULL,
                                 err);
}

void
run_problem(const struct run *self, uint64_t line, const char *reason)
{
    self->sink->problem(self->sink->data, self->path, line, reason);
}

enum status
run_story(const struct run *self, struct story *story, uint64_t line, struct error *err)
{
    enum status status = STATUS_CANCELLED;
    if (cancel_requested(self->cancel)) {
        error_set(err, status, "%s: cancelled", self->path);
    } else {
        if (story->language == NULL && self->defaults->language != NULL) {
            story->language = story_dup(story, str_from(self->defaults->language));
        }
        if (story->url == NULL && self->hint.url != NULL) {
            story->url = story_dup(story, str_from(self->hint.url));
        }
        if (story->publisher == NULL && self->defaults->outlet != NULL) {
            story->publisher = story_dup(story, str_from(self->defaults->outlet));
        }
        story->source_path = story_dup(story, str_from(self->path));
        story->source_line = line;
        status = self->sink->story(self->sink->data, story, err);
    }
    story_release(story);
    return status;
}

enum status
run_item(const struct run *self, const struct item *item, uint64_t line,
         struct error *err)
{
    struct story story;
    struct error problem = {{0}};
    if (item_read(&story, item, self->now_ms, &problem) == STATUS_OK) {
        return run_story(self, &story, line, err);
    }
    run_problem(self, line, problem.message);
    return STATUS_OK;
}
