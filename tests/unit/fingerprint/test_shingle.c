/* SPDX-License-Identifier: MIT */
#include "fingerprint/shingle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/bytes.h"
#include "base/hash.h"

static uint32_t random_state = 88172645u;

static uint32_t
next_random(uint32_t below)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 17;
    random_state ^= random_state << 5;
    return random_state % below;
}

static void
shingle__hashes_three_words_by_their_hashes(void **state)
{
    (void)state;
    struct tokens tokens = {0};
    tokens_add(&tokens, STR("The harbour opened again"), 0);
    struct shingles shingles = {0};
    shingles_add(&shingles, &tokens, 0, tokens.count);
    assert_int_equal(shingles.count, 2);
    for (size_t i = 0; i < 2; i++) {
        struct buf bytes = BUF_INIT;
        for (size_t at = i; at < i + 3; at++) {
            bytes_put_u64(&bytes,
                          hash_str(tokens_folded(&tokens, at), SHINGLE_TOKEN_SEED));
        }
        assert_int_equal(bytes.length, 24);
        assert_int_equal(shingles.data[i].first, i);
        assert_int_equal(shingles.data[i].end, i + 3);
        assert_true(shingles.data[i].hash == hash_bytes(bytes.data, 24, SHINGLE_SEED));
        buf_release(&bytes);
    }
    vec_release(&shingles);
    tokens_release(&tokens);
}

/* These numbers are in every archive: a change of them is a new SCHEME_NAME. */
static void
shingle__has_the_hashes_of_its_scheme(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint64_t hash;
    } rows[] = {
        {"the harbour opened", UINT64_C(0xd841232f4f15081b)},
        {"港口昨日重", UINT64_C(0x39152675d6095dfa)},
        {"порт снова открыли", UINT64_C(0xc99427626d68d448)},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct tokens tokens = {0};
        struct shingles shingles = {0};
        tokens_add(&tokens, str_from(rows[i].text), 0);
        shingles_add(&shingles, &tokens, 0, tokens.count);
        assert_int_equal(shingles.count, 1);
        if (shingles.data[0].hash != rows[i].hash) {
            fail_msg("%s: %016llx", rows[i].text,
                     (unsigned long long)shingles.data[0].hash);
        }
        vec_release(&shingles);
        tokens_release(&tokens);
    }
}

static void
shingle__needs_three_words(void **state)
{
    (void)state;
    struct tokens tokens = {0};
    struct shingles shingles = {0};
    tokens_add(&tokens, STR("two words"), 0);
    shingles_add(&shingles, &tokens, 0, tokens.count);
    shingles_add(&shingles, &tokens, 2, 2);
    assert_int_equal(shingles.count, 0);
    vec_release(&shingles);
    tokens_release(&tokens);
}

static void
shingle__is_the_shortest_run_by_weight(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "港口昨日重新开放，市长在仪式上说。",
        "市長は16日、ポート・アイランドを再開した。",
        "the harbour 港口 opened ท่าเรือเปิดแล้ว again today",
        "one two three four five six",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct tokens tokens = {0};
        struct shingles shingles = {0};
        tokens_add(&tokens, str_from(texts[i]), 0);
        shingles_add(&shingles, &tokens, 0, tokens.count);
        size_t next = 0;
        for (size_t first = 0; first < tokens.count; first++) {
            uint32_t weight = 0;
            size_t end = first;
            while (end < tokens.count && weight < SHINGLE_WEIGHT) {
                weight += tokens.data[end++].weight;
            }
            if (weight >= SHINGLE_WEIGHT) {
                assert_true(next < shingles.count);
                assert_int_equal(shingles.data[next].first, first);
                assert_int_equal(shingles.data[next].end, end);
                next++;
            }
        }
        assert_int_equal(next, shingles.count);
        vec_release(&shingles);
        tokens_release(&tokens);
    }
}

static bool
is_kept(const struct shingles *kept, const struct shingle *shingle)
{
    vec_each(const struct shingle, each, kept) {
        if (each->first == shingle->first) {
            return true;
        }
    }
    return false;
}

