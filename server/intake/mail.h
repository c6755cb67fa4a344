/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_MAIL_H
#define INTAKE_MAIL_H

#include "intake/format.h"

/* Mail: one message in a file (.eml, Maildir), or many behind "From " lines (mbox). A
 * message is a story: of its headers Subject, Date and Message-ID are kept, and From
 * where it names an agency; no other names or addresses. */

bool mail_is(const struct sample *sample);
enum status mail_read(struct run *run, bool more, struct error *err) NODISCARD;

bool mbox_is(const struct sample *sample);
enum status mbox_read(struct run *run, bool more, struct error *err) NODISCARD;

#endif
