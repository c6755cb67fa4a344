/* SPDX-License-Identifier: MIT */
#include "match/match.h"

#include "match/find.h"
#include "match/rule.h"
#include "newsroom.h"
#include "one_match.h"

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
    {"most of the words, in another order",
     "On Monday a spokesman said the harbour council of Port Alder met inspectors who "
     "found cracks in eleven pillars and voted to close the old fish market.",
     GRADE_REWRITE, 18},
    {"one telling clause in a paragraph of one's own",
     "Nobody at the Gull had heard that they would close the old fish market after "
     "inspectors found cracks in March; the landlord laughed, he had known for years.",
     GRADE_PHRASE, 10},
    {"every third word replaced, from the eighth on",
     "Traders who have sold herring there since a boat began will get moved to one hall "
     "beside a railway depot till a new harbour is finished by the spring.",
     GRADE_REWRITE, 21},
    {"three quarters of a sentence, and names among them",
     "The harbour council of Port Alder voted on Monday to close the old fish market "
     "when "
     "men saw big holes.",
     GRADE_REWRITE, 15},
    {"half of a short paragraph",
     "Herring traders who have sold there since the boats left are to be moved to a hall "
     "near the depot.",
     GRADE_PHRASE, 10},
    {"fewer words than are judged", "a new quay is finished in spring", GRADE_NONE, 0},
};

static void
paragraphs_get_the_grade_of_their_likeness(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof drafts / sizeof *drafts; i++) {
        struct match match = {.verdict = {.grade = GRADE_NONE}};
        bool found;
        match_one(WIRE, drafts[i].draft, &match, &found);
        if (match.verdict.grade != drafts[i].grade || match.matched < drafts[i].least) {
            fail_msg("%s: grade %d instead of %d, %u words of %u", drafts[i].name,
                     (int)match.verdict.grade, (int)drafts[i].grade,
                     (unsigned)match.matched, (unsigned)match.words);
        }
        match_release(&match);
    }
}

/* Reports of a kind in the words of the story, each about something that the story has
 * nowhere, and what keeps it from being a hint. */
static const struct {
    const char *draft;
    const char *rule;
} foreign_drafts[] = {
    {"The town assembly of Kessel Brough, in Varnland, voted on Monday to close the old "
     "bath house after inspectors found cracks in eleven of its forty pillars, Greta "
     "Holm said.",
     "foreign-names"},
    {"Orla Wennstrom told traders who have sold herring there since the ferry began that "
     "they go next month to some hall beside the railway until a new quay is finished.",
     "foreign-subject"},
    {"Of 340 stalls 75 are let now. Traders who have sold herring there since the boats "
     "began will be moved on to huts beside the railway depot until one quay is "
     "finished.",
     "foreign-figures"},
    {"Farmers who have sold apples there since the ferry began were promised a bigger "
     "yard beside the railway depot, with cheap electricity, drinking water and shelter "
     "against rain, until a new quay is finished in the spring.",
     "foreign-words"},
};

