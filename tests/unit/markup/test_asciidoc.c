/* SPDX-License-Identifier: MIT */
#include "markup/asciidoc.h"

#include "paragraphs.h"

static const struct paragraphs_row rows[] = {
    {"= Title\nAda Pell <ada@x.org>\n:toc: left\n:long: a \\\n  "
     "b\n\nFirst\nline.\n\nSecond.",
     "h Title\nb Ada Pell <ada@x.org>\nb First line.\nb "
     "Second.\n"},
    {":name: value\n\nBody", "b Body\n"},
    {"== Section\ntext\n\n=== Sub\n\nTitle\n-----\nbody",
     "h Section\nb text\nh Sub\nh Title\nb body\n"},
    {"un**frigging**believable *bold* _it_ #mark# H~2~O snake_case 2 * 3",
     "b unfriggingbelievable bold it mark H2O snake_case 2 * 3\n"},
    {"use `code` here and ``co``de", "b use  here and de\n"},
    {"stray ` mark", "b stray ` mark\n"},
    {"----\ncode\n\n----\n\n....\nliteral\n....\n\n```c\nx\n```\nend", "b end\n"},
    {"[source,c]\nint x;\n\nend", "b end\n"},
    {"// comment\ntext\n// more\ngoes on\n\n////\nblock\n////\nend",
     "b text goes on\nb end\n"},
    {"* one\n* two\nmore\n** [x] three\n\n. four\n1. five\n\nbody",
     "i one\ni two more\ni three\ni four\ni five\nb body\n"},
    {"Term:: meaning\nOther::\n  its meaning",
     "i Term\ni meaning\ni Other\ni its meaning\n"},
    {"* item\n+\nattached\n\nfree", "i item\ni attached\nb free\n"},
    {"____\nsaid\n\nshe\n____\n\n[quote, Ada]\nwait\n\nbody",
     "q said\nq she\nq wait\nb body\n"},
    {"|===\n|a |b\n\n2+|c *d*\n|e\nf\n|===\nend", "i a\ni b\ni c d\ni e f\nb end\n"},
    {",===\na,b\nc,d\n,===\nend", "i a\ni b\ni c\ni d\nb end\n"},
    {"see https://x.org/a[the _quay_] or https://x.org/b. And link:c.html[this].",
     "b see the quay or . And this.\n"},
    {"see <<a>>, <<b,the quay>> and xref:c.adoc[that]", "b see , the quay and that\n"},
    {"image::x.png[no]\n\nan image:y.png[no] icon\n\ninclude::z.adoc[]", "b an  icon\n"},
    {"a footnote:[A note.] b kbd:[Ctrl] c stem:[x] d", "b a A note.  b  c  d\n"},
    {"{nbsp}{ldquo}x{rdquo} {unknown} 5{deg} &eacute; a--b", "b \xC2\xA0“x”  5° é a—b\n"},
    {"\"`quoted`\" and '`one`'", "b “quoted” and ‘one’\n"},
    {"\\*not\\* [.red]#x# [[id]]y [sic] (((a,b)))z ((term))",
     "b *not* x y [sic] z ((term))\n"},
    {"NOTE: mind\n\n.Caption\n****\nsidebar\n****\n\n'''\n\n<<<\n\nhard +\nbreak",
     "b mind\nh Caption\nb sidebar\nb hard break\n"},
    {" literal\n paragraph\n\nbody", "b body\n"},
    {"---\ntitle: x\n---\nBody", "b Body\n"},
    {"----\nnever closed", ""},
    {"|===\n|never closed", "i never closed\n"},
    {"[", "b [\n"},
    {"`", "b `\n"},
    {"\\", "b \\\n"},
    {"", ""},
};

static void
asciidoc__leaves_only_prose(void **state)
{
    (void)state;
    paragraphs_check_rows(rows, MARKUP_ASCIIDOC);
}

static void
asciidoc__maps_each_word_to_its_source(void **state)
{
    (void)state;
    paragraphs_check_sources("un**believ**able caf&eacute; link:x[the **qu**ay] end",
                             "un**believ**able|caf&eacute;|the|qu**ay|end",
                             MARKUP_ASCIIDOC);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(asciidoc__leaves_only_prose),
        cmocka_unit_test(asciidoc__maps_each_word_to_its_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
