/* SPDX-License-Identifier: MIT */
/* What a comment of the draft says, and which paragraphs it mutes, in every markup. */
#include "markup/comment.h"

#include "paragraphs.h"

static void
comment__is_read_with_and_without_a_reason(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum comment_word word;
    } rows[] = {
        {" wirecheck: off ", COMMENT_OFF},
        {"wirecheck:on", COMMENT_ON},
        {"\tWirecheck : IGNORE", COMMENT_IGNORE},
        {"wirecheck: ignore, our own release", COMMENT_IGNORE},
        {"wirecheck: off (licensed)", COMMENT_OFF},
        {"\n wirecheck: off\n", COMMENT_OFF},
        {"wirecheck: offline", COMMENT_UNKNOWN},
        {"wirecheck: off-line", COMMENT_UNKNOWN},
        {"wirecheck: off\xC3\xA9", COMMENT_UNKNOWN},
        {"wirecheck: of", COMMENT_UNKNOWN},
        {"wirecheck:", COMMENT_UNKNOWN},
        {"wirecheck: \xFF", COMMENT_UNKNOWN},
        {"wirecheck off", COMMENT_FOREIGN},
        {"wirechecks: off", COMMENT_FOREIGN},
        {"see wirecheck: off", COMMENT_FOREIGN},
        {"wirecheck", COMMENT_FOREIGN},
        {"  ", COMMENT_FOREIGN},
        {"", COMMENT_FOREIGN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(comment_read(str_from(rows[i].text)), rows[i].word);
    }
    assert_int_equal(comment_read(STR_NONE), COMMENT_FOREIGN);
}

struct row {
    enum markup markup;
    const char *source;
    const char *expected; /* each paragraph after "+ ", or "- " where it is muted */
};

static const struct row rows[] = {
    {MARKUP_MARKDOWN,
     "a\n\n<!-- wirecheck: off -->\n\nb\n\nc\n\n<!-- wirecheck: on -->\n\nd",
     "+ a\n- b\n- c\n+ d\n"},
    {MARKUP_MARKDOWN, "a\n\n<!-- wirecheck: off -->\nb\n<!-- wirecheck: on -->\nc",
     "+ a\n- b\n+ c\n"},
    {MARKUP_MARKDOWN, "<!-- wirecheck: ignore -->\n\n# h\n\na\n\nb", "- h\n- a\n+ b\n"},
    {MARKUP_MARKDOWN, "a <!-- wirecheck: ignore --> b\n\nc\n\nd", "+ a  b\n- c\n+ d\n"},
    {MARKUP_MARKDOWN, "<!-- wirecheck: off -->\n- a\n- b\n\n> c", "- a\n- b\n- c\n"},
    {MARKUP_MARKDOWN, "> <!-- wirecheck: off -->\n>\n> a\n\nb", "- a\n- b\n"},
    {MARKUP_MARKDOWN, "<!-- wirecheck: ignore -->\n\n<!-- wirecheck: on -->\n\na",
     "+ a\n"},
    {MARKUP_MARKDOWN, "```\n<!-- wirecheck: off -->\n```\n\na", "+ a\n"},
    {MARKUP_MARKDOWN, "`<!-- wirecheck: off -->`\n\na", "+ a\n"},
    {MARKUP_MARKDOWN, "---\na: '<!-- wirecheck: off -->'\n---\n\nb", "+ b\n"},
    {MARKUP_MARKDOWN, "<!-- wirecheck: of -->\n\na", "+ a\n"},
    {MARKUP_MARKDOWN, "<!-- wirecheck: off\n\na", ""},
    {MARKUP_HTML, "<p>a<!-- wirecheck: off --><p>b<!--wirecheck:on--><p>c",
     "+ a\n- b\n+ c\n"},
    {MARKUP_HTML, "<!-- wirecheck: ignore -->a<p>b", "- a\n+ b\n"},
    {MARKUP_HTML, "<script>// <!-- wirecheck: off -->\n</script><p>a", "+ a\n"},
    {MARKUP_HTML, "<p title='<!-- wirecheck: off -->'>a", "+ a\n"},
    {MARKUP_LATEX, "a\n\n% wirecheck: off\nb\n\nc\n%% wirecheck: on\n\nd",
     "+ a\n- b\n- c\n+ d\n"},
    {MARKUP_LATEX,
     "% wirecheck: off\n\\documentclass{article}\n\\begin{document}\na\n"
     "\\end{document}",
     "- a\n"},
    {MARKUP_LATEX, "5\\% wirecheck: off\n\na", "+ 5% wirecheck: off\n+ a\n"},
    {MARKUP_LATEX, "\\begin{verbatim}\n% wirecheck: off\n\\end{verbatim}\na", "+ a\n"},
    {MARKUP_ASCIIDOC, "a\n\n// wirecheck: off\nb\n// wirecheck: on\n\nc",
     "+ a\n- b\n+ c\n"},
    {MARKUP_ASCIIDOC, "// wirecheck: ignore\n\n== h\n\na\n\nb", "- h\n- a\n+ b\n"},
    {MARKUP_ASCIIDOC, "----\n// wirecheck: off\n----\n\na", "+ a\n"},
    {MARKUP_RST, "a\n\n.. wirecheck: off\n\nb\n\n.. wirecheck: on\n\nc",
     "+ a\n- b\n+ c\n"},
    {MARKUP_RST, "::\n\n  .. wirecheck: off\n\na", "+ a\n"},
    {MARKUP_ORG, "a\n# wirecheck: off\nb\n\n# wirecheck: on\nc", "+ a\n- b\n+ c\n"},
    {MARKUP_ORG, "# wirecheck: ignore\n* h\na\n\nb", "- h\n- a\n+ b\n"},
    {MARKUP_ORG, "#+begin_src c\n# wirecheck: off\n#+end_src\na", "+ a\n"},
    {MARKUP_FOUNTAIN, "a a.\n\n[[wirecheck: off]]\n\nb b.\n\n[[wirecheck: on]]\n\nc c.",
     "+ a a.\n- b b.\n+ c c.\n"},
    {MARKUP_FOUNTAIN, "[[wirecheck: ignore]] a a.\n\nb b.", "- a a.\n+ b b.\n"},
    {MARKUP_PLAIN, "<!-- wirecheck: off -->\n\na\n\n% wirecheck: off\n\nb",
     "+ <!-- wirecheck: off -->\n+ a\n+ % wirecheck: off\n+ b\n"},
};

