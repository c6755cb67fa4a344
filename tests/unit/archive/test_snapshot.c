/* SPDX-License-Identifier: MIT */
#include "archive/snapshot.h"

#include <sys/wait.h>

#include "base/file.h"
#include "newsdesk.h"
#include "story/part.h"

static uint64_t
first_hash(const char *text)
{
    struct tokens tokens = {0};
    struct shingles all = {0};
    struct shingles kept = {0};
    tokens_add(&tokens, str_from(text), 0);
    shingles_add(&all, &tokens, 0, tokens.count);
    shingles_winnow(&kept, all.data, all.count);
    uint64_t hash = kept.data[0].hash;
    vec_release(&kept);
    vec_release(&all);
    tokens_release(&tokens);
    return hash;
}

static void
find_without(struct snapshot *snapshot, uint64_t hash, size_t limit,
             const struct left_out *left_out, struct postings *ret)
{
    size_t end;
    struct posting_query query = {
        .hashes = &hash, .count = 1, .limit = limit, .left_out = left_out};
    vec_clear(ret);
    assert_int_equal(snapshot_find(snapshot, &query, ret, &end, NULL), STATUS_OK);
    assert_int_equal(end, ret->count);
}

static void
find(struct snapshot *snapshot, uint64_t hash, size_t limit, struct postings *ret)
{
    find_without(snapshot, hash, limit, NULL, ret);
}

/* Copies of one text in several segments, each day one. */
static void
add_copies(const char *folder, int count)
{
    struct archive *archive = open_archive(folder);
    for (int i = 1; i <= count; i++) {
        char guid[16];
        snprintf(guid, sizeof guid, "copy-%d", i);
        add_story(archive, &(struct told){.guid = guid, .text = HARVEST, .day = i},
                  ARCHIVE_ADDED);
        commit(archive);
    }
    archive_close(archive);
}

static void
snapshot__finds_postings_of_all_segments_in_order(void **state)
{
    struct postings postings = {0};
    add_copies(*state, 6);
    struct snapshot *snapshot = open_snapshot(*state);
    struct snapshot_stats stats;
    assert_int_equal(snapshot_stats(snapshot, &stats, NULL), STATUS_OK);
    assert_true(stats.segments > 1);
    find(snapshot, first_hash(HARVEST), 0, &postings);
    assert_int_equal(postings.count, 6);
    for (uint32_t i = 0; i < 6; i++) {
        assert_int_equal(postings.data[i].story, i + 1);
        assert_int_equal(postings.data[i].day,
                         date_day(date_from_day(2023, 9, (int)i + 1)));
    }
    for (size_t limit = 1; limit <= 7; limit++) {
        find(snapshot, first_hash(HARVEST), limit, &postings);
        assert_int_equal(postings.count, limit < 6 ? limit : 6);
        assert_int_equal(postings.data[0].story, 1);
    }
    vec_release(&postings);
    snapshot_unref(snapshot);
}

static void
snapshot__tells_the_postings_of_each_hash_apart(void **state)
{
    struct archive *archive = open_archive(*state);
    struct postings postings = {0};
    size_t ends[3];
    const uint64_t hashes[] = {first_hash(BRIDGE), 12345, first_hash(HARVEST)};
    add_story(archive, &(struct told){.text = HARVEST}, ARCHIVE_ADDED);
    add_story(archive, &(struct told){.text = BRIDGE}, ARCHIVE_ADDED);
    commit(archive);
    struct snapshot *snapshot = open_snapshot(*state);
    assert_int_equal(snapshot_find(snapshot,
                                   &(struct posting_query){.hashes = hashes, .count = 3},
                                   &postings, ends, NULL),
                     STATUS_OK);
    assert_int_equal(ends[0], 1);
    assert_int_equal(ends[1], 1);
    assert_int_equal(ends[2], 2);
    assert_int_equal(postings.data[0].story, 2);
    assert_int_equal(postings.data[1].story, 1);
    assert_int_equal(postings.data[0].day, DAY_UNKNOWN);
    vec_release(&postings);
    snapshot_unref(snapshot);
    archive_close(archive);
}

static void
snapshot__stops_looking_when_cancelled(void **state)
{
    struct postings postings = {0};
    struct cancel cancel = {false};
    uint64_t hash = first_hash(HARVEST);
    size_t end;
    add_copies(*state, 1);
    struct snapshot *snapshot = open_snapshot(*state);
    cancel_request(&cancel);
    assert_int_equal(snapshot_find(snapshot,
                                   &(struct posting_query){
                                       .hashes = &hash, .count = 1, .cancel = &cancel},
                                   &postings, &end, NULL),
                     STATUS_CANCELLED);
    assert_int_equal(postings.count, 0);
    snapshot_unref(snapshot);
}

