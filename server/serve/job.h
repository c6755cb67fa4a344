/* SPDX-License-Identifier: MIT */
#ifndef SERVE_JOB_H
#define SERVE_JOB_H

#include <stdint.h>

#include "base/buf.h"
#include "base/cancel.h"
#include "base/file.h"
#include "base/status.h"
#include "editor/draft_files.h"
#include "feature/feature.h"
#include "markup/markup.h"
#include "report/finding.h"

/* What the loop asks of the worker, and then what came of it. A value: it holds
 * copies, so neither thread ever looks at what the other owns. */

enum job_kind {
    JOB_CHECK,  /* check a draft */
    JOB_SEARCH, /* answer a request from the archive */
    JOB_LOOK,   /* only see how the archive is */
    JOB_LIST,   /* find the drafts of the open folders */
    JOB_FILE,   /* read a draft that nobody has open, and check it */
};

/* How the archive was when the job was done. */
struct archive_state {
    enum status status;
    struct error error;
    uint64_t generation;    /* 0 where there is no archive */
    uint64_t edition;       /* one more each time that what was found in an open draft may
                             * be otherwise; likewise 0 */
    bool dismissals_looked; /* the file of dismissals was read anew: and how that went */
    enum status dismissals_status;
    struct error dismissals_error;
    struct error stock_error; /* of a file of stock phrases; empty where all is well */
    uint64_t stories;
    int64_t updated_ms;
    bool has_help; /* its pages are files, where the settings have a folder for them */
};

struct job {
    enum job_kind kind;
    struct cancel cancel;

    /* JOB_CHECK, and a JOB_SEARCH about a draft: which draft, in which state. */
    uint64_t serial;
    uint64_t sequence;
    struct buf text;
    enum markup markup;
    uint32_t scope; /* whose settings: see scope_number */
    char *path;
    char *name;        /* of the draft: its URI, in whichever spelling the same */
    bool urgent;       /* somebody waits for it */
    unsigned gave_way; /* how often it was put back; the worker's */

    struct file_paths folders; /* JOB_LIST */
    struct draft_files files;
    struct draft_file file; /* JOB_FILE: its `path` is the job's */
    size_t size_limit;

    const char *method; /* of the message that led to it, NULL for none; static */
    long long request;  /* its id, if it has one that is a number, else negative */
    uint64_t ticket;    /* of the request that waits; 0 for none */
    const struct feature *feature; /* JOB_SEARCH: what is asked */
    struct ask ask;

    struct archive_state archive;
    uint64_t revision;   /* of the settings and dismissals that it was done with */
    bool is_quarantined; /* not checked: see quarantine.h */
    enum status status;
    struct error error;
    struct report report;
    struct places places;
    json_t *answer;              /* JOB_SEARCH; owned */
    uint64_t paragraphs_checked; /* of all checks so far */
};

/* Whether the work could not be done, though the archive is there (or is known not to
 * be) and nobody gave it up: our fault, or the disk's. */
bool job_has_failed(const struct job *self);
/* Whether it was not done because the archive that is there cannot be read: damaged, held
 * by another process, not ours. */
bool job_lacks_archive(const struct job *self);

struct job *job_new(enum job_kind kind) ALLOCATOR;
/* Accepts NULL. */
void job_free(struct job *self);

#endif
