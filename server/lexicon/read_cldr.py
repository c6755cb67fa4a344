# SPDX-License-Identifier: MIT
"""read_cldr.py DATES NAMES: writes cldr/LANGUAGE.txt, what CLDR says of each language: months and
weekdays in all their forms, the halves of a day, countries, capitals and numbers in words. From the
unpacked npm packages cldr-dates-full and cldr-localenames-full, and from ICU (Debian python3-icu)
for the numbers. Run by hand for a newer CLDR."""

import json
import pathlib
import re
import sys

import icu

HERE = pathlib.Path(__file__).resolve().parent
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
# A language and the locales whose newspapers name months or days differently.
LOCALES = {
    "ar": ["ar", "ar-LB", "ar-DZ", "ar-MA", "ar-SA", "ar-MR"],
    "de": ["de", "de-AT"],
    "en": ["en", "en-GB", "en-AU", "en-CA"],
    "es": ["es", "es-MX", "es-AR"],
    "fa": ["fa", "fa-AF"],
    "fr": ["fr", "fr-CA", "fr-CH"],
    "hr": ["hr", "hr-BA"],
    "no": ["nb", "nn"],
    "pt": ["pt", "pt-PT"],
    "sr": ["sr", "sr-Latn", "sr-Cyrl-BA", "sr-Latn-BA", "sr-Latn-ME"],
    "zh": ["zh", "zh-Hant"],
}
LANGUAGES = ("en de fr es it pt nl ru uk pl cs sk hu ro bg hr sr el tr sv no da fi ar he fa ur hi "
             "zh ja ko id vi th").split()

# Countries, by their codes.
COUNTRIES = """AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY
    BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES
    ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR
    IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA
    MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM
    PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO
    SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE
    VN VU WS XK YE ZA ZM ZW""".split()
# Zones of time that are called after a capital.
CAPITALS = """AF Asia/Kabul AL Europe/Tirane AM Asia/Yerevan AO Africa/Luanda AT Europe/Vienna
    AZ Asia/Baku BA Europe/Sarajevo BD Asia/Dhaka BE Europe/Brussels BG Europe/Sofia
    BY Europe/Minsk CD Africa/Kinshasa CL America/Santiago CO America/Bogota CU America/Havana
    CY Asia/Nicosia CZ Europe/Prague DE Europe/Berlin DK Europe/Copenhagen DZ Africa/Algiers
    EE Europe/Tallinn EG Africa/Cairo ES Europe/Madrid ET Africa/Addis_Ababa FI Europe/Helsinki
    FR Europe/Paris GB Europe/London GE Asia/Tbilisi GH Africa/Accra GR Europe/Athens
    HR Europe/Zagreb HU Europe/Budapest ID Asia/Jakarta IE Europe/Dublin IL Asia/Jerusalem
    IQ Asia/Baghdad IR Asia/Tehran IS Atlantic/Reykjavik IT Europe/Rome
    JO Asia/Amman JP Asia/Tokyo KE Africa/Nairobi KG Asia/Bishkek KH Asia/Phnom_Penh
    KP Asia/Pyongyang KR Asia/Seoul LA Asia/Vientiane LB Asia/Beirut
    LT Europe/Vilnius LV Europe/Riga LY Africa/Tripoli MD Europe/Chisinau ME Europe/Podgorica
    MK Europe/Skopje ML Africa/Bamako  MX America/Mexico_City NO Europe/Oslo
    NP Asia/Katmandu PE America/Lima PH Asia/Manila PL Europe/Warsaw PT Europe/Lisbon
    RO Europe/Bucharest RS Europe/Belgrade RU Europe/Moscow RW Africa/Kigali
    SA Asia/Riyadh SD Africa/Khartoum SE Europe/Stockholm SI Europe/Ljubljana
    SK Europe/Bratislava SN Africa/Dakar SO Africa/Mogadishu SY Asia/Damascus TH Asia/Bangkok
    TN Africa/Tunis TW Asia/Taipei UA Europe/Kiev UG Africa/Kampala UZ Asia/Tashkent
    VE America/Caracas ZM Africa/Lusaka ZW Africa/Harare""".split()
# Numbers in words; smaller ones are words of other languages as often as not ("due", "to", "sex").
NUMBERS = range(13, 100)


def forms(calendar, kind, key):
    for use in "format", "stand-alone":
        for width in "wide", "abbreviated", "short":
            name = calendar[kind].get(use, {}).get(width, {}).get(key, "")
            yield re.sub("[\u200e\u200f\u200c]", "", name).rstrip(".\u05f3\u0970")


