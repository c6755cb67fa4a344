/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_MAIL_DRAFT_H
#define INTAKE_MAIL_DRAFT_H

#include "base/buf.h"
#include "base/status.h"

/* Whether the bytes are a mail, or a page that a browser saved as one file (MHTML). */
bool mail_draft_is(struct str bytes);

/* Appends what a mail says, for who checks it as a draft: subject, text, and the words of
 * files that are attached, as `convert` makes lines of their bytes in place; of a saved
 * page its text. Paragraphs are parted by empty lines. *left_out counts the attached
 * files that have no words. STATUS_INVALID. */
enum status mail_draft_add(struct buf *out, struct str bytes,
                           enum status (*convert)(struct buf *text, struct error *err),
                           size_t *left_out, struct error *err) NODISCARD;

#endif
