/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_MAIL_PART_H
#define INTAKE_MAIL_PART_H

#include "intake/mime.h"

/* What of a message's parts is read. Borrowed from the message. */
struct mail_part {
    struct mime_entity entity;
    bool found;
    bool is_html;
};

/* The text: plain where there is one with words, else HTML. Attached files are no text.
 */
struct mail_part mail_find_text(const struct mime_entity *message);

/* The next message inside it (message/rfc822) at or after number *index, counted from 0;
 * false at the end. */
bool mail_next_message(const struct mime_entity *message, size_t *index,
                       struct mime_entity *ret);

/* The value of a parameter of its Content-Type, appended. */
void mail_add_parameter(struct buf *out, const struct mime_entity *entity,
                        const char *name);

#endif
