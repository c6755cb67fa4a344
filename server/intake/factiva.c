/* SPDX-License-Identifier: MIT */
/* Factiva's display format: headline, byline, "135 words", date, time, source, code,
 * language and copyright line by line, the story, "Document ..."; or all of that behind
 * codes of two letters. */
#include "intake/news_base.h"

#include "intake/news_export.h"
#include "story/scan.h"

/* "Document LBA0000020220314ei3e000ab" */
static struct str
accession_number(struct str line)
{
    bool coded = str_starts_with(line, STR("AN ")) || str_starts_with(line, STR("AN\t"));
    line = str_trim(str_slice(line, coded ? 3 : 0, line.length));
    if (!str_starts_with(line, STR("Document "))) {
        return STR_NONE;
    }
    struct str number = str_trim(str_slice(line, 9, line.length));
    size_t digits = 0;
    size_t capitals = 0;
    for (size_t i = 0; i < number.length; i++) {
        char byte = number.data[i];
        bool small = byte >= 'a' && byte <= 'z';
        bool digit = byte >= '0' && byte <= '9';
        bool capital = byte >= 'A' && byte <= 'Z';
        if (!small && !digit && !capital) {
            return STR_NONE;
        }
        digits += digit;
        capitals += capital;
    }
    return digits >= 8 && capitals > 0 ? number : STR_NONE;
}

static bool
ends_document(struct str line)
{
    return accession_number(line).length > 0;
}

static bool
is_coded_length(struct str line)
{
    return str_starts_with(line, STR("WC")) &&
           export_is_length(str_trim(str_slice(line, 2, line.length)));
}

static bool
is_any_length(struct str line)
{
    return export_is_length(line) || is_coded_length(line);
}

/* Not every story ends within the sample. */
static bool
has_head(struct str text)
{
    struct str line;
    bool counted = false;
    while (str_next_line(&text, &line)) {
        line = str_trim(line);
        counted = counted || is_any_length(line);
        if (counted && (str_starts_with(line, STR("(c) ")) ||
                        str_starts_with_nocase(line, STR("Copyright ")) ||
                        str_starts_with(line, STR("CY ")))) {
            return true;
        }
    }
    return false;
}

bool
factiva_is(const struct sample *sample)
{
    return has_head(sample->text) && export_has_line(sample->text, ends_document);
}

struct head {
    struct str block;    /* the lines over the one of "135 words", that touch it */
    struct str headline; /* the block over that one */
    struct str rest;     /* behind that line */
};

/* Headlines may be wrapped: blocks are parted by empty lines. */
static bool
find_head(struct str text, struct head *ret)
{
    struct str rest = text;
    struct str line;
    struct str blocks[2] = {STR_NONE, STR_NONE};
    bool inside = false;
    while (str_next_line(&rest, &line)) {
        bool empty = str_trim(line).length == 0;
        if (export_is_length(str_trim(line))) {
            bool touches = inside;
            ret->block = touches ? blocks[1] : STR_NONE;
            ret->headline = touches ? blocks[0] : blocks[1];
            ret->rest = rest;
            return ret->block.length + ret->headline.length > 0;
        }
        if (!empty && !inside) {
            blocks[0] = blocks[1];
            blocks[1] = line;
        } else if (!empty) {
            blocks[1].length = (size_t)(line.data + line.length - blocks[1].data);
        }
        inside = !empty;
    }
    return false;
}

/* Over the length: a byline; without a block above, the headline comes first. */
static void
set_titles(struct item *item, const struct head *head)
{
    struct str block = str_trim(head->block);
    size_t last = str_find_last_byte(block, '\n');
    struct str line =
        str_trim(str_slice(block, last == STR_NOT_FOUND ? 0 : last + 1, block.length));
    bool alone = head->headline.length == 0;
    if (!alone) {
        item_set(item, FIELD_HEADLINE, head->headline);
        item_set_byline(item, line);
    } else if (last == STR_NOT_FOUND) {
        item_set(item, FIELD_HEADLINE, block);
    } else {
        item_set(item, FIELD_HEADLINE, str_slice(block, 0, last));
        item_set_byline(item, line);
    }
}

static bool
is_time(struct str line)
{
    int64_t hour = 0;
    size_t digits = scan_digits(line, 0, &hour);
    return digits > 0 && digits <= 2 && line.length >= digits + 3 && line.length <= 8 &&
           (line.data[digits] == ':' || line.data[digits] == '.');
}

