/* SPDX-License-Identifier: MIT */
#include "match/match.h"

#include "match/find.h"
#include "newsroom.h"

/* A sentence whose blank is filled in one way in the story and in another in the draft.
 */
struct row {
    const char *frame; /* with one %s */
    const char *there;
    const char *here;
    const char *told; /* "here|there", NULL where nothing may be said */
    const char *rest; /* more of the story, or NULL */
    bool capital_nouns;
};

#define DOCKS                                                                            \
    "The harbour board of the northern port said on the second day of the walkout that " \
    "%s would be needed before the grain could leave the quay by rail."
#define PORT                                                           \
    "قالت إدارة الميناء في اليوم الثاني " \
    "من الإضراب إن الرصيف يحتاج إلى "         \
    "%s مليون كرونة قبل أن تغادر "                 \
    "الحبوب المخازن على متن القطار."
#define SUMS                                                                             \
    "The harbour board of the northern port said on the second day of the walkout that " \
    "it could not tell when the grain would leave the quay by rail. %s crowns."
#define BAHN                                                                            \
    "Der Hafenvorstand im Norden hat am zweiten Tag des Streiks mitgeteilt, dass für " \
    "%s noch kein Platz ist, bevor das Getreide den Kai mit der Bahn verlassen kann."
#define TRAIN                                                                       \
    "Le port du nord a fait savoir au deuxième jour de la grève que %s seraient " \
    "nécessaires avant que le grain puisse quitter le quai par le rail."
#define SPOKE                                                                         \
    "The lock will be closed until the gates have been mended, said %s, who has run " \
    "the "                                                                            \
    "yard on the island since the old foreman left it in the spring."
#define HELD                                                                            \
    "The council of the islands met again on %s to hear what the inspectors had found " \
    "under the old pier, and put off the vote on its repair."

