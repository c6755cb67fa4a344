/* SPDX-License-Identifier: MIT */
#include "match/match.h"

#include "newsroom.h"
#include "text/quotation.h"

/* The wire story that the drafts below lean on. */
#define WIRE                                                                           \
    "The harbour council of Port Alder voted on Monday to close the old fish market "  \
    "after inspectors found cracks in eleven of its forty pillars, a spokesman "       \
    "said.\n\n"                                                                        \
    "Traders who have sold herring there since the ferry began will be moved to a "    \
    "hall beside the railway depot until a new quay is finished in the spring.\n\n"    \
    "\"We knew the sea would take it one day, but nobody thought that it would be in " \
    "our own lifetime,\" said Marta Ekdal, who has kept a stall for thirty years."

struct judged_draft {
    const char *name;
    const char *draft;
    enum grade grade;
    uint32_t least; /* words matched */
};

static const struct judged_draft drafts[] = {
    {"the very same words",
     "Traders who have sold herring there since the ferry began will be moved to a hall "
     "beside the railway depot until a new quay is finished in the spring.",
     GRADE_COPY, 28},
    {"other quotation marks and spelling of the house",
     "Traders who have sold herring there since the ferry began will be moved to a hall "
     "beside the railway depot, until a new quay is finished in the Spring\u2026",
     GRADE_COPY, 28},
    {"one word in ten replaced",
     "Traders who have sold herring there since the boats began will be moved to a hall "
     "beside the railway station until a new quay is ready in the spring.",
     GRADE_COPY, 25},
    {"one word in six replaced",
     "Traders who have sold herring there since the boats began will be taken to a "
     "building beside the railway depot until the new quay is completed in the spring.",
     GRADE_COPY, 24},
    {"reworded",
     "Herring traders, who have sold there since the ferry began, are to go to a hall "
     "beside the railway depot and remain in it till a new quay is finished next year.",
     GRADE_REWRITE, 18},
    {"clauses that changed places",
     "Until a new quay is finished in the spring, traders who have sold herring there "
     "since the ferry began will be moved to a hall beside the railway depot.",
     GRADE_COPY, 26},
    {"an independent report of the same event",
     "Port Alder is to lose its fish market: the council decided this week that the "
     "building is no longer safe and that stallholders must find room elsewhere.",
     GRADE_NONE, 0},
    {"a whole sentence inside a longer paragraph of one's own",
     "It had rained all week and few people came. Traders who have sold herring there "
     "since the ferry began will be moved to a hall beside the railway depot until a "
     "new quay is finished in the spring. My grandmother bought her Christmas cod from "
     "one of them, year after year, and would not have believed any of this at all, "
     "nor would she have forgiven the mayor for it.",
     GRADE_COPY, 28},
    {"speech that stands in the archive, told in other words",
     "Marta Ekdal has run her stall for three decades and is not surprised by the news. "
     "\"We knew the sea would take it one day, but nobody thought that it would be in "
     "our own lifetime,\" she told me over coffee.",
     GRADE_QUOTE, 20},
    {"fewer words than are judged", "a new quay is finished in spring", GRADE_NONE, 0},
};

static void
match_with(const char *draft, struct match *ret, bool *found)
{
    struct newsroom newsroom;
    struct error err = {{0}};
    struct matches matches = {0};
    struct spans quotations = {0};
    struct prose prose = {0};
    newsroom_open(&newsroom);
    newsroom_add(&newsroom, &(struct newsroom_story){.text = WIRE});
    newsroom_publish(&newsroom);
    struct sources *sources = sources_new(newsroom.snapshot);
    prose_build(&prose, str_from(draft), MARKUP_PLAIN);
    quotations_find(&quotations, &prose);
    struct match_text text = {str_from(draft), &quotations};
    assert_int_equal(match_paragraph(&matches, sources, &text, NULL, &err), STATUS_OK);
    *found = matches.count == 1;
    if (*found) {
        *ret = matches.data[0];
        matches.count = 0;
    }
    matches_release(&matches);
    vec_release(&quotations);
    prose_release(&prose);
    sources_free(sources);
    newsroom_close(&newsroom);
}

static void
paragraphs_get_the_grade_of_their_likeness(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof drafts / sizeof *drafts; i++) {
        struct match match = {.grade = GRADE_NONE};
        bool found;
        match_with(drafts[i].draft, &match, &found);
        if (match.grade != drafts[i].grade || match.matched < drafts[i].least) {
            fail_msg("%s: grade %d instead of %d, %u words of %u", drafts[i].name,
                     (int)match.grade, (int)drafts[i].grade, (unsigned)match.matched,
                     (unsigned)match.words);
        }
        match_release(&match);
    }
}

static void
runs_hold_the_same_words_on_both_sides(void **state)
{
    (void)state;
    struct match match;
    bool found;
    const char *draft = drafts[2].draft;
    match_with(draft, &match, &found);
    assert_true(found);
    assert_true(match.run_count >= 3);
    for (uint32_t i = 0; i < match.run_count; i++) {
        struct str here = span_of(str_from(draft), match.runs[i].draft);
        struct str there = span_of(str_from(WIRE), match.runs[i].source);
        assert_true(str_equal(here, there));
        assert_true(i == 0 || match.runs[i].draft.start >= match.runs[i - 1].draft.end);
    }
    match_release(&match);
}

