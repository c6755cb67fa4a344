/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_TEXT_FILE_H
#define INTAKE_TEXT_FILE_H

#include "intake/format.h"

/* A file that is one story, of plain text or Markdown. */

/* Begins with front matter, or is named like Markdown. */
bool markdown_is(const struct sample *sample);

enum status markdown_file_read(struct run *run, bool more, struct error *err) NODISCARD;
enum status text_file_read(struct run *run, bool more, struct error *err) NODISCARD;

#endif
