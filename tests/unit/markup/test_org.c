/* SPDX-License-Identifier: MIT */
#include "markup/org.h"

#include "paragraphs.h"

static const struct paragraphs_row rows[] = {
    {"#+TITLE: The quay\n#+AUTHOR: Ada\n# comment\nOne\nline.\n\nTwo.",
     "h The quay\nb One line.\nb Two.\n"},
    {"* TO"
     "DO [#A] Head :press:wire:\nSCHEDULED: <2023-09-19 Tue>\n:PROPERTIES:\n:ID: "
     "x\n:END:\nBody",
     "h Head\nb Body\n"},
    {"* COMMENT no\nno\n** no\nno\n* yes\nyes\n* tagged :noexport:\nno",
     "h yes\nb yes\n"},
    {"*bold* /it/ _u_ +s+ un\xE2\x80\x8B*frigging*\xE2\x80\x8B"
     "believable and/or 1/2 a_b",
     "b bold it u s un\xE2\x80\x8B"
     "frigging\xE2\x80\x8B"
     "believable and/or 1/2 a_b\n"},
    {"use =verb= and ~code~, a = b ~ c", "b use  and , a = b ~ c\n"},
    {"see [[https://x.org][the /quay/]] or [[x.png]] or https://x.org/a and "
     "<https://y.org>.",
     "b see the quay or  or  and .\n"},
    {"#+begin_src c\nint x;\n#+end_src\n#+BEGIN_QUOTE\nsaid\n#+END_QUOTE\n: fixed\nbody",
     "q said\nb body\n"},
    {"- one\n- [X] two\n  more\n+ term :: meaning\n1. three\n\nbody",
     "i one\ni two more\ni term\ni meaning\ni three\nb body\n"},
    {"| a | b |\n|---+---|\n| c | d |\n#+TBLFM: x\nend", "i a\ni b\ni c\ni d\nb end\n"},
    {"text[fn:1] and[fn::A note [sic].] on\n\n[fn:1] The note.",
     "b text and A note [sic].  on\ni The note.\n"},
    {"on <2023-09-19 Tue 12:00> at [2023-09-19] \\eacute{}t\\eacute \\ndash \\\\ x",
     "b on  at  été –  x\n"},
    {"a {{{macro(x)}}} b @@html:<b>@@c <<target>> <<<radio>>> [cite:@x] \\(x\\) d",
     "b a  b c  radio   d\n"},
    {"-----\n\\begin{equation}\nx\n\\end{equation}\nend", "b end\n"},
    {"#+begin_src\nnever closed\n* Head\nbody", "h Head\nb body\n"},
    {":DRAWER:\nnever closed\n* Head", "h Head\n"},
    {"#+caption: The quay\n[[x.png]]", "b The quay\n"},
    {"[[", "b [[\n"},
    {"~", "b ~\n"},
    {"\\", "b \\\n"},
    {"*", "b *\n"},
    {"", ""},
};

static void
org__leaves_only_prose(void **state)
{
    (void)state;
    paragraphs_check_rows(rows, MARKUP_ORG);
}

static void
org__maps_each_word_to_its_source(void **state)
{
    (void)state;
    paragraphs_check_sources("*bold* t\\eacute{}l\\eacute [[x][the /quay/]] end",
                             "bold|t\\eacute{}l\\eacute|the|quay|end", MARKUP_ORG);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(org__leaves_only_prose),
        cmocka_unit_test(org__maps_each_word_to_its_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
