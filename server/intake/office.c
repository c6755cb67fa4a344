/* SPDX-License-Identifier: MIT */
#include "intake/office.h"

#include "intake/node.h"
#include "intake/xml.h"
#include "intake/zip.h"
#include "story/scan.h"

#define OFFICE_LIMIT (4 * INTAKE_STORY_LIMIT)

static bool
is_one_of(const struct node *node, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (node_is(node, names[i])) {
            return true;
        }
    }
    return false;
}

/* Of both formats; no name means one thing in one and another in the other. */
static bool
is_left_out(const struct node *node)
{
    static const char *const names[] = {
        "del",        "delText",  "instrText",       "Fallback", "moveFrom",
        "annotation", "note",     "tracked-changes", "rPr",      "pPr",
        "sectPr",     "tblPr",    "sequence-decls",  "forms",    "object",
        "pict",       "footnote", "annotation-end",  "bookmark", "frame",
    };
    return is_one_of(node, names, sizeof names / sizeof *names);
}

static bool
is_paragraph(const struct node *node)
{
    return node_is(node, "p") || node_is(node, "h");
}

static void
add_blanks(struct buf *out, struct str count)
{
    int64_t blanks = 1;
    if (count.length > 0) {
        scan_digits(count, 0, &blanks);
    }
    for (int64_t i = 0; i < blanks && i < 20; i++) {
        buf_add_byte(out, ' ');
    }
}

/* Text stands in <w:t> alone in DOCX, anywhere in a paragraph in ODT. */
static void
add_node(struct buf *out, const struct node *node, bool is_docx)
{
    if (node->name.length == 0) {
        bool shown = !is_docx || node_is(node->parent, "t");
        buf_add_str(out, shown ? node->text : STR_NONE);
    } else if (is_paragraph(node)) {
        buf_add_text(out, "\n\n");
    } else if (node_is(node, "tab")) {
        buf_add_byte(out, ' ');
    } else if (node_is(node, "br") || node_is(node, "line-break") ||
               node_is(node, "cr")) {
        buf_add_byte(out, '\n');
    } else if (node_is(node, "s")) {
        add_blanks(out, node_attribute(node, "c"));
    } else if (node_is(node, "noBreakHyphen")) {
        buf_add_byte(out, '-');
    }
}

struct document {
    struct buf *out;
    bool is_docx;
};

static void
add_document(const struct document *self, const struct node *root)
{
    const struct node *node = root;
    while (node != NULL) {
        if (is_left_out(node)) {
            node = node_skip(node, root);
            continue;
        }
        bool outside = !self->is_docx && node->name.length == 0 && node->parent == root;
        if (!outside) {
            add_node(self->out, node, self->is_docx);
        }
        node = node_next(node, root);
    }
}

/* What is wrong with the XML is wrong with the file. */
static void
take_problem(void *data, const char *path, uint64_t line, const char *reason)
{
    struct error *err = data;
    (void)path, (void)line;
    error_set(err, STATUS_INVALID, "%s", reason);
}

static enum status
read_record(struct run *run, const struct xml_record *record, struct error *err)
{
    (void)run, (void)err;
    add_document(record->data, record->node);
    return STATUS_OK;
}

static enum status
read_part(struct document *document, struct str xml, struct error *err)
{
    static const char *const docx[] = {"body", NULL};
    static const char *const odt[] = {"text", NULL};
    struct xml_reader reader = {document->is_docx ? docx : odt, read_record,
                                "an office file without text", document};
    struct error problem = {{0}};
    struct intake_sink sink = {.data = &problem, .problem = take_problem};
    struct run run = {.path = "", .sink = &sink};
    buf_add_str(&run.pending, xml);
    enum status status = xml_read(&run, false, &reader, err);
    buf_release(&run.pending);
    return status == STATUS_OK && problem.message[0] != '\0'
               ? error_set(err, STATUS_INVALID, "%s", problem.message)
               : status;
}

enum status
office_add_text(struct buf *out, struct str bytes, struct error *err)
{
    struct zip_member member;
    struct buf xml = BUF_INIT;
    struct document document = {out, zip_find(bytes, "word/document.xml", &member)};
    if (!document.is_docx && !zip_find(bytes, "content.xml", &member)) {
        return error_set(err, STATUS_UNSUPPORTED,
                         "a zip file that is no text document: unpack it");
    }
    enum status status = zip_unpack(&xml, &member, OFFICE_LIMIT, err);
    if (status == STATUS_OK) {
        status = read_part(&document, buf_str(&xml), err);
    }
    buf_release(&xml);
    return status;
}

enum status
office_read(struct run *run, bool more, struct error *err)
{
    struct buf text = BUF_INIT;
    struct error problem = {{0}};
    struct story story;
    bool whole = false;
    enum status status = run_read_whole(run, more, OFFICE_LIMIT, &whole, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (!whole) {
        run_problem(run, 0, "an office file larger than 64 MiB");
        return STATUS_OK;
    }
    enum status read = office_add_text(&text, buf_str(&run->pending), &problem);
    if (read == STATUS_OK) {
        read = intake_read_text(&story, buf_str(&text), run->now_ms, &problem);
    }
    if (read == STATUS_OK) {
        status = run_story(run, &story, 0, err);
    } else {
        run_problem(run, 0, problem.message);
    }
    buf_release(&text);
    return status;
}
