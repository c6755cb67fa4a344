/* SPDX-License-Identifier: MIT */
/* Files beside the stories, which say where those come from. */
#include "intake/facts.h"

#define LEAD "The harbour office of Northhaven closed the old ferry quay on Tuesday."

static void
check(const char *path, const char *text, const char *expected)
{
    struct buf facts = BUF_INIT;
    struct intake_sink sink = {&facts, facts_take_story, facts_take_problem, NULL};
    assert_int_equal(intake_read_bytes(str_from(text), path, FACTS_NOW, &sink, NULL),
                     STATUS_OK);
    if (str_find(buf_str(&facts), str_from(expected), 0) == STR_NOT_FOUND) {
        fail_msg("%s: %s", path, facts.data);
    }
    buf_release(&facts);
}

static void
note__on_its_folder_is_no_story(void **state)
{
    static const char *const notes[] = {
        "a/README.md",  "a/readme", "Readme.txt",   "b.zip/LICENSE", "x/LICENCE.txt",
        "x/SOURCES.md", "NOTICE",   "CHANGELOG.md", "CREDITS.txt",   "PROVENANCE.md",
    };
    (void)state;
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        check(notes[i], "# Where these are from\n\n" LEAD "\n",
              " a note on the files of its folder");
    }
}

static void
note__is_only_what_has_the_name_and_no_front_matter(void **state)
{
    static const char *const stories[] = {"a/README/story.md", "sources.md",
                                          "readme-quay.md", "INDEX2.md", "credits.txt"};
    (void)state;
    check("README.md", "---\ntitle: Quay\n---\n" LEAD "\n", "headline=Quay|");
    check("README.json", "{\"title\": \"Quay\", \"text\": \"" LEAD "\"}",
          "headline=Quay|");
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
        check(stories[i], "# Quay\n\n" LEAD "\n", LEAD);
    }
}

#define ROWS "| a.xml | " LEAD " | MIT |\n| b.xml | " LEAD " | MIT |\n"

static void
table__in_markdown_is_no_story(void **state)
{
    (void)state;
    check("list.md", "# Files\n\n| file | what | licence |\n|---|---|---|\n" ROWS,
          " a table in Markdown");
    check("list", "| file | what | licence |\n|:--|--:|:-:|\n" ROWS,
          " a table in Markdown");
}

static void
table__in_a_story_is_left_to_its_reader(void **state)
{
    (void)state;
    check("quay.md",
          "# Quay\n\n" LEAD "\n\n" LEAD "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
          "headline=Quay|");
    check("quay.txt", "Quay closed\n\n| " LEAD "\n| " LEAD "\n", LEAD);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(note__on_its_folder_is_no_story),
        cmocka_unit_test(note__is_only_what_has_the_name_and_no_front_matter),
        cmocka_unit_test(table__in_markdown_is_no_story),
        cmocka_unit_test(table__in_a_story_is_left_to_its_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
