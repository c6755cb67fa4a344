#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Five real news pages, each checked as a draft against an archive of the other four.
They are not part of this repository: without ../shared/seeds every test is skipped."""

import sys

from newsdesk import SHARED, Newsdesk
from tap import Skip, main

SEEDS = SHARED / "seeds"
NEVER_ORIGIN = ("Interfax", "Bloomberg", "Maxim Shipenkov", "Pool", "kremlin.ru")


def seed(number):
    found = sorted(SEEDS.glob(f"{number:03}_*.txt"))
    if not found:
        raise Skip("../shared/seeds is not there")
    return found[0]


def report(number):
    draft = seed(number)
    with Newsdesk(*[seed(other) for other in range(5) if other != number]) as desk:
        checked = desk.check(draft)
    for finding in checked["findings"]:
        said = [finding["origin"][name] for name in ("agency", "publisher", "byline")]
        assert not set(said) & set(NEVER_ORIGIN), said
        assert not any(name in finding["message"] for name in NEVER_ORIGIN), finding["message"]
    return checked


def findings(checked, *codes):
    return [finding for finding in checked["findings"] if finding["code"] in codes]


def is_reuters_story(origin):
    return (origin["agency"], origin["byline"], origin["place"]) == (
        "Reuters", "Guy Faulconbridge", "MOSCOW")


def test_002__is_an_uncredited_copy_of_001():
    checked = report(2)
    copies = findings(checked, "wire-copy")
    paragraphs = {finding["paragraph"] for finding in copies}
    assert len(paragraphs) >= 12, sorted(paragraphs)
    assert len(copies) == len(paragraphs), "more than one finding for a paragraph"
    for finding in copies:
        origin = finding["origin"]
        assert finding["severity"] == "warning", finding
        assert is_reuters_story(origin), origin
        assert "001_" in origin["path"], origin
        assert (origin["date"], origin["date_from"]) == ("2023-09-19", "family"), origin
        assert not finding["credited"]
    assert checked["exit"] == 1


def test_000__is_another_version_and_credits_reuters():
    checked = report(0)
    copies = findings(checked, "wire-copy")
    reused = findings(checked, "wire-copy", "wire-rewrite")
    assert any(finding["share"] == 1.0 for finding in copies), copies
    assert len({finding["paragraph"] for finding in reused}) >= 5, reused
    for finding in reused:
        assert finding["origin"]["agency"] == "Reuters", finding
        assert finding["severity"] == "information", finding
        assert finding["credited"], finding
    assert "Reuters" in checked["draft"]["credits"]
    assert checked["exit"] == 0


def test_001__is_flagged_against_000_and_002():
    checked = report(1)
    sources = set()
    for finding in findings(checked, "wire-copy", "wire-rewrite"):
        origin = finding["origin"]
        # What only 002 has, nobody here signs: 000 lends its name to its own words alone.
        assert origin["agency"] == "Reuters" or "002_" in origin["path"], origin
        assert origin["date"] == ("2023-09-19" if origin["agency"] else None), origin
        sources.add(origin["path"].rsplit("/", 1)[-1][:3])
        sources.update(str(copy["number"]) for copy in finding["also"])
    assert "000" in sources, sources
    # 002 went in as the second story of that archive.
    assert "2" in sources or "002" in sources, sources


def lines(number):
    """The lines of a seed, trimmed."""
    with open(seed(number), encoding="utf-8") as page:
        return [line.strip() for line in page]


def test_003__is_independent():
    checked = report(3)
    assert checked["findings"] == [], checked["findings"]
    assert checked["exit"] == 0


def test_004__shares_no_more_than_a_stock_phrase():
    checked = report(4)
    assert all(finding["severity"] == "hint" for finding in checked["findings"]), checked


def test_all__are_read_with_their_credits():
    with Newsdesk(*[seed(number) for number in range(5)]) as desk:
        listed = {story["path"].rsplit("/", 1)[-1][:3]: story for story in desk.list()}
    assert len(listed) == 5, sorted(listed)
    wanted = {
        "000": {"agency": "Reuters", "rule": "sign-off", "place": "MOSCOW",
                "date": "2023-09-19"},
        "001": {"agency": "Reuters", "rule": "dateline", "byline": "Guy Faulconbridge",
                "place": "MOSCOW", "date": None},
        "002": {"agency": None, "date": None, "byline": None},
        "003": {"agency": "AFP", "rule": "byline", "date": "2023-07-25",
                "headline": lines(3)[3]},
        "004": {"agency": None, "date": None},
    }
    for name, fields in wanted.items():
        for field, value in fields.items():
            assert listed[name][field] == value, (name, field, listed[name][field])


def test_003__ends_before_its_teasers():
    with Newsdesk(seed(3)) as desk:
        text = desk.text(1).decode("utf-8")
    page = lines(3)
    teasers = next(at for at, line in enumerate(page) if line.startswith("Read more"))
    last = [line for line in page[:teasers] if line][-1]
    assert text.rstrip().endswith(last), text[-200:]
    assert "Support" not in text
    assert "Read more" not in text


if __name__ == "__main__":
    sys.exit(main(globals()))
