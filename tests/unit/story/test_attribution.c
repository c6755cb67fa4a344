/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "story/attribution.h"

struct row {
    const char *text;
    const char *agency; /* the first that is credited; NULL for none */
};

static const struct row credited[] = {
    {"The bridge opened four years ago, Reuters said.", "Reuters"},
    {"The bridge opened four years ago, Reuters wrote.", "Reuters"},
    {"The bridge opened four years ago, the Reuters news agency said.", "Reuters"},
    {"The bridge opened four years ago, news agency Reuters reported.", "Reuters"},
    {"The bridge opened four years ago, per Reuters.", "Reuters"},
    {"The bridge opened, via the Associated Press.", "AP"},
    {"The bridge opened four years ago. Source: Reuters", "Reuters"},
    {"The bridge opened four years ago. (Source: AFP)", "AFP"},
    {"The bridge opened four years ago, Reuters' Ana Reis reported.", "Reuters"},
    {"The bridge opened, Reuters’s Ana M. Reis reports.", "Reuters"},
    {"The bridge opened, Reuters correspondent Ana Reis reported.", "Reuters"},
    {"The bridge opened, Ana Reis reported for Reuters.", "Reuters"},
    {"The bridge opened four years ago. - Reuters", "Reuters"},
    {"The bridge opened four years ago. — AFP", "AFP"},
    {"The bridge opened four years ago. (Reuters)", "Reuters"},
    {"Reuters on Monday reported that the bridge opened.", "Reuters"},
    {"According to a report by the Reuters news agency, it opened.", "Reuters"},
    {"A Reuters report said that the bridge opened.", "Reuters"},
    {"The boat sank, the PTI news agency said.", "PTI"},
    {"Wie Reuters berichtet, sank der Kutter.", "Reuters"},
    {"Der Kutter sank, berichtet die Deutsche Presse-Agentur.", "dpa"},
    {"Der Kutter sank laut der Nachrichtenagentur AFP am Montag.", "AFP"},
    {"Das meldete die Nachrichtenagentur APA am Montag.", "APA"},
    {"Der Kutter sank (dpa).", "dpa"},
    {"Reuters zufolge sank der Kutter.", "Reuters"},
    {"Selon l'AFP, le bateau a coulé.", "AFP"},
    {"Le bateau a coulé, a indiqué l’AFP.", "AFP"},
    {"Le bateau a coulé, rapporte l'agence Reuters.", "Reuters"},
    {"L'AFP a rapporté le naufrage.", "AFP"},
    {"Según EFE, el barco se hundió.", "EFE"},
    {"El barco se hundió, informó la agencia EFE.", "EFE"},
    {"La agencia EFE informó del naufragio.", "EFE"},
    {"Secondo l'ANSA la nave è affondata.", "ANSA"},
    {"La nave è affondata, riferisce l'agenzia Reuters.", "Reuters"},
    {"Segundo a Lusa, o barco afundou.", "Lusa"},
    {"O barco afundou, de acordo com a agência Reuters.", "Reuters"},
    {"Volgens persbureau Reuters zonk de boot.", "Reuters"},
    {"De boot zonk, meldt het ANP.", "ANP"},
    {"Об этом сообщает ТАСС.", "TASS"},
    {"Судно затонуло, передаёт Рейтер.", "Reuters"},
    {"Судно затонуло, сообщает агентство Reuters со ссылкой на порт.", "Reuters"},
    {"По данным РИА Новости, судно затонуло.", "RIA Novosti"},
    {"Про це повідомляє Укрінформ.", "Ukrinform"},
    {"Według PAP statek zatonął.", "PAP"},
    {"Statek zatonął, podała agencja Reuters.", "Reuters"},
    {"Uvedla to agentura Reuters.", "Reuters"},
    {"Podle ČTK loď ztroskotala.", "CTK"},
    {"Informovala o tom agentúra TASR.", "TASR"},
    {"A hajó elsüllyedt, jelentette az MTI hírügynökség.", "MTI"},
    {"Az MTI jelentése szerint a hajó elsüllyedt.", "MTI"},
    {"A Reuters hírügynökség szerint a hajó elsüllyedt.", "Reuters"},
    {"Potrivit Agerpres, nava s-a scufundat.", "AGERPRES"},
    {"Nava s-a scufundat, relatează Reuters.", "Reuters"},
    {"Корабът потъна, съобщава БТА.", "BTA"},
    {"Brod je potonuo, javlja Hina.", "Hina"},
    {"Brod je potonuo, prenosi Reuters.", "Reuters"},
    {"Брод је потонуо, јавља Танјуг.", "Tanjug"},
    {"Brod je potonuo, javlja Tanjug.", "Tanjug"},
    {"Σύμφωνα με το Reuters, το πλοίο βυθίστηκε.", "Reuters"},
    {"Το πλοίο βυθίστηκε, μεταδίδει το ΑΠΕ-ΜΠΕ.", "ANA-MPE"},
    {"Reuters'ın haberine göre gemi battı.", "Reuters"},
    {"Reuters'a göre gemi battı.", "Reuters"},
    {"Enligt nyhetsbyrån TT sjönk båten.", "TT"},
    {"Båten sjönk, rapporterar Reuters.", "Reuters"},
    {"Båten sank, melder NTB.", "NTB"},
    {"Ifølge Ritzau sank båden.", "Ritzau"},
    {"Reutersin mukaan laiva upposi.", "Reuters"},
    {"STT:n mukaan laiva upposi.", "STT"},
    {"Laiva upposi, kertoo uutistoimisto Reuters.", "Reuters"},
    {"غرقت السفينة بحسب رويترز.", "Reuters"},
    {"وذكرت وكالة رويترز أن السفينة غرقت.", "Reuters"},
    {"غرقت السفينة، وفقا لوكالة فرانس برس.", "AFP"},
    {"وأفادت وكالة الأنباء السعودية (واس) بغرق السفينة.", "SPA"},
    {"לפי רויטרס, הספינה טבעה.", "Reuters"},
    {"לפי רויטרס, הספינה טבעה.", "Reuters"},
    {"به گزارش خبرگزاری رویترز کشتی غرق شد.", "Reuters"},
    {"روئٹرز کے مطابق جہاز ڈوب گیا۔", "Reuters"},
    {"समाचार एजेंसी पीटीआई के अनुसार जहाज डूब गया।", "PTI"},
    {"据新华社报道，船沉没了。", "Xinhua"},
    {"据路透社报道，船沉没了。", "Reuters"},
    {"根據法新社報導，船沉沒了。", "AFP"},
    {"ロイター通信によると、船は沈んだ。", "Reuters"},
    {"共同通信が報じた。", "Kyodo"},
    {"로이터 통신에 따르면 배가 가라앉았다.", "Reuters"},
    {"연합뉴스에 따르면 배가 가라앉았다.", "Yonhap"},
    {"Menurut kantor berita Antara, kapal itu tenggelam.", "Antara"},
    {"Kapal itu tenggelam, dilansir Reuters.", "Reuters"},
    {"Theo hãng tin Reuters, con tàu đã chìm.", "Reuters"},
    {"สำนักข่าวรอยเตอร์รายงานว่าเรือจม", "Reuters"},
};

