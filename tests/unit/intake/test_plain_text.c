/* SPDX-License-Identifier: MIT */
/* The traps of extracted pages, one clipping each. The people, places and events
 * are invented; the lines of credit have their real form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/memory.h"
#include "intake/intake.h"

/* 2026-01-15 */
#define NOW INT64_C(1768435200000)

#define LEAD \
    "The harbour office of Northhaven closed the old ferry quay for good on Tuesday."
#define MORE \
    "The mayor, Greta Falk, told reporters that the quay had been unsafe for years."
#define LAST "Ferries will leave from the new quay until the end of the winter, she said."

struct expected {
    const char *headline;
    const char *byline;
    const char *place;
    const char *agency;
    enum credit_rule rule;
    const char *published; /* ISO, "" where unknown */
    const char *text;      /* paragraphs, dateline left out */
};

static void
check_string(const char *what, const char *found, const char *wanted)
{
    if (strcmp(found ? found : "(none)", wanted ? wanted : "(none)") != 0) {
        fail_msg("%s: %s\n  expected %s", what, found ? found : "(none)",
                 wanted ? wanted : "(none)");
    }
}

static void
check_story(const struct story *story, const struct expected *expected)
{
    struct buf iso = BUF_INIT;
    check_string("headline", story->headline, expected->headline);
    check_string("byline", story->byline, expected->byline);
    check_string("place", story->place, expected->place);
    check_string("agency", story->agency, expected->agency);
    check_string("rule", credit_rule_name(story->rule), credit_rule_name(expected->rule));
    buf_add_text(&iso, "");
    date_add_iso(&iso, story->published);
    check_string("published", iso.data, expected->published);
    check_string("text", story->text + story->dateline_length, expected->text);
    assert_int_equal(strlen(story->text), story->text_length);
    buf_release(&iso);
}

static void
check_page(const char *page, const struct expected *expected)
{
    struct story story;
    struct error err = {{0}};
    if (intake_read_text(&story, str_from(page), NOW, &err) != STATUS_OK) {
        fail_msg("%s\n%s", err.message, page);
    }
    check_story(&story, expected);
    story_release(&story);
}

static void
page__gives_headline_byline_dateline_and_sign_off(void **state)
{
    struct expected expected = {"Northhaven closes its old ferry quay, mayor says",
                                "Jan Ost",
                                "NORTHHAVEN",
                                "Reuters",
                                CREDIT_DATELINE,
                                "",
                                LEAD "\n\n" MORE "\n\n" LAST};
    struct story story;
    (void)state;
    check_page(
        "Northhaven closes its old ferry quay, mayor says\n\nThe quay in spring\n\n"
        "By Jan Ost\n\nNORTHHAVEN (Reuters) - " LEAD "\n\n" MORE "\n\n" LAST "\n\n"
        "(Reporting by Jan Ost; editing by Ida Roe)\n",
        &expected);
    assert_int_equal(
        intake_read_text(&story, STR("OSLO (AP) — " LEAD "\n\n" MORE "\n"), NOW, NULL),
        STATUS_OK);
    assert_true(str_equal(str_slice(story_text(&story), 0, story.dateline_length),
                          STR("OSLO (AP) — ")));
    check_string("language", story.language, "en");
    story_release(&story);
}

static void
page__takes_the_agency_from_the_sign_off_not_from_the_photo(void **state)
{
    struct expected expected = {"Northhaven closes its old ferry quay",
                                NULL,
                                "NORTHHAVEN",
                                "Reuters",
                                CREDIT_SIGN_OFF,
                                "2023-09-19",
                                LEAD "\n\n" MORE};
    struct expected photo = {"Northhaven closes its old ferry quay",
                             NULL,
                             "NORTHHAVEN",
                             NULL,
                             CREDIT_NONE,
                             "",
                             LEAD "\n\n" MORE};
    (void)state;
    check_page(
        " date 2023-09-21 Logo\nNorthhaven closes its old ferry quay\n"
        "The quay in Northhaven, Norway, June 5, 2019. Ida Roe/Pool via Reuters/File "
        "Photo\n\nPublished September 19, 2023\nUpdated September 20, 2023\n"
        "NORTHHAVEN :" LEAD "\n\n" MORE "\n\n"
        "(Reporting by Reuters; editing by Ida Roe, Jan Ost and Ole Lind)\n\n",
        &expected);
    check_page(
        "Northhaven closes its old ferry quay\n"
        "The quay in Northhaven, Norway, June 5, 2019. Ida Roe/Pool via Reuters/File "
        "Photo\n\nNORTHHAVEN :" LEAD "\n\n" MORE,
        &photo);
}

