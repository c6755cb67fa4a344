/* SPDX-License-Identifier: MIT */
#include "archive/snapshot.h"

#include "newsdesk.h"

static void
fill(const char *folder)
{
    static const struct told stories[] = {
        {.guid = "1", .headline = "Ferry turned back off Saint Oriel", .text = FERRY},
        {.guid = "2", .headline = "Plum harvest smallest in years", .text = HARVEST},
        {.guid = "3", .headline = "Brücke in Brackmoor: Rat stimmt zu", .text = BRIDGE},
        {.guid = "4",
         .text = BRIDGE " It will open in May.",
         .path = "slugs/ferry-bridge.txt"},
        {.guid = "5", .headline = "Oriel ferry sails again", .text = FERRY " It sails."},
    };
    struct archive *archive = open_archive(folder);
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
        add_story(archive, &stories[i], ARCHIVE_ADDED);
    }
    commit(archive);
    archive_close(archive);
}

static void
assert_found(struct snapshot *snapshot, const char *words, size_t limit,
             const char *expected)
{
    struct story_numbers found = {0};
    struct story_search search = {str_from(words), limit};
    struct buf list = BUF_INIT;
    assert_int_equal(snapshot_search(snapshot, &search, NULL, &found, NULL), STATUS_OK);
    buf_add_text(&list, "");
    vec_each(uint32_t, number, &found) {
        buf_add_format(&list, "%lu ", (unsigned long)*number);
    }
    if (strcmp(list.length > 0 ? list.data : "", expected) != 0) {
        fail_msg("\"%s\" finds %s, not %s", words, list.data, expected);
    }
    buf_release(&list);
    vec_release(&found);
}

static void
search__finds_words_by_their_beginnings_newest_first(void **state)
{
    static const struct {
        const char *words;
        size_t limit;
        const char *found;
    } rows[] = {
        {"ferry", 9, "5 1 4 "},
        {"FERRY oriel", 9, "5 1 "},
        {"ori fer", 9, "5 1 "},
        {"erry", 9, ""},
        {"ferry", 1, "5 "},
        {"ferry", 2, "5 1 "},
        {"plum harvest years", 9, "2 "},
        {"plum ferry", 9, ""},
        {"brucke", 9, "3 "},
        {"Brücke", 9, "3 "},
        {"stimmt: zu!", 9, "3 "},
        {"bridge ferry", 9, "4 "},
        {"", 9, "5 4 3 2 1 "},
        {"  ", 2, "5 4 "},
    };
    fill(*state);
    struct snapshot *snapshot = open_snapshot(*state);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_found(snapshot, rows[i].words, rows[i].limit, rows[i].found);
    }
    snapshot_unref(snapshot);
}

static void
search__can_be_cancelled(void **state)
{
    struct story_numbers found = {0};
    struct story_search search = {STR("ferry"), 9};
    struct cancel cancel = {0};
    fill(*state);
    struct snapshot *snapshot = open_snapshot(*state);
    cancel_request(&cancel);
    assert_int_equal(snapshot_search(snapshot, &search, &cancel, &found, NULL),
                     STATUS_CANCELLED);
    assert_null(found.data);
    snapshot_unref(snapshot);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(search__finds_words_by_their_beginnings_newest_first),
        IN_FOLDER(search__can_be_cancelled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
