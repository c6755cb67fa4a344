/* SPDX-License-Identifier: MIT */
#include "feature/document_link.h"

#include "desk_fixture.h"

static void
document_link__leads_from_a_credit_to_its_original(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct ask ask = {.client.link_tooltip = true};
    desk_fixture_init(&desk);
    desk.findings[0].credited = true;
    desk.credits[0] = (struct report_credit){.span = {102, 106}, .agency = "Reuters"};
    desk.credits[1] = (struct report_credit){.span = {107, 110}, .agency = "AFP"};
    desk.report.credit_place_count = 2;
    assert_json(
        document_link_build(&desk.checked, &ask),
        "[{'range':{'start':{'line':2,'character':4},'end':{'line':2,'character':8}}"
        ",'target':'file:///cache/7.txt','tooltip':'Reuters, 6 May 2024: Harbour to "
        "close'}]");
    /* By its author; and without a tooltip where there can be none. */
    ask.client.link_tooltip = false;
    desk.credits[0] = (struct report_credit){.span = {102, 106}, .author = "ADA MARSH"};
    assert_json(
        document_link_build(&desk.checked, &ask),
        "[{'range':{'start':{'line':2,'character':4},'end':{'line':2,'character':8}}"
        ",'target':'file:///cache/7.txt'}]");
    ask_release(&ask);
    desk_fixture_release(&desk);
}

static void
document_link__needs_a_credited_finding_that_can_be_opened(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct ask ask = {.params = NULL};
    desk_fixture_init(&desk);
    desk.credits[0] = (struct report_credit){.span = {102, 106}, .agency = "Reuters"};
    desk.report.credit_place_count = 1;
    assert_json(document_link_build(&desk.checked, &ask), "[]");
    desk.findings[0].credited = true;
    desk.findings[0].origin.embargo =
        (struct date){desk.checked.now_ms + 1, DATE_MINUTE, DATE_FROM_METADATA, true};
    assert_json(document_link_build(&desk.checked, &ask), "[]");
    desk.findings[0].origin.embargo = DATE_UNKNOWN;
    desk.finding_places[0].origin.uri = NULL;
    assert_json(document_link_build(&desk.checked, &ask), "[]");
    ask_release(&ask);
    desk_fixture_release(&desk);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(document_link__leads_from_a_credit_to_its_original),
        cmocka_unit_test(document_link__needs_a_credited_finding_that_can_be_opened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
