/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_WIRE_FRAME_H
#define INTAKE_WIRE_FRAME_H

#include "intake/format.h"

/* The text formats of the wires put one story after the other into a file, each between
 * marks of its own. */

/* One story with its marks. Borrowed. */
struct wire_frame {
    struct str text;
    uint64_t line;   /* 1-based, where it begins */
    bool needs_mark; /* it is the last, and others have the format's end mark */
};

struct wire_format {
    const char *name; /* "IPTC 7901" */
    /* Whether the line, control bytes at its start aside, is the first of a story. */
    bool (*begins)(struct str line);
    enum status (*read)(const struct run *run, const struct wire_frame *frame,
                        struct error *err);
    /* Stories begin at the byte SOH, wherever the file has one; else at such a line. */
    bool has_control_bytes;
    /* The line that ends a story; NULL where a byte does. */
    const char *end;
};

/* Whether the sample's first line that is not empty begins a story. */
bool wire_format_is(const struct wire_format *format, const struct sample *sample);

/* Reads the whole file. What stands outside the stories, and stories that begin in
 * another way, are problems with their lines. */
enum status wire_format_read(const struct wire_format *format, struct run *run, bool more,
                             struct error *err) NODISCARD;

/* What is left of a frame behind its end: told as a problem unless it is blank. */
void wire_frame_check_rest(const struct run *run, const struct wire_frame *frame,
                           size_t end);

/* Tells of a text that begins (STX) and does not end (ETX), unless it has the trailer
 * that comes last. */
void wire_frame_check_end(const struct run *run, const struct wire_frame *frame,
                          bool has_trailer);

/* The line without control bytes at its start and blanks at its end; a tab or blanks at
 * its start stay. */
struct str wire_line_strip(struct str line);

#endif
