/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_WEB_RECORD_H
#define INTAKE_WEB_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* The head of a record in a web archive: WARC (ISO 28500) or ARC, its predecessor. */

enum web_archive {
    WEB_ARCHIVE_NONE,
    WEB_ARCHIVE_WARC,
    WEB_ARCHIVE_ARC,
};

/* By what a file begins with. */
enum web_archive web_archive_of(struct str bytes);

enum web_record_type {
    WEB_RECORD_PAGE,    /* what a server sent, or was made of it */
    WEB_RECORD_REVISIT, /* the page stands in another record */
    WEB_RECORD_OTHER,   /* requests, notes on the crawl */
};

struct web_record {
    enum web_record_type type;
    /* NULL where the head does not say; in the arena. */
    const char *url;
    const char *media; /* "application/http; msgtype=response" */
    const char *date;  /* "2017-03-06T04:02:06Z" */
    size_t head;       /* bytes of the head */
    uint64_t length;   /* of what follows it, as the head says */
    bool has_length;
    bool is_truncated; /* the crawler had enough */
};

/* Where the first head that is whole stands at or after `from`, STR_NOT_FOUND if nowhere:
 * always at the beginning of a line. */
size_t web_record_find(struct str bytes, size_t from, enum web_archive kind);

/* Bytes of the head that `bytes` begin with, 0 if none does or it is not all there. */
size_t web_record_measure(struct str bytes, enum web_archive kind);

/* Reads the head that web_record_measure() found. */
void web_record_read(struct web_record *ret, struct str head, enum web_archive kind,
                     struct arena *arena);

#endif
