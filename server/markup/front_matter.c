/* SPDX-License-Identifier: MIT */
#include "markup/front_matter.h"

static bool
next_line(struct str text, size_t *at, struct str *line)
{
    struct str rest = str_slice(text, *at, text.length);
    if (!str_next_line(&rest, line)) {
        return false;
    }
    *at = text.length - rest.length;
    return true;
}

struct span
front_matter_find(struct str text, size_t start, size_t *body)
{
    *body = start;
    size_t at = start;
    struct str line = STR_NONE;
    if (!next_line(text, &at, &line)) {
        return (struct span){0, 0};
    }
    struct str fence = str_trim(line);
    bool is_yaml = str_equal(fence, STR("---"));
    if ((!is_yaml && !str_equal(fence, STR("+++"))) || line.data[0] != fence.data[0]) {
        return (struct span){0, 0};
    }
    size_t first = at;
    size_t line_start = at;
    while (next_line(text, &at, &line)) {
        struct str trimmed = str_trim(line);
        if (line_start == first && trimmed.length == 0) {
            break; /* a rule across the page */
        }
        bool is_fence =
            str_equal(trimmed, fence) || (is_yaml && str_equal(trimmed, STR("...")));
        if (is_fence && line.data[0] == trimmed.data[0]) {
            *body = at;
            return (struct span){(uint32_t)first, (uint32_t)line_start};
        }
        line_start = at;
    }
    return (struct span){0, 0};
}
