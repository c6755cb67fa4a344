/* SPDX-License-Identifier: MIT */
/* Any bytes as a page, as Markdown or as a line of JSON (the first byte chooses):
 * a story comes out whole or not at all. */
#include <stddef.h>
#include <stdint.h>

#include "intake/intake.h"
#include "whole_story.h"

/* 2026-01-15 */
#define NOW INT64_C(1768435200000)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct story story;
    struct error err = {{0}};
    enum status status = STATUS_INVALID;
    if (size == 0) {
        return 0;
    }
    struct str text = {(const char *)data + 1, size - 1};
    switch (data[0] % 3) {
    case 0:
        status = intake_read_text(&story, text, NOW, &err);
        break;
    case 1:
        status = intake_read_markdown(&story, text, NOW, &err);
        break;
    default:
        status = intake_read_json(&story, text, NOW, &err);
        break;
    }
    if (status == STATUS_OK) {
        check_story(&story);
        story_release(&story);
    } else {
        require(err.message[0] != '\0');
    }
    return 0;
}
