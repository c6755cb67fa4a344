/* SPDX-License-Identifier: MIT */
#include "markup/markup.h"

/* How a draft is marked up, by what its file or its editor calls it. */

struct markup_name {
    const char *name;
    enum markup markup;
};

static const struct markup_name endings[] = {
    {".md", MARKUP_MARKDOWN},    {".markdown", MARKUP_MARKDOWN},
    {".mdown", MARKUP_MARKDOWN}, {".mkd", MARKUP_MARKDOWN},
    {".html", MARKUP_HTML},      {".htm", MARKUP_HTML},
    {".xhtml", MARKUP_HTML},     {".tex", MARKUP_LATEX},
    {".latex", MARKUP_LATEX},    {".ltx", MARKUP_LATEX},
    {".adoc", MARKUP_ASCIIDOC},  {".asciidoc", MARKUP_ASCIIDOC},
    {".rst", MARKUP_RST},        {".rest", MARKUP_RST},
    {".org", MARKUP_ORG},        {".fountain", MARKUP_FOUNTAIN},
    {".spmd", MARKUP_FOUNTAIN},
};

static const struct markup_name language_ids[] = {
    {"markdown", MARKUP_MARKDOWN},
    {"gfm", MARKUP_MARKDOWN},
    {"md", MARKUP_MARKDOWN},
    {"mdx", MARKUP_MARKDOWN},
    {"quarto", MARKUP_MARKDOWN},
    {"rmd", MARKUP_MARKDOWN},
    {"vimwiki.markdown", MARKUP_MARKDOWN},
    {"pandoc", MARKUP_MARKDOWN},
    {"html", MARKUP_HTML},
    {"xhtml", MARKUP_HTML},
    {"latex", MARKUP_LATEX},
    {"tex", MARKUP_LATEX},
    {"plaintex", MARKUP_LATEX},
    {"context", MARKUP_LATEX},
    {"asciidoc", MARKUP_ASCIIDOC},
    {"asciidoctor", MARKUP_ASCIIDOC},
    {"adoc", MARKUP_ASCIIDOC},
    {"restructuredtext", MARKUP_RST},
    {"rst", MARKUP_RST},
    {"org", MARKUP_ORG},
    {"orgmode", MARKUP_ORG},
    {"fountain", MARKUP_FOUNTAIN},
};

enum markup
markup_from_path(struct str path)
{
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        struct str ending = str_from(endings[i].name);
        if (path.length > ending.length &&
            str_equal_nocase(str_slice(path, path.length - ending.length, path.length),
                             ending)) {
            return endings[i].markup;
        }
    }
    return MARKUP_PLAIN;
}

enum markup
markup_from_language_id(struct str id)
{
    for (size_t i = 0; i < sizeof language_ids / sizeof language_ids[0]; i++) {
        if (str_equal_nocase(id, str_from(language_ids[i].name))) {
            return language_ids[i].markup;
        }
    }
    return MARKUP_PLAIN;
}
