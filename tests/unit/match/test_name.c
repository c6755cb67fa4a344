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

static void
names__are_written_with_a_capital_that_is_no_sentences_and_no_nouns(void **state)
{
    (void)state;
    static const struct {
        unsigned flags;
        bool capital_nouns;
        bool is_name;
    } rows[] = {
        {TOKEN_CAPITAL, false, true},
        {TOKEN_CAPITAL, true, false}, /* German */
        {0, false, false},
        {TOKEN_CAPITAL | TOKEN_SENTENCE_START, false, false},
        {TOKEN_CAPITAL | TOKEN_STOP, false, false},
        {TOKEN_CAPITAL | TOKEN_NUMBER, false, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct token token = {.flags = (uint8_t)rows[i].flags};
        assert_int_equal(name_is_written(&token, rows[i].capital_nouns), rows[i].is_name);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names__in_other_writing_are_the_same),
        cmocka_unit_test(names__of_somebody_else_are_others),
        cmocka_unit_test(
            names__are_written_with_a_capital_that_is_no_sentences_and_no_nouns),
    };
    return cmocka_run_group_tests_name("name", tests, NULL, NULL);
}
