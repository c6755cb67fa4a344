/* SPDX-License-Identifier: MIT */
#include "archive/compact.h"

#include "newsdesk.h"

/* Entries of the segments in thousands, and how many at the end are to be merged. */
struct plan {
    enum compact_effort effort;
    uint64_t sizes[10];
    size_t merged;
};

static const struct plan plans[] = {
    {COMPACT_IDLE, {0}, 0},
    {COMPACT_IDLE, {1}, 0},
    {COMPACT_IDLE, {1, 1, 1}, 0},
    {COMPACT_IDLE, {1, 1, 1, 1}, 4},
    {COMPACT_IDLE, {9000, 1, 1, 1}, 0},
    {COMPACT_IDLE, {9000, 1, 1, 1, 1}, 4},
    {COMPACT_IDLE, {200, 1, 1, 1, 1}, 5},
    {COMPACT_IDLE, {4000, 4000, 4000, 4000, 1000}, 0},
    {COMPACT_IDLE, {4000, 4000, 4000, 4000, 3000}, 5},
    {COMPACT_BUSY, {4000, 4000, 4000, 4000, 4000}, 0},
    {COMPACT_BUSY, {4000, 4000, 4000, 4000, 4000, 4000, 4000, 4000}, 8},
    {COMPACT_BUSY, {90000, 4000, 4000, 4000, 4000, 4000, 4000, 4000, 4000}, 8},
    /* Together more than a segment can hold. */
    {COMPACT_IDLE, {3000000, 3000000, 1500000, 750000, 750000}, 0},
};

static void
compact__merges_the_last_of_like_size(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof plans / sizeof *plans; i++) {
        struct segment_rows rows = {0};
        for (size_t at = 0; at < 10 && plans[i].sizes[at] > 0; at++) {
            vec_add(&rows, ((struct segment_row){.entries = 1000 * plans[i].sizes[at]}));
        }
        if (compact_plan(&rows, plans[i].effort) != plans[i].merged) {
            fail_msg("row %zu: %zu", i, compact_plan(&rows, plans[i].effort));
        }
        vec_release(&rows);
    }
}

/* Many commits of one size leave few segments, and each story is rewritten seldom. */
static void
compact__keeps_both_segments_and_work_low(void **state)
{
    (void)state;
    struct segment_rows rows = {0};
    uint64_t written = 0;
    for (int commits = 1; commits <= 5000; commits++) {
        vec_add(&rows, ((struct segment_row){.stories = 100, .entries = 20000}));
        size_t count;
        while ((count = compact_plan(&rows, COMPACT_IDLE)) > 0) {
            struct segment_row merged = {0};
            for (size_t i = 0; i < count; i++) {
                merged.stories += rows.data[--rows.count].stories;
                merged.entries += rows.data[rows.count].entries;
            }
            written += merged.entries;
            vec_add(&rows, merged);
        }
        assert_true(rows.count <= 24);
    }
    assert_true(written < 12 * UINT64_C(5000) * 20000);
    vec_release(&rows);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compact__merges_the_last_of_like_size),
        cmocka_unit_test(compact__keeps_both_segments_and_work_low),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
