/* SPDX-License-Identifier: MIT */
#include "feature/diagnostics.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "desk_fixture.h"

static void
diagnostics__have_what_every_editor_shows(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct client_capabilities client = {.encoding = POSITION_UTF16};
    desk_fixture_init(&desk);
    assert_json(
        diagnostics_build(&desk.checked, &client),
        "[{\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":0,"
        "\"character\":96}},\"severity\":2,\"code\":\"wire-copy\",\"source\":"
        "\"wirecheck\",\"message\":\"Uncredited copy of Reuters, 6 May 2024: 17 of "
        "18 words.\",\"data\":\"0123456789abcdef\"}]");
    desk_fixture_release(&desk);
}

static void
diagnostics__count_columns_in_the_agreed_encoding(void **state)
{
    (void)state;
    static const int ends[] = {
        [POSITION_UTF8] = 39, [POSITION_UTF16] = 37, [POSITION_UTF32] = 36};
    struct desk_fixture desk;
    struct client_capabilities client = {.encoding = POSITION_UTF8};
    desk_fixture_init(&desk);
    desk.findings[0].span = (struct span){98, 98 + 39};
    for (int i = 0; i < 3; i++) {
        desk.checked.encoding = (enum position_encoding)i;
        json_t *list = diagnostics_build(&desk.checked, &client);
        const json_t *end =
            json_object_get(json_object_get(json_array_get(list, 0), "range"), "end");
        assert_int_equal(json_integer_value(json_object_get(end, "line")), 2);
        assert_int_equal(json_integer_value(json_object_get(end, "character")), ends[i]);
        json_decref(list);
    }
    desk_fixture_release(&desk);
}

static void
diagnostics__mark_comments_that_are_not_known(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct client_capabilities client = {.encoding = POSITION_UTF16};
    /* The second was edited away. */
    struct span comments[] = {{2, 10}, {0, 0}};
    desk_fixture_init(&desk);
    desk.report.finding_count = 0;
    desk.report.unknown_comments = comments;
    desk.report.unknown_comment_count = 2;
    assert_json(diagnostics_build(&desk.checked, &client),
                "[{\"range\":{\"start\":{\"line\":0,\"character\":2},\"end\":{\"line\":0,"
                "\"character\":10}},\"severity\":3,\"code\":\"unknown-comment\","
                "\"source\":\"wirecheck\",\"message\":\"Unknown wirecheck comment; known "
                "are off, on and ignore.\"}]");
    desk_fixture_release(&desk);
}

static json_t *
related_of(const struct desk_fixture *desk, bool announced)
{
    struct client_capabilities client = {.related_information = announced};
    json_t *list = diagnostics_build(&desk->checked, &client);
    json_t *ret =
        json_incref(json_object_get(json_array_get(list, 0), "relatedInformation"));
    json_decref(list);
    return ret;
}

static void
diagnostics__lead_to_the_original_and_its_copies(void **state)
{
    (void)state;
    struct desk_fixture desk;
    desk_fixture_init(&desk);
    desk.copies[0] = (struct finding_copy){
        .publisher = "The Harbour Post", .agency = "Reuters", .date = DATE_UNKNOWN};
    desk.findings[0].also = desk.copies;
    desk.findings[0].also_count = 3;
    /* The references of a passage lead to the others. */
    for (int i = 0; i < 3; i++) {
        desk.finding_places[0].also[i].uri = "wirecheck:/original/9.txt";
    }
    desk.finding_places[0].also_count = 3;
    assert_null(related_of(&desk, false));
    json_t *related = related_of(&desk, true);
    assert_int_equal(json_array_size(related), 2);
    const json_t *first = json_array_get(related, 0);
    assert_string_equal(json_string_value(json_object_get(first, "message")),
                        "Reuters, 6 May 2024: Harbour to close");
    assert_string_equal(
        json_string_value(json_object_get(json_object_get(first, "location"), "uri")),
        "file:///cache/7.txt");
    assert_string_equal(
        json_string_value(json_object_get(json_array_get(related, 1), "message")),
        "Also in The Harbour Post, undated");
    json_decref(related);
    /* A copy that nobody ran is known by its headline, as much as a line takes. */
    desk.copies[0] = (struct finding_copy){
        .headline = "Port Alder to lose its harbour for three long weeks",
        .date = desk.findings[0].origin.date};
    desk.copies[0].date.precision = DATE_MINUTE;
    related = related_of(&desk, true);
    assert_string_equal(
        json_string_value(json_object_get(json_array_get(related, 1), "message")),
        "Also in “Port Alder to lose its…”, 6 May 2024");
    json_decref(related);
    desk_fixture_release(&desk);
}

