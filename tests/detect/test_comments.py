#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Comments in a draft that leave paragraphs out of the check: in every markup, told of in
every form of the report, and ignored by a desk that wants to see all."""

import json
import sys

from newsdesk import Newsdesk
from tap import main

FIRST = ("The weather station on Hallow Fell will be moved by mules to the northern summit, since "
         "its mast was twice mistaken for a lost skier by the mountain rescue of Brannock.")
SECOND = ("Observers who had read the old thermometer by hand since the great winter were told to "
          "bring the new one down for repairs whenever the goats had chewed its cable again.")
OTHERS = {"md": "<!-- wirecheck: {} -->", "html": "<!-- wirecheck: {} -->",
          "tex": "% wirecheck: {}", "adoc": "// wirecheck: {}", "rst": ".. wirecheck: {}",
          "org": "# wirecheck: {}", "fountain": "[[wirecheck: {}]]"}


def desk_with_both():
    desk = Newsdesk()
    wire = desk.path / "wire.jsonl"
    wire.write_text("".join(
        json.dumps({"guid": guid, "source": "AFP", "headline": "Of the fell",
                    "date": "2021-03-04", "body_text": text}) + "\n"
        for guid, text in (("a", FIRST), ("b", SECOND))))
    desk.run("add", wire)
    return desk


def draft(desk, kind, *blocks):
    """Blocks that are words stand for comments."""
    path = desk.path / f"draft.{kind}"
    lines = [OTHERS[kind].format(block) if " " not in block else
             f"<p>{block}</p>" if kind == "html" else block for block in blocks]
    path.write_text("\n\n".join(lines) + "\n")
    return path


def found(report):
    return [finding["origin"]["story"] for finding in report["findings"]]


def muted(report):
    return report["muted"]["paragraphs"], report["muted"]["findings"]


def test_off_and_on_in_every_markup():
    with desk_with_both() as desk:
        for kind in OTHERS:
            report = desk.check(draft(desk, kind, "off", FIRST, "on", SECOND))
            assert (found(report), muted(report)) == (["b"], (1, 1)), (kind, report)
            report = desk.check(draft(desk, kind, FIRST, "off", SECOND))
            assert (found(report), muted(report)) == (["a"], (1, 1)), (kind, report)
            report = desk.check(draft(desk, kind, "ignore", FIRST, SECOND))
            assert (found(report), muted(report)) == (["b"], (1, 1)), (kind, report)


def test_plain_text_has_no_comments():
    with desk_with_both() as desk:
        for form in OTHERS.values():
            path = desk.path / "draft.txt"
            path.write_text(f"{form.format('off')}\n\n{FIRST}\n")
            report = desk.check(path)
            assert (found(report), muted(report)) == (["a"], (0, 0)), form


def test_what_is_left_out_is_no_finding_and_makes_nothing_more_original():
    with desk_with_both() as desk:
        path = draft(desk, "md", "off", FIRST, "on", "The cook knew nothing of it, he said.")
        report = desk.check(path)
        assert report["exit"] == 0
        assert report["originality"]["words"] == 8, report
        assert 0 < report["originality"]["muted"] <= report["muted"]["words"], report
        bare = desk.check(path, "--no-comments")
        assert report["originality"]["share"] == bare["originality"]["share"] < 1, report


def test_originality_counts_the_body_alone():
    with desk_with_both() as desk:
        own = "The cook knew nothing of it, he said."
        plain = desk.check(draft(desk, "md", FIRST, own))["originality"]
        for line in ("# A headline of some words about the cook of the ferry", "March 3, 2019",
                     "By Mina Rosental, Reuters", "Photo: The ferry at the quay of Skarn",
                     "Sign up for our newsletter, which the cook of the ferry writes."):
            assert desk.check(draft(desk, "md", line, FIRST, own))["originality"] == plain, line


def test_what_is_left_out_is_counted():
    with desk_with_both() as desk:
        path = draft(desk, "md", "off", FIRST, "on", "The cook knew nothing of it, he said.")
        report = desk.check(path)
        assert report["draft"]["words"] == 8 + report["muted"]["words"], report
        assert desk.check(path, "--no-comments")["exit"] == 1


def test_the_report_for_people_says_so():
    with desk_with_both() as desk:
        path = draft(desk, "md", "off", FIRST, SECOND)
        done = desk.run("check", path).stdout.decode()
        assert done == (f"{path}: 2 paragraphs are left out by comments in the draft\n\n"
                        "1 draft: nothing found, 2 paragraphs left out by comments\n"), done
        path = draft(desk, "md", "ignore", FIRST)
        done = desk.run("check", path).stdout.decode()
        assert "1 paragraph is left out by a comment in the draft\n" in done, done
        done = desk.run("check", "--no-comments", path, statuses=(1,)).stdout.decode()
        assert "left out" not in done and done.endswith("\n1 draft: 1 warning\n"), done


def test_sarif_has_them_as_suppressed_in_the_source():
    with desk_with_both() as desk:
        path = draft(desk, "md", "ignore", FIRST, SECOND)
        run = json.loads(desk.run("check", "--format=sarif", path, statuses=(1,)).stdout)["runs"][0]
        kinds = [[part["kind"] for part in result["suppressions"]] for result in run["results"]]
        assert kinds == [[], ["inSource"]], kinds
        assert run["artifacts"][0]["properties"]["mutedParagraphs"] == 1


def test_a_word_that_is_not_known_is_told_where_it_stands():
    with desk_with_both() as desk:
        path = draft(desk, "md", FIRST, "of")
        report = desk.check(path)
        assert (found(report), muted(report)) == (["a"], (0, 0))
        (unknown,) = report["unknown_comments"]
        start, end = unknown["bytes"]
        assert path.read_bytes()[start:end] == b"wirecheck: of", unknown
        assert unknown["range"]["start"] == {"line": 2, "character": 5}, unknown
        done = desk.run("check", path, statuses=(1,)).stdout.decode()
        assert (f"{path}:3:6: information: Unknown wirecheck comment; known are off, on and "
                "ignore.\n") in done, done


def test_a_desk_turns_comments_off_and_a_project_does_not_turn_them_on():
    with desk_with_both() as desk:
        path = draft(desk, "md", "off", FIRST)
        user = desk.path / ".config" / "wirecheck" / "settings.json"
        user.parent.mkdir(parents=True)
        user.write_text('{"heedComments": false}')
        assert found(desk.check(path)) == ["a"]
        (desk.path / ".wirecheck.json").write_text('{"heedComments": true}')
        done = desk.run("check", "--format=json", path.name, statuses=(1,), cwd=desk.path)
        assert found(json.loads(done.stdout)) == ["a"]
        assert b"heedComments" in done.stderr and b"project" in done.stderr, done.stderr


def test_explain_says_that_a_paragraph_is_left_out():
    with desk_with_both() as desk:
        path = draft(desk, "md", "ignore", FIRST, SECOND)
        note = b"A comment in the draft leaves this paragraph out"
        assert desk.run("explain", f"{path}:3").stdout.startswith(note)
        assert note not in desk.run("explain", f"{path}:5").stdout


if __name__ == "__main__":
    sys.exit(main(globals()))
