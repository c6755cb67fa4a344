/* SPDX-License-Identifier: MIT */
#include "report/finding.h"
#include "text/display.h"

/* Differences that are spelt out: a message is a line. */
#define SPELT_OUT 2u

static void
add_archive_name(struct buf *out, const struct finding_origin *origin)
{
    const char *name = origin->agency ? origin->agency : origin->publisher;
    display_add(out, str_from(name ? name : "the archive"));
}

void
finding_add_differences(struct buf *out, const struct finding *finding)
{
    for (uint32_t i = 0; i < finding->difference_count && i < SPELT_OUT; i++) {
        buf_add_text(out, i > 0 ? "; " : "");
        display_add(out, str_from(finding->differences[i].here));
        buf_add_text(out, " here, ");
        display_add(out, str_from(finding->differences[i].there));
        buf_add_text(out, " in ");
        add_archive_name(out, &finding->origin);
    }
    if (finding->difference_count > SPELT_OUT) {
        buf_add_format(out, "; %u more differ",
                       (unsigned)(finding->difference_count - SPELT_OUT));
    }
}
