/* SPDX-License-Identifier: MIT */
#include "origin/election.h"

#include "match/find.h"
#include "newsroom.h"

/* The draft's paragraph, and texts that have it. */
#define PARAGRAPH                                                                      \
    "Rescuers on the island of Tamsel dug through the night for nine miners who were " \
    "cut off when a flooded gallery gave way, the company that runs the pit said."
#define MORE                                                                             \
    "\n\nThe pumps were started within the hour, it said, and the water was falling by " \
    "a hand's breadth every twenty minutes when the second shift arrived.\n\n"           \
    "Families gathered in the school above the harbour, where the priest and the "       \
    "mayor's wife handed out blankets and what bread there was left."

#define REST                                                                           \
    "\n\nNobody had slept, said one of the women, and nobody was going to until the "  \
    "cage came up with all of them.\n\nThe pit has been worked since the days of the " \
    "sailing ships, and its lowest gallery runs half a mile out under the sea bed, "   \
    "where the old maps end and the new ones have not been drawn. It was shut twice, " \
    "in years of war, and opened again each time by men who had been children there."

struct contest {
    const char *name;
    struct newsroom_story stories[4]; /* up to the first without a text */
    size_t winner;
    enum confidence confidence;
    enum credit_rule rule;
    const char *agency;
};

static struct date
minute(int day, int hour, int minutes)
{
    struct date date = date_from_day(2024, 3, day);
    date.ms += ((int64_t)hour * 60 + minutes) * 60000;
    date.precision = DATE_MINUTE;
    date.zone_known = true;
    return date;
}

static void
hold(const struct newsroom_story *stories, size_t count, struct election *ret,
     char agency[64])
{
    struct newsroom newsroom;
    struct error err = {{0}};
    struct matches matches = {0};
    struct clusters clusters = {0};
    struct spans none = {0};
    newsroom_open(&newsroom);
    for (size_t i = 0; i < count; i++) {
        newsroom_add(&newsroom, &stories[i]);
    }
    newsroom_publish(&newsroom);
    struct sources *sources = sources_new(newsroom.snapshot, NULL);
    struct families *families = families_new(sources);
    struct match_text text = {STR(PARAGRAPH), &none};
    assert_int_equal(match_paragraph(&matches, sources, &text, NULL, &err), STATUS_OK);
    clusters_build(&clusters, &matches);
    assert_int_equal(clusters.count, 1);
    struct electorate electorate = {&matches, &clusters.data[0], sources, families};
    struct standings standings = {0};
    assert_int_equal(election_hold(ret, &standings, &electorate, NULL, &err), STATUS_OK);
    vec_release(&standings);
    /* Numbers are given in the order of adding, from 1. */
    ret->winner = matches.data[ret->winner].story - 1;
    snprintf(agency, 64, "%s", ret->agency ? ret->agency : "");
    ret->agency = NULL;
    clusters_release(&clusters);
    matches_release(&matches);
    families_free(families);
    sources_free(sources);
    newsroom_close(&newsroom);
}

static void
check_contest(const struct contest *contest)
{
    struct election election = {0};
    char agency[64];
    size_t count = 0;
    while (count < 4 && contest->stories[count].text != NULL) {
        count++;
    }
    hold(contest->stories, count, &election, agency);
    if (election.winner != contest->winner ||
        election.confidence != contest->confidence || election.rule != contest->rule ||
        strcmp(agency, contest->agency) != 0) {
        fail_msg("%s: story %zu by %s of '%s', %s", contest->name, election.winner,
                 credit_rule_name(election.rule), agency,
                 confidence_name(election.confidence));
    }
}

static void
the_agency_that_claims_it_wins_over_an_earlier_paper(void **state)
{
    (void)state;
    check_contest(
        &(struct contest){"a paper ran it four minutes before the wire's time stamp",
                          {{.text = PARAGRAPH MORE,
                            .publisher = "The Tamsel Courier",
                            .published = minute(4, 9, 56)},
                           {.text = PARAGRAPH " It gave no names." MORE,
                            .agency = "Reuters",
                            .rule = CREDIT_DATELINE,
                            .published = minute(4, 10, 0)}},
                          1,
                          CONFIDENCE_CERTAIN,
                          CREDIT_DATELINE,
                          "Reuters"});
}

static void
a_dateline_wins_over_a_byline_and_undated_does_not_lose_on_credit(void **state)
{
    (void)state;
    check_contest(&(struct contest){"the wire's own item has no date",
                                    {{.text = PARAGRAPH MORE,
                                      .agency = "AFP",
                                      .rule = CREDIT_BYLINE,
                                      .published = date_from_day(2024, 3, 4)},
                                     {.text = PARAGRAPH " It gave no names." MORE,
                                      .agency = "AFP",
                                      .rule = CREDIT_DATELINE}},
                                    1,
                                    CONFIDENCE_CERTAIN,
                                    CREDIT_DATELINE,
                                    "AFP"});
}

