/* SPDX-License-Identifier: MIT */
#include "intake/text_file.h"

#include "markup/markup.h"

bool
markdown_is(const struct sample *sample)
{
    static const char *const packed[] = {".gz", ".zst", ".xz", ".bz2"};
    struct str name = str_from(sample->path);
    if (str_starts_with(sample->text, STR("---\n")) ||
        str_starts_with(sample->text, STR("---\r\n"))) {
        return str_find(sample->text, STR("\n---"), 3) != STR_NOT_FOUND;
    }
    for (size_t i = 0; i < sizeof packed / sizeof *packed; i++) {
        struct str tail = str_from(packed[i]);
        name.length -= str_ends_with(name, tail) ? tail.length : 0;
    }
    return markup_from_path(name) == MARKUP_MARKDOWN;
}

static enum status
read_story(struct run *run, bool more, bool is_markdown, struct error *err)
{
    struct story story;
    struct error problem = {{0}};
    struct buf text = BUF_INIT;
    bool whole = false;
    enum status status = run_read_whole(run, more, INTAKE_STORY_LIMIT, &whole, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (!whole) {
        run_problem(run, 0, "larger than 16 MiB, too large for a story");
        return STATUS_OK;
    }
    enum status read = run_convert(run, NULL, &text, &problem);
    if (read == STATUS_OK) {
        read = is_markdown
                   ? intake_read_markdown(&story, buf_str(&text), run->now_ms, &problem)
                   : intake_read_text(&story, buf_str(&text), run->now_ms, &problem);
    }
    if (read == STATUS_OK) {
        status = run_story(run, &story, 0, err);
    } else {
        run_problem(run, 0, problem.message);
    }
    buf_release(&text);
    return status;
}

enum status
markdown_file_read(struct run *run, bool more, struct error *err)
{
    return read_story(run, more, true, err);
}

enum status
text_file_read(struct run *run, bool more, struct error *err)
{
    return read_story(run, more, false, err);
}
