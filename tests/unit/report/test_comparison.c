/* SPDX-License-Identifier: MIT */
#include "report/render.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "sample_report.h"

/* The words that are not on the other side, each followed by a bar. */
static void
list_differing(char *out, const struct comparison *words, const char *text)
{
    out[0] = '\0';
    vec_each(const struct comparison_word, word, words) {
        if (!word->same) {
            strncat(out, text + word->text.start, span_length(word->text));
            strcat(out, "|");
        }
    }
}

static void
comparison__tells_the_words_that_stand_on_one_side_only(void **state)
{
    (void)state;
    struct sample sample;
    struct comparison words = {0};
    char differing[256];
    sample_fill(&sample);

    comparison_of_draft(&words, &sample.finding, STR(SAMPLE_DRAFT));
    list_differing(differing, &words, SAMPLE_DRAFT);
    assert_string_equal(differing, "Monday|");
    assert_int_equal(words.count, 12);

    vec_clear(&words);
    comparison_of_passage(&words, &sample.finding);
    list_differing(differing, &words, sample.finding.passage);
    assert_string_equal(differing, "Monday|");
    assert_int_equal(words.count, 12);

    vec_clear(&words);
    comparison_of_source(&words, &sample.finding);
    list_differing(differing, &words, SAMPLE_SOURCE);
    assert_string_equal(differing, "Tuesday|");
    vec_release(&words);
}

static void
comparison__counts_source_words_from_the_start_of_what_is_shown(void **state)
{
    (void)state;
    /* The same words, 100 bytes into the archived text. */
    struct sample sample;
    sample_fill(&sample);
    sample.finding.origin.shown.start += 100;
    sample.finding.origin.shown.end += 100;
    for (size_t i = 0; i < 2; i++) {
        sample.runs[i].source.start += 100;
        sample.runs[i].source.end += 100;
    }
    struct comparison words = {0};
    char differing[256];
    comparison_of_source(&words, &sample.finding);
    list_differing(differing, &words, SAMPLE_SOURCE);
    assert_string_equal(differing, "Tuesday|");
    assert_int_equal(words.data[0].text.start, 0);
    vec_release(&words);
}

static void
comparison__has_no_words_where_the_source_is_not_shown(void **state)
{
    (void)state;
    struct sample sample;
    sample_fill(&sample);
    sample.finding.origin.text = NULL;
    struct comparison words = {0};
    comparison_of_source(&words, &sample.finding);
    assert_int_equal(words.count, 0);
    vec_release(&words);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comparison__tells_the_words_that_stand_on_one_side_only),
        cmocka_unit_test(comparison__counts_source_words_from_the_start_of_what_is_shown),
        cmocka_unit_test(comparison__has_no_words_where_the_source_is_not_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
