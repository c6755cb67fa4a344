/* SPDX-License-Identifier: MIT */
#include "archive/archive.h"

#include <sqlite3.h>

#include "archive/state.h"
#include "base/file.h"
#include "newsdesk.h"

static void
fill(const char *folder)
{
    struct archive *archive = open_archive(folder);
    add_story(archive, &(struct told){.guid = "a", .text = HARVEST, .day = 1},
              ARCHIVE_ADDED);
    add_story(archive, &(struct told){.guid = "b", .text = BRIDGE, .day = 2},
              ARCHIVE_ADDED);
    commit(archive);
    add_story(archive, &(struct told){.guid = "c", .text = FERRY}, ARCHIVE_ADDED);
    commit(archive);
    archive_close(archive);
}

static void
change_catalog(const char *folder, const char *script)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(scratch_path(folder, "catalog.db"), &db), SQLITE_OK);
    if (sqlite3_exec(db, script, NULL, NULL, NULL) != SQLITE_OK) {
        fail_msg("%s", sqlite3_errmsg(db));
    }
    sqlite3_close(db);
}

static void
flip_byte(const char *path, size_t at)
{
    struct buf bytes = BUF_INIT;
    assert_int_equal(file_read(&bytes, path, 1 << 20, NULL), STATUS_OK);
    bytes.data[at] = (char)(bytes.data[at] ^ 4);
    scratch_write(path, bytes.data, bytes.length);
    buf_release(&bytes);
}

struct damage {
    const char *name;
    const char *script;  /* done to the catalog, or NULL */
    const char *segment; /* file that is removed, or damaged at `flip` */
    size_t flip;
    bool repairable;
    const char *message;
};

static const struct damage damages[] = {
    {"a segment is missing", NULL, "segment/000002", 0, true,
     "segment/000002: the segment is missing"},
    {"a segment's header is damaged", NULL, "segment/000001", 9, true,
     "segment/000001: "},
    {"a segment's entries are damaged", NULL, "segment/000001", 180, true,
     "segment/000001: the checksum of chunk ENTR is wrong"},
    {"the segment is not the one that is meant",
     "UPDATE segment SET entries = entries + 1 WHERE number = 1", NULL, 0, true,
     "segment/000001: holds 2 stories and "},
    {"a segment misses a story",
     "UPDATE segment SET last = 3 WHERE number = 1; DELETE FROM segment WHERE number = 2",
     NULL, 0, true, "segment 000001: its stories are not those of the catalog"},
    {"stories stand in no segment", "DELETE FROM segment WHERE number = 2", NULL, 0, true,
     "1 stories stand in no segment"},
    {"the totals are wrong", "UPDATE meta SET value = 7 WHERE name = 'stories'", NULL, 0,
     true, "the totals are not those of the stories"},
    {"the days are wrong", "DELETE FROM day", NULL, 0, true,
     "the totals are not those of the stories"},
    {"a text has no story", "INSERT INTO text VALUES(99, 0, x'00', x'00')", NULL, 0, true,
     "the totals are not those of the stories"},
    {"a text is missing", "DELETE FROM text WHERE number = 2", NULL, 0, false,
     "story 2: its text has 0 bytes instead of "},
    {"a text is damaged", "UPDATE text SET body = x'28B52FFD00' WHERE number = 2", NULL,
     0, false, "story 2: its text is damaged"},
    {"a text is another one",
     "UPDATE text SET body = (SELECT body FROM text WHERE number = 1) WHERE number = 2;"
     "UPDATE story SET text_length = (SELECT text_length FROM story WHERE number = 1)"
     " WHERE number = 2; UPDATE meta SET value = (SELECT sum(text_length) FROM story)"
     " WHERE name = 'text_bytes'",
     NULL, 0, false, "story 2: not what was once added"},
    {"a text needs a dictionary", "UPDATE text SET dictionary = 3 WHERE number = 1", NULL,
     0, false, "story 1: its text needs dictionary 3"},
    {"the form of a story is damaged",
     "UPDATE text SET form = substr(form, 1, 5) || x'04' || substr(form, 7)"
     " WHERE number = 3",
     NULL, 0, false, "story 3: what is kept of its form is damaged"},
    {"the form of a story is another one's",
     "UPDATE text SET form = (SELECT form FROM text WHERE number = 3) WHERE number = 2",
     NULL, 0, false, "story 2: what is kept of its form is damaged"},
    {"a row is damaged", "UPDATE story SET status = 9 WHERE number = 3", NULL, 0, false,
     "story 3: its row is damaged"},
    {"a headline is another one", "UPDATE story SET headline = 'No' WHERE number = 3",
     NULL, 0, false, "story 3: not what was once added"},
};

