/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_MAIL_H
#define INTAKE_MAIL_H

#include "intake/format.h"

/* Mail: one message in a file (.eml, Maildir), or many behind "From " lines (mbox). A
 * message is a story: of its headers Subject, Date and Message-ID are kept, and From
 * where it names an agency; no other names or addresses. */

bool mail_is(const struct sample *sample);
enum status mail_read(struct run *run, bool more, struct error *err) NODISCARD;

/* What of the text of a message is the story, as UTF-8 (plain text or HTML, as the part
 * is): without signature and the mail that is answered. STATUS_INVALID. */
struct mail_part;
enum status mail_add_body(struct buf *out, const struct mail_part *part,
                          struct error *err) NODISCARD;

bool mbox_is(const struct sample *sample);
enum status mbox_read(struct run *run, bool more, struct error *err) NODISCARD;

#endif