static void
snapshot__sees_neither_what_is_added_nor_what_is_merged_after_it(void **state)
{
    struct postings postings = {0};
    uint64_t newest = 0;
    add_copies(*state, 2);
    struct snapshot *snapshot = open_snapshot(*state);
    struct archive *archive = open_archive(*state);
    assert_int_equal(snapshot_newest(snapshot, &newest, NULL), STATUS_OK);
    assert_int_equal(newest, 2);
    for (int i = 10; i < 20; i++) {
        add_story(archive, &(struct told){.text = HARVEST, .day = i}, ARCHIVE_ADDED);
        commit(archive);
    }
    /* The files of the snapshot are gone from the folder by now. */
    assert_false(file_exists(scratch_path(*state, "segment/000001")));
    assert_int_equal(snapshot_newest(snapshot, &newest, NULL), STATUS_OK);
    assert_int_equal(newest, 12);
    assert_int_equal(snapshot_generation(snapshot), 2);
    find(snapshot, first_hash(HARVEST), 0, &postings);
    assert_int_equal(postings.count, 2);
    struct snapshot *later = open_snapshot(*state);
    find(later, first_hash(HARVEST), 0, &postings);
    assert_int_equal(postings.count, 12);
    vec_release(&postings);
    snapshot_unref(later);
    snapshot_unref(snapshot);
    archive_close(archive);
}

static void
snapshot__notices_that_another_archive_stands_there(void **state)
{
    uint64_t newest = 0;
    add_copies(*state, 2);
    struct snapshot *snapshot = open_snapshot(*state);
    scratch_remove(scratch_path(*state, "catalog.db"));
    scratch_remove(scratch_path(*state, "catalog.db-wal"));
    scratch_remove(scratch_path(*state, "catalog.db-shm"));
    scratch_remove(scratch_path(*state, "segment"));
    assert_int_equal(snapshot_newest(snapshot, &newest, NULL), STATUS_NOT_FOUND);
    add_copies(*state, 2);
    assert_int_equal(snapshot_newest(snapshot, &newest, NULL), STATUS_OK);
    assert_int_not_equal(newest, snapshot_generation(snapshot));
    snapshot_unref(snapshot);
}

static void
snapshot__lives_as_long_as_its_last_reference(void **state)
{
    struct story read;
    add_copies(*state, 1);
    struct snapshot *snapshot = open_snapshot(*state);
    struct snapshot *second = snapshot_ref(snapshot);
    snapshot_unref(snapshot);
    assert_int_equal(snapshot_story(second, 1, &read, NULL), STATUS_OK);
    story_release(&read);
    snapshot_unref(second);
    snapshot_unref(NULL);
}

static void
snapshot__finds_a_story_by_what_a_user_types(void **state)
{
    static const struct {
        const char *name;
        uint32_t number;
    } rows[] = {
        {"1", 1},
        {"3", 3},
        {"wire/ferry", 3},
        {"77", 2},
        {"notes/b.txt", 4},
        {"wire", 0},
        {"", 0},
        {"0", 0},
        {"99999999999999999999", 0},
        {"notes/c.txt", 0},
    };
    struct archive *archive = open_archive(*state);
    add_story(archive,
              &(struct told){.guid = "wire/ferry", .version = "1", .text = FERRY},
              ARCHIVE_ADDED);
    add_story(archive, &(struct told){.guid = "77", .text = BRIDGE}, ARCHIVE_ADDED);
    add_story(archive,
              &(struct told){.guid = "wire/ferry", .version = "10", .text = FERRY},
              ARCHIVE_UPDATED);
    add_story(archive, &(struct told){.text = HARVEST, .path = "notes/b.txt"},
              ARCHIVE_ADDED);
    add_story(archive,
              &(struct told){.guid = "wire/ferry", .version = "9", .text = FERRY},
              ARCHIVE_UPDATED);
    commit(archive);
    archive_close(archive);
    struct snapshot *snapshot = open_snapshot(*state);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t number = 0;
        struct error err = {""};
        enum status status = snapshot_find_story(snapshot, rows[i].name, &number, &err);
        assert_int_equal(number, rows[i].number);
        assert_int_equal(status, number != 0 ? STATUS_OK : STATUS_NOT_FOUND);
    }
    struct story_numbers numbers = {0};
    assert_int_equal(snapshot_versions(snapshot, "wire/ferry", &numbers, NULL),
                     STATUS_OK);
    assert_int_equal(numbers.count, 3);
    assert_int_equal(numbers.data[0], 1);
    assert_int_equal(numbers.data[1], 5);
    assert_int_equal(numbers.data[2], 3);
    vec_release(&numbers);
    snapshot_unref(snapshot);
}

