/* SPDX-License-Identifier: MIT */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/status.h"
#include "cli/command.h"

/* What commands write, and how they say that something went wrong. */

/* Results, to standard output. */
void output_write(struct str text);
void output_format(const char *format, ...) PRINTF_FORMAT(1, 2);

/* From now on results go to a file, made readable for its owner only, which stands at
 * `path` when output_finish says that all is written, and not before. */
enum status output_to_file(const char *path, struct error *err) NODISCARD;

/* There is no result: what stands at that path stays as it is. */
void output_discard(void);

/* True where all of it has arrived; else says on standard error why not. To be
 * asked once, at the end. */
bool output_finish(void);

/* "wirecheck: add: message" on standard error, of something that nobody need be stopped
 * for. */
void output_note(const struct call *call, const char *format, ...) PRINTF_FORMAT(2, 3);

/* "wirecheck: add: message" and, if not NULL, a line with what to do next, both on
 * standard error. `call` is NULL outside of a command. Gives OUTCOME_FAILED. */
enum outcome output_failure(const struct call *call, const struct error *err,
                            const char *hint);

/* The same for what an archive call returned: knows the hints. */
enum outcome output_archive_failure(const struct call *call, enum status status,
                                    const struct error *err);

/* --- for people ---------------------------------------------------------- */

bool output_is_terminal(FILE *file);
/* Columns of the terminal, else $COLUMNS, else 80. */
unsigned output_columns(FILE *file);
/* Colour on standard output: a terminal that can, and no NO_COLOR. */
bool output_wants_colour(void);

/* "12,340"; "3 stories", "1 story"; "41.2 MB". */
void output_add_count(struct buf *out, uint64_t count);
void output_add_counted(struct buf *out, uint64_t count, const char *one,
                        const char *many);
void output_add_bytes(struct buf *out, uint64_t bytes);

#endif
