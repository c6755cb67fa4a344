/* SPDX-License-Identifier: MIT */
#include "markup/front_matter.h"

/* Bytes of a name; behind more of them a colon is one of a sentence. */
#define KEY_LIMIT 40

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

/* "title: ...", "# a comment" and their like, or "title = ..." of TOML: what prose
 * between two rules does not begin with. */
static bool
begins_matter(struct str line, bool is_yaml)
{
    struct str text = str_trim(line);
    size_t at = 0;
    if (text.length > 0 && (text.data[0] == '#' || text.data[0] == '{' ||
                            (!is_yaml && text.data[0] == '['))) {
        return true;
    }
    while (at < text.length && at < KEY_LIMIT && text.data[at] != ':' &&
           text.data[at] != '=') {
        at++;
    }
    bool ends = at + 1 >= text.length || text.data[at + 1] == ' ' ||
                text.data[at + 1] == '\t' || !is_yaml;
    return at > 0 && at < text.length && text.data[at] == (is_yaml ? ':' : '=') && ends;
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
        bool is_fence =
            str_equal(trimmed, fence) || (is_yaml && str_equal(trimmed, STR("...")));
        if (line_start == first && !is_fence && !begins_matter(line, is_yaml)) {
            break; /* a rule across the page */
        }
        if (is_fence && line.data[0] == trimmed.data[0]) {
            *body = at;
            return (struct span){(uint32_t)first, (uint32_t)line_start};
        }
        line_start = at;
    }
    return (struct span){0, 0};
}
