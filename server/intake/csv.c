/* SPDX-License-Identifier: MIT */
/* A row becomes the JSON object that says the same, so that a column means what a key
 * means, and is read as that. */
#include "intake/csv.h"

#include "intake/charset.h"
#include "intake/csv_row.h"
#include "intake/ninjs.h"
#include "intake/record.h"
#include "story/scan.h"

static const char separators[] = {',', ';', '\t', '|'};

/* Names of columns are no longer. */
#define NAME_LENGTH 40
/* Rows looked at in a table without names. */
#define NAMELESS_ROWS 20

/* "sep=;": what Excel reads, before the head. */
static size_t
separator_line(struct str text, char *separator)
{
    bool says = text.length > 5 && str_starts_with_nocase(text, STR("sep=")) &&
                (text.data[5] == '\n' || text.data[5] == '\r');
    if (!says) {
        return 0;
    }
    *separator = text.data[4];
    size_t end = str_find_byte(text, '\n', 5);
    return end == STR_NOT_FOUND ? text.length : end + 1;
}

static json_t *
to_string(struct str text)
{
    struct buf clean = BUF_INIT;
    charset_add_clean(&clean, text);
    json_t *value = json_stringn(clean.data != NULL ? clean.data : "", clean.length);
    buf_release(&clean);
    return value;
}

static bool
is_name(struct str cell)
{
    cell = str_trim(cell);
    size_t letters = 0;
    for (size_t i = 0; i < cell.length; i++) {
        char byte = cell.data[i];
        bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        bool digit = byte >= '0' && byte <= '9';
        bool joint = byte == '_' || byte == '-' || byte == ' ' || byte == '.' ||
                     byte == ':' || byte == '/' || byte == '(' || byte == ')';
        if (!letter && !digit && !joint && (unsigned char)byte < 0x80) {
            return false;
        }
        letters += letter || (unsigned char)byte >= 0x80;
    }
    return cell.length <= NAME_LENGTH && (letters > 0 || cell.length == 0);
}

/* The columns, as the keys of an object; NULL if the row names none. */
static json_t *
read_names(const struct csv_row *row)
{
    json_t *names = json_array();
    bool good = row->ends.count >= 2;
    for (size_t i = 0; i < row->ends.count && good; i++) {
        struct str cell = str_trim(csv_row_cell(row, i));
        good = is_name(cell) && json_array_append_new(names, to_string(cell)) == 0;
    }
    if (!good) {
        json_decref(names);
        return NULL;
    }
    return names;
}

/* What the names mean; *known is how many of them say something. */
static struct record
understand(json_t *names, json_t **object, size_t *known)
{
    struct record record;
    size_t index;
    json_t *name;
    *object = json_object();
    json_array_foreach(names, index, name) {
        json_object_set_new(*object, json_string_value(name), json_string("name"));
    }
    record_read(&record, *object);
    *known = 0;
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        *known += record.values[i] != NULL;
    }
    return record;
}

struct table {
    char separator;
    size_t start;   /* of the first row behind the head */
    uint64_t line;  /* its number */
    json_t *names;  /* of the columns, in order */
    bool has_texts; /* one of them is the story */
};

static bool
names_stories(json_t *names, bool *has_texts)
{
    json_t *object;
    size_t known = 0;
    struct record record = understand(names, &object, &known);
    *has_texts = record.values[FIELD_TEXT] != NULL || record.values[FIELD_HTML] != NULL;
    bool good = known >= 2 && (*has_texts || record.values[FIELD_HEADLINE] != NULL);
    json_decref(object);
    return good;
}

/* The head, if the table has one; the caller frees ret->names. */
static bool
read_head(struct str text, struct table *ret)
{
    struct csv_row row = {0};
    struct str mark = STR("\xEF\xBB\xBF");
    size_t start = str_starts_with(text, mark) ? mark.length : 0;
    char said = '\0';
    bool found = false;
    size_t declared = separator_line(str_slice(text, start, text.length), &said);
    for (size_t i = 0; i < sizeof separators && !found; i++) {
        bool open = false;
        char separator = said != '\0' ? said : separators[i];
        struct str rest = str_slice(text, start + declared, text.length);
        size_t size = csv_row_read(&row, rest, separator, false, &open);
        json_t *names = size > 0 ? read_names(&row) : NULL;
        found = names != NULL && names_stories(names, &ret->has_texts);
        if (found) {
            ret->separator = separator;
            ret->start = start + declared + size;
            ret->line = (declared > 0 ? 2 : 1) + row.lines;
            ret->names = names;
        } else {
            json_decref(names);
        }
    }
    csv_row_release(&row);
    return found;
}

/* The same number of cells as there are names, if the row is whole in the sample. */
static bool
fits(const struct table *table, struct str text)
{
    struct csv_row row = {0};
    bool open = false;
    struct str rest = str_slice(text, table->start, text.length);
    size_t size = csv_row_read(&row, rest, table->separator, true, &open);
    bool whole = size > 0 && table->start + size < text.length && !open;
    bool good = !whole || row.ends.count == json_array_size(table->names);
    csv_row_release(&row);
    return good;
}

bool
csv_is(const struct sample *sample)
{
    struct table table = {0};
    bool is_table = read_head(sample->bytes, &table) && fits(&table, sample->bytes);
    json_decref(table.names);
    return is_table;
}

/* In prose a blank follows the comma. */
static bool
is_tight(struct str line, char separator)
{
    for (size_t at = str_find_byte(line, separator, 0); at != STR_NOT_FOUND;
         at = str_find_byte(line, separator, at + 1)) {
        if (at + 1 < line.length && line.data[at + 1] == ' ') {
            return false;
        }
    }
    return true;
}

