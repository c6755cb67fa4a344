/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_MAIL_PART_H
#define INTAKE_MAIL_PART_H

#include "base/status.h"
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

/* A file that is attached to a message. */
struct mail_file {
    struct mime_entity entity;
    struct str name; /* as UTF-8; "" if it has none */
    bool is_picture; /* or sound: by its declared type */
};

/* Calls `take` for each attached file that may have words or is a picture somebody
 * attached, until it returns another status than STATUS_OK. What belongs to the mail
 * itself is none: its text in all its forms, pictures shown in it, signatures. */
enum status mail_each_file(const struct mime_entity *message,
                           enum status (*take)(void *data, const struct mail_file *file,
                                               struct error *err),
                           void *data, struct error *err) NODISCARD;

/* The value of a parameter of its Content-Type, appended. */
void mail_add_parameter(struct buf *out, const struct mime_entity *entity,
                        const char *name);

#endif
