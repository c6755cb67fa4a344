/* SPDX-License-Identifier: MIT */
#include "feed/feed.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "feed/ledger.h"
#include "feed/look.h"
#include "feed/waiting.h"
#include "newsdesk.h"

static struct ledger *
open_ledger(const char *archive, uint64_t reader)
{
    struct ledger *ledger = NULL;
    struct error err = {""};
    enum status status = ledger_open(&ledger, archive, "/feed", reader, &err);
    if (status != STATUS_OK) {
        fail_msg("%s", err.message);
    }
    return ledger;
}

static void
ledger__knows_over_a_restart_what_was_taken_and_what_was_refused(void **state)
{
    struct ledger *ledger = open_ledger(*state, 1);
    struct error err;
    ledger_note(ledger, "/feed/a", 0x1234, false);
    ledger_note(ledger, "/feed/b", 0x5678, true);
    ledger_note(ledger, "/feed/a", 0x4321, false);
    assert_int_equal(ledger_save(ledger, &err), STATUS_OK);
    ledger_note(ledger, "/feed/c", 1, false);
    assert_true(ledger_knows(ledger, "/feed/c", 1));
    struct ledger *second = NULL;
    assert_int_equal(ledger_open(&second, *state, "/feed", 1, &err), STATUS_BUSY);
    ledger_close(ledger);

    ledger = open_ledger(*state, 1);
    assert_true(ledger_knows(ledger, "/feed/a", 0x4321));
    assert_false(ledger_knows(ledger, "/feed/a", 0x1234));
    assert_true(ledger_knows(ledger, "/feed/b", 0x5678));
    assert_false(ledger_knows(ledger, "/feed/c", 1));
    ledger_close(ledger);
    /* Another reader may read what this one could not. */
    ledger = open_ledger(*state, 2);
    assert_true(ledger_knows(ledger, "/feed/a", 0x4321));
    assert_false(ledger_knows(ledger, "/feed/b", 0x5678));
    ledger_close(ledger);
}

static void
ledger__does_without_what_is_damaged(void **state)
{
    struct ledger *ledger = open_ledger(*state, 1);
    struct error err;
    char path[SCRATCH_PATH_SIZE];
    struct file_paths found = {0};
    ledger_note(ledger, "/feed/a", 16, false);
    ledger_note(ledger, "/feed/b", 32, false);
    assert_int_equal(ledger_save(ledger, &err), STATUS_OK);
    ledger_close(ledger);
    snprintf(path, sizeof path, "%s", scratch_path(*state, "feeds"));
    assert_int_equal(file_walk(&found, path, &err), STATUS_OK);
    assert_int_equal(found.count, 1);
    assert_int_equal(truncate(found.data[0], 8 + 8 + 16 + 5), 0);
    ledger = open_ledger(*state, 1);
    /* Records are in no order: one of the two is whole. */
    assert_true(ledger_knows(ledger, "/feed/a", 16) !=
                ledger_knows(ledger, "/feed/b", 32));
    ledger_note(ledger, "/feed/a", 16, false);
    ledger_note(ledger, "/feed/b", 32, false);
    assert_int_equal(ledger_save(ledger, &err), STATUS_OK);
    ledger_close(ledger);
    ledger = open_ledger(*state, 1);
    assert_true(ledger_knows(ledger, "/feed/a", 16));
    assert_true(ledger_knows(ledger, "/feed/b", 32));
    assert_true(ledger_is_there(ledger));
    assert_int_equal(unlink(found.data[0]), 0);
    assert_false(ledger_is_there(ledger));
    ledger_close(ledger);
    scratch_write(found.data[0], "something else", 14);
    ledger = open_ledger(*state, 1);
    assert_int_equal(ledger_count(ledger), 0);
    ledger_close(ledger);
    file_paths_release(&found);
}

