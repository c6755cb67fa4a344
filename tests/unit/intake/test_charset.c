/* SPDX-License-Identifier: MIT */
#include "intake/charset.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <iconv.h>

#include "intake/charset_table.h"

/* One story in each language, and the character sets in which newsrooms have had it. */
struct row {
    const char *language;
    const char *text;
    const char *charsets[8];
};

static const struct row rows[] = {
    {"pl",
     "Dokerzy w północnym porcie Velmark zagłosowali w "
     "poniedziałek za przedłużeniem strajku o trzeci tydzień, "
     "pozostawiając jedenaście statków ze zbożem na redzie. Władze "
     "portu poinformowały, że zaległości wzrosły do 310 tysięcy "
     "ton.",
     {"windows-1250", "ISO-8859-2", "IBM852"}},
    {"cs",
     "Dělníci v severním přístavu Velmark v pondělí odhlasovali "
     "prodloužení stávky do třetího týdne, takže jedenáct lodí s "
     "obilím zůstalo kotvit u vlnolamu. Správa přístavu uvedla, že "
     "nevyřízené zásilky vzrostly na 310 tisíc tun ječmene a "
     "řepky.",
     {"windows-1250", "ISO-8859-2", "IBM852"}},
    {"hu",
     "A velmarki északi kikötő dolgozói hétfőn megszavazták, hogy "
     "sztrájkjukat a harmadik hétre is meghosszabbítják, így "
     "tizenegy gabonaszállító hajó maradt a hullámtörő előtt. A "
     "kikötői hatóság közölte, hogy a hátralék 310 ezer tonnára "
     "nőtt.",
     {"windows-1250", "ISO-8859-2"}},
    {"ro",
     "Docherii din portul nordic Velmark au votat luni prelungirea "
     "grevei pentru a treia săptămână, lăsând unsprezece nave cu "
     "cereale ancorate în afara digului. Autoritatea portuară a "
     "anunţat că restanţele au crescut la 310.000 de tone.",
     {"windows-1250", "ISO-8859-2"}},
    {"ru",
     "Докеры северного порта Велмарк в понедельник проголосовали "
     "за продление забастовки на третью неделю, оставив "
     "одиннадцать зерновозов у волнолома. Администрация порта "
     "сообщила, что задолженность выросла до 310 тысяч тонн "
     "ячменя.",
     {"windows-1251", "KOI8-U", "IBM866", "ISO-8859-5", "x-mac-cyrillic", "UTF-16LE"}},
    {"uk",
     "Докери північного порту Велмарк у понеділок проголосували за "
     "продовження страйку на третій тиждень, залишивши одинадцять "
     "зерновозів біля хвилелому. Адміністрація порту повідомила, "
     "що заборгованість зросла.",
     {"windows-1251", "KOI8-U"}},
    {"bg",
     "Докерите в северното пристанище Велмарк гласуваха в "
     "понеделник да удължат стачката си в трета седмица, оставяйки "
     "единадесет кораба със зърно пред вълнолома. Пристанищните "
     "власти съобщиха, че натрупаното е 310 хиляди тона.",
     {"windows-1251", "ISO-8859-5"}},
    {"el",
     "Οι λιμενεργάτες στο βόρειο λιμάνι του Βέλμαρκ ψήφισαν τη "
     "Δευτέρα να παρατείνουν την απεργία τους για τρίτη εβδομάδα, "
     "αφήνοντας έντεκα πλοία με σιτηρά έξω από τον κυματοθραύστη.",
     {"windows-1253", "ISO-8859-7"}},
    {"he",
     "עובדי הרציפים בנמל הצפוני ולמרק הצביעו ביום שני על הארכת "
     "השביתה לשבוע שלישי והותירו אחת עשרה אוניות תבואה מחוץ לשובר "
     "הגלים. רשות הנמל מסרה כי הפיגור גדל ל-310 אלף טון.",
     {"windows-1255", "ISO-8859-8"}},
    {"ar",
     "صوت عمال الأرصفة في ميناء فيلمارك الشمالي يوم الاثنين على "
     "تمديد إضرابهم إلى أسبوع ثالث مما ترك إحدى عشرة سفينة حبوب "
     "راسية خارج حاجز الأمواج.",
     {"windows-1256", "ISO-8859-6"}},
    {"tr",
     "Kuzeydeki Velmark limanındaki işçiler pazartesi günü grevi "
     "üçüncü haftaya uzatma kararı aldı, on bir tahıl gemisi "
     "dalgakıranın dışında bekliyor. Liman idaresi birikimin 310 "
     "bin tona çıktığını açıkladı.",
     {"windows-1254"}},
    {"fr",
     "Les dockers du port septentrional de Velmark ont voté lundi "
     "la prolongation de leur grève pour une troisième semaine, "
     "laissant onze céréaliers à l'ancre. L'autorité portuaire a "
     "déclaré que l'arriéré s'élevait à 310 000 tonnes.",
     {"windows-1252", "IBM850", "macintosh", "UTF-7", "UTF-16LE"}},
    {"de",
     "Die Hafenarbeiter im nördlichen Hafen Velmark stimmten am "
     "Montag für eine Verlängerung ihres Streiks um eine dritte "
     "Woche, wodurch elf Getreidefrachter vor der Mole liegen. Die "
     "Behörde bezifferte den Rückstau auf 310.000 Tonnen Gerste.",
     {"windows-1252", "IBM850", "macintosh", "UTF-7", "UTF-16LE"}},
    {"en",
     "Dock workers in the northern port of Velmark voted on Monday "
     "to stretch their walkout into a third week – leaving “eleven "
     "grain carriers” anchored off the breakwater, the authority’s "
     "spokesman said.",
     {"windows-1252", "macintosh"}},
    {"sv",
     "Hamnarbetarna i den norra hamnen Velmark röstade på måndagen "
     "för att förlänga strejken till en tredje vecka, och elva "
     "spannmålsfartyg ligger kvar utanför vågbrytaren. "
     "Hamnmyndigheten säger att kön vuxit till 310 000 ton.",
     {"windows-1252", "IBM850", "macintosh", "UTF-7", "UTF-16LE"}},
    {"es",
     "Los estibadores del puerto norteño de Velmark votaron el "
     "lunes prolongar su huelga una tercera semana, dejando once "
     "buques de grano fondeados frente al rompeolas. La autoridad "
     "portuaria señaló que la acumulación creció.",
     {"windows-1252", "IBM850", "macintosh", "UTF-7", "UTF-16LE"}},
    {"th",
     "คนงานท่าเรือที่ท่าเรือเวลมาร์กทางเหนือลงมติเมื่อ"
     "วันจันทร์ให้ขยายการนัดหยุดงานเป็นสัปดาห์ที่สาม",
     {"windows-874"}},
    {"ja",
     "ベルマーク北港の港湾労働者は月曜日、ストライキを三週目に延長することを投票で決めた"
     "。穀物船十一隻"
     "が防波堤の沖に停泊している。",
     {"Shift_JIS", "EUC-JP", "ISO-2022-JP"}},
    {"zh",
     "韦尔马克北部港口的码头工人周一投票决定将罢工延长至第三周,"
     "十一艘运粮船停泊在防波堤外。",
     {"GB18030"}},
    {"ko",
     "벨마크 북부 항구의 부두 노동자들은 월요일 파업을 셋째 주로 연장하기로 투표했다. "
     "곡물선 열한 척이 방파제 "
     "밖에 정박해 있다.",
     {"EUC-KR"}},
    {"zh-t",
     "韋爾馬克北部港口的碼頭工人週一投票決定將罷工延長至第三週，十一艘運糧船停泊在防波堤"
     "外。",
     {"Big5"}},
};

