/* SPDX-License-Identifier: MIT */
#ifndef SERVE_DESK_H
#define SERVE_DESK_H

#include "serve/session.h"

/* When a draft is checked, and what is done with the outcome. Only what was found
 * in a draft's newest state is ever published or answered from. */

/* A draft was opened: check it at once. */
void desk_open(struct session *session, const struct draft *draft);
/* Its text or version changed: check it when the typing pauses. */
void desk_change(struct session *session, const struct draft *draft);
/* It is about to be closed: clears its diagnostics, and answers the requests that
 * wait for it with ContentModified. */
void desk_close(struct session *session, const struct draft *draft);

/* Settings changed: check all drafts again. */
void desk_check_all(struct session *session);
/* The archive changed: check those again that were checked against another state. */
void desk_check_outdated(struct session *session);

/* The desk of a draft; it has one while it is open. */
struct desk *desk_find(struct session *session, uint64_t serial);
/* Whether the draft is one that is checked at all, as it is now. */
bool desk_is_checked(struct session *session, const struct draft *draft);
/* Whether `desk->result` is of the draft's newest state. */
bool desk_is_fresh(const struct desk *self, const struct draft *draft);
/* Fresh, and with the settings and dismissals of now. */
bool desk_is_current(const struct session *session, const struct desk *self,
                     const struct draft *draft);
/* What the worker needs to know of the draft as it is now. */
void desk_describe(struct job *ret, const struct session *session,
                   const struct draft *draft);
/* What features see of a draft. `text` is what `result` was made of, `lines` its. */
struct checked desk_look(const struct session *session, const struct job *result,
                         struct str text, const struct lines *lines);
/* The diagnostics of a draft that is not checked since it is too large; NULL for any
 * other. New reference. */
json_t *desk_refusal(const struct session *session, const struct draft *draft);
/* What a request hears whose draft could not be checked. */
#define DESK_FAILED "the draft could not be checked"
#define DESK_NO_ARCHIVE "the archive cannot be read"
#define DESK_QUARANTINED                                                               \
    "checking it ended Wirecheck before. Once you have changed it, it is tried again " \
    "after ten minutes; as it stands, by the next version"
/* A request about the draft was cancelled: a check that nobody waits for any more is
 * given up, and made again when the typing pauses. */
void desk_note_cancel(struct session *session, uint64_t serial);
/* Somebody waits for this state of the draft: check it now, before others, and even
 * if the draft moves on. */
void desk_hurry(struct session *session, const struct draft *draft);
/* The same, though a check may be under way: it began too early. */
void desk_check_again(struct session *session, const struct draft *draft);
/* Whether a check is due, so that the next publish is still to come. */
bool desk_is_any_due(const struct session *session);

/* Takes up an outcome of JOB_CHECK; takes the job over. */
void desk_take_result(struct session *session, struct job *job);

/* Publishes what was held back while the client did not read. */
void desk_publish_rest(struct session *session);

void desk_release(struct desk *self);

#endif
