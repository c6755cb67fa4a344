/* SPDX-License-Identifier: MIT */
#include "match/rule.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "scratch.h"

#define DOCUMENT "/../../server/doc/MATCHING.md"
#define BEGINS "<!-- rules: written by UPDATE=1 meson test match/rule -->\n\n"
#define ENDS "<!-- end of rules -->"

/* The document with the table that the rules give. */
static void
write_document(struct buf *out, struct str document)
{
    size_t begins = str_find(document, STR(BEGINS), 0);
    size_t ends = str_find(document, STR(ENDS), 0);
    assert_true(begins != STR_NOT_FOUND && ends != STR_NOT_FOUND && begins < ends);
    buf_add_str(out, str_slice(document, 0, begins));
    buf_add_text(out, BEGINS);
    rules_add_table(out);
    buf_add_text(out, "\n");
    buf_add_str(out, str_slice(document, ends, document.length));
}

static void
rules__stand_in_the_document_as_they_are(void **state)
{
    (void)state;
    char path[SCRATCH_PATH_SIZE];
    struct buf document = BUF_INIT;
    struct buf wanted = BUF_INIT;
    struct error err = {""};
    snprintf(path, sizeof path, "%s" DOCUMENT, getenv("WIRECHECK_TEST_DATA"));
    if (file_read(&document, path, SIZE_MAX, &err) != STATUS_OK) {
        fail_msg("%s", err.message);
    }
    write_document(&wanted, buf_str(&document));
    bool same = str_equal(buf_str(&wanted), buf_str(&document));
    if (!same && getenv("UPDATE") != NULL) {
        scratch_write(path, wanted.data, wanted.length);
        same = true;
    }
    buf_release(&document);
    buf_release(&wanted);
    if (!same) {
        fail_msg("server/doc/MATCHING.md has other rules: "
                 "UPDATE=1 meson test -C build-dev match/rule writes them");
    }
}

static void
rules__have_names_of_their_own_and_ask_something(void **state)
{
    (void)state;
    size_t count;
    const struct rule *rules = rules_all(&count);
    for (size_t i = 0; i < count; i++) {
        assert_true(i == 0 || rules[i - 1].stage <= rules[i].stage);
        assert_int_not_equal(rules[i].conditions[0].measure, MEASURE_NONE);
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(rules[i].name, rules[j].name);
        }
        for (size_t j = 0; j < RULE_CONDITIONS; j++) {
            enum measure measure = rules[i].conditions[j].measure;
            assert_true(measure == MEASURE_NONE || measure_text(measure) != NULL);
        }
    }
}

/* A rule that holds makes its grade of those that it is for, and of no other. */
static void
rules__change_the_grades_that_they_are_for(void **state)
{
    (void)state;
    struct measures measures = {.of = {[MEASURE_RARITY] = 50}};
    struct verdict verdict = {.grade = GRADE_COPY};
    assert_false(verdict_judge(&verdict, STAGE_ARCHIVE, &measures));
    assert_int_equal(verdict.grade, GRADE_COPY);
    verdict.grade = GRADE_REWRITE;
    assert_true(verdict_judge(&verdict, STAGE_ARCHIVE, &measures));
    assert_int_equal(verdict.grade, GRADE_PHRASE);
    assert_string_equal(verdict.rule->name, "common");
    assert_true(verdict.value == 50 && verdict.threshold > 50);
    assert_false(verdict_judge(&verdict, STAGE_ARCHIVE, &measures));
}

static void
rules__name_the_one_that_came_nearest(void **state)
{
    (void)state;
    struct measures measures = {.of = {[MEASURE_WORTH] = 4, [MEASURE_RUN] = 9}};
    struct verdict verdict = {.grade = GRADE_NONE};
    verdict_find_nearest(&verdict, &measures);
    assert_string_equal(verdict.rule->name, "run");
    measures.of[MEASURE_WORTH] = 7;
    verdict_find_nearest(&verdict, &measures);
    assert_string_equal(verdict.rule->name, "hint-scattered");
    assert_int_equal(verdict.grade, GRADE_NONE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules__stand_in_the_document_as_they_are),
        cmocka_unit_test(rules__have_names_of_their_own_and_ask_something),
        cmocka_unit_test(rules__change_the_grades_that_they_are_for),
        cmocka_unit_test(rules__name_the_one_that_came_nearest),
    };
    return cmocka_run_group_tests_name("rule", tests, NULL, NULL);
}
