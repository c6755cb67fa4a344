/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scratch.h"

static char folder[SCRATCH_PATH_SIZE];

static int
set_up(void **state)
{
    (void)state;
    scratch_make(folder);
    assert_int_equal(file_make_folder(scratch_path(folder, "day/wire"), NULL), STATUS_OK);
    assert_int_equal(file_make_folder(scratch_path(folder, ".git"), NULL), STATUS_OK);
    static const char *const names[] = {"day/b.txt",   "day/a.txt", "day/wire/z.txt",
                                        "day/.hidden", ".git/x",    "a.txt"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        scratch_write(scratch_path(folder, names[i]), "x", 1);
    }
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    scratch_remove(folder);
    return 0;
}

static void
check_walk(const char *start, const char *const *wanted, size_t count)
{
    struct file_paths paths = {0};
    assert_int_equal(file_walk(&paths, start, NULL), STATUS_OK);
    assert_int_equal(paths.count, count);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(paths.data[i], scratch_path(folder, wanted[i]));
    }
    file_paths_release(&paths);
}

static void
walk__lists_files_in_order_without_hidden_ones(void **state)
{
    (void)state;
    static const char *const wanted[] = {"a.txt", "day/a.txt", "day/b.txt",
                                         "day/wire/z.txt"};
    check_walk(folder, wanted, 4);
}

static void
walk__takes_a_single_file(void **state)
{
    (void)state;
    static const char *const wanted[] = {"day/b.txt"};
    check_walk(scratch_path(folder, "day/b.txt"), wanted, 1);
}

static void
walk__follows_a_link_at_the_start_but_none_below(void **state)
{
    (void)state;
    assert_int_equal(symlink(folder, scratch_path(folder, "day/round")), 0);
    assert_int_equal(symlink("b.txt", scratch_path(folder, "day/link.txt")), 0);
    static const char *const wanted[] = {"day/a.txt", "day/b.txt", "day/wire/z.txt"};
    check_walk(scratch_path(folder, "day"), wanted, 3);

    const char *start = scratch_path(folder, "start");
    assert_int_equal(symlink("day/wire", start), 0);
    static const char *const behind[] = {"start/z.txt"};
    check_walk(start, behind, 1);
}

static void
walk__says_what_is_missing_or_no_file(void **state)
{
    (void)state;
    struct file_paths paths = {0};
    struct error error;
    assert_int_equal(file_walk(&paths, scratch_path(folder, "gone"), &error),
                     STATUS_NOT_FOUND);
    assert_non_null(strstr(error.message, "gone: cannot open"));
    assert_int_equal(file_walk(&paths, "/dev/null", &error), STATUS_INVALID);
    assert_int_equal(paths.count, 0);
    file_paths_release(&paths);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(walk__lists_files_in_order_without_hidden_ones),
        TEST(walk__takes_a_single_file),
        TEST(walk__follows_a_link_at_the_start_but_none_below),
        TEST(walk__says_what_is_missing_or_no_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
