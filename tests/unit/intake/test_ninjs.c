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
#define BODY "\"body_text\": \"" LEAD "\\n\\n" MORE "\""

static struct story
read_story(const char *json)
{
    struct story story;
    struct error err = {{0}};
    story_init(&story);
    if (intake_read_json(&story, str_from(json), NOW, &err) != STATUS_OK) {
        fail_msg("%s\n%s", err.message, json);
    }
    return story;
}

static void
check_iso(struct date date, const char *iso)
{
    struct buf out = BUF_INIT;
    buf_add_text(&out, "");
    date_add_iso(&out, date);
    assert_string_equal(out.data, iso);
    buf_release(&out);
}

static void
record__is_read_by_its_ninjs_names_in_any_case(void **state)
{
    static const char *const records[] = {
        "{\"uri\": \"urn:n:1\", \"version\": \"3\", \"headline\": \"Quay closed\", "
        "\"byline\": \"By Jan Ost\", \"located\": \"OSLO\", \"language\": \"en\", "
        "\"url\": \"https://harbour.example/1\", \"source\": \"Harbour Post\", "
        "\"versioncreated\": \"2023-09-19T10:15:00Z\", \"unknown\": {\"a\": [1]}, " BODY
        "}",
        "{\"URI\": \"urn:n:1\", \"VERSION\": 3, \"HEADLINE\": \"Quay closed\", "
        "\"BYLINE\": \"Jan Ost\", \"LOCATED\": \"OSLO\", \"LANGUAGE\": \"en\", "
        "\"URL\": \"https://harbour.example/1\", \"PUBLISHER\": \"Harbour Post\", "
        "\"VERSIONCREATED\": \"2023-09-19T12:15:00+0200\", \"BODY_TEXT\": \"" LEAD
        "\\n\\n" MORE "\"}",
        "{\"guid\": \"urn:n:1\", \"version\": \"3\", \"headlines\": [{\"value\": \"Quay "
        "closed\"}], \"by\": [{\"name\": \"Jan Ost\"}], \"located\": {\"name\": "
        "\"OSLO\"}, "
        "\"lang\": \"en\", \"link\": \"https://harbour.example/1\", \"provider\": "
        "{\"name\": "
        "\"Harbour Post\"}, \"versionCreated\": 1695118500, \"bodies\": "
        "[{\"contentType\": "
        "\"text/html\", \"value\": \"<p>" LEAD "</p><script>var a;</script><p>" MORE
        "</p>\"}]}",
    };
    (void)state;
    for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
        struct story story = read_story(records[i]);
        assert_string_equal(story.guid, "urn:n:1");
        assert_string_equal(story.version, "3");
        assert_string_equal(story.headline, "Quay closed");
        assert_string_equal(story.byline, "Jan Ost");
        assert_string_equal(story.place, "OSLO");
        assert_string_equal(story.language, "en");
        assert_string_equal(story.url, "https://harbour.example/1");
        assert_string_equal(story.publisher, "Harbour Post");
        assert_null(story.agency);
        check_iso(story.published, "2023-09-19T10:15:00Z");
        assert_int_equal(story.published.source, DATE_FROM_VERSION_CREATED);
        assert_string_equal(story.text, LEAD "\n\n" MORE);
        story_release(&story);
    }
}

