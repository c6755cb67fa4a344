/* SPDX-License-Identifier: MIT */
#include "editor/draft_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scratch.h"

static char root[SCRATCH_PATH_SIZE];

static void
write_text(const char *path, const char *text)
{
    scratch_write(path, text, strlen(text));
}

static int
make_root(void **state)
{
    (void)state;
    scratch_make(root);
    return 0;
}

static int
remove_root(void **state)
{
    (void)state;
    scratch_remove(root);
    return 0;
}

static void
files__are_named_like_drafts(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        bool is_draft;
    } rows[] = {
        {"a.md", true}, {"a.TXT", true}, {"a.text", true}, {"a.txt.py", false},
        {"a", false},   {".txt", false}, {"", false},      {"a.wcd", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(draft_file_is_named(rows[i].name), rows[i].is_draft);
    }
}

static void
files__of_nested_folders_are_listed_once(void **state)
{
    (void)state;
    struct draft_files files = {.entries = 0};
    char inner[2 * SCRATCH_PATH_SIZE];
    snprintf(inner, sizeof inner, "%s/inner", root);
    assert_int_equal(mkdir(inner, 0700), 0);
    write_text(scratch_path(root, "inner/b.md"), "b");
    write_text(scratch_path(root, "a.txt"), "a");
    assert_int_equal(draft_files_add(&files, inner, NULL), STATUS_OK);
    assert_int_equal(draft_files_add(&files, root, NULL), STATUS_OK);
    assert_int_equal(files.count, 2);
    assert_string_equal(strrchr(files.data[0].path, '/'), "/a.txt");
    assert_string_equal(strrchr(files.data[1].path, '/'), "/b.md");
    assert_false(files.is_cut);
    draft_files_release(&files);
}

/* What was a file when it was listed is a link when it is read, or one of the folders
 * on the way is. */
static void
file__that_became_a_link_is_not_read(void **state)
{
    (void)state;
    struct buf text = BUF_INIT;
    struct error err;
    char folder[2 * SCRATCH_PATH_SIZE];
    char path[2 * SCRATCH_PATH_SIZE + 8];
    snprintf(folder, sizeof folder, "%s/swap", root);
    snprintf(path, sizeof path, "%s/c.md", folder);
    const char *moved = scratch_path(root, "moved");
    struct draft_file file = {.path = path, .root_length = strlen(root)};
    assert_int_equal(mkdir(folder, 0700), 0);
    write_text(path, "\xEF\xBB\xBFtext");
    assert_int_equal(draft_file_read(&text, &file, 100, &err), STATUS_OK);
    assert_string_equal(text.data, "text");
    assert_int_equal(draft_file_read(&text, &file, 3, &err), STATUS_LIMIT);
    assert_int_equal(rename(folder, moved), 0);
    assert_int_equal(draft_file_read(&text, &file, 100, &err), STATUS_NOT_FOUND);
    assert_int_equal(symlink(moved, folder), 0);
    assert_int_equal(draft_file_read(&text, &file, 100, &err), STATUS_INVALID);
    assert_int_equal(unlink(folder), 0);
    assert_int_equal(mkdir(folder, 0700), 0);
    assert_int_equal(symlink("../moved/c.md", path), 0);
    assert_int_equal(draft_file_read(&text, &file, 100, &err), STATUS_INVALID);
    assert_string_equal(text.data, "text");
    buf_release(&text);
}

static void
files__deeper_than_the_limit_are_passed_over_and_it_is_known(void **state)
{
    (void)state;
    struct draft_files files = {.entries = 0};
    char path[SCRATCH_PATH_SIZE + 8 * DRAFT_FILES_DEPTH_LIMIT];
    size_t length = (size_t)snprintf(path, sizeof path, "%s/deep", root);
    const char *top = scratch_path(root, "deep");
    assert_int_equal(mkdir(path, 0700), 0);
    for (unsigned depth = 0; depth <= DRAFT_FILES_DEPTH_LIMIT; depth++) {
        assert_int_equal(draft_files_add(&files, top, NULL), STATUS_OK);
        assert_false(files.is_cut);
        length += (size_t)snprintf(path + length, sizeof path - length, "/d");
        assert_int_equal(mkdir(path, 0700), 0);
    }
    assert_int_equal(draft_files_add(&files, top, NULL), STATUS_OK);
    assert_true(files.is_cut);
    draft_files_release(&files);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files__are_named_like_drafts),
        cmocka_unit_test(files__of_nested_folders_are_listed_once),
        cmocka_unit_test(file__that_became_a_link_is_not_read),
        cmocka_unit_test(files__deeper_than_the_limit_are_passed_over_and_it_is_known),
    };
    return cmocka_run_group_tests(tests, make_root, remove_root);
}
