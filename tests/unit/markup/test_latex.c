/* SPDX-License-Identifier: MIT */
#include "markup/latex.h"

#include "markup/latex_command.h"
#include "paragraphs.h"

static const struct paragraphs_row rows[] = {
    {"One\nline.\n\nTwo \\par Three", "b One line.\nb Two\nb Three\n"},
    {"\\documentclass{article}\n\\title{No}\n% "
     "\\begin{document}\n\\begin{document}\nBody\n"
     "\\end{document}\nnot this",
     "b Body\n"},
    {"un\\emph{frigging}believable \\textbf{bo}ld", "b unfriggingbelievable bold\n"},
    {"\\section*{The \\emph{quay}}\nText\\label{a}.", "h The quay\nb Text .\n"},
    {"\\section[short]{Long} a", "h Long\nb a\n"},
    {"a % comment\nb%\n  c\n%all\n\nd 5\\% e", "b a bc\nb d 5% e\n"},
    {"see \\cite[p.~3]{x} and \\href{http://x.org/%7E}{the quay} or \\url{http://y.org}.",
     "b see  and the quay or .\n"},
    {"\\textcolor{red}{text} \\foreignlanguage{german}{Hafen}", "b text Hafen\n"},
    {"caf\\'e \\\"{o}l Stra\\ss e \\c{c}a \\v s \\'{\\i} \\H{o} \\~n \\^\\i \\o{} \\O",
     "b café öl Straße ça š í ő ñ î ø Ø\n"},
    {"``quoted'' `one' -- --- ,,so'' <<et>> A~B 12\\,500 \\& \\$ \\# \\_ \\{ ?`",
     "b “quoted” ‘one' – — „so” «et» A\xC2\xA0"
     "B 12\xE2\x80\xAF"
     "500 & $ # _ { ¿\n"},
    {"co\\-operate \\dots{} \\LaTeX\\ is \\textquotedblleft x\\textquotedblright",
     "b cooperate … LaTeX is “x”\n"},
    {"\\enquote{outer \\enquote{inner} on} \\emph{x}", "b “outer ‘inner’ on” x\n"},
    {"a $x^2 + y$ b \\(z\\) c \\[ w \\] d $$v$$ e", "b a  b  c  d  e\n"},
    {"cost $5 million, and $6 million more", "b cost $5 million, and $6 million more\n"},
    {"cost $5\n\nmore $", "b cost $5\nb more $\n"},
    {"a\n\\begin{equation}\nx\n\n\\end{equation}\nb", "b a b\n"},
    {"\\begin{verbatim}\nno \\end{x}\n\\end{verbatim}\nb \\verb|x y| c", "b b  c\n"},
    {"\\begin{quote}said\\end{quote}she", "q said\nb she\n"},
    {"\\begin{itemize}\n\\item one\n\\item[x] two\n\\end{itemize}\nthree",
     "i one\ni two\nb three\n"},
    {"\\begin{tabular}{l|r}\\hline a & b \\\\ c & d \\\\[2pt] \\end{tabular} e",
     "i a\ni b\ni c\ni d\nb e\n"},
    {"\\begin{figure}[ht]\n\\includegraphics[width=3cm]{x.png}\n\\caption{The quay}\n"
     "\\end{figure}",
     "b The quay\n"},
    {"text\\footnote{A note.} goes on", "b text A note.  goes on\n"},
    {"line\\\\break \\newcommand{\\x}[1]{no #1} \\newcommand\\y{no} on \\def\\z#1{no}!",
     "b line break   on !\n"},
    {"\\unknown[no]{kept} \\other text", "b kept text\n"},
    {"\\label{broken\n\nback", "b back\n"},
    {"{open \\section{head\n\nback } on", "b open\nh head\nb back  on\n"},
    {"a \\iffalse no \\fi b", "b a  b\n"},
    {"\\", ""},
    {"\\'", ""},
    {"a\\begin{", "b a\n"},
    {"\\verb", ""},
    {"\\begin{verbatim}", ""},
    {"$", "b $\n"},
    {"", ""},
};

static void
latex__leaves_only_prose(void **state)
{
    (void)state;
    paragraphs_check_rows(rows, MARKUP_LATEX);
}

static void
latex__maps_each_word_to_its_source(void **state)
{
    (void)state;
    paragraphs_check_sources(
        "un\\emph{believ}able caf\\'{e} Stra\\ss e \\\"Ol 12\\,500 co\\-op\n%x\nend",
        "un\\emph{believ}able|caf\\'{e}|Stra\\ss e|\\\"Ol|12\\,500|co\\-op|end",
        MARKUP_LATEX);
}

static void
latex_find_command__finds_every_row(void **state)
{
    (void)state;
    static const char *const names[] = {" ", "!",        "AA",          "\\",  "^",
                                        "`", "begin",    "blockquote",  "url", "xdef",
                                        "~", "footnote", "subparagraph"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const struct latex_command *command = latex_find_command(str_from(names[i]));
        assert_non_null(command);
        assert_string_equal(command->name, names[i]);
    }
    assert_null(latex_find_command(STR("emph")));
    assert_null(latex_find_command(STR_NONE));
    assert_true(latex_commands_are_sorted());
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(latex__leaves_only_prose),
        cmocka_unit_test(latex__maps_each_word_to_its_source),
        cmocka_unit_test(latex_find_command__finds_every_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
