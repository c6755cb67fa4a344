#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What an outlet prints again and again beside stories that it has nothing to do with is its
furniture, in a young archive too; the background of a running story is not."""

import json
import sys

from newsdesk import Newsdesk
from tap import main

BOX = ("Readers of every age are welcome at the annual pancake supper, where old neighbours swap "
       "recipes and the children of the parish sing under coloured lanterns.")
BACKGROUND = ("The harbour board has shut the northern mole since a surveyor found cracks in its "
              "footing, and the pilots of Skarn want the ferry moved before the winter storms.")
TOPICS = ["ferry", "bakery", "orchard", "railway", "museum", "theatre", "glacier", "tannery"]
RUNNING = ("Pilots of Skarn told the harbour board {0} that cracks in the footing of the northern "
           "mole grow. The surveyor wants the ferry moved {1}. Winter storms shut the harbour {2}.")


def letters(number):
    return "".join("aeioubcdfg"[int(digit)] for digit in str(number))


def other_story(number):
    topic = TOPICS[number % len(TOPICS)]
    words = " ".join(f"{topic}{letters(number)}x{letters(place)}" for place in range(60))
    return f"The {topic} opened on the hill with words nobody else has. {words}."


def running_story(number):
    words = " ".join(f"tide{letters(number)}x{letters(place)}" for place in range(30))
    return RUNNING.format(*(f"{verb}{number}" for verb in "abc")) + f" {words}."


def found(passage, make, count, outlets=("The Sound Herald",), one_day=False, dated=True):
    with Newsdesk() as desk:
        lines = [{"guid": f"s{number}", "source": outlets[number % len(outlets)],
                  **({"date": f"2016-05-{1 if one_day else 1 + number:02}"} if dated else {}),
                  "headline": f"Story {number}", "body_text": f"{make(number)}\n\n{passage}"}
                 for number in range(count)]
        (desk.path / "s.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
        desk.run("add", desk.path / "s.jsonl")
        path = desk.path / "draft.txt"
        path.write_text(f"A lamp was lit.\n\n{passage}\n")
        return [finding["severity"] for finding in desk.check(path)["findings"]]


def test_a_note_that_one_outlet_repeats__is_a_hint_at_most():
    for count in (2, 3, 12):
        assert found(BOX, other_story, count) == ["hint"], count
    assert found(BOX, other_story, 3, one_day=True) == ["hint"]
    assert found(BOX, other_story, 8, ("The Sound Herald", "The Skarn Post")) == ["hint"]


def test_what_undated_stories_repeat__may_have_come_at_once_and_is_copied():
    for count in (2, 3, 8):
        assert found(BOX, other_story, count, dated=False) == ["warning"], count


def test_a_note_of_one_story__may_be_copied():
    assert found(BOX, other_story, 1) == ["warning"]


def test_what_every_paper_prints_once__is_syndicated_and_no_refrain():
    papers = [f"Paper {number}" for number in range(6)]
    assert found(BOX, other_story, 6, papers, one_day=True) == ["warning"]


def test_versions_of_one_story__are_no_refrain():
    def make(number):
        return other_story(1) + " " + other_story(20 + number)[:60 * number]
    for count in (2, 3, 4):
        assert found(BOX, make, count, one_day=True) == ["warning"], count


def test_the_background_of_a_running_story__is_copied():
    for count in (2, 4, 12):
        assert found(BACKGROUND, running_story, count) == ["warning"], count


if __name__ == "__main__":
    sys.exit(main(globals()))
