/* SPDX-License-Identifier: MIT */
#include "story/people.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void
people_add__leaves_out_what_is_nobody(void **state)
{
    (void)state;
    static const struct {
        const char *names;
        const char *outlet;
        const char *people;
    } rows[] = {
        {"Ines Halvard and Al Roe", "", "Ines Halvard and Al Roe"},
        {"Ines Halvard, Reuters Staff", "", "Ines Halvard"},
        {"Ines Halvard, Staff Writer", "", "Ines Halvard"},
        {"Ines Halvard, View all posts", "", "Ines Halvard"},
        {"View all posts", "", ""},
        {"Harbour Post", "Harbour Post", ""},
        {"Harbour Post Newsroom", "Harbour Post", ""},
        {"Analysis Al Roe", "", "Al Roe"},
        {"Analyse Jens Holm", "", "Jens Holm"},
        {"Opinión Ana Reis", "", "Ana Reis"},
        {"Redaktion", "", ""},
        {"Agenturen, Jens Holm", "", "Jens Holm"},
        {"Rédaction", "", ""},
        {"Haber Merkezi", "", ""},
        {"Редакция", "", ""},
        {"desk@post.example", "", ""},
        {"Analysis", "", "Analysis"},
        {"أحمد سالم", "", "أحمد سالم"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf out = BUF_INIT;
        people_add(&out, str_from(rows[i].names), str_from(rows[i].outlet));
        bool same = str_equal(buf_str(&out), str_from(rows[i].people));
        if (!same) {
            print_error("%s: \"%.*s\"\n", rows[i].names, (int)out.length, out.data);
        }
        buf_release(&out);
        assert_true(same);
    }
}

static void
people_are_collected__from_the_fifth_name_on(void **state)
{
    (void)state;
    assert_false(people_are_collected(STR("Al Roe, Jo Berg, Ida Moe and Per Lund")));
    assert_true(people_are_collected(STR("Al Roe, Jo Berg, Ida Moe, Per Lund, Li An")));
    assert_false(people_are_collected(STR("")));
}

static void
people_meet__by_given_name_and_surname(void **state)
{
    (void)state;
    static const struct {
        const char *a;
        const char *b;
        bool meet;
    } rows[] = {
        {"Ines Halvard", "INES HALVARD", true},
        {"Al Roe, Ines Halvard", "Ines Halvard and Jo Berg", true},
        {"Al Roe und Ines Halvard", "Ines Halvard", true},
        {"Al Roe et Ines Halvard", "Ines Halvard", true},
        {"Al Roe; Ines Halvard", "Ines Halvard", true},
        {"Ines Halvard", "Ines Holm", false},
        {"Halvard", "Halvard", false}, /* anybody of that name */
        {"Ines A. Halvard", "Al Roe", false},
        {"", "", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool meet = people_meet(str_from(rows[i].a), str_from(rows[i].b));
        if (meet != rows[i].meet) {
            fail_msg("%s, %s", rows[i].a, rows[i].b);
        }
    }
}

static void
outlet_is_credited__where_a_cue_stands_beside_its_name(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool credited;
    } rows[] = {
        {"The pit is closed, the Harbour Post reported.", true},
        {"The pit is closed, according to the Harbour Post.", true},
        {"The pit is closed, Harbour Post's Ana Reis wrote.", true},
        {"The pit is closed, wie die Harbour Post berichtet.", true},
        {"The pit is closed, he told the Harbour Post.", false},
        {"The Harbour Postal Office is closed.", false},
        {"He works at the Harbour Post.", false},
        {"", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool credited =
            outlet_is_credited(str_from(rows[i].text), STR("Harbour Post (Web)"));
        if (credited != rows[i].credited) {
            fail_msg("%s", rows[i].text);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_add__leaves_out_what_is_nobody),
        cmocka_unit_test(people_are_collected__from_the_fifth_name_on),
        cmocka_unit_test(people_meet__by_given_name_and_surname),
        cmocka_unit_test(outlet_is_credited__where_a_cue_stands_beside_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
