/* SPDX-License-Identifier: MIT */
/* Enough of HTML for the body field of a wire record. Malformed markup never
 * fails: what is no tag or entity is text. */
#include "intake/html.h"

#include <stdbool.h>

#include "markup/entity.h"

/* The entity at `at`; returns the offset past it, `at` if there is none. */
static size_t
add_entity(struct buf *out, struct str html, size_t at)
{
    size_t end = str_find_byte(str_slice(html, 0, at + 12), ';', at);
    if (end == STR_NOT_FOUND) {
        return at;
    }
    char decoded[ENTITY_BYTES];
    size_t length = entity_decode(str_slice(html, at, end + 1), decoded);
    buf_add(out, decoded, length);
    return length > 0 ? end + 1 : at;
}

static bool
is_tag(struct str tag, const char *const *names, size_t count)
{
    size_t end = 0;
    while (end < tag.length && tag.data[end] > ' ' && tag.data[end] != '/') {
        end++;
    }
    struct str name = str_slice(tag, 0, end);
    for (size_t i = 0; i < count; i++) {
        if (str_equal_nocase(name, str_from(names[i]))) {
            return true;
        }
    }
    return false;
}

/* Past the closing tag of an element whose content is no text. */
static size_t
skip_element(struct str html, size_t at, struct str name)
{
    while ((at = str_find(html, STR("</"), at)) != STR_NOT_FOUND) {
        at += 2;
        size_t end = at + name.length;
        if (str_starts_with_nocase(str_slice(html, at, html.length), name) &&
            (end == html.length || html.data[end] == '>' || html.data[end] == ' ')) {
            size_t close = str_find_byte(html, '>', end);
            return close == STR_NOT_FOUND ? html.length : close + 1;
        }
    }
    return html.length;
}

/* The tag at `at`; returns the offset past it. */
static size_t
add_tag(struct buf *out, struct str html, size_t at)
{
    static const char *const hidden[] = {
        "script", "style",  "template", "noscript", "figure", "figcaption",
        "head",   "media",  "iframe",   "object",   "svg",    "audio",
        "video",  "select", "button",   "form",     "nav",    "nitf-table"};
    static const char *const blocks[] = {
        "p",      "div",        "h1",     "h2",   "h3",    "h4",      "h5",      "h6",
        "li",     "ul",         "ol",     "tr",   "table", "section", "article", "header",
        "footer", "blockquote", "pre",    "hr",   "block", "hl2",     "dt",      "dd",
        "td",     "th",         "center", "main", "aside", "address"};
    static const char *const breaks[] = {"br"};
    if (str_starts_with(str_slice(html, at, html.length), STR("<!--"))) {
        size_t end = str_find(html, STR("-->"), at);
        return end == STR_NOT_FOUND ? html.length : end + 3;
    }
    size_t end = str_find_byte(html, '>', at);
    if (end == STR_NOT_FOUND) {
        return html.length;
    }
    bool closing = html.data[at + 1] == '/';
    struct str tag = str_slice(html, at + 1 + closing, end);
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden && !closing; i++) {
        if (is_tag(tag, &hidden[i], 1) && !str_ends_with(tag, STR("/"))) {
            return skip_element(html, end, str_from(hidden[i]));
        }
    }
    if (is_tag(tag, blocks, sizeof blocks / sizeof *blocks)) {
        buf_add_text(out, "\n\n");
    } else if (is_tag(tag, breaks, 1)) {
        buf_add_byte(out, '\n');
    }
    return end + 1;
}

static bool
opens_tag(struct str html, size_t at)
{
    char next = at + 1 < html.length ? html.data[at + 1] : '\0';
    return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '/' ||
           next == '!' || next == '?';
}

void
html_add_text(struct buf *out, struct str html)
{
    for (size_t at = 0; at < html.length;) {
        char c = html.data[at];
        size_t after = at;
        if (c == '<' && opens_tag(html, at)) {
            after = add_tag(out, html, at);
        } else if (c == '&') {
            after = add_entity(out, html, at);
        }
        if (after == at) {
            /* Line ends in HTML are blanks. */
            buf_add_byte(out, c == '\n' || c == '\r' ? ' ' : c);
            after = at + 1;
        }
        at = after;
    }
}