static void
ledger__forgets_files_that_are_gone_where_they_are_many(void **state)
{
    struct ledger *ledger = open_ledger(*state, 1);
    struct map there = {0};
    struct error err;
    char path[64];
    for (unsigned i = 0; i < 10000; i++) {
        snprintf(path, sizeof path, "/feed/%u", i);
        ledger_note(ledger, path, 2 * i, false);
    }
    /* A folder that is empty may be a disk that is not there. */
    ledger_sweep(ledger, &there);
    assert_int_equal(ledger_count(ledger), 10000);
    map_put(&there, ledger_key(ledger, "/feed/7"), 1);
    ledger_sweep(ledger, &there);
    assert_int_equal(ledger_count(ledger), 1);
    assert_int_equal(ledger_save(ledger, &err), STATUS_OK);
    ledger_close(ledger);
    ledger = open_ledger(*state, 1);
    assert_int_equal(ledger_count(ledger), 1);
    assert_true(ledger_knows(ledger, "/feed/7", 14));
    ledger_close(ledger);
    map_release(&there);
}

static void
look__passes_over_what_is_being_brought(void **state)
{
    (void)state;
    const char *const passed[] = {".a.txt", "a.txt.part", "a.TMP", "a.filepart",
                                  "a.txt~"};
    const char *const taken[] = {"a.txt", "part", "a.part.txt", "tmp", "template", "a"};
    for (size_t i = 0; i < sizeof passed / sizeof *passed; i++) {
        assert_true(look_passes_over(passed[i]));
    }
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        assert_false(look_passes_over(taken[i]));
    }
}

static void
look__tells_another_content_and_who_writes_it(void **state)
{
    char path[SCRATCH_PATH_SIZE];
    char link[SCRATCH_PATH_SIZE];
    snprintf(path, sizeof path, "%s", scratch_path(*state, "a.txt"));
    snprintf(link, sizeof link, "%s", scratch_path(*state, "b.txt"));
    scratch_write(path, "one", 3);
    struct look first = look_at(path);
    assert_int_equal(first.kind, LOOK_FILE);
    assert_int_equal(look_at(path).mark, first.mark);
    scratch_write(path, "three", 5);
    assert_int_not_equal(look_at(path).mark, first.mark);
    assert_int_equal(symlink(path, link), 0);
    assert_int_equal(look_at(link).kind, LOOK_NOTHING);
    assert_int_equal(look_at(*state).kind, LOOK_FOLDER);
    assert_false(look_is_written(path, strlen(path)));
}

static void
waiting__keeps_each_file_once_and_gives_the_oldest_first(void **state)
{
    struct waiting waiting = {0};
    struct ready ready = {0};
    char one[] = "/feed/one";
    char two[] = "/feed/two";
    char three[] = "/feed/three";
    (void)state;
    waiting_touch(&waiting, &(struct waiting_file){.path = one, .changed_ms = 3});
    waiting_touch(&waiting, &(struct waiting_file){.path = two, .changed_ms = 2});
    waiting_touch(&waiting, &(struct waiting_file){.path = three, .changed_ms = 1});
    waiting_touch(&waiting, &(struct waiting_file){.path = one, .changed_ms = 0});
    assert_int_equal(waiting.count, 3);
    waiting_remove(&waiting, two);
    waiting_remove(&waiting, two);
    assert_int_equal(waiting.count, 2);
    while (waiting.count > 0) {
        struct waiting_file file = waiting_take(&waiting, 0);
        ready_add(&ready, &file);
    }
    ready_sort(&ready, 0);
    assert_true(ready_has(&ready, three));
    struct waiting_file first = ready_take(&ready);
    assert_string_equal(first.path, one);
    assert_int_equal(ready_count(&ready), 1);
    assert_false(ready_has(&ready, one));
    waiting_file_release(&first);
    waiting_release(&waiting);
    ready_release(&ready);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(ledger__knows_over_a_restart_what_was_taken_and_what_was_refused),
        IN_FOLDER(ledger__does_without_what_is_damaged),
        IN_FOLDER(ledger__forgets_files_that_are_gone_where_they_are_many),
        cmocka_unit_test(look__passes_over_what_is_being_brought),
        IN_FOLDER(look__tells_another_content_and_who_writes_it),
        cmocka_unit_test(waiting__keeps_each_file_once_and_gives_the_oldest_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
