/* SPDX-License-Identifier: MIT */
#ifndef SERVE_ENGINE_H
#define SERVE_ENGINE_H

#include "base/arena.h"
#include "feature/place.h"
#include "report/check.h"
#include "serve/job.h"

/* The worker's side: one archive, one checker, and the originals shown of it. Made
 * and used by one thread. */

/* Handed over whole from the loop. Strings in its arena. */
struct engine_settings {
    struct arena arena;
    uint64_t revision; /* tells these from all earlier ones */
    const char *archive;
    const char *dismissals;         /* the file of them */
    struct check_settings **checks; /* by job->scope; NULL: as checks[0] */
    const char **stock_phrases;     /* for checks[i], the path of a file; or NULL */
    uint32_t check_count;           /* at least 1 */
    struct place_settings place;
};

void engine_settings_free(struct engine_settings *self);

struct engine;

/* Takes over the settings. Opens nothing yet: an archive may come later. */
struct engine *engine_new(struct engine_settings *settings) ALLOCATOR;
/* Accepts NULL. */
void engine_free(struct engine *self);

/* Does the job and writes the outcome into it. Looks first whether the archive
 * has grown. */
void engine_do(struct engine *self, struct job *job);

#endif