/* Date, time and source stand in the lines up to the first empty one. */
static struct str
set_source(struct export_document *document, struct str rest)
{
    struct str line;
    struct str date = STR_NONE;
    struct str clock = STR_NONE;
    bool named = false;
    while (str_next_line(&rest, &line) && str_trim(line).length > 0) {
        struct date read;
        line = str_trim(line);
        if (date.length == 0 && date_read(line, INT64_MAX, &read)) {
            date = line;
        } else if (clock.length == 0 && is_time(line)) {
            clock = line;
        } else if (date.length > 0 && !named) {
            export_set_publication(&document->item, line);
            named = true;
        }
    }
    const char *both = clock.length > 0 ? arena_format(document->arena, "%.*s %.*s",
                                                       STR_ARGS(date), STR_ARGS(clock))
                                        : arena_dup(document->arena, date);
    item_set(&document->item, FIELD_PUBLISHED, str_from(both));
    return rest;
}

/* The text up to the line of the accession number. */
static struct str
cut_end(struct export_document *document, struct str body)
{
    struct str rest = body;
    struct str line;
    while (str_next_line(&rest, &line)) {
        struct str number = accession_number(str_trim(line));
        if (number.length > 0) {
            const char *id =
                arena_format(document->arena, "factiva:%.*s", STR_ARGS(number));
            item_set(&document->item, FIELD_GUID, str_from(id));
            return str_slice(body, 0, (size_t)(line.data - body.data));
        }
    }
    return body;
}

/* "HD", blanks, what it is; what follows without a code goes on. */
static bool
read_code(struct str line, char code[2])
{
    bool capitals = line.length >= 2 && line.data[0] >= 'A' && line.data[0] <= 'Z' &&
                    line.data[1] >= 'A' && line.data[1] <= 'Z';
    bool parted = line.length == 2 ||
                  (line.length > 2 && (line.data[2] == ' ' || line.data[2] == '\t'));
    if (capitals && parted) {
        code[0] = line.data[0];
        code[1] = line.data[1];
    }
    return capitals && parted;
}

static void
fill_coded(struct export_document *document)
{
    static const struct {
        char code[3];
        enum field field;
    } codes[] = {{"HD", FIELD_HEADLINE},  {"BY", FIELD_BYLINE},    {"CR", FIELD_ORIGIN},
                 {"PD", FIELD_PUBLISHED}, {"SN", FIELD_PUBLISHER}, {"LP", FIELD_TEXT},
                 {"TD", FIELD_TEXT}};
    struct buf values[FIELD_COUNT] = {{0}};
    struct str rest = document->text;
    struct str line;
    char code[2] = {' ', ' '};
    cut_end(document, document->text);
    while (str_next_line(&rest, &line)) {
        bool opens = read_code(line, code);
        struct str value = opens ? str_slice(line, 2, line.length) : line;
        for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
            if (codes[i].code[0] == code[0] && codes[i].code[1] == code[1]) {
                struct buf *to = &values[codes[i].field];
                bool parts = opens && to->length > 0;
                buf_add_text(to, parts ? "\n\n" : to->length > 0 ? "\n" : "");
                buf_add_str(to, str_trim(value));
            }
        }
    }
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        struct str value = {arena_dup(document->arena, buf_str(&values[i])),
                            values[i].length};
        if (i == FIELD_PUBLISHER) {
            export_set_publication(&document->item, str_trim(value));
        } else {
            item_set(&document->item, (enum field)i, value);
        }
        buf_release(&values[i]);
    }
}

static bool
fill(struct export_document *document)
{
    struct head head = {STR_NONE, STR_NONE, STR_NONE};
    if (export_has_line(document->text, is_coded_length)) {
        fill_coded(document);
        return true;
    }
    if (!find_head(document->text, &head)) {
        /* Search summary and page foot have no accession number. */
        return export_has_line(document->text, ends_document);
    }
    set_titles(&document->item, &head);
    struct str body = set_source(document, head.rest);
    item_set(&document->item, FIELD_TEXT, cut_end(document, body));
    return true;
}

enum status
factiva_read(struct run *run, bool more, struct error *err)
{
    static const struct export_kind kind = {ends_document, true, fill,
                                            "an export of Factiva without stories"};
    return export_read(run, more, &kind, err);
}
