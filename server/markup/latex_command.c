/* SPDX-License-Identifier: MIT */
#include "markup/latex_command.h"

#include "text/script.h"
#include "text/utf8.h"

/* Tables: LaTeX itself and the packages that prose is written with (babel, csquotes,
 * hyperref, graphicx, natbib and biblatex, textcomp, beamer). */

/* Sorted by name, bytewise; a test holds the order. */
static const struct latex_command commands[] = {
    {" ", LATEX_BLANK, 0, NULL},
    {"!", LATEX_SYMBOL, 0, ""},
    {"\"", LATEX_ACCENT, 0, "\xCC\x88"},
    {"'", LATEX_ACCENT, 0, "\xCC\x81"},
    {",", LATEX_SYMBOL, 0, "\xE2\x80\xAF"},
    {"-", LATEX_SYMBOL, 0, ""},
    {".", LATEX_ACCENT, 0, "\xCC\x87"},
    {"/", LATEX_SYMBOL, 0, ""},
    {":", LATEX_BLANK, 0, NULL},
    {";", LATEX_BLANK, 0, NULL},
    {"=", LATEX_ACCENT, 0, "\xCC\x84"},
    {"@", LATEX_SYMBOL, 0, ""},
    {"AA", LATEX_SYMBOL, 0, "\xC3\x85"},
    {"AE", LATEX_SYMBOL, 0, "\xC3\x86"},
    {"Cref", LATEX_DROP, 1, NULL},
    {"DH", LATEX_SYMBOL, 0, "\xC3\x90"},
    {"DJ", LATEX_SYMBOL, 0, "\xC4\x90"},
    {"H", LATEX_ACCENT, 0, "\xCC\x8B"},
    {"L", LATEX_SYMBOL, 0, "\xC5\x81"},
    {"LaTeX", LATEX_SYMBOL, 0, "LaTeX"},
    {"NG", LATEX_SYMBOL, 0, "\xC5\x8A"},
    {"NewDocumentCommand", LATEX_DROP, 3, NULL},
    {"O", LATEX_SYMBOL, 0, "\xC3\x98"},
    {"OE", LATEX_SYMBOL, 0, "\xC5\x92"},
    {"P", LATEX_SYMBOL, 0, "\xC2\xB6"},
    {"RenewDocumentCommand", LATEX_DROP, 3, NULL},
    {"S", LATEX_SYMBOL, 0, "\xC2\xA7"},
    {"SI", LATEX_KEEP, 0, NULL},
    {"TH", LATEX_SYMBOL, 0, "\xC3\x9E"},
    {"TeX", LATEX_SYMBOL, 0, "TeX"},
    {"\\", LATEX_BLANK, 0, NULL},
    {"^", LATEX_ACCENT, 0, "\xCC\x82"},
    {"`", LATEX_ACCENT, 0, "\xCC\x80"},
    {"aa", LATEX_SYMBOL, 0, "\xC3\xA5"},
    {"addbibresource", LATEX_DROP, 1, NULL},
    {"addcontentsline", LATEX_DROP, 3, NULL},
    {"addtocounter", LATEX_DROP, 2, NULL},
    {"addtolength", LATEX_DROP, 2, NULL},
    {"ae", LATEX_SYMBOL, 0, "\xC3\xA6"},
    {"autocite", LATEX_DROP, 1, NULL},
    {"autoref", LATEX_DROP, 1, NULL},
    {"b", LATEX_ACCENT, 0, "\xCC\xB1"},
    {"begin", LATEX_BEGIN, 0, NULL},
    {"bibitem", LATEX_ITEM, 1, NULL},
    {"bibliography", LATEX_DROP, 1, NULL},
    {"bibliographystyle", LATEX_DROP, 1, NULL},
    {"bigskip", LATEX_PARAGRAPH, 0, NULL},
    {"blockquote", LATEX_ENQUOTE, 0, NULL},
    {"c", LATEX_ACCENT, 0, "\xCC\xA7"},
    {"caption", LATEX_PARAGRAPH, 0, NULL},
    {"chapter", LATEX_HEADING, 0, NULL},
    {"cite", LATEX_DROP, 1, NULL},
    {"citep", LATEX_DROP, 1, NULL},
    {"citet", LATEX_DROP, 1, NULL},
    {"clearpage", LATEX_PARAGRAPH, 0, NULL},
    {"cline", LATEX_DROP, 1, NULL},
    {"cmidrule", LATEX_DROP, 1, NULL},
    {"color", LATEX_DROP, 1, NULL},
    {"colorbox", LATEX_DROP, 1, NULL},
    {"copyright", LATEX_SYMBOL, 0, "\xC2\xA9"},
    {"cref", LATEX_DROP, 1, NULL},
    {"d", LATEX_ACCENT, 0, "\xCC\xA3"},
    {"dag", LATEX_SYMBOL, 0, "\xE2\x80\xA0"},
    {"date", LATEX_DROP, 1, NULL},
    {"def", LATEX_DEFINE, 0, NULL},
    {"definecolor", LATEX_DROP, 3, NULL},
    {"dh", LATEX_SYMBOL, 0, "\xC3\xB0"},
    {"dj", LATEX_SYMBOL, 0, "\xC4\x91"},
    {"documentclass", LATEX_DROP, 1, NULL},
    {"dots", LATEX_SYMBOL, 0, "\xE2\x80\xA6"},
    {"edef", LATEX_DEFINE, 0, NULL},
    {"end", LATEX_END, 0, NULL},
    {"endnote", LATEX_NOTE, 0, NULL},
    {"enquote", LATEX_ENQUOTE, 0, NULL},
    {"enspace", LATEX_BLANK, 0, NULL},
    {"eqref", LATEX_DROP, 1, NULL},
    {"euro", LATEX_SYMBOL, 0, "\xE2\x82\xAC"},
    {"fbox", LATEX_KEEP, 0, NULL},
    {"fcolorbox", LATEX_DROP, 2, NULL},
    {"flq", LATEX_SYMBOL, 0, "\xE2\x80\xB9"},
    {"flqq", LATEX_SYMBOL, 0, "\xC2\xAB"},
    {"fontfamily", LATEX_DROP, 1, NULL},
    {"fontsize", LATEX_DROP, 2, NULL},
    {"footcite", LATEX_DROP, 1, NULL},
    {"footnote", LATEX_NOTE, 0, NULL},
    {"footnotetext", LATEX_NOTE, 0, NULL},
    {"foreignlanguage", LATEX_DROP, 1, NULL},
    {"frametitle", LATEX_HEADING, 0, NULL},
    {"frq", LATEX_SYMBOL, 0, "\xE2\x80\xBA"},
    {"frqq", LATEX_SYMBOL, 0, "\xC2\xBB"},
    {"gdef", LATEX_DEFINE, 0, NULL},
    {"geometry", LATEX_DROP, 1, NULL},
    {"glq", LATEX_SYMBOL, 0, "\xE2\x80\x9A"},
    {"glqq", LATEX_SYMBOL, 0, "\xE2\x80\x9E"},
    {"grq", LATEX_SYMBOL, 0, "\xE2\x80\x98"},
    {"grqq", LATEX_SYMBOL, 0, "\xE2\x80\x9C"},
    {"guillemetleft", LATEX_SYMBOL, 0, "\xC2\xAB"},
    {"guillemetright", LATEX_SYMBOL, 0, "\xC2\xBB"},
    {"guillemotleft", LATEX_SYMBOL, 0, "\xC2\xAB"},
    {"guillemotright", LATEX_SYMBOL, 0, "\xC2\xBB"},
    {"hfill", LATEX_BLANK, 0, NULL},
    {"href", LATEX_DROP, 1, NULL},
    {"hspace", LATEX_DROP, 1, NULL},
    {"hyperlink", LATEX_DROP, 1, NULL},
    {"hypersetup", LATEX_DROP, 1, NULL},
    {"hypertarget", LATEX_DROP, 1, NULL},
    {"hyphenation", LATEX_DROP, 1, NULL},
    {"i", LATEX_SYMBOL, 0, "\xC4\xB1"},
    {"iffalse", LATEX_COMMENT, 0, NULL},
    {"include", LATEX_DROP, 1, NULL},
    {"includegraphics", LATEX_DROP, 1, NULL},
    {"index", LATEX_DROP, 1, NULL},
    {"input", LATEX_DROP, 1, NULL},
    {"item", LATEX_ITEM, 0, NULL},
    {"j", LATEX_SYMBOL, 0, "j"},
    {"k", LATEX_ACCENT, 0, "\xCC\xA8"},
    {"l", LATEX_SYMBOL, 0, "\xC5\x82"},
    {"label", LATEX_DROP, 1, NULL},
    {"ldots", LATEX_SYMBOL, 0, "\xE2\x80\xA6"},
    {"lstinline", LATEX_VERBATIM, 0, NULL},
    {"lstset", LATEX_DROP, 1, NULL},
    {"marginpar", LATEX_NOTE, 0, NULL},
    {"medskip", LATEX_PARAGRAPH, 0, NULL},
    {"mint", LATEX_DROP, 2, NULL},
    {"multicolumn", LATEX_DROP, 2, NULL},
    {"multirow", LATEX_DROP, 2, NULL},
    {"newcommand", LATEX_DROP, 2, NULL},
    {"newcounter", LATEX_DROP, 1, NULL},
    {"newenvironment", LATEX_DROP, 3, NULL},
    {"newlength", LATEX_DROP, 1, NULL},
    {"newline", LATEX_BLANK, 0, NULL},
    {"newpage", LATEX_PARAGRAPH, 0, NULL},
    {"ng", LATEX_SYMBOL, 0, "\xC5\x8B"},
    {"nocite", LATEX_DROP, 1, NULL},
    {"nolinkurl", LATEX_DROP, 1, NULL},
    {"o", LATEX_SYMBOL, 0, "\xC3\xB8"},
    {"oe", LATEX_SYMBOL, 0, "\xC5\x93"},
    {"pageref", LATEX_DROP, 1, NULL},
    {"pagestyle", LATEX_DROP, 1, NULL},
    {"par", LATEX_PARAGRAPH, 0, NULL},
    {"paragraph", LATEX_HEADING, 0, NULL},
    {"parbox", LATEX_DROP, 1, NULL},
    {"parencite", LATEX_DROP, 1, NULL},
    {"part", LATEX_HEADING, 0, NULL},
    {"pounds", LATEX_SYMBOL, 0, "\xC2\xA3"},
    {"providecommand", LATEX_DROP, 2, NULL},
    {"qquad", LATEX_BLANK, 0, NULL},
    {"quad", LATEX_BLANK, 0, NULL},
    {"quotedblbase", LATEX_SYMBOL, 0, "\xE2\x80\x9E"},
    {"quotesinglbase", LATEX_SYMBOL, 0, "\xE2\x80\x9A"},
    {"r", LATEX_ACCENT, 0, "\xCC\x8A"},
    {"raisebox", LATEX_DROP, 1, NULL},
    {"ref", LATEX_DROP, 1, NULL},
    {"renewcommand", LATEX_DROP, 2, NULL},
    {"renewenvironment", LATEX_DROP, 3, NULL},
    {"rule", LATEX_DROP, 2, NULL},
    {"section", LATEX_HEADING, 0, NULL},
    {"selectlanguage", LATEX_DROP, 1, NULL},
    {"setcounter", LATEX_DROP, 2, NULL},
    {"setlength", LATEX_DROP, 2, NULL},
    {"smallskip", LATEX_PARAGRAPH, 0, NULL},
    {"space", LATEX_BLANK, 0, NULL},
    {"ss", LATEX_SYMBOL, 0, "\xC3\x9F"},
    {"subparagraph", LATEX_HEADING, 0, NULL},
    {"subsection", LATEX_HEADING, 0, NULL},
    {"subsubsection", LATEX_HEADING, 0, NULL},
    {"t", LATEX_ACCENT, 0, "\xCD\xA1"},
    {"textbackslash", LATEX_SYMBOL, 0, "\\"},
    {"textcite", LATEX_DROP, 1, NULL},
    {"textcolor", LATEX_DROP, 1, NULL},
    {"textdegree", LATEX_SYMBOL, 0, "\xC2\xB0"},
    {"textellipsis", LATEX_SYMBOL, 0, "\xE2\x80\xA6"},
    {"textemdash", LATEX_SYMBOL, 0, "\xE2\x80\x94"},
    {"textendash", LATEX_SYMBOL, 0, "\xE2\x80\x93"},
    {"texteuro", LATEX_SYMBOL, 0, "\xE2\x82\xAC"},
    {"textonehalf", LATEX_SYMBOL, 0, "\xC2\xBD"},
    {"textquote", LATEX_ENQUOTE, 0, NULL},
    {"textquotedbl", LATEX_SYMBOL, 0, "\""},
    {"textquotedblleft", LATEX_SYMBOL, 0, "\xE2\x80\x9C"},
    {"textquotedblright", LATEX_SYMBOL, 0, "\xE2\x80\x9D"},
    {"textquoteleft", LATEX_SYMBOL, 0, "\xE2\x80\x98"},
    {"textquoteright", LATEX_SYMBOL, 0, "\xE2\x80\x99"},
    {"textsterling", LATEX_SYMBOL, 0, "\xC2\xA3"},
    {"texttt", LATEX_DROP, 1, NULL},
    {"th", LATEX_SYMBOL, 0, "\xC3\xBE"},
    {"thanks", LATEX_NOTE, 0, NULL},
    {"thispagestyle", LATEX_DROP, 1, NULL},
    {"title", LATEX_HEADING, 0, NULL},
    {"u", LATEX_ACCENT, 0, "\xCC\x86"},
    {"url", LATEX_DROP, 1, NULL},
    {"usepackage", LATEX_DROP, 1, NULL},
    {"v", LATEX_ACCENT, 0, "\xCC\x8C"},
    {"verb", LATEX_VERBATIM, 0, NULL},
    {"vspace", LATEX_DROP, 1, NULL},
    {"xdef", LATEX_DEFINE, 0, NULL},
    {"~", LATEX_ACCENT, 0, "\xCC\x83"},
};

