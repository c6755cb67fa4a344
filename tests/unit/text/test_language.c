/* SPDX-License-Identifier: MIT */
#include "text/language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct language_row {
    const char *text;
    const char *language;
};

static void
language__is_guessed_from_words_or_script(void **state)
{
    (void)state;
    static const struct language_row rows[] = {
        {"The harbour will open again in the spring, and ships are to return to it.",
         "en"},
        {"Der Hafen wird im Frühjahr wieder geöffnet, und die Schiffe kehren zurück.",
         "de"},
        {"Le port sera rouvert au printemps et les navires y reviendront dans la "
         "semaine.",
         "fr"},
        {"El puerto se abrirá de nuevo en la primavera y los barcos volverán con la "
         "marea.",
         "es"},
        {"Il porto sarà riaperto nella primavera e le navi torneranno anche con gli "
         "ospiti.",
         "it"},
        {"O porto será reaberto na primavera e os navios não voltam com a maré, mas "
         "depois.",
         "pt"},
        {"De haven gaat in het voorjaar weer open en de schepen komen dan ook naar de "
         "kade.",
         "nl"},
        {"Порт снова откроют весной, и суда вернутся в него с грузом для города.", "ru"},
        {"Порт знову відкриють навесні, і судна повернуться до нього з вантажем.", "uk"},
        {"سيعاد فتح الميناء في الربيع وتعود السفن إلى المدينة من البحر", "ar"},
        {"بندر در بهار دوباره باز می\u200Cشود و کشتی به شهر برمی\u200Cگردد", "fa"},
        {"הנמל ייפתח שוב באביב והאוניות ישובו אליו", "he"},
        {"Το λιμάνι θα ανοίξει ξανά την άνοιξη", "el"},
        {"बंदरगाह वसंत में फिर खुलेगा", "hi"},
        {"港口将于春天重新开放，船只将返回。", "zh"},
        {"港は春に再開し、船が戻る予定だ。", "ja"},
        {"항구는 봄에 다시 열릴 예정이다", "ko"},
        {"ท่าเรือจะเปิดอีกครั้งในฤดูใบไม้ผลิ", "th"},
        {"ທ່າເຮືອຈະເປີດອີກ", "lo"},
        {"កំពង់ផែនឹងបើកឡើងវិញ", "km"},
        {"ဆိပ်ကမ်းကို ပြန်ဖွင့်မည်", "my"},
        {"პორტი გაზაფხულზე გაიხსნება", "ka"},
        {"Նավահանգիստը կվերաբացվի գարնանը", "hy"},
        /* Not to be decided */
        {"", NULL},
        {"12 345, 67 - 89", NULL},
        {"Satama avataan uudelleen keväällä ja laivat palaavat kaupunkiin", NULL},
        {"Pell Ames Else Quay", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *got = language_guess(str_from(rows[i].text));
        if ((got == NULL) != (rows[i].language == NULL) ||
            (got != NULL && strcmp(got, rows[i].language) != 0)) {
            fail_msg("%s: %s", rows[i].text, got ? got : "undecided");
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(language__is_guessed_from_words_or_script),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
