/* SPDX-License-Identifier: MIT */
/* Knows days and the words for them; knows no clocks, zones or formats. */
#include "story/calendar.h"
#include "text/phrase.h"

#include <stddef.h>

#include "text/utf8.h"

/* Names and abbreviations a month goes by, blank-separated, lower case. */
static const char *const month_names[12] = {
    "january jan januar jänner jaenner janvier janv enero ene gennaio gen janeiro "
    "января янв",
    "february feb febr februar feber février fevrier févr febrero febbraio fevereiro fev "
    "февраля фев",
    "march mar märz maerz mrz mär mars marzo março marco марта мар",
    "april apr avril avr abril abr aprile апреля апр",
    "may mai mayo maggio mag maio мая",
    "june jun juni juin junio giugno giu junho июня",
    "july jul juli juillet juil julio luglio lug julho июля",
    "august aug août aout aoû agosto ago августа авг",
    "september sep sept septembre septiembre setiembre settembre set setembro "
    "сентября сент",
    "october oct oktober okt octobre octubre ottobre ott outubro out октября окт",
    "november nov novembre noviembre novembro ноября нояб",
    "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro "
    "декабря дек",
};

/* Bytes of the longest of them, "сентября". */
#define MONTH_LIMIT 16

static const char weekday_names[] =
    "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri "
    "saturday sat sunday sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do "
    "fr "
    "sa so "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "lunes martes miércoles miercoles jueves viernes sábado sabado domingo "
    "lunedì lunedi martedì martedi mercoledì mercoledi giovedì giovedi venerdì venerdi "
    "sabato domenica "
    "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira";

/* ASCII, Latin-1 and the Russian letters, which is all the names need. */
static uint32_t
fold(uint32_t c)
{
    bool upper = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
                 (c >= 0x410 && c <= 0x42F);
    return upper ? c + 32 : c;
}

static bool
equal_folded(struct str name, struct str word)
{
    if (name.length != word.length) {
        return false;
    }
    size_t at = 0;
    for (size_t i = 0; i < word.length;) {
        if (utf8_next(name, &at) != fold(utf8_next(word, &i))) {
            return false;
        }
    }
    return true;
}

static bool
list_has(struct str list, struct str word)
{
    size_t start = 0;
    while (start < list.length) {
        size_t end = str_find_byte(list, ' ', start);
        if (end == STR_NOT_FOUND) {
            end = list.length;
        }
        if (equal_folded(str_slice(list, start, end), word)) {
            return true;
        }
        start = end + 1;
    }
    return false;
}

int
calendar_month(struct str word)
{
    if (word.length < 3 || word.length > MONTH_LIMIT) {
        return 0;
    }
    for (int month = 0; month < 12; month++) {
        if (list_has(str_from(month_names[month]), word)) {
            return month + 1;
        }
    }
    return (int)phrase_value(word, LEXICON_MONTH, 0);
}

bool
calendar_is_weekday(struct str word)
{
    return word.length > 1 && (list_has(str_from(weekday_names), word) ||
                               phrase_value(word, LEXICON_WEEKDAY, 0) != 0);
}

bool
calendar_is_day(int year, int month, int day)
{
    static const int lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) {
        return false;
    }
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= lengths[month - 1] + (month == 2 && leap);
}

/* Both directions count in eras of 400 years that begin on 1 March, so that the
 * leap day is the last of its year. */
int64_t
calendar_to_days(int year, int month, int day)
{
    int64_t y = year - (month <= 2);
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct calendar_day
calendar_from_days(int64_t days)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t day_of_era = days - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted = (5 * day_of_year + 2) / 153;
    int month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
    return (struct calendar_day){
        .year = (int)(year_of_era + era * 400 + (month <= 2)),
        .month = month,
        .day = (int)(day_of_year - (153 * shifted + 2) / 5 + 1),
    };
}
