/* SPDX-License-Identifier: MIT */
#include "report/check.h"

#include "base/buf.h"
#include "markup/markup.h"
#include "newsroom.h"
#include "report/render.h"

#define LEAD                                                                          \
    "The ferry Aurelia ran aground on the Tern Bank shortly before dawn on Thursday " \
    "with 212 people on board, all of whom were taken off by the lifeboats of Skarn."
#define SECOND                                                                        \
    "Her captain told the harbour master by radio that the rudder had not answered, " \
    "and that he had dropped both anchors before the swell could turn her broadside."
#define THIRD                                                                          \
    "The line has sailed the route without an accident since it took delivery of its " \
    "two ships from a yard on the mainland in the winter of the great frost."

static const struct newsroom_story wire = {
    .guid = "urn:example:aurelia",
    .version = "1",
    .headline = "Ferry aground off Skarn, all saved",
    .agency = "Reuters",
    .rule = CREDIT_DATELINE,
    .byline = "Ole Brandt",
    .place = "SKARN",
    .text = LEAD "\n\n" SECOND "\n\n" THIRD,
};

struct desk {
    struct newsroom newsroom;
    struct check_settings settings;
    struct checker *checker;
};

static void
desk_open(struct desk *self, const struct newsroom_story *stories, size_t count)
{
    newsroom_open(&self->newsroom);
    for (size_t i = 0; i < count; i++) {
        newsroom_add(&self->newsroom, &stories[i]);
    }
    newsroom_publish(&self->newsroom);
    check_settings_init(&self->settings);
    self->settings.now_ms = date_from_day(2024, 6, 1).ms;
    self->checker = checker_new(self->newsroom.snapshot, &self->settings);
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
    enum markup markup = strncmp(text, "---", 3) == 0 ? MARKUP_MARKDOWN : MARKUP_PLAIN;
    struct draft_text draft = {str_from(text), markup, NULL};
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
a_near_copy_is_told_with_its_origin_and_extent(void **state)
{
    (void)state;
    struct desk desk;
    struct report report;
    desk_open(&desk, &wire, 1);
    run(&desk,
        "Trouble at sea\n\n" SECOND "\n\nWe were asleep and heard nothing of it.\n",
        &report);
    const struct finding *finding = only(&report);
    assert_int_equal(finding->code, FINDING_WIRE_COPY);
    assert_int_equal(finding->severity, SEVERITY_WARNING);
    assert_int_equal(finding->paragraph, 1);
    assert_int_equal(finding->matched, finding->words);
    assert_string_equal(finding->origin.agency, "Reuters");
    assert_string_equal(
        finding->message,
        "Uncredited copy of Reuters (Ole Brandt, Skarn), undated: 28 of 28 "
        "words.");
    report_release(&report);
    desk_close(&desk);
}

static void
credit_lowers_a_near_copy_to_information(void **state)
{
    (void)state;
    static const char *const credits[] = {
        "SKARN (Reuters) - It was a long night on the coast.\n\n" SECOND,
        "By Ole Brandt\n\nIt was a long night on the coast.\n\n" SECOND,
        "---\ntitle: A long night\nsource: Reuters\n---\n\n" SECOND,
        "It was a long night.\n\n" SECOND
        "\n\n(Reporting by Ole Brandt; editing by Al Roe)",
    };
    struct desk desk;
    struct report report;
    desk_open(&desk, &wire, 1);
    for (size_t i = 0; i < sizeof credits / sizeof *credits; i++) {
        run(&desk, credits[i], &report);
        const struct finding *finding = only(&report);
        assert_true(finding->credited);
        assert_int_equal(finding->severity, SEVERITY_INFORMATION);
        report_release(&report);
    }
    desk_close(&desk);
}

struct graded {
    const char *name;
    struct newsroom_story stories[2];
    const char *draft;
    enum finding_code code;
    enum severity severity;
};

static void
the_state_of_the_original_decides_the_code(void **state)
{
    (void)state;
    struct newsroom_story killed = wire;
    struct newsroom_story secret = wire;
    struct newsroom_story house = wire;
    struct newsroom_story corrected = wire;
    killed.status = STORY_CANCELED;
    secret.embargo = date_from_day(2024, 6, 2);
    house.agency = NULL;
    house.rule = CREDIT_NONE;
    house.publisher = "The Skarn Observer";
    corrected.version = "2";
    corrected.text =
        "The ferry Aurelia ran aground on the Tern Bank shortly before dawn on Thursday "
        "with 121 people on board, all of whom were taken off by the lifeboats of "
        "Skarn.\n\n" SECOND "\n\n" THIRD;
    const struct graded rows[] = {
        {"killed", {killed}, LEAD, FINDING_WITHDRAWN, SEVERITY_ERROR},
        {"under embargo", {secret}, LEAD, FINDING_EMBARGOED, SEVERITY_ERROR},
        {"our own", {house}, LEAD, FINDING_OWN_ARCHIVE, SEVERITY_HINT},
        {"since corrected", {wire, corrected}, LEAD, FINDING_CORRECTED, SEVERITY_WARNING},
        {"not what was corrected",
         {wire, corrected},
         SECOND,
         FINDING_WIRE_COPY,
         SEVERITY_WARNING},
        {"another figure",
         {wire},
         "The ferry Aurelia ran aground on the Tern Bank shortly before dawn on Thursday "
         "with 221 people on board, all of whom were taken off by the lifeboats of "
         "Skarn.",
         FINDING_FIGURE_DIFFERS,
         SEVERITY_WARNING},
    };
    static const char *const own[] = {"the skarn observer", NULL};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct desk desk;
        struct report report;
        desk_open(&desk, rows[i].stories, rows[i].stories[1].text ? 2 : 1);
        checker_free(desk.checker);
        desk.settings.own_outlets = own;
        desk.checker = checker_new(desk.newsroom.snapshot, &desk.settings);
        run(&desk, rows[i].draft, &report);
        if (report.finding_count != 1 || report.findings[0].code != rows[i].code ||
            report.findings[0].severity != rows[i].severity) {
            fail_msg("%s: %u findings, %s", rows[i].name, (unsigned)report.finding_count,
                     report.finding_count ? report.findings[0].message : "");
        }
        report_release(&report);
        desk_close(&desk);
    }
}

