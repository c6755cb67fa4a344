/* SPDX-License-Identifier: MIT */
#ifndef REPORT_CHECK_H
#define REPORT_CHECK_H

#include <stddef.h>
#include <stdint.h>

#include "archive/snapshot.h"
#include "base/cancel.h"
#include "base/status.h"
#include "markup/markup.h"
#include "report/finding.h"
#include "report/settings.h"

/* The one way to check a draft: `wirecheck check` and the server both call it. */

struct draft_text {
    struct str text; /* shorter than TEXT_LIMIT, any content */
    enum markup markup;
    const char *path; /* for the report; may be NULL */
    const char *file; /* absolute, for dismissals; may be NULL */
    uint64_t serial;  /* of an open draft, to know it again; 0 for none */
};

/* Keeps what it learned of paragraphs and stories between checks, so that after
 * an edit only the changed paragraphs are checked again. One thread at a time. */
struct checker;

/* Takes a reference on the snapshot, and copies the settings (what they
 * borrow stays borrowed). Caller frees with checker_free. */
struct checker *checker_new(struct snapshot *snapshot,
                            const struct check_settings *settings) ALLOCATOR;
void checker_free(struct checker *self);

/* Fills `ret` (released by the caller with report_release). STATUS_CANCELLED
 * leaves it untouched. */
enum status checker_run(struct checker *self, const struct draft_text *draft,
                        const struct cancel *cancel, struct report *ret,
                        struct error *err) NODISCARD;

/* From now on checks in the later snapshot of `growth`, and keeps what the stories that
 * came cannot have changed; a growth that is not small is no case for this. *touched is
 * set where they may have changed any report that a draft of some serial got last (but
 * for the numbers of stories and generations in its head). After a failure the
 * checker can only be freed. */
struct growth;
enum status checker_renew(struct checker *self, const struct growth *growth,
                          bool *touched, struct error *err) NODISCARD;

/* How many paragraphs were looked up, not taken from the cache, so far. */
uint64_t checker_paragraphs_checked(const struct checker *self);

#endif
