#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`wirecheck explain`, and what a desk may set about matching."""

import json
import sys

from newsdesk import Newsdesk
from tap import main

WIRE = ("The ferry Aurelia ran aground on the Tern Bank shortly before dawn on Thursday with 212 "
        "people on board, all of whom were taken off by the lifeboats of Skarn.")
OTHER = ("A choir of fishermen from the northern villages sang at the opening of the new "
         "customs house, whose roof is made of slate from the island's only quarry.")
PHRASE = "did not answer calls to their offices outside of normal working hours on Sunday"


def story(guid, text, **fields):
    return json.dumps({"guid": guid, "source": "Reuters", "headline": "Of ships",
                       "date": "2021-04-02", "body_text": text, **fields})


def write(desk, name, text):
    path = desk.path / name
    path.write_text(text)
    return path


def desk_with(*stories):
    desk = Newsdesk()
    desk.run("add", write(desk, "stories.jsonl", "\n".join(stories)))
    return desk


def explain(desk, text, line, *options, statuses=(0,)):
    path = write(desk, "draft.md", text)
    return desk.run("explain", *options, f"{path}:{line}", statuses=statuses)


def out(done):
    return done.stdout.decode()


def test_explain__shows_words_worth_threshold_and_origin():
    with desk_with(story("urn:1", WIRE)) as desk:
        text = out(explain(desk, f"# Of ships\n\n{OTHER}\n\n{WIRE}\n", 5))
        assert "story 1, Reuters, 2 Apr 2021, Of ships" in text, text
        assert "Copy. Share of the words outside quotation marks: 100 %; 80 % is enough " \
            "[copy-coverage]" in text, text
        assert "Words that counted: The ferry Aurelia" in text, text
        assert "wire-copy, warning: Uncredited copy of Reuters, 2 Apr 2021" in text, text
        assert "Who may be the origin, best first:\n   1. story 1" in text, text


def test_explain__keeps_figures_for_who_asks():
    with desk_with(story("urn:1", WIRE)) as desk:
        assert "bits" not in out(explain(desk, WIRE, 1))
        assert "which say" in out(explain(desk, WIRE, 1, "--verbose"))


def test_explain__says_what_was_missing_where_nothing_is_flagged():
    with desk_with(story("urn:1", WIRE)) as desk:
        draft = ("Nobody was hurt when a barge ran aground on the Tern Bank last winter, as the "
                 "insurers of the island remember only too well.")
        text = out(explain(desk, draft, 1))
        assert "Nothing. Words in a row: 6 words; 12 words would be enough [run]" in text, text
        assert "wire-copy" not in text, text
        text = out(explain(desk, OTHER, 1))
        assert "Stories considered: 0" in text, text


def test_explain__names_the_runners_up():
    later = story("urn:2", WIRE, source="The Skarn Post",
                  date="2021-04-03")
    with desk_with(story("urn:1", WIRE), later) as desk:
        text = out(explain(desk, WIRE, 1)).split("Who may be the origin, best first:")[1]
        assert text.index("1. story 1, Reuters") < text.index("2. story 2, The Skarn Post"), text


def test_explain__finds_the_paragraph_of_any_of_its_lines():
    with desk_with(story("urn:1", WIRE)) as desk:
        half = WIRE.index("shortly")
        wrapped = f"{WIRE[:half].strip()}\n{WIRE[half:]}\n"
        first = out(explain(desk, wrapped, 1, "--markup", "markdown"))
        second = out(explain(desk, wrapped, 2, "--markup", "markdown"))
        assert first == second and "Copy. Share" in first, (first, second)


def test_explain__says_where_a_paragraph_stands():
    with desk_with(story("urn:1", WIRE)) as desk:
        done = explain(desk, f"\n\n{WIRE}\n", 1, statuses=(2,))
        assert b"line 1 is in no paragraph; the nearest begins in line 3" in done.stderr
        done = explain(desk, f"{WIRE}\n", 90, statuses=(2,))
        assert b"line 90 is in no paragraph; the nearest begins in line 1" in done.stderr
        for wrong in ("draft.md", "draft.md:", "draft.md:0", "draft.md:x", ":3", "a:99999999999"):
            done = desk.run("explain", wrong, statuses=(2,))
            assert b"is not a file and a line, such as draft.md:12" in done.stderr, done.stderr


def test_explain__leaves_stories_out_as_a_check_does():
    with desk_with(story("urn:1", WIRE)) as desk:
        text = out(explain(desk, WIRE, 1, "--leave-out", "urn:1"))
        assert "Stories considered: 0" in text, text


def findings(desk, text, *options):
    path = write(desk, "draft.txt", text)
    done = desk.run("check", "--format", "json", *options, path, statuses=(0, 1))
    return [finding["code"] for finding in json.loads(done.stdout)["findings"]]


def test_sensitive__tells_of_less():
    said = f"The owners of the yard {PHRASE}. Marble is cut there, and nothing else, since 1911."
    draft = ("Nobody at the museum could be found, and its keepers did not answer calls to their "
             "offices outside of opening times, which the painter thought a pity.")
    with desk_with(story("urn:1", said)) as desk:
        assert findings(desk, draft) == []
        assert findings(desk, draft, "--sensitivity", "sensitive") == ["shared-phrase"]


def test_stock_phrases__of_the_desk_are_never_told_of():
    said = f"The owners of the yard {PHRASE}. Marble is cut there, and nothing else, since 1911."
    draft = f"The keepers of the museum {PHRASE}, which a painter thought a great pity."
    with desk_with(story("urn:1", said)) as desk:
        assert findings(desk, draft) != []
        listed = write(desk, "stock.txt", f"# of no interest\n\n{PHRASE.upper()}\n")
        assert findings(desk, draft, "--stock-phrases", listed) == []


def test_stock_phrases__that_cannot_be_read_are_named():
    with desk_with(story("urn:1", WIRE)) as desk:
        draft = write(desk, "draft.txt", OTHER)
        short = write(desk, "stock.txt", "outside of normal hours\nof the\n")
        done = desk.run("check", "--stock-phrases", short, draft, statuses=(2,))
        assert b"stock.txt: line 2: a stock phrase has at least 3 words" in done.stderr
        done = desk.run("check", "--stock-phrases", "/no/such/file", draft, statuses=(2,))
        assert b"/no/such/file" in done.stderr, done.stderr


def test_show__says_what_paragraphs_are_that_are_no_narrative():
    plug = "Sign up for our newsletter and read it before the ferry sails."
    post = "Not one crate was missing. — Oskar Brandl (@MayorBrandl) April 20, 2018"
    with desk_with(story("a", "\n\n".join((WIRE, plug, OTHER, post)))) as desk:
        shown = out(desk.run("show", "1"))
        assert f"\n[plug] {plug}\n" in shown and f"\n[post] {post}\n" in shown, shown
        assert f"\n{WIRE}\n" in shown and f"\n{OTHER}\n" in shown, shown
        kept = json.loads(out(desk.run("show", "--format", "json", "1")))
        kinds = [one["kind"] for one in kept["paragraphs"]]
        assert kinds == ["narrative", "plug", "narrative", "post"], kinds
        text = kept["text"].encode()
        assert text[kept["paragraphs"][1]["start"]:kept["paragraphs"][1]["end"]] == plug.encode()
        assert "[" not in desk.text(1).decode(), "only the text"


if __name__ == "__main__":
    sys.exit(main(globals()))
