/* SPDX-License-Identifier: MIT */
#ifndef DISMISSAL_DISMISSALS_H
#define DISMISSAL_DISMISSALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/keyed_hash.h"
#include "base/status.h"
#include "base/vec.h"
#include "dismissal/doubt.h"
#include "dismissal/line.h"
#include "dismissal/subject.h"
#include "text/prose.h"

/* What people decided not to see any longer, in a file that a desk can share. No
 * text of a draft is in it: passages are keyed hashes of their letters, and the key is
 * in another file beside it (FILE.key). One thread at a time. */

struct dismissals;

/* Where the file is: `given` if not NULL, else dismissals.txt in the user's data
 * folder ($XDG_DATA_HOME/wirecheck, ~/.local/share/wirecheck); without a home nowhere, so
 * that none holds and none can be added. Caller frees. */
char *dismissals_locate(const char *given) ALLOCATOR;

/* Reads nothing yet. Caller frees with dismissals_free. */
struct dismissals *dismissals_new(const char *path) ALLOCATOR;
/* Accepts NULL. */
void dismissals_free(struct dismissals *self);
/* Borrowed. */
const char *dismissals_path(const struct dismissals *self);

/* Reads the file anew if it changed, which *changed says; one that is missing says
 * nothing. A failure, which is told once, leaves none in force. */
enum status dismissals_refresh(struct dismissals *self, bool *changed,
                               struct error *err) NODISCARD;

/* Those in force, in the file's order. Borrowed until the next refresh, add, undo. */
size_t dismissals_count(const struct dismissals *self);
const struct dismissal_line *dismissals_at(const struct dismissals *self, size_t at);
/* Grows each time the file is read anew. */
uint64_t dismissals_edition(const struct dismissals *self);
/* How many lines are in doubt, and those of them that are kept: the first ones. Borrowed
 * until the next refresh, add, undo. */
size_t dismissals_doubt_count(const struct dismissals *self);
const struct dismissal_doubt *dismissals_doubt_at(const struct dismissals *self,
                                                  size_t at);
/* How many lines have no effect. */
size_t dismissals_void_count(const struct dismissals *self);
/* What is to be told about the file, in one line with its name; NULL where there is
 * nothing. Borrowed likewise. */
const char *dismissals_warning(const struct dismissals *self);

/* That the key was replaced need not be told any more: somebody looked at what holds. */
void dismissals_accept_key(struct dismissals *self);

/* The dismissals of sources that are about this draft. Zeroed = none. */
struct dismissed_sources {
    VEC_OF(const struct dismissal_line *);
};

/* Fills `ret`. A draft is the one that was meant while it has half of its own words and
 * of all of them; under its file's name (`path`; NULL for none) a quarter of its own
 * words or half of all of them is enough. */
void dismissals_recognise(const struct dismissals *self, const struct prose *draft,
                          const char *path, struct dismissed_sources *ret);

/* The dismissal that covers a finding, or NULL. Borrowed likewise. */
const struct dismissal_line *dismissals_find(const struct dismissals *self,
                                             const struct dismissed_sources *sources,
                                             const struct dismissal_subject *subject);

/* What is to be dismissed. */
struct dismissal_request {
    enum dismissal_kind kind; /* DISMISSAL_FINDING or DISMISSAL_SOURCE */
    struct dismissal_subject subject;
    struct str source; /* for people: "Reuters, 19 Sep 2023" */
    struct str reason;
    const struct prose *draft; /* DISMISSAL_SOURCE: in which draft */
    const char *path;          /* likewise; NULL for none */
    const struct spans *taken; /* likewise: source bytes of all that was found in it */
};

/* Appends a line, durably, and gives its id. STATUS_INVALID where a draft could not be
 * known again: it has no file, and hardly a word of its own. */
enum status dismissals_add(struct dismissals *self,
                           const struct dismissal_request *request,
                           char id[KEYED_HASH_HEX_SIZE], struct error *err) NODISCARD;

/* Appends that it no longer holds; STATUS_NOT_FOUND where none with that id does. */
enum status dismissals_undo(struct dismissals *self, struct str id,
                            struct error *err) NODISCARD;

#endif
