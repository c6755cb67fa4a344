/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "lexicon/lexicon.h"

/* What no pack may be without, and how much of it at least. */
static const struct {
    enum lexicon_sense sense;
    const char *name;
    size_t least;
    enum lexicon_sense other; /* counted with it: what stands behind where all do */
} needed[] = {
    {LEXICON_MONTH, "month", 12, LEXICON_SENSES},
    {LEXICON_WEEKDAY, "weekday", 7, LEXICON_SENSES},
    {LEXICON_SAYING, "saying", 10, LEXICON_SENSES},
    {LEXICON_CREDIT_BEFORE, "credit", 6, LEXICON_CREDIT_AFTER},
    {LEXICON_TOLD_BEFORE, "told", 3, LEXICON_TOLD_AFTER},
    {LEXICON_PUBLISHED, "published", 3, LEXICON_SENSES},
    {LEXICON_UPDATED, "updated", 2, LEXICON_SENSES},
    {LEXICON_PLUG, "plug", 4, LEXICON_SENSES},
    {LEXICON_TEASER, "teaser", 5, LEXICON_SENSES},
    {LEXICON_BY, "byline", 2, LEXICON_SENSES},
    {LEXICON_SIGN_OFF, "sign-off", 3, LEXICON_SENSES},
    {LEXICON_EDITED, "edited", 2, LEXICON_SENSES},
    {LEXICON_CREDIT_LABEL, "label", 1, LEXICON_SENSES},
    {LEXICON_PHOTO_LABEL, "photo", 2, LEXICON_SENSES},
    {LEXICON_DESK_TITLE, "desk", 2, LEXICON_SENSES},
    {LEXICON_COUNTRY, "country", 150, LEXICON_SENSES},
    {LEXICON_CAPITAL, "capital", 60, LEXICON_SENSES},
    {LEXICON_NUMBER, "number", 15, LEXICON_SENSES},
    {LEXICON_MULTIPLE, "multiple", 3, LEXICON_SENSES},
    {LEXICON_VAGUE, "vague", 4, LEXICON_SENSES},
    {LEXICON_CLOCK, "clock", 1, LEXICON_OCLOCK},
    {LEXICON_RIGHTS, "rights", 1, LEXICON_SENSES},
};

static const char *const promised[] = {
    "en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "cs", "sk",
    "hu", "ro", "bg", "hr", "sr", "el", "tr", "sv", "no", "da", "fi", "ar",
    "he", "fa", "ur", "hi", "zh", "ja", "ko", "id", "vi", "th",
};

static void
lexicon__has_no_hole_in_any_language(void **state)
{
    (void)state;
    size_t holes = 0;
    for (size_t i = 0; i < sizeof promised / sizeof *promised; i++) {
        uint64_t language = lexicon_language(promised[i]);
        print_message("%s:", promised[i]);
        for (size_t n = 0; n < sizeof needed / sizeof *needed; n++) {
            size_t count = lexicon_count(language, needed[n].sense) +
                           lexicon_count(language, needed[n].other);
            bool hole = count < needed[n].least;
            print_message(" %s %zu%s", needed[n].name, count, hole ? " (HOLE)" : "");
            holes += hole;
        }
        print_message("\n");
        assert_true(language != 0);
    }
    assert_int_equal(holes, 0);
}

static void
lexicon__knows_languages_by_their_codes(void **state)
{
    (void)state;
    assert_int_equal(lexicon_language("tlh"), 0);
    assert_int_equal(lexicon_language(NULL), 0);
    assert_true(lexicon_has_capital_nouns("de"));
    assert_false(lexicon_has_capital_nouns("en"));
    assert_false(lexicon_has_capital_nouns(NULL));
}

/* As a text has it, with more behind it. */
static bool
may_begin(const char *text, size_t length, enum lexicon_sense sense)
{
    struct lexicon_set senses = {{0, 0}};
    senses.bits[sense / 64] = UINT64_C(1) << sense % 64;
    return lexicon_may_begin(str_from(text), length, senses);
}

static void
lexicon__tells_words_that_begin_nothing(void **state)
{
    (void)state;
    assert_true(may_begin("contributed to this", 11, LEXICON_CONTRIBUTED));
    assert_true(may_begin("CONTRIBUTED", 11, LEXICON_CONTRIBUTED));
    assert_true(may_begin("With files", 4, LEXICON_WITH_FILES));
    assert_true(may_begin("January 4", 7, LEXICON_MONTH));
    assert_true(
        may_begin("correspondent", 13, LEXICON_DESK_TITLE)); /* over eight bytes */
    assert_false(may_begin("contributed", 11, LEXICON_MONTH));
    assert_false(may_begin("contributes", 11, LEXICON_CONTRIBUTED));
    assert_false(may_begin("harbour was", 7, LEXICON_CONTRIBUTED));
    assert_false(may_begin("Januar", 3, LEXICON_WITH_FILES));
    assert_false(may_begin("", 0, LEXICON_MONTH));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lexicon__has_no_hole_in_any_language),
        cmocka_unit_test(lexicon__knows_languages_by_their_codes),
        cmocka_unit_test(lexicon__tells_words_that_begin_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