static const struct latex_environment environments[] = {
    {"quote", LATEX_QUOTE, 0},         {"quotation", LATEX_QUOTE, 0},
    {"verse", LATEX_QUOTE, 0},         {"displayquote", LATEX_QUOTE, 0},
    {"itemize", LATEX_LIST, 0},        {"enumerate", LATEX_LIST, 0},
    {"description", LATEX_LIST, 0},    {"thebibliography", LATEX_LIST, 1},
    {"tabular", LATEX_TABLE, 1},       {"tabularx", LATEX_TABLE, 2},
    {"tabulary", LATEX_TABLE, 2},      {"longtable", LATEX_TABLE, 1},
    {"array", LATEX_OPAQUE, 0},        {"verbatim", LATEX_OPAQUE, 0},
    {"Verbatim", LATEX_OPAQUE, 0},     {"lstlisting", LATEX_OPAQUE, 0},
    {"minted", LATEX_OPAQUE, 0},       {"comment", LATEX_OPAQUE, 0},
    {"filecontents", LATEX_OPAQUE, 0}, {"math", LATEX_OPAQUE, 0},
    {"displaymath", LATEX_OPAQUE, 0},  {"equation", LATEX_OPAQUE, 0},
    {"align", LATEX_OPAQUE, 0},        {"alignat", LATEX_OPAQUE, 0},
    {"gather", LATEX_OPAQUE, 0},       {"multline", LATEX_OPAQUE, 0},
    {"flalign", LATEX_OPAQUE, 0},      {"eqnarray", LATEX_OPAQUE, 0},
    {"tikzpicture", LATEX_OPAQUE, 0},  {"picture", LATEX_OPAQUE, 0},
    {"minipage", LATEX_PLAIN, 1},      {"multicols", LATEX_PLAIN, 1},
    {"wrapfigure", LATEX_PLAIN, 2},    {"otherlanguage", LATEX_PLAIN, 1},
};

