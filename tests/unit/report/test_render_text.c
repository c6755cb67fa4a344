/* SPDX-License-Identifier: MIT */
#include "report/render.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "sample_report.h"

static char *
render(struct buf *out, const struct sample *sample, unsigned columns, bool colour)
{
    struct text_style style = {colour, columns};
    buf_clear(out);
    report_add_text(out, &sample->report, STR(SAMPLE_DRAFT), &style);
    return out->data;
}

static void
text__sets_passage_and_source_side_by_side(void **state)
{
    (void)state;
    struct sample sample;
    struct buf out = BUF_INIT;
    sample_fill(&sample);
    static const char wanted[] =
        "draft.txt:3:1: warning: Near-copy of Reuters. [wire-copy]\n"
        "    draft                                | archive, story 7\n"
        "    The harbour of Port Alder will       | The harbour of Port Alder will\n"
        "    reopen on {Monday}, the mayor said   | reopen on {Tuesday}, the mayor "
        "said.\n"
        "    origin    Reuters, Ada Quill, Port Alder, 2 Apr 2031 (date of another "
        "version "
        "of this story)\n"
        "    headline  Harbour reopens\n"
        "    evidence  Original, the agency's own story, by its "
        "dateline\n"
        "    also in   story 9, The Alder Post, 3 Apr 2031, 67%: Harbour to reopen\n"
        "\n";
    assert_string_equal(render(&out, &sample, 80, false), wanted);
    buf_release(&out);
}

static void
text__puts_them_one_above_the_other_where_it_is_narrow(void **state)
{
    (void)state;
    struct sample sample;
    struct buf out = BUF_INIT;
    sample_fill(&sample);
    char *text = render(&out, &sample, 60, false);
    assert_non_null(
        strstr(text, "    draft\n"
                     "    | The harbour of Port Alder will reopen on {Monday}, the\n"
                     "    | mayor said\n"
                     "    archive, story 7\n"
                     "    | The harbour of Port Alder"));
    /* Narrower than can be: set as if for 40 columns. */
    text = render(&out, &sample, 1, false);
    assert_non_null(strstr(text, "    | The harbour of Port Alder will\n"));
    buf_release(&out);
}

static void
text__colours_words_that_differ_and_nothing_without_colour(void **state)
{
    (void)state;
    struct sample sample;
    struct buf out = BUF_INIT;
    sample_fill(&sample);
    char *text = render(&out, &sample, 80, true);
    assert_non_null(strstr(text, "\x1b[1;32mMonday\x1b[0m"));
    assert_non_null(strstr(text, "\x1b[1;31mTuesday\x1b[0m"));
    assert_null(strchr(text, '{'));
    assert_null(strchr(render(&out, &sample, 80, false), '\x1b'));
    buf_release(&out);
}

static void
text__never_lets_the_archive_drive_the_terminal(void **state)
{
    (void)state;
    struct sample sample;
    struct buf out = BUF_INIT;
    sample_fill(&sample);
    static const char hostile[] = "\x1b]0;owned\x07\u202e\xc2\x9b"
                                  "31m\r\n";
    sample.report.path = hostile;
    sample.finding.message = hostile;
    sample.finding.origin.agency = hostile;
    sample.finding.origin.byline = hostile;
    sample.finding.origin.headline = hostile;
    sample.finding.origin.url = hostile;
    sample.finding.origin.text = hostile;
    sample.finding.origin.passage.end = sizeof hostile - 1;
    sample.also[0].headline = hostile;
    sample.also[0].publisher = hostile;
    render(&out, &sample, 80, false);
    static const char *const forbidden[] = {"\x1b", "\x07", "\r", "\u202e", "\xc2\x9b"};
    for (size_t i = 0; i < sizeof forbidden / sizeof forbidden[0]; i++) {
        assert_null(strstr(out.data, forbidden[i]));
    }
    /* A line end in a headline does not begin a line of ours. */
    assert_null(strstr(out.data, "\n31m"));
    buf_release(&out);
}

static void
text__says_when_copy_is_withdrawn_or_under_embargo(void **state)
{
    (void)state;
    struct sample sample;
    struct buf out = BUF_INIT;
    sample_fill(&sample);
    sample.finding.origin.status = STORY_CANCELED;
    assert_non_null(strstr(render(&out, &sample, 80, false), "canceled by its agency\n"));
    sample.finding.origin.status = STORY_USABLE;
    sample.finding.code = FINDING_EMBARGOED;
    sample.finding.origin.embargo = date_from_day(2031, 5, 1);
    assert_non_null(
        strstr(render(&out, &sample, 80, false), "embargoed until 1 May 2031\n"));
    buf_release(&out);
}

static void
text__stacks_right_to_left_passages(void **state)
{
    (void)state;
    struct sample sample;
    struct buf out = BUF_INIT;
    sample_fill(&sample);
    sample.finding.run_count = 0;
    sample.finding.origin.text = "قال رئيس البلدية";
    sample.finding.origin.passage.end = (uint32_t)strlen(sample.finding.origin.text);
    char *text = render(&out, &sample, 100, false);
    assert_null(strstr(text, " | archive"));
    assert_non_null(strstr(text, "    | {قال رئيس البلدية}\n"));
    buf_release(&out);
}

static void
text__names_the_file_of_a_story_that_nobody_claims(void **state)
{
    (void)state;
    struct sample sample;
    struct buf out = BUF_INIT;
    sample_fill(&sample);
    sample.finding.origin = (struct finding_origin){
        .story = 4,
        .confidence = CONFIDENCE_EARLIEST_KNOWN,
        .date = DATE_UNKNOWN,
        .source_path = "wire/page.txt",
        .text = SAMPLE_SOURCE,
        .passage = {0, (uint32_t)strlen(SAMPLE_SOURCE)},
        .shown = {0, (uint32_t)strlen(SAMPLE_SOURCE)},
    };
    assert_non_null(
        strstr(render(&out, &sample, 80, false),
               "    origin    unknown, undated\n"
               "    read from wire/page.txt\n"
               "    evidence  Earliest copy in the archive; no agency claims it\n"));
    buf_release(&out);
}

static void
text__is_empty_where_nothing_was_found(void **state)
{
    (void)state;
    struct sample sample = {0};
    struct buf out = BUF_INIT;
    render(&out, &sample, 80, false);
    assert_int_equal(out.length, 0);
    buf_release(&out);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text__sets_passage_and_source_side_by_side),
        cmocka_unit_test(text__puts_them_one_above_the_other_where_it_is_narrow),
        cmocka_unit_test(text__colours_words_that_differ_and_nothing_without_colour),
        cmocka_unit_test(text__never_lets_the_archive_drive_the_terminal),
        cmocka_unit_test(text__says_when_copy_is_withdrawn_or_under_embargo),
        cmocka_unit_test(text__stacks_right_to_left_passages),
        cmocka_unit_test(text__names_the_file_of_a_story_that_nobody_claims),
        cmocka_unit_test(text__is_empty_where_nothing_was_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
