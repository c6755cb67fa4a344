/* SPDX-License-Identifier: MIT */
#include "intake/bundle_name.h"

/* Cuts the next part off the front; false at the end. Zip files of old Windows part them
 * with backslashes. */
static bool
next_part(struct str *rest, struct str *ret)
{
    size_t end = 0;
    if (rest->length == 0) {
        return false;
    }
    while (end < rest->length && rest->data[end] != '/' && rest->data[end] != '\\') {
        end++;
    }
    *ret = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end + 1, rest->length);
    return true;
}

bool
bundle_name_leads_out(struct str name)
{
    struct str part;
    while (next_part(&name, &part)) {
        if (str_equal(part, STR(".."))) {
            return true;
        }
    }
    return false;
}

bool
bundle_name_is_hidden(struct str name)
{
    struct str part;
    bool hidden = false;
    while (next_part(&name, &part)) {
        bool is_dots = str_equal(part, STR(".")) || str_equal(part, STR(".."));
        bool is_box = str_equal(part, STR("cur")) || str_equal(part, STR("new"));
        hidden = (hidden && !is_box) || (str_starts_with(part, STR(".")) && !is_dots);
    }
    return hidden;
}

void
bundle_name_add(struct buf *out, struct str name)
{
    struct str part;
    while (next_part(&name, &part)) {
        if (part.length > 0 && !str_equal(part, STR("."))) {
            buf_add_byte(out, '/');
            buf_add_str(out, part);
        }
    }
}
