/* SPDX-License-Identifier: MIT */
#include "archive/stored_form.h"

#include <assert.h>

#include "base/bytes.h"
#include "base/hash.h"
#include "story/form.h"

static_assert(PART_NARRATIVE == 0 && PART_SPEECH == 1 && PART_POST == 2 &&
                  PART_TRANSCRIPT == 3 && PART_CAPTION == 4 && PART_PLUG == 5 &&
                  PART_PLAYER == 6 && PART_METHOD == 7 && PART_NOTE == 8 && PART_TAG == 9,
              "stored: see FORMAT.md");

#define NUMBER_BYTES 5 /* of 32 bits, seven a byte */

static void
put_number(struct buf *out, uint32_t value)
{
    for (; value >= 0x80; value >>= 7) {
        buf_add_byte(out, (char)(value | 0x80));
    }
    buf_add_byte(out, (char)value);
}

static uint32_t
read_number(struct cursor *cursor)
{
    uint64_t value = 0;
    for (unsigned i = 0; i < NUMBER_BYTES; i++) {
        uint8_t byte = cursor_u8(cursor);
        value |= (uint64_t)(byte & 0x7F) << (7 * i);
        if (byte < 0x80) {
            break;
        }
    }
    cursor->failed |= value > UINT32_MAX;
    return (uint32_t)value;
}

static uint32_t
checksum_of(struct str bytes)
{
    return (uint32_t)hash_str(bytes, STORED_FORM_SEED);
}

void
stored_form_write(struct buf *out, const struct story *story)
{
    struct buf body = BUF_INIT;
    uint32_t last = 0;
    put_number(&body, story->part_count);
    buf_add(&body, (const char *)story->parts, story->part_count);
    for (uint32_t i = 0; i < story->speech_count; i++) {
        put_number(&body, story->speech[i].start - last);
        put_number(&body, span_length(story->speech[i]));
        last = story->speech[i].end;
    }
    bytes_put_u32(out, checksum_of(buf_str(&body)));
    buf_add_str(out, buf_str(&body));
    buf_release(&body);
}

bool
stored_form_read(struct story *story, struct str bytes)
{
    struct cursor cursor = cursor_from(bytes.data, bytes.length);
    struct spans speech = {0};
    uint64_t last = 0;
    uint32_t checksum = cursor_u32(&cursor);
    struct str body = str_slice(bytes, sizeof checksum, bytes.length);
    bool sound = !cursor.failed && checksum == checksum_of(body);
    uint32_t count = read_number(&cursor);
    const unsigned char *parts = cursor_bytes(&cursor, count);
    while (sound && cursor_left(&cursor) > 0) {
        uint64_t start = last + read_number(&cursor);
        last = start + read_number(&cursor);
        sound = last <= story->text_length;
        vec_add(&speech, ((struct span){(uint32_t)start, (uint32_t)last}));
    }
    sound = sound && !cursor.failed &&
            story_take_form(story, (struct str){(const char *)parts, count}, &speech);
    vec_release(&speech);
    return sound;
}
