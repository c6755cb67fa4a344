/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_INTAKE_H
#define INTAKE_INTAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/cancel.h"
#include "base/status.h"
#include "story/story.h"

/* Files to stories. A reader never gives up a whole file for one bad story: it
 * reports the place and the reason, and goes on. */

/* Limits on what one file may ask of us. */
#define INTAKE_STORY_LIMIT ((size_t)16 << 20) /* bytes of one line or text file */
#define INTAKE_RATIO_LIMIT 1000               /* decompressed : compressed, after 1 MiB */

struct intake_sink {
    void *data;
    /* A story, in file order. Borrowed until the call returns. A status other
     * than STATUS_OK ends the reading and is returned. */
    enum status (*story)(void *data, struct story *story, struct error *err);
    /* Something that was skipped. `line` is 1-based, 0 for the whole file. */
    void (*problem)(void *data, const char *path, uint64_t line, const char *reason);
    /* Bytes of the file (as stored, compressed or not) consumed since the last
     * call. May be NULL. */
    void (*progress)(void *data, uint64_t bytes);
};

/* What a person says of files that do not say it; NULL for what is not said. */
struct intake_defaults {
    const char *charset;  /* holds, whatever the bytes look like */
    const char *language; /* BCP 47; of stories that name none */
    const char *outlet;   /* publisher of stories that name none */
};

struct intake_file {
    const char *path; /* "-" for standard input */
    /* So many of its bytes were named by somebody; no link is followed in what was found
     * below them (see file_open_below). */
    size_t root_length;
    const struct intake_defaults *defaults; /* NULL for none; borrowed */
};

/* Reads one file of any format of the table in formats.c, known by its content, also
 * as .gz or .zst. `now_ms`
 * bounds the dates that are believed. STATUS_IO, STATUS_NOT_FOUND, STATUS_CANCELLED
 * or what the sink returned; anything wrong with the content is a problem, not a
 * failure. */
enum status intake_read_file(const struct intake_file *file, int64_t now_ms,
                             const struct intake_sink *sink, const struct cancel *cancel,
                             struct error *err) NODISCARD;

/* Appends the names of the formats that are read, wrapped for `doctor`, and of those that
 * this build cannot read for want of a library. */
void intake_add_formats(struct buf *out);

/* The same for bytes in memory, which `path` names. */
enum status intake_read_bytes(struct str bytes, const char *path, int64_t now_ms,
                              const struct intake_sink *sink,
                              struct error *err) NODISCARD;

/* Whether the character set of text that does not say it can be told, beyond those of the
 * West: it takes a library that this program may have been built without. */
bool intake_tells_charsets(void);

/* Whether it names a character set that a file can be converted from. */
bool intake_knows_charset(const char *name);

/* One story from the text of a page or clipping (UTF-8): reads headline, byline,
 * dateline, agency, sign-off and date, and cuts page furniture, captions and
 * teaser tails. STATUS_INVALID where no prose is left. `ret` is initialised. */
enum status intake_read_text(struct story *ret, struct str text, int64_t now_ms,
                             struct error *err) NODISCARD;

/* One story from Markdown with front matter. */
enum status intake_read_markdown(struct story *ret, struct str text, int64_t now_ms,
                                 struct error *err) NODISCARD;

/* One story from one JSON object (ninjs names, any case). */
enum status intake_read_json(struct story *ret, struct str line, int64_t now_ms,
                             struct error *err) NODISCARD;

#endif
