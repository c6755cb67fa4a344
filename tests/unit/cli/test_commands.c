/* SPDX-License-Identifier: MIT */
#include "cli/commands.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
commands__are_sorted_and_found_by_name(void **state)
{
    (void)state;
    size_t count = 0;
    for (; commands_all[count] != NULL; count++) {
        const struct command *command = commands_all[count];
        assert_ptr_equal(commands_find(command->name), command);
        assert_true(count == 0 ||
                    strcmp(commands_all[count - 1]->name, command->name) < 0);
    }
    assert_int_equal(count, 13);
    assert_null(commands_find("chek"));
    assert_null(commands_find(""));
}

static void
commands__are_guessed_from_a_slip(void **state)
{
    (void)state;
    assert_ptr_equal(commands_nearest("chek"), &command_check);
    assert_ptr_equal(commands_nearest("lsit"), &command_list);
    assert_ptr_equal(commands_nearest("statsu"), &command_status);
    assert_null(commands_nearest("frobnicate"));
}

/* What a terminal shows without wrapping. */
static void
check_width(struct str text)
{
    struct str line;
    while (str_next_line(&text, &line)) {
        assert_true(line.length <= 80);
    }
}

static void
commands__explain_every_option_within_eighty_columns(void **state)
{
    (void)state;
    struct buf help = BUF_INIT;
    commands_add_overview(&help);
    check_width(buf_str(&help));
    for (size_t i = 0; commands_all[i] != NULL; i++) {
        assert_non_null(strstr(help.data, commands_all[i]->summary));
    }
    for (size_t i = 0; commands_all[i] != NULL; i++) {
        const struct command *command = commands_all[i];
        buf_clear(&help);
        commands_add_help(&help, command);
        check_width(buf_str(&help));
        assert_non_null(strstr(help.data, command->summary));
        assert_non_null(strstr(help.data, "--archive DIR"));
        const struct option_spec *spec = command->options;
        for (; spec != NULL && spec->name != NULL; spec++) {
            assert_non_null(strstr(help.data, spec->help));
        }
    }
    buf_release(&help);
}

static void
commands__never_take_fewer_operands_than_they_need(void **state)
{
    (void)state;
    for (size_t i = 0; commands_all[i] != NULL; i++) {
        const struct command *command = commands_all[i];
        assert_true(command->least_operands <= command->most_operands);
        assert_int_equal(command->most_operands == 0, command->operands[0] == '\0');
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commands__are_sorted_and_found_by_name),
        cmocka_unit_test(commands__are_guessed_from_a_slip),
        cmocka_unit_test(commands__explain_every_option_within_eighty_columns),
        cmocka_unit_test(commands__never_take_fewer_operands_than_they_need),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
