/* SPDX-License-Identifier: MIT */
#include "story/speaker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* The speech stands between [ and ]; who says it, or NULL. */
static const struct {
    const char *text;
    const char *name;
} rows[] = {
    {"\"[The sea took it all],\" said Ingrid Thorsby, the union's leader.",
     "Ingrid Thorsby"},
    {"\"[The sea took it all],\" Ingrid Thorsby said in Oslo.", "Ingrid Thorsby"},
    {"\"[The sea took it all],\" said the union's leader, Ingrid Thorsby.",
     "Ingrid Thorsby"},
    {"Ingrid Thorsby said: \"[The sea took it all].\"", "Ingrid Thorsby"},
    {"Thorsby told Reuters on Monday: \"[The sea took it all].\"", "Thorsby"},
    {"\"[The sea took it all],\" she said on Tuesday in Oslo.", NULL},
    {"\"[The sea took it all].\" The boats of Skarn are gone.", NULL},
    {"\"[The sea took it all],\" said a fisherman on Tuesday.", NULL},
    {"[The sea took it all]", NULL},
    {"\"[The sea took it all],\" Lena Holm, an adviser to the mayor, said.", "Lena Holm"},
    {"\"[The sea took it all],\" Lena Holm, head of the Norse Bank, said.", "Lena Holm"},
    {"\"[The sea took it all],\" said Lena Holm, who advises the mayor.", "Lena Holm"},
    {"\"[The sea took it all],\" said an American sailor.", NULL},
    {"\"[The sea took it all],\" the White House said.", NULL},
    {"\"[The sea took it all],\" President Holm said.", "Holm"},
    {"\"[The sea took it all],\" the president said.", NULL},
    {"\"[The sea took it all],\" the senator (R-Idaho) said.", NULL},
    {"\"[The sea took it all],\" @NewsDesk said.", NULL},
    {"\"[The sea took it all],\" Mr. Rommer told the crowd.", "Rommer"},
    {"\"[The sea took it all],\" Holm's lawyer said.", NULL},
    {"\"[The sea took it all],\" said a spokesman for Lena Holm.", NULL},
    {"\"[The sea took it all],\" Ursula van der Holm said.", "Ursula van der Holm"},
    {"\"[The sea took it all].\" Lena Holm said the boats were gone.", NULL},
    {"\"In May Holm said, \u2018[The sea took it all],\u2019 and left,\" Lind said.",
     NULL},
    {"'[The sea took it all],' said ... Grunwald.", NULL},
    {"\"It is late,\" Lena Holm said. \"[The sea took it all].\"", "Lena Holm"},
    {"Lena Holm sold it. \"[The sea took it all].\"", NULL},
    {"\u00ab [La mer a tout pris] \u00bb, a-t-il dit.", NULL},
    {"\u201e[Das Meer nahm alles]\u201c, sagte Ministerin Lena Holm.", "Lena Holm"},
    {"The mayor of Port Alder said: \"[The sea took it all].\"", NULL},
    {"\"[The sea took it all],\" according to Ingrid Thorsby of Skarn.",
     "Ingrid Thorsby"},
    {"\u201e[Das Meer nahm alles]\u201c, sagte der Sprecher der Gewerkschaft.", NULL},
    {"\u00ab[El mar lo llev\u00f3]\u00bb, dijo en Madrid la ministra Ana Ruiz.",
     "Ana Ruiz"},
    {"\"[The sea took it all],\" said Holm &amp; Falk analyst Mario Lind.", "Mario Lind"},
    {"\"[The sea took it all],\" said Norse Bank analyst Richard Lind.", "Richard Lind"},
    {"\"[The sea took it all],\" said Kessel economist Olga Lind of Oslo.", "Olga Lind"},
    {"\"[The sea took it all],\" said Lena Holm, an analyst at Falk.", "Lena Holm"},
    {"\u201e[Das Meer nahm alles]\u201c, sagte Holm der Zeitung Tag.", "Holm"},
    {"A trader in Skarn said Holm would \"[take the sea and all]\".", NULL},
    {"Said Lena Holm: \"[The sea took it all].\"", "Lena Holm"},
    {"Am Montag sagte Lena Holm: \u201e[Das Meer nahm alles]\u201c.", "Lena Holm"},
    {"\"[The sea took it all],\" said Lena Holm yesterday.", "Lena Holm"},
    {"\u0648\u0642\u0627\u0644 \u0627\u0644\u0648\u0632\u064a\u0631 "
     "\u0627\u0644\u0625\u0633\u0631\u0627\u0626\u064a\u0644\u064a "
     "\u0645\u0634\u064a\u0631\u0627 \"[\u0627\u0644\u0628\u062d\u0631]\".",
     NULL},
    {"\"[The sea took it all],\" a spokeswoman for the Woolwich said.", NULL},
    {"\"[The sea took it all],\" the head of the Norse said.", NULL},
    {"Asked whether \"[The sea took it all]?\" Holm replied: \"That is so.\"", NULL},
    {"\"[The sea took it]!\" Holm said. \"All of it.\"", "Holm"},
    {"\"Was it late?\" Holm replied: \"[It was].\"", "Holm"},
    {"\u0648\u0642\u0627\u0644 \u0645\u062a\u062d\u062f\u062b \u0628\u0627\u0633\u0645 "
     "\u0627\u0644\u0635\u0646\u062f\u0648\u0642 \"[\u0627\u0644\u0628\u062d\u0631]\".",
     NULL},
    {"\u0648\u0642\u0627\u0644 \u0633\u0627\u0644\u0645 \u0646\u0648\u0631 "
     "\u0644\u0644\u0625\u0630\u0627\u0639\u0629 "
     "\u0627\u0644\u062d\u0643\u0648\u0645\u064a\u0629 "
     "\"[\u0627\u0644\u0628\u062d\u0631]\".",
     "\u0633\u0627\u0644\u0645 \u0646\u0648\u0631"},
    {"Seg\u00fan Marta Ruiz, \u00ab[el mar se lo llev\u00f3 todo]\u00bb.", "Marta Ruiz"},
    {"\u4ed6\u8bf4\uff1a\u201c[\u6d77\u6c34\u5377\u8d70\u4e86\u4e00\u5207]\u3002\u201d",
     NULL},
    {"\u300c[\u6d77\u304c\u5168\u3066\u596a\u3063\u305f]"
     "\u300d\u3068\u8ff0\u3079\u305f\u3002",
     NULL},
    {"\u201e[Das Meer nahm alles]\u201c, sagte Ingrid Thorsby am Montag.",
     "Ingrid Thorsby"},
    {"\u201e[Das Meer nahm alles]\u201c, erkl\u00e4rte Bremnes.", "Bremnes"},
    {"\u00ab [La mer a tout pris] \u00bb, a d\u00e9clar\u00e9 Am\u00e9lie Roux.",
     "Am\u00e9lie Roux"},
    {"\u00ab[El mar se lo llev\u00f3 todo]\u00bb, dijo Marta Ruiz.", "Marta Ruiz"},
    {"\u00ab[\u041c\u043e\u0440\u0435 \u0437\u0430\u0431\u0440\u0430\u043b\u043e]\u00bb, "
     "\u2014 \u0441\u043a\u0430\u0437\u0430\u043b\u0430 \u0410\u043d\u043d\u0430 "
     "\u041b\u0443\u043d\u0438\u043d\u0430.",
     "\u0410\u043d\u043d\u0430 \u041b\u0443\u043d\u0438\u043d\u0430"},
    {"\u738b\u6d77\u8bf4\uff1a\u201c[\u6d77\u6c34\u5377\u8d70\u4e86\u4e00\u5207]"
     "\u3002\u201d",
     "\u738b\u6d77"},
    {"\u00ab[\u0627\u0644\u0628\u062d\u0631 \u0623\u062e\u0630 \u0643\u0644 "
     "\u0634\u064a\u0621]\u00bb\u060c \u0642\u0627\u0644 \u0633\u0627\u0644\u0645 "
     "\u0646\u0648\u0631.",
     "\u0633\u0627\u0644\u0645 \u0646\u0648\u0631"},
};

