/* SPDX-License-Identifier: MIT */
#include "story/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* 2026-01-15 */
#define NOW INT64_C(1768435200000)

struct row {
    const char *text;
    const char *iso; /* NULL: no date */
};

static void
check_iso(const char *text, bool found, struct date date, const char *iso)
{
    struct buf out = BUF_INIT;
    if (found != (iso != NULL)) {
        fail_msg("\"%s\": %s", text, found ? "read, but is no date" : "not read");
    }
    if (found && iso != NULL) {
        date_add_iso(&out, date);
        if (!str_equal(buf_str(&out), str_from(iso))) {
            fail_msg("\"%s\": %s, not %s", text, out.data, iso);
        }
    }
    buf_release(&out);
}

static void
date_read__takes_every_structured_form(void **state)
{
    static const struct row rows[] = {
        {"2018-10-26T07:39:22+00:00", "2018-10-26T07:39:22Z"},
        {"2018-10-26T07:39:22Z", "2018-10-26T07:39:22Z"},
        {"2018-10-26T07:39:22.055Z", "2018-10-26T07:39:22Z"},
        {"2018-10-26T07:39:22.139579+00:00", "2018-10-26T07:39:22Z"},
        {"2018-10-26T07:39:22.1395791Z", "2018-10-26T07:39:22Z"},
        {"2018-10-26T07:39:22+0200", "2018-10-26T05:39:22Z"},
        {"2018-10-26T07:39:22-05:30", "2018-10-26T13:09:22Z"},
        {"2022-04-26T18:46:00", "2022-04-26T18:46:00"},
        {"2024-08-08T08:00Z", "2024-08-08T08:00Z"},
        {"2023-10-26", "2023-10-26"},
        {"2023-10", "2023-10"},
        {"2023", "2023"},
        {"2019-10-19 18:56:59", "2019-10-19T18:56:59"},
        {"2024-04-30 16:17:29 +02:00", "2024-04-30T14:17:29Z"},
        {"2021-11-19 10:27", "2021-11-19T10:27"},
        {"20180619T055000+0900", "2018-06-18T20:50:00Z"},
        {"20140829T134951+0000", "2014-08-29T13:49:51Z"},
        {"20190121T102708", "2019-01-21T10:27:08"},
        {"20190121", "2019-01-21"},
        {"20190121102708", "2019-01-21T10:27:08"},
        {"2022-05-04T03:00:00 UTC", "2022-05-04T03:00:00Z"},
        {"2021-01-03T17:40:00EET", "2021-01-03T15:40:00Z"},
        {"Wed, 04 May 2022 02:41:00 GMT", "2022-05-04T02:41:00Z"},
        {"04 May 22 02:41:00 GMT", "2022-05-04T02:41:00Z"},
        {"Fri, 3 Jun 88 09:10:11 EDT", "1988-06-03T13:10:11Z"},
        {"Tue Jan 28 15:28:56 CET 2020", "2020-01-28T14:28:56Z"},
        {"Tue Jan 28 2020 15:28:56 GMT+0100 (Central European Standard Time)",
         "2020-01-28T14:28:56Z"},
        {"1603697962", "2020-10-26T07:39:22Z"},
        {"1603697962123", "2020-10-26T07:39:22Z"},
        {"Thu, 14 May 2020 10:00:18 Z", "2020-05-14T10:00:18Z"},
        {"26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01"},
        {"27-MAR-1987 04:29:27.59RM", "1987-03-27T04:29:27"},
        {"27-MAR-1987 07:14:06.23A", "1987-03-27T07:14:06"},
        {"27-MAR-1987 12:58:01.44E F", "1987-03-27T12:58:01"},
        {"\n 2018-01-03T20:13:08.000Z \n", "2018-01-03T20:13:08Z"},
        {"2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"},
        {"2016/02/29", "2016-02-29"},
        {"1969-07-20", "1969-07-20"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date date = DATE_UNKNOWN;
        bool found = date_read(str_from(rows[i].text), NOW, &date);
        check_iso(rows[i].text, found, date, rows[i].iso);
    }
}

static void
date_read__takes_words_of_many_languages(void **state)
{
    static const struct row rows[] = {
        {"September 19, 2023", "2023-09-19"},
        {"Sept. 19, 2023", "2023-09-19"},
        {"19 September 2023", "2023-09-19"},
        {"19th of September 2023", "2023-09-19"},
        {"September 2023", "2023-09"},
        {"5. November 2023, 14:09 Uhr", "2023-11-05T14:09"},
        {"3. März 2021", "2021-03-03"},
        {"1er août 2019", "2019-08-01"},
        {"11 déc. 2019", "2019-12-11"},
        {"27 de abril de 2022", "2022-04-27"},
        {"Miércoles 27 abril 2022", "2022-04-27"},
        {"19 Febbraio 2020", "2020-02-19"},
        {"12 de março de 2021", "2021-03-12"},
        {"3 марта 2021", "2021-03-03"},
        {"3 марта 2021 года", "2021-03-03"},
        {"3 марта 2021 г., 14:09", "2021-03-03T14:09"},
        {"23 СЕНТЯБРЯ 2021", "2021-09-23"},
        {"9 мая 2020", "2020-05-09"},
        {"2023年9月19日", "2023-09-19"},
        {"21.01.2022", "2022-01-21"},
        {"21.01.22", "2022-01-21"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date date = DATE_UNKNOWN;
        bool found = date_read(str_from(rows[i].text), NOW, &date);
        check_iso(rows[i].text, found, date, rows[i].iso);
    }
}

static void
date_read__knows_every_month_of_the_russian_calendar(void **state)
{
    static const char *const months[] = {"января",   "февраля", "марта",  "апреля",
                                         "мая",      "июня",    "июля",   "августа",
                                         "сентября", "октября", "ноября", "декабря"};
    (void)state;
    for (int i = 0; i < 12; i++) {
        struct buf text = BUF_INIT;
        struct date date = DATE_UNKNOWN;
        buf_add_format(&text, "5 %s 2021", months[i]);
        assert_true(date_read(buf_str(&text), NOW, &date));
        assert_int_equal(date_day(date), date_day(date_from_day(2021, i + 1, 5)));
        buf_release(&text);
    }
}

static void
date_read__refuses_what_is_no_date(void **state)
{
    static const char *const rows[] = {
        "",
        "soon",
        "Tuesday",
        "2023-13-01",
        "2023-02-29",
        "0001-01-01",
        "1970-01-01",
        "1970-01-01T00:00:00Z",
        "1799-12-31",
        "2026-01-17",
        "3026-01-01",
        "0",
        "12:30",
        "99999999",
        "2023-09-19 and more",
        "32 May 2020",
        "32 марта 2021",
        "3 марта 2021 годами",
        "on Tuesday the Kremlin said",
        "--",
        "20230919T",
        "\xFF\xFE",
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date date = DATE_UNKNOWN;
        check_iso(rows[i], date_read(str_from(rows[i]), NOW, &date), date, NULL);
        assert_int_equal(date.precision, DATE_NONE);
    }
}

static void
date_find__reads_the_date_lines_of_pages(void **state)
{
    static const struct row rows[] = {
        {"Published September 19, 2023", "2023-09-19"},
        {"Updated 9:22 PM EST, Mon November 6, 2023", "2023-11-07T02:22Z"},
        {"Published: 10:00am, 20 Jan, 2020", "2020-01-20T10:00"},
        {"Published:Tuesday | April 26, 2022 | 9:52 PM", "2022-04-26T21:52"},
        {"Updated 2010 GMT (0410 HKT) March 14, 2021", "2021-03-14T20:10Z"},
        {"Mon 20 Jan 2020 06.05 GMT", "2020-01-20T06:05Z"},
        {"Veröffentlicht am 5. November 2023, 14:09", "2023-11-05T14:09"},
        {"Aktualisiert am 21.01.2022, 11:39 Uhr", "2022-01-21T11:39"},
        {"Publicado: Miércoles 27 abril 2022 | 02:26:59 am.", "2022-04-27T02:26:59"},
        {"Actualizado al 03/05/2022 22:46", "2022-05-03T22:46"},
        {"Publié le 2022-04-26", "2022-04-26"},
        {"Publié sur 18/02/2020", "2020-02-18"},
        {"Pubblicato il 19 Febbraio 2020", "2020-02-19"},
        {"Posted: Thursday, April 21, 2022. 10:11 pm CST.", "2022-04-22T04:11Z"},
        {"Updated 7 sec ago", NULL},
        {"Published on Monday", NULL},
        {"The first 12 of 30 points", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date date = DATE_UNKNOWN;
        bool found = date_find(str_from(rows[i].text), NOW, &date);
        check_iso(rows[i].text, found, date, rows[i].iso);
    }
}

static void
date_find__keeps_to_the_year_where_day_and_month_may_be_swapped(void **state)
{
    struct date date;
    (void)state;
    assert_true(date_find(STR("Published 03/05/2022"), NOW, &date));
    check_iso("03/05/2022", true, date, "2022");
    assert_true(date_find(STR("Published 03/25/2022"), NOW, &date));
    check_iso("03/25/2022", true, date, "2022-03-25");
    assert_true(date_find(STR("Published 05/05/2022"), NOW, &date));
    check_iso("05/05/2022", true, date, "2022-05-05");
}

static void
date_add_words__says_no_more_than_is_known(void **state)
{
    static const struct row rows[] = {
        {"2023-09-19T10:15:00Z", "19 Sep 2023 10:15 UTC"},
        {"2023-09-19T01:15:00+02:00", "18 Sep 2023 23:15 UTC"},
        {"2023-09-19 10:15", "19 Sep 2023 10:15 (zone unknown)"},
        {"2023-09-19", "19 Sep 2023"},
        {"2023-09", "Sep 2023"},
        {"2023", "2023"},
        {"nothing", "undated"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf out = BUF_INIT;
        struct date date = DATE_UNKNOWN;
        (void)date_read(str_from(rows[i].text), NOW, &date);
        date_add_words(&out, date);
        assert_string_equal(out.data, rows[i].iso);
        buf_release(&out);
    }
}

static void
date_day__counts_from_1970_in_both_directions(void **state)
{
    (void)state;
    assert_int_equal(date_day(date_from_day(1970, 1, 2)), 1);
    assert_int_equal(date_day(date_from_day(1969, 12, 31)), -1);
    assert_int_equal(date_day(date_from_day(2000, 2, 29)), 11016);
    assert_int_equal(date_day(date_from_day(1900, 3, 1)), -25508);
    struct date late = date_from_day(1969, 12, 31);
    late.ms += 86399999;
    late.precision = DATE_SECOND;
    assert_int_equal(date_day(late), -1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(date_read__takes_every_structured_form),
        cmocka_unit_test(date_read__takes_words_of_many_languages),
        cmocka_unit_test(date_read__knows_every_month_of_the_russian_calendar),
        cmocka_unit_test(date_read__refuses_what_is_no_date),
        cmocka_unit_test(date_find__reads_the_date_lines_of_pages),
        cmocka_unit_test(date_find__keeps_to_the_year_where_day_and_month_may_be_swapped),
        cmocka_unit_test(date_add_words__says_no_more_than_is_known),
        cmocka_unit_test(date_day__counts_from_1970_in_both_directions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
