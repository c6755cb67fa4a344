/* SPDX-License-Identifier: MIT */
#include "feature/original.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "folder.h"

static struct story
tell_story(void)
{
    static const char text[] = "The ferry was late.\n\nNobody was hurt, Zo\xC3\xAB said.";
    struct story story;
    story_init(&story);
    story.number = 12;
    story.headline = "Ferry\nlate";
    story.agency = "AFP";
    story.byline = "Zo\xC3\xAB Brink";
    story.place = "ELM BAY";
    story.published = date_from_day(2024, 5, 6);
    story.text = text;
    story.text_length = sizeof text - 1;
    return story;
}

static void
original__has_headline_credit_and_text(void **state)
{
    (void)state;
    struct story story = tell_story();
    struct original original = {0};
    original_build(&original, &story, 0);
    assert_string_equal(
        original.text.data,
        "Ferry late\n\nAgency: AFP\nBy: Zo\xC3\xAB Brink\nPlace: ELM BAY\n"
        "Date: 6 May 2024\nArchive: story 12, read-only copy\n\n"
        "The ferry was late.\n\nNobody was hurt, Zo\xC3\xAB said.\n");
    struct span passage = {21, 21 + 27};
    struct range range = original_range(&original, passage, POSITION_UTF16);
    assert_int_equal(range.start.line, 10);
    assert_int_equal(range.start.character, 0);
    assert_int_equal(range.end.line, 10);
    assert_int_equal(range.end.character, 26);
    original_release(&original);
    story_release(&story);
}

static void
original__finds_passages_behind_what_it_made_visible(void **state)
{
    (void)state;
    static const char text[] = "A\xE2\x80\xAE"
                               "B\tC\x1B.\n\nFerry late.";
    struct story story = tell_story();
    struct original original = {0};
    story.headline = "x\xE2\x80\xAEy\r";
    story.text = text;
    story.text_length = sizeof text - 1;
    original_build(&original, &story, 0);
    assert_int_equal(strncmp(original.text.data, "x<U+202E>y \n", 12), 0);
    assert_non_null(
        strstr(original.text.data, "A<U+202E>B C\xE2\x90\x9B.\n\nFerry late.\n"));
    const char *ferry = strstr(text, "Ferry");
    uint32_t start = (uint32_t)(ferry - text);
    struct range range =
        original_range(&original, (struct span){start, start + 5}, POSITION_UTF8);
    assert_int_equal(range.start.character, 0);
    assert_int_equal(range.end.character, 5);
    range = original_range(&original, (struct span){4, 5}, POSITION_UTF16);
    assert_int_equal(range.start.character, 9);
    assert_int_equal(range.end.character, 10);
    original_release(&original);
    story_release(&story);
}

static void
original__leaves_the_text_out_under_an_embargo(void **state)
{
    (void)state;
    struct story story = tell_story();
    struct original original = {0};
    story.embargo = date_from_day(2024, 5, 8);
    original_build(&original, &story, story.embargo.ms - 1);
    assert_null(strstr(original.text.data, "ferry was"));
    assert_non_null(strstr(original.text.data, "Under embargo until 8 May 2024"));
    struct range range = original_range(&original, (struct span){0, 10}, POSITION_UTF16);
    assert_int_equal(range.end.line + range.end.character, 0);
    original_release(&original);
    original_build(&original, &story, story.embargo.ms);
    assert_non_null(strstr(original.text.data, "ferry was"));
    original_release(&original);
    story_release(&story);
}

static void
original__has_a_uri_that_leads_back(void **state)
{
    (void)state;
    struct buf uri = BUF_INIT;
    uint32_t number = 0;
    original_add_uri(&uri, STR("4294967295.txt"));
    assert_string_equal(uri.data, "wirecheck:/original/4294967295.txt");
    assert_true(original_number(buf_str(&uri), &number));
    assert_int_equal(number, UINT32_MAX);
    assert_true(
        original_number(STR("wirecheck:/original/reuters-2023-09-19-7.txt"), &number));
    assert_int_equal(number, 7);
    buf_release(&uri);
    static const char *const others[] = {
        "",
        "wirecheck:/original/.txt",
        "wirecheck:/original/1",
        "wirecheck:/original/-1.txt",
        "wirecheck:/original/4294967296.txt",
        "wirecheck:/original/99999999999999999999999.txt",
        "wirecheck:/original/../1.txt",
        "wirecheck:/original.txt",
        "wirecheck:/original/reuters-.txt",
        "wirecheck:/original/a/7.txt",
        "file:///etc/passwd",
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_false(original_number(str_from(others[i]), &number));
    }
}

