/* SPDX-License-Identifier: MIT */
#include "feature/code_lens.h"

#include "desk_fixture.h"

static void
code_lens__tells_of_the_draft_and_of_each_passage(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct ask ask = {.code_lens = true, .uri = STR("a:b"), .client.comparison = true};
    desk_fixture_init(&desk);
    assert_json(
        code_lens_build(&desk.checked, &ask),
        "[{'range':{'start':{'line':0,'character':0},'end':{'line':0,'character':0}},"
        "'command':{'title':'Originality 34%: 1 passage from 1 source','command':"
        "'wirecheck.report','arguments':[{'uri':'a:b'}]}},"
        "{'range':{'start':{'line':0,'character':0},'end':{'line':0,'character':96}},'"
        "command':{'title':'Reuters, 6 May 2024: 17 of 18 words','command':"
        "'wirecheck.openOriginal','arguments':[{'uri':'a:b','finding':'0123456789abcdef'}"
        "]}},"
        "{'range':{'start':{'line':0,'character':0},'end':{'line':0,'character':96}},'"
        "command':{'title':'Compare','command':'wirecheck.compare',"
        "'arguments':[{'uri':'a:b','finding':'0123456789abcdef'}]}}]");
    ask_release(&ask);
    desk_fixture_release(&desk);
}

static void
code_lens__leads_nowhere_under_an_embargo(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct ask ask = {.code_lens = true};
    desk_fixture_init(&desk);
    desk.findings[0].origin.embargo =
        (struct date){desk.checked.now_ms + 1, DATE_MINUTE, DATE_FROM_METADATA, true};
    json_t *lenses = code_lens_build(&desk.checked, &ask);
    assert_int_equal(json_array_size(lenses), 2);
    json_t *command = json_object_get(json_array_get(lenses, 1), "command");
    assert_string_equal(json_string_value(json_object_get(command, "command")),
                        "wirecheck.report");
    json_decref(lenses);
    ask_release(&ask);
    desk_fixture_release(&desk);
}

static const char *
summary_of(json_t *lenses)
{
    json_t *command = json_object_get(json_array_get(lenses, 0), "command");
    return json_string_value(json_object_get(command, "title"));
}

static void
code_lens__counts_sources_and_leaves_quotations_out(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct ask ask = {.code_lens = true};
    desk_fixture_init(&desk);
    desk_fixture_add_second(&desk);
    desk.findings[1].code = FINDING_SHARED_QUOTE;
    desk.findings[1].origin.story = 8;
    json_t *lenses = code_lens_build(&desk.checked, &ask);
    assert_int_equal(json_array_size(lenses), 2);
    json_t *command = json_object_get(json_array_get(lenses, 0), "command");
    assert_string_equal(json_string_value(json_object_get(command, "title")),
                        "Originality 34%: 2 passages from 2 sources");
    json_decref(lenses);
    ask_release(&ask);
    desk_fixture_release(&desk);
}

static void
code_lens__says_first_whose_most_of_the_draft_is(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct ask ask = {.code_lens = true};
    desk_fixture_init(&desk);
    desk_fixture_add_second(&desk);
    desk.findings[1].paragraph = desk.findings[0].paragraph + 1;
    desk.findings[1].origin = desk.findings[0].origin;
    desk.report.paragraphs = 3;
    json_t *lenses = code_lens_build(&desk.checked, &ask);
    assert_string_equal(summary_of(lenses), "Originality 34%: 2 of 3 paragraphs from "
                                            "Reuters, uncredited");
    json_decref(lenses);
    ask_release(&ask);
    desk_fixture_release(&desk);
}

static void
code_lens__says_that_a_clean_draft_was_looked_at(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct ask ask = {.code_lens = true};
    desk_fixture_init(&desk);
    desk.report.finding_count = 0;
    desk.report.words_covered = 0;
    json_t *lenses = code_lens_build(&desk.checked, &ask);
    json_t *command = json_object_get(json_array_get(lenses, 0), "command");
    assert_string_equal(json_string_value(json_object_get(command, "title")),
                        "Originality 100%: no passage stands in the archive");
    json_decref(lenses);
    /* What was dismissed does stand there. */
    desk.report.dismissed_count = 2;
    lenses = code_lens_build(&desk.checked, &ask);
    command = json_object_get(json_array_get(lenses, 0), "command");
    assert_string_equal(
        json_string_value(json_object_get(command, "title")),
        "Originality 100%: no other passage stands in the archive, 2 dismissed");
    json_decref(lenses);
    desk.report.words = 0;
    assert_json(code_lens_build(&desk.checked, &ask), "[]");
    ask_release(&ask);
    desk_fixture_release(&desk);
}

static void
code_lens__says_what_comments_leave_out(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct ask ask = {.code_lens = true};
    desk_fixture_init(&desk);
    desk.report.muted_paragraphs = 1;
    desk.report.words_muted = 40;
    json_t *lenses = code_lens_build(&desk.checked, &ask);
    assert_string_equal(summary_of(lenses),
                        "Originality 74%: 1 passage from 1 source, 1 paragraph is left "
                        "out by a comment in the draft");
    json_decref(lenses);
    /* All of it is left out: that is no originality of 100%. */
    desk.report.muted_paragraphs = 2;
    desk.report.words = desk.report.words_covered = desk.report.finding_count = 0;
    lenses = code_lens_build(&desk.checked, &ask);
    assert_string_equal(
        summary_of(lenses),
        "Nothing was checked, 2 paragraphs are left out by comments in the draft");
    json_decref(lenses);
    ask_release(&ask);
    desk_fixture_release(&desk);
}

static void
code_lens__is_silent_where_it_is_not_wanted(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct ask ask = {.code_lens = false};
    desk_fixture_init(&desk);
    assert_json(code_lens_build(&desk.checked, &ask), "[]");
    ask_release(&ask);
    desk_fixture_release(&desk);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(code_lens__tells_of_the_draft_and_of_each_passage),
        cmocka_unit_test(code_lens__leads_nowhere_under_an_embargo),
        cmocka_unit_test(code_lens__counts_sources_and_leaves_quotations_out),
        cmocka_unit_test(code_lens__says_first_whose_most_of_the_draft_is),
        cmocka_unit_test(code_lens__says_that_a_clean_draft_was_looked_at),
        cmocka_unit_test(code_lens__says_what_comments_leave_out),
        cmocka_unit_test(code_lens__is_silent_where_it_is_not_wanted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
