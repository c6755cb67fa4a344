#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The archived passage is shown from where its sentence begins; the words in front are not
told as copied, counted or part of the passage."""

import json
import re
import sys

from newsdesk import Newsdesk
from tap import main

TAIL = ("was sent to the customs house in March to count the crates that had been left on the "
        "quay, and wrote down nine hundred of them before the storm took the list away.")
DRAFT = "A clerk of the ministry " + TAIL
BESIDE = "The weather will stay calm until Friday, the harbour master of the island said."


def shown(body, draft=DRAFT):
    """The archive's side as a page has it, and the report."""
    with Newsdesk() as desk:
        stories = desk.path / "stories.jsonl"
        stories.write_text(json.dumps({"guid": "urn:1", "source": "Reuters", "headline": "Crates",
                                       "date": "2021-04-02", "body_text": body}),
                           encoding="utf-8")
        desk.run("add", stories)
        path = desk.path / "draft.txt"
        path.write_text(draft, encoding="utf-8")
        report = desk.check(path)
        page = desk.run("check", "--format", "html", path, statuses=(0, 1)).stdout.decode()
        text = desk.text(1).decode()
    finding = report["findings"][0]
    start, end = finding["origin"]["bytes"]
    card = page[page.index('class="card'):]
    quoted = card[card.index("<p>\u201c") + 4:card.index("\u201d</p>")]
    return quoted, text.encode()[start:end].decode(), finding


def test_a_sentence__is_shown_from_its_subject_on():
    leads = ("An officer of the coast guard who had asked for leave ",
             "\u201cNobody asked,\u201d said the widow of a sailor who ",
             "Mr. Karl Strand, whose firm had insured several yachts, ")
    for lead in leads:
        quoted, passage, finding = shown(f"{BESIDE} {lead}{TAIL}")
        assert passage.startswith("was sent"), (lead, passage)
        front = quoted[:quoted.index("was sent")]
        assert re.sub("</?b>", "", front) == lead, (lead, quoted)
        # What only one side has is bold.
        assert re.sub("<b>.*?</b>", "", front).strip("\u201c\u201d., ") == "", front


def test_a_sentence__that_begins_far_off_is_not():
    lead = "An officer of the coast guard " + "who had asked in vain for leave again and again " * 6
    quoted, passage, _ = shown(f"{BESIDE} {lead}{TAIL}")
    assert passage.startswith("was sent") and "officer" not in quoted, quoted


def test_a_passage__that_begins_its_sentence_gets_nothing_in_front():
    for body in (f"{BESIDE} The man {TAIL}", f"{BESIDE}\n\nThe man {TAIL}"):
        quoted, _, _ = shown(body, "The man " + TAIL)
        assert BESIDE[:11] not in quoted, quoted
    quoted, _, _ = shown(f"PORT ALDER, April 2 (Reuters) - The man {TAIL}", "The man " + TAIL)
    assert "PORT ALDER" not in quoted, quoted


def test_a_phrase__is_as_long_as_it_is_said_to_be():
    run = "had been left on the quay by the men of the second shift that night"
    draft = (f"What {run} nobody knows, but my aunt has kept a drawer for such things since the "
             "year of the long frost, and it is full of string, keys and letters to a brother.")
    quoted, passage, finding = shown(f"{BESIDE} The crates that {run} belonged to the mayor.",
                                    draft)
    assert finding["code"] == "shared-phrase", finding
    assert passage == run and quoted.count("crates") == 0, (passage, quoted)


if __name__ == "__main__":
    sys.exit(main(globals()))
