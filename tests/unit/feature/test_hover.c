/* SPDX-License-Identifier: MIT */
#include "feature/hover.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "desk_fixture.h"

static json_t *
build_hover(const struct desk_fixture *desk, struct position position, bool markdown)
{
    struct ask ask = {.client.hover_markdown = markdown, .position = position};
    return hover_build(&desk->checked, &ask);
}

static void
hover__shows_the_card_in_markdown(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct buf card = BUF_INIT;
    desk_fixture_init(&desk);
    hover_add_card(&card, &desk.checked, &desk.findings[0], true);
    assert_string_equal(
        card.data,
        "**Uncredited copy of Reuters**  \n"
        "“Harbour to close”  \n"
        "6 May 2024 · Ada Marsh · Port Alder  \n"
        "\nDraft: The harbour at Port Alder will close for three weeks in **June**, "
        "the port authority said on Monday.  \n"
        "Archive: The harbour at Port Alder will close for three weeks in **May**, "
        "the port authority said on Monday.  \n"
        "\n17 of the paragraph's 18 words, 11 of them in a row  \n"
        "How we know: A copy in the archive names the agency in its dateline  \n"
        "Date taken from another version of this story  \n");
    buf_release(&card);
    desk_fixture_release(&desk);
}

static void
hover__marks_words_with_brackets_in_plain_text(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct buf card = BUF_INIT;
    desk_fixture_init(&desk);
    desk.findings[0].credited = true;
    desk.findings[0].reordered = true;
    hover_add_card(&card, &desk.checked, &desk.findings[0], false);
    assert_null(strchr(card.data, '*'));
    assert_non_null(
        strstr(card.data, "\nDraft: The harbour at Port Alder will close for "
                          "three weeks in [June], the port authority said on Monday.\n"));
    assert_non_null(strstr(card.data, "in [May], the port"));
    assert_non_null(strstr(card.data, "Credited copy of Reuters\n"));
    assert_non_null(strstr(card.data, "11 of them in a row; in another order\n"));
    buf_release(&card);
    desk_fixture_release(&desk);
}

