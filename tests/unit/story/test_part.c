/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "part_at.h"

/* The part of the paragraph `at` of a text whose paragraphs are parted by blank lines. */

static void
part__is_known_by_its_form(void **state)
{
    static const struct {
        const char *text;
        enum part part;
    } rows[] = {
        {"The ferry was late again, and the baker had to wait for his flour.",
         PART_NARRATIVE},
        {"The council asked the owners to sign up in person at the town hall by noon.",
         PART_NARRATIVE},
        {"The baker said he would follow the news of the ferry as you follow the moon.",
         PART_NARRATIVE},
        {"The poll of the council was conducted in silence.", PART_NARRATIVE},
        {"\xe2\x80\x9cWe shall mend it before the winter comes, and with our own "
         "money.\xe2\x80\x9d",
         PART_SPEECH},
        {"Not one crate was missing. Ask the clerk! \xe2\x80\x94 Oskar Brandl "
         "(@MayorBrandl) April 20, 2018",
         PART_POST},
        {"Sign up for our newsletter and read it before the ferry sails.", PART_PLUG},
        {"Abonnieren Sie den Newsletter der Sundzeitung.", PART_PLUG},
        {"Inscrivez-vous \xc3\xa0 notre infolettre.", PART_PLUG},
        {"Media playback is unsupported on your device", PART_PLAYER},
        {"The poll of 1,002 adults was conducted by telephone. The margin of sampling "
         "error is plus or minus 4.2 percentage points.",
         PART_METHOD},
        {"The AP is solely responsible for all content.", PART_NOTE},
        {"Mina Rosental is a staff writer for the Herald.", PART_TAG},
        {"Ada Quill is a nationally syndicated radio host and columnist. Her latest book "
         "is a history of lamps.",
         PART_TAG},
        {"\xe2\x80\x94 Matty Contini is the editor-in-chief of the Lantern, where this "
         "column first appeared.",
         PART_NOTE},
        {"This is a rush transcript. Copy may not be in its final form.", PART_NOTE},
        {"Want news from the Herald on your telephone? Click this link to get started",
         PART_PLUG},
        {"More:How the mayor and the pilot changed everything in the harbour", PART_LINK},
        {"Lamp report:What we know of the ferry, and what we may never know", PART_LINK},
        {"More:Does the lamp tax of Skarn compare to that of Tarn?", PART_LINK},
        {"How bad is the flood and can it be mended? Read more", PART_LINK},
        {"CLOSE The mayor stood in the garden and said that he had no need of lamps.",
         PART_PLAYER},
        {"Close the door, said the mayor, and nobody did.", PART_NARRATIVE},
        {"The pilot left at 5:30 and took the mail, which nobody wants to read more.",
         PART_NARRATIVE},
        {"Note:The ferry sails again on Monday.", PART_NARRATIVE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        print_message("# %s\n", rows[i].text);
        assert_string_equal(part_name(part_at(rows[i].text, 0)), part_name(rows[i].part));
    }
}

static void
part__of_an_author_a_note_or_a_plug_is_known_in_other_words(void **state)
{
    static const struct {
        const char *text;
        enum part part;
    } rows[] = {
        {"Mina Rosental is chief political correspondent at the Lantern.", PART_TAG},
        {"Jan de Boer is an elections analyst for the Herald.", PART_TAG},
        {"Mina Rosental ist Korrespondentin der Sundzeitung in Tarn.", PART_TAG},
        {"Contact Mina Rosental at [email\xc2\xa0protected] or at the desk.", PART_TAG},
        {"Contact Mina Rosental at [email protected] or on Twitter.", PART_TAG},
        {"The mayor is a former editor of the Herald.", PART_NARRATIVE},
        {"Agnes Kling is mayor of Skarn, and once wrote a play about an editor.",
         PART_NARRATIVE},
        {"This is a breaking news story and will be updated.", PART_NOTE},
        {"The opinions expressed by columnists are their own and do not necessarily "
         "represent the views of the Herald.",
         PART_NOTE},
        {"In each episode of her weekly show Mina Rosental looks a little deeper into "
         "the lamps of Skarn. Click to subscribe!",
         PART_PLUG},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        print_message("# %s\n", rows[i].text);
        assert_string_equal(part_name(part_at(rows[i].text, 0)), part_name(rows[i].part));
    }
}

static void
expect_parts(const char *const *texts, size_t count, enum part part)
{
    for (size_t i = 0; i < count; i++) {
        print_message("# %s\n", texts[i]);
        assert_string_equal(part_name(part_at(texts[i], 0)), part_name(part));
    }
}

#define expect_all(texts, part) expect_parts(texts, sizeof texts / sizeof *texts, part)

/* News of polls, newsletters, rights and corrections uses the words of notes. */
static void
part__of_news_about_furniture_is_narrative(void **state)
{
    static const char *const texts[] = {
        "The survey of 1,002 adults found that 54 percent of respondents want the "
        "bridge, "
        "up from 41 percent before the ferry sank.",
        "In a telephone survey, 54% of registered voters and 61% of likely voters backed "
        "the lamp tax.",
        "Kling leads Brandt by two points among likely voters, within the margin of "
        "sampling error of 3 percentage points.",
        "The poll, which was conducted by telephone among 1,002 adults, found most "
        "respondents weary of the ferry.",
        "Respondents said the ferry was late. Adults under thirty and registered voters "
        "in the survey of the harbour said the same, and would rather swim. The margin "
        "of error is plus or minus 4 percentage points.",
        "More than 3,000 people signed up for the newsletter that the baker writes each "
        "Sunday, and some have asked him for his bread.",
        "Farmers must sign up for the flood scheme by Friday, the ministry said, or wait "
        "until the spring of next year for their money.",
        "The Herald will close the newsletter that it sends to 40,000 people, and asks "
        "those who subscribe to it to take the paper on Sundays.",
        "The court held that the words all rights reserved on the chart do not stop a "
        "fisherman from drawing the same rocks once more.",
        "The ferry left at noon with forty on board, and nobody on the quay knew that "
        "its "
        "second engine had failed. The pilot had warned the owners in spring, and they "
        "had paid him for his silence. Mina Rosental contributed to this report.",
        "A dozen engineers contributed to this report on the lamps, which the council "
        "paid for and never printed, Ms Kling recalled on Friday.",
        "The Herald took back an earlier version of this story on Monday and paid the "
        "pilot, whom it had called a drunk, 4,000 crowns.",
        "The views expressed at the hearing were sharp, and the mayor left before noon.",
        "Police have more videos of the crash, and the court will watch them in March.",
        "More videos of the crash were shown to the court on the second day.",
        "Brandt, who likes to say that he is the author of the lamp law, told the "
        "council "
        "that he had never read it.",
    };
    (void)state;
    expect_all(texts, PART_NARRATIVE);
}

static void
part__of_news_about_furniture_is_narrative_in_every_language(void **state)
{
    static const char *const texts[] = {
        "In der Umfrage unter 1.002 Wahlberechtigten sprachen sich 54 Prozent der "
        "Befragten f\xc3\xbcr die Br\xc3\xbc"
        "cke aus, repr\xc3\xa4sentativ sei das nicht.",
        "Der Verlag will unseren Newsletter einstellen, sagte die Redakteurin, obwohl "
        "ihn "
        "40.000 Menschen lesen.",
        "Das Gericht entschied, dass der Satz alle Rechte vorbehalten auf der Karte "
        "niemanden daran hindert, dieselben Felsen noch einmal zu zeichnen.",
        "Selon un sondage aupr\xc3\xa8s de 1 002 personnes, 54 % des personnes "
        "interrog\xc3\xa9"
        "es veulent le pont, et l'\xc3\xa9"
        "chantillon compte autant de "
        "p\xc3\xaa"
        "cheurs que de marins.",
        "Le tribunal a jug\xc3\xa9 que les mots tous droits r\xc3\xa9serv\xc3\xa9s sur "
        "la carte "
        "n'emp\xc3\xaa"
        "chent personne de dessiner les m\xc3\xaames rochers.",
        "Seg\xc3\xban la encuesta a 1.002 vecinos, el 54 por ciento de los encuestados "
        "quiere el puente, aunque la muestra de pescadores era peque\xc3\xb1"
        "a.",
        "El tribunal dijo que las palabras todos los derechos reservados en el mapa no "
        "impiden dibujar las mismas rocas otra vez.",
        "\xd0\x9e\xd1\x82 "
        "\xd1\x80\xd0\xb5\xd0\xb4\xd0\xb0\xd0\xba\xd1\x86\xd0\xb8\xd0\xb8 "
        "\xd0\xbf\xd0\xbe\xd1\x82\xd1\x80\xd0\xb5\xd0\xb1\xd0\xbe\xd0\xb2\xd0\xb0\xd0\xbb"
        "\xd0\xb8 "
        "\xd1\x83\xd0\xb4\xd0\xb0\xd0\xbb\xd0\xb8\xd1\x82\xd1\x8c "
        "\xd1\x81\xd1\x82\xd0\xb0\xd1\x82\xd1\x8c\xd1\x8e.",
    };
    (void)state;
    expect_all(texts, PART_NARRATIVE);
}

static void
part__of_a_note_is_a_note_though_part_of_it_says_nothing(void **state)
{
    static const char *const notes[] = {
        "Copyright 2019 The Sund Herald. All rights reserved.",
        "Mina Rosental in Skarn and Oskar Brandl in Tarn contributed to this report.",
        "Editor's note: The ferry was built in 1931, not in 1913. The quay is older, and "
        "the baker has asked us to say so.",
        "The Herald receives support for its reports on lamps from the Sund Trust. The "
        "Herald is solely responsible for all content.",
        "Alle Rechte vorbehalten.",
        "Anmerkung der Redaktion: Die F\xc3\xa4hre wurde 1931 gebaut und nicht 1913.",
        "\xc2\xa9 2019 La Gazette. Tous droits r\xc3\xa9serv\xc3\xa9s.",
        "Nota de la redacci\xc3\xb3n: el barco es de 1931 y no de 1913.",
    };
    static const char *const methods[] = {
        "The Herald-Sund poll of 1,095 adults was conducted March 14-19 using a sample "
        "that is designed to be representative of the coast. The margin of sampling "
        "error for all respondents is plus or minus 4.1 percentage points.",
        "The online survey of 2,002 registered voters has a margin of error of 3%.",
        ("Die Fehlertoleranz liegt bei drei Prozentpunkten. F\xc3\xbcr die Umfrage unter "
         "1.002 Wahlberechtigten wurden befragt: Fischer und Lotsen."),
    };
    static const char *const plugs[] = {
        "Sign up for our newsletter. Each week we bring you the best of the coast.",
        "Melden Sie sich an f\xc3\xbcr unseren Newsletter.",
    };
    static const char *const players[] = {
        "Just Watched The ferry leaves Replay More Videos MUST WATCH",
        "Image caption The ferry lies at the quay",
    };
    (void)state;
    expect_all(notes, PART_NOTE);
    expect_all(methods, PART_METHOD);
    expect_all(plugs, PART_PLUG);
    expect_all(players, PART_PLAYER);
}

/* What a paper prints again at the end or head of each piece of its kind. */
static void
part__of_a_page_is_no_news(void **state)
{
    static const char *const notes[] = {
        "Views expressed in this article are the opinions of the author and do not "
        "necessarily reflect the views of The Sund Herald.",
        "The opinions expressed by columnists are their own and do not necessarily "
        "represent the views of Lantern.example.",
        "The views and opinions expressed in this commentary are solely those of the "
        "author.",
        "Opinions expressed are solely her own and not those of the Herald.",
        "Las opiniones expresadas en esta columna son de la autora.",
        "Les opinions exprim\xc3\xa9"
        "es dans cette tribune n'engagent que leur auteur.",
    };
    static const char *const plugs[] = {
        "This article was produced in partnership with Lantern.example, which is a "
        "member "
        "of the Sund Local Network. The Herald is a nonprofit newsroom. Sign up to "
        "receive our biggest stories as soon as they\xe2\x80\x99re published.",
        ("The Herald is a nonprofit newsroom. Sign up to receive our biggest stories as "
         "soon as they\xe2\x80\x99re published."),
        "This story was co-published with the Lantern.",
    };
    static const char *const tags[] = {
        "Ada Quill is an attorney and a commentator who serves with the advisory board "
        "of "
        "the lamp fund. She was a spokeswoman of the ferry and former Miss Skarn. She is "
        "on Twitter @AdaQuill.",
        "Oskar Brandl has been an adviser to three mayors, a two-time candidate for the "
        "harbour board, and the nominee of the Lamp Party in 2000. He was also a "
        "founding "
        "member of the Quay Group, which began on the radio. His latest book is: The "
        "Greatest Ferry. For more of his reports, Go Here Now.",
        "Ada Quill is an adjunct professor of harbour law at Skarn College.",
        "Ada Quill es catedr\xc3\xa1tica de historia en Skarn.",
        "Ada Quill ist Kolumnistin in Tarn.",
    };
    static const char *const captions[] = {
        ("Mayor Agnes Kling speaks at the lamp forum in Skarn, August 10, 2019. (Ada "
         "Quill)"),
        "Die Bürgermeisterin am Hafen von Tarn, 10. August 2019. (Ada Quill)",
        "The ferry lies at the quay of Morel on Feb. 22, 2016. (Ada Quill for Lantern)",
    };
    (void)state;
    expect_all(notes, PART_NOTE);
    expect_all(plugs, PART_PLUG);
    expect_all(tags, PART_TAG);
    expect_all(captions, PART_CAPTION);
}

static void
part__of_news_like_a_page_is_news(void **state)
{
    static const char *const texts[] = {
        "The opinions expressed at the hearing were sharp, and nobody left before noon.",
        "Ada Quill is an attorney and was on the ferry when it sank, she told the court.",
        "The lamp law passed in 2019. (Kling voted against it, and Brandt stayed away.)",
        "Kling has been mayor since 2012 (Lamp Party).",
        ("The paper and the museum produced the map in partnership with the harbour "
         "board."),
    };
    (void)state;
    expect_all(texts, PART_NARRATIVE);
}

static void
aside__is_the_sentence_alone(void **state)
{
    const struct str text = STR(
        "The ferry left at noon with forty on board. Mina Rosental contributed to this "
        "report. The pilot had warned the owners.");
    struct spans asides = {0};
    (void)state;
    part_find_asides(&asides, text);
    assert_int_equal(asides.count, 1);
    assert_true(str_equal(span_of(text, asides.data[0]),
                          STR("Mina Rosental contributed to this report")));
    vec_release(&asides);
    part_find_asides(&asides, STR("People signed up for it, and all rights reserved is "
                                  "what the label of the tin says."));
    assert_int_equal(asides.count, 0);
    vec_release(&asides);
}

static void
part__is_known_by_its_company(void **state)
{
    (void)state;
    const char *talk = "BRANDT: Who will pay?\n\nKLING: The lamp fund will.";
    const char *alone = "ULVIK: The ferry was late.\n\nThe baker had to wait.";
    const char *plug = "Let our host tell you of the week.\n\nSubscribe to our podcast.";
    const char *column = "Your host may be late.\n\nThe ferry certainly will be.";
    assert_int_equal(part_at(talk, 0), PART_TRANSCRIPT);
    assert_int_equal(part_at(talk, 1), PART_TRANSCRIPT);
    assert_int_equal(part_at(alone, 0), PART_NARRATIVE);
    assert_int_equal(part_at(plug, 0), PART_PLUG);
    assert_int_equal(part_at(column, 0), PART_NARRATIVE);
}

/* A post of several lines has its handle in the last. */
static void
part__of_the_lines_of_a_post_is_a_post(void **state)
{
    (void)state;
    const char *post =
        "The council met for four hours on the ferry.\n\n"
        "Not one word about the lamps.\n\nNot one.\n\n"
        "Ask the clerk! \xe2\x80\x94 Oskar Brandl (@MayorBrandl) April 20, 2018";
    const char *one =
        "Brandl was not amused.\n\n"
        "Ask the clerk! \xe2\x80\x94 Oskar Brandl (@MayorBrandl) April 20, 2018";
    const char *said =
        "\"Not one word,\" said Kling.\n\nNobody answered.\n\n"
        "Ask the clerk! \xe2\x80\x94 Oskar Brandl (@MayorBrandl) April 20, 2018";
    assert_int_equal(part_at(post, 1), PART_POST);
    assert_int_equal(part_at(post, 2), PART_POST);
    assert_int_equal(part_at(one, 0), PART_NARRATIVE);
    assert_int_equal(part_at(said, 0), PART_NARRATIVE);
    assert_int_equal(part_at(said, 1), PART_NARRATIVE);
}

/* A title is one only among paragraphs that end as sentences do. */
static void
part__of_a_short_line_without_a_stop_is_a_heading(void **state)
{
#define LONG_LINE(end)                                                                   \
    "The ferry left the old quay at noon with forty on board, and nobody who saw it "    \
    "from "                                                                              \
    "the hill could say why the lamps of its stern were lit so early in a day that had " \
    "no "                                                                                \
    "fog" end
    const char *closed = LONG_LINE(".") "\n\nLamps of the old quay\n\n" LONG_LINE(".");
    const char *open = LONG_LINE("") "\n\nLamps of the old quay\n\n" LONG_LINE(".");
    const char *asked = LONG_LINE(".") "\n\nWho lit the lamps?\n\n" LONG_LINE(".");
    (void)state;
    assert_string_equal(part_name(part_at(closed, 1)), part_name(PART_HEADING));
    assert_string_equal(part_name(part_at(open, 1)), part_name(PART_NARRATIVE));
    assert_string_equal(part_name(part_at(asked, 1)), part_name(PART_NARRATIVE));
}

static void
card__is_what_stands_behind_a_name_that_is_repeated(void **state)
{
    static const struct {
        const char *text;
        const char *card; /* "" for none */
    } rows[] = {
        {"Mayor Agnes Kling Agnes Maria KlingFerry sails again Lamps lit MORE (D) said "
         "so.",
         "Agnes Maria KlingFerry sails again Lamps lit MORE"},
        {"Mayor Jan Brandt Johann (Jan) BrandtFerry sails again MORE said so.",
         "Jan) BrandtFerry sails again MORE"},
        {"Judge Agnes KlingAgnes KlingFerry sails again Lamps lit MORE, a friend.",
         "Agnes KlingFerry sails again Lamps lit MORE"},
        {"Rector Bill de Boer Bill de BoerFerry sails again MORE, too.",
         "Bill de BoerFerry sails again MORE"},
        {"Agnes Kling Agnes Maria Kling Kling calls the lamps old MORE said so.",
         "Agnes Maria Kling Kling calls the lamps old MORE"},
        {"Mayor Agnes Kling met Agnes Maria Berg, and wanted more lamps.", ""},
        {"Agnes Kling Agnes Maria KlingFerry sails again and again.", ""},
        {"The mayor asked for MORE lamps, Agnes Kling said.", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str text = str_from(rows[i].text);
        struct spans cards = {0};
        part_find_cards(&cards, text);
        print_message("# %s\n", rows[i].text);
        assert_int_equal(cards.count, rows[i].card[0] != 0);
        if (cards.count > 0) {
            assert_true(str_equal(span_of(text, cards.data[0]), str_from(rows[i].card)));
        }
        vec_release(&cards);
    }
}

static void
part__of_speech_about_a_newsletter_is_speech(void **state)
{
    (void)state;
    const char *text =
        "\"You must sign up for our newsletter, or we are lost,\" he said.";
    assert_int_equal(part_at(text, 0), PART_SPEECH);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(part__is_known_by_its_form),
        cmocka_unit_test(part__of_an_author_a_note_or_a_plug_is_known_in_other_words),
        cmocka_unit_test(part__of_news_about_furniture_is_narrative),
        cmocka_unit_test(part__of_news_about_furniture_is_narrative_in_every_language),
        cmocka_unit_test(part__of_a_note_is_a_note_though_part_of_it_says_nothing),
        cmocka_unit_test(part__of_a_page_is_no_news),
        cmocka_unit_test(part__of_news_like_a_page_is_news),
        cmocka_unit_test(aside__is_the_sentence_alone),
        cmocka_unit_test(part__is_known_by_its_company),
        cmocka_unit_test(part__of_the_lines_of_a_post_is_a_post),
        cmocka_unit_test(part__of_a_short_line_without_a_stop_is_a_heading),
        cmocka_unit_test(card__is_what_stands_behind_a_name_that_is_repeated),
        cmocka_unit_test(part__of_speech_about_a_newsletter_is_speech),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
