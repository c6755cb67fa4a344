/* SPDX-License-Identifier: MIT */
#include "archive/fetch.h"

#include <inttypes.h>

#include "archive/stored_form.h"

static enum status
fetch_text(sqlite3_stmt *row, struct pack *pack, struct story *story, struct error *err)
{
    struct error reason;
    char *text = arena_alloc(&story->arena, (size_t)story->text_length + 1);
    story->text = text;
    if (story->text_length == 0) {
        return STATUS_OK;
    }
    const struct packed packed = {sqlite3_column_int64(row, ROW_DICTIONARY),
                                  sql_column(row, ROW_BODY)};
    enum status status = unpack_text(pack, packed, text, story->text_length, &reason);
    if (status == STATUS_OK && !stored_form_read(story, sql_column(row, ROW_FORM))) {
        status =
            error_set(&reason, STATUS_CORRUPT, "what is kept of its form is damaged");
    }
    return status == STATUS_OK ? status
                               : error_set(err, status, "story %" PRIu32 ": %s",
                                           story->number, reason.message);
}

enum status
fetch_story(sqlite3_stmt *row, struct pack *pack, struct story *ret, struct error *err)
{
    struct story story;
    enum status status = row_read(row, &story, err);
    if (status == STATUS_OK) {
        status = fetch_text(row, pack, &story, err);
        if (status != STATUS_OK) {
            story_release(&story);
        }
    }
    if (status == STATUS_OK) {
        *ret = story;
    }
    return status;
}
