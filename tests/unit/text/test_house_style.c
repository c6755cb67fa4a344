/* SPDX-License-Identifier: MIT */
#include "lexicon/lexicon.h"
#include "text/house_style.h"

#include "text/fold.h"
#include "words.h"

struct pair_row {
    const char *one;
    const char *other;
};

static void
check_same(const char *one, const char *other, bool is_same)
{
    struct buf first = BUF_INIT;
    struct buf second = BUF_INIT;
    words_join(&first, str_from(one));
    words_join(&second, str_from(other));
    if (str_equal(buf_str(&first), buf_str(&second)) != is_same) {
        fail_msg("%s: %s, %s: %s", one, first.data, other, second.data);
    }
    buf_release(&first);
    buf_release(&second);
}

static void
house_style__counts_no_edit(void **state)
{
    (void)state;
    static const struct pair_row rows[] = {
        {"They realised it", "They realized it"},
        {"organisation organisations organising",
         "organization organizations organizing"},
        {"privatised, analysed, paralysing", "privatized, analyzed, paralyzing"},
        {"the colour of labour", "the color of labor"},
        {"neighbouring harbours", "neighboring harbors"},
        {"favourites behaved honourably", "favorites behaved honorably"},
        {"a theatre in the centre", "a theater in the center"},
        {"kilometres and litres", "kilometers and liters"},
        {"travelled, cancelled, labelling", "traveled, canceled, labeling"},
        {"the defence licence", "the defense license"},
        {"Mr. Pell", "Mr Pell"},
        {"Senator Ames, Governor Pell", "Sen. Ames, Gov. Pell"},
        {"on September 19", "on Sept. 19"},
        {"on Sep 19", "on Sept 19"},
        {"Tues., Feb. 3", "Tuesday, February 3"},
        {"in Calif.", "in California"},
        {"towards whilst amongst", "toward while among"},
        {"grey programme advisers", "gray program advisors"},
        {"okay", "OK"},
        {"an e-mail", "an email"},
        {"Web site web-site", "website website"},
        {"a cease-fire", "a ceasefire"},
        {"co-operate, re-elected, anti-war, non-profit",
         "cooperate, reelected, antiwar, nonprofit"},
        {"U.K. U.N. U.S.A.", "UK UN USA"},
        {"seven of 12", "7 of twelve"},
        {"Smith & Pell", "Smith and Pell"},
        {"5 mln", "5 million"},
        {"daß Straße", "dass Strasse"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_same(rows[i].one, rows[i].other, true);
    }
}

static void
house_style__counts_no_edit_in_any_language(void **state)
{
    (void)state;
    static const struct pair_row rows[] = {
        {"J. K. Rowe, A.\xC2\xA0"
         "B. Penn",
         "J.K. Rowe, A.B. Penn"},
        {"z. B. am Hafen", "zum Beispiel am Hafen"},
        {"z.B. d. h. u.a.", "zum Beispiel das heißt unter anderem"},
        {"5 Mio. EUR, 3 Mrd. Euro", "5 Millionen Euro, 3 Milliarden Euros"},
        {"3 Prozent, ca. 5 km", "3 %, circa 5 Kilometer"},
        {"am 3. Jänner, Sonnabend", "am 3. Jan., Samstag"},
        {"die sogenannten Räte", "die so genannten Räte"},
        {"EE. UU., EEUU y EE.UU.", "Estados Unidos, Estados Unidos y Estados Unidos"},
        {"el Sr. Paz, la Sra. Gil", "el señor Paz, la señora Gil"},
        {"10 por ciento, 2 millones", "10 porciento, 2 million"},
        {"en setiembre", "en septiembre"},
        {"Mme Petit, 3 Mds d'euros", "Madame Petit, 3 milliards d'euros"},
        {"7 pour cent, fin de semaine, week-end", "7 %, fin de semaine, weekend"},
        {"5 mln, 2 mld", "5 milioni, 2 miliardi"},
        {"o Sr. Melo, 3 milhões", "o senhor Melo, 3 milhão"},
        {"5 млн руб., 3 тыс. чел.", "5 миллионов рублей, 3 тысячи человек"},
        {"в 2023 г., 2 млрд долл.", "в 2023 году, 2 миллиарда долларов"},
        {"А. П. Орлов, т. е. он", "А.П. Орлов, то есть он"},
        {"7 процентов", "7%"},
        {"3 млн грн, 2023 р.", "3 мільйони гривень, 2023 року"},
        {"20 في المئة", "20 بالمائة"},
        {"مسئول أميركي", "مسؤول أمريكي"},
        {"مائة كيلومتر", "مئة كلم"},
        {"Kyiv, Quran, Hizbollah", "Kiev, Koran, Hezbollah"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_same(rows[i].one, rows[i].other, true);
    }
}

static void
house_style__leaves_different_words_apart(void **state)
{
    (void)state;
    static const struct pair_row rows[] = {
        {"advise", "advize"},
        {"promised", "promized"},
        {"exercise", "exercize"},
        {"surprising", "surprizing"},
        {"otherwise", "otherwize"},
        {"supervised", "supervized"},
        {"praise", "praize"},
        {"raised", "raized"},
        {"poised", "poized"},
        {"premises", "premizes"},
        {"hour", "hor"},
        {"four", "for"},
        {"our", "or"},
        {"tour", "tor"},
        {"called", "caled"},
        {"before", "befoer"},
        {"tonne", "ton"},
        {"re election", "reelection"},
        {"the US", "the UK"},
        {"non 2020", "non2020"},
        {"AT&T", "AT and T"},
        {"plan B. Anna left", "plan BAnna left"},
        {"class A. b left", "class A.b left"},
        {"Mia, 5 euro", "Mrd, 5 euro"},
        {"5 Millionen", "5 Milliarden"},
        {"пять лет", "пять год"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_same(rows[i].one, rows[i].other, false);
    }
}

static void
house_style__finds_the_s_of_ise(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        size_t at;
    } rows[] = {
        {"realise", 5}, {"realised", 5}, {"organisations", 6},
        {"analyse", 5}, {"rise", 0},     {"cruises", 0},
        {"listing", 0}, {"crisis", 0},   {"realize", 0},
        {"visa", 0},    {"", 0},         {"minimisers", 6},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(house_find_ise(rows[i].word, strlen(rows[i].word)), rows[i].at);
    }
}

static void
lexicon__knows_function_words_of_each_language(void **state)
{
    (void)state;
    static const char *const words[] = {"the", "uber",    "apres", "segun", "perche",
                                        "nao", "volgens", "чтобы", "علي",   "amongst"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const struct lexicon_node *node = lexicon_word(str_from(words[i]));
        assert_non_null(node);
        assert_non_null(lexicon_entry(node, LEXICON_STOP));
    }
    assert_null(lexicon_word(STR("harbour-master")));
    assert_null(lexicon_word(STR("")));
    assert_non_null(lexicon_word(STR("harbour")));
    assert_null(lexicon_entry(lexicon_word(STR("harbour")), LEXICON_STOP));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(house_style__counts_no_edit),
        cmocka_unit_test(house_style__counts_no_edit_in_any_language),
        cmocka_unit_test(house_style__leaves_different_words_apart),
        cmocka_unit_test(house_style__finds_the_s_of_ise),
        cmocka_unit_test(lexicon__knows_function_words_of_each_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
