/* SPDX-License-Identifier: MIT */
#include "markup/markdown.h"

#include "paragraphs.h"

static const struct paragraphs_row rows[] = {
    {"Two\nlines\n\nand one", "b Two lines\nb and one\n"},
    {"# Head #\n\nBody\n\nSet *ext*\n===\n", "h Head\nb Body\nh Set ext\n"},
    {"un*frigging*believable and **b**_old_", "b unfriggingbelievable and bold\n"},
    {"see [the *quay*](http://example.org/x \"title\") now", "b see the quay now\n"},
    {"see [the quay][1] and [2].\n\n[1]: http://example.org\n[2]: /x 'y'\n",
     "b see the quay and 2.\n"},
    {"at <https://example.org/a> today", "b at  today\n"},
    {"a ![map of *it*](x.png) b", "b a  b\n"},
    {"use `code` here\n\n```c\nint x;\n```\n\n    indented\n\nend",
     "b use  here\nb end\n"},
    {"<div>\nout\n</div>\n\nin<br>side <b>bo</b>ld <!-- no -->x",
     "b out\nb in side bold x\n"},
    {"<p>one <b>two</b>\nthree</p>\n\nfour", "b one two three\nb four\n"},
    {"<details><summary>x</summary>\ny\n</details>\n\n<script>\nno\n</script>",
     "b x\nb y\n"},
    {"> <p>quoted</p>\n\nours", "b ours\n"},
    {"---\nprose, no name\n\nmore\n\n---\nours\n", "b prose, no name\nb more\nb ours\n"},
    {"---\n\nprose\n\n---\n", "b prose\n"},
    {"---\ntitle: x\n---\n\nprose", "b prose\n"},
    {"A sentence that is as long as a paragraph of a report is and that nobody would "
     "ever take for the headline of one, whatever stands below it in the draft.\n---\n",
     "b A sentence that is as long as a paragraph of a report is and that nobody would "
     "ever take for the headline of one, whatever stands below it in the draft.\n"},
    {"A headline\n---\n", "h A headline\n"},
    {"- one\n- two\n  more\n\n1. three\n\n   four\n",
     "i one\ni two more\ni three\ni four\n"},
    {"- [x] done\n- [ ] open\n", "i done\ni open\n"},
    {"> said\n> she\n>\n> again\n\nbody", "q said she\nq again\nb body\n"},
    {"> # big\n> - item\n", "h big\nq item\n"},
    {"| a | b |\n|---|---|\n| c *d* | e |\n", "i a\ni b\ni c d\ni e\n"},
    {"hard  \nbreak\\\nhere", "b hard break here\n"},
    {"caf&eacute; &amp; &#8220;x&#x201D; &unknown; &lt;", "b café & “x” &unknown; <\n"},
    {"\\*not\\* 1\\. ~~gone~~", "b *not* 1. gone\n"},
    {"---\n\nrule\n\n---\n", "b rule\n"},
    {"***\n", ""},
    {"", ""},
};

static void
markdown__leaves_only_prose(void **state)
{
    (void)state;
    paragraphs_check_rows(rows, MARKUP_MARKDOWN);
}

