# SPDX-License-Identifier: MIT
"""The table of threats: each of the 26 has tests, and each of these is there and run."""

import pathlib
import re

import tap
from newsroom import ROOT
from proofs import check_entries, check_numbers, problem_of

TABLE = pathlib.Path(__file__).resolve().parent / "checks.txt"
COUNT = 29


def test_every_threat_has_a_test():
    check_numbers(TABLE, COUNT)


def test_every_test_is_there():
    check_entries(TABLE)


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
