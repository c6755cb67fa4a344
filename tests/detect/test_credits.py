#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Credit in the copied paragraph itself, in the forms that desks write."""

import json
import sys

from newsdesk import Newsdesk
from tap import main

COPY = ("The ferry has carried timber workers and schoolchildren across the sound since 1911 and "
        "lost nearly a third of its passengers when the bridge at Lower Tamm was opened")
STORY = json.dumps({
    "guid": "urn:1", "source": "Reuters", "headline": "Ferry to close", "date": "2024-03-02",
    "body_text": f"{COPY}.\n\nThe board chairman said forty-one ribs were cracked."})
CREDITS = [", Reuters said.", ", Reuters wrote.", ", the Reuters news agency said.",
           ", per Reuters.", ", via Reuters.", ". Source: Reuters", ". - Reuters", ". (Reuters)",
           ", Reuters' Ana Reis reported.", ", Ana Reis reported for Reuters.",
           ", according to Reuters.", ", wie Reuters berichtet.", ", selon l'agence Reuters.",
           ", según Reuters.", ", сообщает Рейтер.", "، بحسب رويترز.", "（路透社）"]
TOLD = [", he told Reuters.", ", he said in an interview with Reuters.",
        ", a-t-il indiqué à Reuters."]
ASIDE = "We saw the boat off.\n\n"


def findings(*drafts):
    with Newsdesk() as desk:
        stories = desk.path / "stories.jsonl"
        stories.write_text(STORY)
        desk.run("add", stories)
        for draft in drafts:
            path = desk.path / "draft.txt"
            path.write_text(draft)
            done = desk.run("check", "--format", "json", path, statuses=(0, 1))
            found = json.loads(done.stdout)["findings"]
            assert [one["code"] for one in found] == ["wire-copy"], (draft, found)
            yield draft, found[0]


def test_credit__in_the_paragraph_in_every_form():
    for draft, found in findings(*(f"{ASIDE}{COPY}{credit}\n" for credit in CREDITS)):
        assert found["credited"] and found["severity"] == "information", (draft, found)


def test_credit__is_none_where_the_agency_was_told():
    for draft, found in findings(*(f"{ASIDE}{COPY}{told}\n" for told in TOLD)):
        assert not found["credited"] and found["severity"] == "warning", (draft, found)
        assert found["message"].startswith("Uncredited copy of "), found["message"]


def test_credit__of_another_paragraph_is_told_apart():
    draft = f"The bridge at Lower Tamm was opened, Reuters reported.\n\n{COPY}.\n"
    for _, found in findings(draft):
        assert found["severity"] == "warning" and found["credited_elsewhere"], found
        assert found["message"].startswith("Not credited here: copy of "), found["message"]


if __name__ == "__main__":
    sys.exit(main(globals()))
