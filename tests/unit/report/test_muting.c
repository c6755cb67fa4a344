/* SPDX-License-Identifier: MIT */
/* Comments in a draft and what they do to its report. */
#include "markup/markup.h"
#include "newsroom.h"
#include "report/check.h"

#define LEAD                                                                          \
    "The ferry Aurelia ran aground on the Tern Bank shortly before dawn on Thursday " \
    "with 212 people on board, all of whom were taken off by the lifeboats of Skarn."
#define SECOND                                                                        \
    "Her captain told the harbour master by radio that the rudder had not answered, " \
    "and that he had dropped both anchors before the swell could turn her broadside."
#define THIRD                                                                          \
    "The line has sailed the route without an accident since it took delivery of its " \
    "two ships from a yard on the mainland in the winter of the great frost."

struct desk {
    struct newsroom newsroom;
    struct checker *checker;
};

static void
desk_open(struct desk *self, bool ignores_comments, enum story_status wire_status)
{
    const struct newsroom_story wire = {.guid = "urn:example:aurelia",
                                        .agency = "Reuters",
                                        .rule = CREDIT_DATELINE,
                                        .status = wire_status,
                                        .text = LEAD "\n\n" SECOND "\n\n" THIRD};
    struct check_settings settings;
    newsroom_open(&self->newsroom);
    newsroom_add(&self->newsroom, &wire);
    newsroom_publish(&self->newsroom);
    check_settings_init(&settings);
    settings.ignores_comments = ignores_comments;
    self->checker = checker_new(self->newsroom.snapshot, &settings);
}

static void
desk_close(struct desk *self)
{
    checker_free(self->checker);
    newsroom_close(&self->newsroom);
}

static void
run(struct desk *self, const char *text, struct report *ret)
{
    struct error err = {{0}};
    struct draft_text draft = {str_from(text), MARKUP_MARKDOWN, NULL};
    if (checker_run(self->checker, &draft, NULL, ret, &err) != STATUS_OK) {
        fail_msg("%s", err.message);
    }
}

/* The only finding of a draft, which must have one. */
static const struct finding *
only(const struct report *report)
{
    assert_int_equal(report->finding_count, 1);
    return &report->findings[0];
}

static void
a_comment_in_the_draft_leaves_paragraphs_out(void **state)
{
    (void)state;
    static const char draft[] = "<!-- wirecheck: off -->\n\n" LEAD
                                "\n\nOurs.\n\n<!-- wirecheck: on -->\n\n" SECOND
                                "\n\n<!-- wirecheck: ignore -->\n\n## Head\n\n" THIRD;
    struct desk desk;
    struct report report;
    desk_open(&desk, false, STORY_USABLE);
    run(&desk, draft, &report);
    assert_int_equal(only(&report)->paragraph, 2);
    assert_int_equal(report.muted_count, 2);
    assert_int_equal(report.muted_paragraphs, 3); /* a heading is none */
    /* They are no copied words, nor words of one's own. */
    assert_int_equal(report.words, 28);
    assert_int_equal(report.words_copied, 28);
    assert_true(report.words_muted > 50);
    assert_int_equal(report.unknown_comment_count, 0);
    report_release(&report);
    desk_close(&desk);
}

static void
a_desk_may_ignore_comments(void **state)
{
    (void)state;
    struct desk desk;
    struct report report;
    desk_open(&desk, true, STORY_USABLE);
    run(&desk, "<!-- wirecheck: off -->\n\n" SECOND "\n\n<!-- wirecheck: nope -->",
        &report);
    assert_int_equal(only(&report)->matched, 28);
    assert_int_equal(report.muted_count + report.muted_paragraphs + report.words_muted,
                     0);
    assert_int_equal(report.unknown_comment_count, 0);
    report_release(&report);
    desk_close(&desk);
}

static void
a_comment_that_is_not_known_is_told_where_it_stands(void **state)
{
    (void)state;
    struct desk desk;
    struct report report;
    desk_open(&desk, false, STORY_USABLE);
    run(&desk, "<!-- wirecheck: of -->\n\n" SECOND, &report);
    (void)only(&report);
    assert_int_equal(report.unknown_comment_count, 1);
    assert_int_equal(report.unknown_comments[0].start, 5);
    assert_int_equal(report.unknown_comments[0].end, 18);
    report_release(&report);
    desk_close(&desk);
}

static void
check_sentence(const struct report *report, const char *wanted)
{
    struct buf out = BUF_INIT;
    report_add_muted(&out, report);
    assert_string_equal(out.data, wanted);
    buf_release(&out);
}

static void
what_may_not_be_published_is_told_of_behind_a_comment_too(void **state)
{
    (void)state;
    static const char one[] = "<!-- wirecheck: ignore -->\n\n" LEAD;
    static const char two[] = "<!-- wirecheck: off -->\n\n" LEAD "\n\nOurs.";
    struct desk desk;
    struct report report;
    desk_open(&desk, false, STORY_USABLE);
    run(&desk, one, &report);
    assert_int_equal(report_count_muted_alarms(&report), 0);
    check_sentence(&report, "1 paragraph is left out by a comment in the draft");
    report_release(&report);
    desk_close(&desk);

    desk_open(&desk, false, STORY_CANCELED);
    run(&desk, one, &report);
    assert_int_equal(report.finding_count, 0);
    assert_int_equal(report_count_muted_alarms(&report), 1);
    check_sentence(&report,
                   "1 paragraph is left out by a comment in the draft, and holds "
                   "copy that may not be published");
    report_release(&report);
    run(&desk, two, &report);
    check_sentence(&report,
                   "2 paragraphs are left out by comments in the draft, and hold "
                   "copy that may not be published");
    report_release(&report);
    desk_close(&desk);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_comment_in_the_draft_leaves_paragraphs_out),
        cmocka_unit_test(a_desk_may_ignore_comments),
        cmocka_unit_test(what_may_not_be_published_is_told_of_behind_a_comment_too),
        cmocka_unit_test(a_comment_that_is_not_known_is_told_where_it_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
