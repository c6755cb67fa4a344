/* SPDX-License-Identifier: MIT */
/* The form of a story as an archive keeps it: whatever bytes stand there, what is taken
 * fits the text, and is written as it was read. */
#include <assert.h>
#include <string.h>

#include "archive/stored_form.h"
#include "base/bytes.h"
#include "base/hash.h"
#include "story/part.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const char text[] = "One paragraph.\n\n\"Another,\" she said.\n\nA third.";
    struct str body = {(const char *)bytes, length};
    struct buf stored = BUF_INIT;
    struct story story;
    story_init(&story);
    story.text = text;
    story.text_length = sizeof text - 1;
    bytes_put_u32(&stored, (uint32_t)hash_str(body, STORED_FORM_SEED));
    buf_add_str(&stored, body);
    if (stored_form_read(&story, buf_str(&stored))) {
        struct buf again = BUF_INIT;
        uint32_t last = 0;
        assert(story.part_count == 3);
        for (uint32_t i = 0; i < story.part_count; i++) {
            assert(story.parts[i] < PART_COUNT);
        }
        for (uint32_t i = 0; i < story.speech_count; i++) {
            assert(story.speech[i].start >= last &&
                   story.speech[i].end >= story.speech[i].start &&
                   story.speech[i].end <= story.text_length);
            last = story.speech[i].end;
            (void)last; /* without assert */
        }
        stored_form_write(&again, &story);
        assert(again.length <= stored.length);
        buf_release(&again);
    }
    /* With any other checksum nothing is taken. */
    stored.data[0] = (char)(stored.data[0] ^ 1);
    assert(!stored_form_read(&story, buf_str(&stored)));
    buf_release(&stored);
    story_release(&story);
    return 0;
}