static void
the_frame_of_a_story_about_something_else_is_a_phrase(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof foreign_drafts / sizeof *foreign_drafts; i++) {
        struct match match = {.verdict = {.grade = GRADE_NONE}};
        bool found;
        match_one(WIRE, foreign_drafts[i].draft, &match, &found);
        if (match.verdict.grade != GRADE_PHRASE ||
            strcmp(match.verdict.rule->name, foreign_drafts[i].rule) != 0) {
            fail_msg("%s: grade %d, %s, %g", foreign_drafts[i].draft,
                     (int)match.verdict.grade, match.verdict.rule->name,
                     match.verdict.value);
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
    match_one(WIRE, draft, &match, &found);
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
    match_one(WIRE, drafts[5].draft, &match, &found);
    assert_true(found && match.reordered);
    match_release(&match);
    match_one(WIRE, drafts[0].draft, &match, &found);
    assert_true(found && !match.reordered);
    match_release(&match);
}

static void
a_changed_number_is_noticed(void **state)
{
    (void)state;
    struct match match;
    bool found;
    match_one(WIRE,
              "Traders who have sold herring there since the ferry began in 1911 will be "
              "moved to a hall beside the railway depot until a new quay is finished.",
              &match, &found);
    assert_true(found && match.differences.count == 0);
    match_release(&match);
    match_one(WIRE,
              "The harbour council of Port Carrow voted on Monday to close the old fish "
              "market after inspectors found cracks in eleven of its forty pillars.",
              &match, &found);
    assert_true(found && match.differences.count == 1);
    match_release(&match);
}

/* How the stories of a stock test differ. */
struct spread {
    int stories;
    bool over_days;
    int outlets; /* 0: unknown */
};

static const char *const outlet_names[] = {"The Carrow Post", "Alder Gazette",
                                           "Ness Daily"};

static void
add_stories(struct newsroom *newsroom, const char *text, const struct spread *spread)
{
    for (int i = 0; i < spread->stories; i++) {
        char whole[800];
        snprintf(whole, sizeof whole, "Report number %d of this kind. %s It ends as %d.",
                 i, text, i * 7);
        int day = spread->over_days ? i : 0;
        newsroom_add(newsroom,
                     &(struct newsroom_story){
                         .text = whole,
                         .published = date_from_day(2024, 1 + day / 28, 1 + day % 28),
                         .publisher = spread->outlets > 0
                                          ? outlet_names[i % spread->outlets]
                                          : NULL});
    }
}

/* How many stories have the draft, of whose matches *best is the strongest grade. */
static size_t
count_matches(struct newsroom *newsroom, const char *draft, const char *desk,
              enum grade *best)
{
    struct error err = {{0}};
    struct matches matches = {0};
    struct spans none = {0};
    struct stock_phrases *stock = NULL;
    struct sources *sources = sources_new(newsroom->snapshot, NULL);
    if (desk != NULL) {
        assert_int_equal(stock_phrases_read(&stock, str_from(desk), &err), STATUS_OK);
    }
    struct match_text text = {
        .text = str_from(draft), .quotations = &none, .stock = stock};
    assert_int_equal(match_paragraph(&matches, sources, &text, NULL, &err), STATUS_OK);
    size_t count = matches.count;
    *best = count > 0 ? matches.data[0].verdict.grade : GRADE_NONE;
    matches_release(&matches);
    sources_free(sources);
    stock_phrases_free(stock);
    return count;
}

#define STOCK_PHRASE                                                                 \
    "shares of the company closed little changed in thin trading ahead of the long " \
    "holiday weekend."
#define BACKGROUND                                                                    \
    "The harbour, which the crown leased to Carrow in 1911, goes back to the island " \
    "council at midnight on the last day of June after more than a century."

static void
stock_phrases_are_known_by_days_and_outlets(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        const char *text;
        struct spread spread;
        enum grade grade;
    } rows[] = {
        {"forty papers on one day", STOCK_PHRASE, {40, false, 3}, GRADE_COPY},
        {"forty days, outlets unknown", STOCK_PHRASE, {40, true, 0}, GRADE_PHRASE},
        {"forty days, three outlets", STOCK_PHRASE, {40, true, 3}, GRADE_PHRASE},
        {"a short one of a single outlet", STOCK_PHRASE, {40, true, 1}, GRADE_PHRASE},
        {"a long one of three outlets", BACKGROUND, {40, true, 3}, GRADE_PHRASE},
        {"a single outlet's background", BACKGROUND, {40, true, 1}, GRADE_COPY},
        {"too few days", STOCK_PHRASE, {20, true, 3}, GRADE_COPY},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct newsroom newsroom;
        enum grade grade;
        newsroom_open(&newsroom);
        add_stories(&newsroom, rows[i].text, &rows[i].spread);
        newsroom_publish(&newsroom);
        size_t count = count_matches(&newsroom, rows[i].text, NULL, &grade);
        if (count != (size_t)rows[i].spread.stories || grade != rows[i].grade) {
            fail_msg("%s: %zu matches, grade %d", rows[i].name, count, (int)grade);
        }
        newsroom_close(&newsroom);
    }
}

static void
a_sentence_with_another_date_each_time_is_a_formula(void **state)
{
    (void)state;
    struct newsroom newsroom;
    enum grade grade;
    newsroom_open(&newsroom);
    newsroom_add(&newsroom,
                 &(struct newsroom_story){
                     .text = "Bids are due by noon on March 26 and stand until the close "
                             "of business the next day, the agent said."});
    newsroom_publish(&newsroom);
    count_matches(&newsroom,
                  "Bids are due by noon on April 2 and stand until the close of business "
                  "the following day, the agent said.",
                  NULL, &grade);
    assert_int_equal(grade, GRADE_PHRASE);
    count_matches(
        &newsroom,
        "Bids are due by noon on March 26 and stand until the close of business "
        "the following day, the agent said.",
        NULL, &grade);
    assert_int_equal(grade, GRADE_COPY);
    newsroom_close(&newsroom);
}