static void
hover__says_original_only_where_that_is_certain(void **state)
{
    (void)state;
    static const struct {
        enum confidence confidence;
        const char *says;
        bool original;
    } rows[] = {
        {CONFIDENCE_CERTAIN, "How we know: Original, the agency's own story", true},
        {CONFIDENCE_CREDITED, "A copy in the archive names the agency", false},
        {CONFIDENCE_EARLIEST_KNOWN, "Earliest copy in the archive", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct desk_fixture desk;
        struct buf card = BUF_INIT;
        desk_fixture_init(&desk);
        desk.findings[0].origin.confidence = rows[i].confidence;
        hover_add_card(&card, &desk.checked, &desk.findings[0], true);
        assert_non_null(strstr(card.data, rows[i].says));
        bool original = strstr(card.data, "riginal") != NULL;
        assert_int_equal(original, rows[i].original);
        buf_release(&card);
        desk_fixture_release(&desk);
    }
}

static void
hover__keeps_embargoed_text_back(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct buf card = BUF_INIT;
    desk_fixture_init(&desk);
    desk.findings[0].origin.embargo =
        (struct date){1715040000000, DATE_DAY, DATE_FROM_METADATA, true};
    hover_add_card(&card, &desk.checked, &desk.findings[0], true);
    assert_non_null(strstr(card.data, "Under embargo until 7 May 2024"));
    assert_null(strstr(card.data, "in **May**"));
    assert_null(strstr(card.data, "Harbour to close"));
    /* Its hour comes. */
    buf_clear(&card);
    desk.checked.now_ms = 1715040000000;
    hover_add_card(&card, &desk.checked, &desk.findings[0], true);
    assert_null(strstr(card.data, "Under embargo"));
    assert_non_null(strstr(card.data, "in **May**"));
    buf_release(&card);
    desk_fixture_release(&desk);
}

static void
hover__is_short_whatever_the_archive_says(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct buf card = BUF_INIT;
    struct buf huge = BUF_INIT;
    desk_fixture_init(&desk);
    for (int i = 0; i < 100000; i++) {
        buf_add_text(&huge, i % 7 ? "a" : " é");
    }
    desk.findings[0].origin.headline = huge.data;
    desk.findings[0].origin.text = huge.data;
    desk.findings[0].origin.passage = (struct span){0, (uint32_t)huge.length};
    desk.findings[0].origin.shown = desk.findings[0].origin.passage;
    desk.findings[0].run_count = 0;
    for (int i = 0; i < 8; i++) {
        desk.copies[i] = (struct finding_copy){.publisher = huge.data, .share = 1};
    }
    desk.findings[0].also = desk.copies;
    desk.findings[0].also_count = 8;
    hover_add_card(&card, &desk.checked, &desk.findings[0], true);
    assert_true(card.length < 8192);
    assert_non_null(strstr(card.data, "…"));
    assert_non_null(strstr(card.data, "; and 3 more"));
    buf_release(&card);
    buf_release(&huge);
    desk_fixture_release(&desk);
}

static void
hover__names_what_is_unknown(void **state)
{
    (void)state;
    struct desk_fixture desk;
    struct buf card = BUF_INIT;
    desk_fixture_init(&desk);
    desk.findings[0].origin = (struct finding_origin){
        .confidence = CONFIDENCE_EARLIEST_KNOWN, .date = DATE_UNKNOWN};
    desk.findings[0].origin.status = STORY_CANCELED;
    hover_add_card(&card, &desk.checked, &desk.findings[0], false);
    assert_non_null(
        strstr(card.data, "Uncredited copy of story 0 of the archive\nundated\n"));
    assert_non_null(strstr(card.data, "Withdrawn by its agency (canceled)\n"));
    buf_release(&card);
    desk_fixture_release(&desk);
}

static void
hover__asks_for_no_credit_where_it_would_mend_nothing(void **state)
{
    (void)state;
    static const struct {
        enum finding_code code;
        const char *opening;
    } cases[] = {
        {FINDING_WITHDRAWN, "Do not publish: copy withdrawn by Reuters"},
        {FINDING_EMBARGOED, "Under embargo until "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct desk_fixture desk;
        struct buf card = BUF_INIT;
        desk_fixture_init(&desk);
        desk.findings[0].code = cases[i].code;
        desk.findings[0].origin.confidence = CONFIDENCE_CERTAIN;
        hover_add_card(&card, &desk.checked, &desk.findings[0], false);
        assert_null(strstr(card.data, "redit"));
        assert_non_null(strstr(card.data, cases[i].opening));
        buf_release(&card);
        desk_fixture_release(&desk);
    }
}

/* The first screenful of an editor is some ten lines. */
static void
hover__says_whose_words_they_are_before_all_else(void **state)
{
    (void)state;
    static const char *const order[] = {"Uncredited copy of Reuters",
                                        "Harbour to close",
                                        "6 May 2024",
                                        "Draft: ",
                                        "Archive: ",
                                        "17 of the paragraph",
                                        "How we know: ",
                                        "Newest of 2 versions",
                                        "Also in: The Harbour"};
    struct desk_fixture desk;
    struct buf card = BUF_INIT;
    desk_fixture_init(&desk);
    desk.findings[0].versions = 2;
    desk.findings[0].also = desk.copies;
    desk.findings[0].also_count = 1;
    desk.copies[0].publisher = "The Harbour Post";
    hover_add_card(&card, &desk.checked, &desk.findings[0], false);
    const char *at = card.data;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        at = strstr(at, order[i]);
        assert_non_null(at);
    }
    buf_release(&card);
    desk_fixture_release(&desk);
}

static void
hover__shows_the_words_once_where_they_are_the_same(void **state)
{
    (void)state;
    static const char words[] = "The harbour at Port Alder will close";
    for (int reordered = 0; reordered < 2; reordered++) {
        struct desk_fixture desk;
        struct buf card = BUF_INIT;
        desk_fixture_init(&desk);
        desk.findings[0].span = (struct span){0, sizeof words - 1};
        desk.findings[0].passage = words;
        desk.findings[0].origin.text = words;
        desk.findings[0].origin.passage.end = 100 + sizeof words - 1;
        desk.findings[0].reordered = reordered;
        hover_add_card(&card, &desk.checked, &desk.findings[0], true);
        bool once = strstr(card.data, "\nWord for word: The harbour at Port Alder will "
                                      "close  \n") != NULL;
        assert_int_equal(once, !reordered);
        assert_int_equal(strstr(card.data, "Archive: ") != NULL, reordered);
        buf_release(&card);
        desk_fixture_release(&desk);
    }
}

static void
hover__leaves_out_the_middle_of_what_is_the_same(void **state)
{
    (void)state;
    static const struct {
        unsigned words;
        const char *shown;
    } rows[] = {
        {24, "Word for word: w w w w w w w w w w w w w w w w w w w w w w w w  \n"},
        {25, "Word for word: w w w w w w w w … w w w w w w w w  \n"},
        {9999, "Word for word: w w w w w w w w … w w w w w w w w  \n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct desk_fixture desk;
        struct buf card = BUF_INIT;
        struct buf text = BUF_INIT;
        desk_fixture_init(&desk);
        for (unsigned word = 0; word < rows[i].words; word++) {
            buf_add_text(&text, word == 0 ? "w" : " w");
        }
        uint32_t length = (uint32_t)text.length;
        struct finding_run run = {{0, length}, {0, length}, {0, length}};
        desk.checked.text = buf_str(&text);
        desk.findings[0].span = run.draft;
        desk.findings[0].passage = text.data;
        desk.findings[0].origin.text = text.data;
        desk.findings[0].origin.passage = run.source;
        desk.findings[0].origin.shown = run.source;
        desk.findings[0].runs = &run;
        desk.findings[0].run_count = 1;
        hover_add_card(&card, &desk.checked, &desk.findings[0], true);
        assert_non_null(strstr(card.data, rows[i].shown));
        buf_release(&card);
        buf_release(&text);
        desk_fixture_release(&desk);
    }
}

static void
hover__says_whom_speech_is_attributed_to(void **state)
{
    (void)state;
    static const struct {
        struct finding_speech speech;
        const char *shown;
    } rows[] = {
        {{NULL, NULL, ATTRIBUTION_UNKNOWN}, "\nCheck who said it, and to whom\n"},
        {{"Ada Marsh", "Ada Marsh", ATTRIBUTION_SAME},
         "Quotation by Ada Marsh, here and in Reuters\n"},
        {{"Ada Marsh", NULL, ATTRIBUTION_MISSING},
         "Quotation with no speaker here, by Ada Marsh in Reuters\n"},
        {{"Ada Marsh", "Ole Lind", ATTRIBUTION_DIFFERENT},
         "Quotation attributed to Ole Lind here, to Ada Marsh in Reuters\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct desk_fixture desk;
        struct buf card = BUF_INIT;
        desk_fixture_init(&desk);
        desk.findings[0].code = FINDING_SHARED_QUOTE;
        desk.findings[0].speech = rows[i].speech;
        hover_add_card(&card, &desk.checked, &desk.findings[0], false);
        const char *shown = strstr(card.data, rows[i].shown);
        assert_non_null(shown);
        assert_true(shown < strstr(card.data, "Draft: "));
        assert_null(strstr(card.data, "credit in"));
        buf_release(&card);
        desk_fixture_release(&desk);
    }
}

#define NEWEST                                                                       \
    "The harbour at Port Alder will close for two weeks in May, the port authority " \
    "said on Monday."

static void
hover__tells_what_became_of_the_story(void **state)
{
    (void)state;
    static const struct finding_run runs[] = {{{0, 40}, {100, 140}, {0, 40}},
                                              {{47, 96}, {145, 194}, {47, 96}}};
    static const struct finding_newest base = {
        .story = 9,
        .date = {1715040000000, DATE_MINUTE, DATE_FROM_METADATA, true},
        .passage = {100, 100 + sizeof NEWEST - 1},
        .shown = {100, 100 + sizeof NEWEST - 1},
        .text = NEWEST,
        .runs = runs,
        .run_count = 2,
    };
    struct finding_newest same = base;
    struct finding_newest gone = base;
    struct finding_newest killed = base;
    struct finding_newest secret = base;
    same.text = "The harbour at Port Alder will close for";
    same.passage.end = 140;
    gone.run_count = 0;
    killed.status = STORY_CANCELED;
    secret.embargo = (struct date){INT64_MAX, DATE_MINUTE, DATE_FROM_METADATA, true};
    const struct {
        const struct finding_newest *newest;
        const char *line;
        bool shown;
    } rows[] = {
        {NULL, "\nNewest of 3 versions in the archive\n", false},
        {&base, "has other words here, shown above\n", true},
        {&same, "has no other words here\n", false},
        {&gone, "no longer has this passage\n", false},
        {&killed,
         "Version 1 of 3 in the archive; the newest (7 May 2024 00:00 UTC) is "
         "canceled\n",
         true},
        {&secret, "; the newest (7 May 2024 00:00 UTC) is under embargo\n", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct desk_fixture desk;
        struct buf card = BUF_INIT;
        desk_fixture_init(&desk);
        desk.findings[0].versions = 3;
        desk.findings[0].version_rank = 1;
        desk.findings[0].newest = rows[i].newest;
        desk.findings[0].origin.guid = "urn:wire:1";
        desk.findings[0].also = desk.copies;
        desk.findings[0].also_count = 1;
        desk.copies[0].guid = "urn:wire:1";
        hover_add_card(&card, &desk.checked, &desk.findings[0], false);
        assert_non_null(strstr(card.data, rows[i].line));
        bool shown = strstr(card.data, "\nNewest version: The harbour at Port Alder will "
                                       "close for [two] weeks in May, the") != NULL;
        assert_int_equal(shown, rows[i].shown);
        assert_null(strstr(card.data, "Also in"));
        buf_release(&card);
        desk_fixture_release(&desk);
    }
}

static void
hover__is_null_away_from_findings(void **state)
{
    (void)state;
    static const struct {
        struct position position;
        bool found;
    } rows[] = {
        {{0, 0}, true},  {{0, 50}, true}, {{0, 96}, true},  {{0, 999}, true},
        {{1, 0}, false}, {{2, 5}, false}, {{99, 0}, false},
    };
    struct desk_fixture desk;
    desk_fixture_init(&desk);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        json_t *hover = build_hover(&desk, rows[i].position, true);
        assert_int_equal(json_is_object(hover), rows[i].found);
        assert_int_equal(json_is_null(hover), !rows[i].found);
        json_decref(hover);
    }
    desk.findings[0].severity = SEVERITY_OFF;
    json_t *hover = build_hover(&desk, (struct position){0, 0}, true);
    assert_true(json_is_null(hover));
    desk_fixture_release(&desk);
}

static void
hover__puts_the_most_severe_first(void **state)
{
    (void)state;
    struct desk_fixture desk;
    desk_fixture_init(&desk);
    desk.findings[1] = desk.findings[0];
    desk.findings[1].severity = SEVERITY_ERROR;
    desk.findings[1].span = (struct span){4, 11};
    desk.findings[1].origin.agency = "AFP";
    desk.report.finding_count = 2;
    json_t *hover = build_hover(&desk, (struct position){0, 5}, false);
    const char *value =
        json_string_value(json_object_get(json_object_get(hover, "contents"), "value"));
    const char *first = strstr(value, "AFP");
    const char *second = strstr(value, "Reuters");
    assert_true(first != NULL && second != NULL && first < second);
    const json_t *start = json_object_get(json_object_get(hover, "range"), "start");
    assert_int_equal(json_integer_value(json_object_get(start, "character")), 4);
    assert_int_not_equal(value[strlen(value) - 1], '\n');
    json_decref(hover);
    desk_fixture_release(&desk);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hover__shows_the_card_in_markdown),
        cmocka_unit_test(hover__marks_words_with_brackets_in_plain_text),
        cmocka_unit_test(hover__says_original_only_where_that_is_certain),
        cmocka_unit_test(hover__keeps_embargoed_text_back),
        cmocka_unit_test(hover__is_short_whatever_the_archive_says),
        cmocka_unit_test(hover__names_what_is_unknown),
        cmocka_unit_test(hover__says_whose_words_they_are_before_all_else),
        cmocka_unit_test(hover__shows_the_words_once_where_they_are_the_same),
        cmocka_unit_test(hover__leaves_out_the_middle_of_what_is_the_same),
        cmocka_unit_test(hover__says_whom_speech_is_attributed_to),
        cmocka_unit_test(hover__asks_for_no_credit_where_it_would_mend_nothing),
        cmocka_unit_test(hover__tells_what_became_of_the_story),
        cmocka_unit_test(hover__is_null_away_from_findings),
        cmocka_unit_test(hover__puts_the_most_severe_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