static void
page__never_takes_the_source_of_a_fact_for_the_origin(void **state)
{
    static const char *const sentences[] = {
        "She was quoted by the Interfax news agency as saying that the quay was unsafe.",
        "The new quay will open in October, Bloomberg reported, citing anonymous "
        "sources.",
        "The mayor told Reuters by telephone that the new quay would open in October.",
        "A leader of the Harbour Tehreek Party (PTI), stating his regret, left the "
        "meeting.",
        "Rodney Solognier (SPA): the quay was sold for less than the price of one ferry.",
        "Retiro AFP: the pension funds own the quay and will not pay for the repairs.",
        "The Haryana Congress AAP Alliance - a party of ferrymen - wants the quay back.",
        "The news came in comments carried by TASS and other Russian news agencies.",
        "Según informa Europa Press, el muelle se vende por menos de lo que se pensaba.",
    };
    (void)state;
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        struct buf page = BUF_INIT;
        struct buf text = BUF_INIT;
        buf_add_format(&page, "Northhaven closes its old quay\n\n%s\n\n%s\n\n%s\n", LEAD,
                       sentences[i], LAST);
        buf_add_format(&text, "%s\n\n%s\n\n%s", LEAD, sentences[i], LAST);
        struct expected expected = {"Northhaven closes its old quay",
                                    NULL,
                                    NULL,
                                    NULL,
                                    CREDIT_NONE,
                                    "",
                                    text.data};
        check_page(page.data, &expected);
        buf_release(&page);
        buf_release(&text);
    }
}

static void
page__cuts_furniture_captions_and_teasers(void **state)
{
    struct expected expected = {"Northhaven 'Regrets' Closing of Old Ferry Quay",
                                NULL,
                                NULL,
                                "AFP",
                                CREDIT_BYLINE,
                                "2023-07-25",
                                LEAD "\n\n" MORE "\n\n" LAST};
    (void)state;
    check_page(
        " date 2023-07-25 Support The Harbour Post!\nContribute today\n\n"
        "Northhaven 'Regrets' Closing of Old Ferry Quay\n\nBy AFP\n"
        "Mayor Greta Falk and her deputy. harbour.example\n\n" LEAD "\n\n" MORE
        "\n\n" LAST
        "\n\nRead more about: Northhaven , Ferries\n\nRead more\n\nstate visit\n\n"
        "In Photos: The Quay That Northhaven Loved for a Hundred Years\n\n"
        "Ida Roe made her first trip to the quay since it was closed to the public by "
        "the...\n1\xC2\xA0 Min read\nNews Analysis\n\nAs Ferries Leave, Gulls Move In\n\n"
        "The gulls are unlikely to move out again before the spring, experts say.\n"
        "4\xC2\xA0 Min read\n",
        &expected);
}

static void
page__does_not_let_a_teaser_list_claim_it(void **state)
{
    struct expected expected = {
        "Northhaven closes its old quay", "Jan Ost", NULL, NULL, CREDIT_NONE, "",
        LEAD "\n\n" MORE "\n\n" LAST};
    (void)state;
    check_page(
        "Northhaven closes its old quay\n\nBy Jan Ost\n\n" LEAD "\n\n" MORE "\n\n" LAST
        "\n\nMore from Northhaven\nGulls move in\nBy AFP\nFerries move out\nBy AFP\n"
        "Winter comes early\nBy AFP\nMayor sees nothing wrong\nBy AFP\n",
        &expected);
    check_page("Northhaven closes its old quay\n\nBy Jan Ost\n\n" LEAD "\n\n" MORE
               "\n\n" LAST "\n\nGulls move in\nBy AFP\nFerries move out\nBy AFP\nWinter "
               "comes early\nBy AFP\n",
               &expected);
}

static void
page__has_no_headline_where_the_first_line_is_prose(void **state)
{
    struct expected expected = {
        NULL, NULL, NULL, NULL, CREDIT_NONE, "", LEAD "\n\n" MORE};
    (void)state;
    check_page(LEAD "\n" MORE "\n", &expected);
}

