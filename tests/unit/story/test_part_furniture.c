/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "part_at.h"

/* Of a text of one paragraph. */

/* Who the house is stands in front of what the reader is asked for. */
static void
part__of_a_house_that_names_itself_and_asks_is_a_plug(void **state)
{
    static const struct {
        const char *text;
        enum part part;
    } rows[] = {
        {"The Skarn Lantern is an independent, nonprofit newsroom that looks into the "
         "harbours of the coast with patience. Sign up for our newsletter to get what "
         "our reporters write each week.",
         PART_PLUG},
        {"Sundlight is a non-profit newsroom of forty reporters in three harbour towns "
         "of the north. Sign up for our newsletter.",
         PART_PLUG},
        {"The Lamp is a nonprofit news organization for lamps, ferries and councils in "
         "Skarn. Subscribe now and read it first.",
         PART_PLUG},
        {"Tarn Watch is a nonprofit news organisation for lamps, ferries and "
         "councils in Tarn. Become a member.",
         PART_PLUG},
        {"The Skarn Lantern, a nonprofit newsroom, let nine of its forty reporters go on "
         "Monday. The owners had lost two ferries in spring.",
         PART_NARRATIVE},
        {"The council gave a nonprofit newsroom the old lamp house for ten years. "
         "Farmers "
         "must sign up for the flood scheme by Friday, the ministry said.",
         PART_NARRATIVE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        print_message("# %s\n", rows[i].text);
        assert_string_equal(part_name(part_at(rows[i].text, 0)), part_name(rows[i].part));
    }
}

static void
part__of_an_address_or_a_handle_is_no_news_unless_somebody_says_something(void **state)
{
    static const struct {
        const char *text;
        enum part part;
    } rows[] = {
        {"Stig Greenfield is western director for the Quay Institute. He kept the tide "
         "tables from 1998 to 2009. Write to him at sgreenfield@quay.example.",
         PART_TAG},
        {"Reach the harbour desk with what you saw at ferries@lantern.example.",
         PART_TAG},
        {"Anyone who saw the ferry is asked to write to harbour@skarn.example, police "
         "said on Monday.",
         PART_NARRATIVE},
        {"Lamps aren't only bad economics, as @AdaQuill explains; it's also a dark plan "
         "to hold up work on ferries+other things.",
         PART_POST},
        {"Chris talks to @mina_rosental about who pays for the new ferries "
         "#LanternSunday",
         PART_POST},
        {"The mayor told @mina_rosental on Sunday that the ferries would be paid for by "
         "the county, and said he would resign otherwise.",
         PART_NARRATIVE},
        {"Chris talks to @abc about who pays for the ferries.", PART_POST},
        {"Chris talks to @ab about who pays for the ferries.", PART_NARRATIVE},
        {"Eels were sold @ 5 crowns on the quay in the morning and @ 7 at noon.",
         PART_NARRATIVE},
        {"For more on the ferry inquiry, follow Ada Quill on Twitter and check out the "
         "Lantern's guide to the harbour.",
         PART_PLUG},
        {"The news moves fast. To stay updated, follow Ada Quill on Twitter, and read "
         "more of the Lantern's coverage of ferries.",
         PART_PLUG},
        {"The council paid more for more on the pier than on the quay.", PART_NARRATIVE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        print_message("# %s\n", rows[i].text);
        assert_string_equal(part_name(part_at(rows[i].text, 0)), part_name(rows[i].part));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(part__of_a_house_that_names_itself_and_asks_is_a_plug),
        cmocka_unit_test(
            part__of_an_address_or_a_handle_is_no_news_unless_somebody_says_something),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
