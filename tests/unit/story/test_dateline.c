/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "story/credit.h"

struct row {
    const char *paragraph;
    const char *place;
    const char *agency; /* NULL: form G */
    const char *iso;    /* "" where the dateline has no date or no year */
    const char *first;  /* how the story goes on */
};

static void
check_row(const struct row *row, struct date near)
{
    struct dateline dateline = {{0}};
    struct str text = str_from(row->paragraph);
    struct buf iso = BUF_INIT;
    if (!dateline_read(text, near, &dateline)) {
        fail_msg("no dateline: %s", row->paragraph);
    }
    buf_add_text(&iso, "");
    date_add_iso(&iso, dateline.date);
    const char *agency = dateline.agency ? dateline.agency->name : "none";
    if (!str_equal(dateline.place, str_from(row->place)) ||
        strcmp(agency, row->agency ? row->agency : "none") != 0 ||
        !str_equal(buf_str(&iso), str_from(row->iso)) ||
        !str_starts_with(str_slice(text, dateline.length, text.length),
                         str_from(row->first))) {
        fail_msg("%s: place %.*s, agency %s, date %.*s, then %s", row->paragraph,
                 STR_ARGS(dateline.place), agency, STR_ARGS(buf_str(&iso)),
                 row->paragraph + dateline.length);
    }
    buf_release(&iso);
}