static const struct row not_credited[] = {
    {"The mayor told Reuters that the bridge opened.", NULL},
    {"The mayor told the Reuters news agency it opened.", NULL},
    {"The mayor said in an interview with Reuters that it opened.", NULL},
    {"A man who spoke to Reuters said it opened.", NULL},
    {"She was quoted by the Interfax news agency.", NULL},
    {"Shares of Thomson Reuters rose.", NULL},
    {"Die Ministerin sagte der dpa, der Kutter sei gesunken.", NULL},
    {"Er sagte gegenüber Reuters nichts.", NULL},
    {"Le maire a indiqué à l'AFP que le pont est ouvert.", NULL},
    {"Le maire a déclaré à l'agence Reuters que le pont est ouvert.", NULL},
    {"El alcalde dijo a la agencia EFE que el puente abrió.", NULL},
    {"El alcalde explicó en declaraciones a EFE que abrió.", NULL},
    {"Il sindaco ha detto all'ANSA che il ponte è aperto.", NULL},
    {"O presidente disse à Lusa que a ponte abriu.", NULL},
    {"De burgemeester zei tegen persbureau Reuters niets.", NULL},
    {"Мэр рассказал ТАСС о мосте.", NULL},
    {"Мэр сказал Рейтеру о мосте.", NULL},
    {"Burmistrz powiedział PAP, że most otwarto.", NULL},
    {"Starosta řekl agentuře ČTK, že most otevřeli.", NULL},
    {"Starosta pre TASR povedal, že most otvorili.", NULL},
    {"Gradonačelnik je rekao za Hinu da je most otvoren.", NULL},
    {"Borgmästaren säger till TT att bron är öppen.", NULL},
    {"Ordføreren sier til NTB at brua er åpen.", NULL},
    {"Kaupunginjohtaja sanoi Reutersille, että silta on auki.", NULL},
    {"ראש העיר אמר לרויטרס שהגשר נפתח.", NULL},
    {"وقال المحافظ لرويترز إن الجسر فتح.", NULL},
    {"وقال المحافظ لوكالة فرانس برس إن الجسر فتح.", NULL},
    {"市长告诉路透社，桥已开通。", NULL},
    {"他对新华社记者表示，桥已开通。", NULL},
    {"双方发表共同声明，据此桥已开通。", NULL},
    {"市長はロイターに語った。", NULL},
    {"시장은 연합뉴스에 말했다.", NULL},
    {"Wali kota mengatakan kepada Reuters bahwa jembatan dibuka.", NULL},
    {"Thị trưởng nói với Reuters rằng cầu đã mở.", NULL},
};

static size_t
check(const struct row *rows, size_t count)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        struct attribution found;
        size_t from = 0;
        bool any = attribution_next(str_from(rows[i].text), &from, &found);
        const char *name = any ? found.agency->name : NULL;
        if (!str_equal(str_from(name), str_from(rows[i].agency))) {
            print_error("%s: %s, not %s\n", rows[i].text, name, rows[i].agency);
            wrong++;
        }
    }
    return wrong;
}

static void
attribution__is_found_in_every_form_a_desk_writes(void **state)
{
    (void)state;
    assert_int_equal(check(credited, sizeof credited / sizeof *credited), 0);
}

static void
attribution__is_none_where_the_agency_was_told(void **state)
{
    (void)state;
    assert_int_equal(check(not_credited, sizeof not_credited / sizeof *not_credited), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(attribution__is_found_in_every_form_a_desk_writes),
        cmocka_unit_test(attribution__is_none_where_the_agency_was_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
