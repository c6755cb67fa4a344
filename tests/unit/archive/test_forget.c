/* SPDX-License-Identifier: MIT */
#include "archive/archive.h"
#include "archive/state.h"
#include "base/file.h"
#include "newsdesk.h"

/* Letters that no compressor shortens, so that they would be seen in a file. */
#define SECRET "qzXw7Kp2LmVt9RbN"

/* How many files of the archive hold `needle`. */
static size_t
count_files_with(const char *folder, const char *needle)
{
    struct file_paths files = {0};
    size_t count = 0;
    assert_int_equal(file_walk(&files, folder, NULL), STATUS_OK);
    vec_each(char *, path, &files) {
        struct buf bytes = BUF_INIT;
        assert_int_equal(file_read(&bytes, *path, (size_t)1 << 30, NULL), STATUS_OK);
        count += str_find(buf_str(&bytes), str_from(needle), 0) != STR_NOT_FOUND;
        buf_release(&bytes);
    }
    file_paths_release(&files);
    return count;
}

static void
forget__removes_every_trace_of_the_words(void **state)
{
    struct archive *archive = open_archive(*state);
    add_story(archive, &(struct told){.guid = "keep", .text = HARVEST, .day = 3},
              ARCHIVE_ADDED);
    uint32_t number = add_story(archive,
                                &(struct told){.guid = "guid-" SECRET,
                                               .headline = "Headline " SECRET,
                                               .text = "Text " SECRET " of four words",
                                               .path = "path/" SECRET,
                                               .day = 4},
                                ARCHIVE_ADDED);
    commit(archive);
    assert_true(count_files_with(*state, SECRET) > 0);
    assert_int_equal(archive_forget(archive, number, NULL), STATUS_OK);
    /* Also while the archive is still open, log included. */
    assert_int_equal(count_files_with(*state, SECRET), 0);
    archive_close(archive);
    assert_int_equal(count_files_with(*state, SECRET), 0);
    check_whole(*state);

    struct snapshot *snapshot = open_snapshot(*state);
    struct snapshot_stats stats;
    struct story read;
    assert_int_equal(snapshot_stats(snapshot, &stats, NULL), STATUS_OK);
    assert_int_equal(stats.stories, 1);
    assert_int_equal(stats.text_bytes, strlen(HARVEST));
    assert_int_equal(stats.generation, 2);
    assert_int_equal(stats.days, 1);
    assert_int_equal(snapshot_story(snapshot, number, &read, NULL), STATUS_NOT_FOUND);
    assert_int_equal(count_hits(snapshot, "Text " SECRET " of four words", number), 0);
    assert_true(count_hits(snapshot, HARVEST, 1) > 0);
    snapshot_unref(snapshot);
}

static void
forget__is_not_undone_by_a_number_that_is_given_again(void **state)
{
    struct archive *archive = open_archive(*state);
    uint32_t number = add_story(archive, &(struct told){.text = BRIDGE}, ARCHIVE_ADDED);
    commit(archive);
    assert_int_equal(archive_forget(archive, number, NULL), STATUS_OK);
    archive_close(archive);
    archive = open_archive(*state);
    uint32_t again = add_story(archive, &(struct told){.text = BRIDGE}, ARCHIVE_ADDED);
    assert_true(again > number);
    commit(archive);
    archive_close(archive);
    check_whole(*state);
}

static void
forget__does_not_know_a_number_twice(void **state)
{
    struct error err;
    struct archive *archive = open_archive(*state);
    uint32_t number = add_story(archive, &(struct told){.text = BRIDGE}, ARCHIVE_ADDED);
    assert_int_equal(archive_forget(archive, number, NULL), STATUS_OK);
    assert_int_equal(archive_forget(archive, number, &err), STATUS_NOT_FOUND);
    assert_non_null(strstr(err.message, "no story 1"));
    assert_int_equal(archive_forget(archive, 4000000000u, &err), STATUS_NOT_FOUND);
    archive_close(archive);
    check_whole(*state);
}

