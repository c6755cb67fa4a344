/* SPDX-License-Identifier: MIT */
#include "text/token.h"

#include "words.h"

static void
token__folds_typography(void **state)
{
    (void)state;
    static const struct words_row rows[] = {
        {"The MINISTER Spoke", "the|minister|spoke"},
        {"“Quoted” ‘twice’ \"over\"", "quoted|twice|over"},
        {"long-term – em—dash‐ed", "long|term|em|dash|ed"},
        {"long term", "long|term"},
        {"a\xC2\xA0no-break", "a|no|break"},
        {"wait… what...now", "wait|what|now"},
        {"zero\u200Bwidth \uFEFFmark joi\u200Dner", "zerowidth|mark|joiner"},
        {"news\u00ADpaper news\u00AD paper", "newspaper|news|paper"},
        {"Ｆｕｌｌ\u3000Ｗｉｄｔｈ ｔｅｘｔ", "full|width|text"},
        {"ﬁne eﬃcient", "fine|efficient"},
        {"x² H₂O Ⅳ", "x2|h2o|iv"},
        {"5½ cups", "51/2|cups"},
        {"", ""},
        {" \t\r\n ... !?", ""},
        {"snake_case @desk #tag", "snake|case|desk|tag"},
        {"☎ 🙂 fine 👩\u200D👩\u200D👧", "fine"},
    };
    words_check_rows(rows);
}

static void
token__drops_apostrophes_inside_words(void **state)
{
    (void)state;
    static const struct words_row rows[] = {
        {"China's", "chinas"},
        {"China’s", "chinas"},
        {"Chinaʼs", "chinas"},
        {"China´s", "chinas"},
        {"chinas", "chinas"},
        {"the workers' pay", "the|workers|pay"},
        {"the workers’ pay", "the|workers|pay"},
        {"the '90s and 1990's", "the|90s|and|1990s"},
        {"rock 'n' roll", "rock|n|roll"},
        {"l’été d'Amélie", "lete|damelie"},
        {"O‘zbekiston Oʻzbekiston", "o|zbekiston|ozbekiston"},
        {"can'’t", "can|t"},
        {"6'2\"", "6|2"},
    };
    words_check_rows(rows);
}

static void
token__joins_dotted_initialisms(void **state)
{
    (void)state;
    static const struct words_row rows[] = {
        {"the U.S. Senate", "the|us|senate"},
        {"the US Senate", "the|us|senate"},
        {"the U.S Senate", "the|us|senate"},
        {"U.S.-based", "us|based"},
        {"the U.S.'s and U.S.’s", "the|uss|and|uss"},
        {"J.K. Rowe, J.K.Rowe", "jk|rowe|jk|rowe"},
        {"A.B.C.D.E.", "abcde"},
        {"at 5 a.m. in D.C.", "at|5|am|in|dc"},
        {"Ph.D. PhD", "phd|phd"},
        {"т.е. и.о.", "те|ио"},
        {"said.The next www.example.com", "said|the|next|www|example|com"},
        {"plan B. Then", "plan|b|then"},
        {"É.T. E\u0301.T.", "et|et"},
    };
    words_check_rows(rows);
}