static void
dateline_read__takes_the_forms_of_the_agencies(void **state)
{
    static const struct row rows[] = {
        {"NEW YORK, Jan 21 (Reuters) - The ferry sank", "NEW YORK", "Reuters", "", "The"},
        {"LAGOS/THE HAGUE, March 7 (Reuters) - A tug", "LAGOS/THE HAGUE", "Reuters", "",
         "A tug"},
        {"Jan 30 (Reuters) - Gold rose on Tuesday", "", "Reuters", "", "Gold"},
        {"MOSCOW (Reuters) - The mayor", "MOSCOW", "Reuters", "", "The mayor"},
        {"KABUL, Afghanistan (AP) -- The father", "KABUL, Afghanistan", "AP", "", "The"},
        {"CHATHAM, Mass. (AP) _ A lobster died", "CHATHAM, Mass.", "AP", "", "A lobster"},
        {"INDIANAPOLIS (AP) — A budget deal", "INDIANAPOLIS", "AP", "", "A budget"},
        {"(AP) BIRMINGHAM, Ala. — A federal judge", "BIRMINGHAM, Ala.", "AP", "",
         "A federal"},
        {"STOCKHOLM, Aug 29, 2014 (AFP) - A", "STOCKHOLM", "AFP", "2014-08-29", "A"},
        {"Paris, 21 jan 2019 (AFP) - Le maire", "Paris", "AFP", "2019-01-21", "Le maire"},
        {"【6月18日 AFP】市長は", "", "AFP", "", "市長"},
        {"【ロンドン共同】市長は", "ロンドン", "Kyodo", "", "市長"},
        {"Berlin (dpa) - Der Senat", "Berlin", "dpa", "", "Der"},
        {"Frankfurt/Main (dpa) - Für", "Frankfurt/Main", "dpa", "", "Für"},
        {"Bad Bentheim (dpa/lni) – Unbekannte", "Bad Bentheim", "dpa", "", "Unbekannte"},
        {"WELLINGTON (dpa-AFX) - Die Partei", "WELLINGTON", "dpa", "", "Die"},
        {"San Diego (tca/dpa) - The fleet", "San Diego", "dpa", "", "The"},
        {"Paris (ats afp) - Le port", "Paris", "AFP", "", "Le"},
        {"(Bloomberg) -- Shares fell", "", "Bloomberg", "", "Shares"},
        {"Dec. 23 (Bloomberg) -- The ministry", "", "Bloomberg", "", "The"},
        {"HONOLULU, Dec. 23 (UPI) — Divers", "HONOLULU", "UPI", "", "Divers"},
        {"CAIRO, Egypt (UPI) -- The port", "CAIRO, Egypt", "UPI", "", "The"},
        {"HELSINKI, July 8 (Xinhua) -- A tug", "HELSINKI", "Xinhua", "", "A"},
        {"BEIJING, 10 août (Xinhua) -- Un porte", "BEIJING", "Xinhua", "", "Un"},
        {"新华社北京11月17日电 市长说", "北京", "Xinhua", "", "市长"},
        {"MOSCOW, January 21. /TASS/. The port", "MOSCOW", "TASS", "", "The"},
        {"MOSCOW. April 2 (Interfax) - The port", "MOSCOW", "Interfax", "", "The"},
        {"Dushanbe. (Interfax) - The port", "Dushanbe", "Interfax", "", "The"},
        {"SAITAMA, Japan, Dec. 9 Kyodo - The club", "SAITAMA, Japan", "Kyodo", "", "The"},
        {"TOKYO (Kyodo) -- The price", "TOKYO", "Kyodo", "", "The"},
        {"(ANSA) - ROME, JUL 11 - The ferry", "ROME", "ANSA", "", "The"},
        {"(ANSA) - MONOPOLI (BARI), 6 LUG - Un", "MONOPOLI (BARI)", "ANSA", "", "Un"},
        {"ROMA, 16 NOV (ANSA) - Il porto", "ROMA", "ANSA", "", "Il"},
        {"Tegucigalpa, Jan 2 (EFE).- El puerto", "Tegucigalpa", "EFE", "", "El"},
        {"(EFE).- El puerto cerró", "", "EFE", "", "El"},
        {"MADRID, 28 May. (EUROPA PRESS) - El", "MADRID", "Europa Press", "", "El"},
        {"Mumbai, Dec 9 (PTI) The ferry sank", "Mumbai", "PTI", "", "The"},
        {"Damascus [Syria], June 9 (ANI): A", "Damascus [Syria]", "ANI", "", "A"},
        {"New Delhi, July 26 (IANS) Hours after", "New Delhi", "IANS", "", "Hours"},
        {"SEOUL, Aug. 20 (Yonhap) -- The port", "SEOUL", "Yonhap", "", "The"},
        {"BRISBANE, Oct 12 AAP - Latest", "BRISBANE", "AAP", "", "Latest"},
        {"LOS ANGELES, March 10 AAP – A golfer", "LOS ANGELES", "AAP", "", "A golfer"},
        {"San Mateo (ANP) - De haven", "San Mateo", "ANP", "", "De"},
        {"Montpellier (SID) – Der Verein", "Montpellier", "SID", "", "Der"},
        {"AUSTIN, Texas, Feb. 1, 2017 /PRNewswire-AsiaNet/ -- A", "AUSTIN, Texas",
         "PR Newswire", "2017-02-01", "A"},
        {"MOSCOW :The mayor said", "MOSCOW", NULL, "", "The mayor"},
        {"MOSCOW – The mayor said", "MOSCOW", NULL, "", "The mayor"},
        {"OTTAWA — The mayor said", "OTTAWA", NULL, "", "The mayor"},
        {"SALVADOR, Feb 26 - Showers", "SALVADOR", NULL, "", "Showers"},
        {"   N’DJAMENA, Chad (AP) — A", "N’DJAMENA, Chad", "AP", "", "A"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(&rows[i], DATE_UNKNOWN);
    }
}

static void
dateline_read__knows_the_months_and_the_form_of_the_russian_agency(void **state)
{
    static const struct row rows[] = {
        {"ЛАДВА, 3 марта 2021 (ТАСС) - Новый мост", "ЛАДВА", "TASS", "2021-03-03",
         "Новый"},
        {"ЛАДВА, 3 марта. /ТАСС/. Новый мост", "ЛАДВА", "TASS", "", "Новый"},
        {"САНКТ-ПЕТЕРБУРГ, 23 сентября 2021 года. /ТАСС/. Мост", "САНКТ-ПЕТЕРБУРГ",
         "TASS", "2021-09-23", "Мост"},
        {"МОСКВА, 3 марта. /ТАСС/.", "МОСКВА", "TASS", "", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(&rows[i], DATE_UNKNOWN);
    }
}

static void
dateline_read__takes_a_dash_in_front_of_the_bracket_and_two_months(void **state)
{
    static const struct row rows[] = {
        {"LADVA — (AP) A budget deal", "LADVA", "AP", "", "A budget"},
        {"Ladva - (AFP) - Der Senat", "Ladva", "AFP", "", "Der"},
        {"لادفا 14 مارس آذار (رويترز) - صوت", "لادفا", "Reuters", "", "صوت"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(&rows[i], DATE_UNKNOWN);
    }
}

static void
dateline_read__takes_place_and_agency_where_the_date_is_foreign(void **state)
{
    static const struct row rows[] = {
        {"LADVA, 3. maaliskuuta (STT) - Uusi silta", "LADVA", "STT", "", "Uusi"},
        {"Ladva, 3. maaliskuuta 2021 (STT) - Uusi silta", "Ladva", "STT", "2021-03-03",
         "Uusi"},
        {"LADVA, Norr., 3 mbl 2021 (AFP) - The", "LADVA, Norr.", "AFP", "", "The"},
        {"ЛАДВА, среда (ТАСС) - Новый мост", "ЛАДВА", "TASS", "", "Новый"},
        {"ЛАДВА, 3 сакавіка. /ТАСС/. Новы мост", "ЛАДВА", "TASS", "", "Новы"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(&rows[i], DATE_UNKNOWN);
    }
}

static void
dateline_read__leaves_running_text_alone(void **state)
{
    static const char *const rows[] = {
        "",
        "ASAP: A template for the harbour office",
        "FILE PHOTO: The ferry leaves the quay",
        "The Pakistan Tehreek-e-Insaf (PTI), stating that the vote was void, left",
        "Rodney Solognier (SPA): we were not asked",
        "Monats- und Jahresberichte - wie sie heißen",
        "Daten aus SAP – und was daraus wird",
        "Cheap victories — and costly ones",
        "Retiro AFP: what the pension funds say",
        "Haryana Congress AAP Alliance - what is next",
        "He was quoted by the Interfax news agency as saying - again - that it was late",
        "The International Harbour Court (IHC) issued a warrant - its first",
        "In a statement (Reuters) - we read",
        "He told Reuters - twice - that the ferry was sound",
        "\xFF\xFF\xFF - \xC3",
        "(AFP) the party said",
        "In 2019 (Reuters) - we read",
        "PHOTO, 3 of 12 (Reuters) - the ferry",
        "Later, the ferry of 3 o'clock (Reuters) was late",
        "LADVA, where for three days 40 ships have waited in vain (AFP) - and more",
        "The ferry, 3 hours late. /TASS/ said so",
        "- a list item",
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct dateline dateline;
        if (dateline_read(str_from(rows[i]), DATE_UNKNOWN, &dateline)) {
            fail_msg("read as a dateline: %s", rows[i]);
        }
    }
}

static void
dateline_read__lends_the_year_of_the_nearest_day_not_after(void **state)
{
    struct row row = {"OSLO, Dec 30 (Reuters) - The", "OSLO", "Reuters", "2022-12-30",
                      "The"};
    struct row leap = {"OSLO, Feb 29 (Reuters) - The", "OSLO", "Reuters", "2020-02-29",
                       "The"};
    struct row next = {"OSLO, Jan 3 (Reuters) - The", "OSLO", "Reuters", "2023-01-03",
                       "The"};
    (void)state;
    check_row(&row, date_from_day(2023, 1, 2));
    check_row(&leap, date_from_day(2023, 1, 2));
    check_row(&next, date_from_day(2023, 1, 2));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dateline_read__takes_the_forms_of_the_agencies),
        cmocka_unit_test(
            dateline_read__knows_the_months_and_the_form_of_the_russian_agency),
        cmocka_unit_test(
            dateline_read__takes_a_dash_in_front_of_the_bracket_and_two_months),
        cmocka_unit_test(dateline_read__takes_place_and_agency_where_the_date_is_foreign),
        cmocka_unit_test(dateline_read__leaves_running_text_alone),
        cmocka_unit_test(dateline_read__lends_the_year_of_the_nearest_day_not_after),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
