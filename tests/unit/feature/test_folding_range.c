/* SPDX-License-Identifier: MIT */
#include "feature/folding_range.h"

#include "desk_fixture.h"

static void
folding_range__leaves_what_is_flagged(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct ask ask = {.params = NULL};
    desk_fixture_init(&desk);
    static const struct span paragraphs[] = {{0, 96}, {98, 119}, {120, 137}};
    desk.report.paragraph_spans = paragraphs;
    desk.report.paragraphs = 3;
    /* The second and the third begin on one line here, so there is nothing to fold. */
    assert_json(folding_range_build(&desk.checked, &ask), "[]");
    desk.findings[0].paragraph = 2;
    assert_json(folding_range_build(&desk.checked, &ask),
                "[{'startLine':0,'endLine':2,'startCharacter':0,'endCharacter':21}]");
    ask.client.folds_lines_only = true;
    ask.client.fold_text = true;
    assert_json(folding_range_build(&desk.checked, &ask),
                "[{'startLine':0,'endLine':2,'collapsedText':'2 paragraphs without a "
                "finding'}]");
    /* Nothing to leave, or more folds than the client takes. */
    desk.report.finding_count = 0;
    assert_json(folding_range_build(&desk.checked, &ask), "[]");
    ask_release(&ask);
    desk_fixture_release(&desk);
}

static void
folding_range__keeps_to_the_limit_of_the_client(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct ask ask = {.client = {.fold_limit = 1, .folds_lines_only = true}};
    desk_fixture_init(&desk);
    static const char text[] = "a\nb\n\nc\n\nd\ne\n";
    static const struct span paragraphs[] = {{0, 3}, {5, 6}, {8, 11}};
    lines_release(&desk.lines);
    desk.checked.text = STR("a\nb\n\nc\n\nd\ne\n");
    lines_build(&desk.lines, (struct str){text, sizeof text - 1});
    desk.report.paragraph_spans = paragraphs;
    desk.report.paragraphs = 3;
    desk.findings[0].paragraph = 1;
    assert_json(folding_range_build(&desk.checked, &ask),
                "[{'startLine':0,'endLine':1}]");
    ask.client.fold_limit = 0;
    assert_json(folding_range_build(&desk.checked, &ask),
                "[{'startLine':0,'endLine':1},{'startLine':5,'endLine':6}]");
    ask_release(&ask);
    desk_fixture_release(&desk);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folding_range__leaves_what_is_flagged),
        cmocka_unit_test(folding_range__keeps_to_the_limit_of_the_client),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