static void
markdown__finds_front_matter(void **state)
{
    (void)state;
    static const struct {
        const char *source;
        const char *matter; /* NULL for none */
        const char *prose;
    } cases[] = {
        {"---\ntitle: Quay\n---\nBody", "title: Quay\n", "b Body\n"},
        {"---  \r\ntitle: Quay\r\n---\r\n\r\nBody", "title: Quay\r\n", "b Body\n"},
        {"\xEF\xBB\xBF---\na: b\n...\nBody", "a: b\n", "b Body\n"},
        {"+++\na = 'b'\n+++\nBody", "a = 'b'\n", "b Body\n"},
        {"---\na: b\n---", "a: b\n", ""},
        {"---\na: b\n\nBody", NULL, "b a: b\nb Body\n"},
        {"---\n\na\n\n---\n", NULL, "b a\n"},
        {"text\n\n---\na: b\n---\n", NULL, "b text\nh a: b\n"},
        {"---", NULL, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct str source = str_from(cases[i].source);
        struct prose prose = {0};
        struct buf paragraphs = BUF_INIT;
        prose_build(&prose, source, MARKUP_MARKDOWN);
        paragraphs_join(&paragraphs, &prose);
        assert_string_equal(paragraphs.data, cases[i].prose);
        assert_true(
            str_equal(span_of(source, prose.front_matter), str_from(cases[i].matter)));
        buf_release(&paragraphs);
        prose_release(&prose);
    }
}

/* Markup that can stand inside a word. */
static void
remove_markup(struct buf *out, struct str source)
{
    for (size_t i = 0; i < source.length; i++) {
        if (source.data[i] != '*' && source.data[i] != '\\') {
            buf_add(out, source.data + i, 1);
        }
    }
}

/* Every token's bytes in the source, markup removed, are that token again. */
static void
check_token_sources(struct str source, enum markup markup)
{
    struct prose prose = {0};
    struct tokens tokens = {0};
    prose_build(&prose, source, markup);
    vec_each(struct paragraph, paragraph, &prose.paragraphs) {
        assert_true(paragraph->source.start < paragraph->source.end);
        assert_true(paragraph->source.end <= source.length);
        tokens_add(&tokens, span_of(buf_str(&prose.text), paragraph->prose),
                   paragraph->prose.start);
    }
    for (size_t i = 0; i < tokens.count; i++) {
        struct span span = prose_to_source(&prose, tokens.data[i].source);
        assert_true(span.start < span.end && span.end <= source.length);
        struct buf bare = BUF_INIT;
        struct buf again = BUF_INIT;
        remove_markup(&bare, span_of(source, span));
        words_join(&again, buf_str(&bare));
        if (!str_equal(buf_str(&again), tokens_folded(&tokens, i))) {
            fail_msg("%.*s is %s of %s", STR_ARGS(tokens_folded(&tokens, i)), again.data,
                     bare.data);
        }
        buf_release(&bare);
        buf_release(&again);
    }
    tokens_release(&tokens);
    prose_release(&prose);
}

#define STORY                                                                            \
    "---\ntitle: Quay\n---\n\n# Northern *quay* stays shut\n\nBy **Ada Pell**\n\n"       \
    "PORT ELSE (Example News) - The *har*bour board's plan, [seen by]( http://x.org )\n" \
    "U.S.-based desks, would cost $200,000 or 3.5 per\ncent more.\n\n"                   \
    "> “We’ll wait,” she said.\n> “And *wait*.”\n\n* one point\n* two **points**\n"
#define TABLE                                                          \
    "Hafen \u00F6ff**net** wieder  \nam Samstag\\\nsagte \u00C5se\n\n" \
    "| Jahr | Zahl |\n|---|---|\n| 2023 | 1.234,5 |\n\n1. eins\n2. zwei `code` drei\n"

static const char *const documents[] = {
    STORY,
    TABLE,
    "港口*重新*开放。\n市长说：“好”。\n\n## порт *откр*ыт\n\nท่าเรือเปิด\n",
    "\xFF\xFE broken \xE2\x80 bytes *in* the\n te\xC3xt\n",
};

static void
markdown__maps_each_token_to_its_source(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof documents / sizeof documents[0]; i++) {
        struct buf crlf = BUF_INIT;
        for (const char *at = documents[i]; *at != '\0'; at++) {
            buf_add_text(&crlf, *at == '\n' ? "\r" : "");
            buf_add(&crlf, at, 1);
        }
        check_token_sources(str_from(documents[i]), MARKUP_MARKDOWN);
        check_token_sources(buf_str(&crlf), MARKUP_MARKDOWN);
        check_token_sources(str_from(documents[i]), MARKUP_PLAIN);
        check_token_sources(buf_str(&crlf), MARKUP_PLAIN);
        buf_release(&crlf);
    }
}

static void
markdown__covers_an_entity_whole(void **state)
{
    (void)state;
    struct str source = STR("un caf&eacute; ouvert");
    struct prose prose = {0};
    prose_build(&prose, source, MARKUP_MARKDOWN);
    struct tokens tokens = {0};
    tokens_add(&tokens, buf_str(&prose.text), 0);
    assert_int_equal(tokens.count, 3);
    struct span span = prose_to_source(&prose, tokens.data[1].source);
    assert_true(str_equal(span_of(source, span), STR("caf&eacute;")));
    span = prose_to_source(&prose, tokens.data[2].source);
    assert_true(str_equal(span_of(source, span), STR("ouvert")));
    tokens_release(&tokens);
    prose_release(&prose);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markdown__leaves_only_prose),
        cmocka_unit_test(markdown__finds_front_matter),
        cmocka_unit_test(markdown__maps_each_token_to_its_source),
        cmocka_unit_test(markdown__covers_an_entity_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
