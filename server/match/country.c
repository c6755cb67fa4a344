/* SPDX-License-Identifier: MIT */
#include "match/country.h"

#include <string.h>

/* Names of one country that no common beginning tells, folded, without the "s" of a
 * genitive or plural. English, as house styles differ in it: "U.K. sales" here are
 * "British sales" there. */
static const char *const countries[][4] = {
    {"america", "american", "us", "usa"},
    {"argentina", "argentine", "argentinian"},
    {"belgium", "belgian"},
    {"britain", "briton", "british", "uk"},
    {"burma", "burmese", "myanmar"},
    {"canada", "canadian"},
    {"china", "chinese"},
    {"congo", "congolese"},
    {"croat", "croatia", "croatian"},
    {"cyprus", "cypriot"},
    {"denmark", "dane", "danish"},
    {"dutch", "holland", "netherland"},
    {"england", "english"},
    {"europe", "european"},
    {"finland", "finn", "finnish"},
    {"france", "french"},
    {"greece", "greek"},
    {"hungary", "hungarian"},
    {"iceland", "icelander", "icelandic"},
    {"ireland", "irish"},
    {"italy", "italian"},
    {"lebanon", "lebanese"},
    {"mexico", "mexican"},
    {"morocco", "moroccan"},
    {"norway", "norwegian"},
    {"philippine", "filipino", "filipina"},
    {"poland", "pole", "polish"},
    {"portugal", "portuguese"},
    {"russia", "russian"},
    {"scotland", "scot", "scottish"},
    {"serb", "serbia", "serbian"},
    {"slovak", "slovakia", "slovakian"},
    {"slovene", "slovenia", "slovenian"},
    {"spain", "spaniard", "spanish"},
    {"sweden", "swede", "swedish"},
    {"switzerland", "swiss"},
    {"syria", "syrian"},
    {"turkey", "turk", "turkish"},
    {"ukraine", "ukrainian"},
    {"wale", "welsh"},
    /* Countries by themselves, as another differs from them by little. */
    {"dominica"},
    {"dominican"},
    {"guinea", "guinean"},
    {"guyana", "guyanese"},
    {"niger", "nigerien"},
    {"nigeria", "nigerian"},
};

#define COUNTRIES (sizeof countries / sizeof *countries)

/* What stands for a country in the news, its capital or its government, and a form of the
 * country's name; where the table above has none, the beginning that its forms share. */
static const char *const seats[][2] = {
    {"ankara", "turkey"},      {"athens", "greece"},       {"baghdad", "iraq"},
    {"bangkok", "thai"},       {"beijing", "china"},       {"peking", "china"},
    {"beirut", "lebanon"},     {"belgrade", "serbia"},     {"berlin", "german"},
    {"bern", "switzerland"},   {"bogota", "colombia"},     {"bratislava", "slovakia"},
    {"brasilia", "brazil"},    {"brussels", "belgium"},    {"bucharest", "romania"},
    {"budapest", "hungary"},   {"cairo", "egypt"},         {"canberra", "australia"},
    {"caracas", "venezuela"},  {"copenhagen", "denmark"},  {"damascus", "syria"},
    {"delhi", "india"},        {"dhaka", "bangladesh"},    {"downing", "britain"},
    {"dublin", "ireland"},     {"hanoi", "vietnam"},       {"harare", "zimbabwe"},
    {"havana", "cuba"},        {"helsinki", "finland"},    {"islamabad", "pakistan"},
    {"jakarta", "indonesia"},  {"jerusalem", "israel"},    {"kabul", "afghan"},
    {"kampala", "uganda"},     {"khartoum", "sudan"},      {"kiev", "ukraine"},
    {"kinshasa", "congo"},     {"kremlin", "russia"},      {"kyiv", "ukraine"},
    {"lima", "peru"},          {"lisbon", "portugal"},     {"ljubljana", "slovenia"},
    {"london", "britain"},     {"madrid", "spain"},        {"manila", "philippine"},
    {"minsk", "belarus"},      {"moscow", "russia"},       {"nairobi", "kenya"},
    {"oslo", "norway"},        {"ottawa", "canada"},       {"paris", "france"},
    {"prague", "czech"},       {"pretoria", "south"},      {"pyongyang", "korea"},
    {"quito", "ecuador"},      {"rabat", "morocco"},       {"reykjavik", "iceland"},
    {"riga", "latvia"},        {"riyadh", "saudi"},        {"rome", "italy"},
    {"sarajevo", "bosnia"},    {"seoul", "korea"},         {"skopje", "macedonia"},
    {"sofia", "bulgaria"},     {"stockholm", "sweden"},    {"taipei", "taiwan"},
    {"tallinn", "estonia"},    {"tbilisi", "georgia"},     {"tehran", "iran"},
    {"teheran", "iran"},       {"tirana", "albania"},      {"tokyo", "japan"},
    {"tripoli", "libya"},      {"tunis", "tunisia"},       {"ulaanbaatar", "mongolia"},
    {"vienna", "austria"},     {"vilnius", "lithuania"},   {"warsaw", "poland"},
    {"washington", "america"}, {"westminster", "britain"}, {"whitehall", "britain"},
    {"yerevan", "armenia"},    {"zagreb", "croatia"},
};

#define SEATS (sizeof seats / sizeof *seats)

/* The name, but for an "s" at its end. */
static bool
is_country(struct str name, const char *country)
{
    size_t length = strlen(country);
    bool plural = name.length == length + 1 && name.data[length] == 's';
    return (name.length == length || plural) && memcmp(name.data, country, length) == 0;
}

size_t
country_of(struct str name)
{
    size_t at = 0;
    while (at < COUNTRIES) {
        for (size_t i = 0; i < 4 && countries[at][i] != NULL; i++) {
            /* Nearly all differ in the first letter. */
            if (name.length > 0 && countries[at][i][0] == name.data[0] &&
                is_country(name, countries[at][i])) {
                return at;
            }
        }
        at++;
    }
    return NO_COUNTRY;
}

/* What the name stands for: itself, or the country that it is a seat of. */
static const char *
behind(struct str name)
{
    for (size_t i = 0; i < SEATS; i++) {
        if (is_country(name, seats[i][0])) {
            return seats[i][1];
        }
    }
    return NULL;
}

bool
country_is_behind(struct str a, struct str b)
{
    const char *left = behind(a);
    const char *right = behind(b);
    if (left == NULL && right == NULL) {
        return false;
    }
    struct str here = left != NULL ? str_from(left) : a;
    struct str there = right != NULL ? str_from(right) : b;
    size_t country = country_of(here);
    return (country != NO_COUNTRY && country == country_of(there)) ||
           str_starts_with(here, there) || str_starts_with(there, here);
}
