/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void
hash__is_xxh3_of_the_published_vectors(void **state)
{
    (void)state;
    /* What the format stores must not change with the library. */
    assert_true(hash_bytes(NULL, 0, 0) == UINT64_C(0x2D06800538D394C2));
    assert_true(hash_str(STR(""), 0) == UINT64_C(0x2D06800538D394C2));
    char hex[HASH_HEX_SIZE];
    hash_hex(NULL, 0, hex);
    assert_string_equal(hex, "99aa06d3014798d86001c324468d497f");
}

static void
hash__depends_on_seed_and_bytes(void **state)
{
    (void)state;
    assert_true(hash_str(STR("wire"), 1) != hash_str(STR("wire"), 2));
    assert_true(hash_str(STR("wire"), 1) != hash_str(STR("wirf"), 1));
    assert_true(hash_str(STR("wire"), 1) == hash_bytes("wire", 4, 1));
}

/* Whoever writes the keys of our tables must not know where they go. */
static void
hash__has_another_seed_in_every_process(void **state)
{
    (void)state;
    uint64_t seeds[2] = {0};
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    for (int i = 0; i < 2; i++) {
        pid_t child = fork();
        if (child == 0) {
            uint64_t seed = hash_process_seed();
            bool stays = seed == hash_process_seed();
            _exit(stays && write(ends[1], &seed, sizeof seed) == sizeof seed ? 0 : 1);
        }
        int status = 0;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_int_equal(status, 0);
        assert_int_equal(read(ends[0], &seeds[i], sizeof seeds[i]), sizeof seeds[i]);
    }
    assert_true(seeds[0] != seeds[1]);
    assert_true(seeds[0] != 0 && seeds[1] != 0);
    close(ends[0]);
    close(ends[1]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hash__has_another_seed_in_every_process),
        cmocka_unit_test(hash__is_xxh3_of_the_published_vectors),
        cmocka_unit_test(hash__depends_on_seed_and_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
