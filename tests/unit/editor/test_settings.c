/* SPDX-License-Identifier: MIT */
#include "editor/settings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const codes[] = {"wire-copy", "wire-rewrite", NULL};

/* Reads up to two sources; the problems are left in `problems`. */
static struct settings
read_texts(const char *first, const char *second, struct buf *problems)
{
    struct settings settings;
    json_t *values[] = {first ? json_loads(first, JSON_DECODE_ANY, NULL) : NULL,
                        second ? json_loads(second, JSON_DECODE_ANY, NULL) : NULL};
    struct settings_source sources[] = {{"first", values[0]}, {"second", values[1]}};
    struct settings_problems found = {0};
    settings_read(&settings, sources, 2, codes, &found);
    settings_add_notice(problems, sources, 2, &found);
    settings_problems_release(&found);
    json_decref(values[0]);
    json_decref(values[1]);
    return settings;
}

static void
settings__are_the_defaults_for_all_ways_to_say_nothing(void **state)
{
    (void)state;
    static const char *const nothing[] = {
        NULL,
        "null",
        "{}",
        "[]",
        "{\"wirecheck\":null}",
        "{\"wirecheck\":[]}",
        "{\"wirecheck\":{}}",
        "{\"wirecheck\":{\"severity\":[],\"debounce\":null}}",
        "{\"editor\":{\"tabSize\":4}}"};
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
        struct buf problems = BUF_INIT;
        struct settings settings = read_texts(nothing[i], nothing[i], &problems);
        assert_int_equal(problems.length, 0);
        assert_int_equal(settings.debounce_ms, 150);
        assert_int_equal(settings.max_draft_size, 8 << 20);
        assert_null(settings.archive);
        assert_null(settings.own_outlets[0]);
        assert_int_equal(settings.severities[0], SETTINGS_SEVERITY_DEFAULT);
        settings_release(&settings);
        buf_release(&problems);
    }
}

static void
settings__are_read_nested_or_not(void **state)
{
    (void)state;
#define ALL                                                                \
    "{\"archive\":\"/desk/archive\",\"debounce\":0,\"maxDraftSize\":2048," \
    "\"ownOutlets\":[\"The Harbour Post\"],\"severity\":{\"wire-rewrite\":\"off\"}}"
    static const char *const forms[] = {ALL, "{\"wirecheck\":" ALL "}"};
    for (size_t i = 0; i < 2; i++) {
        struct buf problems = BUF_INIT;
        struct settings settings = read_texts(NULL, forms[i], &problems);
        assert_int_equal(problems.length, 0);
        assert_string_equal(settings.archive, "/desk/archive");
        assert_int_equal(settings.debounce_ms, 0);
        assert_int_equal(settings.max_draft_size, 2048);
        assert_string_equal(settings.own_outlets[0], "The Harbour Post");
        assert_null(settings.own_outlets[1]);
        assert_int_equal(settings.severities[0], SETTINGS_SEVERITY_DEFAULT);
        assert_int_equal(settings.severities[1], 0);
        settings_release(&settings);
    }
}

static void
settings__of_a_later_source_win_key_by_key(void **state)
{
    (void)state;
    struct buf problems = BUF_INIT;
    struct settings settings = read_texts(
        "{\"debounce\":10,\"maxDraftSize\":4096,\"severity\":{\"wire-copy\":\"error\"}}",
        "{\"wirecheck\":{\"debounce\":20,\"severity\":{\"wire-rewrite\":\"hint\"}}}",
        &problems);
    assert_int_equal(settings.debounce_ms, 20);
    assert_int_equal(settings.max_draft_size, 4096);
    assert_int_equal(settings.severities[0], 1);
    assert_int_equal(settings.severities[1], 4);
    settings_release(&settings);
}

