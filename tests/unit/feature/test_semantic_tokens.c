/* SPDX-License-Identifier: MIT */
#include "feature/semantic_tokens.h"

#include "desk_fixture.h"

static void
semantic_tokens__are_the_words_of_the_source(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct ask ask = {.semantic_tokens = true};
    desk_fixture_init(&desk);
    desk_fixture_add_second(&desk);
    assert_json(semantic_tokens_build(&desk.checked, &ask),
                "{'data':[0,0,56,0,1,0,62,34,0,1,2,0,20,0,2]}");
    ask.range = (struct range){{1, 0}, {9, 0}};
    assert_json(semantic_tokens_build_range(&desk.checked, &ask),
                "{'data':[2,0,20,0,2]}");
    ask.semantic_tokens = false;
    assert_json(semantic_tokens_build(&desk.checked, &ask), "{'data':[]}");
    ask_release(&ask);
    desk_fixture_release(&desk);
}

static void
semantic_tokens__never_overlap_and_never_cross_a_line(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct ask ask = {.semantic_tokens = true};
    desk_fixture_init(&desk);
    static const struct finding_run across = {{50, 108}, {0, 58}};
    desk_fixture_add_second(&desk);
    desk.findings[1].runs = &across;
    assert_json(semantic_tokens_build(&desk.checked, &ask),
                "{'data':[0,0,56,0,1,0,56,40,0,2,2,0,10,0,2]}");
    ask_release(&ask);
    desk_fixture_release(&desk);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(semantic_tokens__are_the_words_of_the_source),
        cmocka_unit_test(semantic_tokens__never_overlap_and_never_cross_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
