/* SPDX-License-Identifier: MIT */
#include "intake/reuters_sgml.h"

#include "base/arena.h"
#include "intake/wire_body.h"
#include "markup/entity.h"
#include "story/scan.h"

#define SGML_LIMIT (4 * INTAKE_STORY_LIMIT)

bool
reuters_sgml_is(const struct sample *sample)
{
    return str_starts_with_nocase(sample->text, STR("<!DOCTYPE lewis")) ||
           str_starts_with(sample->text, STR("<REUTERS "));
}

/* What stands between <NAME ...> and </NAME>; empty if there is no such element. */
static struct str
element(struct str text, const char *open, const char *close)
{
    size_t start = str_find(text, str_from(open), 0);
    size_t begin = start == STR_NOT_FOUND ? start : str_find_byte(text, '>', start);
    if (begin == STR_NOT_FOUND) {
        return STR_NONE;
    }
    size_t end = str_find(text, str_from(close), begin);
    return str_slice(text, begin + 1, end);
}

/* Entities resolved, without the control characters that framed a story on the wire. */
static struct str
decode(struct arena *arena, struct str text)
{
    struct buf out = BUF_INIT;
    for (size_t at = 0; at < text.length;) {
        char decoded[ENTITY_BYTES];
        size_t end = text.data[at] == '&'
                         ? str_find_byte(str_slice(text, 0, at + 8), ';', at)
                         : STR_NOT_FOUND;
        size_t length = 0;
        if (end != STR_NOT_FOUND) {
            length = entity_decode(str_slice(text, at, end + 1), decoded);
        }
        bool is_control = end != STR_NOT_FOUND && text.data[at + 1] == '#' &&
                          (length == 0 || (unsigned char)decoded[0] < ' ');
        if (length > 0 && !is_control) {
            buf_add(&out, decoded, length);
        } else if (!is_control) {
            buf_add_byte(&out, text.data[at]);
        }
        at = length > 0 || is_control ? end + 1 : at + 1;
    }
    struct str copy = {arena_dup(arena, buf_str(&out)), out.length};
    buf_release(&out);
    return copy;
}

/* NEWID="170" of the opening tag. */
static struct str
id_of(struct arena *arena, struct str document)
{
    struct str tag = str_slice(document, 0, str_find_byte(document, '>', 0));
    size_t at = str_find(tag, STR("NEWID=\""), 0);
    if (at == STR_NOT_FOUND) {
        return STR_NONE;
    }
    size_t end = str_find_byte(tag, '"', at + 7);
    struct str number = str_slice(tag, at + 7, end);
    return str_from(arena_format(arena, "reuters-21578:%.*s", STR_ARGS(number)));
}

/* Every story ends in the line " Reuter" or " REUTER". */
static struct str
cut_end_line(struct str body)
{
    body = str_trim(body);
    size_t last = str_find_last_byte(body, '\n');
    struct str line = str_trim(str_slice(body, last + 1, body.length));
    bool ends = last != STR_NOT_FOUND && (str_equal_nocase(line, STR("Reuter")) ||
                                          str_equal_nocase(line, STR("Reuters")));
    return ends ? str_slice(body, 0, last) : body;
}

/* Dateline and body; of what nobody has marked up (UNPROC), all but the title. */
static struct str
body_of(struct arena *arena, struct str text)
{
    struct buf html = BUF_INIT;
    struct buf lines = BUF_INIT;
    struct str dateline = element(text, "<DATELINE", "</DATELINE>");
    struct str body = element(text, "<BODY", "</BODY>");
    size_t title = str_find(text, STR("</TITLE>"), 0);
    bool is_marked = str_find(text, STR("<TITLE"), 0) != STR_NOT_FOUND;
    if (body.length == 0 && !is_marked) {
        body = text;
    } else if (body.length == 0 && title != STR_NOT_FOUND) {
        body = str_slice(text, title + 8, text.length);
        dateline = STR_NONE;
    }
    buf_add_str(&lines, decode(arena, str_trim(dateline)));
    buf_add_text(&lines, lines.length > 0 ? " " : "");
    buf_add_str(&lines, cut_end_line(decode(arena, body)));
    wire_body_add_text(&html, buf_str(&lines));
    struct str copy = {arena_dup(arena, buf_str(&html)), html.length};
    buf_release(&lines);
    buf_release(&html);
    return copy;
}

static enum status
read_document(struct run *run, struct str document, uint64_t line, struct error *err)
{
    struct arena arena = {0};
    struct item item = {.text_names = ": a headline alone"};
    struct str text = element(document, "<TEXT", "</TEXT>");
    item_set(&item, FIELD_GUID, id_of(&arena, document));
    item_set(&item, FIELD_PUBLISHED,
             decode(&arena, element(document, "<DATE>", "</DATE>")));
    item_set(&item, FIELD_HEADLINE, decode(&arena, element(text, "<TITLE", "</TITLE>")));
    item_set(&item, FIELD_BYLINE, decode(&arena, element(text, "<AUTHOR", "</AUTHOR>")));
    item_set(&item, FIELD_ORIGIN, STR("Reuters"));
    item_set(&item, FIELD_PUBLISHER, STR("Reuters"));
    /* What stands for the text of a headline alone is no text. */
    if (str_find(document, STR("<TEXT TYPE=\"BRIEF\""), 0) == STR_NOT_FOUND) {
        item_set(&item, FIELD_HTML, body_of(&arena, text));
    }
    enum status status = run_item(run, &item, line, err);
    arena_release(&arena);
    return status;
}

static enum status
read_all(struct run *run, struct error *err)
{
    struct str file = buf_str(&run->pending);
    enum status status = STATUS_OK;
    uint64_t line = 1;
    size_t counted = 0;
    size_t at = str_find(file, STR("<REUTERS"), 0);
    if (at == STR_NOT_FOUND) {
        run_problem(run, 0, "an SGML file without stories");
    }
    while (at != STR_NOT_FOUND && status == STATUS_OK) {
        size_t next = str_find(file, STR("<REUTERS"), at + 8);
        for (; counted < at; counted++) {
            line += file.data[counted] == '\n';
        }
        status = read_document(run, str_slice(file, at, next), line, err);
        at = next;
    }
    return status;
}

enum status
reuters_sgml_read(struct run *run, bool more, struct error *err)
{
    bool whole = false;
    enum status status = run_read_whole(run, more, SGML_LIMIT, &whole, err);
    if (status == STATUS_OK && !whole) {
        run_problem(run, 0, "an SGML file larger than 64 MiB: split it");
        return STATUS_OK;
    }
    return status == STATUS_OK ? read_all(run, err) : status;
}