static void
token__reads_numbers_in_every_house_style(void **state)
{
    (void)state;
    static const struct words_row rows[] = {
        {"200,000 200000 200'000 200’000", "200000|200000|200000|200000"},
        {"200\u00A0000 200\u202F000 200\u2009000", "200000|200000|200000"},
        {"1,234,567.89 1.234.567,89 1\u00A0234\u00A0567,89",
         "1234567.89|1234567.89|1234567.89"},
        {"1.234.567 1.234,5 200.000", "1234567|1234.5|200000"},
        {"3.5 3,5 3.141 0,125 0.125", "3.5|3.5|3.141|0.125|0.125"},
        {"3,500 12,345.6", "3500|12345.6"},
        {"200 000", "200|000"},
        {"19.09.2023 10.10.2023", "19|09|2023|10|10|2023"},
        {"1,2,3 and 1.2.3.4", "1|2|3|and|1|2|3|4"},
        {"192.168.1.10", "192|168|1|10"},
        {"2023,125 2023,2024", "2023|125|2023|2024"},
        {"2023\u00A0125", "2023|125"},
        {"10:30 10.30", "10|30|10.30"},
        {"$200 €3.5m £1,000,000", "200|3.5m|1000000"},
        {"5th G20 F-16 3.5km", "5th|g20|f|16|3.5km"},
        {"It rose 3. Then 4, 5", "it|rose|3|then|4|5"},
        {"٢٠٢٣ ۲۰۲۳ २०२३ ๒๐๒๓ ２０２３", "2023|2023|2023|2023|2023"},
        {"٢٠٠٬٠٠٠ ٣٫٥", "200000|3.5"},
        {"5 per cent 5 percent 5% 5 pct", "5|percent|5|percent|5|percent|5|percent"},
        {"5 Prozent 5 pour cent 5 por ciento", "5|percent|5|percent|5|percent"},
    };
    words_check_rows(rows);
}

static void
token__covers_both_words_of_per_cent(void **state)
{
    (void)state;
    static const char text[] = "up 5 per\ncent now";
    struct tokens tokens = {0};
    tokens_add(&tokens, str_from(text), 100);
    assert_int_equal(tokens.count, 4);
    assert_int_equal(tokens.data[2].source.start, 105);
    assert_int_equal(tokens.data[2].source.end, 113);
    tokens_release(&tokens);
}

static void
token__counts_spans_from_the_offset_and_appends(void **state)
{
    (void)state;
    struct tokens tokens = {0};
    tokens_add(&tokens, STR("per"), 0);
    tokens_add(&tokens, STR("cent “élan”"), 1000);
    assert_int_equal(tokens.count, 3);
    assert_int_equal(tokens.data[1].source.start, 1000);
    assert_int_equal(tokens.data[2].source.start, 1008);
    assert_int_equal(tokens.data[2].source.end, 1013);
    assert_true(str_equal(tokens_folded(&tokens, 1), STR("cent")));
    assert_true(str_equal(tokens_folded(&tokens, 2), STR("elan")));
    tokens_clear(&tokens);
    assert_int_equal(tokens.count, 0);
    assert_int_equal(tokens_words(&tokens, 0, 10), 0);
    tokens_release(&tokens);
}

static void
token__replaces_ill_formed_bytes_by_a_break(void **state)
{
    (void)state;
    static const struct words_row rows[] = {
        {"caf\xE9 noir", "caf|noir"},
        {"ab\xFF"
         "cd",
         "ab|cd"},
        {"\xE2\x80", ""},
        {"x\xED\xA0\x80y \xC0\x80z", "x|y|z"},
        {"na\xC3\xAFve", "naive"},
    };
    words_check_rows(rows);
}

struct flag_row {
    const char *text;
    const char *flags; /* a letter group a token */
};

/* N number, S stop, U unspaced, C capital, ^ sentence start, - none. */
static void
join_flags(struct buf *out, struct str text)
{
    struct tokens tokens = {0};
    tokens_add(&tokens, text, 0);
    for (size_t i = 0; i < tokens.count; i++) {
        buf_add_text(out, i > 0 ? " " : "");
        for (unsigned bit = 0; bit < 5; bit++) {
            if (tokens.data[i].flags >> bit & 1) {
                buf_add_byte(out, "NSUC^"[bit]);
            }
        }
        buf_add_text(out, tokens.data[i].flags == 0 ? "-" : "");
    }
    tokens_release(&tokens);
}

