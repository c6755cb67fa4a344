/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_ORIGINAL_H
#define FEATURE_ORIGINAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "base/vec.h"
#include "lsp/shape.h"
#include "story/story.h"
#include "text/position.h"

/* An archived story as a read-only document: headline, credit lines, text. A
 * client that can show virtual documents asks us for it; for any other it is
 * written to the user's cache, so that "go to definition" has a file to open. */

#define ORIGINAL_SCHEME "wirecheck"

/* From byte `source` of the story's text on, bytes stand at `document`. */
struct original_piece {
    uint32_t source;
    uint32_t document;
};

struct original {
    struct buf text;
    struct lines lines;
    bool has_body; /* false under an embargo: then the text is left out */
    /* Ascending; more than one where characters had to be made visible. */
    struct {
        VEC_OF(struct original_piece);
    } pieces;
};

void original_release(struct original *self);

/* The time by which embargoes are judged: none is in force where the user wants to see
 * what is under one. */
int64_t original_now_ms(bool show_embargoed);

/* Fills `ret`, which is empty or was released. */
void original_build(struct original *ret, const struct story *story, int64_t now_ms);

/* Where a passage of the story's text stands; all of nothing at the start where
 * the text is left out. */
struct range original_range(const struct original *self, struct span passage,
                            enum position_encoding encoding);

/* A file name that tells a reader what it is, and ends with the story's number:
 * reuters-2023-09-19-12.txt. */
void original_add_name(struct buf *out, const struct story *story);

/* wirecheck:/original/reuters-2023-09-19-12.txt, and back to the number. */
void original_add_uri(struct buf *out, struct str name);
bool original_number(struct str uri, uint32_t *ret);

/* The cache folder for the originals of one archive; NULL where the user has no
 * home. Caller frees. */
char *original_folder(const char *archive_path);

/* Appends the folder of the user's cache for documents of a kind, with a slash; false
 * where the user has no home. */
bool original_add_cache(struct buf *out, const char *kind);

/* Whether an editor that opens this document has one of ours before it: a copy of the
 * archive, or a page of help, which is not to be checked against the archive. `path`
 * is that of a file: URI, else NULL. */
bool original_is_document(struct str uri, const char *path);

/* Writes <folder>/<name> (mode 0400, folder 0700) unless it is there with
 * the same content, and appends its file: URI. */
enum status original_write(struct buf *ret_uri, const char *folder, struct str name,
                           struct str text, struct error *err) NODISCARD;

#endif
