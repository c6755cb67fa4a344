#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Each folder here is a situation in a newsroom: stories in archive/, a draft, and in
expect.txt what `wirecheck check` says of it, as a table. arguments.txt, where there is
one, has options of `check`, one a line. UPDATE=1 rewrites the tables; then read the diff.

    run.py [WORD]...      only the situations whose names have all the words
"""

import os
import pathlib
import sys

from newsdesk import Newsdesk

HERE = pathlib.Path(__file__).resolve().parent
HEADINGS = ["paragraph", "code", "severity", "words", "origin", "byline", "place", "date",
            "date from", "also"]


def row(finding):
    origin = finding["origin"]
    known = [origin["agency"] or origin["publisher"], origin["byline"], origin["place"],
             origin["date"], origin["date_from"]]
    return [str(finding["paragraph"]), finding["code"], finding["severity"],
            f"{finding['matched']}/{finding['words']}"
            + (" reordered" if finding["reordered"] else ""),
            *[value if value is not None else "-" for value in known],
            str(len(finding["also"]))]


def table(report):
    rows = [HEADINGS] + [row(finding) for finding in report["findings"]]
    widths = [max(len(cells[i]) for cells in rows) for i in range(len(HEADINGS))]
    lines = [" | ".join(cell.ljust(width) for cell, width in zip(cells, widths)).rstrip()
             for cells in rows]
    if len(rows) == 1:
        lines = ["nothing found"]
    return "\n".join(lines + [f"exit status {report['exit']}"]) + "\n"


def check(folder):
    """The table of one situation; compared, or written where UPDATE says so."""
    draft = next(folder.glob("draft.*"))
    options = folder / "arguments.txt"
    arguments = options.read_text().splitlines() if options.exists() else []
    with Newsdesk(folder / "archive") as desk:
        found = table(desk.check(draft, *arguments))
    expect = folder / "expect.txt"
    if os.environ.get("UPDATE"):
        expect.write_text(found)
        return
    wanted = expect.read_text()
    if found != wanted:
        raise AssertionError(f"wanted:\n{wanted}found:\n{found}")


def main():
    folders = [folder for folder in sorted(HERE.iterdir()) if (folder / "archive").is_dir()
               and all(word in folder.name for word in sys.argv[1:])]
    sys.stdout.reconfigure(errors="backslashreplace")
    print(f"1..{len(folders)}")
    failed = 0
    for number, folder in enumerate(folders, 1):
        try:
            check(folder)
            outcome = "ok"
        except AssertionError as error:
            outcome = "not ok"
            failed += 1
            print("\n".join(f"# {line}" for line in str(error).splitlines()))
        print(f"{outcome} {number} - {folder.name.replace('_', ' ')}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