bool
csv_is_nameless(const struct sample *sample)
{
    struct str text = sample->text;
    size_t rows = 0;
    size_t columns = 0;
    struct csv_row row = {0};
    bool open = false;
    char separator = '\0';
    struct str first = str_slice(text, 0, str_find_byte(text, '\n', 0));
    for (size_t i = 0; i + 1 < sizeof separators && separator == '\0'; i++) {
        size_t at = str_find_byte(first, separators[i], 0);
        bool two = at != STR_NOT_FOUND &&
                   str_find_byte(first, separators[i], at + 1) != STR_NOT_FOUND;
        separator = two ? separators[i] : '\0';
    }
    bool same = separator != '\0' && is_tight(first, separator);
    while (same && rows < NAMELESS_ROWS && text.length > 0) {
        size_t size = csv_row_read(&row, text, separator, false, &open);
        if (size == 0) {
            break;
        }
        columns = rows == 0 ? row.ends.count : columns;
        same = row.ends.count == columns;
        text = str_slice(text, size, text.length);
        rows++;
    }
    csv_row_release(&row);
    return same && rows >= 3 && columns >= 3;
}

/* What programs write for nothing. */
static bool
is_nothing(struct str cell)
{
    static const char *const words[] = {"nan", "null", "none", "n/a", "\\n", "nat"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (str_equal_nocase(cell, str_from(words[i]))) {
            return true;
        }
    }
    return cell.length == 0;
}

/* A number of the row, which the next table has, too: it is no id. */
static bool
is_row_number(const char *name, struct str cell)
{
    size_t digits = 0;
    while (digits < cell.length && cell.data[digits] >= '0' && cell.data[digits] <= '9') {
        digits++;
    }
    return digits == cell.length && str_equal_nocase(str_from(name), STR("id"));
}

static json_t *
to_object(const struct table *table, const struct csv_row *row)
{
    json_t *object = json_object();
    for (size_t i = 0; i < json_array_size(table->names); i++) {
        const char *name = json_string_value(json_array_get(table->names, i));
        struct str cell = str_trim(csv_row_cell(row, i));
        bool is_new = json_object_get(object, name) == NULL;
        if (is_new && !is_nothing(cell) && !is_row_number(name, cell)) {
            json_object_set_new(object, name, to_string(cell));
        }
    }
    return object;
}

/* In UTF-8: cells are cut by bytes that are no part of a letter in any set we read. */
static enum status
convert_row(const struct run *run, struct csv_row *row, struct error *err)
{
    struct buf text = BUF_INIT;
    struct csv_row converted = {.lines = row->lines};
    const char *said = run->defaults->charset;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < row->ends.count && status == STATUS_OK; i++) {
        struct str cell = csv_row_cell(row, i);
        status = said != NULL
                     ? charset_convert(&text, cell, said, err)
                     : charset_to_utf8(&text, cell, run->hint.charset, NULL, err);
        vec_add(&converted.ends, text.length);
    }
    converted.bytes = text;
    csv_row_release(row);
    *row = converted;
    return status;
}

static enum status
read_row(const struct run *run, const struct table *table, struct csv_row *row,
         struct error *err)
{
    struct story story;
    struct error problem = {{0}};
    size_t columns = json_array_size(table->names);
    bool is_blank = row->ends.count == 1 && row->bytes.length == 0;
    bool has_tail =
        row->ends.count == columns + 1 && csv_row_cell(row, columns).length == 0;
    if (is_blank) {
        return STATUS_OK;
    }
    if (row->ends.count != columns && !has_tail) {
        error_set(&problem, STATUS_INVALID,
                  "a row of %zu columns, where the first line names %zu", row->ends.count,
                  columns);
        run_problem(run, table->line, problem.message);
        return STATUS_OK;
    }
    enum status status = convert_row(run, row, &problem);
    if (status == STATUS_OK) {
        json_t *object = to_object(table, row);
        status = ninjs_read(&story, object, run->now_ms, &problem);
        json_decref(object);
    }
    if (status == STATUS_OK) {
        return run_story(run, &story, table->line, err);
    }
    run_problem(run, table->line, problem.message);
    return STATUS_OK;
}

static enum status
read_rows(struct run *run, struct table *table, bool more, struct error *err)
{
    struct csv_row row = {0};
    enum status status = STATUS_OK;
    size_t at = table->start;
    while (status == STATUS_OK && (more || at < run->pending.length)) {
        bool open = false;
        struct str rest = str_slice(buf_str(&run->pending), at, run->pending.length);
        size_t size = csv_row_read(&row, rest, table->separator, !more, &open);
        if (size == 0 && more && rest.length <= INTAKE_STORY_LIMIT) {
            buf_splice(&run->pending, 0, at, STR_NONE);
            at = 0;
            status = run_read_twice(run, &more, err);
            continue;
        }
        if (size == 0 || open) {
            run_problem(run, table->line,
                        open ? "a quotation mark opens a cell that does not end: from "
                               "here on the table is not read"
                             : "a row larger than 16 MiB: from here on the table is not "
                               "read");
            break;
        }
        status = read_row(run, table, &row, err);
        table->line += row.lines;
        at += size;
    }
    csv_row_release(&row);
    return status;
}

enum status
csv_read(struct run *run, bool more, struct error *err)
{
    struct table table = {0};
    enum status status = STATUS_OK;
    bool found = read_head(buf_str(&run->pending), &table);
    if (!found || !table.has_texts) {
        run_problem(run, 0,
                    "a table without a column of texts: name it text, content or body");
    } else if (!more && table.start >= run->pending.length) {
        run_problem(run, 0, "a table without rows");
    } else {
        status = read_rows(run, &table, more, err);
    }
    json_decref(table.names);
    return status;
}
