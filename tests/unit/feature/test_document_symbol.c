/* SPDX-License-Identifier: MIT */
#include "feature/document_symbol.h"

#include "desk_fixture.h"

static void
document_symbol__is_a_tree_of_findings_and_their_runs(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct ask ask = {.client.symbol_tree = true};
    desk_fixture_init(&desk);
    assert_json(document_symbol_build(&desk.checked, &ask),
                "[{'name':'Copy: Reuters, 6 May "
                "2024','kind':15,'range':{'start':{'line':0,'character':0},'end':{'line':"
                "0,'character':96}},'selectionRange':{'start':{'line':0,'character':0},'"
                "end':{'line':0,'character':96}},'detail':'17 of 18 words: The harbour "
                "at Port Alder will close for three weeks in…','children':[{'name':'The "
                "harbour at Port Alder will close for three weeks in "
                "','kind':15,'range':{'start':{'line':0,'character':0},'end':{'line':0,'"
                "character':56}},'selectionRange':{'start':{'line':0,'character':0},'end'"
                ":{'line':0,'character':56}}},{'name':'the port authority said on "
                "Monday.','kind':15,'range':{'start':{'line':0,'character':62},'end':{'"
                "line':0,'character':96}},'selectionRange':{'start':{'line':0,'character'"
                ":62},'end':{'line':0,'character':96}}}]}]");
    /* One stretch says nothing more than its passage. */
    desk.findings[0].run_count = 1;
    json_t *symbols = document_symbol_build(&desk.checked, &ask);
    assert_null(json_object_get(json_array_get(symbols, 0), "children"));
    json_decref(symbols);
    desk.findings[0].severity = SEVERITY_OFF;
    assert_json(document_symbol_build(&desk.checked, &ask), "[]");
    ask_release(&ask);
    desk_fixture_release(&desk);
}

static void
document_symbol__is_flat_for_a_client_without_trees(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct ask ask = {.uri = STR("file:///desk/a.md")};
    desk_fixture_init(&desk);
    assert_json(document_symbol_build(&desk.checked, &ask),
                "[{'name':'Copy: Reuters, 6 May 2024: The harbour at Port Alder "
                "will close for three weeks "
                "in…','kind':15,'location':{'uri':'file:///desk/"
                "a.md','range':{'start':{'line':0,'character':0},'end':{'line':0,'"
                "character':96}}}}]");
    ask_release(&ask);
    desk_fixture_release(&desk);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(document_symbol__is_a_tree_of_findings_and_their_runs),
        cmocka_unit_test(document_symbol__is_flat_for_a_client_without_trees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
