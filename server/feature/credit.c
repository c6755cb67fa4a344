/* SPDX-License-Identifier: MIT */
#include "feature/credit.h"

#include <string.h>

/* Characters that a backslash makes plain. */
static const struct {
    enum markup markup;
    const char *special;
} escapes[] = {
    {MARKUP_MARKDOWN, "\\`*_[]<>&~$|#"},
    {MARKUP_LATEX, "{}$&#_%"},
    {MARKUP_RST, "\\*`_|"},
    {MARKUP_FOUNTAIN, "\\*_"},
};

/* Characters that go by a name in a markup. */
static const struct {
    enum markup markup;
    char byte;
    const char *name;
} names[] = {
    {MARKUP_HTML, '&', "&amp;"},
    {MARKUP_HTML, '<', "&lt;"},
    {MARKUP_HTML, '>', "&gt;"},
    {MARKUP_LATEX, '\\', "\\textbackslash{}"},
    {MARKUP_LATEX, '^', "\\textasciicircum{}"},
    {MARKUP_LATEX, '~', "\\textasciitilde{}"},
    {MARKUP_ASCIIDOC, '*', "&#42;"},
    {MARKUP_ASCIIDOC, '_', "&#95;"},
    {MARKUP_ASCIIDOC, '`', "&#96;"},
    {MARKUP_ASCIIDOC, '#', "&#35;"},
    {MARKUP_ASCIIDOC, '+', "&#43;"},
    {MARKUP_ASCIIDOC, '^', "&#94;"},
    {MARKUP_ASCIIDOC, '~', "&#126;"},
    {MARKUP_ASCIIDOC, '[', "&#91;"},
    {MARKUP_ASCIIDOC, '{', "&#123;"},
    {MARKUP_ASCIIDOC, '<', "&#60;"},
    {MARKUP_ORG, '\\', "\\backslash{}"},
    {MARKUP_ORG, '*', "\\ast{}"},
    {MARKUP_ORG, '_', "\\under{}"},
    {MARKUP_ORG, '[', "\\lbrack{}"},
};

static const char *
find_name(enum markup markup, char byte)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i].markup == markup && names[i].byte == byte) {
            return names[i].name;
        }
    }
    return NULL;
}

static bool
takes_backslash(enum markup markup, char byte)
{
    for (size_t i = 0; byte != '\0' && i < sizeof escapes / sizeof *escapes; i++) {
        if (escapes[i].markup == markup && strchr(escapes[i].special, byte) != NULL) {
            return true;
        }
    }
    return false;
}

void
credit_add_escaped(struct buf *out, struct str text, enum markup markup)
{
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.data[i];
        const char *name = find_name(markup, byte);
        if (name != NULL) {
            buf_add_text(out, name);
            continue;
        }
        if (takes_backslash(markup, byte)) {
            buf_add_byte(out, '\\');
        }
        buf_add_byte(out, byte);
    }
}
