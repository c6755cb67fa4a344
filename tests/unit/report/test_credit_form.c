/* SPDX-License-Identifier: MIT */
#include "report/credit_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct finding_origin full = {
    .agency = "Reuters",
    .publisher = "The Alder Post",
    .byline = "Ada Marsh",
    .place = "PORT ALDER",
    .date = {1714953600000, DATE_DAY, DATE_FROM_METADATA, true},
};

static void
credit_form__fills_in_what_is_known(void **state)
{
    (void)state;
    struct finding_origin no_byline = full;
    struct finding_origin paper = full;
    struct finding_origin nobody = {.agency = NULL};
    no_byline.byline = NULL;
    no_byline.place = " ";
    paper.agency = NULL;
    const struct {
        const char *form;
        const struct finding_origin *origin;
        const char *language;
        const char *credit; /* NULL: nothing is known */
    } rows[] = {
        {"({agency})", &full, "en", "(Reuters)"},
        {"({agency})", &paper, "en", "(The Alder Post)"},
        {"({agency})", &nobody, "en", NULL},
        {"({byline}, {agency})", &full, NULL, "(Ada Marsh, Reuters)"},
        {"({byline}, {agency})", &no_byline, NULL, "(Reuters)"},
        {"({agency}, {byline})", &no_byline, NULL, "(Reuters)"},
        {"{agency} ({byline})", &no_byline, NULL, "Reuters"},
        {"[{place}] {agency}", &no_byline, NULL, "Reuters"},
        {"{place} ({agency}) \xe2\x80\x93 {date}", &full, "en",
         "PORT ALDER (Reuters) \xe2\x80\x93 6 May 2024"},
        {"{place} ({agency})", &no_byline, "en", "(Reuters)"},
        {"\xe2\x80\x93 {agency}", &full, "en", "\xe2\x80\x93 Reuters"},
        {"Quelle: {agency}, {date}", &full, "de", "Quelle: Reuters, 2024-05-06"},
        {"Reporting by {byline} for {agency}.", &full, "en",
         "Reporting by Ada Marsh for Reuters."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf out = BUF_INIT;
        bool known =
            credit_form_add(&out, rows[i].form, rows[i].origin, rows[i].language);
        assert_int_equal(known, rows[i].credit != NULL);
        if (known) {
            assert_string_equal(out.data, rows[i].credit);
        } else {
            assert_int_equal(out.length, 0);
        }
        buf_release(&out);
    }
}

static void
credit_form__takes_names_as_words_and_nothing_else(void **state)
{
    (void)state;
    struct finding_origin hostile = {.agency = "Evil\n\n# News\xe2\x80\xae[x](y)"};
    struct buf out = BUF_INIT;
    assert_true(credit_form_add(&out, "({agency})", &hostile, NULL));
    assert_string_equal(out.data, "(Evil  # News<U+202E>[x](y))");
    buf_release(&out);
}

static void
credit_form__is_read_where_it_is_put(void **state)
{
    (void)state;
    static const struct {
        const char *form;
        const char *paragraph;
        bool ends;
        bool is_all;
    } rows[] = {
        {"Text: {agency}/{byline}", "The pier is shut. Text: Reuters/Ada Marsh", true,
         false},
        {"Text: {agency}/{byline}", " Text: Reuters/Ada Marsh\n", true, true},
        {"Text: {agency}/{byline}", "The pier is shut. Text: Reuters/Ole Lind", false,
         false},
        {"Text: {agency}/{byline}", "SubText: Reuters/Ada Marsh", false, false},
        {"Text: {agency}/{byline}", "Text: Reuters/Ada Marsh, he said.", false, false},
        {"[{agency}]", "The pier is shut. [Reuters]", true, false},
        {"{agency} <{place}>", "The pier is shut. Reuters <PORT ALDER>", true, false},
        {"via {agency}, {date}", "The pier is shut. via Reuters, 6 May 2024", true,
         false},
        {"\xe6\xa5\xb5\xe3\x83\xbb{agency}", "Shut. \xe6\xa5\xb5\xe3\x83\xbbReuters",
         true, false},
        {"", "The pier is shut.", false, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str text = str_from(rows[i].paragraph);
        assert_int_equal(credit_form_ends(text, false, rows[i].form, &full, "en"),
                         rows[i].ends);
        assert_int_equal(credit_form_ends(text, true, rows[i].form, &full, "en"),
                         rows[i].is_all);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(credit_form__fills_in_what_is_known),
        cmocka_unit_test(credit_form__is_read_where_it_is_put),
        cmocka_unit_test(credit_form__takes_names_as_words_and_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
