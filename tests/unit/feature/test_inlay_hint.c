/* SPDX-License-Identifier: MIT */
#include "feature/inlay_hint.h"

#include "desk_fixture.h"

static void
inlay_hint__stands_at_the_end_of_a_flagged_paragraph(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct ask ask = {.inlay_hints = true, .range = {{0, 0}, {9, 0}}};
    desk_fixture_init(&desk);
    assert_json(
        inlay_hint_build(&desk.checked, &ask),
        "[{'position':{'line':0,'character':96},'label':'\u2248 94% Reuters, 6 May "
        "2024',"
        "'tooltip':'Uncredited copy of Reuters, 6 May 2024: 17 of 18 words.',"
        "'paddingLeft':true}]");
    ask_release(&ask);
    desk_fixture_release(&desk);
}

static void
inlay_hint__is_one_for_each_paragraph(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct ask ask = {.inlay_hints = true, .range = {{0, 0}, {9, 0}}};
    desk_fixture_init(&desk);
    desk_fixture_add_second(&desk);
    desk.findings[1].paragraph = 0;
    desk.findings[1].severity = SEVERITY_ERROR;
    desk.findings[1].origin.agency = "AFP";
    json_t *hints = inlay_hint_build(&desk.checked, &ask);
    assert_int_equal(json_array_size(hints), 1);
    assert_string_equal(
        json_string_value(json_object_get(json_array_get(hints, 0), "label")),
        "\u2248 94% AFP, 6 May 2024 (+1)");
    json_decref(hints);
    ask_release(&ask);
    desk_fixture_release(&desk);
}

static void
inlay_hint__keeps_to_the_range_and_to_what_is_wanted(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct ask ask = {.inlay_hints = true, .range = {{1, 0}, {9, 0}}};
    desk_fixture_init(&desk);
    assert_json(inlay_hint_build(&desk.checked, &ask), "[]");
    ask.range.start.line = 0;
    desk.findings[0].code = FINDING_SHARED_PHRASE;
    assert_json(inlay_hint_build(&desk.checked, &ask), "[]");
    desk.findings[0].code = FINDING_WIRE_COPY;
    ask.inlay_hints = false;
    assert_json(inlay_hint_build(&desk.checked, &ask), "[]");
    ask_release(&ask);
    desk_fixture_release(&desk);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inlay_hint__stands_at_the_end_of_a_flagged_paragraph),
        cmocka_unit_test(inlay_hint__is_one_for_each_paragraph),
        cmocka_unit_test(inlay_hint__keeps_to_the_range_and_to_what_is_wanted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
