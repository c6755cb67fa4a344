/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/memory.h"
#include "folder.h"
#include "index/segment.h"

#define STORIES 500
#define PRINTS 40

static uint64_t
print_of(uint32_t story, uint32_t at)
{
    uint32_t both[2] = {story, at};
    return hash_bytes(both, sizeof both, 1);
}

struct sample {
    struct segment_story stories[STORIES];
    struct segment_entry entries[STORIES * PRINTS];
};

/* Stories 10, 13, 16, ... with a fingerprint in common every ten. */
static void
fill_sample(struct sample *sample)
{
    for (uint32_t i = 0; i < STORIES; i++) {
        sample->stories[i] = (struct segment_story){10 + 3 * i, (int32_t)i - 100};
        for (uint32_t at = 0; at < PRINTS; at++) {
            uint64_t hash = at == 0 ? print_of(i / 10, 9999) : print_of(i, at);
            sample->entries[i * PRINTS + at] = (struct segment_entry){hash, i};
        }
    }
}

static struct segment *
open_sample(const char *folder)
{
    struct error err = {""};
    struct segment *segment = NULL;
    struct sample *sample = memory_alloc(sizeof *sample);
    char *path = file_join(folder, "000001");
    fill_sample(sample);
    assert_int_equal(segment_write(path, sample->stories, STORIES, sample->entries,
                                   STORIES * PRINTS, &err),
                     STATUS_OK);
    assert_int_equal(segment_open(&segment, path, &err), STATUS_OK);
    memory_free(sample);
    memory_free(path);
    return segment;
}

static void
segment__finds_every_fingerprint_with_its_story_and_day(void **state)
{
    struct segment *segment = open_sample(*state);
    struct postings postings = {0};
    assert_int_equal(segment_story_count(segment), STORIES);
    assert_int_equal(segment_entry_count(segment), STORIES * PRINTS);
    for (uint32_t i = 0; i < STORIES; i++) {
        for (uint32_t at = 1; at < PRINTS; at++) {
            vec_clear(&postings);
            segment_find(segment, print_of(i, at), 0, &postings);
            assert_int_equal(postings.count, 1);
            assert_int_equal(postings.data[0].story, 10 + 3 * i);
            assert_int_equal(postings.data[0].day, (int32_t)i - 100);
        }
    }
    vec_release(&postings);
    segment_close(segment);
}

static void
segment__gives_the_stories_of_a_shared_fingerprint_in_order(void **state)
{
    struct segment *segment = open_sample(*state);
    struct postings postings = {0};
    segment_find(segment, print_of(7, 9999), 0, &postings);
    assert_int_equal(postings.count, 10);
    for (uint32_t i = 0; i < 10; i++) {
        assert_int_equal(postings.data[i].story, 10 + 3 * (70 + i));
    }
    segment_find(segment, print_of(8, 9999), 3, &postings);
    assert_int_equal(postings.count, 13);
    assert_int_equal(postings.data[10].story, 10 + 3 * 80);
    vec_release(&postings);
    segment_close(segment);
}

/* Four stories that share a fingerprint, given by number. */
static void
segment__is_asked_by_day_and_always_gives_undated_stories(void **state)
{
    static const struct segment_story stories[] = {
        {1, 30}, {2, DAY_UNKNOWN}, {3, 10}, {4, 20}, {5, 10}};
    static const struct {
        struct segment_days days;
        size_t limit;
        uint32_t numbers[6];
    } rows[] = {
        {{10, 10}, 0, {2, 3, 5}},  {{11, 19}, 0, {2}},
        {{20, 30}, 0, {2, 4, 1}},  {{INT32_MIN, INT32_MAX}, 0, {2, 3, 5, 4, 1}},
        {{31, INT32_MAX}, 0, {2}}, {{20, 10}, 0, {2}},
        {{INT32_MIN, 9}, 0, {2}},  {{10, 30}, 3, {2, 3, 5}},
    };
    struct segment_entry entries[5];
    struct segment *segment = NULL;
    struct postings postings = {0};
    for (uint32_t i = 0; i < 5; i++) {
        entries[i] = (struct segment_entry){print_of(1, 1), i};
    }
    char *path = file_join(*state, "000001");
    assert_int_equal(segment_write(path, stories, 5, entries, 5, NULL), STATUS_OK);
    assert_int_equal(segment_open(&segment, path, NULL), STATUS_OK);
    assert_int_equal(segment_verify(segment, NULL), STATUS_OK);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct segment_range range = segment_range_of(segment, rows[i].days);
        size_t count = 0;
        vec_clear(&postings);
        segment_find_range(segment, print_of(1, 1), &range, rows[i].limit, &postings);
        while (rows[i].numbers[count] != 0) {
            assert_true(count < postings.count);
            assert_int_equal(postings.data[count].story, rows[i].numbers[count]);
            count++;
        }
        assert_int_equal(postings.count, count);
    }
    vec_release(&postings);
    segment_close(segment);
    memory_free(path);
}

static void
segment__finds_nothing_that_was_not_added(void **state)
{
    struct segment *segment = open_sample(*state);
    struct postings postings = {0};
    for (uint32_t i = 0; i < 20000; i++) {
        segment_find(segment, print_of(i, 77777), 0, &postings);
    }
    segment_find(segment, 0, 0, &postings);
    segment_find(segment, UINT64_MAX, 0, &postings);
    assert_int_equal(postings.count, 0);
    segment_close(segment);
}

