/* SPDX-License-Identifier: MIT */
/* Any paragraph, and any part of it as the speech: the name lies inside, outside the
 * speech, and within reach. The first two bytes choose where the speech stands. */
#include <stdint.h>
#include <stdlib.h>

#include "story/speaker.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
require(bool holds)
{
    if (!holds) {
        abort();
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2 || size > 65536) {
        return 0;
    }
    struct str text = {(const char *)data + 2, size - 2};
    uint32_t length = (uint32_t)text.length;
    uint32_t start = (uint32_t)(length * data[0] / 256);
    uint32_t end = start + (uint32_t)((length - start) * data[1] / 255);
    struct speaker speaker = {0};
    if (speaker_find(text, (struct span){start, end}, &speaker)) {
        struct span name = speaker.name;
        require(name.start < name.end && name.end <= length);
        require(name.end <= start || name.start >= end);
        struct str said = span_of(text, name);
        require(speaker_compare(said, said, true) != ATTRIBUTION_DIFFERENT);
        (void)speaker_is_mentioned(text, (struct span){start, end}, said);
    }
    (void)speaker_may_be_named(text);
    return 0;
}
