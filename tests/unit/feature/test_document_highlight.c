/* SPDX-License-Identifier: MIT */
#include "feature/document_highlight.h"

#include "desk_fixture.h"

static void
document_highlight__is_all_that_comes_from_the_same_story(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct ask ask = {.position = {0, 4}};
    desk_fixture_init(&desk);
    desk_fixture_add_second(&desk);
    desk.findings[1].origin.story = 8;
    assert_json(document_highlight_build(&desk.checked, &ask),
                "[{'range':{'start':{'line':0,'character':0},'end':{'line':0,'character':"
                "96}},'kind':1}]");
    /* A version of the same story. */
    desk.findings[0].origin.guid = "urn:wire:1";
    desk.findings[1].origin.guid = "urn:wire:1";
    assert_json(document_highlight_build(&desk.checked, &ask),
                "[{'range':{'start':{'line':0,'character':0},'end':{'line':0,'character':"
                "96}},'kind':1},{'range':{'start':{'line':2,'character':0},'end':{'line':"
                "2,'character':37}},'kind':1}]");
    ask.position = (struct position){1, 0};
    assert_json(document_highlight_build(&desk.checked, &ask), "null");
    ask_release(&ask);
    desk_fixture_release(&desk);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(document_highlight__is_all_that_comes_from_the_same_story),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
