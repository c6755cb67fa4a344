/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/memory.h"
#include "folder.h"
#include "index/segment.h"

#define SEGMENTS 5
#define STORIES 60
#define PRINTS 25

/* Story n has PRINTS fingerprints of its own and one that all share. */
static uint64_t
print_of(uint32_t number, uint32_t at)
{
    uint32_t both[2] = {at == 0 ? 0 : number, at};
    return hash_bytes(both, sizeof both, 3);
}

static struct segment *
open_written(const char *folder, uint32_t name, const struct segment_story *stories,
             size_t count)
{
    struct error err = {""};
    struct segment *segment = NULL;
    struct segment_entry entries[STORIES * PRINTS];
    char file[16];
    snprintf(file, sizeof file, "%06u", (unsigned)name);
    char *path = file_join(folder, file);
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t at = 0; at < PRINTS; at++) {
            entries[i * PRINTS + at] =
                (struct segment_entry){print_of(stories[i].number, at), i};
        }
    }
    assert_int_equal(segment_write(path, stories, count, entries, count * PRINTS, &err),
                     STATUS_OK);
    assert_int_equal(segment_open(&segment, path, &err), STATUS_OK);
    memory_free(path);
    return segment;
}

/* Segment i holds the numbers that leave i when divided by SEGMENTS: as mixed as
 * can be. */
static void
open_segments(const char *folder, struct segment *ret[SEGMENTS])
{
    for (uint32_t i = 0; i < SEGMENTS; i++) {
        struct segment_story stories[STORIES];
        for (uint32_t at = 0; at < STORIES; at++) {
            uint32_t number = 1 + at * SEGMENTS + i;
            stories[at] = (struct segment_story){number, (int32_t)number * 2};
        }
        ret[i] = open_written(folder, i, stories, STORIES);
    }
}

static void
close_segments(struct segment *segments[SEGMENTS])
{
    for (size_t i = 0; i < SEGMENTS; i++) {
        segment_close(segments[i]);
    }
}

static bool
is_odd(uint32_t number, void *data)
{
    (void)data;
    return number % 2 == 1;
}

static bool
is_none(uint32_t number, void *data)
{
    (void)number;
    (void)data;
    return false;
}

static struct segment *
merge_to(const char *folder, struct segment *const *segments, size_t count,
         bool (*keep)(uint32_t, void *))
{
    struct error err = {""};
    struct segment *merged = NULL;
    char *path = file_join(folder, "merged");
    assert_int_equal(segment_merge(path, segments, count, keep, NULL, &err), STATUS_OK);
    assert_int_equal(segment_open(&merged, path, &err), STATUS_OK);
    assert_int_equal(segment_verify(merged, &err), STATUS_OK);
    memory_free(path);
    return merged;
}

static void
merge__finds_what_each_segment_found(void **state)
{
    struct segment *segments[SEGMENTS];
    struct postings postings = {0};
    open_segments(*state, segments);
    struct segment *merged = merge_to(*state, segments, SEGMENTS, NULL);
    assert_int_equal(segment_story_count(merged), SEGMENTS * STORIES);
    assert_int_equal(segment_entry_count(merged), SEGMENTS * STORIES * PRINTS);
    for (uint32_t number = 1; number <= SEGMENTS * STORIES; number++) {
        for (uint32_t at = 1; at < PRINTS; at++) {
            vec_clear(&postings);
            segment_find(merged, print_of(number, at), 0, &postings);
            assert_int_equal(postings.count, 1);
            assert_int_equal(postings.data[0].story, number);
            assert_int_equal(postings.data[0].day, (int32_t)number * 2);
        }
    }
    vec_clear(&postings);
    segment_find(merged, print_of(1, 0), 0, &postings);
    assert_int_equal(postings.count, SEGMENTS * STORIES);
    for (uint32_t i = 0; i < postings.count; i++) {
        assert_int_equal(postings.data[i].story, i + 1);
    }
    vec_release(&postings);
    segment_close(merged);
    close_segments(segments);
}

static void
merge__leaves_out_what_is_not_kept(void **state)
{
    struct segment *segments[SEGMENTS];
    struct postings postings = {0};
    open_segments(*state, segments);
    struct segment *merged = merge_to(*state, segments, SEGMENTS, is_odd);
    assert_int_equal(segment_story_count(merged), SEGMENTS * STORIES / 2);
    segment_find(merged, print_of(8, 1), 0, &postings);
    assert_int_equal(postings.count, 0);
    segment_find(merged, print_of(9, 1), 0, &postings);
    assert_int_equal(postings.count, 1);
    vec_release(&postings);
    segment_close(merged);
    close_segments(segments);
}

static void
merge__of_nothing_is_an_empty_segment(void **state)
{
    struct segment *segments[SEGMENTS];
    open_segments(*state, segments);
    struct segment *merged = merge_to(*state, segments, SEGMENTS, is_none);
    assert_int_equal(segment_story_count(merged), 0);
    assert_int_equal(segment_entry_count(merged), 0);
    segment_close(merged);
    merged = merge_to(*state, NULL, 0, NULL);
    assert_int_equal(segment_story_count(merged), 0);
    segment_close(merged);
    close_segments(segments);
}

static void
merge__refuses_a_story_that_stands_in_two_segments(void **state)
{
    struct error err;
    const struct segment_story stories[] = {{4, 0}, {5, 0}};
    struct segment *segments[] = {open_written(*state, 1, stories, 2),
                                  open_written(*state, 2, stories + 1, 1)};
    char *path = file_join(*state, "merged");
    assert_int_equal(segment_merge(path, segments, 2, NULL, NULL, &err), STATUS_INVALID);
    assert_string_equal(err.message, "story 5 stands in two segments");
    assert_false(file_exists(path));
    segment_close(segments[0]);
    segment_close(segments[1]);
    memory_free(path);
}

static void
merge__does_not_copy_damage(void **state)
{
    struct error err;
    struct buf bytes = BUF_INIT;
    const struct segment_story story = {1, 0};
    struct segment *damaged = NULL;
    segment_close(open_written(*state, 1, &story, 1));
    char *path = file_join(*state, "000001");
    char *merged = file_join(*state, "merged");
    assert_int_equal(file_read(&bytes, path, 1 << 20, &err), STATUS_OK);
    bytes.data[200] = (char)(bytes.data[200] ^ 1);
    assert_int_equal(
        segment_open_memory(&damaged, bytes.data, bytes.length, "damaged", &err),
        STATUS_OK);
    assert_int_equal(segment_merge(merged, &damaged, 1, NULL, NULL, &err),
                     STATUS_CORRUPT);
    assert_non_null(strstr(err.message, "damaged: the checksum of chunk "));
    assert_false(file_exists(merged));
    segment_close(damaged);
    buf_release(&bytes);
    memory_free(path);
    memory_free(merged);
}

int
main(void)
{
#define IN_FOLDER(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        IN_FOLDER(merge__finds_what_each_segment_found),
        IN_FOLDER(merge__leaves_out_what_is_not_kept),
        IN_FOLDER(merge__of_nothing_is_an_empty_segment),
        IN_FOLDER(merge__refuses_a_story_that_stands_in_two_segments),
        IN_FOLDER(merge__does_not_copy_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
