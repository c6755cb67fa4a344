/* SPDX-License-Identifier: MIT */
#include "markup/asciidoc_table.h"

#include "markup/asciidoc_phrase.h"
#include "markup/reading.h"

/* The longest specifier before a cell's | ("2.3+^.>s"). */
#define CELL_SPECIFIER_LIMIT 12

bool
asciidoc_is_table_delimiter(struct str row)
{
    return row.length >= 4 && byte_is_one_of(row.data[0], "|,:!") &&
           text_is_row_of(str_slice(row, 1, row.length), '=', 3);
}

static bool
is_specifier(struct str word)
{
    for (size_t i = 0; i < word.length; i++) {
        bool is_style = i + 1 == word.length && byte_is_one_of(word.data[i], "aedhlmsv");
        if (!is_style && !byte_is_digit(word.data[i]) &&
            !byte_is_one_of(word.data[i], ".+*<^>")) {
            return false;
        }
    }
    return word.length > 0 && !byte_is_digit(word.data[word.length - 1]);
}

/* Where the text of the cell before the separator at `end` ends. */
static size_t
find_cell_end(struct str text, size_t start, size_t end)
{
    size_t word = end;
    while (word > start && end - word < CELL_SPECIFIER_LIMIT &&
           !byte_is_blank(text.data[word - 1])) {
        word--;
    }
    bool is_whole = word == start || byte_is_blank(text.data[word - 1]);
    return is_whole && is_specifier(str_slice(text, word, end)) ? word : end;
}

/* The separator at or after `at` that is not escaped; a line end is one, too, where
 * commas or colons part the cells. */
static size_t
find_separator(struct str text, size_t at, char separator)
{
    bool ends_at_line = separator == ',' || separator == ':';
    while (at < text.length) {
        bool is_escaped = at > 0 && text.data[at - 1] == '\\';
        if ((text.data[at] == separator && !is_escaped) ||
            (ends_at_line && text.data[at] == '\n')) {
            return at;
        }
        at++;
    }
    return text.length;
}

void
asciidoc_add_cells(struct prose_builder *builder, struct span table, char separator)
{
    struct str text = str_slice(builder->source, 0, table.end);
    bool begins_cell = separator == '|' || separator == '!';
    size_t start = table.start;
    if (begins_cell) {
        start = find_separator(text, start, separator) + 1;
    }
    builder->is_fixed = !begins_cell;
    while (start < text.length) {
        size_t end = find_separator(text, start, separator);
        bool has_next = begins_cell && end < text.length;
        size_t stop = has_next ? find_cell_end(text, start, end) : end;
        asciidoc_add_phrases(builder, PARAGRAPH_ITEM, start, stop);
        start = end + 1;
    }
    builder->is_fixed = false;
}
