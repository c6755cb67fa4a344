/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_OFFICE_H
#define INTAKE_OFFICE_H

#include "intake/format.h"

/* What word processors save: DOCX (also "strict") and ODT. Paragraphs alone are taken;
 * deleted text, comments, notes, headers and footers are not. Who made the file on which
 * day says nothing about the story, so that is not read. */

bool office_is(const struct sample *sample);
enum status office_read(struct run *run, bool more, struct error *err) NODISCARD;

/* Appends the paragraphs of the file, parted by blank lines. STATUS_UNSUPPORTED for a zip
 * that is no such file, STATUS_INVALID for one that is damaged. */
enum status office_add_text(struct buf *out, struct str bytes,
                            struct error *err) NODISCARD;

#endif
