# SPDX-License-Identifier: MIT
"""write_agencies.py OUTPUT agencies.txt: writes the table of news agencies as C."""

import pathlib
import re
import sys

ENTRY = re.compile(r"(.+?) \(([a-z ]+)(, ambiguous)?\)(?:: (.*))?")


def quote(text):
    return '"' + text + '"'


def names(texts):
    return f"(const char *const[]){{{', '.join([*map(quote, texts), 'NULL'])}}}"


def read_entries(path):
    """One line an agency, with what goes on in the next lines joined to it."""
    lines = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith(" ") and lines:
            lines[-1][1] += " " + line.strip()
        elif line and not line.startswith("#"):
            lines.append([number, line])
    return lines


def row(path, number, line):
    found = ENTRY.fullmatch(line)
    if not found or '"' in line or "\\" in line:
        sys.exit(f"{path.name}:{number}: no agency: NAME (LANGUAGES[, ambiguous])[: OTHER, OTHER]")
    name, languages, ambiguous, others = found.groups()
    others = [each.strip() for each in (others or "").split(",") if each.strip()]
    weak = [each[:-1] for each in others if each.endswith("?")]
    strong = [each for each in others if not each.endswith("?")]
    return (f"    {{{quote(name)}, {quote(languages)}, {names(strong)}, {names(weak)}, "
            f"{'true' if ambiguous else 'false'}}},")


def main(output, source):
    path = pathlib.Path(source)
    rows = [row(path, number, line) for number, line in read_entries(path)]
    pathlib.Path(output).write_text("\n".join([
        "/* SPDX-License-Identifier: MIT */", '#include "story/agency.h"', "",
        "const struct agency agencies[] = {", *rows, "};",
        "const size_t agency_count = sizeof agencies / sizeof *agencies;", ""]), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
