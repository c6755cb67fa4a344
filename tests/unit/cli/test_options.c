/* SPDX-License-Identifier: MIT */
#include "cli/options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct option_spec common[] = {
    {"archive", NULL, 0, "DIR", ""},
    {"help", NULL, 'h', NULL, ""},
    {NULL},
};
static const struct option_spec own[] = {
    {"colour", "color", 0, "auto|always|never", ""},
    {"own", NULL, 'o', "OUTLET", ""},
    {"yes", NULL, 'y', NULL, ""},
    {NULL},
};
static const struct option_spec *const tables[] = {common, own, NULL};

#define READ(options, err, ...)                                       \
    options_read(options, tables, (const char *const[]){__VA_ARGS__}, \
                 sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *), err)

static void
options__are_read_in_every_form_and_place(void **state)
{
    (void)state;
    struct options options = {0};
    struct error err;
    assert_int_equal(READ(&options, &err, "a.txt", "--archive=/news", "-y", "--colour",
                          "never", "-", "-oPost", "b.txt", "--own", "--weird"),
                     STATUS_OK);
    assert_string_equal(options_value(&options, "archive"), "/news");
    assert_string_equal(options_value(&options, "colour"), "never");
    /* A value may begin with a dash. */
    assert_string_equal(options_value(&options, "own"), "--weird");
    assert_true(options_has(&options, "yes"));
    assert_false(options_has(&options, "help"));
    assert_int_equal(options.operands.count, 3);
    assert_string_equal(options.operands.data[0], "a.txt");
    assert_string_equal(options.operands.data[1], "-");
    assert_string_equal(options.operands.data[2], "b.txt");
    assert_string_equal(options.given.data[3].value, "Post");
    options_release(&options);
}

static void
options__end_at_two_dashes(void **state)
{
    (void)state;
    struct options options = {0};
    assert_int_equal(READ(&options, NULL, "-y", "--", "--yes", "--", "-x"), STATUS_OK);
    assert_int_equal(options.given.count, 1);
    assert_int_equal(options.operands.count, 3);
    assert_string_equal(options.operands.data[1], "--");
    options_release(&options);
}

static void
options__say_what_is_wrong(void **state)
{
    (void)state;
    static const struct {
        const char *args[3];
        const char *wanted;
    } rows[] = {
        {{"--colur", "never"}, "unknown option --colur; did you mean --colour?"},
        {{"--arhcive=x"}, "unknown option --arhcive; did you mean --archive?"},
        {{"--zebra"}, "unknown option --zebra"},
        {{"-z"}, "unknown option -z"},
        {{"--archive"}, "option --archive needs a value: --archive DIR"},
        {{"-o"}, "option --own needs a value: --own OUTLET"},
        {{"--yes=1"}, "option yes takes no value"},
        {{"-yes"}, "option -yes takes no value"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct options options = {0};
        struct error err;
        size_t count = rows[i].args[1] ? 2 : 1;
        assert_int_equal(options_read(&options, tables, rows[i].args, count, &err),
                         STATUS_INVALID);
        assert_string_equal(err.message, rows[i].wanted);
        options_release(&options);
    }
}

static void
options__know_a_spelling_by_its_alias(void **state)
{
    (void)state;
    struct options options = {0};
    int choice = -1;
    assert_int_equal(READ(&options, NULL, "--color=always"), STATUS_OK);
    assert_int_equal(options_choice(&options, "colour", 0, &choice, NULL), STATUS_OK);
    assert_int_equal(choice, 1);
    options_release(&options);
}

static void
options__refuse_a_word_that_is_no_choice(void **state)
{
    (void)state;
    static const char *const words[] = {"--colour=", "--colour=alway", "--colour=auto|",
                                        "--colour=Auto"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        struct options options = {0};
        struct error err;
        int choice = 7;
        assert_int_equal(READ(&options, NULL, words[i]), STATUS_OK);
        assert_int_equal(options_choice(&options, "colour", 0, &choice, &err),
                         STATUS_INVALID);
        assert_int_equal(choice, 7);
        assert_non_null(strstr(err.message, "--colour is one of auto|always|never, not"));
        options_release(&options);
    }
}

static void
options__take_the_last_of_two(void **state)
{
    (void)state;
    struct options options = {0};
    int choice = -1;
    assert_int_equal(READ(&options, NULL, "--colour=never", "--colour=auto"), STATUS_OK);
    assert_int_equal(options_choice(&options, "colour", 2, &choice, NULL), STATUS_OK);
    assert_int_equal(choice, 0);
    options_release(&options);
    struct options none = {0};
    assert_int_equal(options_choice(&none, "colour", 2, &choice, NULL), STATUS_OK);
    assert_int_equal(choice, 2);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options__are_read_in_every_form_and_place),
        cmocka_unit_test(options__end_at_two_dashes),
        cmocka_unit_test(options__say_what_is_wrong),
        cmocka_unit_test(options__know_a_spelling_by_its_alias),
        cmocka_unit_test(options__refuse_a_word_that_is_no_choice),
        cmocka_unit_test(options__take_the_last_of_two),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
