/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "scratch.h"

static char folder[SCRATCH_PATH_SIZE];

static int
set_up(void **state)
{
    (void)state;
    scratch_make(folder);
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
file__appends_the_whole_file(void **state)
{
    (void)state;
    const char *path = scratch_path(folder, "draft.txt");
    scratch_write(path, "a\0b", 3);
    struct buf text = BUF_INIT;
    buf_add_text(&text, ">");
    assert_int_equal(file_read(&text, path, 3, NULL), STATUS_OK);
    assert_int_equal(text.length, 4);
    assert_memory_equal(text.data, ">a\0b", 4);
    buf_release(&text);
}

static void
file__refuses_more_than_the_limit_and_leaves_the_result(void **state)
{
    (void)state;
    const char *path = scratch_path(folder, "draft.txt");
    scratch_write(path, "four", 4);
    struct buf text = BUF_INIT;
    struct error error;
    buf_add_text(&text, "kept");
    assert_int_equal(file_read(&text, path, 3, &error), STATUS_LIMIT);
    assert_string_equal(text.data, "kept");
    assert_non_null(strstr(error.message, "limit of 3 bytes"));
    buf_release(&text);
}

static void
file__says_why_it_cannot_be_read(void **state)
{
    (void)state;
    struct buf text = BUF_INIT;
    struct error error;
    const char *missing = scratch_path(folder, "missing.txt");
    assert_int_equal(file_read(&text, missing, 9, &error), STATUS_NOT_FOUND);
    assert_non_null(strstr(error.message, "missing.txt: cannot open: "));
    assert_int_equal(file_read(&text, folder, 9, &error), STATUS_INVALID);
    assert_non_null(strstr(error.message, "not a regular file"));
    assert_int_equal(file_read(&text, "/dev/null", 9, &error), STATUS_INVALID);
    buf_release(&text);
}

static void
file__makes_folders_with_their_parents_for_the_owner_only(void **state)
{
    (void)state;
    const char *path = scratch_path(folder, "a/b/c");
    assert_int_equal(file_make_folder(path, NULL), STATUS_OK);
    assert_int_equal(file_make_folder(path, NULL), STATUS_OK);
    struct stat info;
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0700);
    assert_true(file_exists(path));

    struct error error;
    scratch_write(scratch_path(folder, "plain"), "x", 1);
    assert_int_not_equal(file_make_folder(scratch_path(folder, "plain"), &error),
                         STATUS_OK);
    assert_int_not_equal(file_make_folder(scratch_path(folder, "plain/below"), &error),
                         STATUS_OK);
    assert_false(file_exists(scratch_path(folder, "plain/below")));
}

static void
file__is_mapped_read_only(void **state)
{
    (void)state;
    const char *path = scratch_path(folder, "segment");
    scratch_write(path, "bytes", 5);
    struct file_map map = {0};
    assert_int_equal(file_map_open(&map, path, NULL), STATUS_OK);
    assert_int_equal(map.length, 5);
    assert_memory_equal(map.data, "bytes", 5);
    file_map_release(&map);
    assert_null(map.data);
    file_map_release(&map);

    scratch_write(path, "", 0);
    assert_int_equal(file_map_open(&map, path, NULL), STATUS_OK);
    assert_int_equal(map.length, 0);
    file_map_release(&map);
    assert_int_equal(file_map_open(&map, folder, NULL), STATUS_INVALID);
    assert_int_equal(file_map_open(&map, scratch_path(folder, "no"), NULL),
                     STATUS_NOT_FOUND);
}

static void
file__joins_with_one_slash(void **state)
{
    (void)state;
    static const char *const rows[][3] = {
        {"a", "b", "a/b"}, {"a/", "b", "a/b"}, {"/", "b", "/b"}, {"", "b", "b"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char *path = file_join(rows[i][0], rows[i][1]);
        assert_string_equal(path, rows[i][2]);
        memory_free(path);
    }
}

/* The sum of all bytes, so that every page is read. */
static unsigned long
sum_of(const struct file_map *map)
{
    unsigned long sum = 0;
    for (size_t i = 0; i < map->length; i++) {
        sum += map->data[i];
    }
    return sum;
}

static void
file__that_is_cut_off_while_mapped_reads_as_zeros_and_tells(void **state)
{
    (void)state;
    static const off_t rests[] = {0, 1, 4096, 65535};
    static char bytes[65536];
    memset(bytes, 1, sizeof bytes);
    for (size_t i = 0; i < sizeof rests / sizeof rests[0]; i++) {
        const char *path = scratch_path(folder, "mapped");
        const char *second = scratch_path(folder, "other");
        struct file_map map;
        struct file_map other;
        scratch_write(path, bytes, sizeof bytes);
        assert_int_equal(file_map_open(&map, path, NULL), STATUS_OK);
        assert_int_equal(sum_of(&map), sizeof bytes);
        assert_true(file_map_is_whole(&map));
        scratch_write(second, bytes, sizeof bytes);
        assert_int_equal(file_map_open(&other, second, NULL), STATUS_OK);
        assert_int_equal(truncate(path, rests[i]), 0);
        assert_int_equal(sum_of(&map), rests[i]);
        assert_false(file_map_is_whole(&map));
        assert_true(file_map_is_whole(&other));
        file_map_release(&map);
        file_map_release(&other);
    }
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(file__appends_the_whole_file),
        TEST(file__refuses_more_than_the_limit_and_leaves_the_result),
        TEST(file__says_why_it_cannot_be_read),
        TEST(file__makes_folders_with_their_parents_for_the_owner_only),
        TEST(file__is_mapped_read_only),
        TEST(file__that_is_cut_off_while_mapped_reads_as_zeros_and_tells),
        TEST(file__joins_with_one_slash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
