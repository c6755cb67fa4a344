/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_ARCHIVE_H
#define ARCHIVE_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "story/story.h"

/* A folder that holds the stories: catalog.db (SQLite: the truth) and segment/
 * (fingerprints, rebuilt from it when lost). Many readers and one writer, across
 * processes. Not for sharing between threads: each opens its own. */

struct archive;

enum archive_mode {
    ARCHIVE_READ,  /* STATUS_NOT_FOUND where there is no archive */
    ARCHIVE_WRITE, /* makes it if need be; holds the write lock until closed:
                    * STATUS_BUSY names the process that has it */
};

/* Caller frees with archive_close. Damage gives STATUS_CORRUPT with what to do. */
enum status archive_open(struct archive **ret, const char *path, enum archive_mode mode,
                         struct error *err) NODISCARD;
void archive_close(struct archive *self);
/* Borrowed until closed. */
const char *archive_path(const struct archive *self);

/* Where the archive is: `given` (--archive) if not NULL, else WIRECHECK_ARCHIVE,
 * else $XDG_DATA_HOME/wirecheck/archive, else ~/.local/share/wirecheck/archive.
 * Caller frees. Without a HOME it begins with ARCHIVE_NOWHERE, where nothing can be. */
#define ARCHIVE_NOWHERE "/dev/null/HOME-is-not-set/"
char *archive_locate(const char *given) ALLOCATOR;

/* --- writing ------------------------------------------------------------- */

/* No story has a longer text, and whatever a draft shares words with is compared whole:
 * the books that somebody put among the stories would be paid for at every keystroke. */
#define ARCHIVE_TEXT_LIMIT ((size_t)1 << 20)

enum archive_outcome {
    ARCHIVE_ADDED,
    ARCHIVE_UNCHANGED, /* the very same story is there already */
    ARCHIVE_UPDATED,   /* a new version, or a new status, of a story by its guid */
};

/* Adds a story to the batch under way (begins one if need be) and sets its
 * number (that of the story which was there, 0 for a notice of withdrawal that
 * meets none; a withdrawn one gets its status). Visible to readers after
 * archive_commit. Batches commit themselves when they grow large. STATUS_LIMIT for
 * a text above ARCHIVE_TEXT_LIMIT; any other failure drops the batch. */
enum status archive_add(struct archive *self, struct story *story,
                        enum archive_outcome *ret, struct error *err) NODISCARD;

/* Makes all that was added durable and visible, at once or not at all. */
enum status archive_commit(struct archive *self, struct error *err) NODISCARD;
/* Drops what was added since the last commit. */
void archive_abandon(struct archive *self);

/* Removes one story with its text and fingerprints; STATUS_NOT_FOUND. Commits. */
enum status archive_forget(struct archive *self, uint32_t number,
                           struct error *err) NODISCARD;

/* Reads all of the archive and reports what is wrong, one call a problem; with
 * `repair` it also rebuilds segments that are missing or damaged (needs
 * ARCHIVE_WRITE). STATUS_OK where nothing is (or is any longer) wrong, else
 * STATUS_CORRUPT. */
enum status archive_verify(struct archive *self, bool repair,
                           void (*problem)(void *data, const char *message), void *data,
                           struct error *err) NODISCARD;

#endif
