#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Who had it: what a report says of the origin of a passage. The order in which stories
were added never matters, so each archive is made in several orders."""

import itertools
import json
import pathlib
import sys
import tempfile

from newsdesk import Newsdesk
from tap import main

HERE = pathlib.Path(__file__).resolve().parent
ORDERS = 6
COURT = ("An appeals court in Harrowgate on Wednesday ordered the release of a village baker "
         "who had spent four months in prison for tipping a cart of milled flour across the "
         "steps of the provincial treasury.")
JUDGES = ("Judges found that the sentence handed to Ludovic Arnesen, 61, had ignored a written "
          "undertaking from prosecutors that no custodial term would be sought if he swept the "
          "square himself.")
LAKE = ("A lake that had swollen behind a tongue of ice above Tornsund emptied itself through a "
        "hidden tunnel in the early hours of Wednesday, sending a brown pulse down the river but "
        "leaving the valley's six hamlets dry.")
PORT = ("Dock workers in the northern port of Velmark voted on Monday to stretch their walkout "
        "into a third week, leaving eleven grain carriers anchored off the breakwater and a queue "
        "of lorries that reached the ring road by dusk.")


def story(source, date, *paragraphs, **fields):
    text = "\n\n".join(paragraphs)
    return {"uri": f"{source}:{date}:{len(text)}", "headline": "News of the day",
            "source": source, "versioncreated": date, "body_text": text, **fields}


def origins(stories, draft, orders=ORDERS):
    """The origins of the findings; the same in every order of adding."""
    seen = []
    for order in itertools.islice(itertools.permutations(stories), orders):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder)
            for number, one in enumerate(order):
                (path / f"{number}.jsonl").write_text(json.dumps(one) + "\n")
            (path / "draft.md").write_text(draft)
            with Newsdesk() as desk:
                for number in range(len(order)):
                    desk.run("add", path / f"{number}.jsonl")
                report = desk.check(path / "draft.md")
        said = [{name: value for name, value in finding["origin"].items()
                 if name not in ("number", "path", "bytes")}
                for finding in report["findings"]]
        seen.append(said)
        assert said == seen[0], f"{said} after {seen[0]}"
    return seen[0]


def origin(stories, draft, **expected):
    found = origins(stories, draft)
    assert found, "nothing found"
    for one in found:
        for name, value in expected.items():
            assert one[name] == value, (name, one)


def test_of_two_agencies__the_earlier_one_had_it():
    origin([story("Reuters", "2021-09-05", f"HARROWGATE (Reuters) - {COURT}", JUDGES),
            story("AFP", "2021-06-02", f"HARROWGATE (AFP) - {COURT}", JUDGES)],
           COURT, agency="AFP", date="2021-06-02", confidence="certain")


def test_a_paper__that_had_it_years_before_the_agency_is_the_earliest():
    origin([story("AP", "2021-09-05", f"HARROWGATE (AP) - {COURT}", JUDGES),
            story("Osterby Post", "2011-06-02", COURT, JUDGES),
            story("Velmark Times", "2019-06-02", COURT, PORT)],
           COURT, agency=None, publisher="Osterby Post", confidence="earliest-known",
           order="known")


def test_a_republisher__minutes_early_that_credits_the_agency():
    origin([story("Osterby Post", "2021-06-02T10:00:00Z", COURT, JUDGES, "(Reuters)"),
            story("Reuters", "2021-06-02T10:25:00Z", f"HARROWGATE (Reuters) - {COURT}", JUDGES)],
           COURT, agency="Reuters", publisher="Reuters", confidence="certain")


def test_an_undated_copy__is_never_the_earliest_beside_a_dated_one():
    origin([story("Osterby Post", None, COURT, PORT),
            story("Velmark Times", "2021-06-02", COURT, LAKE)],
           COURT, publisher="Velmark Times", order="undated", confidence="earliest-known")


def test_copies_of_one_day__are_in_no_order():
    origin([story("Osterby Post", "2021-06-02", COURT, PORT),
            story("Velmark Times", "2021-06-02", COURT, LAKE)],
           COURT, order="tied", confidence="earliest-known")


def test_the_agency__by_its_full_name_is_its_own_publisher():
    for source in ("Associated Press", "The Associated Press", "AP"):
        origin([story(source, "2021-06-02", f"HARROWGATE (AP) - {COURT}", JUDGES)], COURT,
               agency="AP", confidence="certain")
    origin([story("Thomson Reuters", "2021-06-02", COURT, JUDGES)], COURT, agency="Reuters",
           confidence="certain")


def test_a_contribution__makes_nobody_the_origin():
    for line in ("The Associated Press contributed to this report.",
                 "With files from The Associated Press", "(Avec AP)", "Mit Material von AP",
                 "Con información de AP", "(With inputs from AP)"):
        origin([story("Osterby Post", "2021-06-02", PORT, JUDGES, COURT, line,
                      byline="Orla Penhaven")],
               COURT, agency=None, publisher="Osterby Post", byline="Orla Penhaven")


def test_a_contribution__in_the_draft_credits_that_agency_alone():
    stories = [story("AP", "2021-06-02", f"HARROWGATE (AP) - {COURT}", JUDGES),
               story("Reuters", "2021-06-02", f"TORNSUND (Reuters) - {LAKE}", PORT)]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder)
        (path / "a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in stories))
        draft = path / "draft.txt"
        draft.write_text(f"{COURT}\n\n{LAKE}\n\nThe Associated Press contributed to this report.\n")
        with Newsdesk(path / "a.jsonl") as desk:
            found = desk.check(draft)["findings"]
    assert {one["origin"]["agency"]: one["credited"] for one in found} == {
        "AP": True, "Reuters": False}, found


def test_a_round_up__has_the_origin_of_each_item():
    items = [story("Osterby Post", "2021-06-02", f"VELMARK (Reuters) - {PORT}",
                   f"HARROWGATE (AFP) - {COURT}", JUDGES, f"TORNSUND (dpa) - {LAKE}")]
    ends = [story("Osterby Post", "2021-06-02", f"{PORT} (Reuters)", COURT, f"{JUDGES} (AFP)",
                  LAKE, "(dpa)")]
    for stories in (items, ends):
        for draft, agency in ((PORT, "Reuters"), (COURT, "AFP"), (JUDGES, "AFP"), (LAKE, "dpa")):
            origin(stories, draft, agency=agency, confidence="credited", byline=None)


def test_a_label__is_no_place():
    for label in ("EDITOR’S NOTE", "CLAIM", "CHARTS", "FACT CHECK", "COURTS", "FAKTENCHECK"):
        origin([story("Osterby Post", "2021-06-02", f"{label}: {COURT}", JUDGES)], COURT,
               place=None)
    origin([story("Osterby Post", "2021-06-02", f"HARROWGATE: {COURT}", JUDGES)], COURT,
           place="HARROWGATE")


def test_every_situation__is_the_same_in_all_orders_of_adding():
    """The folders here, each file of their archives added by itself, in several orders."""
    for folder in sorted(HERE.iterdir()):
        files = sorted((folder / "archive").glob("*")) if (folder / "archive").is_dir() else []
        if not 1 < len(files) < 6:
            continue
        seen = []
        for order in itertools.islice(itertools.permutations(files), ORDERS):
            with Newsdesk() as desk:
                for path in order:
                    desk.run("add", path)
                report = desk.check(next(folder.glob("draft.*")))
            seen.append([{**finding["origin"], "number": 0, "code": finding["code"],
                          "also": len(finding["also"])} for finding in report["findings"]])
            for one in seen[-1]:
                one["story"] = None
            assert seen[-1] == seen[0], f"{folder.name}: {seen[-1]} after {seen[0]}"


if __name__ == "__main__":
    sys.exit(main(globals()))
