/* SPDX-License-Identifier: MIT */
/* A morning at the archive, interrupted at every call that changes a file: by
 * death, by death in the middle of a write, by a full disk. What is there
 * afterwards is what was there before the step or after it, it is whole, and doing
 * the morning again ends where an undisturbed one does. */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "archive/archive.h"
#include "archive/snapshot.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/memory.h"
#include "fault.h"
#include "fingerprint/shingle.h"
#include "folder.h"

struct told {
    const char *guid;
    const char *version;
    const char *text;
    enum story_status status;
};

#define STEPS 7
#define LEAST_POINTS 150

/* Step by step; the fourth commit makes the segments be merged, and between the
 * fourth and the fifth "gone" is forgotten. */
static const struct told morning[STEPS][3] = {
    {{"quay", "1", "The quay at Old Harrow was closed to lorries this morning.", 0},
     {"gone", "1", "A note that its author, Tomas Wren, asked to have back.", 0}},
    {{"mill", "1", "Wind took two sails off the mill on Tern Hill overnight.", 0},
     {"quay", "2", "The quay at Old Harrow was closed to all traffic at noon.", 0}},
    {{"fair", "1", "The spring fair of Lesser Combe opens with a parade of geese.", 0},
     {"mill", "2", "", STORY_CANCELED}},
    {{"snow", "1", "Snow is not expected on the Marl ridge before the weekend.", 0}},
    {{NULL}},
    {{"bell", "1", "The bell of Saint Odo, cracked since May, rang again at six.", 0}},
    {{"moor", "1", "Two walkers lost on Brent Moor were found by a shepherd.", 0}},
};
#define FORGET_STEP 4

static enum status
add_one(struct archive *archive, const struct told *told, struct error *err)
{
    struct story story;
    enum archive_outcome outcome;
    story_init(&story);
    story.guid = told->guid;
    story.version = told->version;
    story.text = told->text;
    story.text_length = (uint32_t)strlen(told->text);
    story.status = told->status;
    story.source_path = "morning.txt";
    enum status status = archive_add(archive, &story, &outcome, err);
    story_release(&story);
    return status;
}

static enum status
forget_gone(struct archive *archive, const char *folder, struct error *err)
{
    struct snapshot *snapshot = NULL;
    uint32_t number = 0;
    enum status status = snapshot_open(&snapshot, folder, err);
    if (status == STATUS_OK) {
        status = snapshot_find_story(snapshot, "gone", &number, err);
        snapshot_unref(snapshot);
    }
    if (status == STATUS_NOT_FOUND) {
        return STATUS_OK; /* by a morning before this one */
    }
    return status == STATUS_OK ? archive_forget(archive, number, err) : status;
}

static enum status
do_step(struct archive *archive, const char *folder, int step, struct error *err)
{
    enum status status = STATUS_OK;
    if (step == FORGET_STEP) {
        return forget_gone(archive, folder, err);
    }
    for (int i = 0; status == STATUS_OK && i < 3 && morning[step][i].guid != NULL; i++) {
        status = add_one(archive, &morning[step][i], err);
    }
    return status == STATUS_OK ? archive_commit(archive, err) : status;
}

/* Does the first `steps` steps; counts those that are done. */
static enum status
do_morning(const char *folder, int steps, int *done, struct error *err)
{
    struct archive *archive = NULL;
    enum status status = archive_open(&archive, folder, ARCHIVE_WRITE, err);
    for (int step = 0; status == STATUS_OK && step < steps; step++) {
        status = do_step(archive, folder, step, err);
        if (status == STATUS_OK) {
            *done = step + 1;
        }
    }
    archive_close(archive);
    return status;
}

struct description {
    struct snapshot *snapshot;
    struct buf *text;
};

static size_t
count_hits(struct snapshot *snapshot, const char *text, uint32_t number)
{
    struct tokens tokens = {0};
    struct shingles shingles = {0};
    struct postings postings = {0};
    size_t hits = 0;
    tokens_add(&tokens, str_from(text), 0);
    shingles_add(&shingles, &tokens, 0, tokens.count);
    for (size_t i = 0; i < shingles.count; i++) {
        size_t end;
        assert_int_equal(snapshot_find(snapshot,
                                       &(struct posting_query){
                                           .hashes = &shingles.data[i].hash, .count = 1},
                                       &postings, &end, NULL),
                         STATUS_OK);
    }
    for (size_t i = 0; i < postings.count; i++) {
        hits += number == 0 || postings.data[i].story == number;
    }
    vec_release(&postings);
    vec_release(&shingles);
    tokens_release(&tokens);
    return hits;
}

static bool
describe_story(void *data, const struct story *listed)
{
    struct description *description = data;
    struct story story;
    assert_int_equal(snapshot_story(description->snapshot, listed->number, &story, NULL),
                     STATUS_OK);
    buf_add_format(description->text, "%s %s %s \"%s\" %zu\n", story.guid, story.version,
                   story_status_name(story.status), story.text,
                   count_hits(description->snapshot, story.text, story.number));
    story_release(&story);
    return true;
}

static void
print_problem(void *data, const char *message)
{
    (void)data;
    print_message("# %s\n", message);
}

/* Every story, and whether the forgotten one is still found. Empty where there is
 * no archive yet. */
