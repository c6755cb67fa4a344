/* SPDX-License-Identifier: MIT */
#include "cli/draft_file.h"

#include <string.h>

#include "base/file.h"
#include "cli/output.h"
#include "intake/draft.h"
#include "text/prose.h"
#include "text/utf8.h"

/* Counted from 1. */
static size_t
line_of(struct str text, size_t at)
{
    size_t line = 1;
    for (size_t i = 0; i < at; i++) {
        line += text.data[i] == '\n';
    }
    return line;
}

enum status
draft_file_load(struct buf *text, const struct call *call, const char *path,
                struct error *err)
{
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    enum status status = file_read_named(text, path, TEXT_LIMIT - 1, err);
    if (status != STATUS_OK) {
        return status;
    }
    struct error reason = {{0}};
    struct draft_reading reading;
    status = draft_convert(text, &reading, &reason);
    if (status != STATUS_OK) {
        return error_set(err, status, "%s: %s", name, reason.message);
    }
    if (reading.charset != NULL) {
        output_note(call, "%s: read as %s; bytes are counted as in UTF-8", name,
                    reading.charset);
    }
    if (reading.format != NULL) {
        output_note(call, "%s: read as %s; lines are its paragraphs that have words",
                    name, reading.format);
    }
    if (reading.left_out > 0) {
        output_note(call, "%s: %zu attached files without words are not checked", name,
                    reading.left_out);
    }
    size_t invalid = utf8_find_invalid(buf_str(text));
    if (invalid != STR_NOT_FOUND) {
        output_note(call, "%s:%zu: not UTF-8; words with such bytes match nothing", name,
                    line_of(buf_str(text), invalid));
    }
    return STATUS_OK;
}