static void
a_credit_is_not_asked_for_where_it_would_mend_nothing(void **state)
{
    (void)state;
    struct newsroom_story killed = wire;
    struct newsroom_story secret = wire;
    killed.status = STORY_CANCELED;
    secret.embargo = date_from_day(2024, 6, 2);
    secret.embargo.precision = DATE_MINUTE;
    secret.embargo.zone_known = true;
    const struct {
        const struct newsroom_story *story;
        const char *message;
    } rows[] = {
        {&killed, "Do not publish: copy withdrawn by Reuters (Ole Brandt, Skarn), "
                  "undated: 30 of 30 "
                  "words."},
        {&secret,
         "Under embargo until 2 Jun 2024 00:00 UTC: copy of Reuters (Ole Brandt, Skarn), "
         "undated: 30 of 30 words."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct desk desk;
        struct report report;
        desk_open(&desk, rows[i].story, 1);
        run(&desk, LEAD, &report);
        assert_string_equal(only(&report)->message, rows[i].message);
        report_release(&report);
        desk_close(&desk);
    }
}

static void
only_the_changed_paragraph_is_looked_up_again(void **state)
{
    (void)state;
    struct desk desk;
    struct report report;
    desk_open(&desk, &wire, 1);
    run(&desk, LEAD "\n\n" SECOND "\n\n" THIRD, &report);
    report_release(&report);
    uint64_t first = checker_paragraphs_checked(desk.checker);
    assert_int_equal(first, 3);
    run(&desk,
        "A new first line of our own, which nobody has ever written.\n\n" LEAD
        "\n\n" SECOND " So it was.\n\n" THIRD,
        &report);
    assert_int_equal(report.finding_count, 3);
    assert_int_equal(checker_paragraphs_checked(desk.checker) - first, 2);
    report_release(&report);
    desk_close(&desk);
}

/* An undo brings a paragraph back that was remembered; what nobody asked for in many runs
 * is forgotten. */
static void
a_paragraph_that_went_is_remembered_for_a_while(void **state)
{
    (void)state;
    static const struct {
        int runs;
        bool remembered;
    } rows[] = {{50, true}, {90, false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct desk desk;
        struct report report;
        desk_open(&desk, &wire, 1);
        run(&desk, LEAD "\n\n" SECOND, &report);
        report_release(&report);
        for (int j = 0; j < rows[i].runs; j++) {
            run(&desk, LEAD, &report);
            report_release(&report);
        }
        uint64_t before = checker_paragraphs_checked(desk.checker);
        run(&desk, LEAD "\n\n" SECOND, &report);
        report_release(&report);
        assert_int_equal(checker_paragraphs_checked(desk.checker) - before,
                         rows[i].remembered ? 0 : 1);
        desk_close(&desk);
    }
}

static void
ids_stay_when_something_else_changes(void **state)
{
    (void)state;
    struct desk desk;
    struct report before;
    struct report after;
    desk_open(&desk, &wire, 1);
    run(&desk, LEAD "\n\n" SECOND "\n\n" SECOND, &before);
    run(&desk, "Our own words come first now.\n\n" SECOND "\n\nMore.\n\n" SECOND, &after);
    assert_int_equal(before.finding_count, 3);
    assert_int_equal(after.finding_count, 2);
    assert_string_equal(before.findings[1].id, after.findings[0].id);
    assert_string_equal(before.findings[2].id, after.findings[1].id);
    assert_string_not_equal(after.findings[0].id, after.findings[1].id);
    report_release(&before);
    report_release(&after);
    desk_close(&desk);
}

static void
forty_copies_are_one_finding(void **state)
{
    (void)state;
    struct desk desk;
    struct report report;
    struct newsroom_story stories[40];
    char texts[40][1200];
    for (int i = 0; i < 40; i++) {
        snprintf(texts[i], sizeof texts[i], "%s\n\nPrinted as number %d by this paper.",
                 wire.text, i);
        stories[i] = (struct newsroom_story){
            .text = texts[i],
            .publisher = "A paper",
            .published = date_from_day(2024, 5, 2),
        };
    }
    stories[39] = wire;
    stories[39].published = date_from_day(2024, 5, 2);
    desk_open(&desk, stories, 40);
    run(&desk, SECOND, &report);
    const struct finding *finding = only(&report);
    assert_int_equal(finding->also_count, 39);
    assert_string_equal(finding->origin.agency, "Reuters");
    assert_int_equal(finding->origin.confidence, CONFIDENCE_CERTAIN);
    report_release(&report);
    desk_close(&desk);
}

static void
a_file_without_line_ends_is_judged_in_parts(void **state)
{
    (void)state;
    struct desk desk;
    struct report report;
    struct buf text = BUF_INIT;
    desk_open(&desk, &wire, 1);
    for (int i = 0; i < 4000; i++) {
        buf_add_format(&text, "Sentence number %d is about nothing at all. ", i);
        if (i == 2000) {
            buf_add_text(&text, SECOND " ");
        }
    }
    run(&desk, text.data, &report);
    assert_int_equal(only(&report)->origin.story, 1);
    report_release(&report);
    buf_release(&text);
    desk_close(&desk);
}

static void
a_cancelled_check_leaves_the_report_untouched(void **state)
{
    (void)state;
    struct desk desk;
    struct error err = {{0}};
    struct report report = {.words = 4711};
    struct cancel cancel = {false};
    struct draft_text draft = {STR(LEAD), MARKUP_PLAIN, NULL};
    desk_open(&desk, &wire, 1);
    cancel_request(&cancel);
    assert_int_equal(checker_run(desk.checker, &draft, &cancel, &report, &err),
                     STATUS_CANCELLED);
    assert_int_equal(report.words, 4711);
    desk_close(&desk);
}

static void
counts_cover_the_whole_draft(void **state)
{
    (void)state;
    struct desk desk;
    struct report report;
    desk_open(&desk, &wire, 1);
    run(&desk,
        SECOND "\n\nNone of these eleven words stands anywhere else in the archive.",
        &report);
    assert_int_equal(report.words, 28 + 11);
    assert_int_equal(report.words_copied, 28);
    assert_int_equal(report.words_covered, 28);
    assert_int_equal(report.paragraphs, 2);
    assert_int_equal(report.archive_stories, 1);
    report_release(&report);
    desk_close(&desk);
}

static void
a_later_version_is_told_with_what_it_has_of_the_passage(void **state)
{
    (void)state;
    struct desk desk;
    struct report report;
    struct newsroom_story stories[2] = {wire, wire};
    struct comparison words = {0};
    stories[1].version = "2";
    stories[1].published = date_from_day(2024, 5, 7);
    stories[1].text =
        "The ferry Aurelia ran aground on the Tern Bank shortly before dawn on Thursday "
        "with 121 people on board, all of whom were taken off by the lifeboats of "
        "Skarn.";
    desk_open(&desk, stories, 2);
    run(&desk, LEAD, &report);
    const struct finding *finding = only(&report);
    assert_int_equal(finding->versions, 2);
    assert_int_equal(finding->version_rank, 1);
    assert_non_null(finding->newest);
    assert_string_equal(finding->newest->version, "2");
    assert_int_equal(finding->newest->date.ms, date_from_day(2024, 5, 7).ms);
    /* Up to its last word. */
    assert_true(
        str_starts_with(str_from(stories[1].text), str_from(finding->newest->text)));
    assert_int_equal(strlen(finding->newest->text), strlen(stories[1].text) - 1);
    comparison_of_newest(&words, finding->newest);
    size_t different = 0;
    vec_each(struct comparison_word, word, &words) {
        if (!word->same) {
            different++;
            assert_true(str_equal(span_of(str_from(finding->newest->text), word->text),
                                  STR("121")));
        }
    }
    assert_int_equal(different, 1);
    vec_release(&words);
    report_release(&report);
    /* What the newest has is told of the newest. */
    run(&desk, stories[1].text, &report);
    finding = only(&report);
    assert_int_equal(finding->version_rank, 2);
    assert_null(finding->newest);
    report_release(&report);
    desk_close(&desk);
}

static void
copies_paragraphs_and_credits_are_told_with_their_places(void **state)
{
    (void)state;
    struct desk desk;
    struct report report;
    static const char draft[] = "Trouble at sea\n\n" SECOND " (Reuters)\n";
    struct newsroom_story paper = wire;
    paper.guid = NULL;
    paper.agency = NULL;
    paper.rule = CREDIT_NONE;
    paper.publisher = "The Skarn Observer";
    paper.text = THIRD "\n\n" SECOND;
    struct newsroom_story stories[] = {wire, paper};
    desk_open(&desk, stories, 2);
    run(&desk, draft, &report);
    const struct finding *finding = only(&report);
    assert_int_equal(finding->also_count, 1);
    assert_true(str_equal(span_of(str_from(paper.text), finding->also[0].passage),
                          str_slice(STR(SECOND), 0, sizeof SECOND - 2)));
    assert_int_equal(report.paragraphs, 2);
    assert_true(str_equal(span_of(str_from(draft), report.paragraph_spans[0]),
                          STR("Trouble at sea")));
    assert_int_equal(report.credit_place_count, 1);
    assert_string_equal(report.credit_places[0].agency, "Reuters");
    assert_null(report.credit_places[0].author);
    struct str credit = span_of(str_from(draft), report.credit_places[0].span);
    assert_true(str_equal(credit, STR("(Reuters)")));
    report_release(&report);
    desk_close(&desk);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_near_copy_is_told_with_its_origin_and_extent),
        cmocka_unit_test(credit_lowers_a_near_copy_to_information),
        cmocka_unit_test(the_state_of_the_original_decides_the_code),
        cmocka_unit_test(a_credit_is_not_asked_for_where_it_would_mend_nothing),
        cmocka_unit_test(only_the_changed_paragraph_is_looked_up_again),
        cmocka_unit_test(a_paragraph_that_went_is_remembered_for_a_while),
        cmocka_unit_test(ids_stay_when_something_else_changes),
        cmocka_unit_test(forty_copies_are_one_finding),
        cmocka_unit_test(a_file_without_line_ends_is_judged_in_parts),
        cmocka_unit_test(a_cancelled_check_leaves_the_report_untouched),
        cmocka_unit_test(counts_cover_the_whole_draft),
        cmocka_unit_test(a_later_version_is_told_with_what_it_has_of_the_passage),
        cmocka_unit_test(copies_paragraphs_and_credits_are_told_with_their_places),
    };
    return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