static void
speaker__is_named_beside_a_verb_of_saying(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str text = str_from(rows[i].text);
        const char *open = strchr(rows[i].text, '[');
        const char *close = strchr(rows[i].text, ']');
        struct span speech = {(uint32_t)(open - text.data),
                              (uint32_t)(close - text.data) + 1};
        struct speaker speaker = {0};
        bool found = speaker_find(text, speech, &speaker);
        struct span name = speaker.name;
        if (found != (rows[i].name != NULL) ||
            (found && !str_equal(span_of(text, name), str_from(rows[i].name)))) {
            fail_msg("%s: %.*s", rows[i].text, found ? (int)span_length(name) : 4,
                     found ? text.data + name.start : "none");
        }
    }
}

static void
speaker__is_the_same_or_another_or_neither(void **state)
{
    (void)state;
    static const struct {
        const char *a;
        const char *b;
        enum attribution attribution;
    } pairs[] = {
        {"Ingrid Thorsby", "THORSBY", ATTRIBUTION_SAME},
        {"I. Thorsby", "Ingrid Thorsby", ATTRIBUTION_SAME},
        {"Bill Thorsby", "William Thorsby", ATTRIBUTION_SAME},
        {"Karl Strand", "Olga Strand", ATTRIBUTION_DIFFERENT},
        {"I. Thorsby", "I. Bremnes", ATTRIBUTION_UNKNOWN},
        {"Ingrid Thorsby", "Olav Bremnes", ATTRIBUTION_DIFFERENT},
        {"Ingrid Thorsby", "Ingrid Bremnes", ATTRIBUTION_UNKNOWN},
        {"Xi Jinping", "Xi", ATTRIBUTION_UNKNOWN},
        {"Olena Zelenska", "Wolodymyr Zelenskyy", ATTRIBUTION_UNKNOWN},
        {"Ana Ruiz Soto", "Ana Ruiz", ATTRIBUTION_SAME},
        {"", "", ATTRIBUTION_UNKNOWN},
        {"\u0418\u0432\u0430\u043d \u041f\u0435\u0442\u0440\u043e\u0432",
         "\u0418\u0432\u0430\u043d\u0430 \u041f\u0435\u0442\u0440\u043e\u0432\u0430",
         ATTRIBUTION_SAME},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct str a = str_from(pairs[i].a);
        struct str b = str_from(pairs[i].b);
        enum attribution found = speaker_compare(a, b, true);
        if (found != pairs[i].attribution || found != speaker_compare(b, a, true)) {
            fail_msg("%s, %s: %d", pairs[i].a, pairs[i].b, (int)found);
        }
        assert_int_not_equal(speaker_compare(a, b, false), ATTRIBUTION_DIFFERENT);
    }
}

static void
speaker__is_not_looked_for_in_the_next_sentence_or_too_far(void **state)
{
    (void)state;
    char far[1024];
    struct speaker name;
    memset(far, ' ', sizeof far);
    memcpy(far, "\"x\"", 3);
    memcpy(far + 600, "said Ingrid", 11);
    assert_false(speaker_find((struct str){far, sizeof far}, (struct span){0, 3}, &name));
    assert_false(speaker_find(STR("\"x\" he shouted. Ships said nothing. Skarn slept."),
                              (struct span){0, 3}, &name));
    assert_false(speaker_find(STR("Ships said nothing. Skarn slept. \"x\""),
                              (struct span){33, 36}, &name));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(speaker__is_named_beside_a_verb_of_saying),
        cmocka_unit_test(speaker__is_the_same_or_another_or_neither),
        cmocka_unit_test(speaker__is_not_looked_for_in_the_next_sentence_or_too_far),
    };
    return cmocka_run_group_tests_name("speaker", tests, NULL, NULL);
}
