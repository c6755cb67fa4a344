/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_ROW_H
#define ARCHIVE_ROW_H

#include <stdbool.h>
#include <stdint.h>

#include "archive/sql.h"
#include "base/buf.h"
#include "story/story.h"

/* A story as a row of the catalog: the one place that knows which column holds
 * what, and what makes two stories the same. */

/* No field that a story brings is longer, nor any that is read back. */
#define ROW_FIELD_LIMIT ((size_t)1 << 20)

#define ROW_CONTENT_SIZE 16

/* What a story is recognised by. */
struct row_identity {
    int64_t lookup;                          /* of the guid, or of the content */
    unsigned char content[ROW_CONTENT_SIZE]; /* of everything but status and place
                                              * in a file */
};

/* Whether no field is longer than ROW_FIELD_LIMIT. */
bool row_fits(const struct story *story);

/* `scratch` is cleared and used. */
void row_identify(const struct story *story, struct buf *scratch,
                  struct row_identity *ret);
/* The same hash as `lookup` for a guid. */
int64_t row_lookup(struct str guid);

#define ROW_INSERT                                                                     \
    "INSERT INTO story(number, identity, content, source, source_line, kind, status,"  \
    " guid, version, headline, byline, place, agency, rule, publisher, sign_off, url," \
    " language, published, published_as, updated, updated_as, embargo, embargo_as,"    \
    " text_length, dateline_length, contributors, items) VALUES(?1, ?2, ?3, ?4, ?5,"   \
    " ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,"     \
    " ?22, ?23, ?24, ?25, ?26, ?27, ?28)"

/* Binds all of ROW_INSERT; the story must outlive the step. */
void row_bind(sqlite3_stmt *statement, const struct story *story,
              const struct row_identity *identity, int64_t source);

/* Reads like this one give a row that row_read understands. */
#define ROW_SELECT                                                                   \
    "SELECT story.number, path, source_line, kind, status, guid, version, headline," \
    " byline, place, agency, rule, publisher, sign_off, url, language, published,"   \
    " published_as, updated, updated_as, embargo, embargo_as, text_length,"          \
    " dateline_length, contributors, items FROM story LEFT JOIN source ON "          \
    "source.number = story.source "
#define ROW_SELECT_WITH_TEXT                                                         \
    "SELECT story.number, path, source_line, kind, status, guid, version, headline," \
    " byline, place, agency, rule, publisher, sign_off, url, language, published,"   \
    " published_as, updated, updated_as, embargo, embargo_as, text_length,"          \
    " dateline_length, contributors, items, dictionary, body, content, form FROM"    \
    " story"                                                                         \
    " LEFT JOIN source ON source.number = story.source"                              \
    " LEFT JOIN text ON text.number = story.number "
#define ROW_DICTIONARY 26
#define ROW_BODY 27
#define ROW_CONTENT 28
#define ROW_FORM 29

/* Initialises `ret` and copies everything but the text (text_length is set).
 * STATUS_CORRUPT leaves it released. */
enum status row_read(sqlite3_stmt *statement, struct story *ret,
                     struct error *err) NODISCARD;

#endif
