/* SPDX-License-Identifier: MIT */
#include "feature/escape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <md4c.h>

#include "base/memory.h"

#define ZWSP "\xE2\x80\x8B"

static void
escape__makes_text_show_as_it_is(void **state)
{
    (void)state;
    static const char *const rows[][3] = {
        /* text, plain, Markdown */
        {"plain words, U.S. style (really): 50%.",
         "plain words, U.S. style (really): 50%.",
         "plain words, U.S. style (really): 50%."},
        {"[a](b)", "[a](b)", "\\[a\\](b)"},
        {"![a](b)", "![a](b)", "!\\[a\\](b)"},
        {"<b>&amp;", "<b>&amp;", "\\<b\\>\\&amp;"},
        {"*a* _b_ `c` ~d~", "*a* _b_ `c` ~d~", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~"},
        {"a|b $x^2$", "a|b $x^2$", "a\\|b \\$x\\^2\\$"},
        {"# no heading", "# no heading", "\\# no heading"},
        {"- no item", "- no item", "\\- no item"},
        {"+ no item", "+ no item", "\\+ no item"},
        {"12. no item", "12. no item", "12\\. no item"},
        {"3) no item", "3) no item", "3\\) no item"},
        {"co-op - well", "co-op - well", "co-op - well"},
        {"a\\b", "a\\b", "a\\\\b"},
        {"a\n\n  b\tc", "a b c", "a b c"},
        {"see https://x.example/a", "see https:" ZWSP "//x.example/a",
         "see https:" ZWSP "//x.example/a"},
        {"WWW.x.example", "WWW" ZWSP ".x.example", "WWW" ZWSP ".x.example"},
        {"ada@x.example", "ada@" ZWSP "x.example", "ada@" ZWSP "x.example"},
        /* A right-to-left override and a terminal's escape are seen, not obeyed. */
        {"a\xE2\x80\xAE"
         "b",
         "a<U+202E>b", "a\\<U+202E\\>b"},
        {"a\x1B[31mb", "a\xE2\x90\x9B[31mb", "a\xE2\x90\x9B\\[31mb"},
        {"a\xFF"
         "b",
         "a\xEF\xBF\xBD"
         "b",
         "a\xEF\xBF\xBD"
         "b"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf out = BUF_INIT;
        escape_add(&out, str_from(rows[i][0]), false);
        assert_string_equal(out.data, rows[i][1]);
        buf_clear(&out);
        escape_add(&out, str_from(rows[i][0]), true);
        assert_string_equal(out.data, rows[i][2]);
        buf_release(&out);
    }
}

static void
escape__sees_over_the_joints_of_its_pieces(void **state)
{
    (void)state;
    struct buf out = BUF_INIT;
    buf_add_text(&out, "> ");
    escape_add(&out, STR("1987"), true);
    escape_add(&out, STR(". It was"), true);
    assert_string_equal(out.data, "> 1987\\. It was");
    buf_clear(&out);
    /* So are addresses: words and what is between them come one by one. */
    static const char *const pieces[] = {"at www", ".",     "a.b, http",
                                         "://",    "c, d@", "e.f"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        escape_add(&out, str_from(pieces[i]), true);
    }
    assert_string_equal(out.data, "at www" ZWSP ".a.b, http:" ZWSP "//c, d@" ZWSP "e.f");
    buf_release(&out);
}

/* What a strict renderer with every extension makes of it: text, in the paragraph
 * of our own quotation, and nothing else. */
static int
enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    (void)detail;
    (void)data;
    return type == MD_BLOCK_DOC || type == MD_BLOCK_QUOTE || type == MD_BLOCK_P ? 0 : 1;
}

static int
enter_span(MD_SPANTYPE type, void *detail, void *data)
{
    (void)type;
    (void)detail;
    (void)data;
    return 1;
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    (void)type;
    (void)detail;
    (void)data;
    return 0;
}

static int
leave_span(MD_SPANTYPE type, void *detail, void *data)
{
    (void)type;
    (void)detail;
    (void)data;
    return 0;
}

static int
take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
    buf_add(data, text, size);
    return type == MD_TEXT_NORMAL || type == MD_TEXT_NULLCHAR ? 0 : 1;
}

static uint64_t random_state = 88172645463325252u;

static uint32_t
random_below(uint32_t bound)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (uint32_t)((random_state >> 11) % bound);
}

static const char *const pieces[] = {"[",
                                     "](",
                                     ")",
                                     "![",
                                     "<a href=x>",
                                     "</a>",
                                     "<!--",
                                     "&lt;",
                                     "&#60;",
                                     "`",
                                     "```",
                                     "~~~",
                                     "~~",
                                     "*",
                                     "**",
                                     "_",
                                     "__",
                                     "#",
                                     "# ",
                                     "> ",
                                     "- ",
                                     "+ ",
                                     "1. ",
                                     "2) ",
                                     "|",
                                     "\n",
                                     "\n\n",
                                     "\r\n",
                                     "    ",
                                     "\t",
                                     "\\",
                                     "http://x.y",
                                     "https://",
                                     "www.a.b",
                                     "mailto:a@b.c",
                                     "a@b.c",
                                     "command:x",
                                     "$x$",
                                     "==",
                                     "---",
                                     "***",
                                     "===",
                                     "[[a]]",
                                     "[^1]",
                                     "[a]: http://b",
                                     "word",
                                     "9",
                                     "\xE2\x80\xAE",
                                     "\xF0\x9F\x98\x80",
                                     "\xFF",
                                     ":",
                                     "!",
                                     "<",
                                     ">",
                                     "(",
                                     "xmpp:a@b",
                                     "ftp://f",
                                     "<script>",
                                     "{",
                                     "}",
                                     "^",
                                     " "};

static void
add_hostile_text(struct buf *out)
{
    for (uint32_t count = 1 + random_below(12); count > 0; count--) {
        buf_add_text(out, pieces[random_below(sizeof pieces / sizeof *pieces)]);
    }
}

static void
escape__leaves_nothing_to_any_renderer(void **state)
{
    (void)state;
    MD_PARSER parser = {
        .flags = MD_FLAG_PERMISSIVEAUTOLINKS | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH |
                 MD_FLAG_TASKLISTS | MD_FLAG_LATEXMATHSPANS | MD_FLAG_WIKILINKS |
                 MD_FLAG_UNDERLINE,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = take_text,
    };
    for (int i = 0; i < 50000; i++) {
        struct buf hostile = BUF_INIT;
        struct buf escaped = BUF_INIT;
        struct buf seen = BUF_INIT;
        add_hostile_text(&hostile);
        buf_add_text(&escaped, random_below(2) ? "> " : "");
        escape_add(&escaped, buf_str(&hostile), true);
        if (random_below(2)) {
            escape_add(&escaped, buf_str(&hostile), true);
        }
        if (md_parse(escaped.data, (MD_SIZE)escaped.length, &parser, &seen) != 0) {
            fail_msg("%s", escaped.data);
        }
        buf_release(&hostile);
        buf_release(&escaped);
        buf_release(&seen);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escape__makes_text_show_as_it_is),
        cmocka_unit_test(escape__sees_over_the_joints_of_its_pieces),
        cmocka_unit_test(escape__leaves_nothing_to_any_renderer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
