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


PAPER = json.dumps({
    "guid": "urn:2", "source": "Harbour Post", "byline": "Ines Halvard and Al Roe",
    "headline": "Ferry to close", "date": "2024-03-02", "body_text": f"{COPY}.\n\n{COPY}."})


def opening(draft, story=STORY):
    with Newsdesk() as desk:
        (desk.path / "stories.jsonl").write_text(story)
        desk.run("add", desk.path / "stories.jsonl")
        (desk.path / "draft.md").write_text(draft)
        found = desk.check(desk.path / "draft.md")["findings"][0]
    return found["message"].split(" copy ", 1)[0].rstrip(":"), found["severity"]


def test_credit__stands_behind_the_last_words():
    for end in (" Reuter", " (Reuters)", " -- Reuter", " REUTER", " Reuters", "—Reuters"):
        for draft in (f"{ASIDE}{COPY}.{end}\n", f"{COPY}.\n\n{ASIDE[:-2]}{end}\n"):
            assert opening(draft) == ("Credited", "information"), draft


def test_credit__in_the_front_matter_names_an_outlet():
    for head, said in (("source: Harbour Post", "Credited"),
                       ("author: Ines Halvard", "Same author"),
                       ("author: [Jo Berg, Al Roe]", "Same author"),
                       ("author: [Al Roe, Jo Berg, Ida Moe, Per Lund, Li An]", "Same author"),
                       ("author: [Jo Berg, Al Roe, Ida Moe, Per Lund, Li An]", "Uncredited"),
                       ("author: Jo Berg", "Uncredited"),
                       ("source: Reuters", "Credited to another"),
                       ("author: Jo Berg, AFP", "Credited to another")):
        severity = "warning" if said == "Uncredited" else "information"
        assert opening(f"---\n{head}\n---\n\n{ASIDE}{COPY}.\n", PAPER) == (said, severity), head


def test_credit__is_none_where_the_draft_names_its_own_outlet():
    """The paper's own copy is its own; an agency's is owed a credit by that paper, too."""
    for head in ("publication: harbour post", "outlet: Harbour Post", "publisher: [Harbour Post]"):
        draft = f"---\n{head}\n---\n\n{ASIDE}{COPY}.\n"
        message, severity = opening(draft, PAPER)
        assert (message.startswith("Own earlier copy: Harbour Post"), severity) == (True, "hint")
        assert opening(draft, STORY) == ("Uncredited", "warning"), head


def test_credit__of_an_outlet_in_a_sentence():
    for draft, said in ((f"{COPY}, the Harbour Post reported.\n", "Credited"),
                        (f"The bridge is shut, the Harbour Post reported.\n\n{COPY}.\n",
                         "Not credited here"),
                        (f"The bridge is shut, Reuters reported.\n\n{COPY}.\n",
                         "Not credited here"),
                        (f"He told the Harbour Post of it.\n\n{COPY}.\n", "Uncredited")):
        assert opening(draft, PAPER)[0] == said, draft


def test_figures_of_the_next_report_are_no_difference():
    figures = ("Applications for unemployment benefits in Varnland fell to 338 in the week from "
               "{} in the one before, the labour office of the province said.")
    story = json.dumps({"guid": "urn:3", "source": "Reuters", "headline": "Jobs",
                        "date": "2024-03-02", "body_text": figures.format(355)})
    for date, code in (("2024-03-03", "figure-differs"), ("2024-03-09", "shared-phrase"),
                       ("2024-02-20", "shared-phrase"), ("", "figure-differs")):
        with Newsdesk() as desk:
            (desk.path / "stories.jsonl").write_text(story)
            desk.run("add", desk.path / "stories.jsonl")
            head = f"---\ndate: {date}\n---\n\n" if date else ""
            (desk.path / "draft.md").write_text(f"{head}{figures.format(373)}\n")
            found = desk.check(desk.path / "draft.md")["findings"]
        assert [one["code"] for one in found] == [code], (date, found)


def test_credit__of_two_agencies():
    story = {"guid": "urn:4", "headline": "Ferry", "date": "2024-03-02", "body_text": f"{COPY}.",
             "byline": "dpa/AFP"}
    for end, said in (("dpa/AFP", "Credited"), ("dpa", "Credited"), ("(dpa/Reuters)", "Credited"),
                      ("AFP", "Credited to another"), ("TASS", "Uncredited")):
        assert opening(f"{ASIDE}{COPY}.\n\n{end}\n", json.dumps(story))[0] == said, end


def test_credit__of_a_draft_that_was_out_before():
    for date, said in (("2024-03-01", "Later also in Harbour Post (Ines Halvard and Al Roe), "),
                       ("2024-03-02", "Uncredited copy of Harbour Post "),
                       ("2024-03-03", "Uncredited copy of Harbour Post "),
                       ("soon", "Uncredited copy of Harbour Post ")):
        with Newsdesk() as desk:
            (desk.path / "stories.jsonl").write_text(PAPER)
            desk.run("add", desk.path / "stories.jsonl")
            (desk.path / "draft.md").write_text(f"---\ndate: {date}\n---\n\n{ASIDE}{COPY}.\n")
            found = desk.check(desk.path / "draft.md")["findings"][0]
        assert found["message"].startswith(said), (date, found["message"])
        assert found["severity"] == "warning", date  # the date is the draft's own claim


if __name__ == "__main__":
    sys.exit(main(globals()))
