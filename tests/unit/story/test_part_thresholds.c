/* SPDX-License-Identifier: MIT */
/* A row on each side of every number of story/thresholds.h: it fails when the number is
 * moved by half. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "part_at.h"

#define LONG_LINE                                                                     \
    "The ferry left the old quay at noon with forty on board, and nobody who saw it " \
    "from "                                                                           \
    "the hill could say why the lamps of its stern were lit so early in a day of no fog"
#define CLOSED LONG_LINE ".|"
#define OPEN LONG_LINE "|"

struct row {
    const char *text; /* paragraphs parted by '|' */
    enum part part;   /* of the first */
};

static const struct row rows[] = {
    /* PART_SHARE */
    {"Mina Rosental in Skarn and Oskar Brandl in Tarn contributed to this report. The "
     "ferry left at noon with forty on board and a broken engine below.",
     PART_NARRATIVE},
    /* PART_REST */
    {"The ferry left at noon with forty on it. All rights reserved.", PART_NOTE},
    {"The ferry left at noon with forty on board and no pilot. All rights reserved.",
     PART_NARRATIVE},
    /* PART_PHRASE_SHARE */
    {"The ferry and all rights reserved to its crew were sold.", PART_NARRATIVE},
    {"Copyright all rights reserved, Herald", PART_NOTE},
    /* PART_METHOD_SENTENCE */
    {"The hearing was conducted behind closed doors. Adults were kept out of the town "
     "hall. The respondents were the ferry and its owner.",
     PART_NARRATIVE},
    /* PART_METHOD_NEAR */
    {"Adults were interviewed, and some 54 percent of respondents swim.", PART_NARRATIVE},
    {"The survey of 2,002 adults has a margin of error of some 3 percent.", PART_METHOD},
    /* PART_TAG_NAME */
    {"Mina Rosental-Brandl of the harbour desk is a staff writer for the Herald.",
     PART_TAG},
    {"The pilot whom the council had asked for in the spring, Brandl, is the author of "
     "the lamp law.",
     PART_NARRATIVE},
    /* PART_TAG_LAST */
    {"Mina Rosental is a staff writer for the Herald.|The ferry left.|It rained.|No.",
     PART_TAG},
    {"Mina Rosental is a staff writer for the Herald.|The ferry left.|It rained.|No.|So.",
     PART_NARRATIVE},
    /* PART_PHOTOGRAPHER */
    {"Kling speaks on the quay of Skarn, May 4, 2019. (Ada Quill of the Lantern)",
     PART_CAPTION},
    {"Kling speaks on the quay of Skarn, May 4, 2019. (Ada Marie Quill of the Lantern "
     "for the Old Harbour Museum of the Sund)",
     PART_NARRATIVE},
    /* PART_CAPTION_YEAR */
    {"Kling speaks on May 4, 2019, in the old harbour. (Ada Quill)", PART_CAPTION},
    {"Kling, who was mayor in 2012, speaks on the old quay of Skarn on a warm day in "
     "May. "
     "(Ada Quill)",
     PART_NARRATIVE},
    /* PART_QUOTED_SHARE */
    {"Oskar Brandl and Mina Rosental of \"The Sund Lamp\" contributed to this report.",
     PART_NOTE},
    {"Brandl of \"The Sund Herald Lamp\" contributed to this report.", PART_NARRATIVE},
    /* PART_LABEL_LIMIT */
    {"HARBOUR MASTER TOMAS BRANDT OF SKARN: It was late.|KLING: It was.",
     PART_TRANSCRIPT},
    {"HARBOUR MASTER TOMAS BRANDT OF SKARN IN THE NORTH: It was late.|KLING: It was.",
     PART_NARRATIVE},
    /* PART_CLOSED_SHARE: of eight longer ones seven, and six, end as sentences do */
    {"Lamps of the quay|" CLOSED CLOSED CLOSED CLOSED CLOSED CLOSED CLOSED OPEN,
     PART_HEADING},
    {"Lamps of the quay|" CLOSED CLOSED CLOSED CLOSED OPEN OPEN OPEN OPEN,
     PART_NARRATIVE},
};