static void
segment__keeps_the_top_forty_bits_and_drops_repeats(void **state)
{
    struct error err;
    struct segment *segment = NULL;
    struct postings postings = {0};
    char *path = file_join(*state, "000001");
    const struct segment_story stories[] = {{1, 5}, {2, DAY_UNKNOWN}};
    const struct segment_entry entries[] = {
        {UINT64_C(0xFFFFFFFFFF000001), 1}, {UINT64_C(0xFFFFFFFFFF000002), 1},
        {UINT64_C(0xFFFFFFFFFF000000), 0}, {UINT64_C(0x0000000001FFFFFF), 0},
        {UINT64_C(0x0000000000FFFFFF), 1}, {UINT64_C(0xFFFFFFFFFE000001), 0},
    };
    assert_int_equal(segment_write(path, stories, 2, entries, 6, &err), STATUS_OK);
    assert_int_equal(segment_open(&segment, path, &err), STATUS_OK);
    assert_int_equal(segment_verify(segment, &err), STATUS_OK);
    assert_int_equal(segment_entry_count(segment), 5);
    segment_find(segment, UINT64_C(0xFFFFFFFFFFABCDEF), 0, &postings);
    assert_int_equal(postings.count, 2);
    assert_int_equal(postings.data[0].story, 2);
    assert_int_equal(postings.data[0].day, DAY_UNKNOWN);
    assert_int_equal(postings.data[1].story, 1);
    segment_find(segment, 0, 0, &postings);
    assert_int_equal(postings.count, 3);
    vec_release(&postings);
    segment_close(segment);
    memory_free(path);
}

static void
segment__may_be_empty(void **state)
{
    struct error err;
    struct segment *segment = NULL;
    struct postings postings = {0};
    char *path = file_join(*state, "000001");
    const struct segment_story story = {7, 0};
    for (size_t stories = 0; stories < 2; stories++) {
        assert_int_equal(segment_write(path, &story, stories, NULL, 0, &err), STATUS_OK);
        assert_int_equal(segment_open(&segment, path, &err), STATUS_OK);
        assert_int_equal(segment_verify(segment, &err), STATUS_OK);
        segment_find(segment, 0, 0, &postings);
        segment_find(segment, UINT64_MAX, 0, &postings);
        assert_int_equal(postings.count, 0);
        assert_int_equal(segment_story_count(segment), stories);
        segment_close(segment);
    }
    memory_free(path);
}

static void
segment__takes_at_most_five_and_a_half_bytes_a_posting(void **state)
{
    struct error err;
    struct segment *segment = NULL;
    const uint32_t stories = 2000;
    const uint32_t prints = 180;
    char *path = file_join(*state, "000001");
    struct segment_story *list = memory_alloc_array(stories, sizeof *list);
    struct segment_entry *entries =
        memory_alloc_array((size_t)stories * prints, sizeof *entries);
    for (uint32_t i = 0; i < stories; i++) {
        list[i] = (struct segment_story){i + 1, 0};
        for (uint32_t at = 0; at < prints; at++) {
            entries[i * prints + at] = (struct segment_entry){print_of(i, at), i};
        }
    }
    assert_int_equal(
        segment_write(path, list, stories, entries, (size_t)stories * prints, &err),
        STATUS_OK);
    assert_int_equal(segment_open(&segment, path, &err), STATUS_OK);
    assert_true((double)segment_bytes(segment) <=
                5.5 * (double)segment_entry_count(segment));
    segment_close(segment);
    memory_free(list);
    memory_free(entries);
    memory_free(path);
}

static void
segment__names_the_file_that_is_missing(void **state)
{
    struct error err;
    struct segment *segment = NULL;
    char *path = file_join(*state, "000009");
    assert_int_equal(segment_open(&segment, path, &err), STATUS_NOT_FOUND);
    assert_non_null(strstr(err.message, "000009"));
    assert_null(segment);
    memory_free(path);
}

static void
segment__leaves_nothing_behind_when_the_disk_is_full(void **state)
{
    struct error err = {""};
    struct sample *sample = memory_alloc(sizeof *sample);
    struct file_paths left = {0};
    struct rlimit before;
    char *path = file_join(*state, "000001");
    fill_sample(sample);
    /* The kernel refuses writes past this size as it does on a full disk. */
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    struct rlimit small = {20000, before.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    enum status status = segment_write(path, sample->stories, STORIES, sample->entries,
                                       STORIES * PRINTS, &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(status, STATUS_IO);
    assert_non_null(strstr(err.message, "000001: cannot write: "));
    assert_int_equal(file_walk(&left, *state, NULL), STATUS_OK);
    assert_int_equal(left.count, 0);
    memory_free(sample);
    memory_free(path);
}

static void
segment__says_that_it_cannot_be_created(void **state)
{
    struct error err = {""};
    char *path = file_join(*state, "nowhere/000001");
    const struct segment_story story = {1, 0};
    assert_int_equal(segment_write(path, &story, 1, NULL, 0, &err), STATUS_IO);
    assert_non_null(strstr(err.message, "nowhere/000001: cannot create: "));
    memory_free(path);
}

int
main(void)
{
#define IN_FOLDER(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        IN_FOLDER(segment__finds_every_fingerprint_with_its_story_and_day),
        IN_FOLDER(segment__gives_the_stories_of_a_shared_fingerprint_in_order),
        IN_FOLDER(segment__is_asked_by_day_and_always_gives_undated_stories),
        IN_FOLDER(segment__finds_nothing_that_was_not_added),
        IN_FOLDER(segment__keeps_the_top_forty_bits_and_drops_repeats),
        IN_FOLDER(segment__may_be_empty),
        IN_FOLDER(segment__takes_at_most_five_and_a_half_bytes_a_posting),
        IN_FOLDER(segment__names_the_file_that_is_missing),
        IN_FOLDER(segment__leaves_nothing_behind_when_the_disk_is_full),
        IN_FOLDER(segment__says_that_it_cannot_be_created),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
