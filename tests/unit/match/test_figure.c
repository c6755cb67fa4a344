/* SPDX-License-Identifier: MIT */
#include "match/figure.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/token.h"

/* The first number of a text, as its token has it. */
static struct str
first_figure(struct tokens *tokens, const char *text)
{
    tokens_add(tokens, str_from(text), 0);
    for (size_t i = 0; i < tokens->count; i++) {
        if ((tokens->data[i].flags & TOKEN_NUMBER) != 0) {
            return tokens_folded(tokens, i);
        }
    }
    fail_msg("no number in '%s'", text);
    return str_from("");
}

static void
figures__are_compared_by_what_they_say(void **state)
{
    (void)state;
    static const struct {
        const char *a;
        const char *b;
        bool same;
    } rows[] = {
        {"it rose to $5.00", "it rose to $5", true},
        {"sold for US$700 million", "sold for $700 million", true},
        {"1,250 men", "1250 men", true},
        {"15,7 %", "15.7 %", true},
        {"في عام 2014م", "في عام 2014", true},
        {"بنسبة 4ر95%", "بنسبة 95.4%", true},
        {"٢٠١٤", "2014", true},
        {"२०१४", "२०१३", false},
        {"๒๕๖๗", "๒๕๖๘", false},
        {"２０１４年", "２０１３年", false},
        {"5 per cent", "50 per cent", false},
        {"15.7 per cent", "7.15 per cent", false},
        {"0.5 per cent", "5 per cent", false},
        {"في عام 2014م", "في عام 2013م", false},
        {"12 were hurt", "21 were hurt", false},
        {"up 5.50 points", "up 5.5 points", true},
        {"2.464 men", "2,464 men", true},
        {"2.46 men", "246 men", false},
        {"بحلول الساعة 47ر09", "بحلول الساعة 0947", true},
        {"بحلول الساعة 47ر09", "بحلول الساعة 4709", false},
        {"closed at 5,749.92", "closed at 5,749", true},
        {"closed at 5,749.92", "closed at 5,750", true},
        {"closed at 5,749.92", "closed at 5,748", false},
        {"$113.5 million", "$113 million", true},
        {"2.4 percent", "2 percent", false},
        {"5,749.92", "5,749.12", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tokens a = {0};
        struct tokens b = {0};
        struct str left = first_figure(&a, rows[i].a);
        struct str right = first_figure(&b, rows[i].b);
        if (figure_is_same(left, right) != rows[i].same ||
            figure_is_same(right, left) != rows[i].same) {
            fail_msg("%s, %s: %.*s, %.*s", rows[i].a, rows[i].b, (int)left.length,
                     left.data, (int)right.length, right.data);
        }
        tokens_release(&a);
        tokens_release(&b);
    }
}

static void
figures__are_near_where_one_may_be_the_other_rounded(void **state)
{
    (void)state;
    assert_true(figure_is_near(STR("97"), STR("100")));
    assert_true(figure_is_near(STR("5.8"), STR("6")));
    assert_false(figure_is_near(STR("4"), STR("5")));
    assert_false(figure_is_near(STR("12"), STR("120")));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures__are_compared_by_what_they_say),
        cmocka_unit_test(figures__are_near_where_one_may_be_the_other_rounded),
    };
    return cmocka_run_group_tests_name("figure", tests, NULL, NULL);
}