#define FORMULA                                                                       \
    "The crown council set the price of herring at nine marks a barrel for the week " \
    "before it rose, a clerk told reporters."

static void
what_comes_back_day_after_day_is_a_formula(void **state)
{
    (void)state;
    static const char draft[] =
        "The crown council set the price of cod at nine marks a barrel for the month "
        "before it rose, a clerk told reporters.";
    static const struct {
        const char *name;
        struct spread spread;
        enum grade grade;
    } rows[] = {
        {"six papers on one day", {6, false, 3}, GRADE_COPY},
        {"five days", {5, true, 3}, GRADE_COPY},
        {"six days", {6, true, 3}, GRADE_PHRASE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct newsroom newsroom;
        enum grade grade;
        newsroom_open(&newsroom);
        add_stories(&newsroom, FORMULA, &rows[i].spread);
        newsroom_publish(&newsroom);
        count_matches(&newsroom, draft, NULL, &grade);
        if (grade != rows[i].grade) {
            fail_msg("%s: grade %d", rows[i].name, (int)grade);
        }
        newsroom_close(&newsroom);
    }
}

static void
a_desk_names_stock_phrases_of_its_own(void **state)
{
    (void)state;
    struct newsroom newsroom;
    enum grade grade;
    newsroom_open(&newsroom);
    add_stories(&newsroom, STOCK_PHRASE, &(struct spread){1, false, 1});
    newsroom_publish(&newsroom);
    const char *list = "# what we do not want to hear of\n\n"
                       "Shares of the company closed little changed in thin trading\n"
                       "ahead of the long holiday weekend\n";
    assert_int_equal(count_matches(&newsroom, STOCK_PHRASE, list, &grade), 0);
    count_matches(&newsroom, STOCK_PHRASE, "of the company\n", &grade);
    assert_int_equal(grade, GRADE_COPY);
    newsroom_close(&newsroom);
}

static void
a_stock_phrase_of_two_words_is_refused_by_its_line(void **state)
{
    (void)state;
    struct stock_phrases *phrases = NULL;
    struct error err = {{0}};
    assert_int_equal(
        stock_phrases_read(&phrases, STR("in thin trading\r\n\nof the\n"), &err),
        STATUS_INVALID);
    assert_null(phrases);
    assert_string_equal(err.message, "line 3: a stock phrase has at least 3 words");
    assert_int_equal(stock_phrases_read(&phrases, STR("in thin trading"), &err),
                     STATUS_OK);
    assert_int_equal(stock_phrases_count(phrases), 1);
    stock_phrases_free(phrases);
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
    struct sources *sources = sources_new(newsroom.snapshot, NULL);
    struct match_text text = {.text = str_from(drafts[0].draft), .quotations = &none};
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
    enum grade grade;
    assert_int_equal(count_matches(&newsroom, refrain.data, NULL, &grade), 1);
    newsroom_close(&newsroom);
    buf_release(&refrain);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_get_the_grade_of_their_likeness),
        cmocka_unit_test(the_frame_of_a_story_about_something_else_is_a_phrase),
        cmocka_unit_test(runs_hold_the_same_words_on_both_sides),
        cmocka_unit_test(clauses_that_changed_places_are_called_reordered),
        cmocka_unit_test(a_changed_number_is_noticed),
        cmocka_unit_test(stock_phrases_are_known_by_days_and_outlets),
        cmocka_unit_test(a_sentence_with_another_date_each_time_is_a_formula),
        cmocka_unit_test(what_comes_back_day_after_day_is_a_formula),
        cmocka_unit_test(a_desk_names_stock_phrases_of_its_own),
        cmocka_unit_test(a_stock_phrase_of_two_words_is_refused_by_its_line),
        cmocka_unit_test(a_cancelled_match_says_so_and_returns_nothing),
        cmocka_unit_test(a_refrain_takes_no_longer_than_a_paragraph),
    };
    return cmocka_run_group_tests_name("match", tests, NULL, NULL);
}
