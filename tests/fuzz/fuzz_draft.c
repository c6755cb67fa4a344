/* SPDX-License-Identifier: MIT */
/* A sequence of edits, decoded from the bytes: the draft after each must be what it
 * is when the whole text is sent instead, and no position may leave the text. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/bytes.h"
#include "base/memory.h"
#include "editor/draft.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(bool condition)
{
    if (!condition) {
        abort();
    }
}

/* JSON brings well-formed text only. */
static void
take_text(struct cursor *input, struct buf *out)
{
    size_t length = cursor_u8(input);
    if (length > cursor_left(input)) {
        length = cursor_left(input);
    }
    const unsigned char *bytes = cursor_bytes(input, length);
    buf_clear(out);
    if (bytes != NULL) {
        utf8_add_valid(out, (struct str){(const char *)bytes, length});
    }
}

/* Mostly small, now and then far outside. */
static struct position
take_position(struct cursor *input)
{
    uint32_t line = cursor_u8(input);
    uint32_t character = cursor_u8(input);
    return (struct position){line == 255 ? UINT32_MAX : line % 16,
                             character == 255 ? UINT32_MAX : character % 64};
}

static size_t
find_offset(const struct lines *lines, struct str text, struct position position,
            enum position_encoding encoding)
{
    size_t offset = position_to_offset(lines, text, position, encoding);
    check(offset <= text.length);
    check(utf8_floor(text, offset) == offset);
    struct position back = position_from_offset(lines, text, offset, encoding);
    check(back.line < lines->count);
    check(position_to_offset(lines, text, back, encoding) == offset);
    return offset;
}

static void
compare(const struct draft *draft, const struct draft *whole)
{
    check(str_equal(buf_str(&draft->text), buf_str(&whole->text)));
    check(draft->lines.count == whole->lines.count);
    for (size_t i = 0; i < draft->lines.count; i++) {
        check(draft->lines.data[i] == whole->lines.data[i]);
    }
}

static void
edit(struct draft *draft, struct draft *whole, const struct content_change *change,
     enum position_encoding encoding)
{
    struct buf text = BUF_INIT;
    buf_add_str(&text, buf_str(&whole->text));
    size_t start =
        find_offset(&whole->lines, buf_str(&text), change->range.start, encoding);
    size_t end = find_offset(&whole->lines, buf_str(&text), change->range.end, encoding);
    buf_splice(&text, start < end ? start : end, start < end ? end : start, change->text);
    check(draft_apply(draft, change, encoding, NULL) == STATUS_OK);
    draft_replace(whole, buf_str(&text));
    compare(draft, whole);
    buf_release(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cursor input = cursor_from(data, size);
    struct drafts drafts = {0};
    struct buf text = BUF_INIT;
    enum position_encoding encoding = (enum position_encoding)(cursor_u8(&input) % 3);
    take_text(&input, &text);
    struct did_open open = {.uri = STR("untitled:a"), .text = buf_str(&text)};
    struct draft *draft = drafts_open(&drafts, &open);
    open.uri = STR("untitled:b");
    struct draft *whole = drafts_open(&drafts, &open);
    compare(draft, whole);
    while (cursor_left(&input) > 0) {
        struct content_change change = {
            .range = {take_position(&input), take_position(&input)}};
        take_text(&input, &text);
        change.text = buf_str(&text);
        edit(draft, whole, &change, encoding);
    }
    buf_release(&text);
    drafts_release(&drafts);
    return 0;
}
