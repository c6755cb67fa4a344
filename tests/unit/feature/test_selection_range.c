/* SPDX-License-Identifier: MIT */
#include "feature/selection_range.h"

#include "desk_fixture.h"

static void
selection_range__grows_from_the_word_to_the_draft(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct ask ask = {.params = NULL};
    desk_fixture_init(&desk);
    desk.findings[0].span.end = 90;
    vec_add(&ask.positions, ((struct position){0, 5}));
    assert_json(selection_range_build(&desk.checked, &ask),
                "[{'range':{'start':{'line':0,'character':4},'end':{'line':0,'character':"
                "11}},'parent':{'range':{'start':{'line':0,'character':0},'end':{'line':"
                "0,'character':56}},'parent':{'range':{'start':{'line':0,'character':0},'"
                "end':{'line':0,'character':90}},'parent':{'range':{'start':{'line':0,'"
                "character':0},'end':{'line':0,'character':96}},'parent':{'range':{'"
                "start':{'line':0,'character':0},'end':{'line':3,'character':0}}}}}}}]");
    ask_release(&ask);
    desk_fixture_release(&desk);
}

static void
selection_range__answers_every_position(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct ask ask = {.params = NULL};
    desk_fixture_init(&desk);
    vec_add(&ask.positions, ((struct position){2, 1}));
    vec_add(&ask.positions, ((struct position){1, 0}));
    vec_add(&ask.positions, ((struct position){99, 99}));
    assert_json(selection_range_build(&desk.checked, &ask),
                "[{'range':{'start':{'line':2,'character':0},'end':{'line':2,'character':"
                "2}},'parent':{'range':{'start':{'line':2,'character':0},'end':{'line':2,"
                "'character':37}},'parent':{'range':{'start':{'line':0,'character':0},'"
                "end':{'line':3,'character':0}}}}},{'range':{'start':{'line':0,'"
                "character':0},'end':{'line':3,'character':0}}},{'range':{'start':{'line'"
                ":0,'character':0},'end':{'line':3,'character':0}}}]");
    ask_release(&ask);
    desk_fixture_release(&desk);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(selection_range__grows_from_the_word_to_the_draft),
        cmocka_unit_test(selection_range__answers_every_position),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
