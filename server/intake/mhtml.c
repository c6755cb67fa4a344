/* SPDX-License-Identifier: MIT */
#include "intake/mhtml.h"

#include "base/arena.h"
#include "intake/mime.h"

/* Pictures are in it, too. */
#define MHTML_LIMIT (4 * INTAKE_STORY_LIMIT)

static bool
has_related_parts(struct str headers)
{
    struct buf type = BUF_INIT;
    mime_add_field(&type, headers, "Content-Type");
    bool related = str_starts_with_nocase(buf_str(&type), STR("multipart/related"));
    buf_release(&type);
    return related;
}

bool
mhtml_is(const struct sample *sample)
{
    struct mime_entity entity = mime_read(sample->text);
    struct buf field = BUF_INIT;
    bool saved = mime_add_field(&field, entity.headers, "Snapshot-Content-Location") ||
                 (mime_add_field(&field, entity.headers, "From") &&
                  str_starts_with(buf_str(&field), STR("<Saved by "))) ||
                 str_find(entity.body, STR("\nContent-Location:"), 0) != STR_NOT_FOUND;
    buf_release(&field);
    return saved && has_related_parts(entity.headers);
}

static bool
is_html(const struct mime_entity *part)
{
    struct buf type = BUF_INIT;
    mime_add_field(&type, part->headers, "Content-Type");
    bool html = str_starts_with_nocase(buf_str(&type), STR("text/html"));
    buf_release(&type);
    return html;
}

static enum status
read_part(const struct run *run, const struct mime_entity *part, struct error *err)
{
    struct buf page = BUF_INIT;
    struct buf type = BUF_INIT;
    struct buf location = BUF_INIT;
    struct arena arena = {0};
    mime_add_decoded(&page, part);
    mime_add_field(&type, part->headers, "Content-Type");
    mime_add_field(&location, part->headers, "Content-Location");
    struct str charset = mime_parameter(buf_str(&type), "charset");
    struct run_file file = {
        .bytes = buf_str(&page),
        .hint.charset = charset.length > 0 ? arena_dup(&arena, charset) : NULL,
        .hint.url = location.data,
    };
    enum status status = run->inside(run, &file, err);
    arena_release(&arena);
    buf_release(&location);
    buf_release(&type);
    buf_release(&page);
    return status;
}

enum status
mhtml_read(struct run *run, bool more, struct error *err)
{
    bool whole = false;
    struct buf type = BUF_INIT;
    enum status status = run_read_whole(run, more, MHTML_LIMIT, &whole, err);
    if (status == STATUS_OK && !whole) {
        run_problem(run, 0, "a saved page larger than 64 MiB");
    } else if (status == STATUS_OK) {
        struct mime_entity file = mime_read(buf_str(&run->pending));
        struct mime_entity part;
        bool found = false;
        mime_add_field(&type, file.headers, "Content-Type");
        struct str boundary = mime_parameter(buf_str(&type), "boundary");
        while (!found && mime_next_part(&file.body, boundary, &part)) {
            found = is_html(&part);
        }
        if (found) {
            status = read_part(run, &part, err);
        } else {
            run_problem(run, 0, "a saved page without HTML in it");
        }
    }
    buf_release(&type);
    return status;
}