static void
expect_part(struct str text, enum part part)
{
    assert_non_null(text.data);
    if (text.length > 0) {
        print_message("# %.*s\n", (int)(text.length < 200 ? text.length : 200),
                      text.data ? text.data : "");
    }
    assert_string_equal(part_name(part_between(text, STR("|"), 0)), part_name(part));
}

static void
threshold__has_a_row_on_each_side(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        expect_part(str_from(rows[i].text), rows[i].part);
    }
}

/* Begun so, and with as many lamps as make it so long. */
static void
expect_of_length(const char *head, size_t length, enum part part)
{
    struct buf text = {0};
    buf_add_str(&text, str_from(head));
    while (text.length < length) {
        buf_add_str(&text, STR(" of lamps and lanterns"));
    }
    expect_part(buf_str(&text), part);
    buf_release(&text);
}

static void
threshold__of_length_has_a_row_on_each_side(void **state)
{
    (void)state;
    const char *note = "Editor's note: The ferry is older. It has two rows";
    const char *tag = "Mina Rosental is a staff writer for the Herald";
    expect_of_length(note, 600, PART_NOTE); /* PART_NOTE_LIMIT */
    expect_of_length(note, 900, PART_NARRATIVE);
    expect_of_length(tag, 500, PART_TAG); /* PART_TAG_LIMIT */
    expect_of_length(tag, 700, PART_NARRATIVE);
    expect_of_length("More:How the mayor", 180, PART_LINK); /* PART_LINK_LIMIT */
    expect_of_length("More:How the mayor", 280, PART_NARRATIVE);
}

/* So many lamps in one line above two sentences. */
static enum part
part_of_line(size_t length)
{
    struct buf text = {0};
    buf_add_text(&text, "Lamps");
    while (text.length < length) {
        buf_add_text(&text, " lamps");
    }
    buf_add_text(&text, "|" CLOSED CLOSED);
    enum part ret = part_between(buf_str(&text), STR("|"), 0);
    buf_release(&text);
    return ret;
}

static void
threshold__of_a_heading_has_a_row_on_each_side(void **state)
{
    (void)state;
    assert_int_equal(part_of_line(130), PART_HEADING); /* PART_HEADING_LIMIT */
    assert_int_equal(part_of_line(200), PART_NARRATIVE);
}

static void
expect_card(const char *text, size_t padding, bool wanted)
{
    struct buf all = {0};
    struct spans cards = {0};
    buf_add_text(&all, text);
    for (size_t i = 0; i < padding; i++) {
        buf_add_text(&all, " lamps and lanterns");
    }
    buf_add_text(&all, " MORE said so.");
    part_find_cards(&cards, buf_str(&all));
    print_message("# %s\n", text);
    assert_int_equal(cards.count, wanted);
    vec_release(&cards);
    buf_release(&all);
}

static void
threshold__of_a_card_has_a_row_on_each_side(void **state)
{
    (void)state;
    expect_card("Jan BerBerta", 0, false);
    expect_card("Berg Jan BergFerry", 0, true);
    expect_card("Jo Jo JoFerry", 0, false);                   /* CARD_NAME_MIN */
    expect_card("Kling Agnes Maria Lou KlingFerry", 0, true); /* CARD_NAME_WORDS */
    expect_card("Kling Agnes Maria Lou Ada Eva Ina Lea KlingFerry", 0, false);
    expect_card("Kling Agnes KlingFerry", 30, true); /* CARD_LIMIT */
    expect_card("Kling Agnes KlingFerry", 55, false);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threshold__has_a_row_on_each_side),
        cmocka_unit_test(threshold__of_length_has_a_row_on_each_side),
        cmocka_unit_test(threshold__of_a_heading_has_a_row_on_each_side),
        cmocka_unit_test(threshold__of_a_card_has_a_row_on_each_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