static void
original__has_a_name_that_tells_what_it_is(void **state)
{
    (void)state;
    struct story story;
    struct buf name = BUF_INIT;
    story_init(&story);
    story.number = 12;
    original_add_name(&name, &story);
    assert_string_equal(name.data, "story-12.txt");
    buf_clear(&name);
    story.publisher = "The Skarn Observer / Évening";
    original_add_name(&name, &story);
    assert_string_equal(name.data, "the-skarn-observer-vening-12.txt");
    buf_clear(&name);
    story.agency = "Reuters";
    story.published = date_from_day(2023, 9, 19);
    original_add_name(&name, &story);
    assert_string_equal(name.data, "reuters-2023-09-19-12.txt");
    buf_release(&name);
    story_release(&story);
}

static void
original__is_written_read_only_and_anew_when_it_differs(void **state)
{
    char *folder = file_join(*state, "deep/er");
    struct buf uri = BUF_INIT;
    struct buf content = BUF_INIT;
    struct stat info;
    assert_int_equal(original_write(&uri, folder, STR("3.txt"), STR("one"), NULL),
                     STATUS_OK);
    assert_true(str_starts_with(buf_str(&uri), STR("file:///")));
    assert_true(str_ends_with(buf_str(&uri), STR("/deep/er/3.txt")));
    char *path = file_join(folder, "3.txt");
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0400);
    ino_t first = info.st_ino;
    assert_int_equal(original_write(&uri, folder, STR("3.txt"), STR("one"), NULL),
                     STATUS_OK);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_ino, first);
    assert_int_equal(original_write(&uri, folder, STR("3.txt"), STR("two"), NULL),
                     STATUS_OK);
    assert_int_equal(file_read(&content, path, 100, NULL), STATUS_OK);
    assert_string_equal(content.data, "two");
    assert_int_equal(stat(folder, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0700);
    memory_free(path);
    memory_free(folder);
    buf_release(&uri);
    buf_release(&content);
}

static void
original__folders_are_the_caches_and_one_for_each_archive(void **state)
{
    (void)state;
    assert_int_equal(setenv("XDG_CACHE_HOME", "/c", 1), 0);
    char *first = original_folder("/a");
    char *second = original_folder("/b");
    assert_int_equal(strncmp(first, "/c/wirecheck/original/", 22), 0);
    assert_string_not_equal(first, second);
    memory_free(first);
    memory_free(second);
    assert_int_equal(setenv("XDG_CACHE_HOME", "relative", 1), 0);
    assert_int_equal(setenv("HOME", "/h", 1), 0);
    first = original_folder("/a");
    assert_int_equal(strncmp(first, "/h/.cache/wirecheck/original/", 29), 0);
    memory_free(first);
    assert_int_equal(unsetenv("HOME"), 0);
    assert_null(original_folder("/a"));
}

static void
original__is_told_from_a_draft(void **state)
{
    (void)state;
    static const struct {
        const char *uri;
        const char *path;
        bool original;
    } rows[] = {
        {"wirecheck:/original/1.txt", NULL, true},
        {"file:///c/wirecheck/original/0a/1.txt", "/c/wirecheck/original/0a/1.txt", true},
        {"file:///c/wirecheck/help/wire-copy.md", "/c/wirecheck/help/wire-copy.md", true},
        {"file:///c/wirecheck/other.txt", "/c/wirecheck/other.txt", false},
        {"file:///home/original/1.txt", "/home/original/1.txt", false},
        {"untitled:wirecheck", NULL, false},
    };
    assert_int_equal(setenv("XDG_CACHE_HOME", "/c", 1), 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(original_is_document(str_from(rows[i].uri), rows[i].path),
                         rows[i].original);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(original__has_headline_credit_and_text),
        cmocka_unit_test(original__finds_passages_behind_what_it_made_visible),
        cmocka_unit_test(original__leaves_the_text_out_under_an_embargo),
        cmocka_unit_test(original__has_a_uri_that_leads_back),
        cmocka_unit_test(original__has_a_name_that_tells_what_it_is),
        cmocka_unit_test_setup_teardown(
            original__is_written_read_only_and_anew_when_it_differs, make_folder,
            remove_folder),
        cmocka_unit_test(original__is_told_from_a_draft),
        cmocka_unit_test(original__folders_are_the_caches_and_one_for_each_archive),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