static void
settings__that_are_not_valid_are_named_and_left_out(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"{\"debounce\":-1}", "wirecheck.debounce"},
        {"{\"debounce\":\"fast\"}", "wirecheck.debounce"},
        {"{\"debounce\":10001}", "wirecheck.debounce"},
        {"{\"debounce\":1.5}", "wirecheck.debounce"},
        {"{\"maxDraftSize\":1}", "wirecheck.maxDraftSize"},
        {"{\"maxDraftSize\":9223372036854775807}", "wirecheck.maxDraftSize"},
        {"{\"archive\":\"relative/path\"}", "wirecheck.archive"},
        {"{\"archive\":[]}", "wirecheck.archive"},
        {"{\"ownOutlets\":\"one\"}", "wirecheck.ownOutlets"},
        {"{\"ownOutlets\":[5]}", "wirecheck.ownOutlets"},
        {"{\"severity\":{\"no-such-code\":\"hint\"}}", "wirecheck.severity"},
        {"{\"severity\":{\"wire-copy\":\"loud\"}}", "wirecheck.severity"},
        {"{\"severity\":{\"wire-copy\":2}}", "wirecheck.severity"},
        {"{\"severity\":\"hint\"}", "wirecheck.severity"},
        {"{\"codeLens\":true}", "wirecheck.codeLens"},
        {"{\"inlayHints\":\"sometimes\"}", "wirecheck.inlayHints"},
        {"{\"diagnostics\":\"shout\"}", "wirecheck.diagnostics"},
        {"{\"sensitivity\":\"high\"}", "wirecheck.sensitivity"},
        {"{\"showEmbargoed\":1}", "wirecheck.showEmbargoed"},
        {"{\"heedComments\":\"no\"}", "wirecheck.heedComments"},
        {"{\"follow\":\"/feed\"}", "wirecheck.follow"},
        {"{\"follow\":[\"/feed\",\"feed\"]}", "wirecheck.follow"},
        {"{\"dismissals\":\"here.txt\"}", "wirecheck.dismissals"},
        {"{\"stockPhrases\":\"../phrases.txt\"}", "wirecheck.stockPhrases"},
        {"{\"creditPlace\":\"footer\"}", "wirecheck.creditPlace"},
        {"{\"creditForm\":\"\"}", "wirecheck.creditForm"},
        {"{\"creditForm\":\"(Reuters)\"}", "wirecheck.creditForm"},
        {"{\"creditForm\":\"{agency} {author}\"}", "wirecheck.creditForm"},
        {"{\"creditForm\":\"{agency\"}", "wirecheck.creditForm"},
        {"{\"creditForm\":\"{agency}\\n{byline}\"}", "wirecheck.creditForm"},
        {"5", "must be an object"},
        {"{\"wirecheck\":{\"debunce\":5}}", "not known"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf problems = BUF_INIT;
        struct settings settings =
            read_texts("{\"debounce\":7,\"severity\":{\"wire-copy\":\"error\"}}",
                       rows[i][0], &problems);
        assert_non_null(problems.data);
        assert_non_null(strstr(problems.data, rows[i][1]));
        assert_int_equal(strncmp(problems.data, "second: ", 8), 0);
        assert_int_equal(settings.debounce_ms, 7);
        assert_int_equal(settings.severities[0], 1);
        assert_int_equal(settings.max_draft_size, 8 << 20);
        settings_release(&settings);
        buf_release(&problems);
    }
}

static void
settings__put_the_home_folder_for_a_tilde(void **state)
{
    (void)state;
    struct buf problems = BUF_INIT;
    assert_int_equal(setenv("HOME", "/home/desk", 1), 0);
    struct settings settings = read_texts("{\"archive\":\"~/wire\"}", NULL, &problems);
    assert_string_equal(settings.archive, "/home/desk/wire");
    assert_int_equal(problems.length, 0);
    settings_release(&settings);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settings__are_the_defaults_for_all_ways_to_say_nothing),
        cmocka_unit_test(settings__are_read_nested_or_not),
        cmocka_unit_test(settings__of_a_later_source_win_key_by_key),
        cmocka_unit_test(settings__that_are_not_valid_are_named_and_left_out),
        cmocka_unit_test(settings__put_the_home_folder_for_a_tilde),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
