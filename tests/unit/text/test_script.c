/* SPDX-License-Identifier: MIT */
/* The same kind of sentence, a harbour that opens again, in many scripts. */
#include "text/script.h"

#include "words.h"

static void
script__splits_spaced_scripts_at_blanks(void **state)
{
    (void)state;
    static const struct words_row rows[] = {
        /* Latin */
        {"Der Hafen von Łódźwick öffnete am Samstag, sagte Åse Þórsdóttir.",
         "der|hafen|von|lodzwick|offnete|am|samstag|sagte|ase|thorsdottir"},
        {"Le port a rouvert, a déclaré l'œuvre naïve.",
         "le|port|a|rouvert|a|declare|loeuvre|naive"},
        {"İzmir'de ışık Straße STRASSE Ærø Đorđe",
         "izmirde|isik|strasse|strasse|aero|dorde"},
        {"Tiếng Việt có dấu", "tieng|viet|co|dau"},
        /* Cyrillic: io is ie, short i stays */
        {"Порт Зелёный открыли, сказал мэ\u0301р й Йошкин.",
         "порт|зеленый|открыли|сказал|мэр|й|йошкин"},
        {"Київ: порт їхній відкрито", "київ|порт|їхній|відкрито"},
        /* Greek, without tonos and final sigma */
        {"Το λιμάνι άνοιξε στις ΠΈΝΤΕ. ΤΟ ΛΙΜΑΝΙ",
         "το|λιμανι|ανοιξε|στισ|πεντε|το|λιμανι"},
        /* Arabic: vowel signs, tatweel, alef, teh marbuta, alef maqsura */
        {"أُعيدَ فتحُ المـــيناء إلى السفينة", "اعيد|فتح|الميناء|الي|السفينه"},
        {"بندر دوباره باز می\u200Cشود", "بندر|دوباره|باز|ميشود"},
        {"سؤال شيئ", "سؤال|شيئ"},
        /* Hebrew: points, gershayim */
        {"הַנָּמֵל נפתח, מסר דו\"ח של צה״ל", "הנמל|נפתח|מסר|דוח|של|צהל"},
        /* Devanagari and Bengali keep their vowels */
        {"बंदरगाह फिर से खुला। क़ीमत बढ़ी", "बंदरगाह|फिर|से|खुला|क़ीमत|बढ़ी"},
        {"বন্দর আবার খুলেছে।", "বন্দর|আবার|খুলেছে"},
        /* Tamil */
        {"துறைமுகம் மீண்டும் திறந்தது", "துறைமுகம்|மீண்டும்|திறந்தது"},
        /* Hangul, composed and as jamo */
        {"항구가 다시 열렸다.", "항구가|다시|열렸다"},
        {"\u1112\u1161\u11BC\u1100\u116E", "항구"},
        /* Armenian, Georgian, Ethiopic */
        {"Նավահանգիստը վերաբացվեց։", "նավահանգիստը|վերաբացվեց"},
        {"პორტი კვლავ გაიხსნა", "პორტი|კვლავ|გაიხსნა"},
        {"ወደቡ እንደገና ተከፈተ።", "ወደቡ|እንደገና|ተከፈተ"},
    };
    words_check_rows(rows);
}

static void
script__splits_unspaced_scripts_into_units(void **state)
{
    (void)state;
    static const struct words_row rows[] = {
        {"港口重新开放，市长说。", "港|口|重|新|开|放|市|长|说"},
        {"𠮷野家々", "𠮷|野|家|々"},
        {"市長は16日、ポート・アイランドを再開した。",
         "市|長|は|16|日|ポート|アイランド|を|再|開|し|た"},
        {"ｶﾞｿﾘﾝ ガソリン", "ガソリン|ガソリン"},
        {"AI技術2.0版", "ai|技|術|2.0|版"},
        {"ท่าเรือเปิด", "ท่|า|เ|รื|อ|เ|ปิ|ด"},
        {"ທ່າເຮືອເປີດ", "ທ່|າ|ເ|ຮື|ອ|ເ|ປີ|ດ"},
        {"កំពង់ផែបើក", "កំ|ព|ង់|ផែ|បើ|ក"},
        {"មន្ត្រី", "ម|ន្ត្រី"},
        {"ဆိပ်ကမ်း", "ဆိ|ပ်|က|မ်း"},
        {"မန္တလေး မာ", "မ|န္တ|လေး|မာ"},
    };
    words_check_rows(rows);
}

static void
script__folds_composed_and_decomposed_alike(void **state)
{
    (void)state;
    static const struct {
        const char *composed;
        const char *decomposed;
    } rows[] = {
        {"é", "e\u0301"},       {"ё", "е\u0308"},   {"ά", "α\u0301"},
        {"й", "и\u0306"},       {"が", "か\u3099"}, {"أ", "ا\u0654"},
        {"ئ", "ي\u0654"},       {"क़", "क\u093C"},   {"ệ", "e\u0323\u0302"},
        {"ệ", "e\u0302\u0323"}, {"ї", "і\u0308"},   {"한", "\u1112\u1161\u11AB"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf one = BUF_INIT;
        struct buf other = BUF_INIT;
        words_join(&one, str_from(rows[i].composed));
        words_join(&other, str_from(rows[i].decomposed));
        assert_string_equal(one.data, other.data);
        assert_true(one.length > 0);
        buf_release(&one);
        buf_release(&other);
    }
}

static void
script__never_starts_a_token_with_a_mark(void **state)
{
    (void)state;
    static const struct words_row rows[] = {
        {"\u0301 \u0301a b\u0301", "a|b"},
        {"\u093F न", "न"},
        {"\u0E31 ก", "ก"},
        {"ـ ـــ", ""},
    };
    words_check_rows(rows);
}

static void
script__knows_kinds(void **state)
{
    (void)state;
    static const struct {
        uint32_t code_point;
        enum char_kind kind;
    } rows[] = {
        {'a', CHAR_LETTER},      {'5', CHAR_DIGIT},      {'.', CHAR_OTHER},
        {0xAD, CHAR_IGNORED},    {0x200B, CHAR_IGNORED}, {0x301, CHAR_MARK},
        {0x4E00, CHAR_HAN},      {0x3007, CHAR_HAN},     {0x3042, CHAR_HIRAGANA},
        {0x30FC, CHAR_KATAKANA}, {0x30FB, CHAR_OTHER},   {0xE01, CHAR_CLUSTER},
        {0xE50, CHAR_DIGIT},     {0x1780, CHAR_CLUSTER}, {0xAC00, CHAR_LETTER},
        {0xFFFD, CHAR_OTHER},    {0x1F600, CHAR_OTHER},  {0x2BC, CHAR_OTHER},
        {0x10FFFF, CHAR_OTHER},  {0x20000, CHAR_HAN},    {0xA0, CHAR_OTHER},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(char_kind(rows[i].code_point), rows[i].kind);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(script__splits_spaced_scripts_at_blanks),
        cmocka_unit_test(script__splits_unspaced_scripts_into_units),
        cmocka_unit_test(script__folds_composed_and_decomposed_alike),
        cmocka_unit_test(script__never_starts_a_token_with_a_mark),
        cmocka_unit_test(script__knows_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
