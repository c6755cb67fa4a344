#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A phrase that the archive learns is stock for its own words alone, in an archive of any
size: what stands between two phrases stays the source's."""

import datetime
import json
import sys

from newsdesk import Newsdesk
from tap import main

OPENING = "the lamps along the old quay were lit again at the usual hour of the evening"
CLOSING = "while the ferry to the outer islands lay where it lies at this time of the year"
BETWEEN = "a grey cat carried the harbour master's left glove through three open windows"
WIRE = f"On that day {OPENING}, {BETWEEN}, {CLOSING}."


def stories(count, phrases):
    """So many stories on as many days; every third has both phrases in other words."""
    day = datetime.date(2015, 1, 1)
    for number in range(count):
        words = " ".join(f"word{number}x{place}" for place in range(24))
        if number % 3 == 0 and phrases:
            words = f"{words} {OPENING} {words} {CLOSING} {words}"
        yield {"guid": f"s{number}", "source": "Sound Herald" if number % 2 else "AFP",
               "date": str(day + datetime.timedelta(days=number % 900)),
               "headline": f"Story {number}", "body_text": f"{words}."}


def code_of(count, draft):
    with Newsdesk() as desk:
        wire = {"guid": "wire", "source": "AFP", "date": "2016-05-04", "headline": "Cat",
                "body_text": WIRE}
        (desk.path / "wire.jsonl").write_text(
            "".join(json.dumps(each) + "\n" for each in [wire, *stories(count, True)]))
        desk.run("add", desk.path / "wire.jsonl")
        path = desk.path / "draft.txt"
        path.write_text(draft + "\n")
        return [finding["severity"] for finding in desk.check(path)["findings"]]


def test_what_stands_between_two_phrases__is_copied_in_a_small_and_in_a_large_archive():
    for count in (0, 1300, 9000):
        assert code_of(count, WIRE) == ["warning"], count


def test_two_phrases_alone__are_a_hint_at_most():
    draft = f"On this day {OPENING}, nobody saw any reason to be about, {CLOSING}."
    for count in (1300, 9000):
        assert set(code_of(count, draft)) <= {"hint"}, count


if __name__ == "__main__":
    sys.exit(main(globals()))
