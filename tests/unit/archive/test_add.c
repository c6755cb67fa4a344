/* SPDX-License-Identifier: MIT */
/* What makes two stories the same, and what one version does to another. */
#include "newsdesk.h"

static const struct told first_day[] = {
    {.guid = "ferry", .version = "1", .text = FERRY, .path = "a.txt", .day = 18},
    {.text = HARVEST, .headline = "Frost", .path = "b.txt", .day = 19},
    {.guid = "bridge", .text = BRIDGE, .path = "c.txt"},
    {.guid = "ferry",
     .version = "2",
     .text = FERRY " It was.",
     .path = "d.txt",
     .day = 19},
    {.guid = "bridge", .status = STORY_CANCELED, .path = "e.txt"},
    {.guid = "late", .kind = STORY_KILL, .path = "f.txt"},
    {.guid = "list", .text = BRIDGE, .kind = STORY_TABLE},
};
#define FIRST_DAY (sizeof first_day / sizeof *first_day)

static void
add__is_not_changed_by_adding_the_same_again(void **state)
{
    const enum archive_outcome outcomes[FIRST_DAY] = {
        ARCHIVE_ADDED,   ARCHIVE_ADDED, ARCHIVE_ADDED, ARCHIVE_UPDATED,
        ARCHIVE_UPDATED, ARCHIVE_ADDED, ARCHIVE_ADDED,
    };
    struct archive *archive = open_archive(*state);
    for (size_t i = 0; i < FIRST_DAY; i++) {
        add_story(archive, &first_day[i], outcomes[i]);
    }
    /* In the same batch, after a commit, after a restart, and in reverse. */
    for (size_t i = 0; i < FIRST_DAY; i++) {
        add_story(archive, &first_day[i], ARCHIVE_UNCHANGED);
    }
    commit(archive);
    for (size_t i = 0; i < FIRST_DAY; i++) {
        add_story(archive, &first_day[i], ARCHIVE_UNCHANGED);
    }
    commit(archive);
    archive_close(archive);
    archive = open_archive(*state);
    for (size_t i = FIRST_DAY; i-- > 0;) {
        add_story(archive, &first_day[i], ARCHIVE_UNCHANGED);
    }
    commit(archive);
    archive_close(archive);
    struct snapshot *snapshot = open_snapshot(*state);
    struct snapshot_stats stats;
    assert_int_equal(snapshot_stats(snapshot, &stats, NULL), STATUS_OK);
    assert_int_equal(stats.generation, 1);
    assert_int_equal(stats.stories, 5);
    assert_int_equal(stats.segments, 1);
    assert_int_equal(stats.days, 2);
    assert_int_equal(date_day(stats.first), date_day(date_from_day(2023, 9, 18)));
    assert_int_equal(date_day(stats.last), date_day(date_from_day(2023, 9, 19)));
    snapshot_unref(snapshot);
    check_whole(*state);
}

static void
add__keeps_the_first_path_of_a_story_without_a_guid(void **state)
{
    struct story read;
    uint32_t number;
    struct archive *archive = open_archive(*state);
    add_story(archive, &(struct told){.text = HARVEST, .path = "one.txt"}, ARCHIVE_ADDED);
    number = add_story(archive, &(struct told){.text = HARVEST, .path = "two.txt"},
                       ARCHIVE_UNCHANGED);
    assert_int_equal(number, 1);
    /* Another headline is another story. */
    add_story(archive, &(struct told){.text = HARVEST, .headline = "Plums"},
              ARCHIVE_ADDED);
    commit(archive);
    struct snapshot *snapshot = open_snapshot(*state);
    assert_int_equal(snapshot_story(snapshot, 1, &read, NULL), STATUS_OK);
    assert_string_equal(read.source_path, "one.txt");
    story_release(&read);
    snapshot_unref(snapshot);
    archive_close(archive);
}

static enum story_status
status_of(struct snapshot *snapshot, uint32_t number)
{
    struct story read;
    assert_int_equal(snapshot_story(snapshot, number, &read, NULL), STATUS_OK);
    enum story_status status = read.status;
    story_release(&read);
    return status;
}

