/* SPDX-License-Identifier: MIT */
#include "dismissal/line.h"

#include "dismissal/when.h"
#include "text/utf8.h"

#define ID_LENGTH 32
/* The fields before the seal, which covers them. */
#define FIELD_COUNT 8
/* Stands where a field is empty, so that it can be seen. */
#define EMPTY "-"

static const char *const kind_names[] = {
    [DISMISSAL_FINDING] = "finding",
    [DISMISSAL_SOURCE] = "source",
    [DISMISSAL_UNDO] = "undo",
    [DISMISSAL_KEY] = "key",
};

#define KIND_COUNT (sizeof kind_names / sizeof *kind_names)

static bool
is_hex(struct str text, size_t length)
{
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.data[i];
        if (!((byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f'))) {
            return false;
        }
    }
    return text.length == length;
}

static bool
read_kind(struct str name, enum dismissal_kind *ret)
{
    for (size_t i = 0; i < KIND_COUNT; i++) {
        if (str_equal(name, str_from(kind_names[i]))) {
            *ret = (enum dismissal_kind)i;
            return true;
        }
    }
    return false;
}

/* Gives how many fields there are. */
static size_t
split(struct str line, struct str fields[FIELD_COUNT + 1])
{
    size_t count = 0;
    for (size_t tab = 0; tab != STR_NOT_FOUND; count++) {
        tab = str_find_byte(line, '\t', 0);
        if (count > FIELD_COUNT) {
            return count + 1;
        }
        fields[count] = str_slice(line, 0, tab);
        if (str_equal(fields[count], STR(EMPTY))) {
            fields[count] = STR_NONE;
        }
        line = str_slice(line, tab == STR_NOT_FOUND ? line.length : tab + 1, line.length);
    }
    return count;
}

bool
dismissal_line_read(struct str line, struct dismissal_line *ret)
{
    struct str fields[FIELD_COUNT + 1] = {0};
    struct dismissal_line read = {.sealed = STR_NONE};
    int64_t seconds;
    if (line.length > DISMISSAL_LINE_LIMIT) {
        return false;
    }
    size_t count = split(line, fields);
    if (count < FIELD_COUNT || count > FIELD_COUNT + 1 ||
        !read_kind(fields[0], &read.kind) || !is_hex(fields[1], ID_LENGTH) ||
        !when_read(fields[2], &seconds)) {
        return false;
    }
    if (count == FIELD_COUNT + 1) {
        read.seal = fields[FIELD_COUNT];
        if (!is_hex(read.seal, ID_LENGTH)) {
            return false;
        }
        read.sealed = str_slice(line, 0, line.length - ID_LENGTH - 1);
    }
    read.id = fields[1];
    read.when = fields[2];
    read.who = fields[3];
    read.code = fields[4];
    read.marks = fields[5];
    read.source = fields[6];
    read.reason = fields[7];
    *ret = read;
    return true;
}

bool
dismissal_line_is_silent(struct str line)
{
    line = str_trim(line);
    return line.length == 0 || line.data[0] == '#';
}

/* Controls, and characters that turn the order of others round, become blanks. */
static bool
is_unfit(uint32_t code_point)
{
    return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) ||
           (code_point >= 0x200E && code_point <= 0x200F) ||
           (code_point >= 0x2028 && code_point <= 0x202E) ||
           (code_point >= 0x2066 && code_point <= 0x2069);
}

static void
add_field(struct buf *out, struct str field, size_t limit)
{
    size_t start = out->length;
    buf_add_byte(out, '\t');
    for (size_t at = 0; at < field.length && out->length - start + 4 < limit;) {
        uint32_t code_point = utf8_next(field, &at);
        utf8_add(out, is_unfit(code_point) ? ' ' : code_point);
    }
    struct str written = {out->data + start + 1, out->length - start - 1};
    if (str_trim(written).length == 0) {
        buf_truncate(out, start + 1);
        buf_add_text(out, EMPTY);
    }
}

void
dismissal_line_add(struct buf *out, const struct dismissal_line *line)
{
    buf_add_text(out, kind_names[line->kind]);
    add_field(out, line->id, DISMISSAL_FIELD_LIMIT);
    add_field(out, line->when, DISMISSAL_FIELD_LIMIT);
    add_field(out, line->who, DISMISSAL_FIELD_LIMIT);
    add_field(out, line->code, DISMISSAL_FIELD_LIMIT);
    add_field(out, line->marks, DISMISSAL_MARKS_LIMIT);
    add_field(out, line->source, DISMISSAL_FIELD_LIMIT);
    add_field(out, line->reason, DISMISSAL_FIELD_LIMIT);
}