/* Whether a window around `at` has its rightmost smallest hash there. */
static bool
is_chosen(const struct shingle *all, size_t count, size_t at)
{
    if (count < WINNOW_WINDOW) {
        return true;
    }
    for (size_t start = 0; start + WINNOW_WINDOW <= count; start++) {
        bool is_least = at >= start && at < start + WINNOW_WINDOW;
        for (size_t i = start; is_least && i < start + WINNOW_WINDOW; i++) {
            is_least = i <= at ? all[i].hash >= all[at].hash : all[i].hash > all[at].hash;
        }
        if (is_least) {
            return true;
        }
    }
    return false;
}

static void
winnow__keeps_the_rightmost_minimum_of_each_window(void **state)
{
    (void)state;
    for (int round = 0; round < 20000; round++) {
        struct shingle all[24];
        size_t count = next_random(25);
        for (size_t i = 0; i < count; i++) {
            /* Few values, so that there are many ties. */
            all[i] = (struct shingle){next_random(6), (uint32_t)i, (uint32_t)i + 4};
        }
        struct shingles kept = {0};
        shingles_winnow(&kept, all, count);
        for (size_t i = 0; i < count; i++) {
            assert_int_equal(is_kept(&kept, &all[i]), is_chosen(all, count, i));
        }
        for (size_t i = 1; i < kept.count; i++) {
            assert_true(kept.data[i - 1].first < kept.data[i].first);
        }
        vec_release(&kept);
    }
}

static void
add_random_words(struct buf *text, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buf_add_format(text, "w%u ", (unsigned)next_random(50));
    }
}

static void
winnow_text(struct shingles *kept, struct str text)
{
    struct tokens tokens = {0};
    struct shingles all = {0};
    tokens_add(&tokens, text, 0);
    shingles_add(&all, &tokens, 0, tokens.count);
    shingles_winnow(kept, all.data, all.count);
    vec_release(&all);
    tokens_release(&tokens);
}

/* 3 + 4 - 1: wherever the run stands, one fingerprint of it is kept in both. */
static void
winnow__shares_a_fingerprint_of_any_six_words(void **state)
{
    (void)state;
    for (int round = 0; round < 3000; round++) {
        struct buf one = BUF_INIT;
        struct buf other = BUF_INIT;
        struct buf run = BUF_INIT;
        add_random_words(&run, 3 + WINNOW_WINDOW - 1);
        add_random_words(&one, next_random(30));
        add_random_words(&other, next_random(30));
        buf_add_str(&one, buf_str(&run));
        buf_add_str(&other, buf_str(&run));
        add_random_words(&one, next_random(30));
        add_random_words(&other, next_random(30));
        struct shingles first = {0};
        struct shingles second = {0};
        winnow_text(&first, buf_str(&one));
        winnow_text(&second, buf_str(&other));
        size_t shared = 0;
        vec_each(struct shingle, a, &first) {
            vec_each(struct shingle, b, &second) {
                shared += a->hash == b->hash ? 1 : 0;
            }
        }
        assert_true(shared > 0);
        vec_release(&first);
        vec_release(&second);
        buf_release(&one);
        buf_release(&other);
        buf_release(&run);
    }
}

static void
winnow__keeps_about_two_in_five(void **state)
{
    (void)state;
    struct shingles all = {0};
    struct shingles kept = {0};
    for (uint32_t i = 0; i < 10000; i++) {
        uint64_t hash = (uint64_t)next_random(UINT32_MAX) << 32 | next_random(UINT32_MAX);
        vec_add(&all, ((struct shingle){hash, i, i + 4}));
    }
    shingles_winnow(&kept, all.data, all.count);
    assert_in_range(kept.count, 3800, 4200); /* 2 / (w + 1) */
    vec_release(&all);
    vec_release(&kept);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shingle__hashes_three_words_by_their_hashes),
        cmocka_unit_test(shingle__has_the_hashes_of_its_scheme),
        cmocka_unit_test(shingle__needs_three_words),
        cmocka_unit_test(shingle__is_the_shortest_run_by_weight),
        cmocka_unit_test(winnow__keeps_the_rightmost_minimum_of_each_window),
        cmocka_unit_test(winnow__shares_a_fingerprint_of_any_six_words),
        cmocka_unit_test(winnow__keeps_about_two_in_five),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