static const struct row rows[] = {
    /* Another number. */
    {DOCKS, "310 wagons", "350 wagons", "350|310", NULL, false},
    {DOCKS, "310,000 crowns", "130,000 crowns", "130,000|310,000", NULL, false},
    {DOCKS, "$2.4 million", "$4.2 million", "$4.2|$2.4", NULL, false},
    {DOCKS, "12% of it", "15% of it", "15%|12%", NULL, false},
    {DOCKS, "101 wagons", "100 wagons", "100|101", NULL, false},
    {DOCKS, "about 310 wagons", "about 250 wagons", "250|310", NULL, false},
    {HELD, "March 14", "March 15", "March 15|March 14", NULL, false},
    {HELD, "14 March", "15 March", "15 March|14 March", NULL, false},
    {HELD, "the first day of 2021", "the first day of 2022", "2022|2021", NULL, false},
    {HELD, "the first day of 2020", "the first day of 2021", "2021|2020", NULL, false},
    {HELD, "Monday at 9", "Monday at 7", "7|9", NULL, false},
    /* The same number, rounded. */
    {DOCKS, "5,749.92 crowns", "5,750 crowns", NULL, NULL, false},
    {DOCKS, "26.6 million crowns", "27 million crowns", NULL, NULL, false},
    {DOCKS, "$391 million", "$400 million", NULL, NULL, false},
    {DOCKS, "391 wagons", "400 wagons", "400|391", NULL, false},
    {DOCKS, "2.6 million crowns", "2.7 million crowns", "2.7|2.6", NULL, false},
    {DOCKS, "960,000 crowns", "a million crowns", NULL, NULL, false},
    {DOCKS, "9,600 crowns", "10,000 crowns", "10,000|9,600", NULL, false},
    {DOCKS, "1,988 wagons", "2,000 wagons", NULL, NULL, false},
    {DOCKS, "about 1,900 wagons", "about 2,000 wagons", NULL, NULL, false},
    {DOCKS, "nearly 94 wagons", "nearly 94.5 wagons", NULL, NULL, false},
    {DOCKS, "9.4 percent of it", "nine percent of it", NULL, NULL, false},
    {DOCKS, "19.6 wagons", "20 wagons", NULL, NULL, false},
    {DOCKS, "9.4 percent of it", "10 percent of it", "10|9.4", NULL, false},
    {DOCKS, "112.9 wagons", "115 wagons", "115|112.9", NULL, false},
    /* The same in other digits. */
    {DOCKS, "room for 2 wagons", "room for 02 wagons", NULL, NULL, false},
    {DOCKS, "3.1 wagons", "3.10 wagons", NULL, NULL, false},
    {PORT, "2,4", "4.2", NULL, NULL, false},
    {PORT, "2,4", "4,3", "4,3|2,4", NULL, false},
    /* Of something else: hardly a word around it is the same. */
    {SUMS, "Freight income was broadly the same at 2.91",
     "Total income fell slightly to 3.73", NULL, NULL, false},
    /* In words here, in figures there. */
    {DOCKS, "forty wagons", "40 wagons", NULL, NULL, false},
    {DOCKS, "forty-two wagons", "42 wagons", NULL, NULL, false},
    {DOCKS, "forty wagons", "fifty wagons", "fifty|forty", NULL, false},
    {DOCKS, "forty-two wagons", "43 wagons", "43|forty-two", NULL, false},
    {DOCKS, "17 wagons", "seventeen wagons", NULL, NULL, false},
    {DOCKS, "about forty million crowns", "about 41 million crowns", NULL, NULL, false},
    {BAHN, "vierzig Waggons", "40 Waggons", NULL, NULL, true},
    {BAHN, "zweiundvierzig Waggons", "fünfzig Waggons", "fünfzig|zweiundvierzig", NULL,
     true},
    {TRAIN, "quarante-deux wagons", "42 wagons", NULL, NULL, false},
    {TRAIN, "quatre-vingt-dix wagons", "80 wagons", "80|quatre-vingt-dix", NULL, false},
    /* Converted: by another rate, or into another currency. */
    {DOCKS, "C$37 million ($27 million)", "C$37 million ($26.6 million)", NULL, NULL,
     false},
    {DOCKS, "37 million crowns ($27 million)", "37 million crowns ($28 million)", NULL,
     NULL, false},
    {DOCKS, "$27 million", "£21 million", NULL, NULL, false},
    {DOCKS, "12 miles", "19 kilometres", NULL, NULL, false},
    /* A date in another order or of another era, a year of a copyright. */
    {HELD, "1436/10/15", "15/10/1436", NULL, NULL, false},
    {HELD, "2021-10-15", "15-10-2021", NULL, NULL, false},
    {HELD, "10/15/2021", "15/10/2021", NULL, NULL, false},
    {HELD, "a day of 1443", "a day of 2021", NULL, NULL, false},
    {HELD, "a day of 2564", "a day of 2021", NULL, NULL, false},
    {HELD, "the day © 2017 All rights reserved", "the day © 2016 All rights reserved",
     NULL, NULL, false},
    {HELD, "a day, Copyright 2017 Board", "a day, Copyright 2019 Board", NULL, NULL,
     false},
    /* An hour by another clock. */
    {HELD, "Monday at 5:30 p.m.", "Monday at 17:30", NULL, NULL, false},
    {HELD, "Monday at 5 p.m.", "Monday at 17 p.m.", NULL, NULL, false},
    {HELD, "Monday at 1500 GMT", "Monday at 11 a.m. EDT", NULL, NULL, false},
    /* Somebody or something else. */
    {SPOKE, "Karl Strand", "Olga Strand", "Olga|Karl", NULL, false},
    {SPOKE, "Karl Strand", "Peter Holm", "Peter Holm|Karl Strand", NULL, false},
    {SPOKE, "Karl Jensen", "Karl Hansen", "Hansen|Jensen", NULL, false},
    {HELD, "Monday", "Tuesday", "Tuesday|Monday", NULL, false},
    {HELD, "Velmark", "Harrowgate", "Harrowgate|Velmark", NULL, false},
    {HELD, "the day Iran left", "the day Iraq left", "Iraq|Iran", NULL, false},
    {HELD, "the day Niger left", "the day Nigeria left", "Nigeria|Niger", NULL, false},
    /* Another form of the same name. */
    {SPOKE, "Karl Strand", "Carl Strand", NULL, NULL, false},
    {SPOKE, "William Strand", "Bill Strand", NULL, NULL, false},
    {SPOKE, "Muammar Gadhafi", "Muammar Qaddafi", NULL, NULL, false},
    {SPOKE, "the mayor of Kiev", "the mayor of Kyiv", NULL, NULL, false},
    {SPOKE, "the mayor of Fort Worth", "the mayor of Ft. Worth", NULL, NULL, false},
    {SPOKE, "the chief of Mount Alder", "the chief of Mt Alder", NULL, NULL, false},
    {SPOKE, "the mayor of Velmark, Virginia", "the mayor of Velmark, Va.", NULL, NULL,
     false},
    {HELD, "Sept. 14", "September 14", NULL, NULL, false},
    {SPOKE, "Mr. Strand", "President Strand", NULL, NULL, false},
    /* A capital or a government for its country. */
    {DOCKS, "Beijing's consent", "China's consent", NULL, NULL, false},
    {DOCKS, "the Kremlin's consent", "the Russian consent", NULL, NULL, false},
    {DOCKS, "consent from Moscow", "consent from Russia", NULL, NULL, false},
    {DOCKS, "consent from Berlin", "consent from Germany", NULL, NULL, false},
    {DOCKS, "consent from Westminster", "consent from London", NULL, NULL, false},
    {DOCKS, "South Korean consent", "South Korea's consent", NULL, NULL, false},
    {DOCKS, "consent from Berlin", "consent from France", "France|Berlin", NULL, false},
    /* Another word for what the story names elsewhere. */
    {DOCKS, "consent of all City firms", "consent of all London firms", NULL,
     "The firms of London said they would wait for it.", false},
    /* Nouns that a language writes with a capital. */
    {"Die kleine Stadt hat am Sonntag ein neues Terminal eröffnet, das nach Angaben der "
     "%s "
     "deutlich teurer geworden ist als zunächst geplant war.",
     "Verwaltung", "Behörde", NULL, NULL, true},
    /* A headline. */
    {"Harbour Board Of Northern Port Says %s Needed Before Grain Leaves Quay By Rail "
     "Again",
     "Council", "Mayor", NULL, NULL, false},
};

