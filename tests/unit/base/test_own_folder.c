/* SPDX-License-Identifier: MIT */
#include "base/own_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "scratch.h"

static char root[SCRATCH_PATH_SIZE];

static int
set_up(void **state)
{
    (void)state;
    scratch_make(root);
    assert_int_equal(file_make_folder(scratch_path(root, "archive/segment"), NULL),
                     STATUS_OK);
    scratch_write(scratch_path(root, "notes"), "mine", 4);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    scratch_remove(root);
    return 0;
}

/* Opens what lies below the scratch folder. */
static struct own_folder
open_inner(const char *name)
{
    struct own_folder folder = OWN_FOLDER_NONE;
    assert_int_equal(
        own_folder_open(&folder, scratch_path(root, name), strlen(root), NULL),
        STATUS_OK);
    return folder;
}

static void
check_content(const char *name, const char *wanted)
{
    struct buf text = BUF_INIT;
    assert_int_equal(file_read(&text, scratch_path(root, name), 99, NULL), STATUS_OK);
    assert_string_equal(text.data, wanted);
    buf_release(&text);
}

static void
own_folder__follows_links_in_its_root_only(void **state)
{
    (void)state;
    struct own_folder folder = OWN_FOLDER_NONE;
    struct error error;
    const char *link = scratch_path(root, "archive/link");
    assert_int_equal(symlink("segment", link), 0);
    assert_int_equal(own_folder_open(&folder, link, strlen(root), &error),
                     STATUS_INVALID);
    assert_non_null(strstr(error.message, "archive/link: it is a link"));
    assert_int_equal(own_folder_make(&folder, scratch_path(root, "archive/link/deeper"),
                                     strlen(root), &error),
                     STATUS_INVALID);
    assert_false(file_exists(scratch_path(root, "archive/segment/deeper")));
    assert_int_equal(folder.fd, -1);
    link = scratch_path(root, "archive/link");
    assert_int_equal(own_folder_open(&folder, link, strlen(link), &error), STATUS_OK);
    own_folder_release(&folder);
    assert_int_equal(
        own_folder_open(&folder, scratch_path(root, "none"), strlen(root), NULL),
        STATUS_NOT_FOUND);
    assert_int_equal(
        own_folder_open(&folder, scratch_path(root, "notes"), strlen(root), NULL),
        STATUS_IO);
}

static void
own_folder__is_made_below_its_root_with_what_is_missing(void **state)
{
    (void)state;
    struct own_folder folder = OWN_FOLDER_NONE;
    struct stat info;
    const char *path = scratch_path(root, "cache/original/1");
    assert_int_equal(
        own_folder_make(&folder, path, strlen(root) + strlen("/cache"), NULL), STATUS_OK);
    assert_string_equal(folder.path, path);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0700);
    own_folder_release(&folder);
}

/* What was opened stays the folder, whatever its path leads to now. */
static void
own_folder__is_not_led_astray_when_its_path_is(void **state)
{
    (void)state;
    struct own_folder folder = open_inner("archive/segment");
    const char *path = scratch_path(root, "archive/segment");
    assert_int_equal(rename(path, scratch_path(root, "archive/moved")), 0);
    assert_int_equal(symlink("..", path), 0);
    assert_int_equal(own_folder_write(&folder, "notes", STR("new"), 0600, NULL),
                     STATUS_OK);
    assert_int_equal(own_folder_remove(&folder, "notes"), 0);
    assert_int_equal(close(own_folder_make_file(&folder, "000001.new")), 0);
    assert_int_equal(own_folder_rename(&folder, "000001.new", "000001"), 0);
    assert_true(file_exists(scratch_path(root, "archive/moved/000001")));
    assert_false(file_exists(scratch_path(root, "archive/000001")));
    check_content("notes", "mine");
    own_folder_release(&folder);
}

static void
own_folder__makes_files_where_nothing_is(void **state)
{
    (void)state;
    struct own_folder folder = open_inner("archive");
    assert_int_equal(symlink("../notes", scratch_path(root, "archive/link")), 0);
    assert_int_equal(symlink("../made", scratch_path(root, "archive/dangling")), 0);
    static const char *const taken[] = {"link", "dangling", "segment"};
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        assert_int_equal(own_folder_make_file(&folder, taken[i]), -1);
        assert_int_equal(errno, EEXIST);
    }
    assert_int_equal(own_folder_open_file(&folder, "link", O_RDWR), -1);
    assert_int_equal(errno, ELOOP);
    assert_false(file_exists(scratch_path(root, "made")));
    own_folder_release(&folder);
}