static void
an_agency_kept_on_a_papers_page_is_credited_and_not_certain(void **state)
{
    (void)state;
    check_contest(&(struct contest){"a page that kept the dateline",
                                    {{.text = PARAGRAPH MORE,
                                      .agency = "dpa",
                                      .rule = CREDIT_DATELINE,
                                      .publisher = "Tamseler Bote",
                                      .published = date_from_day(2024, 3, 4)}},
                                    0,
                                    CONFIDENCE_CREDITED,
                                    CREDIT_DATELINE,
                                    "dpa"});
}

static void
without_any_claim_it_is_the_earliest_known_copy(void **state)
{
    (void)state;
    check_contest(&(struct contest){"two papers, two days",
                                    {{.text = PARAGRAPH MORE,
                                      .publisher = "The Evening Ledger",
                                      .published = date_from_day(2024, 3, 5)},
                                     {.text = PARAGRAPH " It gave no names." MORE,
                                      .publisher = "The Tamsel Courier",
                                      .published = date_from_day(2024, 3, 4)}},
                                    1,
                                    CONFIDENCE_EARLIEST_KNOWN,
                                    CREDIT_PUBLISHER,
                                    ""});
}

static void
copies_within_a_quarter_of_an_hour_are_judged_by_their_signs(void **state)
{
    (void)state;
    check_contest(
        &(struct contest){"the copy with byline and sign-off, five minutes later",
                          {{.text = PARAGRAPH MORE, .published = minute(4, 10, 0)},
                           {.text = PARAGRAPH " It gave no names." MORE,
                            .byline = "Ines Halvard",
                            .sign_off = "(Reporting by Ines Halvard)",
                            .published = minute(4, 10, 5)}},
                          1,
                          CONFIDENCE_EARLIEST_KNOWN,
                          CREDIT_NONE,
                          ""});
}

static void
another_version_lends_its_credit_and_its_date(void **state)
{
    (void)state;
    /* The second story shares everything but the paragraph in question. */
    struct contest contest = {"an uncredited copy whose sister version is signed",
                              {{.text = PARAGRAPH MORE REST},
                               {.text = "Nine men were missing on Tamsel." MORE REST,
                                .agency = "Reuters",
                                .rule = CREDIT_SIGN_OFF,
                                .published = date_from_day(2024, 3, 4)}},
                              0,
                              CONFIDENCE_CREDITED,
                              CREDIT_FAMILY,
                              "Reuters"};
    struct election election = {0};
    char agency[64];
    check_contest(&contest);
    hold(contest.stories, 2, &election, agency);
    assert_int_equal(election.date.source, DATE_FROM_FAMILY);
    assert_int_equal(date_day(election.date), date_day(date_from_day(2024, 3, 4)));
}

/* Three paragraphs of Reuters in a house feature make it no story of Reuters. */
static void
a_version_lends_nothing_to_paragraphs_that_it_has_not(void **state)
{
    (void)state;
    struct contest contest = {
        "a feature of the house with the agency's background in it",
        {{.text = PARAGRAPH MORE
          "\n\nMy grandfather had gone down the same shaft at fourteen, and never spoke "
          "of it but to say that the ponies knew the way better than the deputies did."
          "\n\nAt the chapel they keep a list of names on the inside of a cupboard door, "
          "and nobody under sixty has been shown it or has asked to be.",
          .publisher = "The Tamsel Courier"},
         {.text = "Nine men were missing on Tamsel." MORE REST,
          .agency = "Reuters",
          .rule = CREDIT_DATELINE,
          .published = date_from_day(2024, 3, 4)}},
        0,
        CONFIDENCE_EARLIEST_KNOWN,
        CREDIT_PUBLISHER,
        ""};
    struct election election = {0};
    char agency[64];
    check_contest(&contest);
    hold(contest.stories, 2, &election, agency);
    assert_int_equal(election.date.precision, DATE_NONE);
}

