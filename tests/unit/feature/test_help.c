/* SPDX-License-Identifier: MIT */
#include "feature/help.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "desk_fixture.h"

static void
help__has_a_page_for_each_code_of_a_finding(void **state)
{
    (void)state;
    for (int i = 0; i < FINDING_CODE_COUNT; i++) {
        const char *code = finding_code_name((enum finding_code)i);
        assert_non_null(guide_find(str_from(code)));
    }
    assert_null(guide_find(STR("wire")));
    assert_null(guide_find(STR("")));
}

static void
help__is_sorted_and_whole(void **state)
{
    (void)state;
    const struct guide *earlier = NULL;
    for (size_t i = 0; i < guides_count; i++) {
        const struct guide *guide = &guides[i];
        assert_true(earlier == NULL || strcmp(earlier->code, guide->code) < 0);
        assert_true(str_starts_with(guide->text, str_from(guide->code)));
        assert_true(str_ends_with(guide->text, STR("\n")));
        earlier = guide;
    }
    assert_true(guides_count > FINDING_CODE_COUNT);
}

static void
help__is_found_by_its_address_only(void **state)
{
    (void)state;
    static const struct {
        const char *uri;
        const char *code;
    } rows[] = {
        {"wirecheck:/help/wire-copy.md", "wire-copy"},
        {"wirecheck:/help/settings.md", "settings"},
        {"wirecheck:/help/wire-copy", NULL},
        {"wirecheck:/help/.md", NULL},
        {"wirecheck:/help.md", NULL},
        {"wirecheck:/help/", NULL},
        {"wirecheck:/help/../help/wire-copy.md", NULL},
        {"wirecheck:/original/wire-copy.md", NULL},
        {"https://example.org/wire-copy.md", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct guide *guide = help_find(str_from(rows[i].uri));
        if (rows[i].code == NULL) {
            assert_null(guide);
        } else {
            assert_string_equal(guide->code, rows[i].code);
        }
    }
}

static json_t *
list_of(const char *code)
{
    return json_pack("[{s:s}]", "code", code);
}

static void
help__leads_to_our_own_pages_and_nowhere_else(void **state)
{
    (void)state;
    assert_json(help_explain(list_of("withdrawn"), HELP_URI),
                "[{'code':'withdrawn','codeDescription':{'href':"
                "'wirecheck:/help/withdrawn.md'}}]");
    assert_json(help_explain(list_of("withdrawn"), "file:///c/help/"),
                "[{'code':'withdrawn','codeDescription':{'href':"
                "'file:///c/help/withdrawn.md'}}]");
    assert_json(help_explain(list_of("withdrawn"), NULL), "[{'code':'withdrawn'}]");
    assert_json(help_explain(list_of("https://evil.example"), HELP_URI),
                "[{'code':'https://evil.example'}]");
    assert_json(help_explain(json_loads("[{},5,{\"code\":5}]", 0, NULL), HELP_URI),
                "[{},5,{'code':5}]");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(help__has_a_page_for_each_code_of_a_finding),
        cmocka_unit_test(help__is_sorted_and_whole),
        cmocka_unit_test(help__is_found_by_its_address_only),
        cmocka_unit_test(help__leads_to_our_own_pages_and_nowhere_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