static void
page__reads_dates_of_every_precision_and_believes_them_in_order(void **state)
{
    static const struct {
        const char *head;
        const char *dateline;
        const char *published;
        enum date_source source;
    } rows[] = {
        {" date 2023-09 Logo\n", "", "2023-09", DATE_FROM_PAGE_STAMP},
        {" date 2023-09-19 Logo\n", "", "2023-09-19", DATE_FROM_PAGE_STAMP},
        {" date 2023-09-20 Theme\nPublished September 19, 2023\n", "", "2023-09-19",
         DATE_FROM_PUBLISHED_LINE},
        {"Published: 10:00am, 20 Jan, 2020\n", "", "2020-01-20T10:00",
         DATE_FROM_PUBLISHED_LINE},
        {"Updated January 21, 2020 | Published January 20, 2020\n", "", "2020-01-20",
         DATE_FROM_PUBLISHED_LINE},
        {" date 2023-09-20 Theme\n", "OSLO, Sept 18 (Reuters) - ", "2023-09-18",
         DATE_FROM_DATELINE},
        {"", "OSLO, Sept 18, 2021 (AFP) - ", "2021-09-18", DATE_FROM_DATELINE},
        {"", "OSLO, Sept 18 (Reuters) - ", "", DATE_FROM_METADATA},
        {"Updated September 20, 2023\n", "", "2023-09-20", DATE_FROM_UPDATED_LINE},
        {"Updated September 20, 2023\n", "OSLO, Sept 18 (Reuters) - ", "2023-09-18",
         DATE_FROM_DATELINE},
        {" date 2023-09-21 Logo\nUpdated September 20, 2023\n", "", "2023-09-21",
         DATE_FROM_PAGE_STAMP},
        {"Updated 7 sec ago\nPublished 28 min ago\n", "", "", DATE_FROM_METADATA},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf page = BUF_INIT;
        struct buf iso = BUF_INIT;
        struct story story;
        buf_add_format(&page, "%sNorthhaven closes its old ferry quay\n\n%s%s\n\n%s\n",
                       rows[i].head, rows[i].dateline, LEAD, MORE);
        assert_int_equal(intake_read_text(&story, buf_str(&page), NOW, NULL), STATUS_OK);
        buf_add_text(&iso, "");
        date_add_iso(&iso, story.published);
        check_string(page.data, iso.data, rows[i].published);
        if (story.published.precision != DATE_NONE) {
            assert_int_equal(story.published.source, rows[i].source);
        }
        assert_string_equal(story.text + story.dateline_length, LEAD "\n\n" MORE);
        assert_string_equal(story.headline, "Northhaven closes its old ferry quay");
        story_release(&story);
        buf_release(&page);
        buf_release(&iso);
    }
}

static void
page__takes_an_updated_line_for_its_date_where_there_is_no_other(void **state)
{
    struct story story;
    (void)state;
    assert_int_equal(
        intake_read_text(&story,
                         STR("Northhaven closes its quay\nUpdated March 3, 2021\n"
                             "\n" LEAD "\n\n" MORE),
                         NOW, NULL),
        STATUS_OK);
    assert_int_equal(story.published.source, DATE_FROM_UPDATED_LINE);
    assert_int_equal(date_day(story.published), date_day(date_from_day(2021, 3, 3)));
    assert_int_equal(story.updated.source, DATE_FROM_UPDATED_LINE);
    assert_int_equal(date_day(story.updated), date_day(date_from_day(2021, 3, 3)));
    story_release(&story);
}

