/* SPDX-License-Identifier: MIT */
#include "editor/folders.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
read_text(struct folders *folders, const char *text)
{
    json_t *params = json_loads(text, 0, NULL);
    assert_non_null(params);
    folders_read(folders, params);
    json_decref(params);
}

static void
change_text(struct folders *folders, const char *text)
{
    json_t *params = json_loads(text, 0, NULL);
    assert_non_null(params);
    folders_change(folders, params);
    json_decref(params);
}

static void
folders__are_read_from_whatever_the_client_gives(void **state)
{
    (void)state;
    static const struct {
        const char *params;
        const char *path; /* of the first; NULL where there is none */
    } rows[] = {
        {"{}", NULL},
        {"{\"rootUri\":null,\"rootPath\":null,\"workspaceFolders\":null}", NULL},
        {"{\"rootUri\":5,\"rootPath\":[],\"workspaceFolders\":{\"uri\":\"file:///x\"}}",
         NULL},
        {"{\"rootUri\":\"file:///a/desk/\"}", "/a/desk"},
        {"{\"rootUri\":\"file:///\"}", "/"},
        {"{\"rootPath\":\"/a/my desk\"}", "/a/my desk"},
        {"{\"rootPath\":\"desk\"}", NULL},
        {"{\"rootUri\":\"file:///a\",\"workspaceFolders\":[]}", "/a"},
        {"{\"rootUri\":\"file:///a\",\"workspaceFolders\":[{\"uri\":\"file:///b%20c\","
         "\"name\":\"b\"}]}",
         "/b c"},
        {"{\"workspaceFolders\":[7,{\"uri\":7},{\"uri\":\"file:///d\"}]}", "/d"},
    };
    struct folders folders = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        read_text(&folders, rows[i].params);
        if (rows[i].path == NULL) {
            assert_int_equal(folders.count, 0);
        } else {
            assert_int_equal(folders.count, 1);
            assert_string_equal(folders.data[0].path, rows[i].path);
        }
    }
    folders_release(&folders);
}

static void
folders__change_by_uri_in_any_spelling(void **state)
{
    (void)state;
    struct folders folders = {0};
    read_text(&folders, "{\"workspaceFolders\":[{\"uri\":\"file:///a\"},"
                        "{\"uri\":\"file:///b%2Dc\"},{\"uri\":\"memory:x\"}]}");
    assert_int_equal(folders.count, 3);
    assert_null(folders.data[2].path);
    change_text(&folders, "{\"event\":{\"added\":[{\"uri\":\"file:///d\"},"
                          "{\"uri\":\"file:///d/\"}],"
                          "\"removed\":[{\"uri\":\"file:///b-c/\"},{\"uri\":\"x:\"}]}}");
    assert_int_equal(folders.count, 3);
    assert_string_equal(folders.data[0].path, "/a");
    assert_string_equal(folders.data[2].path, "/d");
    change_text(&folders, "{\"event\":7}");
    assert_int_equal(folders.count, 3);
    folders_release(&folders);
}

static void
folders__the_innermost_has_a_file(void **state)
{
    (void)state;
    struct folders folders = {0};
    read_text(&folders, "{\"workspaceFolders\":[{\"uri\":\"file:///desk\"},"
                        "{\"uri\":\"file:///desk/sport\"},{\"uri\":\"file:///de\"}]}");
    static const char *const rows[][2] = {
        {"/desk/a.md", "/desk"},        {"/desk/sport/a.md", "/desk/sport"},
        {"/desk/sports/a.md", "/desk"}, {"/de/a.md", "/de"},
        {"/other/a.md", NULL},          {"/desk", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct folder *folder = folders_of(&folders, rows[i][0]);
        if (rows[i][1] == NULL) {
            assert_null(folder);
        } else {
            assert_non_null(folder);
            assert_string_equal(folder->path, rows[i][1]);
        }
    }
    assert_null(folders_of(&folders, NULL));
    folders_release(&folders);
}

static void
folders__are_no_more_than_a_limit(void **state)
{
    (void)state;
    struct folders folders = {0};
    json_t *added = json_array();
    for (int i = 0; i < 100; i++) {
        json_t *folder = json_object();
        json_object_set_new(folder, "uri", json_sprintf("file:///f%d", i));
        json_array_append_new(added, folder);
    }
    json_t *params = json_pack("{s:{s:o}}", "event", "added", added);
    folders_change(&folders, params);
    assert_int_equal(folders.count, FOLDERS_LIMIT);
    json_decref(params);
    folders_release(&folders);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folders__are_read_from_whatever_the_client_gives),
        cmocka_unit_test(folders__change_by_uri_in_any_spelling),
        cmocka_unit_test(folders__the_innermost_has_a_file),
        cmocka_unit_test(folders__are_no_more_than_a_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
