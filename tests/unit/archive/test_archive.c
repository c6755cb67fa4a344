/* SPDX-License-Identifier: MIT */
#include "archive/archive.h"

#include <fcntl.h>
#include <sys/wait.h>

#include <sqlite3.h>

#include "base/file.h"
#include "newsdesk.h"

static void
archive__keeps_all_that_a_story_says(void **state)
{
    struct story story;
    struct story read;
    enum archive_outcome outcome;
    struct archive *archive = open_archive(*state);
    tell_story(&story,
               &(struct told){.guid = "tag:ferry", .version = "3", .text = FERRY});
    story.headline = "Ferry turned back";
    story.byline = "Ilja Berg";
    story.place = "PORT ELDER";
    story.agency = "Reuters";
    story.rule = CREDIT_DATELINE;
    story.publisher = "The Elder Gazette";
    story.sign_off = "(Reporting by Ilja Berg; editing by Ada Quill)";
    story.url = "https://example.org/ferry";
    story.language = "en";
    story.source_path = "wire/ferry.jsonl";
    story.source_line = 12;
    story.published = (struct date){-86400001, DATE_SECOND, DATE_FROM_PAGE_STAMP, true};
    story.updated =
        (struct date){1695081600000, DATE_MONTH, DATE_FROM_UPDATED_LINE, false};
    story.embargo = (struct date){1695081600123, DATE_MINUTE, DATE_FROM_METADATA, true};
    story.status = STORY_WITHHELD;
    story.dateline_length = 24;
    assert_int_equal(archive_add(archive, &story, &outcome, NULL), STATUS_OK);
    assert_int_equal(story.number, 1);
    commit(archive);
    struct snapshot *snapshot = open_snapshot(*state);
    assert_int_equal(snapshot_story(snapshot, 1, &read, NULL), STATUS_OK);
    assert_string_equal(read.guid, story.guid);
    assert_string_equal(read.version, story.version);
    assert_string_equal(read.headline, story.headline);
    assert_string_equal(read.byline, story.byline);
    assert_string_equal(read.place, story.place);
    assert_string_equal(read.agency, story.agency);
    assert_string_equal(read.publisher, story.publisher);
    assert_string_equal(read.sign_off, story.sign_off);
    assert_string_equal(read.url, story.url);
    assert_string_equal(read.language, story.language);
    assert_string_equal(read.source_path, story.source_path);
    assert_int_equal(read.source_line, 12);
    assert_int_equal(read.rule, CREDIT_DATELINE);
    assert_int_equal(read.status, STORY_WITHHELD);
    assert_int_equal(read.dateline_length, 24);
    assert_string_equal(read.text, FERRY);
    const struct date *dates[][2] = {{&read.published, &story.published},
                                     {&read.updated, &story.updated},
                                     {&read.embargo, &story.embargo}};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(dates[i][0]->ms, dates[i][1]->ms);
        assert_int_equal(dates[i][0]->precision, dates[i][1]->precision);
        assert_int_equal(dates[i][0]->source, dates[i][1]->source);
        assert_int_equal(dates[i][0]->zone_known, dates[i][1]->zone_known);
    }
    story_release(&read);
    story_release(&story);
    snapshot_unref(snapshot);
    archive_close(archive);
    check_whole(*state);
}

static void
archive__keeps_what_is_unknown_unknown(void **state)
{
    struct story read;
    struct archive *archive = open_archive(*state);
    add_story(archive, &(struct told){.text = HARVEST}, ARCHIVE_ADDED);
    commit(archive);
    struct snapshot *snapshot = open_snapshot(*state);
    assert_int_equal(snapshot_story(snapshot, 1, &read, NULL), STATUS_OK);
    assert_null(read.guid);
    assert_null(read.headline);
    assert_null(read.agency);
    assert_null(read.source_path);
    assert_int_equal(read.published.precision, DATE_NONE);
    story_release(&read);
    snapshot_unref(snapshot);
    archive_close(archive);
}

static void
archive__finds_the_words_of_a_story_only_after_the_commit(void **state)
{
    struct archive *archive = open_archive(*state);
    uint32_t number = add_story(
        archive, &(struct told){.guid = "a", .text = HARVEST, .day = 4}, ARCHIVE_ADDED);
    struct snapshot *before = open_snapshot(*state);
    assert_int_equal(count_hits(before, HARVEST, number), 0);
    assert_int_equal(snapshot_generation(before), 0);
    commit(archive);
    struct snapshot *after = open_snapshot(*state);
    assert_true(count_hits(after, HARVEST, number) >= 5);
    assert_int_equal(count_hits(after, BRIDGE, number), 0);
    assert_int_equal(snapshot_generation(after), 1);
    assert_int_equal(count_hits(before, HARVEST, number), 0);
    snapshot_unref(before);
    snapshot_unref(after);
    archive_close(archive);
    check_whole(*state);
}