static void
add__cancels_every_version_and_keeps_its_fingerprints(void **state)
{
    struct archive *archive = open_archive(*state);
    add_story(archive, &(struct told){.guid = "x", .version = "1", .text = HARVEST},
              ARCHIVE_ADDED);
    add_story(archive, &(struct told){.guid = "x", .version = "2", .text = BRIDGE},
              ARCHIVE_UPDATED);
    add_story(archive, &(struct told){.guid = "y", .text = FERRY}, ARCHIVE_ADDED);
    commit(archive);
    uint32_t number = add_story(
        archive, &(struct told){.guid = "x", .version = "3", .status = STORY_CANCELED},
        ARCHIVE_UPDATED);
    assert_int_equal(number, 2);
    commit(archive);
    struct snapshot *snapshot = open_snapshot(*state);
    assert_int_equal(status_of(snapshot, 1), STORY_CANCELED);
    assert_int_equal(status_of(snapshot, 2), STORY_CANCELED);
    assert_int_equal(status_of(snapshot, 3), STORY_USABLE);
    assert_true(count_hits(snapshot, HARVEST, 1) > 0);
    assert_int_equal(snapshot_generation(snapshot), 2);
    snapshot_unref(snapshot);
    archive_close(archive);
    check_whole(*state);
}

static void
add__reinstates_with_a_new_version_only(void **state)
{
    struct archive *archive = open_archive(*state);
    const struct told told = {.guid = "x", .version = "1", .text = HARVEST};
    const struct told kill = {.guid = "x", .version = "2", .kind = STORY_KILL};
    const struct told again = {.guid = "x", .version = "3", .text = HARVEST};
    add_story(archive, &told, ARCHIVE_ADDED);
    add_story(archive, &kill, ARCHIVE_UPDATED);
    add_story(archive, &again, ARCHIVE_UPDATED);
    add_story(archive, &told, ARCHIVE_UNCHANGED);
    add_story(archive, &kill, ARCHIVE_UNCHANGED);
    commit(archive);
    struct snapshot *snapshot = open_snapshot(*state);
    assert_int_equal(status_of(snapshot, 1), STORY_CANCELED);
    assert_int_equal(status_of(snapshot, 2), STORY_USABLE);
    snapshot_unref(snapshot);
    archive_close(archive);
}

static void
add__cancels_a_story_that_comes_after_its_notice(void **state)
{
    struct archive *archive = open_archive(*state);
    add_story(archive, &(struct told){.guid = "x", .status = STORY_CANCELED},
              ARCHIVE_ADDED);
    commit(archive);
    uint32_t number =
        add_story(archive, &(struct told){.guid = "x", .text = HARVEST}, ARCHIVE_ADDED);
    commit(archive);
    struct snapshot *snapshot = open_snapshot(*state);
    assert_int_equal(status_of(snapshot, number), STORY_CANCELED);
    snapshot_unref(snapshot);
    archive_close(archive);
}

static void
add__takes_the_release_of_a_withheld_story(void **state)
{
    struct archive *archive = open_archive(*state);
    const struct told held = {.guid = "x", .text = HARVEST, .status = STORY_WITHHELD};
    const struct told free_now = {.guid = "x", .text = HARVEST};
    add_story(archive, &held, ARCHIVE_ADDED);
    add_story(archive, &free_now, ARCHIVE_UPDATED);
    add_story(archive, &held, ARCHIVE_UNCHANGED);
    commit(archive);
    struct snapshot *snapshot = open_snapshot(*state);
    assert_int_equal(status_of(snapshot, 1), STORY_USABLE);
    snapshot_unref(snapshot);
    archive_close(archive);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(add__is_not_changed_by_adding_the_same_again),
        IN_FOLDER(add__keeps_the_first_path_of_a_story_without_a_guid),
        IN_FOLDER(add__cancels_every_version_and_keeps_its_fingerprints),
        IN_FOLDER(add__reinstates_with_a_new_version_only),
        IN_FOLDER(add__cancels_a_story_that_comes_after_its_notice),
        IN_FOLDER(add__takes_the_release_of_a_withheld_story),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
