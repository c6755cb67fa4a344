/* SPDX-License-Identifier: MIT */
#ifndef SERVE_JOB_H
#define SERVE_JOB_H

#include <stdint.h>

#include "base/buf.h"
#include "base/cancel.h"
#include "base/status.h"
#include "feature/place.h"
#include "report/finding.h"
#include "text/prose.h"

/* What the loop asks of the worker, and then what came of it. A value: it holds
 * copies, so neither thread ever looks at what the other owns. */

enum job_kind {
    JOB_CHECK,    /* check a draft */
    JOB_ORIGINAL, /* the text of an archived story as a document */
    JOB_LOOK,     /* only see how the archive is */
};

/* How the archive was when the job was done. */
struct archive_state {
    enum status status;
    struct error error;
    uint64_t generation; /* 0 where there is no archive */
};

struct job {
    enum job_kind kind;
    struct cancel cancel;

    uint64_t serial; /* JOB_CHECK: which draft, in which state */
    uint64_t sequence;
    struct buf text;
    enum markup markup;
    char *path;
    bool urgent; /* somebody waits for it */

    uint64_t ticket; /* of the request that waits; 0 for none */
    uint32_t number; /* JOB_ORIGINAL: which story */

    struct archive_state archive;
    enum status status;
    struct error error;
    struct report report;
    struct places places;
    struct buf original;
    uint64_t paragraphs_checked; /* of all checks so far */
};

struct job *job_new(enum job_kind kind) ALLOCATOR;
/* Accepts NULL. */
void job_free(struct job *self);

#endif