/* The text in another set, by the system; false where it cannot. */
static bool
encode(struct buf *ret, const char *text, const char *name)
{
    const struct charset *charset = charset_find(str_from(name));
    char out[4096];
    char *from = (char *)(uintptr_t)text;
    char *to = out;
    size_t left = strlen(text);
    size_t room = sizeof out;
    iconv_t converter = (iconv_t)-1;
    for (size_t i = 0; i < 3 && charset->systems[i] && converter == (iconv_t)-1; i++) {
        converter = iconv_open(charset->systems[i], "UTF-8");
    }
    if (converter == (iconv_t)-1) {
        return false;
    }
    bool done = iconv(converter, &from, &left, &to, &room) != (size_t)-1 &&
                iconv(converter, NULL, NULL, &to, &room) != (size_t)-1;
    iconv_close(converter);
    buf_add(ret, out, sizeof out - room);
    return done;
}

static void
text__is_read_in_the_set_that_it_looks_like(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (size_t k = 0; k < 8 && rows[i].charsets[k] != NULL; k++) {
            struct buf bytes = BUF_INIT;
            struct buf text = BUF_INIT;
            struct error err = {{0}};
            const char *used = NULL;
            assert_true(encode(&bytes, rows[i].text, rows[i].charsets[k]));
            enum status status =
                charset_to_utf8(&text, buf_str(&bytes), NULL, &used, &err);
            if (status != STATUS_OK ||
                !str_equal(buf_str(&text), str_from(rows[i].text))) {
                print_error("%s in %s: %s %s\n", rows[i].language, rows[i].charsets[k],
                            used ? used : "-", err.message);
                wrong++;
            }
            buf_release(&bytes);
            buf_release(&text);
        }
    }
