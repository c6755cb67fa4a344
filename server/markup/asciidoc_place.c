/* SPDX-License-Identifier: MIT */
#include "markup/asciidoc_place.h"

#include "markup/reading.h"

size_t
asciidoc_find_place(struct str text, size_t start, size_t end)
{
    while (end > start) {
        size_t line = end;
        while (line > start && !text_ends_line(text, line - 1)) {
            line--;
        }
        bool is_comment = text_has_at(text, line, STR("//")) &&
                          !text_has_at(text, line, STR("///")) && line > start;
        bool is_blank = str_trim(str_slice(text, line, end)).length == 0;
        if (!is_comment && !(is_blank && line > start)) {
            break;
        }
        end = line - 1;
    }
    while (end > start && byte_is_blank(text.data[end - 1])) {
        end--;
    }
    bool is_break = end >= start + 2 && text_has_at(text, end - 2, STR(" +"));
    return is_break ? end - 2 : end;
}