static size_t
count_ferries(struct snapshot *snapshot, const struct left_out *left_out)
{
    struct postings postings = {0};
    find_without(snapshot, first_hash(FERRY), 1, left_out, &postings);
    size_t count = postings.count;
    vec_release(&postings);
    return count;
}

static void
snapshot__passes_by_all_versions_of_what_is_left_out(void **state)
{
    struct left_out left_out = {0};
    struct archive *archive = open_archive(*state);
    add_story(archive, &(struct told){.guid = "ferry", .version = "1", .text = FERRY},
              ARCHIVE_ADDED);
    add_story(archive, &(struct told){.guid = "ferry", .version = "2", .text = FERRY},
              ARCHIVE_UPDATED);
    commit(archive);
    archive_close(archive);
    struct snapshot *snapshot = open_snapshot(*state);
    assert_int_equal(count_ferries(snapshot, NULL), 1);
    assert_int_equal(left_out_add(&left_out, snapshot, "1", NULL), STATUS_OK);
    assert_int_equal(count_ferries(snapshot, &left_out), 1); /* of the other version */
    assert_true(left_out_has(&left_out, 1));
    assert_false(left_out_has(&left_out, 2));
    assert_int_equal(left_out_add(&left_out, snapshot, "ferry", NULL), STATUS_OK);
    assert_int_equal(count_ferries(snapshot, &left_out), 0);
    assert_int_equal(count_ferries(snapshot, NULL), 1); /* others see it as before */
    assert_int_equal(left_out_add(&left_out, snapshot, "bridge", NULL), STATUS_NOT_FOUND);
    left_out_release(&left_out);
    snapshot_unref(snapshot);
}

static void
add_timed(struct archive *archive, const char *version, int updated_day)
{
    struct story story;
    enum archive_outcome outcome;
    tell_story(&story,
               &(struct told){.guid = "timed", .version = version, .text = FERRY});
    story.updated = date_from_day(2023, 9, updated_day);
    assert_int_equal(archive_add(archive, &story, &outcome, NULL), STATUS_OK);
    story_release(&story);
}

static void
snapshot__orders_versions_by_time_where_they_have_no_number(void **state)
{
    struct story_numbers numbers = {0};
    struct archive *archive = open_archive(*state);
    add_timed(archive, "b", 9);
    add_timed(archive, "a", 3);
    add_timed(archive, "c", 5);
    commit(archive);
    struct snapshot *snapshot = open_snapshot(*state);
    assert_int_equal(snapshot_versions(snapshot, "timed", &numbers, NULL), STATUS_OK);
    assert_int_equal(numbers.count, 3);
    assert_int_equal(numbers.data[0], 2);
    assert_int_equal(numbers.data[1], 3);
    assert_int_equal(numbers.data[2], 1);
    vec_release(&numbers);
    snapshot_unref(snapshot);
    archive_close(archive);
}

static bool
visit_two(void *data, const struct story *story)
{
    uint32_t *visited = data;
    assert_int_equal(story->number, ++*visited);
    assert_int_equal(story->text_length, strlen(HARVEST));
    return *visited < 2;
}

static void
snapshot__visits_stories_until_told_to_stop(void **state)
{
    uint32_t visited = 0;
    add_copies(*state, 5);
    struct snapshot *snapshot = open_snapshot(*state);
    assert_int_equal(snapshot_each(snapshot, visit_two, &visited, NULL), STATUS_OK);
    assert_int_equal(visited, 2);
    snapshot_unref(snapshot);
}

static void
snapshot__names_the_segment_that_is_missing_or_damaged(void **state)
{
    struct snapshot *snapshot = NULL;
    struct error err;
    add_copies(*state, 1);
    const char *path = scratch_path(*state, "segment/000001");
    scratch_write(path, "WCS?", 4);
    assert_int_equal(snapshot_open(&snapshot, *state, &err), STATUS_CORRUPT);
    assert_non_null(strstr(err.message, "segment/000001: "));
    assert_non_null(strstr(err.message, "; run: wirecheck verify --repair"));
    unlink(path);
    assert_int_equal(snapshot_open(&snapshot, *state, &err), STATUS_CORRUPT);
    assert_non_null(strstr(err.message, "segment/000001: the segment is missing"));
    assert_non_null(strstr(err.message, "; run: wirecheck verify --repair"));
    assert_null(snapshot);
}

