#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Shared quotations: who said it there, and to whom the draft gives it."""

import json
import sys

from newsdesk import Newsdesk
from tap import main

SPEECH = "We could hear the chains breaking one after the other, and by dawn half were gone"
STORY = json.dumps({
    "guid": "urn:1", "source": "Reuters", "headline": "Storm over Alder", "date": "2021-04-02",
    "body_text": f'"{SPEECH}," harbour master Tomas Brandt said at a news conference in the '
                 "damaged customs house on the evening of the storm."})
ASIDE = "That night nobody slept on the hill above the docks where I grew up, least of all my aunt."


def finding(draft):
    with Newsdesk() as desk:
        stories = desk.path / "stories.jsonl"
        stories.write_text(STORY)
        desk.run("add", stories)
        path = desk.path / "draft.txt"
        path.write_text(draft)
        done = desk.run("check", "--format", "json", path, statuses=(0, 1))
        found = json.loads(done.stdout)["findings"]
        assert [one["code"] for one in found] == ["shared-quote"], found
        return found[0]

NARRATION = ("The suit says the owners of the ferry are using the lamp tax to pay for a second "
             "engine that nobody on the quay of Alder has ever seen or heard at night.")


def test_narration__behind_a_mark_that_nothing_closes_is_copy():
    for mark in ('"', "\u201c", "\u00ab", "\u201e"):
        body = f"The mayor spoke of {mark}lamps for all. {NARRATION}\n\nIt rained on Friday."
        with Newsdesk() as desk:
            stories = desk.path / "stories.jsonl"
            stories.write_text(json.dumps({"guid": "urn:2", "source": "Reuters",
                                           "headline": "Suit", "date": "2021-04-02",
                                           "body_text": body}), encoding="utf-8")
            desk.run("add", stories)
            path = desk.path / "draft.txt"
            path.write_text(NARRATION)
            found = desk.check(path)["findings"]
            assert [one["code"] for one in found] == ["wire-copy"], (mark, found)


def test_speech__given_to_the_same_person():
    found = finding(f'{ASIDE} "{SPEECH}," says Brandt to whoever will listen to him today.')
    assert found["speech"] == {"said_by": "Tomas Brandt", "draft_says": "Brandt",
                               "attribution": "same"}, found["speech"]
    assert found["message"].startswith("Quotation by Tomas Brandt, here and in "), found["message"]


def test_speech__given_to_somebody_else():
    found = finding(f'{ASIDE} "{SPEECH}," said Ole Lind, who sells nets beside the old ferry.')
    assert found["speech"]["attribution"] == "different", found["speech"]
    assert found["message"].startswith(
        "Quotation attributed to Ole Lind here, to Tomas Brandt in "), found["message"]


def test_speech__given_to_nobody():
    found = finding(f'{ASIDE} A voice on the wireless: "{SPEECH}." And then there was silence.')
    assert found["speech"] == {"said_by": "Tomas Brandt", "draft_says": None,
                               "attribution": "missing"}, found["speech"]
    assert found["message"].startswith(
        "Quotation with no speaker here, by Tomas Brandt in ")


def test_speech__of_which_the_draft_may_name_the_speaker_elsewhere():
    found = finding(f'Tomas Brandt needs no time to think when one asks him of it: "{SPEECH}."')
    assert found["speech"]["attribution"] == "same", found["speech"]
    for draft in (f'{ASIDE} "{SPEECH}," he said, and asked my aunt for another cup of tea.',
                  f'{ASIDE}\n\n"{SPEECH}."',
                  f'{ASIDE} "{SPEECH}," wrote a user called @netmender in the small hours.',
                  f'{ASIDE} The aunt of Ole Lind heard it as well on the wireless: "{SPEECH}."'):
        found = finding(draft)
        assert found["speech"]["attribution"] is None, found["speech"]
        assert found["message"].endswith("Check who said it, and to whom."), found["message"]


if __name__ == "__main__":
    sys.exit(main(globals()))
