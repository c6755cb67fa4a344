/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_PAGE_H
#define INTAKE_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "story/story.h"

struct page {
    const struct str *lines; /* its paragraphs, in order */
    const uint32_t *numbers; /* of their lines, 1-based; NULL if unknown */
    size_t count;
    int64_t now_ms;
    /* The body field of a record: no page around it, so that only lines that are
     * surely credits, captions or dates are cut. */
    bool is_body;
    /* A body as the format has it, and not as it was found on a page: captions and plugs
     * in it are kept. */
    bool is_delivered;
};

/* Reads what the lines say of a story into `story` and makes their prose its
 * text. What the story knows already is kept, where it is better trusted.
 * STATUS_INVALID where no prose is left. */
enum status page_read(struct story *story, const struct page *page,
                      struct error *err) NODISCARD;

#endif
