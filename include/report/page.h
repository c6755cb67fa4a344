/* SPDX-License-Identifier: MIT */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

#include <stdint.h>

#include "base/buf.h"
#include "dismissal/dismissals.h"
#include "report/finding.h"
#include "story/date.h"

/* The report to hand round: one HTML file that needs no script, no network and no other
 * file, to be printed, mailed and kept. Everything that comes from a draft or a story is
 * escaped, and the page's own policy forbids a browser to load or run anything. */

/* What the drafts were checked against, and when. */
struct page_about {
    int64_t now_ms;      /* of the check; what is under embargo then is not shown */
    uint64_t stories;    /* in the archive */
    struct date newest;  /* its latest story; DATE_NONE if no date is known */
    const char *version; /* of the program */
};

/* Zeroed = empty, but for `about`, which is borrowed. */
struct page {
    const struct page_about *about;
    struct buf index;  /* a row a draft */
    struct buf sheets; /* a section a draft */
    struct buf title;  /* the first draft's name */
    uint32_t drafts;
};

/* `draft` is the text that was checked; `dismissals` tells who dismissed what, and may be
 * NULL. Borrows for the call only. */
void page_add_draft(struct page *self, const struct report *report, struct str draft,
                    const struct dismissals *dismissals);
/* The whole file. */
void page_write(struct buf *out, const struct page *self);
void page_release(struct page *self);

#endif
