/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_WIRE_PROSE_H
#define INTAKE_WIRE_PROSE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"
#include "intake/item.h"

/* What the text formats of the wires share below their frames: lines of a header, and
 * lines of a teleprinter that become paragraphs. */

struct wire_lines {
    VEC_OF(struct str);
};

/* The lines of a text, stripped of control bytes and trailing blanks; borrowed. */
void wire_lines_cut(struct wire_lines *ret, struct str text);

/* Columns of blanks in front; a tab is eight. */
size_t wire_line_indent(struct str line);

/* Begins with a dateline that has words behind it. */
bool wire_line_has_dateline(struct str line);

/* A line that only the text of a story has, not its header: a dateline and words behind
 * it, an indent and words behind it, or a long sentence. */
bool wire_line_is_body(struct str line);

/* Appends the lines from `at` on as paragraphs with an empty line between them: an empty
 * line, an indent or a bullet begins one. Lines too long for a teleprinter are paragraphs
 * as they stand. */
void wire_prose_add(struct buf *out, const struct wire_lines *lines, size_t at);

/* A few words with figures at one end, or names alone. */
bool wire_line_is_row(struct str text);

/* Most lines are rows of figures and names: cards, results, prices. */
bool wire_prose_is_agate(const struct wire_lines *lines, size_t at);

/* A date and time of a wire, "2022-03-14T09:12Z"; empty if there is none such. Year of
 * two digits. `zone` is "Z", "+01:00" or "" where it is not known. */
struct wire_time {
    int64_t year, month, day, hour, minute;
    const char *zone;
};
struct str wire_time_iso(struct arena *arena, const struct wire_time *time);

/* Sets the embargo where a header line says one ("EMBARGOED UNTIL ..."), and tells
 * whether it does; where it says no date that can be read, the story is withheld. */
bool wire_item_set_embargo(struct item *item, struct arena *arena, struct str line);

#endif
