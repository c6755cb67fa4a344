/* SPDX-License-Identifier: MIT */
#include "markup/rst.h"

#include "paragraphs.h"

static const struct paragraphs_row rows[] = {
    {"=====\nTitle\n=====\n\nOne\nline.\n\nSection\n-------\nTwo",
     "h Title\nb One line.\nh Section\nb Two\n"},
    {"un\\ *frigging*\\ believable **bold** 2 * 3",
     "b unfriggingbelievable bold 2 * 3\n"},
    {"use ``code`` here, `phrase` :emphasis:`text` :code:`x` `role`:sub: on",
     "b use  here, phrase text  role on\n"},
    {"see `the quay <http://x.org>`_ and name_ or `two words`_, https://x.org.",
     "b see the quay  and name or two words, .\n"},
    {"note [1]_ [#a]_ |sub| snake_case \\*not\\* [sic]",
     "b note    snake_case *not* [sic]\n"},
    {".. comment\n   more\n\n.. _target: http://x.org\n.. |sub| replace:: x\n\nbody",
     "b body\n"},
    {".. code-block:: c\n   :linenos:\n\n   int x;\n\n   y\n\nbody", "b body\n"},
    {".. note:: Mind\n   the gap.\n\n   Second.\n\nbody",
     "b Mind the gap.\nb Second.\nb body\n"},
    {".. admonition:: Title\n   :class: x\n\n   Text.\n", "h Title\nb Text.\n"},
    {".. figure:: x.png\n   :alt: no\n\n   The caption.\n\nbody",
     "b The caption.\nb body\n"},
    {".. [1] A note.\n   more\n\nbody", "i A note. more\nb body\n"},
    {"Like this::\n\n   code\n\n   more\n\nbody\n\n::\n\n  code\n\nend",
     "b Like this:\nb body\nb end\n"},
    {"- one\n- two\n  more\n\n  second\n\n1. three\n#. four\n\nbody",
     "i one\ni two more\ni second\ni three\ni four\nb body\n"},
    {"term\n  meaning\nother\n  its meaning\n",
     "i term\ni meaning\ni other\ni its meaning\n"},
    {"said:\n\n  quoted\n  text\n\nshe", "b said:\nq quoted text\nb she\n"},
    {"+-----+---+\n| a   | b |\n+=====+===+\n| c   | d |\n+-----+---+\n\nend",
     "i a\ni b\ni c\ni d\nb end\n"},
    {"===  ===\na    b\n===  ===\nc    d\n===  ===\n\nend",
     "i a\ni b\ni c\ni d\nb end\n"},
    {":Author: Ada\n:Date: now\n\nbody\n\n----\n\n>>> code\nresult\n\nend",
     "b body\nb end\n"},
    {"| line\n| block", "b line  block\n"},
    {".. epigraph::\n\n   Said.\n\nbody", "q Said.\nb body\n"},
    {"..", ""},
    {"`", ""},
    {"\\", ""},
    {"::", ""},
    {"", ""},
};

static void
rst__leaves_only_prose(void **state)
{
    (void)state;
    paragraphs_check_rows(rows, MARKUP_RST);
}

static void
rst__maps_each_word_to_its_source(void **state)
{
    (void)state;
    paragraphs_check_sources("un\\ *believ*\\ able `the quay <http://x.org>`_ end",
                             "un\\ *believ*\\ able|the|quay|end", MARKUP_RST);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rst__leaves_only_prose),
        cmocka_unit_test(rst__maps_each_word_to_its_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
