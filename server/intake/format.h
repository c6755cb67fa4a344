/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_FORMAT_H
#define INTAKE_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/run.h"

/* The formats we know, one row each. A new reader is one file, one header that
 * declares its two functions, and one row in formats.c. */

/* The beginning of a file, from which its format is told. Borrowed. */
struct sample {
    struct str bytes; /* as they stand in the file, UTF-16 converted to UTF-8 */
    struct str text;  /* without byte order mark and leading white space */
    struct str root;  /* local name of the first XML element, "" where there is none */
    const char *path; /* believed least: names lie */
};

struct format {
    const char *name; /* "NewsML-G2"; as `doctor` lists it */
    /* Both may be set; one that holds is enough. */
    struct str magic; /* what the file begins with, byte for byte */
    bool (*recognise)(const struct sample *sample);
    /* Reads the file's stories to the sink: `run->pending` holds its beginning, `more`
     * says whether it goes on. Content that is wrong is a problem told to the sink, not
     * a failure. NULL: not read, for the reason below. */
    enum status (*read)(struct run *run, bool more, struct error *err);
    /* What it is instead of a story, and what would help. NULL if it is read. */
    const char *refusal;
    const char *lacks; /* the library for want of which it is not read; else NULL */
    bool is_draft;     /* a refusal for archives alone: the bytes may be a draft */
};

/* In the order in which they are tried; the last one is plain text, which takes
 * everything. Static storage. */
const struct format *formats(size_t *count);

/* Whether any line of the first `limit` begins with one of `literals`, blanks in front
 * aside; in any case. */
bool sample_has_line(const struct sample *sample, size_t limit,
                     const char *const *literals, size_t count);

#define SAMPLE_HAS_LINE(sample, limit, literals) \
    sample_has_line((sample), (limit), (literals), sizeof(literals) / sizeof *(literals))

#endif
