/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_EDIT_H
#define FEATURE_EDIT_H

#include <stdbool.h>
#include <stdint.h>

#include <jansson.h>

#include "base/buf.h"
#include "feature/ask.h"
#include "feature/checked.h"
#include "markup/markup.h"
#include "text/prose.h"

/* What can be done to a draft about a finding. Words are put in, not taken out, but for a
 * figure that differs: what is copied is for the writer to change. */

#define EDIT_PARTS 32

struct edit {
    struct {
        struct span at; /* bytes of the draft; empty: put in here */
        struct buf text;
    } parts[EDIT_PARTS]; /* ascending, apart */
    size_t count;
    struct buf what; /* what is put in, or between marks: for a title. Plain text */
};

/* Zeroed is released. */
void edit_release(struct edit *self);

/* A draft whose text is edited. Borrowed, but for its prose. */
struct edit_target {
    const struct checked *checked;
    struct prose prose;
    const struct settings *settings;
    enum markup markup;
    struct str uri;
    int64_t version;
    bool versions; /* the client takes versioned documentChanges */
};

/* The draft that is asked about. Release the target. */
void edit_aim(struct edit_target *ret, const struct checked *checked,
              const struct ask *ask);
void edit_target_release(struct edit_target *self);

/* Nothing is offered that would change what else the draft shows: the edited text is read
 * again, and compared. Each fills `ret`, which is zeroed, or gives a reason, in static
 * storage, why it cannot be done; NULL where it was. */

/* A credit for the source, in the house's form. */
const char *edit_credit(struct edit *ret, const struct edit_target *target,
                        const struct finding *finding);
/* The same behind every passage of the finding's story. */
const char *edit_credit_all(struct edit *ret, const struct edit_target *target,
                            const struct finding *finding);
/* Quotation marks, such as the draft has or else in the custom of its language, around
 * the longest stretch that is word for word as in the archive; and where the draft does
 * not credit the source, that credit, so that somebody is named for what is quoted. */
const char *edit_quotation(struct edit *ret, const struct edit_target *target,
                           const struct finding *finding);

/* The archive's numbers and names in the place of those that differ. */
const char *edit_figures(struct edit *ret, const struct edit_target *target,
                         const struct finding *finding);

/* WorkspaceEdit. New reference. */
json_t *edit_build(const struct edit *self, const struct edit_target *target);

#endif
