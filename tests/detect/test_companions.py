#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""One reworded paragraph, in words that stories of other days have too, is a phrase; with
more of the same story in the draft it is a rewrite."""

import json
import sys

from newsdesk import Newsdesk
from tap import main

STORY = ("Traders who have sold herring there since the ferry began will be moved to a hall "
         "beside the railway depot until a new quay is finished in the spring.")
MORE = ("The oldest of them, a widow with eleven grandchildren, told the council that her stall "
        "had survived three floods, two wars and a visit by the tax inspector.")
OTHER = ("Many have sold there since the ferry began, and few go to a hall beside the railway "
         "depot even when a new quay is finished too late for Christmas.")
REWORDED = ("Herring traders, who have sold there since the ferry began, are to go to a hall "
            "beside the railway depot and remain in it till a new quay is finished next year.")
OWN = "Nobody at the Gull had a word to say about it, and the landlord sold them all one more."


def story(guid, day, *paragraphs):
    return json.dumps({"guid": guid, "source": "AFP", "date": day, "headline": guid,
                       "body_text": "\n\n".join(paragraphs)}) + "\n"


def code_of(stories, *paragraphs):
    """What is said of the reworded paragraph, and why."""
    with Newsdesk() as desk:
        (desk.path / "wire.jsonl").write_text("".join(stories))
        desk.run("add", desk.path / "wire.jsonl")
        path = desk.path / "draft.txt"
        path.write_text("\n\n".join([REWORDED, OWN, *paragraphs]) + "\n")
        found = {finding["paragraph"]: finding for finding in desk.check(path)["findings"]}
        told = desk.run("explain", f"{path}:1").stdout.decode()
        return found[0]["code"], found[0]["severity"], "Reported as a phrase" in told


HERRING = story("herring", "2021-03-04", STORY, MORE)


def test_a_rewrite_alone__is_one_where_no_other_day_has_its_words():
    assert code_of([HERRING]) == ("wire-rewrite", "information", False)
    same_day = story("other", "2021-03-04", OTHER)
    assert code_of([HERRING, same_day]) == ("wire-rewrite", "information", False)


def test_a_rewrite_alone__is_a_phrase_where_another_day_has_its_words():
    other = story("other", "2021-05-09", OTHER)
    assert code_of([HERRING, other]) == ("shared-phrase", "hint", True)


def test_a_rewrite_in_company__is_one_whatever_other_days_have():
    other = story("other", "2021-05-09", OTHER)
    assert code_of([HERRING, other], MORE) == ("wire-rewrite", "information", False)


if __name__ == "__main__":
    sys.exit(main(globals()))