static void
describe(const char *folder, struct buf *ret)
{
    struct error err = {""};
    struct snapshot *snapshot = NULL;
    struct archive *archive = NULL;
    buf_clear(ret);
    buf_add_text(ret, "");
    enum status status = archive_open(&archive, folder, ARCHIVE_READ, &err);
    if (status == STATUS_NOT_FOUND) {
        return;
    }
    if (status == STATUS_OK) {
        status = archive_verify(archive, false, print_problem, NULL, &err);
    }
    if (status == STATUS_OK) {
        status = snapshot_open(&snapshot, folder, &err);
    }
    if (status != STATUS_OK) {
        fail_msg("%s", err.message);
    }
    struct description description = {snapshot, ret};
    assert_int_equal(snapshot_each(snapshot, describe_story, &description, NULL),
                     STATUS_OK);
    buf_add_format(ret, "gone: %zu\n", count_hits(snapshot, morning[0][1].text, 0));
    snapshot_unref(snapshot);
    archive_close(archive);
}

static void
describe_undisturbed(struct buf expected[STEPS + 2])
{
    for (int steps = 0; steps <= STEPS; steps++) {
        char folder[SCRATCH_PATH_SIZE];
        int done = 0;
        scratch_make(folder);
        assert_int_equal(do_morning(folder, steps, &done, NULL), STATUS_OK);
        describe(folder, &expected[steps]);
        scratch_remove(folder);
    }
}

struct shared {
    int done;
    unsigned calls;
    enum status status;
    struct error err;
};

/* In a process of its own. True where the fault was met. */
static bool
run_disturbed(const char *folder, enum fault fault, unsigned at, struct shared *shared)
{
    memset(shared, 0, sizeof *shared);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        fault_arm(fault, at);
        shared->status = do_morning(folder, STEPS, &shared->done, &shared->err);
        shared->calls = fault_calls();
        fault_disarm();
        _exit(0);
    }
    int result = 0;
    assert_int_equal(waitpid(child, &result, 0), child);
    if (fault == FAULT_FULL) {
        if (!WIFEXITED(result)) {
            fail_msg("call %u: died of a full disk", at);
        }
        return shared->calls >= at;
    }
    return WIFSIGNALED(result);
}

static void
check_state(const char *folder, const struct buf expected[STEPS + 2],
            const struct shared *shared, unsigned at)
{
    struct buf found = BUF_INIT;
    int done = shared->done;
    describe(folder, &found);
    bool is_old = str_equal(buf_str(&found), buf_str(&expected[done])) ||
                  (done == 0 && found.length == 0);
    if (!is_old && !str_equal(buf_str(&found), buf_str(&expected[done + 1]))) {
        fail_msg("call %u, after step %d:\n%s", at, done, found.data);
    }
    int again = 0;
    struct error err = {""};
    if (do_morning(folder, STEPS, &again, &err) != STATUS_OK) {
        fail_msg("call %u: doing it again: %s", at, err.message);
    }
    describe(folder, &found);
    /* The order of numbers may differ, the stories may not. */
    assert_int_equal(found.length, expected[STEPS].length);
    for (int step = 0; step < STEPS; step++) {
        for (int i = 0; i < 3 && morning[step][i].guid != NULL; i++) {
            bool is_gone = strcmp(morning[step][i].guid, "gone") == 0;
            bool is_there = *morning[step][i].text != '\0' &&
                            strstr(found.data, morning[step][i].text) != NULL;
            assert_true(is_there == (!is_gone && *morning[step][i].text != '\0'));
        }
    }
    buf_release(&found);
}

static void
disturb_everywhere(enum fault fault)
{
    struct buf expected[STEPS + 2] = {{0}};
    struct shared *shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE,
                                 MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_ptr_not_equal(shared, MAP_FAILED);
    describe_undisturbed(expected);
    assert_non_null(strstr(expected[STEPS].data, "gone: 0\n"));
    assert_null(strstr(expected[1].data, "gone: 0\n"));
    unsigned points = 0;
    bool was_met = true;
    while (was_met) {
        char folder[SCRATCH_PATH_SIZE];
        scratch_make(folder);
        was_met = run_disturbed(folder, fault, points + 1, shared);
        if (was_met) {
            points++;
            if (fault == FAULT_FULL && shared->status != STATUS_OK) {
                assert_int_equal(shared->status, STATUS_IO);
                assert_true(shared->err.message[0] != '\0');
            }
            check_state(folder, expected, shared, points);
        }
        scratch_remove(folder);
    }
    assert_int_equal(shared->status, STATUS_OK);
    assert_int_equal(shared->done, STEPS);
    print_message("# disturbed at %u points\n", points);
    assert_true(points > LEAST_POINTS);
    for (int i = 0; i < STEPS + 2; i++) {
        buf_release(&expected[i]);
    }
    munmap(shared, sizeof *shared);
}

static void
archive__survives_death_at_every_call(void **state)
{
    (void)state;
    disturb_everywhere(FAULT_KILL);
}

static void
archive__survives_death_in_the_middle_of_every_write(void **state)
{
    (void)state;
    disturb_everywhere(FAULT_KILL_TORN);
}

static void
archive__survives_a_disk_that_is_full_from_any_call_on(void **state)
{
    (void)state;
    disturb_everywhere(FAULT_FULL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(archive__survives_death_at_every_call),
        cmocka_unit_test(archive__survives_death_in_the_middle_of_every_write),
        cmocka_unit_test(archive__survives_a_disk_that_is_full_from_any_call_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