static void
do_damage(const char *folder, const struct damage *damage)
{
    if (damage->script != NULL) {
        change_catalog(folder, damage->script);
    }
    if (damage->segment != NULL && damage->flip == 0) {
        unlink(scratch_path(folder, damage->segment));
    } else if (damage->segment != NULL) {
        flip_byte(scratch_path(folder, damage->segment), damage->flip);
    }
}

static void
check_damage(const struct damage *damage)
{
    char folder[SCRATCH_PATH_SIZE];
    struct archive *archive = NULL;
    struct buf problems = BUF_INIT;
    struct error err = {""};
    scratch_make(folder);
    fill(folder);
    check_whole(folder);
    do_damage(folder, damage);
    assert_int_equal(archive_open(&archive, folder, ARCHIVE_READ, NULL), STATUS_OK);
    assert_int_equal(archive_verify(archive, false, collect_problem, &problems, &err),
                     STATUS_CORRUPT);
    archive_close(archive);
    if (problems.data == NULL || strstr(problems.data, damage->message) == NULL) {
        fail_msg("%s: %s", damage->name,
                 problems.data != NULL ? problems.data : "nothing");
    }
    archive = open_archive(folder);
    enum status repaired = archive_verify(archive, true, NULL, NULL, &err);
    if ((repaired == STATUS_OK) != damage->repairable) {
        fail_msg("%s: %s", damage->name, err.message);
    }
    archive_close(archive);
    if (damage->repairable) {
        check_whole(folder);
        struct snapshot *snapshot = open_snapshot(folder);
        assert_true(count_hits(snapshot, HARVEST, 1) > 0);
        assert_true(count_hits(snapshot, BRIDGE, 2) > 0);
        assert_true(count_hits(snapshot, FERRY, 3) > 0);
        snapshot_unref(snapshot);
    }
    buf_release(&problems);
    scratch_remove(folder);
}

static void
verify__tells_damage_and_repairs_what_the_texts_allow(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        check_damage(&damages[i]);
    }
}

static void
verify__rebuilds_in_segments_of_a_batch_each(void **state)
{
    struct archive *archive = open_archive(*state);
    char guid[32];
    for (int i = 0; i < 50; i++) {
        snprintf(guid, sizeof guid, "s-%d", i);
        add_story(archive, &(struct told){.guid = guid, .text = HARVEST}, ARCHIVE_ADDED);
    }
    commit(archive);
    unlink(scratch_path(*state, "segment/000001"));
    archive->batch_stories_limit = 15;
    assert_int_equal(archive_verify(archive, true, NULL, NULL, NULL), STATUS_OK);
    archive_close(archive);
    check_whole(*state);
    struct snapshot *snapshot = open_snapshot(*state);
    for (uint32_t i = 1; i <= 50; i++) {
        assert_true(count_hits(snapshot, HARVEST, i) > 0);
    }
    snapshot_unref(snapshot);
}

static void
verify__repairs_only_with_the_write_lock(void **state)
{
    struct archive *archive = NULL;
    fill(*state);
    assert_int_equal(archive_open(&archive, *state, ARCHIVE_READ, NULL), STATUS_OK);
    assert_int_equal(archive_verify(archive, true, NULL, NULL, NULL), STATUS_INVALID);
    archive_close(archive);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(verify__tells_damage_and_repairs_what_the_texts_allow),
        IN_FOLDER(verify__rebuilds_in_segments_of_a_batch_each),
        IN_FOLDER(verify__repairs_only_with_the_write_lock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
