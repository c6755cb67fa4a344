# SPDX-License-Identifier: MIT
"""The table of threats: each of the 24 has tests, and each of these is there and run."""

import pathlib
import re

import tap
from newsroom import ROOT

TABLE = pathlib.Path(__file__).resolve().parent / "checks.txt"
COUNT = 24


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
    """What is wrong with an entry of the table, or None."""
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


def test_every_threat_has_a_test():
    table = read_table(TABLE.read_text())
    tap.same(sorted(table), list(range(1, COUNT + 1)), "numbers")
    tap.same([number for number, tests in table.items() if not tests], [], "without a test")


def test_every_test_is_there():
    wrong = {entry: problem for tests in read_table(TABLE.read_text()).values()
             for entry in tests if (problem := problem_of(entry))}
    tap.same(wrong, {}, "entries of the table")


def test_every_test_here_is_in_the_table_or_helps():
    """A test program of this folder that the table does not know was forgotten."""
    text = TABLE.read_text()
    unknown = [path.name for path in TABLE.parent.glob("test_*.py")
               if path.name not in text and path.name != "test_checks.py"]
    tap.same(unknown, [], "test programs that the table does not name")


def test_every_sentence_of_the_promises_has_its_test():
    """SECURITY.md names tests too."""
    text = (ROOT / "SECURITY.md").read_text()
    named = re.findall(r"`(tests/[\w/.-]+)`", text)
    tap.check(len(named) > 10, "no tests named: the test is void")
    tap.same([name for name in named if not (ROOT / name).exists()], [], "not there")


def test_this_test_can_fail():
    for entry in ("tests/security/test_bombs.py::test_of_nothing", "tests/security/test_no.py",
                  "tests/session/cases/trap99_nothing",
                  "tests/unit/base/test_hash.c::hash__of_nothing"):
        tap.check(problem_of(entry), f"{entry} is let through")


if __name__ == "__main__":
    tap.main(globals())
