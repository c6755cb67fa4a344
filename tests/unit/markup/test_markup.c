/* SPDX-License-Identifier: MIT */
/* What holds for every kind of markup: how it is named, and that no text takes more
 * time than its length allows. */
#include <time.h>

#include "paragraphs.h"

static void
markup__is_read_from_the_name_of_a_file(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        enum markup markup;
    } rows[] = {
        {"desk/Story.MD", MARKUP_MARKDOWN},
        {"a.markdown", MARKUP_MARKDOWN},
        {"a.md.txt", MARKUP_PLAIN},
        {"md", MARKUP_PLAIN},
        {".org", MARKUP_PLAIN},
        {"a.html", MARKUP_HTML},
        {"a.HTM", MARKUP_HTML},
        {"a.tex", MARKUP_LATEX},
        {"a.adoc", MARKUP_ASCIIDOC},
        {"a.asciidoc", MARKUP_ASCIIDOC},
        {"a.rst", MARKUP_RST},
        {"a.org", MARKUP_ORG},
        {"a.fountain", MARKUP_FOUNTAIN},
        {"a.text", MARKUP_PLAIN},
        {"", MARKUP_PLAIN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(markup_from_path(str_from(rows[i].path)), rows[i].markup);
    }
}

static void
markup__is_read_from_the_language_of_an_editor(void **state)
{
    (void)state;
    static const struct {
        const char *id;
        enum markup markup;
    } rows[] = {
        {"markdown", MARKUP_MARKDOWN},
        {"html", MARKUP_HTML},
        {"latex", MARKUP_LATEX},
        {"tex", MARKUP_LATEX},
        {"plaintex", MARKUP_LATEX},
        {"asciidoc", MARKUP_ASCIIDOC},
        {"restructuredtext", MARKUP_RST},
        {"rst", MARKUP_RST},
        {"org", MARKUP_ORG},
        {"fountain", MARKUP_FOUNTAIN},
        {"plaintext", MARKUP_PLAIN},
        {"text", MARKUP_PLAIN},
        {"newsroom-9000", MARKUP_PLAIN},
        {"", MARKUP_PLAIN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(markup_from_language_id(str_from(rows[i].id)), rows[i].markup);
    }
}

/* Beginnings without ends, ends without beginnings, and what has to be looked up. */
static const struct {
    enum markup markup;
    const char *patterns[40];
} hostile[] = {
    {MARKUP_HTML,
     {"<",         "<a ",  "<a b=",        "<a b=\"",    "<a b='", "<!--",   "<!",
      "</",        "</a",  "<script>",     "<script></", "<svg>",  "<code>", "<b>",
      "<br>",      "<li>", "<blockquote>", "<?",         "&",      "&#",     "&zcaron;",
      "<pre>\n\n", "<q>",  "</q>",         "<a/",        "= ",     "<title>"}},
    {MARKUP_LATEX,
     {"\\",
      "{",
      "}",
      "\\a",
      "\\a{",
      "\\a[",
      "\\label{",
      "\\label{}[",
      "]",
      "$",
      "$a",
      "$$",
      "\\(",
      "\\[",
      "\\verb|",
      "\\verb",
      "\\begin{a}",
      "\\begin{verbatim}",
      "\\begin{",
      "%",
      "% \\begin{document} ",
      "\\begin{document}",
      "\\begin{quote}",
      "\\iffalse",
      "\\def",
      "\\def\\a{",
      "\\'",
      "\\c ",
      "\\enquote{",
      "\\section{",
      "``",
      "\\footnote{",
      "\\newcommand",
      "\\a \n",
      "\\a ",
      "\\begin{tabular}{&",
      "\\item["}},
    {MARKUP_ASCIIDOC,
     {"`",         "``",      "a`",     " `a",     "\"`",       "*",          "**a",
      " *a",       "_",       "[",      "[[",      "]",         "[.a",        "<<",
      "<<a",       ">>",      "(((",    "{",       "{a",        "{amp}",      "link:",
      "link:a",    "link:a[", "stem:[", "http://", "http://a[", "footnote:[", "--",
      "\\*",       "+",       "----\n", "|===\n",  "|===\n|",   "* a\n",      "a::\n",
      "[quote]\n", "a\n--\n", "////\n", ":a:\\\n", "//\n"}},
    {MARKUP_RST,
     {"`",           "``",      "a`",     " `a",      "*",       "_",        "a_",
      "|",           " |a",     "[",      "[1",       "[1]_",    ":a:",      ":a:`",
      ":code:`",     "`a <",    "<",      "\\",       "\\ ",     ".. ",      ".. a::\n",
      ".. note::\n", "a::\n\n", "- a\n",  "a\n  b\n", "+--+\n",  "==  ==\n", "a\n--\n",
      ":a: b\n",     "__ ",     ">>> \n", "a\n",      "  a\n\n", "\n a",     "http://"}},
    {MARKUP_ORG,
     {"~",
      " ~a",
      "=",
      " =a",
      "*",
      "*a",
      "* ",
      "* a\n",
      "** COMMENT\n",
      "[",
      "[[",
      "[[a",
      "[[a][",
      "]",
      "]]",
      "[fn:",
      "[fn:a",
      "[fn::",
      "[cite",
      "<",
      "<<",
      "<<<",
      ">>>",
      "{{{",
      "@@",
      "@@a",
      "\\",
      "\\(",
      "\\[",
      "\\eacute",
      "#+begin_src\n",
      "#+begin_quote\n",
      ":A:\n",
      "| a ",
      "|\n",
      "- a\n",
      "a :: ",
      "<2023-09-19",
      "[2023-09-19",
      "http://"}},
    {MARKUP_FOUNTAIN,
     {"*",        "_",    "[[",        "[[a\n",    "]]",      "/*",       "/*\n",
      "*/",       "/**/", "/*\n*/",    "A\n",      "A\n\n",   "A\na\n\n", ".",
      ".a#\n\n",  ">",    "> a <\n\n", "~\n",      "@\n",     "#\n",      "=\n",
      "INT.\n\n", "(",    "\\*",       "title:\n", "http://", "A\n(a)\n"}},
    {MARKUP_PLAIN, {"a", "a\n", "a\n\n", " ", "\n", "\t", "\xC3"}},
};

static double
measure(const char *pattern, size_t length, enum markup markup)
{
    struct buf text = BUF_INIT;
    size_t step = strlen(pattern);
    while (text.length < length) {
        buf_add(&text, pattern, step);
    }
    struct prose prose = {0};
    clock_t start = clock();
    prose_build(&prose, buf_str(&text), markup);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    prose_release(&prose);
    buf_release(&text);
    return seconds;
}

/* Whether twice the text takes no more than three times as long; a tenth of a second
 * is forgiven, and a busy machine gets another chance. */
static bool
is_linear(const char *pattern, enum markup markup)
{
    static const size_t length = (size_t)128 << 10;
    for (unsigned chance = 0; chance < 3; chance++) {
        double once = measure(pattern, length, markup);
        double twice = measure(pattern, length * 2, markup);
        if (twice < once * 3 + 0.1) {
            return true;
        }
    }
    return false;
}

static void
prose_build__takes_time_linear_in_the_text(void **state)
{
    (void)state;
    size_t slow = 0;
    for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
        const char *const *patterns = hostile[i].patterns;
        size_t limit = sizeof hostile[i].patterns / sizeof hostile[i].patterns[0];
        for (size_t n = 0; n < limit && patterns[n] != NULL; n++) {
            if (!is_linear(patterns[n], hostile[i].markup)) {
                print_error("markup %d is slow on \"%s\"\n", (int)hostile[i].markup,
                            patterns[n]);
                slow++;
            }
        }
    }
    assert_int_equal(slow, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markup__is_read_from_the_name_of_a_file),
        cmocka_unit_test(markup__is_read_from_the_language_of_an_editor),
        cmocka_unit_test(prose_build__takes_time_linear_in_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
