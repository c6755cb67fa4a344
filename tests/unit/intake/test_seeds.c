/* SPDX-License-Identifier: MIT */
/* The five stories the project was given, where they lie beside the repository. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "intake/intake.h"

/* 2026-01-15 */
#define NOW INT64_C(1768435200000)

struct row {
    const char *name;
    size_t headline; /* its length in bytes; 0 where there is none */
    const char *byline;
    const char *place;
    const char *agency;
    enum credit_rule rule;
    const char *published;
    enum date_source source;
    bool signed_off;
    size_t paragraphs;
};

static const struct row rows[] = {
    {"000_fd5039b6b2df880f.txt", 55, NULL, "MOSCOW", "Reuters", CREDIT_SIGN_OFF,
     "2023-09-19", DATE_FROM_PUBLISHED_LINE, true, 8},
    {"001_9a5c8086aca78b9c.txt", 55, "Guy Faulconbridge", "MOSCOW", "Reuters",
     CREDIT_DATELINE, "", DATE_FROM_METADATA, true, 17},
    {"002_dbcdfba82f71835b.txt", 91, NULL, NULL, NULL, CREDIT_NONE, "",
     DATE_FROM_METADATA, false, 13},
    {"003_06c041df9202c053.txt", 41, NULL, NULL, "AFP", CREDIT_BYLINE, "2023-07-25",
     DATE_FROM_PAGE_STAMP, false, 8},
    {"004_2fd10020ff0e9c25.txt", 0, NULL, NULL, NULL, CREDIT_NONE, "", DATE_FROM_METADATA,
     false, 8},
};

struct seen {
    struct story story;
    size_t count;
};

static enum status
keep_story(void *data, struct story *story, struct error *err)
{
    struct seen *seen = data;
    (void)err;
    seen->story = *story;
    story_init(story);
    seen->count++;
    return STATUS_OK;
}

static void
fail_problem(void *data, const char *path, uint64_t line, const char *reason)
{
    (void)data;
    fail_msg("%s:%lu: %s", path, (unsigned long)line, reason);
}

static void
check_string(const char *name, const char *found, const char *wanted)
{
    if (strcmp(found ? found : "(none)", wanted ? wanted : "(none)") != 0) {
        fail_msg("%s: %s, not %s", name, found ? found : "(none)",
                 wanted ? wanted : "(none)");
    }
}

static void
check_row(const struct row *row, const struct story *story)
{
    struct spans paragraphs = {0};
    struct buf iso = BUF_INIT;
    buf_add_text(&iso, "");
    date_add_iso(&iso, story->published);
    if (str_from(story->headline).length != row->headline) {
        fail_msg("%s: headline %s", row->name, story->headline);
    }
    check_string(row->name, story->byline, row->byline);
    check_string(row->name, story->place, row->place);
    check_string(row->name, story->agency, row->agency);
    check_string(row->name, credit_rule_name(story->rule), credit_rule_name(row->rule));
    check_string(row->name, iso.data, row->published);
    if (iso.length > 0) {
        assert_int_equal(story->published.source, row->source);
    }
    assert_int_equal(story->sign_off != NULL, row->signed_off);
    story_paragraphs(story, &paragraphs);
    assert_int_equal(paragraphs.count, row->paragraphs);
    buf_release(&iso);
    vec_release(&paragraphs);
}

static void
check_absent(const struct story *story)
{
    static const char *const cut[] = {
        "Logo",       "Published",  "Updated",      "File Photo", "Min read", "Read more",
        "Contribute", "kremlin.ru", "Reporting by", "By AFP",     "Haval"};
    for (size_t i = 0; i < sizeof cut / sizeof *cut; i++) {
        if (strstr(story->text, cut[i]) != NULL) {
            fail_msg("in the body: %s", cut[i]);
        }
    }
}

static char *
seeds_folder(void)
{
    struct buf path = BUF_INIT;
    const char *data = getenv("WIRECHECK_TEST_DATA");
    buf_add_format(&path, "%s/../../../shared/seeds", data ? data : "tests/data");
    return buf_take(&path);
}

static void
seeds__are_read_as_a_reader_would(void **state)
{
    char *folder = seeds_folder();
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *path = file_join(folder, rows[i].name);
        struct seen seen = {.count = 0};
        struct intake_sink sink = {&seen, keep_story, fail_problem, NULL};
        struct intake_file file = {path, strlen(path)};
        assert_int_equal(intake_read_file(&file, NOW, &sink, NULL, NULL), STATUS_OK);
        assert_int_equal(seen.count, 1);
        assert_string_equal(seen.story.source_path, path);
        check_row(&rows[i], &seen.story);
        check_absent(&seen.story);
        story_release(&seen.story);
        memory_free(path);
    }
    memory_free(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seeds__are_read_as_a_reader_would),
    };
    char *folder = seeds_folder();
    bool there = file_exists(folder);
    memory_free(folder);
    if (!there) {
        puts("1..0 # SKIP the seeds are not beside the repository");
        return 0;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
