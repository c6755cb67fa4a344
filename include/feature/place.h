/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_PLACE_H
#define FEATURE_PLACE_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "archive/snapshot.h"
#include "base/arena.h"
#include "base/cancel.h"
#include "base/map.h"
#include "base/vec.h"
#include "feature/original.h"
#include "lsp/shape.h"
#include "report/finding.h"

/* Where an editor can open what a report's findings come from. Needs the archive,
 * so it is the worker's task, done once for each report. */

/* Further copies of a passage that get a place. */
#define PLACES_ALSO_LIMIT 3u

/* How places are made; a value. */
struct place_settings {
    enum position_encoding encoding;
    bool virtual_documents;
    bool show_embargoed;
    const char *folder; /* for files; NULL = nowhere to write. Borrowed */
    const char *help; /* the folder of pages of help, NULL if none is wanted. Borrowed */
};

struct finding_places {
    struct location origin; /* uri NULL where there is none */
    struct location newest; /* of the story's newest version; likewise */
    struct location also[PLACES_ALSO_LIMIT];
    uint32_t also_count;
};

/* For report->findings[i], data[i]. */
struct places {
    struct arena arena;
    struct finding_places *data;
    uint32_t count;
    const char *folder; /* in which their files lie; NULL where they are no files */
};

/* Whether the folder is still there: a cache may be emptied at any time. */
bool places_exist(const struct places *self);
void places_release(struct places *self);

struct original_entry;

/* What makes places: a snapshot, and the originals seen lately in it, so that one
 * more keystroke reads none again. Zeroed = released. */
struct originals {
    struct snapshot *snapshot; /* borrowed */
    struct place_settings settings;
    struct {
        VEC_OF(struct original_entry);
    } entries;
    struct map numbers;
    int64_t embargo_ms; /* the first end of an embargo that was met; 0 for none */
    struct timespec folder_changed; /* as it was when we last wrote to the folder */
};

void originals_init(struct originals *self, struct snapshot *snapshot,
                    const struct place_settings *settings);
void originals_release(struct originals *self);
/* From now on of a later snapshot, which has all stories of the earlier one as they were,
 * but for their statuses where these changed. */
void originals_renew(struct originals *self, struct snapshot *snapshot,
                     bool statuses_changed);

/* An embargo that was met: see `embargo_ms`. */
void originals_note_embargo(struct originals *self, struct date embargo);
/* Forgets what was read, if one of the embargoes that were met has ended since: what
 * was made of it is no longer so. Returns whether one has. */
bool originals_end_embargo(struct originals *self, int64_t now_ms);

/* Forgets what was read, if the folder of documents was changed by others or emptied:
 * what is asked for next is written again. Returns whether it was. */
bool originals_look(struct originals *self);

/* Where a passage of a story stands; uri NULL where it cannot be shown, or not yet.
 * In arena. */
struct location originals_locate(struct originals *self, struct arena *arena,
                                 uint32_t story, struct span passage);

/* Fills `ret`. What cannot be read or written has no place; STATUS_CANCELLED
 * leaves `ret` untouched. */
enum status places_build(struct places *ret, const struct report *report,
                         struct originals *originals,
                         const struct cancel *cancel) NODISCARD;

#endif