static void
archive__drops_what_was_not_committed(void **state)
{
    struct archive *archive = open_archive(*state);
    add_story(archive, &(struct told){.guid = "a", .text = HARVEST}, ARCHIVE_ADDED);
    archive_abandon(archive);
    uint32_t number =
        add_story(archive, &(struct told){.guid = "b", .text = BRIDGE}, ARCHIVE_ADDED);
    assert_int_equal(number, 1);
    commit(archive);
    add_story(archive, &(struct told){.guid = "c", .text = FERRY}, ARCHIVE_ADDED);
    archive_close(archive);
    struct snapshot *snapshot = open_snapshot(*state);
    struct snapshot_stats stats;
    assert_int_equal(snapshot_stats(snapshot, &stats, NULL), STATUS_OK);
    assert_int_equal(stats.stories, 1);
    assert_int_equal(stats.text_bytes, strlen(BRIDGE));
    snapshot_unref(snapshot);
    check_whole(*state);
}

static void
archive__commits_a_batch_that_grows_large(void **state)
{
    struct archive *archive = open_archive(*state);
    struct buf text = BUF_INIT;
    char guid[32];
    buf_reserve(&text, 1 << 20);
    while (text.length < 900000) {
        buf_add_text(&text, BRIDGE "\n\n");
    }
    struct snapshot *snapshot = open_snapshot(*state);
    uint64_t newest = 0;
    for (int i = 0; i < 80; i++) {
        snprintf(guid, sizeof guid, "long-%d", i);
        add_story(archive, &(struct told){.guid = guid, .text = text.data},
                  ARCHIVE_ADDED);
    }
    assert_int_equal(snapshot_newest(snapshot, &newest, NULL), STATUS_OK);
    assert_int_equal(newest, 1);
    snapshot_unref(snapshot);
    archive_close(archive);
    buf_release(&text);
}

static void
archive__keeps_segments_few_over_many_commits(void **state)
{
    struct archive *archive = open_archive(*state);
    char text[200];
    for (int i = 1; i <= 60; i++) {
        snprintf(text, sizeof text,
                 "Story %d tells of river number %d and of the %d towns "
                 "along its upper course.",
                 i, 1000 + i, 2000 + i);
        add_story(archive, &(struct told){.text = text}, ARCHIVE_ADDED);
        commit(archive);
    }
    struct snapshot *snapshot = open_snapshot(*state);
    struct snapshot_stats stats;
    struct file_paths files = {0};
    assert_int_equal(snapshot_stats(snapshot, &stats, NULL), STATUS_OK);
    assert_int_equal(stats.generation, 60);
    assert_true(stats.segments <= 3);
    for (uint32_t i = 1; i <= 60; i++) {
        snprintf(text, sizeof text,
                 "Story %u tells of river number %u and of the %u towns "
                 "along its upper course.",
                 i, 1000 + i, 2000 + i);
        assert_true(count_hits(snapshot, text, i) > 0);
    }
    assert_int_equal(file_walk(&files, scratch_path(*state, "segment"), NULL), STATUS_OK);
    assert_int_equal(files.count, stats.segments);
    file_paths_release(&files);
    snapshot_unref(snapshot);
    archive_close(archive);
    check_whole(*state);
}

static void
archive__removes_orphans_and_nothing_else(void **state)
{
    archive_close(open_archive(*state));
    scratch_write(scratch_path(*state, "segment/000077"), "x", 1);
    scratch_write(scratch_path(*state, "segment/000078.new"), "x", 1);
    scratch_write(scratch_path(*state, "segment/notes.txt"), "x", 1);
    archive_close(open_archive(*state));
    assert_false(file_exists(scratch_path(*state, "segment/000077")));
    assert_false(file_exists(scratch_path(*state, "segment/000078.new")));
    assert_true(file_exists(scratch_path(*state, "segment/notes.txt")));
}

static void
archive__tells_a_second_writer_who_is_first(void **state)
{
    char expected[64];
    struct error err;
    struct archive *second = NULL;
    struct archive *archive = open_archive(*state);
    snprintf(expected, sizeof expected, ": process %ld is writing to this archive",
             (long)getpid());
    assert_int_equal(archive_open(&second, *state, ARCHIVE_WRITE, &err), STATUS_BUSY);
    assert_non_null(strstr(err.message, expected));
    pid_t child = fork();
    if (child == 0) {
        enum status status = archive_open(&second, *state, ARCHIVE_WRITE, &err);
        _exit(status == STATUS_BUSY && strstr(err.message, expected) != NULL ? 0 : 1);
    }
    int result = -1;
    assert_int_equal(waitpid(child, &result, 0), child);
    assert_int_equal(result, 0);
    archive_close(archive);
    archive_close(open_archive(*state));
}