static void
snapshot__says_how_to_make_an_archive_where_there_is_none(void **state)
{
    struct snapshot *snapshot = NULL;
    struct error err;
    assert_int_equal(snapshot_open(&snapshot, *state, &err), STATUS_NOT_FOUND);
    assert_non_null(strstr(err.message, "run: wirecheck add FOLDER"));
}

/* In a process that may not write there; root may, so it becomes somebody else. */
static int
read_as_nobody(const char *folder)
{
    struct snapshot *snapshot = NULL;
    struct postings postings = {0};
    struct error err;
    uint64_t newest = 0;
    size_t end = 0;
    uint64_t hash = first_hash(HARVEST);
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) {
        fputs("# root cannot become nobody here\n", stderr);
        return 3;
    }
    if (snapshot_open(&snapshot, folder, &err) != STATUS_OK) {
        fprintf(stderr, "# %s\n", err.message);
        return 1;
    }
    bool found =
        snapshot_find(snapshot, &(struct posting_query){.hashes = &hash, .count = 1},
                      &postings, &end, NULL) == STATUS_OK &&
        end == 2 && snapshot_newest(snapshot, &newest, &err) == STATUS_OK && newest == 2;
    vec_release(&postings);
    snapshot_unref(snapshot);
    return found ? 0 : 2;
}

static void
snapshot__opens_where_nothing_can_be_written(void **state)
{
    int result = -1;
    add_copies(*state, 2);
    chmod(scratch_path(*state, "catalog.db"), 0444);
    chmod(scratch_path(*state, "segment/000001"), 0444);
    chmod(scratch_path(*state, "segment/000002"), 0444);
    chmod(scratch_path(*state, "segment"), 0555);
    chmod(*state, 0555);
    pid_t child = fork();
    if (child == 0) {
        _exit(read_as_nobody(*state));
    }
    assert_int_equal(waitpid(child, &result, 0), child);
    chmod(*state, 0755);
    chmod(scratch_path(*state, "segment"), 0755);
    assert_int_equal(result, 0);
}

static void
snapshot_story__brings_the_form_that_ingest_found(void **state)
{
    static const char text[] =
        "PORT ELDER (Reuters) - The ferry was turned back.\n\n"
        "\"We heard a knocking below the car deck,\" Ilse Varnow said.\n\n"
        "Sign up for our newsletter, and get the news each morning.";
    struct archive *archive = open_archive(*state);
    struct story story;
    add_story(archive, &(struct told){.guid = "a", .text = text}, ARCHIVE_ADDED);
    commit(archive);
    archive_close(archive);
    struct snapshot *snapshot = open_snapshot(*state);
    assert_int_equal(snapshot_story(snapshot, 1, &story, NULL), STATUS_OK);
    assert_int_equal(story.part_count, 3);
    assert_int_equal(story.parts[0], PART_NARRATIVE);
    assert_int_equal(story.parts[1], PART_NARRATIVE);
    assert_int_equal(story.parts[2], PART_PLUG);
    assert_int_equal(story.speech_count, 1);
    struct str speech = span_of(story_text(&story), story.speech[0]);
    assert_true(str_equal(speech, STR("We heard a knocking below the car deck,")));
    story_release(&story);
    snapshot_unref(snapshot);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(snapshot__finds_postings_of_all_segments_in_order),
        IN_FOLDER(snapshot_story__brings_the_form_that_ingest_found),
        IN_FOLDER(snapshot__tells_the_postings_of_each_hash_apart),
        IN_FOLDER(snapshot__stops_looking_when_cancelled),
        IN_FOLDER(snapshot__sees_neither_what_is_added_nor_what_is_merged_after_it),
        IN_FOLDER(snapshot__notices_that_another_archive_stands_there),
        IN_FOLDER(snapshot__lives_as_long_as_its_last_reference),
        IN_FOLDER(snapshot__finds_a_story_by_what_a_user_types),
        IN_FOLDER(snapshot__passes_by_all_versions_of_what_is_left_out),
        IN_FOLDER(snapshot__orders_versions_by_time_where_they_have_no_number),
        IN_FOLDER(snapshot__visits_stories_until_told_to_stop),
        IN_FOLDER(snapshot__names_the_segment_that_is_missing_or_damaged),
        IN_FOLDER(snapshot__says_how_to_make_an_archive_where_there_is_none),
        IN_FOLDER(snapshot__opens_where_nothing_can_be_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
