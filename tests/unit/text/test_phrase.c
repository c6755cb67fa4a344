/* SPDX-License-Identifier: MIT */
#include "words.h"

#include "text/phrase.h"

static uint32_t
month_in(const char *word, const char *language)
{
    return phrase_value(str_from(word), LEXICON_MONTH, lexicon_language(language));
}

static void
phrase__reads_months_of_every_language(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        const char *language;
        uint32_t month;
    } rows[] = {
        {"January", "en", 1},      {"SEPTEMBER", "en", 9},  {"Jänner", "de", 1},
        {"марта", "ru", 3},        {"März", NULL, 3},       {"марту", NULL, 0},
        {"listopada", "hr", 10},   {"listopada", "pl", 11}, {"listopada", NULL, 0},
        {"كانون الثاني", "ar", 1}, {"10월", "ko", 10},      {"十二月", "zh", 12},
        {"tammikuuta", "fi", 1},   {"tháng 12", "vi", 12},  {"मार्च", "hi", 3},
        {"ม.ค", "th", 1},          {"Ιανουαρίου", "el", 1}, {"Marching", "en", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t month = month_in(rows[i].word, rows[i].language);
        if (month != rows[i].month) {
            fail_msg("%s: %u, not %u", rows[i].word, month, rows[i].month);
        }
    }
}

static void
phrase__is_bounded_by_words(void **state)
{
    (void)state;
    struct phrase phrase;
    struct lexicon_set months = LEXICON_SET(LEXICON_MONTH);
    assert_true(phrase_at(STR("March 3"), 0, months, &phrase));
    assert_int_equal(phrase.end, 5);
    assert_false(phrase_at(STR("Marching"), 0, months, &phrase));
    assert_false(phrase_at(STR("xMarch"), 1, months, &phrase));
    assert_false(phrase_at(STR(""), 0, months, &phrase));
    assert_false(phrase_at(STR("March"), 5, months, &phrase));
    assert_true(phrase_find(STR("on 3 March 2024"), 0, months, &phrase));
    assert_int_equal(phrase.start, 5);
    assert_true(phrase_before(STR("on March 3"), 9, months, &phrase));
    assert_int_equal(phrase.start, 3);
    assert_false(phrase_before(STR("on March 3"), 10, months, &phrase));
    assert_true(phrase_is(STR("mars"), months, &phrase));
    assert_false(phrase_is(STR("mars 2"), months, &phrase));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phrase__reads_months_of_every_language),
        cmocka_unit_test(phrase__is_bounded_by_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
