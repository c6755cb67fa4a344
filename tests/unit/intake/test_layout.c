/* SPDX-License-Identifier: MIT */
#include "intake/layout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void
layout__joins_only_what_was_wrapped(void **state)
{
    static const struct {
        const char *text;
        const char *paragraphs; /* separated by | */
    } rows[] = {
        {"one\n\ntwo\r\n\r\nthree", "one|two|three"},
        {"Headline of the page\nBy Jan Ost\nA caption of the picture below\n",
         "Headline of the page|By Jan Ost|A caption of the picture below"},
        {"The quay was closed for good on Tuesday by the harbour office of\n"
         "Northhaven, which had called it unsafe for years and never closed\n"
         "it.\n",
         "The quay was closed for good on Tuesday by the harbour office of Northhaven, "
         "which "
         "had called it unsafe for years and never closed it."},
        {"The quay was closed for good on Tuesday by the harbour office of\n"
         "the town.\nFerries will leave from the new one until the end of the winter\n"
         "and then from both.\n",
         "The quay was closed for good on Tuesday by the harbour office of the town.|"
         "Ferries will leave from the new one until the end of the winter and then from "
         "both."},
        {"(Reporting by Jan Ost;\nediting by Ida Roe)\nNext",
         "(Reporting by Jan Ost; editing by "
         "Ida Roe)|Next"},
        {" \n\t\n", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct paragraphs paragraphs = {0};
        struct buf bytes = BUF_INIT;
        struct buf out = BUF_INIT;
        buf_add_text(&out, "");
        layout_read(&paragraphs, NULL, &bytes, str_from(rows[i].text));
        vec_each(struct str, paragraph, &paragraphs) {
            buf_add_text(&out, out.length ? "|" : "");
            buf_add_str(&out, *paragraph);
        }
        assert_string_equal(out.data, rows[i].paragraphs);
        buf_release(&out);
        buf_release(&bytes);
        vec_release(&paragraphs);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layout__joins_only_what_was_wrapped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
