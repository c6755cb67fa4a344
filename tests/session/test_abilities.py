# SPDX-License-Identifier: MIT
"""The table of abilities: each of the 35 has tests, and each of these is there and run."""

import re

import tap
from newsroom import HERE
from proofs import check_entries, check_numbers, problem_of

TABLE = HERE / "abilities.txt"
COUNT = 35


def blocks():
    return re.split(r"\n\n(?=\d)", TABLE.read_text())[1:]


def test_every_ability_has_a_test():
    check_numbers(TABLE, COUNT)


def test_every_test_is_there():
    check_entries(TABLE)


def test_every_ability_is_told_in_words():
    for block in blocks():
        lines = block.splitlines()
        words = [line for line in lines[1:] if not line.startswith("  tests/")]
        tap.check(words and lines[1] == words[0], f"{lines[0]}: nothing is said of it")
        tap.same(len(set(lines)), len(lines), f"{lines[0]}: lines that stand there once")


def test_this_test_can_fail():
    for entry in ("tests/session/test_pull.py::test_of_nothing", "tests/session/test_no.py",
                  "tests/session/cases/trap99_nothing", "tests/session/proofs.py",
                  "tests/unit/base/test_hash.c::hash__of_nothing"):
        tap.check(problem_of(entry), f"{entry} is let through")


if __name__ == "__main__":
    tap.main(globals())