static void
find(struct match *ret, const char *draft, const char *story, bool capital_nouns)
{
    struct newsroom newsroom;
    struct error err = {{0}};
    struct spans quotations = {0};
    const struct source *source;
    newsroom_open(&newsroom);
    newsroom_add(&newsroom, &(struct newsroom_story){.text = story});
    newsroom_publish(&newsroom);
    struct sources *sources = sources_new(newsroom.snapshot, NULL);
    assert_int_equal(sources_get(sources, 1, &source, &err), STATUS_OK);
    struct match_text text = {.text = str_from(draft),
                              .quotations = &quotations,
                              .capital_nouns = capital_nouns};
    match_story(ret, source, &text);
    sources_free(sources);
    newsroom_close(&newsroom);
}

/* "here|there" of all differences, one a line. */
static char *
tell(const struct match *match, const char *draft, const char *story)
{
    struct buf out = BUF_INIT;
    vec_each(const struct match_difference, difference, &match->differences) {
        buf_add_str(&out, span_of(str_from(draft), difference->draft));
        buf_add_byte(&out, '|');
        buf_add_str(&out, span_of(str_from(story), difference->source));
        buf_add_text(&out,
                     difference + 1 < match->differences.data + match->differences.count
                         ? "\n"
                         : "");
    }
    return out.data;
}

static void
what_differs_is_told_where_it_surely_does(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf draft = BUF_INIT;
        struct buf story = BUF_INIT;
        struct match match;
        const char *blank = strstr(rows[i].frame, "%s");
        struct str before = {rows[i].frame, (size_t)(blank - rows[i].frame)};
        buf_add_str(&draft, before);
        buf_add_str(&story, before);
        buf_add_text(&draft, rows[i].here);
        buf_add_text(&story, rows[i].there);
        buf_add_text(&draft, blank + 2);
        buf_add_text(&story, blank + 2);
        if (rows[i].rest != NULL) {
            buf_add_text(&story, "\n\n");
            buf_add_text(&story, rows[i].rest);
        }
        find(&match, draft.data, story.data, rows[i].capital_nouns);
        char *told = tell(&match, draft.data, story.data);
        const char *wanted = rows[i].told ? rows[i].told : "";
        if (strcmp(told ? told : "", wanted) != 0) {
            print_error("%s for %s: wanted \"%s\", told \"%s\"\n", rows[i].here,
                        rows[i].there, wanted, told ? told : "");
            wrong++;
        }
        memory_free(told);
        match_release(&match);
        buf_release(&draft);
        buf_release(&story);
    }
    assert_int_equal(wrong, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_differs_is_told_where_it_surely_does),
    };
    return cmocka_run_group_tests_name("difference", tests, NULL, NULL);
}