static void
a_version_whose_sentences_were_edited_lends_its_credit(void **state)
{
    (void)state;
    check_contest(&(struct contest){
        "half of the runs of three words are left of each paragraph",
        {{.text = PARAGRAPH MORE REST},
         {.text =
              "Nine men were missing on Tamsel.\n\n"
              "Within the hour the pumps were started, it said, and water was falling "
              "by a hand's breadth every ten minutes when the second shift came.\n\n"
              "Families had gathered in a school above the harbour, where the priest "
              "and the teacher handed out blankets and what bread was left.\n\n"
              "No one had slept, said one of the women, and nobody was going to until "
              "the lift came up with all the men.\n\n"
              "The pit has been worked since the days of the sailing ships; its lowest "
              "gallery runs half a mile under the sea bed, where the old maps end and "
              "new ones have not been drawn. It was shut twice, in war years, and opened "
              "again each time by men who had been children there.",
          .agency = "Reuters",
          .rule = CREDIT_SIGN_OFF,
          .published = date_from_day(2024, 3, 4)}},
        0,
        CONFIDENCE_CREDITED,
        CREDIT_FAMILY,
        "Reuters"});
}

/* Every order of adding gives the same winner, with the same evidence. */
static void
check_orders(const struct contest *contest, size_t count)
{
    static const size_t orders[][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                       {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        struct contest turned = *contest;
        for (size_t n = 0; n < 3; n++) {
            turned.stories[n] = (struct newsroom_story){0};
        }
        size_t at = 0;
        for (size_t n = 0; n < 3; n++) {
            if (orders[i][n] < count) {
                turned.winner = orders[i][n] == contest->winner ? at : turned.winner;
                turned.stories[at++] = contest->stories[orders[i][n]];
            }
        }
        check_contest(&turned);
    }
}

static void
the_earliest_dated_copy_decides_in_every_order_of_adding(void **state)
{
    (void)state;
    const struct newsroom_story afp = {.text = PARAGRAPH MORE,
                                       .agency = "AFP",
                                       .rule = CREDIT_DATELINE,
                                       .published = date_from_day(2021, 6, 2)};
    const struct newsroom_story reuters = {.text = PARAGRAPH " It gave no names." MORE,
                                           .agency = "Reuters",
                                           .rule = CREDIT_DATELINE,
                                           .published = date_from_day(2021, 9, 5)};
    const struct newsroom_story early = {.text = PARAGRAPH " Nothing stirred." MORE,
                                         .publisher = "The Tamsel Courier",
                                         .published = date_from_day(2011, 6, 2)};
    const struct newsroom_story undated = {.text = PARAGRAPH " Rain fell." MORE,
                                           .publisher = "The Evening Ledger"};
    const struct newsroom_story served = {.text = PARAGRAPH " Snow fell." MORE,
                                          .publisher = "The Evening Ledger",
                                          .agency = "Reuters",
                                          .rule = CREDIT_BYLINE,
                                          .published = date_from_day(2021, 9, 4)};
    check_orders(&(struct contest){"two agencies",
                                   {afp, reuters},
                                   0,
                                   CONFIDENCE_CERTAIN,
                                   CREDIT_DATELINE,
                                   "AFP"},
                 2);
    check_orders(&(struct contest){"a paper ten years before two agencies",
                                   {afp, reuters, early},
                                   2,
                                   CONFIDENCE_EARLIEST_KNOWN,
                                   CREDIT_PUBLISHER,
                                   ""},
                 3);
    check_orders(&(struct contest){"an undated paper beside a dated one",
                                   {undated, early},
                                   1,
                                   CONFIDENCE_EARLIEST_KNOWN,
                                   CREDIT_PUBLISHER,
                                   ""},
                 2);
    check_orders(&(struct contest){"a paper that credits the agency, a day early",
                                   {served, reuters},
                                   1,
                                   CONFIDENCE_CERTAIN,
                                   CREDIT_DATELINE,
                                   "Reuters"},
                 2);
}

static void
the_order_is_not_known_beside_an_undated_copy(void **state)
{
    (void)state;
    const struct newsroom_story stories[] = {
        {.text = PARAGRAPH " Rain fell.", .publisher = "The Evening Ledger"},
        {.text = PARAGRAPH MORE REST,
         .publisher = "The Tamsel Courier",
         .published = date_from_day(2011, 6, 2)}};
    struct election election = {0};
    char agency[64];
    hold(stories, 2, &election, agency);
    assert_int_equal(election.winner, 1);
    assert_int_equal(election.precedence, PRECEDENCE_UNDATED);
}

/* "With files from Reuters" credits Reuters for what is Reuters'. */
static void
an_agency_that_contributed_to_the_earlier_copy_is_its_source(void **state)
{
    (void)state;
    const struct newsroom_story late = {.text = PARAGRAPH " It gave no names." MORE,
                                        .agency = "Reuters",
                                        .rule = CREDIT_DATELINE,
                                        .published = minute(4, 12, 0)};
    struct newsroom_story early = {.text = PARAGRAPH MORE,
                                   .publisher = "The Tamsel Courier",
                                   .published = minute(4, 10, 0)};
    check_orders(&(struct contest){"two hours early and silent",
                                   {early, late},
                                   0,
                                   CONFIDENCE_EARLIEST_KNOWN,
                                   CREDIT_PUBLISHER,
                                   ""},
                 2);
    early.contributors = "AP, Reuters";
    check_orders(&(struct contest){"two hours early, with files from Reuters",
                                   {early, late},
                                   1,
                                   CONFIDENCE_CERTAIN,
                                   CREDIT_DATELINE,
                                   "Reuters"},
                 2);
}

static void
the_own_item_of_months_later_is_not_the_original(void **state)
{
    (void)state;
    const struct newsroom_story served = {.text = PARAGRAPH MORE,
                                          .publisher = "The Evening Ledger",
                                          .agency = "Reuters",
                                          .rule = CREDIT_BYLINE,
                                          .published = date_from_day(2021, 3, 4)};
    const struct newsroom_story own = {.text = PARAGRAPH " It gave no names." MORE,
                                       .agency = "Reuters",
                                       .rule = CREDIT_DATELINE,
                                       .published = date_from_day(2021, 9, 5)};
    check_orders(&(struct contest){"half a year",
                                   {served, own},
                                   0,
                                   CONFIDENCE_CREDITED,
                                   CREDIT_BYLINE,
                                   "Reuters"},
                 2);
}

static void
the_agency_is_its_own_publisher_by_its_full_name(void **state)
{
    (void)state;
    check_contest(&(struct contest){"source: Associated Press",
                                    {{.text = PARAGRAPH MORE,
                                      .agency = "AP",
                                      .rule = CREDIT_DATELINE,
                                      .publisher = "The Associated Press",
                                      .published = date_from_day(2024, 3, 4)}},
                                    0,
                                    CONFIDENCE_CERTAIN,
                                    CREDIT_DATELINE,
                                    "AP"});
}

static void
stories_of_other_weeks_are_no_family(void **state)
{
    (void)state;
    check_contest(&(struct contest){
        "background carried over a month later",
        {{.text = PARAGRAPH MORE, .published = date_from_day(2024, 3, 4)},
         {.text = "A month after the accident the pit reopened." MORE
                  "\n\nNobody had slept, said one of the women, and nobody was going to "
                  "until the cage came up with all of them.",
          .agency = "AP",
          .rule = CREDIT_DATELINE,
          .published = date_from_day(2024, 4, 8)}},
        0,
        CONFIDENCE_EARLIEST_KNOWN,
        CREDIT_NONE,
        ""});
}

static void
of_two_versions_the_one_with_the_drafts_wording_is_shown(void **state)
{
    (void)state;
    check_contest(&(struct contest){
        "the second version has the draft's figure",
        {{.guid = "urn:example:1",
          .version = "1",
          .text = "Rescuers on the island of Tamsel dug through the night for six miners "
                  "who were cut off when a flooded gallery gave way, the company that "
                  "runs the pit said." MORE,
          .agency = "AP",
          .rule = CREDIT_DATELINE,
          .published = minute(4, 9, 0)},
         {.guid = "urn:example:1",
          .version = "2",
          .text = PARAGRAPH MORE,
          .agency = "AP",
          .rule = CREDIT_DATELINE,
          .published = minute(4, 11, 0)}},
        1,
        CONFIDENCE_CERTAIN,
        CREDIT_DATELINE,
        "AP"});
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_agency_that_claims_it_wins_over_an_earlier_paper),
        cmocka_unit_test(
            a_dateline_wins_over_a_byline_and_undated_does_not_lose_on_credit),
        cmocka_unit_test(an_agency_kept_on_a_papers_page_is_credited_and_not_certain),
        cmocka_unit_test(without_any_claim_it_is_the_earliest_known_copy),
        cmocka_unit_test(copies_within_a_quarter_of_an_hour_are_judged_by_their_signs),
        cmocka_unit_test(another_version_lends_its_credit_and_its_date),
        cmocka_unit_test(a_version_lends_nothing_to_paragraphs_that_it_has_not),
        cmocka_unit_test(a_version_whose_sentences_were_edited_lends_its_credit),
        cmocka_unit_test(the_earliest_dated_copy_decides_in_every_order_of_adding),
        cmocka_unit_test(the_order_is_not_known_beside_an_undated_copy),
        cmocka_unit_test(an_agency_that_contributed_to_the_earlier_copy_is_its_source),
        cmocka_unit_test(the_own_item_of_months_later_is_not_the_original),
        cmocka_unit_test(the_agency_is_its_own_publisher_by_its_full_name),
        cmocka_unit_test(stories_of_other_weeks_are_no_family),
        cmocka_unit_test(of_two_versions_the_one_with_the_drafts_wording_is_shown),
    };
    return cmocka_run_group_tests_name("election", tests, NULL, NULL);
}
