/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <errno.h>
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

/* Folders of a Maildir begin with a dot; what is being delivered is no mail yet. */
static void
walk__takes_the_mails_of_a_maildir_alone(void **state)
{
    (void)state;
    static const char *const folders[] = {"cur",       "new",       "tmp",
                                          ".Sent/cur", ".Sent/new", ".Sent/tmp",
                                          ".nothing",  "more/cur"};
    static const char *const names[] = {"cur/1:2,S",   "new/2",         "tmp/3",
                                        ".Sent/cur/4", "subscriptions", ".nothing/5",
                                        "more/cur/6"};
    char name[64];
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        snprintf(name, sizeof name, "box/%s", folders[i]);
        assert_int_equal(file_make_folder(scratch_path(folder, name), NULL), STATUS_OK);
    }
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        snprintf(name, sizeof name, "box/%s", names[i]);
        scratch_write(scratch_path(folder, name), "x", 1);
    }
    static const char *const wanted[] = {"box/.Sent/cur/4", "box/cur/1:2,S",
                                         "box/more/cur/6", "box/new/2"};
    check_walk(scratch_path(folder, "box"), wanted, 4);
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

/* Whether what lies below the folder can be opened; errno is as it was left. */
static bool
can_open(const char *name, size_t root_length)
{
    int fd = file_open_below(scratch_path(folder, name), root_length);
    if (fd >= 0) {
        assert_int_equal(close(fd), 0);
    }
    return fd >= 0;
}

static void
open_below__follows_links_only_in_what_was_named(void **state)
{
    (void)state;
    size_t root = strlen(folder);
    assert_int_equal(symlink("a.txt", scratch_path(folder, "link.txt")), 0);
    assert_int_equal(symlink("day", scratch_path(folder, "night")), 0);
    assert_true(can_open("a.txt", root));
    assert_true(can_open("day/wire/z.txt", root));
    assert_true(can_open("day//a.txt", root));
    assert_true(can_open("day/a.txt", root + strlen("/day/")));
    assert_false(can_open("link.txt", root));
    assert_int_equal(errno, ELOOP);
    assert_false(can_open("night/a.txt", root));
    assert_int_equal(errno, ENOTDIR);
    assert_false(can_open("gone/a.txt", root));
    assert_int_equal(errno, ENOENT);
    /* Whoever names a link means what is behind it. */
    assert_true(can_open("link.txt", root + strlen("/link.txt")));
    assert_true(can_open("night/a.txt", root + strlen("/night")));
    assert_true(can_open("night/a.txt", 1000));
}

static void
read_below__reads_regular_files_only(void **state)
{
    (void)state;
    struct buf text = BUF_INIT;
    struct error error;
    size_t root = strlen(folder);
    assert_int_equal(symlink("a.txt", scratch_path(folder, "link.txt")), 0);
    assert_int_equal(mkfifo(scratch_path(folder, "pipe"), 0600), 0);
    assert_int_equal(
        file_read_below(&text, scratch_path(folder, "day/b.txt"), root, 1, &error),
        STATUS_OK);
    assert_string_equal(text.data, "x");
    assert_int_equal(
        file_read_below(&text, scratch_path(folder, "day/b.txt"), root, 0, &error),
        STATUS_LIMIT);
    assert_int_equal(
        file_read_below(&text, scratch_path(folder, "link.txt"), root, 9, &error),
        STATUS_IO);
    assert_int_equal(
        file_read_below(&text, scratch_path(folder, "pipe"), root, 9, &error),
        STATUS_INVALID);
    assert_int_equal(file_read_below(&text, scratch_path(folder, "day"), root, 9, &error),
                     STATUS_INVALID);
    assert_int_equal(
        file_read_below(&text, scratch_path(folder, "none"), root, 9, &error),
        STATUS_NOT_FOUND);
    assert_int_equal(text.length, 1);
    buf_release(&text);
}

static void
open_below__does_not_wait_at_a_pipe(void **state)
{
    (void)state;
    assert_int_equal(mkfifo(scratch_path(folder, "pipe"), 0600), 0);
    assert_true(can_open("pipe", strlen(folder)));
}

static void
walk__leaves_no_descriptor_open(void **state)
{
    (void)state;
    struct file_paths paths = {0};
    struct error error;
    struct buf deep = BUF_INIT;
    buf_add_text(&deep, folder);
    for (int i = 0; i < 70; i++) {
        buf_add_text(&deep, "/d");
    }
    assert_int_equal(file_make_folder(deep.data, NULL), STATUS_OK);
    buf_release(&deep);
    int before = dup(0);
    close(before);
    assert_int_equal(file_walk(&paths, folder, &error), STATUS_LIMIT);
    assert_non_null(strstr(error.message, "nested deeper than 64"));
    int after = dup(0);
    close(after);
    assert_int_equal(after, before);
    file_paths_release(&paths);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(walk__lists_files_in_order_without_hidden_ones),
        TEST(walk__takes_the_mails_of_a_maildir_alone),
        TEST(walk__takes_a_single_file),
        TEST(walk__follows_a_link_at_the_start_but_none_below),
        TEST(walk__leaves_no_descriptor_open),
        TEST(open_below__follows_links_only_in_what_was_named),
        TEST(read_below__reads_regular_files_only),
        TEST(open_below__does_not_wait_at_a_pipe),
        TEST(walk__says_what_is_missing_or_no_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
