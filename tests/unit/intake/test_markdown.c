/* SPDX-License-Identifier: MIT */
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
#define MORE "Ferries will leave from the new quay until the end of the winter, she said."

static struct story
read_story(const char *text)
{
    struct story story;
    struct error err = {{0}};
    story_init(&story);
    if (intake_read_markdown(&story, str_from(text), NOW, &err) != STATUS_OK) {
        fail_msg("%s\n%s", err.message, text);
    }
    return story;
}

static void
markdown__reads_its_front_matter(void **state)
{
    struct story story = read_story(
        "---\ntitle: \"Northhaven: quay closed\"\nauthor: [Jan Ost, 'Ida Roe, dpa']\n"
        "date: 2023-09-19 10:15 +02:00\nsource: Harbour Post\nplace: OSLO\nguid: "
        "urn:m:1\n"
        "version: 2\nurl: https://harbour.example/1\nlang: nb\nstatus: withheld\n"
        "embargo: 2031-02-03\n---\n\n# Another title\n\n" LEAD "\n\n## Kicker\n\n> " MORE
        "\n");
    (void)state;
    assert_string_equal(story.headline, "Northhaven: quay closed");
    assert_string_equal(story.byline, "Jan Ost, Ida Roe");
    assert_string_equal(story.agency, "dpa");
    assert_int_equal(story.rule, CREDIT_BYLINE);
    assert_string_equal(story.publisher, "Harbour Post");
    assert_string_equal(story.place, "OSLO");
    assert_string_equal(story.guid, "urn:m:1");
    assert_string_equal(story.version, "2");
    assert_string_equal(story.url, "https://harbour.example/1");
    assert_string_equal(story.language, "nb");
    assert_int_equal(story.status, STORY_WITHHELD);
    assert_int_equal(date_day(story.embargo), date_day(date_from_day(2031, 2, 3)));
    assert_int_equal(story.published.ms, INT64_C(1695111300000));
    assert_int_equal(story.published.source, DATE_FROM_METADATA);
    assert_string_equal(story.text, LEAD "\n\n" MORE);
    story_release(&story);
}

static void
markdown__takes_title_and_credits_from_the_text_where_nothing_else_says_them(void **state)
{
    struct story story =
        read_story("---\nauthors:\n  - Jan Ost\n  - Ida Roe\n---\n"
                   "# Quay *closed*\n\nOSLO (Reuters) - " LEAD "\n\n" MORE
                   "\n\n(Reporting by Jan Ost; editing by Ida Roe)\n");
    (void)state;
    assert_string_equal(story.headline, "Quay closed");
    assert_string_equal(story.byline, "Jan Ost, Ida Roe");
    assert_string_equal(story.agency, "Reuters");
    assert_int_equal(story.rule, CREDIT_DATELINE);
    assert_string_equal(story.place, "OSLO");
    assert_string_equal(story.sign_off, "(Reporting by Jan Ost; editing by Ida Roe)");
    assert_string_equal(story.text + story.dateline_length, LEAD "\n\n" MORE);
    story_release(&story);
}

static void
markdown__accepts_a_kill_and_refuses_an_empty_story(void **state)
{
    struct story story = read_story("---\nid: 7\nstatus: canceled\n---\n");
    struct error err = {{0}};
    (void)state;
    assert_int_equal(story.kind, STORY_KILL);
    assert_string_equal(story.guid, "7");
    story_release(&story);
    assert_int_equal(
        intake_read_markdown(&story, STR("---\nid: 7\n---\n# Title\n"), NOW, &err),
        STATUS_INVALID);
    assert_string_equal(err.message,
                        "no prose found in the text: no words but a headline");
}

/* Counted, not timed: what is kept does not grow with the list. */
static void
markdown__ends_a_byline_that_has_no_end(void **state)
{
    struct buf text = BUF_INIT;
    (void)state;
    buf_add_text(&text, "---\nauthor:\n");
    for (int i = 0; i < 20000; i++) {
        buf_add_text(&text, "- Jan Ost\n");
    }
    buf_add_text(&text, "---\n\n" LEAD "\n");
    struct story story = read_story(text.data);
    assert_in_range(strlen(story.byline), 1000, 1100);
    assert_int_equal(strncmp(story.byline, "Jan Ost, Jan Ost, ", 18), 0);
    assert_string_equal(story.text, LEAD);
    story_release(&story);
    buf_release(&text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markdown__reads_its_front_matter),
        cmocka_unit_test(
            markdown__takes_title_and_credits_from_the_text_where_nothing_else_says_them),
        cmocka_unit_test(markdown__ends_a_byline_that_has_no_end),
        cmocka_unit_test(markdown__accepts_a_kill_and_refuses_an_empty_story),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
