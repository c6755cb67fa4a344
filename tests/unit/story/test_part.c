/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "story/part.h"

/* The part of the paragraph `at` of a text whose paragraphs are parted by blank lines. */
static enum part
part_at(const char *paragraphs, size_t at)
{
    struct str text = str_from(paragraphs);
    struct spans spans = {0};
    struct parts parts = {0};
    for (size_t start = 0; start < text.length;) {
        size_t end = str_find(text, STR("\n\n"), start);
        end = end == STR_NOT_FOUND ? text.length : end;
        vec_add(&spans, ((struct span){(uint32_t)start, (uint32_t)end}));
        start = end + 2;
    }
    parts_find(&parts, text, &spans);
    assert_int_equal(parts.count, spans.count);
    enum part ret = parts.data[at];
    vec_release(&parts);
    vec_release(&spans);
    return ret;
}

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
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        print_message("%s\n", rows[i].text);
        assert_string_equal(part_name(part_at(rows[i].text, 0)), part_name(rows[i].part));
    }
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
        cmocka_unit_test(part__is_known_by_its_company),
        cmocka_unit_test(part__of_speech_about_a_newsletter_is_speech),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
