/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_RUN_H
#define INTAKE_RUN_H

#include <stdbool.h>

#include "base/buf.h"
#include "intake/intake.h"
#include "intake/item.h"
#include "intake/stream.h"

/* The reading of one file: where its bytes come from and its stories go. */
struct run;

/* What the outside of a file tells of a file inside it: a mail of its part, the headers
 * of an answer of its page. NULL for what it does not tell. */
struct run_hint {
    const char *charset;
    const char *url;
    int64_t seen_ms; /* when it was fetched: its dates are not later; 0 if unknown */
};

/* A file inside another one. */
struct run_file {
    struct str bytes;            /* all of it, or */
    struct stream_source source; /* where it comes from piece by piece */
    const char *path;            /* NULL: it goes by the name of the outer one */
    struct run_hint hint;
};

/* A file in a file in a file ends here. */
#define RUN_DEPTH 4

struct run {
    const char *path;
    size_t root_length; /* of the path, see intake_file; 0 where it is none on disk */
    int64_t now_ms;
    const struct intake_sink *sink;
    const struct intake_defaults *defaults; /* never NULL */
    const struct cancel *cancel;
    struct stream *stream;
    struct buf pending; /* read, not yet used */
    uint64_t reported;  /* bytes told to the sink */
    struct run_hint hint;
    int depth;
    /* Reads a file of its own inside this one. */
    enum status (*inside)(const struct run *outer, const struct run_file *file,
                          struct error *err);
};

/* Reads more onto `pending`; *more is false at the end. STATUS_CANCELLED too. */
enum status run_read(struct run *self, bool *more, struct error *err) NODISCARD;

/* Reads on until there is twice as much, so that what is not whole yet is looked through
 * few times. */
enum status run_read_twice(struct run *self, bool *more, struct error *err) NODISCARD;

/* The whole file onto `pending`, unless it is larger than `limit`: then *whole is
 * false. */
enum status run_read_whole(struct run *self, bool more, size_t limit, bool *whole,
                           struct error *err) NODISCARD;

/* What was read, as UTF-8, appended: in the character set that a person said, unless the
 * bytes have a mark, else in the one that is `declared` (NULL for none) or that they look
 * like. STATUS_INVALID. */
enum status run_convert(const struct run *self, const char *declared, struct buf *ret,
                        struct error *err) NODISCARD;

void run_problem(const struct run *self, uint64_t line, const char *reason);

/* Hands the story to the sink and releases it. */
enum status run_story(const struct run *self, struct story *story, uint64_t line,
                      struct error *err) NODISCARD;

/* Makes a story of the item and hands it over; what is wrong with it is a problem. */
enum status run_item(const struct run *self, const struct item *item, uint64_t line,
                     struct error *err) NODISCARD;

#endif
