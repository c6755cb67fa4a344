/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void
arena__gives_zeroed_and_aligned_memory(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t size = 1; size < 300; size++) {
        unsigned char *bytes = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)bytes % 16, 0);
        for (size_t i = 0; i < size; i++) {
            assert_int_equal(bytes[i], 0);
        }
        memset(bytes, 0xAA, size);
    }
    arena_release(&arena);
    assert_null(arena.block);
}

static void
arena__keeps_blocks_apart(void **state)
{
    (void)state;
    struct arena arena = {0};
    char *texts[500];
    for (int i = 0; i < 500; i++) {
        texts[i] = arena_format(&arena, "paragraph %d of %s", i, "the draft");
    }
    char *large = arena_alloc_array(&arena, 50000, 3);
    memset(large, 'x', 150000);
    for (int i = 0; i < 500; i++) {
        char wanted[64];
        snprintf(wanted, sizeof wanted, "paragraph %d of the draft", i);
        assert_string_equal(texts[i], wanted);
    }
    arena_release(&arena);
}

static void
arena__copies_texts_with_a_nul_behind(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(arena_dup(&arena, str_slice(STR("Reuters"), 0, 4)), "Reut");
    assert_string_equal(arena_dup(&arena, STR_NONE), "");
    assert_memory_equal(arena_dup(&arena, STR("a\0b")), "a\0b", 4);
    assert_string_equal(arena_format(&arena, "%s", ""), "");
    arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena__gives_zeroed_and_aligned_memory),
        cmocka_unit_test(arena__keeps_blocks_apart),
        cmocka_unit_test(arena__copies_texts_with_a_nul_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
