/* SPDX-License-Identifier: MIT */
#include "intake/wire_body.h"

#include <stdint.h>

#define INDENT 2

static size_t
indent_of(struct str line)
{
    size_t at = 0;
    while (at < line.length && (line.data[at] == ' ' || line.data[at] == '\t')) {
        at++;
    }
    return at;
}

/* The indent that all lines have, as a pretty-printer leaves it; the first line may stand
 * behind its tag. */
static size_t
common_indent(struct str text, bool after_tag)
{
    struct str line;
    size_t least = SIZE_MAX;
    bool first = after_tag;
    while (str_next_line(&text, &line)) {
        size_t indent = indent_of(line);
        if (!first && str_trim(line).length > 0 && indent < least) {
            least = indent;
        }
        first = false;
    }
    return least;
}

static void
add_lines(struct buf *out, struct str text, bool escape)
{
    size_t common = common_indent(text, !escape);
    struct str line;
    bool empty = false;
    for (bool first = true; str_next_line(&text, &line); first = false) {
        bool blank = str_trim(line).length == 0;
        bool begins = !first && !blank && (empty || indent_of(line) >= common + INDENT);
        empty = blank && !first;
        if (!first) {
            buf_add_text(out, begins ? "</p><p>" : "\n");
        }
        if (escape) {
            node_add_escaped(out, line);
        } else {
            buf_add_str(out, line);
        }
    }
}

static bool
has_paragraphs(const struct node *self)
{
    const struct node *first = node_find(self, "p");
    const struct node *node = first;
    while (node != NULL && (node = node_next(node, self)) != NULL) {
        if (node_is(node, "p") && node->first != NULL) {
            return true;
        }
    }
    return false;
}

void
wire_body_add(struct buf *out, const struct node *self)
{
    if (self == NULL || has_paragraphs(self) || node_find(self, "div") != NULL) {
        node_add_markup(out, self);
        return;
    }
    struct buf markup = BUF_INIT;
    node_add_markup(&markup, self);
    add_lines(out, buf_str(&markup), false);
    buf_release(&markup);
}

void
wire_body_add_text(struct buf *out, struct str text)
{
    size_t first = str_find(text, STR("<p"), 0);
    bool is_html = str_find(text, STR("</"), 0) != STR_NOT_FOUND ||
                   str_find(text, STR("<br"), 0) != STR_NOT_FOUND;
    bool several =
        first != STR_NOT_FOUND && str_find(text, STR("<p"), first + 2) != STR_NOT_FOUND;
    if (several) {
        buf_add_str(out, text);
    } else {
        add_lines(out, text, !is_html);
    }
}

static bool
is_tabular(const struct node *node)
{
    return node_is(node, "table") || node_is(node, "nitf-table") || node_is(node, "pre");
}

/* Letters set in columns: four blanks or more between two words of a line. */
static bool
has_columns(struct str line)
{
    line = str_trim(line);
    return str_find(line, STR("    "), 0) != STR_NOT_FOUND;
}

static void
measure_text(struct str text, size_t *columns, size_t *prose)
{
    struct str line;
    while (str_next_line(&text, &line)) {
        size_t length = str_trim(line).length;
        *(has_columns(line) ? columns : prose) += length;
    }
}

bool
wire_body_is_table(const struct node *self)
{
    size_t table = 0;
    size_t prose = 0;
    for (const struct node *node = self; node != NULL;) {
        if (is_tabular(node)) {
            struct buf text = BUF_INIT;
            node_add_text(&text, node);
            table += text.length;
            buf_release(&text);
            node = node_skip(node, self);
            continue;
        }
        measure_text(node->text, &table, &prose);
        node = node_next(node, self);
    }
    return table > prose;
}
