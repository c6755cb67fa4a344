#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`wirecheck check --format html`: the page that a desk prints, mails and keeps."""

import html.parser
import json
import os
import re
import stat
import sys

from newsdesk import ROOT, Newsdesk, program
from tap import main

COPY = ("The ferry Aurelia ran aground on the Tern Bank shortly before dawn on Thursday with 212 "
        "people on board, all of whom were taken off by the lifeboats of Skarn.")
LATER = ("Pilots who had steered by the red tower since they were apprentices were told to look "
         "for the new colour, and to keep clear of the shoal of the Seven Brothers.")
OWN = "Nobody on the quay had slept, and the baker of Skarn gave away his bread until it was gone."
# What a browser would load, run or send.
ACTIVE = {"script", "iframe", "object", "embed", "form", "img", "link", "video", "audio", "base"}


class Page(html.parser.HTMLParser):
    """Elements that are open, what was seen, and the words outside of the style."""

    VOID = {"meta", "br", "rect"}

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.words, self.marked, self.links = [], [], [], [], []
        self.ids = []
        self.policy = ""
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        self.words += ["\x1f"] if tag in ("p", "dt", "dd", "h2", "h3", "td", "li") else []
        attributes = dict(attrs)
        assert not any(name.startswith("on") or name in ("src", "style") for name in attributes)
        self.tags.append(tag)
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.links += [attributes["href"]] if "href" in attributes else []
        if attributes.get("http-equiv") == "Content-Security-Policy":
            self.policy = attributes["content"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.words.append(data)
            if "mark" in self.open:
                self.marked.append(data)

    @property
    def text(self):
        return " ".join("".join(self.words).replace("\x1f", " ").split())


def story(guid, text, **fields):
    return json.dumps({"guid": guid, "source": "Reuters", "headline": "Of ships",
                       "date": "2021-04-02", "body_text": text, **fields})


def desk_with(*stories):
    desk = Newsdesk()
    path = desk.path / "stories.jsonl"
    path.write_text("\n".join(stories))
    desk.run("add", path)
    return desk


def page(desk, text, *arguments, status=1):
    path = desk.path / "draft.txt"
    path.write_text(text)
    done = desk.run("check", "--format", "html", *arguments, path, statuses=(status,))
    return Page(done.stdout.decode())


def test_page__is_one_file_that_loads_and_runs_nothing():
    with desk_with(story("urn:1", COPY)) as desk:
        shown = page(desk, f"{OWN}\n\n{COPY}\n")
        assert shown.policy == "default-src 'none'; style-src 'unsafe-inline'", shown.policy
        assert not ACTIVE & set(shown.tags), shown.tags
        assert all(link.startswith("#") and link[1:] in shown.ids for link in shown.links)
        assert len(set(shown.ids)) == len(shown.ids), shown.ids


def test_page__has_the_whole_draft_its_passages_and_their_sources():
    with desk_with(story("urn:1", COPY)) as desk:
        shown = page(desk, f"{OWN}\n\n{COPY.replace('dawn', 'noon')}\n")
        assert OWN in shown.text and "Uncredited copy of Reuters, 2 Apr 2021" in shown.text
        assert "shortly before noon on" in "".join(shown.marked), shown.marked
        assert "shortly before dawn on" in shown.text
        assert OWN not in "".join(shown.marked)
        assert "Archive 1 story, the latest of 2 Apr 2021" in shown.text, shown.text
        assert "How we know: Original, the agency's own story" in shown.text
        assert "Checked by Date Decision" in shown.text


def test_page__shares_add_up():
    with desk_with(story("urn:1", COPY)) as desk:
        shown = page(desk, f"{OWN}\n\n{COPY}\n")
        words = [int(number) for number in re.findall(r"% \((\d+) words\)", shown.text)]
        whole = int(re.search(r"Text (\d+) words", shown.text).group(1))
        assert len(words) == 2 and sum(words) == whole, (words, whole)


def test_page__says_what_a_draft_of_one_source_is():
    with desk_with(story("urn:1", f"{COPY}\n{LATER}")) as desk:
        shown = page(desk, f"{COPY}\n\n{LATER}\n")
        assert "2 of 2 paragraphs from Reuters, uncredited" in shown.text, shown.text
        text = desk.run("check", desk.path / "draft.txt", statuses=(1,)).stdout.decode()
        assert text.splitlines()[0].endswith(": 2 of 2 paragraphs from Reuters, uncredited"), text
        mostly = desk.check(desk.path / "draft.txt")["mostly"]
        assert (mostly["paragraphs"], mostly["of"], mostly["credited"]) == (2, 2, "no"), mostly
        shown = page(desk, f"{OWN}\n", status=0)
        assert "No passage is in the archive" in shown.text, shown.text


def test_credited_and_quoted_can_be_left_out():
    said = ('"The channel was marked by the harbour board for as long as anybody can recall, and '
            'no pilot has ever asked for a change," harbour master Ada Quill said on Thursday.')
    kept = LATER.replace("seven", "six").replace("Seven", "Six")
    with desk_with(story("urn:1", COPY), story("urn:2", LATER), story("urn:3", said)) as desk:
        text = (f"{OWN}\n\n{COPY[:-1]}, Reuters reported.\n\n"
                f'{OWN.replace("baker", "vicar")} {said}\n\n{kept.replace("shoal", "reef")}\n')
        path = desk.path / "draft.txt"
        path.write_text(text)
        whole = desk.check(path)
        codes = [(each["code"], each["credited"]) for each in whole["findings"]]
        assert ("wire-copy", True) in codes and ("shared-quote", False) in codes, codes
        left = desk.check(path, "--credited", "leave-out", "--quotes=leave-out")
        gone = [each["id"] for each in whole["findings"]
                if each["code"] == "shared-quote" or (each["credited"] and
                                                      each["code"] == "wire-copy")]
        assert [each["id"] for each in left["findings"]] == [
            each["id"] for each in whole["findings"] if each["id"] not in gone], left["findings"]
        assert sum(left["left_out"].values()) == len(gone) > 1, left["left_out"]
        assert left["originality"]["quoted"] == 0 < whole["originality"]["quoted"]
        assert left["originality"]["copied"] < whole["originality"]["copied"]
        log = desk.run("check", path, "--format=sarif", "--quotes=leave-out", statuses=(1,)).stdout
        assert json.loads(log)["runs"][0]["artifacts"][0]["properties"]["leftOut"] == 1
        shown = page(desk, text, "--credited=leave-out")
        assert "1 credited passage is left out, as asked." in shown.text, shown.text
        told = desk.run("check", path, "--credited=leave-out", statuses=(1,)).stdout.decode()
        assert "draft.txt: 1 credited passage is left out, as asked\n" in told, told


def test_page__obeys_nothing_that_a_draft_or_a_story_says():
    evil = "</p></article><script>alert(1)</script>\u202e<img src=x onerror=alert(2)>"
    named = story("urn:1", COPY, headline=f"Ships {evil}", byline=f"Ada {evil}")
    with desk_with(named) as desk:
        shown = page(desk, f"{OWN} {evil}\n\n{COPY}\n")
        assert not ACTIVE & set(shown.tags), shown.tags
        assert "\u202e" not in shown.text and "<U+202E>" in shown.text
        assert "<script>alert(1)</script>" in shown.text


def test_page__shows_no_text_under_embargo():
    secret = f"{COPY} The owners have paid nothing for its insurance since the last spring tide."
    with desk_with(story("urn:1", secret, embargoed="2999-01-01T00:00:00Z",
                         headline="Wreck of the secret kind")) as desk:
        shown = page(desk, f"{COPY.replace('dawn', 'noon')}\n")
        assert "is under embargo and not shown" in shown.text, shown.text
        assert "before dawn" not in shown.text and "secret kind" not in shown.text


def test_page__says_who_dismissed_what_and_why():
    sys.path.insert(0, str(ROOT / "tests" / "session"))
    from client import Client  # pylint: disable=import-error,import-outside-toplevel
    with desk_with(story("urn:1", COPY)) as desk:
        path = desk.path / "draft.txt"
        path.write_text(f"{OWN}\n\n{COPY}\n")
        finding = desk.check(path)["findings"][0]["id"]
        with Client([program(), "serve"], desk.environment, desk.path) as client:
            client.initialize({})
            client.open(path.as_uri(), path.read_text(), language="plaintext")
            client.diagnostics(path.as_uri(), 1)
            client.call("workspace/executeCommand", {
                "command": "wirecheck.dismissFinding",
                "arguments": [{"uri": path.as_uri(), "finding": finding,
                               "reason": "our <own> pool copy"}]})
            client.leave()
        shown = page(desk, path.read_text(), status=0)
        assert "Dismissed" in shown.text and ": our <own> pool copy" in shown.text, shown.text
        assert "dismissed" in shown.text and not shown.marked


def test_page__tells_what_comments_leave_out():
    with desk_with(story("urn:1", COPY)) as desk:
        path = desk.path / "draft.md"
        path.write_text(f"{OWN}\n\n<!-- wirecheck: ignore -->\n\n{COPY}\n")
        done = desk.run("check", "--format", "html", path)
        shown = Page(done.stdout.decode())
        assert "Left out by comments" in shown.text and "Uncredited copy" in shown.text


def test_page__of_several_drafts_has_an_index():
    with desk_with(story("urn:1", COPY), story("urn:2", LATER)) as desk:
        names = []
        for number, text in enumerate((COPY, LATER, OWN)):
            names.append(desk.path / f"draft{number}.txt")
            names[-1].write_text(text)
        done = desk.run("check", "--format", "html", *names, statuses=(1,))
        shown = Page(done.stdout.decode())
        assert "3 drafts" in shown.text
        assert shown.links.count("#d1") == 1 and {"d1", "d2", "d3"} <= set(shown.ids)


def test_output__is_whole_or_not_there():
    with desk_with(story("urn:1", COPY)) as desk:
        draft, report = desk.path / "draft.txt", desk.path / "report.html"
        draft.write_text(COPY)
        desk.run("check", "--format", "html", "-o", report, draft, statuses=(1,))
        assert stat.S_IMODE(os.stat(report).st_mode) == 0o600
        assert "Uncredited copy" in Page(report.read_text()).text
        before = report.read_text()
        done = desk.run("check", "--format", "html", "--output", report, desk.path / "none.txt",
                        statuses=(2,))
        assert b"none.txt" in done.stderr and report.read_text() == before
        done = desk.run("check", "-o", desk.path / "no" / "r.html", draft, statuses=(2,))
        assert b"cannot be written" in done.stderr, done.stderr
        assert not list(desk.path.glob("*.part")), list(desk.path.iterdir())


def test_fail_on_share__is_of_the_whole_draft():
    with desk_with(story("urn:1", COPY)) as desk:
        draft = desk.path / "draft.txt"
        draft.write_text(f"{OWN}\n\n{COPY}\n\n{OWN}\n")
        quiet = ("--severity", "wire-copy=information")
        desk.run("check", *quiet, draft)
        desk.run("check", *quiet, "--fail-on-share", "30", draft, statuses=(1,))
        desk.run("check", *quiet, "--fail-on-share", "60%", draft)
        for wrong in ("0", "101", "x", "3x"):
            done = desk.run("check", "--fail-on-share", wrong, draft, statuses=(2,))
            assert b"per cent from 1 to 100" in done.stderr, done.stderr


if __name__ == "__main__":
    sys.exit(main(globals()))