def collect(package, language, kind, key):
    """In the order of the locales; a bare number is no name."""
    found = {}
    for locale in LOCALES.get(language, [language]):
        path = package / "main" / locale / "ca-gregorian.json"
        dates = json.loads(path.read_text(encoding="utf-8"))["main"][locale]["dates"]
        calendar = dates["calendars"]["gregorian"]
        for name in forms(calendar, kind, key):
            if len(name) > 1 and re.search(r"[^\d. ]", name):
                found.setdefault(name)
    return list(found)


def read(package, locale, name):
    path = package / "main" / locale / name
    return json.loads(path.read_text(encoding="utf-8"))["main"][locale]


def clean(name):
    """Without marks of direction, what stands in brackets, and soft hyphens."""
    name = re.sub("[\u200b-\u200f\u00ad]|[(\uff08].*[)\uff09]", "", name)
    return name.replace(",", "").strip()


def day_halves(package, language):
    periods = read(package, LOCALES.get(language, [language])[0], "ca-gregorian.json")
    periods = periods["dates"]["calendars"]["gregorian"]["dayPeriods"]
    for key, half in ("forenoon", "am"), ("afternoon", "pm"):
        found = [periods[use][width][half] for use in ("format", "stand-alone")
                 for width in ("abbreviated", "wide")]
        yield key, list(dict.fromkeys(re.sub(r"\.\s", ".", clean(each)) for each in found))


def countries(package, language):
    """With its short and other names, which stand in keys of their own; without those that hold
    marks which end a phrase."""
    found = {}
    for locale in LOCALES.get(language, [language])[:2]:
        names = read(package, locale, "territories.json")["localeDisplayNames"]["territories"]
        for key, name in names.items():
            code = key.partition("-")[0]
            if code in COUNTRIES and re.fullmatch(r"[^&\u0970\u2013\u2014]{2,}", clean(name)) and \
                    ". " not in name:
                found.setdefault(code, []).append(clean(name))
    return {code: list(dict.fromkeys(names)) for code, names in sorted(found.items())}


def capitals(package, language, known):
    """Where CLDR has no name for the zone, it goes by its own; never a state that is a city."""
    zones = read(package, LOCALES.get(language, [language])[0], "timeZoneNames.json")
    zones = zones["dates"]["timeZoneNames"]["zone"]
    for code, zone in zip(CAPITALS[::2], CAPITALS[1::2]):
        area, city = zone.split("/")
        name = zones[area].get(city, {}).get("exemplarCity", city.replace("_", " "))
        if name not in known[code]:
            yield code, clean(name)


def numbers(language):
    """In all genders and cases; a language that ICU does not know gets English, and is left out."""
    speller = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(language))
    sets = [speller.getRuleSetName(each) for each in range(speller.getNumberOfRuleSetNames())]
    sets = [each for each in sets if "cardinal" in each and "financial" not in each]
    if language != "en" and speller.format(13) == "thirteen":
        return
    for number in NUMBERS:
        found = [clean(speller.format(number, each)) for each in sets]
        yield number, list(dict.fromkeys(each for each in found if not each.isdecimal()))


def write(package, names_package, language, version):
    source = f"{version}, numbers by ICU {icu.ICU_VERSION}; Unicode License v3"
    lines = [f"# Written by read_cldr.py from CLDR ({source}).",
             f"# Locales: {', '.join(LOCALES.get(language, [language]))}"]
    for kind, label, keys in [("months", "month", [str(each) for each in range(1, 13)]),
                              ("days", "weekday", DAYS)]:
        for number, key in enumerate(keys, 1):
            names = collect(package, language, kind, key)
            if names:
                lines.append(f"{label} {number}: {', '.join(names)}")
    lines += [f"{key}: {', '.join(halves)}" for key, halves in day_halves(package, language)]
    known = countries(names_package, language)
    lines += [f"country {code}: {', '.join(names)}" for code, names in known.items()]
    lines += [f"capital {code}: {name}" for code, name in capitals(package, language, known)]
    lines += [f"number {number}: {', '.join(words)}" for number, words in numbers(language)]
    (HERE / "cldr" / f"{language}.txt").write_text("\n".join(lines) + "\n")


def main(package, names_package):
    package = pathlib.Path(package)
    version = json.loads((package / "package.json").read_text())["version"]
    for language in LANGUAGES:
        write(package, pathlib.Path(names_package), language, version)


if __name__ == "__main__":
    main(*sys.argv[1:])
