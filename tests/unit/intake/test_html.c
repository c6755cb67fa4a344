/* SPDX-License-Identifier: MIT */
#include "intake/html.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void
html__becomes_the_text_a_reader_sees(void **state)
{
    static const struct {
        const char *html;
        const char *text;
    } rows[] = {
        {"<p>One\ntwo</p><p>three<br/>four</p>", "\n\nOne two\n\n\n\nthree\nfour\n\n"},
        {"a &amp; b &mdash; &#8220;c&#x201D; &nbsp;", "a & b — “c” \xC2\xA0"},
        {"a<script>if (a < b) { c(\"</p>\"); }</script>b", "ab"},
        {"a<!-- <p>no</p> -->b<STYLE type='x'>p {}</STYLE >c", "abc"},
        {"<head><title>T</title></head><header>h</header>", "\n\nh\n\n"},
        {"1 < 2 &unknown; & &#xD800; &#99999999; &",
         "1 < 2 &unknown; & \xEF\xBF\xBD \xEF\xBF\xBD &"},
        {"<a href=\"https://harbour.example\">link</a>", "link"},
        {"cut <p", "cut "},
        {"cut <!-- off", "cut "},
        {"cut <script>off", "cut "},
        {"<", "<"},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf out = BUF_INIT;
        buf_add_text(&out, "");
        html_add_text(&out, str_from(rows[i].html));
        if (!str_equal(buf_str(&out), str_from(rows[i].text))) {
            fail_msg("%s: [%.*s]", rows[i].html, STR_ARGS(buf_str(&out)));
        }
        buf_release(&out);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(html__becomes_the_text_a_reader_sees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