static void
own_folder__writes_in_place_of_a_link_not_through_it(void **state)
{
    (void)state;
    struct own_folder folder = open_inner("archive");
    char draft[64];
    snprintf(draft, sizeof draft, "archive/page.%ld.new", (long)getpid());
    assert_int_equal(symlink("../notes", scratch_path(root, "archive/page")), 0);
    assert_int_equal(symlink("../notes", scratch_path(root, draft)), 0);
    assert_int_equal(own_folder_write(&folder, "page", STR("new"), 0400, NULL),
                     STATUS_OK);
    check_content("notes", "mine");
    check_content("archive/page", "new");
    assert_int_equal(own_folder_look(&folder, "page", true, NULL), STATUS_OK);
    assert_false(file_exists(scratch_path(root, draft)));

    struct error error;
    assert_int_equal(own_folder_write(&folder, "segment", STR("x"), 0600, &error),
                     STATUS_IO);
    assert_non_null(strstr(error.message, "archive/segment: cannot replace"));
    struct file_paths names = {0};
    assert_int_equal(own_folder_list(&folder, &names, NULL), STATUS_OK);
    assert_int_equal(names.count, 2);
    assert_string_equal(names.data[0], "page");
    assert_string_equal(names.data[1], "segment");
    file_paths_release(&names);
    own_folder_release(&folder);
}

static void
own_folder__says_what_is_no_file_of_its_own(void **state)
{
    (void)state;
    struct own_folder folder = open_inner("archive");
    assert_int_equal(symlink("../notes", scratch_path(root, "archive/link")), 0);
    assert_int_equal(link(scratch_path(root, "notes"), scratch_path(root, "archive/two")),
                     0);
    assert_int_equal(mkfifo(scratch_path(root, "archive/pipe"), 0600), 0);
    static const struct {
        const char *name;
        bool alone;
        enum status status;
        const char *says;
    } rows[] = {
        {"link", false, STATUS_INVALID, "it is a link"},
        {"two", false, STATUS_OK, ""},
        {"two", true, STATUS_INVALID, "a second name"},
        {"pipe", false, STATUS_INVALID, "not a regular file"},
        {"segment", false, STATUS_INVALID, "not a regular file"},
        {"none", false, STATUS_NOT_FOUND, "cannot examine"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct error error = {""};
        assert_int_equal(own_folder_look(&folder, rows[i].name, rows[i].alone, &error),
                         rows[i].status);
        assert_non_null(strstr(error.message, rows[i].says));
    }
    own_folder_release(&folder);
    assert_int_equal(own_folder_open(&folder, "/dev", 1, NULL), STATUS_OK);
    assert_int_equal(own_folder_look(&folder, "null", false, NULL), STATUS_INVALID);
    own_folder_release(&folder);
}

static void
own_folder__trusts_its_owner_us_and_root(void **state)
{
    (void)state;
    static const struct {
        uid_t file;
        uid_t folder;
        uid_t us;
        bool trusted;
    } rows[] = {
        {7, 7, 7, true},  {7, 7, 8, true},  {8, 7, 8, true},  {0, 7, 8, true},
        {9, 7, 8, false}, {9, 0, 0, false}, {9, 8, 8, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(own_folder_trusts(rows[i].file, rows[i].folder, rows[i].us),
                         rows[i].trusted);
    }
    struct own_folder folder = open_inner("archive");
    struct stat info;
    assert_int_equal(stat(scratch_path(root, "notes"), &info), 0);
    info.st_uid = folder.owner + geteuid() + 4711;
    struct error error;
    assert_int_equal(own_folder_check(&folder, "notes", &info, false, &error),
                     STATUS_INVALID);
    assert_non_null(strstr(error.message, "another user's"));
    own_folder_release(&folder);
}

static void
own_folder__knows_where_a_root_ends(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        int levels;
        size_t length;
    } rows[] = {
        {"/a/b/c", 2, 2}, {"/a/b", 2, 0}, {"a/b/c", 2, 1}, {"b/c", 2, 3}, {"c", 1, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(own_folder_root_length(rows[i].path, rows[i].levels),
                         rows[i].length);
    }
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(own_folder__follows_links_in_its_root_only),
        TEST(own_folder__is_made_below_its_root_with_what_is_missing),
        TEST(own_folder__is_not_led_astray_when_its_path_is),
        TEST(own_folder__makes_files_where_nothing_is),
        TEST(own_folder__writes_in_place_of_a_link_not_through_it),
        TEST(own_folder__says_what_is_no_file_of_its_own),
        TEST(own_folder__trusts_its_owner_us_and_root),
        TEST(own_folder__knows_where_a_root_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
