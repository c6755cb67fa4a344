#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The keys of JSON that are read stand in the man page, all of them and no others."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def plain(name):
    return re.sub("[_ -]", "", name).lower()


def names_of_code(text):
    return re.findall(r'\{"(\w+)", FIELD_\w+', text)


def names_of_page(text):
    """Those of the list in STORIES IN JSON: the words of its .Ql and the like."""
    section = text.split(".Sh STORIES IN JSON", 1)[1].split(".Sh ", 1)[0]
    listed = section.split(".Bl ", 1)[1].split(".El", 1)[0]
    words = []
    for line in listed.splitlines():
        if line.startswith(".Ql ") or " ) ; " in line or line.startswith(".Pq "):
            part = re.sub(r"^\.Pq .*?\)? ?;", "", line.removeprefix(".Ql "))
            words += re.findall(r"[a-z_]+", part)
    return [plain(word) for word in words]


def judge(code, page):
    """What stands in one and not in the other."""
    code, page = set(code), set(page)
    return ([f"{name}: read, but not in the man page" for name in sorted(code - page)]
            + [f"{name}: in the man page, but not read" for name in sorted(page - code)])


def main():
    assert judge(["text", "body"], ["text", "title"]) != [], "the lint sees nothing"
    record = (ROOT / "server/intake/record.c").read_text(encoding="utf-8")
    manual = (ROOT / "server/doc/wirecheck.1").read_text(encoding="utf-8")
    code = names_of_code(record)
    assert len(code) > 50, "the table of server/intake/record.c was not found"
    wrong = judge(code, names_of_page(manual))
    print("1..1")
    print("\n".join(f"# {line}" for line in wrong))
    print("not ok" if wrong else "ok", "1 names of JSON are those of the man page")
    return 0


if __name__ == "__main__":
    sys.exit(main())
