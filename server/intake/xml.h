/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_XML_H
#define INTAKE_XML_H

#include "intake/node.h"
#include "intake/run.h"

/* XML as feeds and wires write it, in a stream: one record is in memory at a time, so
 * that a dump of gigabytes needs no more than its longest story. No document type is
 * fetched, no entity is declared or expanded, no element is deeper than XML_DEPTH: what
 * asks for that ends the reading with a problem, and the stories before it stay. What
 * real feeds get wrong and a reader can mend is mended: bare ampersands, entities of
 * HTML, control characters, what stands before the declaration, bytes of windows-1252
 * called ISO-8859-1. */

#define XML_DEPTH 256
#define XML_RECORD_LIMIT (2 * INTAKE_STORY_LIMIT) /* bytes of one record */

/* An element that is a story, with what it holds; its ancestors are there with what came
 * before it. Lives as long as the call that hands it out. */
struct xml_record {
    const struct node *node;
    struct arena *arena;
    uint64_t line; /* 1-based, where it begins */
    void *data;    /* the reader's */
};

struct xml_reader {
    /* Local names, NULL-terminated. A record inside a record belongs to the outer one. */
    const char *const *records;
    enum status (*record)(struct run *run, const struct xml_record *record,
                          struct error *err);
    const char *none; /* the problem where a file has no record */
    void *data;
};

enum status xml_read(struct run *run, bool more, const struct xml_reader *reader,
                     struct error *err) NODISCARD;

#endif