static void
clauses_that_changed_places_are_called_reordered(void **state)
{
    (void)state;
    struct match match;
    bool found;
    match_with(drafts[5].draft, &match, &found);
    assert_true(found && match.reordered);
    match_release(&match);
    match_with(drafts[0].draft, &match, &found);
    assert_true(found && !match.reordered);
    match_release(&match);
}

static void
a_changed_number_is_noticed(void **state)
{
    (void)state;
    struct match match;
    bool found;
    match_with(
        "Traders who have sold herring there since the ferry began in 1911 will be "
        "moved to a hall beside the railway depot until a new quay is finished.",
        &match, &found);
    assert_true(found && !match.figure_differs);
    match_release(&match);
    match_with("The harbour council of Port Carrow voted on Monday to close the old fish "
               "market after inspectors found cracks in eleven of its forty pillars.",
               &match, &found);
    assert_true(found && match.figure_differs);
    match_release(&match);
}

/* Forty papers on one day are forty copies; a phrase that comes back on sixty
 * days is nobody's. */
static void
add_on_days(struct newsroom *newsroom, const char *text, int stories, bool spread)
{
    for (int i = 0; i < stories; i++) {
        char whole[600];
        snprintf(whole, sizeof whole, "Report number %d of this kind. %s It ends as %d.",
                 i, text, i * 7);
        struct date day =
            date_from_day(2024, 1 + (spread ? i / 28 : 0), 1 + (spread ? i % 28 : 0));
        newsroom_add(newsroom, &(struct newsroom_story){.text = whole, .published = day});
    }
}

static size_t
count_matches(struct newsroom *newsroom, const char *draft)
{
    struct error err = {{0}};
    struct matches matches = {0};
    struct spans none = {0};
    struct sources *sources = sources_new(newsroom->snapshot);
    struct match_text text = {str_from(draft), &none};
    assert_int_equal(match_paragraph(&matches, sources, &text, NULL, &err), STATUS_OK);
    size_t count = matches.count;
    matches_release(&matches);
    sources_free(sources);
    return count;
}

static void
stock_phrases_are_known_by_days_and_not_by_copies(void **state)
{
    (void)state;
    const char *phrase =
        "shares of the company closed little changed in thin trading ahead "
        "of the long holiday weekend.";
    struct newsroom newsroom;
    newsroom_open(&newsroom);
    add_on_days(&newsroom, phrase, 40, false);
    newsroom_publish(&newsroom);
    assert_int_equal(count_matches(&newsroom, phrase), 40);
    newsroom_close(&newsroom);

    newsroom_open(&newsroom);
    add_on_days(&newsroom, phrase, 40, true);
    newsroom_publish(&newsroom);
    assert_int_equal(count_matches(&newsroom, phrase), 0);
    newsroom_close(&newsroom);
}

static void
a_cancelled_match_says_so_and_returns_nothing(void **state)
{
    (void)state;
    struct newsroom newsroom;
    struct error err = {{0}};
    struct matches matches = {0};
    struct spans none = {0};
    struct cancel cancel = {false};
    newsroom_open(&newsroom);
    newsroom_add(&newsroom, &(struct newsroom_story){.text = WIRE});
    newsroom_publish(&newsroom);
    struct sources *sources = sources_new(newsroom.snapshot);
    struct match_text text = {str_from(drafts[0].draft), &none};
    cancel_request(&cancel);
    assert_int_equal(match_paragraph(&matches, sources, &text, &cancel, &err),
                     STATUS_CANCELLED);
    matches_release(&matches);
    sources_free(sources);
    newsroom_close(&newsroom);
}

/* One word over and over: every shingle is everywhere. */
static void
a_refrain_takes_no_longer_than_a_paragraph(void **state)
{
    (void)state;
    struct newsroom newsroom;
    struct buf refrain = BUF_INIT;
    for (int i = 0; i < 2000; i++) {
        buf_add_text(&refrain, "row ");
    }
    newsroom_open(&newsroom);
    newsroom_add(&newsroom, &(struct newsroom_story){.text = refrain.data});
    newsroom_publish(&newsroom);
    assert_int_equal(count_matches(&newsroom, refrain.data), 1);
    newsroom_close(&newsroom);
    buf_release(&refrain);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_get_the_grade_of_their_likeness),
        cmocka_unit_test(runs_hold_the_same_words_on_both_sides),
        cmocka_unit_test(clauses_that_changed_places_are_called_reordered),
        cmocka_unit_test(a_changed_number_is_noticed),
        cmocka_unit_test(stock_phrases_are_known_by_days_and_not_by_copies),
        cmocka_unit_test(a_cancelled_match_says_so_and_returns_nothing),
        cmocka_unit_test(a_refrain_takes_no_longer_than_a_paragraph),
    };
    return cmocka_run_group_tests_name("match", tests, NULL, NULL);
}