static void
token__flags_what_it_sees(void **state)
{
    (void)state;
    static const struct flag_row rows[] = {
        {"The ship sank", "SC^ - -"},
        {"We met. They left! “Gone?” he said.", "SC^ - SC^ - C^ S S"},
        {"Mr. Pell met Dr. Ames", "C^ C - C C"},
        {"in the U.S. Senate", "S^ S C C"},
        {"in the U.S. The end", "S^ S C SC^ -"},
        {"J. Pell left", "C^ C -"},
        {"on the 3. Oktober", "S^ S N C"},
        {"see www.example.org now", "^ - - - S"},
        {"One\n\ntwo", "SC^ N^"},
        {"One\r\n\r\ntwo", "SC^ N^"},
        {"One\ntwo", "SC^ N"},
        {"Der Zug für Hafen", "SC^ C S C"},
        {"القطار في المدينة", "^ S -"},
        {"他走。我来", "U^ U U^ U"},
        {"rose 3.5 percent", "^ N -"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf flags = BUF_INIT;
        join_flags(&flags, str_from(rows[i].text));
        assert_string_equal(flags.data, rows[i].flags);
        buf_release(&flags);
    }
}

static void
token__cuts_words_without_end(void **state)
{
    (void)state;
    struct buf text = BUF_INIT;
    for (size_t i = 0; i < 3000; i++) {
        buf_add_text(&text, i < 1000 ? "a" : i < 2000 ? "ж" : "न\u0902");
    }
    struct tokens tokens = {0};
    tokens_add(&tokens, buf_str(&text), 0);
    assert_in_range(tokens.count, 10, 100);
    vec_each(struct token, token, &tokens) {
        assert_in_range(token->folded_length, 1, 1000);
    }
    tokens_release(&tokens);
    buf_release(&text);
}

static void
token__weighs_words_by_script(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t words;
    } rows[] = {
        {"one two three four", 4}, {"港口昨日重新开放", 4}, {"みなとはきのうひらいた", 6},
        {"コンテナ", 1},           {"ท่าเรือเปิดแล้ว", 4},      {"항구가 다시 열렸다", 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct tokens tokens = {0};
        tokens_add(&tokens, str_from(rows[i].text), 0);
        assert_int_equal(tokens_words(&tokens, 0, tokens.count), rows[i].words);
        tokens_release(&tokens);
    }
}

/* Whatever ends a word, and however long it is: the last eight bytes of a text, words as
 * long as a memo keeps them, prefixes and pairs in front of known words. */
static void
token__is_the_same_by_a_memo(void **state)
{
    (void)state;
    /* clang-format off */
    static const char *const words[] = {
        "a", "A", "I", "U", "S", "the", "The", "per", "cent", "co", "non", "EE", "UU",
        "Mr", "Sept", "color", "colour", "Organise", "prise", "operations", "12", "über",
        "abcdefg", "abcdefgh", "abcdefghijklmno", "abcdefghijklmnop",
        "abcdefghijklmnopq",
        "environmentalists",
    };
    /* clang-format on */
    static const char *const marks[] = {
        "",  " ",  "-", ". ",  ".",  ", ", "'", "’", "” ",
        "1", "\n", "%", " & ", "@ ", "[ ", "`", "{", "! ",
    };
    size_t count = sizeof words / sizeof *words;
    size_t mark_count = sizeof marks / sizeof *marks;
    for (size_t i = 0; i < count * count * mark_count; i++) {
        struct buf text = BUF_INIT;
        const char *mark = marks[i % mark_count];
        buf_add_format(&text, "%s%s%s%s", words[i / mark_count % count], mark,
                       words[i / mark_count / count], mark);
        words_check_memo(buf_str(&text));
        buf_release(&text);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(token__folds_typography),
        cmocka_unit_test(token__drops_apostrophes_inside_words),
        cmocka_unit_test(token__joins_dotted_initialisms),
        cmocka_unit_test(token__reads_numbers_in_every_house_style),
        cmocka_unit_test(token__covers_both_words_of_per_cent),
        cmocka_unit_test(token__counts_spans_from_the_offset_and_appends),
        cmocka_unit_test(token__replaces_ill_formed_bytes_by_a_break),
        cmocka_unit_test(token__flags_what_it_sees),
        cmocka_unit_test(token__cuts_words_without_end),
        cmocka_unit_test(token__weighs_words_by_script),
        cmocka_unit_test(token__is_the_same_by_a_memo),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