#ifdef HAVE_UCHARDET
    assert_int_equal(wrong, 0);
#endif
}

struct plain {
    const char *bytes;
    size_t length;
    const char *declared;
    const char *text; /* NULL: refused */
    const char *used;
};

#define BYTES(literal) literal, sizeof(literal) - 1

static void
marks_and_utf8_come_before_what_is_declared(void **state)
{
    (void)state;
    static const struct plain plains[] = {
        {BYTES("caf\xC3\xA9"), "windows-1251", "café", "UTF-8"},
        {BYTES("\xEF\xBB\xBF"
               "caf\xC3\xA9"),
         NULL, "café", "UTF-8"},
        {BYTES("\xFF\xFE"
               "c\0a\0f\0\xE9\0"),
         NULL, "café", "UTF-16LE"},
        {BYTES("\xFE\xFF\0c\0a\0f\0\xE9"), NULL, "café", "UTF-16BE"},
        {BYTES("\xFF\xFE\0\0c\0\0\0"), NULL, "c", "UTF-32LE"},
        {BYTES("caf\xE9"), "ISO-8859-1", "café", "windows-1252"},
        {BYTES("caf\xE9"), "Latin1", "café", "windows-1252"},
        {BYTES("\x93word\x94"), "iso-8859-1", "“word”", "windows-1252"},
        {BYTES("\xCF\xF0\xE8\xE2\xE5\xF2"), "windows-1251", "Привет", "windows-1251"},
        /* Declared, but it is not so: UTF-8 with one byte lost. */
        {BYTES("caf\xC3\xA9, th\xC3\xA9, bl\xC3\xA9, \xC3"), "ISO-8859-1",
         "café, thé, blé, \uFFFD", "UTF-8"},
        {BYTES("a + b - c, x+y-z"), NULL, "a + b - c, x+y-z", "UTF-8"},
        {BYTES("no such set"), "no-such-set", "no such set", "UTF-8"},
    };
    for (size_t i = 0; i < sizeof plains / sizeof *plains; i++) {
        struct buf text = BUF_INIT;
        struct error err = {{0}};
        const char *used = NULL;
        struct str bytes = {plains[i].bytes, plains[i].length};
        assert_int_equal(charset_to_utf8(&text, bytes, plains[i].declared, &used, &err),
                         STATUS_OK);
        assert_string_equal(text.data, plains[i].text);
        assert_string_equal(used, plains[i].used);
        buf_release(&text);
    }
}

static void
bytes_that_are_no_text_are_refused_with_a_guess(void **state)
{
    (void)state;
    char noise[1200];
    uint32_t seed = 1;
    for (size_t i = 0; i < sizeof noise; i++) {
        seed = seed * 1664525 + 1013904223;
        noise[i] =
            (char)(seed >> 25 & 1 ? 0x80 | (seed >> 16 & 0x7F) : 'a' + (seed >> 16) % 26);
    }
    struct buf text = BUF_INIT;
    struct error err = {{0}};
    struct str bytes = {noise, sizeof noise};
    assert_int_equal(charset_to_utf8(&text, bytes, NULL, NULL, &err), STATUS_INVALID);
    assert_non_null(strstr(err.message, "not UTF-8"));
    assert_non_null(strstr(err.message, "--charset"));
    assert_int_equal(text.length, 0);
    assert_int_equal(charset_convert(&text, bytes, "no-such-set", &err), STATUS_INVALID);
    assert_int_equal(charset_convert(&text, STR("\xE9t\xE9"), "IBM850", &err), STATUS_OK);
    assert_string_equal(text.data, "ÚtÚ");
    buf_release(&text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text__is_read_in_the_set_that_it_looks_like),
        cmocka_unit_test(marks_and_utf8_come_before_what_is_declared),
        cmocka_unit_test(bytes_that_are_no_text_are_refused_with_a_guess),
    };
    return cmocka_run_group_tests_name("charset", tests, NULL, NULL);
}
