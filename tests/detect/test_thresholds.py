#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Drafts that one number decides: thresholds/rows.txt against thresholds/stories.py. A row
passes with the threshold as it is and fails when it is moved by half, as
tests/mutation/run.py tries. UPDATE=1 rewrites what is said of them; then read the diff, and
let tests/mutation/run.py say which numbers nobody holds any longer."""

import os
import pathlib
import re
import sys
import tempfile

from newsdesk import Newsdesk

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "thresholds"))
import stories  # pylint: disable=wrong-import-position

ROWS = pathlib.Path(__file__).resolve().parent / "thresholds" / "rows.txt"
ROW = re.compile(r"((?:# .*\n)*)= (default|sensitive): (.*)\n((?:.+\n|\n(?!#|=))+)")


def said(report):
    return "; ".join(f"{finding['code']} {finding['paragraph']} +{len(finding['also'])}"
                     for finding in report["findings"]) or "nothing"


def check(desk, place, setting, draft):
    path = pathlib.Path(place) / "draft.txt"
    path.write_text(draft, encoding="utf-8")
    return said(desk.check(path, "--sensitivity", setting))


def main():
    text = ROWS.read_text(encoding="utf-8")
    rows = list(ROW.finditer(text))
    print(f"1..{len(rows)}")
    written, at, failed = "", 0, 0
    with tempfile.TemporaryDirectory() as place:
        archive = pathlib.Path(place) / "stories.jsonl"
        archive.write_text(stories.lines(), encoding="utf-8")
        with Newsdesk(archive) as desk:
            for number, row in enumerate(rows, 1):
                holds, setting, wanted, draft = row.groups()
                found = check(desk, place, setting, draft.strip() + "\n")
                written += text[at:row.start(3)] + found
                at = row.end(3)
                good = found == wanted or bool(os.environ.get("UPDATE"))
                failed += not good
                if not good:
                    print(f"# {draft.strip()}\n# wanted: {wanted}\n# found: {found}")
                print(f"{'ok' if good else 'not ok'} {number} - "
                      f"{' '.join(holds.replace('#', '').split())}", flush=True)
    if os.environ.get("UPDATE"):
        ROWS.write_text(written + text[at:], encoding="utf-8")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
