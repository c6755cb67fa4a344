#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Another number is told of where both report the same thing; two reports of a kind, on two
markets, companies or days, have other numbers and no slip."""

import json
import sys

from newsdesk import Newsdesk
from tap import main

DOCKS = ("Insurers expect claims of about {} million crowns, most of them from boat owners who "
         "had renewed their policies only a few weeks before the storm made landfall.")
BESIDE = ("The storm tore eleven vessels from their moorings and flooded the fish market, leaving "
          "several hundred people without work in the middle of the herring season.")
PLUMS = "Plum prices opened {} crowns higher, private sources said. Top 51.50 crowns a crate."
RIGHTS = "Underwriters have been granted an option for up to {} more shares."
BANK = ("ارتفع صافي دخل البنك خلال {} إلى {} مليون ريال مقابل {} مليون ريال للفترة المماثلة "
        "من العام السابق نتيجة زيادة دخل العمليات الخاصة وانخفاض المصاريف")
PERIODS = ("الربع المنتهي في 30 يونيو", "الربع الثاني من العام 2015", "الربع الثاني من 1436")


def told(draft, *stories, date=None):
    """Codes, and the words that the draft has in place of the archive's."""
    with Newsdesk() as desk:
        lines = desk.path / "stories.jsonl"
        lines.write_text("\n".join(json.dumps(
            {"guid": f"urn:{number}", "source": "Reuters", "headline": f"Note {number}",
             "date": f"2021-04-0{number}T08:00:00Z", "body_text": body}, ensure_ascii=False)
            for number, body in enumerate(stories, 1)), encoding="utf-8")
        desk.run("add", lines)
        path = desk.path / "draft.md"
        head = f'---\nsource: Evening Post\ndate: "{date}"\n---\n\n' if date else ""
        path.write_text(head + draft, encoding="utf-8")
        return [(one["code"], [f"{each['here']}|{each['there']}"
                               for each in one.get("differences") or []])
                for one in desk.check(path)["findings"]]


def test_one_slip__is_told():
    assert told(DOCKS.format(410), DOCKS.format(140)) == [("figure-differs", ["410|140"])]
    assert told(f"{PLUMS.format('1.50')}\n\n{BESIDE}", f"{PLUMS.format('1.00')}\n\n{BESIDE}") == [
        ("figure-differs", ["1.50|1.00"]), ("wire-copy", [])]


def test_short_formulas__of_another_market_are_phrases():
    for form in (PLUMS, RIGHTS, "The harbour of the island moved {} tonnes of grain last night.",
                 "Tin for May delivery closed {} crowns lower at the end of a quiet day."):
        found = told(form.format("1.50"), form.format("1.00"))
        assert [code for code, _ in found] in ([], ["shared-phrase"]), (form, found)


def test_sentences__that_speak_of_somebody_else_tell_no_difference():
    tail = ("to report a net profit before abnormal items of {} million crowns for the half year "
            "that ended in March, after the sale of two mills and the loss of a ship in spring")
    pairs = (("Ellis estimated James Harrow " + tail, "Cotton forecast Corran " + tail),
             ("The brewers expect the yard " + tail, "The bakers believe their mill " + tail),
             ("The live hog dealer is " + tail, "The live cattle trader was " + tail),
             ("Dairies have " + tail, "Ferries had " + tail),
             ("Moulin croit " + tail, "Laiterie estime " + tail))
    for here, there in pairs:
        found = told(here.format(26) + ".", there.format(160) + ".")
        assert not [each for _, differences in found for each in differences], (here, found)


def test_two_banks__are_no_copy_of_each_other():
    for period in PERIODS:  # which both have, and says nothing
        found = told(BANK.format(period, 512, 433), BANK.format(period, 981, 870))
        assert [code for code, _ in found] in ([], ["shared-phrase"]), (period, found)
    # One slip in a text without capitals is told where something speaks for it.
    period = PERIODS[0]
    assert told(BANK.format(period, 512, 870), BANK.format(period, 981, 870)) == [
        ("figure-differs", ["512|981"])]


def test_what_is_out_later__is_no_measure():
    for date in ("2021-04-01T06:00:00Z", "2021-03-31"):
        found = told(DOCKS.format(410), DOCKS.format(140), date=date)
        assert found == [("wire-copy", [])], (date, found)


def test_a_copy__that_has_it_as_the_draft_has_it_ends_the_matter():
    assert told(DOCKS.format(410), DOCKS.format(140), DOCKS.format(410)) == [("wire-copy", [])]


def test_many_differences__are_another_report():
    rows = ("The presses on the quay took in {} crates of plums before the rain began in earnest "
            "and the road to the orchards was closed.",
            "Coopers in the old town sold {} barrels at the autumn fair, as many as their own "
            "yard could mend, and turned several buyers away.",
            "The ferry carried {} passengers to the island over the holiday, though its second "
            "engine was still lying in pieces on the slip.")
    draft = "\n\n".join(row.format(710 + 31 * at) for at, row in enumerate(rows))
    story = "\n\n".join(row.format(410 + 17 * at) for at, row in enumerate(rows))
    assert not [each for _, differences in told(draft, story) for each in differences]


if __name__ == "__main__":
    sys.exit(main(globals()))
