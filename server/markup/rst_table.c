/* SPDX-License-Identifier: MIT */
#include "markup/rst_table.h"

#include "markup/reading.h"
#include "markup/rst_phrase.h"

bool
rst_is_simple_border(struct str line)
{
    char mark = line.length > 0 ? line.data[0] : 'a';
    bool has_columns = false;
    if (mark != '=' && mark != '-') {
        return false;
    }
    for (size_t i = 0; i < line.length; i++) {
        if (line.data[i] != mark && line.data[i] != ' ') {
            return false;
        }
        has_columns |= line.data[i] == ' ';
    }
    return has_columns;
}

bool
rst_is_grid_border(struct str line)
{
    for (size_t i = 0; i < line.length; i++) {
        if (!byte_is_one_of(line.data[i], "+-= |")) {
            return false;
        }
    }
    return line.length >= 3 && line.data[0] == '+' && byte_is_one_of(line.data[1], "-=");
}

/* Cells of a row: between bars, or between two blanks. */
static void
add_cells(struct prose_builder *builder, const struct source_line *line, bool has_bars)
{
    struct str text = builder->source;
    size_t start = line->first;
    for (size_t at = line->first; at <= line->end; at++) {
        bool is_gap =
            at + 1 < line->end && text.data[at] == ' ' && text.data[at + 1] == ' ';
        bool is_end = at == line->end || (has_bars ? text.data[at] == '|' : is_gap);
        if (is_end) {
            rst_add_phrases(builder, PARAGRAPH_ITEM, start, at);
            start = at + 1;
        }
    }
}

size_t
rst_add_table(struct prose_builder *builder, size_t at, bool has_bars)
{
    struct str text = builder->source;
    builder->is_fixed = true;
    while (at < text.length) {
        struct source_line line = source_line_read(text, at);
        struct str row = source_line_text(text, &line);
        if (row.length == 0) {
            break;
        }
        at = line.next;
        bool is_border = has_bars ? rst_is_grid_border(row) : rst_is_simple_border(row);
        if (!is_border) {
            add_cells(builder, &line, has_bars);
        }
    }
    builder->is_fixed = false;
    return at;
}