static void
diagnostics__lead_to_the_newest_version(void **state)
{
    (void)state;
    static const struct finding_newest newest = {
        .story = 9, .date = {1715040000000, DATE_DAY, DATE_FROM_METADATA, true}};
    struct desk_fixture desk;
    desk_fixture_init(&desk);
    desk.findings[0].newest = &newest;
    desk.finding_places[0].newest.uri = "wirecheck:/original/9.txt";
    json_t *related = related_of(&desk, true);
    assert_int_equal(json_array_size(related), 2);
    assert_string_equal(
        json_string_value(json_object_get(json_array_get(related, 1), "message")),
        "The newest version, 7 May 2024");
    json_decref(related);
    desk_fixture_release(&desk);
}

static void
diagnostics__strike_out_what_must_not_run_and_fade_nothing(void **state)
{
    (void)state;
    static const struct {
        enum finding_code code;
        bool announced;
        bool struck;
    } rows[] = {
        {FINDING_WITHDRAWN, true, true},
        {FINDING_WITHDRAWN, false, false},
        {FINDING_WIRE_COPY, true, false},
        {FINDING_EMBARGOED, true, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct desk_fixture desk;
        struct client_capabilities client = {.deprecated_tag = rows[i].announced};
        desk_fixture_init(&desk);
        desk.findings[0].code = rows[i].code;
        json_t *list = diagnostics_build(&desk.checked, &client);
        json_t *tags = json_incref(json_object_get(json_array_get(list, 0), "tags"));
        json_decref(list);
        if (rows[i].struck) {
            assert_json(tags, "[2]");
        } else {
            assert_null(tags);
        }
        desk_fixture_release(&desk);
    }
}

static void
diagnostics__lead_nowhere_under_an_embargo(void **state)
{
    (void)state;
    struct desk_fixture desk;
    desk_fixture_init(&desk);
    desk.findings[0].origin.embargo =
        (struct date){desk.checked.now_ms + 1, DATE_MINUTE, DATE_FROM_METADATA, true};
    assert_null(related_of(&desk, true));
    desk_fixture_release(&desk);
}

static void
diagnostics__leave_out_what_is_off(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct client_capabilities client = {.encoding = POSITION_UTF16};
    desk_fixture_init(&desk);
    desk.findings[0].severity = SEVERITY_OFF;
    assert_json(diagnostics_build(&desk.checked, &client), "[]");
    desk_fixture_release(&desk);
}

static void
diagnostics__say_that_a_draft_is_too_large(void **state)
{
    (void)state;
    int64_t version = 4;
    json_t *params = diagnostics_params("file:///a", &version,
                                        diagnostics_for_large_draft(5000, 2048));
    assert_json(
        params,
        "{\"uri\":\"file:///a\",\"version\":4,\"diagnostics\":[{\"range\":{\"start\":"
        "{\"line\":0,\"character\":0},\"end\":{\"line\":0,\"character\":0}},"
        "\"severity\":3,\"code\":\"draft-too-large\",\"source\":\"wirecheck\","
        "\"message\":\"This draft was not checked: it has 5000 bytes, and the limit "
        "is 2048 (setting wirecheck.maxDraftSize).\"}]}");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(diagnostics__have_what_every_editor_shows),
        cmocka_unit_test(diagnostics__mark_comments_that_are_not_known),
        cmocka_unit_test(diagnostics__count_columns_in_the_agreed_encoding),
        cmocka_unit_test(diagnostics__lead_to_the_original_and_its_copies),
        cmocka_unit_test(diagnostics__lead_to_the_newest_version),
        cmocka_unit_test(diagnostics__strike_out_what_must_not_run_and_fade_nothing),
        cmocka_unit_test(diagnostics__lead_nowhere_under_an_embargo),
        cmocka_unit_test(diagnostics__leave_out_what_is_off),
        cmocka_unit_test(diagnostics__say_that_a_draft_is_too_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