/* False, and tells of it, if others are muted than expected. */
static bool
check_row(const struct row *row)
{
    struct prose prose = {0};
    struct buf found = BUF_INIT;
    prose_build(&prose, str_from(row->source), row->markup);
    vec_each(const struct paragraph, paragraph, &prose.paragraphs) {
        buf_add_text(&found, paragraph->is_muted ? "- " : "+ ");
        buf_add_str(&found, span_of(buf_str(&prose.text), paragraph->prose));
        buf_add_byte(&found, '\n');
    }
    buf_add_text(&found, "");
    bool is_same = strcmp(found.data, row->expected) == 0;
    if (!is_same) {
        print_error("of\n%s\nwanted\n%sgot\n%s", row->source, row->expected, found.data);
    }
    paragraphs_check_spans(&prose, str_from(row->source));
    buf_release(&found);
    prose_release(&prose);
    return is_same;
}

static void
comment__mutes_what_begins_after_it_in_every_markup(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        wrong += check_row(&rows[i]) ? 0 : 1;
    }
    assert_int_equal(wrong, 0);
}

static void
comment__is_kept_with_its_place_where_it_is_meant_for_us(void **state)
{
    (void)state;
    const struct str source = STR(
        "<!-- a note -->\n\na <!--  wirecheck: nope  --> b\n\n<!-- wirecheck: on -->\n");
    struct prose prose = {0};
    prose_build(&prose, source, MARKUP_MARKDOWN);
    assert_int_equal(prose.comments.count, 2);
    struct prose_comment first = prose.comments.data[0];
    assert_int_equal(first.word, COMMENT_UNKNOWN);
    assert_true(str_equal(span_of(source, first.source), STR("wirecheck: nope")));
    assert_int_equal(prose.comments.data[1].word, COMMENT_ON);
    /* A second draft has only its own. */
    prose_build(&prose, STR("a"), MARKUP_MARKDOWN);
    assert_int_equal(prose.comments.count, 0);
    assert_false(prose.paragraphs.data[0].is_muted);
    prose_release(&prose);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comment__is_read_with_and_without_a_reason),
        cmocka_unit_test(comment__mutes_what_begins_after_it_in_every_markup),
        cmocka_unit_test(comment__is_kept_with_its_place_where_it_is_meant_for_us),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
