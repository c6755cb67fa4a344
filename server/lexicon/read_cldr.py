# SPDX-License-Identifier: MIT
"""read_cldr.py PACKAGE: writes cldr/LANGUAGE.txt, the months and weekdays of each language in all
their forms, from the unpacked npm package cldr-dates-full. Run by hand for a newer CLDR."""

import json
import pathlib
import re
import sys

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


def write(package, language, version):
    source = f"cldr-dates-full {version}, Unicode License v3"
    lines = [f"# Written by read_cldr.py from CLDR ({source}).",
             f"# Locales: {', '.join(LOCALES.get(language, [language]))}"]
    for kind, label, keys in [("months", "month", [str(each) for each in range(1, 13)]),
                              ("days", "weekday", DAYS)]:
        for number, key in enumerate(keys, 1):
            names = collect(package, language, kind, key)
            if names:
                lines.append(f"{label} {number}: {', '.join(names)}")
    (HERE / "cldr" / f"{language}.txt").write_text("\n".join(lines) + "\n")


def main(package):
    package = pathlib.Path(package)
    version = json.loads((package / "package.json").read_text())["version"]
    for language in LANGUAGES:
        write(package, language, version)


if __name__ == "__main__":
    main(*sys.argv[1:])
