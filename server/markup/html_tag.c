/* SPDX-License-Identifier: MIT */
#include "markup/html_tag.h"

#include "markup/reading.h"

/* Tags as section 13.2.5 of the HTML standard has them. Every state moves on, so
 * that any bytes are read in linear time. Knows no tree. */

static const struct {
    enum html_role role;
    const char *names;
} roles[] = {
    {HTML_BLOCK, " address article aside body caption center details dialog div fieldset "
                 "figcaption figure footer form frameset header hgroup hr html legend li "
                 "main optgroup option p search section summary "},
    {HTML_HEADING, " h1 h2 h3 h4 h5 h6 "},
    {HTML_LIST, " dl dir menu ol ul "},
    {HTML_BLOCK, " dd dt "},
    {HTML_TABLE, " table "},
    {HTML_BLOCK, " col colgroup tbody td tfoot th thead tr "},
    {HTML_QUOTE, " blockquote "},
    {HTML_PREFORMATTED, " pre listing "},
    {HTML_BREAK, " br "},
    {HTML_GAP, " area embed img input source track "},
    {HTML_QUOTATION, " q "},
    {HTML_HIDDEN, " audio button canvas datalist del map math nav noscript object select "
                  "svg template video "},
    {HTML_CODE, " code head kbd rp rt samp tt var "},
    {HTML_RAW, " iframe noembed noframes script style textarea title xmp "},
};

#define LONGEST_NAME 10

static enum html_role
find_role(struct str name)
{
    char word[LONGEST_NAME + 3] = " ";
    if (name.length > LONGEST_NAME) {
        return HTML_INLINE;
    }
    for (size_t i = 0; i < name.length; i++) {
        char byte = name.data[i];
        word[i + 1] = (char)(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte);
    }
    word[name.length + 1] = ' ';
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
        if (strstr(roles[i].names, word) != NULL) {
            return roles[i].role;
        }
    }
    return HTML_INLINE;
}

bool
html_is_tag(struct str html, size_t at)
{
    size_t name = at + 1;
    if (name < html.length && html.data[name] == '/') {
        name++;
    }
    return name < html.length && byte_is_letter(html.data[name]);
}

bool
html_is_markup(struct str html, size_t at)
{
    char next = at + 1 < html.length ? html.data[at + 1] : ' ';
    bool is_end = next == '/' && at + 2 < html.length;
    return html_is_tag(html, at) || is_end || next == '!' || next == '?';
}

static size_t
pass_blanks(struct str html, size_t at)
{
    while (at < html.length && byte_is_blank(html.data[at])) {
        at++;
    }
    return at;
}

/* Past the value of an attribute, at whose first byte `at` is. */
static size_t
pass_value(struct str html, size_t at)
{
    if (at < html.length && (html.data[at] == '"' || html.data[at] == '\'')) {
        size_t close = str_find_byte(html, html.data[at], at + 1);
        return close == STR_NOT_FOUND ? html.length : close + 1;
    }
    while (at < html.length && !byte_is_blank(html.data[at]) && html.data[at] != '>') {
        at++;
    }
    return at;
}

/* Past one attribute; its name may begin with =. */
static size_t
pass_attribute(struct str html, size_t at)
{
    do {
        at++;
    } while (at < html.length && !byte_is_blank(html.data[at]) && html.data[at] != '/' &&
             html.data[at] != '>' && html.data[at] != '=');
    size_t equals = pass_blanks(html, at);
    if (equals < html.length && html.data[equals] == '=') {
        return pass_value(html, pass_blanks(html, equals + 1));
    }
    return equals;
}

struct html_tag
html_tag_read(struct str html, size_t at)
{
    struct html_tag tag = {.is_end = html.data[at + 1] == '/'};
    size_t start = at + 1 + (tag.is_end ? 1 : 0);
    at = start;
    while (at < html.length && !byte_is_blank(html.data[at]) && html.data[at] != '/' &&
           html.data[at] != '>') {
        at++;
    }
    tag.name = str_slice(html, start, at);
    tag.role = find_role(tag.name);
    while (at < html.length && html.data[at] != '>') {
        bool is_slash = html.data[at] == '/';
        tag.is_alone = is_slash;
        at = is_slash || byte_is_blank(html.data[at]) ? at + 1 : pass_attribute(html, at);
    }
    tag.next = at < html.length ? at + 1 : at;
    return tag;
}

uint64_t
html_tag_key(const struct html_tag *self)
{
    uint64_t key = 0;
    for (size_t i = 0; i < self->name.length && i < sizeof key; i++) {
        key = key << 8 | (unsigned char)(self->name.data[i] | 0x20);
    }
    return key;
}

bool
html_tag_encloses(const struct html_tag *self)
{
    bool is_empty = str_equal_nocase(self->name, STR("wbr"));
    bool is_inline = self->role == HTML_INLINE || self->role == HTML_QUOTATION;
    return is_inline && !is_empty && !self->is_alone;
}

size_t
html_pass_declaration(struct str html, size_t at)
{
    struct str rest = str_slice(html, at, html.length);
    bool is_comment = str_starts_with(rest, STR("<!--")) &&
                      !str_starts_with(rest, STR("<!-->")) &&
                      !str_starts_with(rest, STR("<!--->"));
    size_t end =
        is_comment ? str_find(html, STR("-->"), at + 4) : str_find_byte(html, '>', at);
    size_t length = is_comment ? 3 : 1;
    return end == STR_NOT_FOUND ? html.length : end + length;
}

size_t
html_find_raw_end(struct str html, size_t at, struct str name)
{
    while ((at = str_find(html, STR("</"), at)) != STR_NOT_FOUND) {
        size_t end = at + 2 + name.length;
        bool is_whole = end >= html.length || byte_is_blank(html.data[end]) ||
                        html.data[end] == '/' || html.data[end] == '>';
        if (is_whole && str_equal_nocase(str_slice(html, at + 2, end), name)) {
            return at;
        }
        at += 2;
    }
    return html.length;
}
