/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_RTF_H
#define INTAKE_RTF_H

#include "intake/format.h"

/* Rich Text Format: paragraphs alone. */

bool rtf_is(const struct sample *sample);
enum status rtf_read(struct run *run, bool more, struct error *err) NODISCARD;

/* Appends the paragraphs of the file as UTF-8, parted by blank lines. Any bytes will do.
 */
void rtf_add_text(struct buf *out, struct str bytes);

#endif