static void
record__credits_by_the_strongest_claim(void **state)
{
    static const struct {
        const char *json;
        const char *agency;
        enum credit_rule rule;
        const char *place;
    } rows[] = {
        {"{\"source\": \"AP\", " BODY "}", "AP", CREDIT_PROVIDER, NULL},
        {"{\"source\": \"AP\", \"byline\": \"Jan Ost, dpa\", " BODY "}", "dpa",
         CREDIT_BYLINE, NULL},
        {"{\"source\": \"AP\", \"located\": \"Bangalore\", \"body_text\": \"BEIRUT "
         "(Reuters) - " LEAD "\\n\\n" MORE "\"}",
         "Reuters", CREDIT_DATELINE, "BEIRUT"},
        {"{\"source\": \"Reuters\", \"infosource\": [{\"name\": \"dpa\"}], "
         "\"body_text\": "
         "\"BEIRUT (Reuters) - " LEAD "\"}",
         "dpa", CREDIT_SOURCE, "BEIRUT"},
        {"{\"source\": \"Harbour Post\", \"body_text\": \"" LEAD
         "\\n\\n(Reporting by Jan Ost; editing by Ida Roe)\"}",
         "Reuters", CREDIT_SIGN_OFF, NULL},
        {"{\"dateline\": \"OSLO (dpa) - \", " BODY "}", "dpa", CREDIT_DATELINE, "OSLO"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct story story = read_story(rows[i].json);
        assert_string_equal(story.agency, rows[i].agency);
        assert_int_equal(story.rule, rows[i].rule);
        assert_string_equal(story.place ? story.place : "-",
                            rows[i].place ? rows[i].place : "-");
        story_release(&story);
    }
}

static void
record__believes_first_created_for_a_week(void **state)
{
    static const struct {
        const char *dates;
        const char *published;
        enum date_source source;
        const char *updated;
    } rows[] = {
        {"\"firstcreated\": \"2023-09-18T08:00:00Z\", \"versioncreated\": "
         "\"2023-09-19T08:00:00Z\"",
         "2023-09-18T08:00:00Z", DATE_FROM_FIRST_CREATED, "2023-09-19T08:00:00Z"},
        {"\"firstcreated\": \"2011-09-18T08:00:00Z\", \"versioncreated\": "
         "\"2023-09-19T08:00:00Z\"",
         "2023-09-19T08:00:00Z", DATE_FROM_VERSION_CREATED, ""},
        {"\"published\": \"2023-09-19\"", "2023-09-19", DATE_FROM_METADATA, ""},
        {"\"date\": \"19 September 2023\"", "2023-09-19", DATE_FROM_METADATA, ""},
        {"\"date\": \"0001-01-01\"", "", DATE_FROM_METADATA, ""},
        {"\"date\": \"yesterday\"", "", DATE_FROM_METADATA, ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf json = BUF_INIT;
        buf_add_format(&json, "{%s, %s}", rows[i].dates, BODY);
        struct story story = read_story(json.data);
        check_iso(story.published, rows[i].published);
        check_iso(story.updated, rows[i].updated);
        assert_int_equal(story.published.precision == DATE_NONE ? DATE_FROM_METADATA
                                                                : story.published.source,
                         rows[i].source);
        story_release(&story);
        buf_release(&json);
    }
}

static void
record__keeps_a_future_embargo_and_the_status(void **state)
{
    struct story story =
        read_story("{\"embargoed\": \"2031-01-02T03:04:00Z\", \"pubstatus\": "
                   "\"stat:withheld\", " BODY "}");
    (void)state;
    check_iso(story.embargo, "2031-01-02T03:04:00Z");
    assert_int_equal(story.status, STORY_WITHHELD);
    story_release(&story);
    story = read_story("{\"embargoed\": \"\", \"pubstatus\": \"usable\", " BODY "}");
    assert_int_equal(story.embargo.precision, DATE_NONE);
    assert_int_equal(story.status, STORY_USABLE);
    story_release(&story);
}

static void
record__accepts_a_kill_with_an_empty_body(void **state)
{
    struct story story =
        read_story("{\"guid\": \"urn:n:1\", \"version\": 2, \"headline\": "
                   "\"Quay\", \"pubstatus\": \"Canceled\", \"body_text\": \"\"}");
    (void)state;
    assert_int_equal(story.kind, STORY_KILL);
    assert_int_equal(story.status, STORY_CANCELED);
    assert_string_equal(story.guid, "urn:n:1");
    assert_null(story.text);
    assert_int_equal(story.text_length, 0);
    story_release(&story);
    story = read_story("{\"guid\": 12, \"pubstatus\": \"canceled\", " BODY "}");
    assert_int_equal(story.kind, STORY_ARTICLE);
    assert_int_equal(story.status, STORY_CANCELED);
    assert_string_equal(story.guid, "12");
    story_release(&story);
}

static void
record__survives_broken_escapes_and_character_sets(void **state)
{
    struct story story =
        read_story("{\"headline\": \"Quay \\ud83d closed \\udc00\\u0000\", "
                   "\"body_text\": \"" LEAD " \\ud83d\\ude00.\"}");
    (void)state;
    assert_string_equal(story.headline, "Quay \xEF\xBF\xBD closed \xEF\xBF\xBD");
    assert_string_equal(story.text, LEAD " \xF0\x9F\x98\x80.");
    story_release(&story);
    story = read_story("{\"headline\": \"The \x93quay\x94 caf\xE9\", " BODY "}");
    assert_string_equal(story.headline, "The “quay” café");
    story_release(&story);
    story = read_story("{\"id\": 123456789012345678901234567890, " BODY "}");
    assert_string_equal(story.guid, "1.2345678901234568e+29");
    story_release(&story);
    story = read_story("{\"headline\": \"Raw\ttab\", " BODY "}");
    assert_string_equal(story.headline, "Raw tab");
    story_release(&story);
}

static void
record__says_what_is_wrong_and_where(void **state)
{
    static const struct {
        const char *json;
        const char *message; /* its beginning */
    } rows[] = {
        {"{\"headline\": \"Quay\"}", "no text"},
        {"{\"headline\": \"Quay\", \"body_text\": \"  \"}", "no text"},
        {"{\"pubstatus\": \"canceled\", \"body_text\": \"\"}", "no text"},
        {"{\"Body_Text\": [{}]}", "Body_Text: a string is expected, not an array"},
        {"{\"HeadLine\": true, " BODY "}",
         "HeadLine: a string is expected, not true or false"},
        {"{\"uri\": {}, " BODY "}", "uri: a string is expected, not an object"},
        {"[1]", "a story is a JSON object, not an array"},
        {"{\"headline\": ", "not JSON: "},
        {"", "not JSON: "},
        {"nothing", "not JSON: "},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct story story;
        struct error err = {{0}};
        assert_int_equal(intake_read_json(&story, str_from(rows[i].json), NOW, &err),
                         STATUS_INVALID);
        if (!str_starts_with(str_from(err.message), str_from(rows[i].message))) {
            fail_msg("%s: %s", rows[i].json, err.message);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(record__is_read_by_its_ninjs_names_in_any_case),
        cmocka_unit_test(record__credits_by_the_strongest_claim),
        cmocka_unit_test(record__believes_first_created_for_a_week),
        cmocka_unit_test(record__keeps_a_future_embargo_and_the_status),
        cmocka_unit_test(record__accepts_a_kill_with_an_empty_body),
        cmocka_unit_test(record__survives_broken_escapes_and_character_sets),
        cmocka_unit_test(record__says_what_is_wrong_and_where),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
