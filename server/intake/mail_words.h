/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_MAIL_WORDS_H
#define INTAKE_MAIL_WORDS_H

#include "base/buf.h"
#include "base/status.h"
#include "base/str.h"

/* Text of a mail as UTF-8. `declared` is empty where the mail does not say. A set of
 * seven bits (ISO-2022-JP) is believed: its bytes would be good UTF-8, too.
 * STATUS_INVALID. */
enum status mail_add_text(struct buf *out, struct str bytes, struct str declared,
                          struct error *err) NODISCARD;

/* A header's value with its encoded words (RFC 2047) decoded, as UTF-8. What cannot be
 * decoded stays as it stands. */
void mail_add_words(struct buf *out, struct str value);

/* What of the body (UTF-8) is the story: without the signature, and without the mail that
 * is answered; where that is the larger part, as in what is passed on, it is the story,
 * without its marks. */
void mail_add_story(struct buf *out, struct str body);

#endif
