/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_DRAFT_H
#define INTAKE_DRAFT_H

#include "base/buf.h"
#include "base/status.h"
#include "base/str.h"

/* What was done to the bytes of a draft; NULL where nothing. Static storage. */
struct draft_reading {
    const char *charset; /* the name of the set that they were in */
    const char *format;  /* "DOCX or ODT", "RTF", "mail": a line a paragraph now */
    size_t left_out;     /* files in it that have no words */
};

/* Makes UTF-8 of the bytes of a draft's file, in place. A few broken bytes stay as they
 * are: what is found is told in bytes. Of a word
 * processor's file and of a mail (with the files that are attached to it) the paragraphs
 * that have words are taken, a line each. STATUS_INVALID
 * says why the bytes are no draft that can be read ("not a text but a PDF: export it as
 * text"). */
enum status draft_convert(struct buf *text, struct draft_reading *ret,
                          struct error *err) NODISCARD;

#endif