/* Where rewriting the segment would take too long, its postings are filtered. */
static void
forget__filters_postings_of_a_large_segment_until_it_is_merged(void **state)
{
    struct archive *archive = open_archive(*state);
    struct snapshot_stats before;
    struct snapshot_stats after;
    add_story(archive, &(struct told){.guid = "a", .text = HARVEST}, ARCHIVE_ADDED);
    add_story(archive, &(struct told){.guid = "b", .text = HARVEST}, ARCHIVE_ADDED);
    add_story(archive, &(struct told){.guid = "c", .text = HARVEST}, ARCHIVE_ADDED);
    commit(archive);
    struct snapshot *snapshot = open_snapshot(*state);
    assert_int_equal(snapshot_stats(snapshot, &before, NULL), STATUS_OK);
    snapshot_unref(snapshot);
    archive->rewrite_limit = 0;
    assert_int_equal(archive_forget(archive, 2, NULL), STATUS_OK);
    snapshot = open_snapshot(*state);
    assert_int_equal(snapshot_stats(snapshot, &after, NULL), STATUS_OK);
    assert_int_equal(after.fingerprints, before.fingerprints);
    assert_int_equal(count_hits(snapshot, HARVEST, 2), 0);
    assert_true(count_hits(snapshot, HARVEST, 1) > 0);
    assert_true(count_hits(snapshot, HARVEST, 3) > 0);
    /* The filtered one does not count against the limit. */
    struct tokens tokens = {0};
    struct shingles shingles = {0};
    struct postings postings = {0};
    size_t end;
    size_t full = 0;
    tokens_add(&tokens, STR(HARVEST), 0);
    shingles_add(&shingles, &tokens, 0, tokens.count);
    for (size_t i = 0; i < shingles.count; i++) {
        vec_clear(&postings);
        assert_int_equal(
            snapshot_find(snapshot,
                          &(struct posting_query){
                              .hashes = &shingles.data[i].hash, .count = 1, .limit = 2},
                          &postings, &end, NULL),
            STATUS_OK);
        full += postings.count == 2 && postings.data[1].story == 3;
    }
    assert_true(full > 0);
    vec_release(&postings);
    vec_release(&shingles);
    tokens_release(&tokens);
    snapshot_unref(snapshot);
    for (int i = 0; i < 3; i++) {
        char guid[32];
        snprintf(guid, sizeof guid, "later-%d", i);
        add_story(archive, &(struct told){.guid = guid, .text = BRIDGE}, ARCHIVE_ADDED);
        commit(archive);
    }
    snapshot = open_snapshot(*state);
    assert_int_equal(snapshot_stats(snapshot, &after, NULL), STATUS_OK);
    assert_int_equal(after.segments, 1);
    assert_int_equal(count_hits(snapshot, HARVEST, 2), 0);
    snapshot_unref(snapshot);
    archive_close(archive);
    check_whole(*state);
}

static void
forget__works_although_the_segment_is_damaged(void **state)
{
    struct archive *archive = open_archive(*state);
    add_story(archive, &(struct told){.guid = "a", .text = HARVEST}, ARCHIVE_ADDED);
    add_story(archive, &(struct told){.guid = "b", .text = BRIDGE}, ARCHIVE_ADDED);
    commit(archive);
    unlink(scratch_path(*state, "segment/000001"));
    assert_int_equal(archive_forget(archive, 1, NULL), STATUS_OK);
    assert_int_equal(archive_verify(archive, true, NULL, NULL, NULL), STATUS_OK);
    archive_close(archive);
    check_whole(*state);
    struct snapshot *snapshot = open_snapshot(*state);
    assert_int_equal(count_hits(snapshot, HARVEST, 1), 0);
    assert_true(count_hits(snapshot, BRIDGE, 2) > 0);
    snapshot_unref(snapshot);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(forget__removes_every_trace_of_the_words),
        IN_FOLDER(forget__is_not_undone_by_a_number_that_is_given_again),
        IN_FOLDER(forget__does_not_know_a_number_twice),
        IN_FOLDER(forget__filters_postings_of_a_large_segment_until_it_is_merged),
        IN_FOLDER(forget__works_although_the_segment_is_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
