/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_DRAFT_H
#define INTAKE_DRAFT_H

#include "base/buf.h"
#include "base/status.h"
#include "base/str.h"

/* Makes UTF-8 of the bytes of a draft's file, in place. A few broken bytes stay as they
 * are: what is found is told in bytes. *charset is the name of the set that it was in,
 * in static storage, NULL where nothing was changed. STATUS_INVALID says why the bytes
 * are no draft that can be read ("not a text but a PDF: export it as text"). */
enum status draft_convert(struct buf *text, const char **charset,
                          struct error *err) NODISCARD;

#endif
