# SPDX-License-Identifier: MIT
"""Tables that name tests: a block an entry, its number and name, what is done, then a line with
each test as FILE::TEST. Whether each of these is there, and is run."""

import re

import tap
from newsroom import ROOT


def read_table(text):
    """number -> tests."""
    table = {}
    for line in text.splitlines():
        head = re.match(r"(\d+) \S", line)
        if head:
            tap.check(int(head[1]) not in table, f"{head[1]} stands twice")
            tests = table[int(head[1])] = []
        elif line.startswith("  tests/"):
            tests.append(line.strip())
    return table


def is_run(path):
    """Whether a build file names the test: with its suffix, or by its name in a list."""
    folder = path.parent
    while folder != ROOT:
        build = folder / "meson.build"
        if build.exists():
            text = build.read_text()
            name = re.escape(re.sub(r"^test_", "", path.stem))
            return bool(re.search(rf"['/](test_)?{name}(\.\w+)?'", text)) or "run.sh" in text \
                or "logic.sh" in text
        folder = folder.parent
    return False


def problem_of(entry):
    """What is wrong with an entry of a table, or None."""
    name, _, test = entry.partition("::")
    if name.startswith("tests/session/cases/"):
        case = ROOT / (name + ".txt")
        return None if case.exists() and is_run(case.parent / case.stem) else "no such transcript"
    path = ROOT / name
    if not path.exists():
        return "no such file"
    if not is_run(path):
        return "not run by any build file"
    text = path.read_text()
    if path.suffix == ".py" and test:
        return None if f"\ndef {test}(" in text else "no such test"
    if path.suffix == ".c":
        return None if len(re.findall(rf"\b{test}\b", text)) >= 2 else "not defined and listed"
    return None if test in text else "no such test"


def check_numbers(path, count):
    """The table has each number once, and each has a test."""
    table = read_table(path.read_text())
    tap.same(sorted(table), list(range(1, count + 1)), "numbers")
    tap.same([number for number, tests in table.items() if not tests], [], "without a test")


def check_entries(path):
    """Each test that the table names is there, and is run."""
    wrong = {entry: problem for tests in read_table(path.read_text()).values()
             for entry in tests if (problem := problem_of(entry))}
    tap.same(wrong, {}, "entries of the table")
