/* SPDX-License-Identifier: MIT */
#include "match/name.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct pair {
    const char *a;
    const char *b;
};

static void
check(const struct pair *pairs, size_t count, bool same)
{
    for (size_t i = 0; i < count; i++) {
        struct str a = str_from(pairs[i].a);
        struct str b = str_from(pairs[i].b);
        if (name_is_same(a, b) != same || name_is_same(b, a) != same) {
            fail_msg("%s, %s: not %s", pairs[i].a, pairs[i].b,
                     same ? "the same" : "different");
        }
    }
}

static void
names__in_other_writing_are_the_same(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"germanys", "germany"},    {"wis", "wisc"},
        {"uk", "british"},          {"britains", "briton"},
        {"russias", "russian"},     {"dutch", "netherlands"},
        {"us", "american"},         {"popayan", "papayan"},
        {"esry", "esrey"},          {"hannover", "hanover"},
        {"marsaglio", "marsagilo"},
    };
    check(pairs, sizeof pairs / sizeof *pairs, true);
}

static void
names__of_somebody_else_are_others(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"iran", "iraq"},          {"niger", "nigeria"},      {"nigerien", "nigerian"},
        {"dominica", "dominican"}, {"iceland", "ireland"},    {"gambia", "zambia"},
        {"austria", "australia"},  {"slovenia", "slovakian"}, {"monday", "sunday"},
        {"tuesday", "thursday"},   {"harald", "gerald"},      {"reid", "reed"},
        {"french", "british"},
    };
    check(pairs, sizeof pairs / sizeof *pairs, false);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names__in_other_writing_are_the_same),
        cmocka_unit_test(names__of_somebody_else_are_others),
    };
    return cmocka_run_group_tests_name("name", tests, NULL, NULL);
}