const struct latex_command *
latex_find_command(struct str name)
{
    size_t low = 0;
    size_t high = sizeof commands / sizeof commands[0];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(str_from(commands[middle].name), name);
        if (order == 0) {
            return &commands[middle];
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle;
    }
    return NULL;
}

bool
latex_command_prints(const struct latex_command *self)
{
    static const char *const names[] = {
        "Cref",      "autocite", "autoref",   "cite",     "citep",
        "citet",     "cref",     "eqref",     "footcite", "includegraphics",
        "nolinkurl", "pageref",  "parencite", "ref",      "textcite",
        "texttt",    "url"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(self->name, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

bool
latex_commands_are_sorted(void)
{
    for (size_t i = 1; i < sizeof commands / sizeof commands[0]; i++) {
        if (str_compare(str_from(commands[i - 1].name), str_from(commands[i].name)) >=
            0) {
            return false;
        }
    }
    return true;
}

struct latex_environment
latex_find_environment(struct str name)
{
    if (str_ends_with(name, STR("*"))) {
        /* tabular* has the width before the columns. */
        bool is_tabular = str_equal(name, STR("tabular*"));
        name = is_tabular ? STR("tabularx") : str_slice(name, 0, name.length - 1);
    }
    for (size_t i = 0; i < sizeof environments / sizeof environments[0]; i++) {
        if (str_equal(name, str_from(environments[i].name))) {
            return environments[i];
        }
    }
    return (struct latex_environment){"", LATEX_PLAIN, 0};
}

bool
latex_put_accent(const char *mark, struct str letter, char out[8])
{
    uint32_t both[2] = {0};
    size_t at = 0;
    both[0] = utf8_next(letter, &at);
    if (at != letter.length || both[0] < 'A') {
        return false;
    }
    both[0] = both[0] == 0x131 ? 'i' : both[0]; /* \'\i is an i with an accent */
    at = 0;
    both[1] = utf8_next(str_from(mark), &at);
    size_t count = char_compose(both);
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        length += utf8_write(both[i], out + length);
    }
    out[length == 8 ? 7 : length] = '\0';
    return length > 0;
}
