/* SPDX-License-Identifier: MIT */
#include "intake/intake.h"

#include "intake/charset.h"
#include "intake/claim.h"
#include "intake/furniture.h"
#include "intake/layout.h"
#include "intake/page.h"
#include "text/language.h"

static enum status
read_clean(struct story *story, struct str text, int64_t now_ms, struct error *err)
{
    struct buf bytes = BUF_INIT;
    struct paragraphs lines = {0};
    struct line_numbers numbers = {0};
    struct date stamp = DATE_UNKNOWN;
    size_t start = read_page_stamp(text, now_ms, &stamp);
    layout_read(&lines, &numbers, &bytes, str_slice(text, start, text.length));
    claim_date(&story->published, stamp);
    struct page page = {.lines = lines.data,
                        .numbers = numbers.data,
                        .count = lines.count,
                        .now_ms = now_ms};
    enum status status = page_read(story, &page, err);
    vec_release(&lines);
    vec_release(&numbers);
    buf_release(&bytes);
    return status;
}

enum status
intake_read_text(struct story *ret, struct str text, int64_t now_ms, struct error *err)
{
    struct story story;
    struct buf clean = BUF_INIT;
    if (text.length > INTAKE_STORY_LIMIT) {
        return error_set(err, STATUS_LIMIT, "larger than the limit of %zu bytes",
                         INTAKE_STORY_LIMIT);
    }
    story_init(&story);
    charset_add_pages(&clean, text);
    enum status status = read_clean(&story, buf_str(&clean), now_ms, err);
    if (status == STATUS_OK) {
        story.language = language_guess(story_text(&story));
        *ret = story;
    } else {
        story_release(&story);
    }
    buf_release(&clean);
    return status;
}