static void
archive__may_be_read_while_it_is_written(void **state)
{
    struct archive *reader = NULL;
    struct archive *archive = open_archive(*state);
    add_story(archive, &(struct told){.text = FERRY}, ARCHIVE_ADDED);
    commit(archive);
    add_story(archive, &(struct told){.text = HARVEST}, ARCHIVE_ADDED);
    assert_int_equal(archive_open(&reader, *state, ARCHIVE_READ, NULL), STATUS_OK);
    assert_int_equal(archive_verify(reader, false, NULL, NULL, NULL), STATUS_OK);
    enum archive_outcome outcome;
    struct story story;
    struct error err;
    tell_story(&story, &(struct told){.text = BRIDGE});
    assert_int_equal(archive_add(reader, &story, &outcome, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "opened for reading only"));
    story_release(&story);
    archive_close(reader);
    commit(archive);
    archive_close(archive);
}

static void
archive__says_how_to_make_one_where_there_is_none(void **state)
{
    struct error err;
    struct archive *archive = NULL;
    const char *path = scratch_path(*state, "nowhere");
    assert_int_equal(archive_open(&archive, path, ARCHIVE_READ, &err), STATUS_NOT_FOUND);
    assert_non_null(strstr(err.message, "run: wirecheck add FOLDER"));
    assert_false(file_exists(path));
}

static void
change_catalog(const char *folder, const char *script)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(scratch_path(folder, "catalog.db"), &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, script, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void
archive__refuses_what_it_does_not_understand(void **state)
{
    static const struct {
        const char *script;
        const char *message;
    } rows[] = {
        {"UPDATE meta SET value = 4 WHERE name = 'format'",
         "archive format 4, this program reads 3: a newer wirecheck is needed"},
        {"UPDATE meta SET value = 2 WHERE name = 'format'",
         "archive format 2, this program reads 3: make a new archive with wirecheck add"},
        {"UPDATE meta SET value = 3 WHERE name = 'format';"
         "UPDATE meta SET value = 'word5' WHERE name = 'scheme'",
         "fingerprints of scheme \"word5\""},
        {"DROP TABLE meta", "not a wirecheck archive"},
    };
    archive_close(open_archive(*state));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct archive *archive = NULL;
        struct snapshot *snapshot = NULL;
        struct error err;
        change_catalog(*state, rows[i].script);
        for (int mode = ARCHIVE_READ; mode <= ARCHIVE_WRITE; mode++) {
            assert_int_equal(
                archive_open(&archive, *state, (enum archive_mode)mode, &err),
                STATUS_UNSUPPORTED);
            assert_non_null(strstr(err.message, rows[i].message));
        }
        assert_int_equal(snapshot_open(&snapshot, *state, &err), STATUS_UNSUPPORTED);
    }
}

static void
archive__calls_a_catalog_of_rubbish_damaged(void **state)
{
    struct archive *archive = NULL;
    struct error err;
    char rubbish[5000];
    memset(rubbish, 'x', sizeof rubbish);
    scratch_write(scratch_path(*state, "catalog.db"), rubbish, sizeof rubbish);
    assert_int_equal(archive_open(&archive, *state, ARCHIVE_READ, &err), STATUS_CORRUPT);
    assert_non_null(strstr(err.message, "catalog.db: damaged"));
    assert_int_equal(archive_open(&archive, *state, ARCHIVE_WRITE, &err), STATUS_CORRUPT);
}

static void
archive_locate__takes_the_first_that_is_set(void **state)
{
    (void)state;
    static const struct {
        const char *given, *named, *shared, *home, *expected;
    } rows[] = {
        {"/g", "/n", "/x", "/h", "/g"},
        {NULL, "/n", "/x", "/h", "/n"},
        {NULL, "", "/x", "/h", "/x/wirecheck/archive"},
        {NULL, "", "relative", "/h", "/h/.local/share/wirecheck/archive"},
        {NULL, "", "", "/h", "/h/.local/share/wirecheck/archive"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        setenv("WIRECHECK_ARCHIVE", rows[i].named ? rows[i].named : "", 1);
        setenv("XDG_DATA_HOME", rows[i].shared, 1);
        setenv("HOME", rows[i].home, 1);
        char *path = archive_locate(rows[i].given);
        assert_string_equal(path, rows[i].expected);
        memory_free(path);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(archive__keeps_all_that_a_story_says),
        IN_FOLDER(archive__keeps_what_is_unknown_unknown),
        IN_FOLDER(archive__finds_the_words_of_a_story_only_after_the_commit),
        IN_FOLDER(archive__drops_what_was_not_committed),
        IN_FOLDER(archive__commits_a_batch_that_grows_large),
        IN_FOLDER(archive__keeps_segments_few_over_many_commits),
        IN_FOLDER(archive__removes_orphans_and_nothing_else),
        IN_FOLDER(archive__tells_a_second_writer_who_is_first),
        IN_FOLDER(archive__may_be_read_while_it_is_written),
        IN_FOLDER(archive__says_how_to_make_one_where_there_is_none),
        IN_FOLDER(archive__refuses_what_it_does_not_understand),
        IN_FOLDER(archive__calls_a_catalog_of_rubbish_damaged),
        cmocka_unit_test(archive_locate__takes_the_first_that_is_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