static void
page__reads_credits_that_are_glued_to_the_end(void **state)
{
    static const struct {
        const char *tail;
        const char *agency;
        enum credit_rule rule;
    } rows[] = {
        {" REUTERS", "Reuters", CREDIT_END_LINE},
        {" (dpa)", "dpa", CREDIT_END_LINE},
        {" (Reporting by Jan Ost; editing by Ida Roe)", "Reuters", CREDIT_SIGN_OFF},
        {" Additional reporting by Jan Ost; Editing by Ida Roe", "Reuters",
         CREDIT_SIGN_OFF},
        {"\n\n(dpa/lno)", "dpa", CREDIT_END_LINE},
        {"\n\n© 2024 AFP", "AFP", CREDIT_END_LINE},
        {"\n\n--With assistance from Jan Ost.", "Bloomberg", CREDIT_SIGN_OFF},
        {"\n\n___\nAP writers Jan Ost and Ida Roe contributed to this report.", NULL,
         CREDIT_NONE},
        {"\n\n(With inputs from PTI)", NULL, CREDIT_NONE},
        {"\n\n(This story has not been edited by Harbour Post staff and is "
         "auto-generated from a "
         "syndicated feed.)",
         NULL, CREDIT_NONE},
        {"\n\n(Reporting by Jan Ost;\nediting by Ida Roe)", "Reuters", CREDIT_SIGN_OFF},
        {"\n\nShare this article\nSubscribe to our newsletter\n", NULL, CREDIT_NONE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf page = BUF_INIT;
        buf_add_format(&page, "Northhaven closes its old quay\n\n%s\n\n%s\n\n%s%s\n",
                       LEAD, MORE, LAST, rows[i].tail);
        struct expected expected = {"Northhaven closes its old quay",
                                    NULL,
                                    NULL,
                                    rows[i].agency,
                                    rows[i].rule,
                                    "",
                                    LEAD "\n\n" MORE "\n\n" LAST};
        check_page(page.data, &expected);
        buf_release(&page);
    }
}

static void
page__reads_the_day_of_the_canadian_press_from_its_last_line(void **state)
{
    struct expected expected = {"Northhaven closes its old quay",
                                NULL,
                                "OTTAWA",
                                "The Canadian Press",
                                CREDIT_END_LINE,
                                "2023-02-28",
                                LEAD "\n\n" MORE};
    (void)state;
    check_page("Northhaven closes its old quay\n\nOTTAWA — " LEAD "\n\n" MORE "\n\n"
               "This report by The Canadian Press was first published Feb. 28, 2023.\n\n"
               "Companies in this story: (TSX:NHQ)\n",
               &expected);
}

static void
page__takes_the_dateline_with_the_agency_first(void **state)
{
    struct expected expected = {"Judge closes old ferry quay in Alabama",
                                NULL,
                                "BIRMINGHAM, Ala.",
                                "AP",
                                CREDIT_DATELINE,
                                "",
                                LEAD "\n\n" MORE};
    (void)state;
    check_page("Judge closes old ferry quay in Alabama\n\n(AP) BIRMINGHAM, Ala. — " LEAD
               "\n\n" MORE "\n",
               &expected);
}

static void
page__joins_hard_wrapped_lines(void **state)
{
    struct expected expected = {"Northhaven closes its old ferry quay",
                                NULL,
                                "NORTHHAVEN",
                                "dpa",
                                CREDIT_DATELINE,
                                "",
                                LEAD " " MORE "\n\n" LAST};
    (void)state;
    check_page("Northhaven closes its old ferry quay\n\n"
               "NORTHHAVEN (dpa) - The harbour office of Northhaven closed the\n"
               "old ferry quay for good on Tuesday. The mayor, Greta Falk, told\n"
               "reporters that the quay had been unsafe for years.\n"
               "    Ferries will leave from the new quay until the end of the\n"
               "winter, she said.\n",
               &expected);
}

static void
page__takes_the_agency_of_a_line_under_the_headline(void **state)
{
    struct expected expected = {"Northhaven closes its old ferry quay",
                                NULL,
                                NULL,
                                "Reuters",
                                CREDIT_BYLINE,
                                "",
                                LEAD "\n\n" MORE};
    (void)state;
    check_page("FILE PHOTO: The quay in Northhaven, Norway, June 5, 2019.\n"
               "Northhaven closes its old ferry quay\nReuters\n" LEAD "\n\n" MORE "\n",
               &expected);
}

static void
page__reads_scripts_without_blanks(void **state)
{
    struct expected expected = {
        "新港旧渡轮码头关闭",
        NULL,
        "北京",
        "Xinhua",
        CREDIT_DATELINE,
        "",
        "新港市港务局星期二永久关闭了旧渡轮码头，市长说码头多年来一直不安"
        "全。\n\n渡轮将从新码头出发，直到冬季结束，她在会上这样说。"};
    (void)state;
    check_page("新港旧渡轮码头关闭\n\n新华社北京11月17日电 "
               "新港市港务局星期二永久关闭了旧渡轮码头，市长说码头多年来一直不安全。\n\n"
               "渡轮将从新码头出发，直到冬季结束，她在会上这样说。\n",
               &expected);
}

static void
page__refuses_what_has_no_prose(void **state)
{
    static const char *const pages[] = {
        "",         " \n\n ",       "Menu\nHome\nLogin\n",
        "By AFP\n", "\xFF\xFE\xFD", "(Reporting by Jan Ost; editing by Ida Roe)"};
    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct error err = {{0}};
        struct story story;
        assert_int_equal(intake_read_text(&story, str_from(pages[i]), NOW, &err),
                         STATUS_INVALID);
        assert_true(err.message[0] != '\0');
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page__gives_headline_byline_dateline_and_sign_off),
        cmocka_unit_test(page__takes_the_agency_from_the_sign_off_not_from_the_photo),
        cmocka_unit_test(page__never_takes_the_source_of_a_fact_for_the_origin),
        cmocka_unit_test(page__cuts_furniture_captions_and_teasers),
        cmocka_unit_test(page__does_not_let_a_teaser_list_claim_it),
        cmocka_unit_test(page__has_no_headline_where_the_first_line_is_prose),
        cmocka_unit_test(page__reads_dates_of_every_precision_and_believes_them_in_order),
        cmocka_unit_test(
            page__takes_an_updated_line_for_its_date_where_there_is_no_other),
        cmocka_unit_test(page__reads_credits_that_are_glued_to_the_end),
        cmocka_unit_test(page__reads_the_day_of_the_canadian_press_from_its_last_line),
        cmocka_unit_test(page__takes_the_dateline_with_the_agency_first),
        cmocka_unit_test(page__joins_hard_wrapped_lines),
        cmocka_unit_test(page__takes_the_agency_of_a_line_under_the_headline),
        cmocka_unit_test(page__reads_scripts_without_blanks),
        cmocka_unit_test(page__refuses_what_has_no_prose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
