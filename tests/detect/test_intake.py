#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What `add --dry-run` makes of files: who, when and whence by the lines around a story,
by front matter, and what is left out of it, and why."""

import json
import pathlib
import sys
import tempfile

from newsdesk import Newsdesk
from tap import main

TITLE = "Velmark port strike enters third week as grain ships wait offshore"
BODY = [
    "Dock workers in the northern port of Velmark voted on Monday to stretch their walkout "
    "into a third week, leaving eleven grain carriers anchored off the breakwater.",
    "The harbour authority said the backlog had grown to 310,000 tonnes of barley and rapeseed, "
    "most of it bound for mills along the southern coast.",
    "Union convenor Tamsin Greaveholt told a crowd at the fish quay that members would not "
    "return until the company restored the night allowance.",
    "Shipping agents put the daily cost of the stoppage at 2.4 million crowns and warned that "
    "two owners had begun asking lawyers."]
BY = {"byline": "Orla Penhaven"}
DAY = {"date": "2022-03-14"}
DAYS = {**DAY, "updated": "2022-03-20"}

# A line under the headline, and what it says.
HEADS = [
    ("By Orla Penhaven | March 14, 2022", {**BY, **DAY}),
    ("By Orla Penhaven · March 14, 2022", {**BY, **DAY}),
    ("By Orla Penhaven, March 14, 2022", {**BY, **DAY}),
    ("By Orla Penhaven – 14 March 2022", {**BY, **DAY}),
    ("March 14, 2022 | By Orla Penhaven", {**BY, **DAY}),
    ("14 March 2022 • By Orla Penhaven", {**BY, **DAY}),
    ("By Orla Penhaven 3 hours ago", BY),
    ("By Orla Penhaven, 2 days ago", BY),
    ("By Orla Penhaven | Updated March 14, 2022 at 9:12 am", {**BY, **DAY}),
    ("Written by Orla Penhaven", BY),
    ("Reported by Orla Penhaven", BY),
    ("By\u00a0Orla\u00a0Penhaven", {"byline": "Orla\u00a0Penhaven"}),
    ("By Sunday Adeleke", {"byline": "Sunday Adeleke"}),
    ("By April March", {"byline": "April March"}),
    ("Orla Penhaven, Staff Writer", BY),
    ("Orla Penhaven, Political Correspondent", BY),
    ("March 14, 2022 / Updated March 20, 2022", DAYS),
    ("Published March 14, 2022 | Updated March 20, 2022", DAYS),
    ("14 March 2022, updated 20 March 2022", DAYS),
    ("14. März 2022 / Aktualisiert 20. März 2022", DAYS),
    ("Von Orla Penhaven, 14. März 2022", {**BY, **DAY}),
    ("Von Orla Penhaven | 14.03.2022, 09:12 Uhr", {**BY, **DAY}),
    ("Von Orla Penhaven vor 3 Stunden", BY),
    ("Geschrieben von Orla Penhaven", BY),
    ("Par Orla Penhaven | Publié le 14 mars 2022 à 09h12", {**BY, **DAY}),
    ("Par Orla Penhaven il y a 3 heures", BY),
    ("Écrit par Orla Penhaven", BY),
    ("Por Orla Penhaven | 14 de marzo de 2022", {**BY, **DAY}),
    ("Por Orla Penhaven hace 3 horas", BY),
    ("Escrito por Orla Penhaven | 14 de março de 2022", {**BY, **DAY}),
    ("Di Orla Penhaven | 14 marzo 2022", {**BY, **DAY}),
    ("Scritto da Orla Penhaven", BY),
    ("Door Orla Penhaven | 14 maart 2022", {**BY, **DAY}),
    ("Av Orla Penhaven | 14 mars 2022", {**BY, **DAY}),
    ("Skrevet av Orla Penhaven", BY),
    ("Af Orla Penhaven | 14. marts 2022", {**BY, **DAY}),
    ("Autor: Jan Kowal | 14 marca 2022", {"byline": "Jan Kowal", **DAY}),
    ("Автор: Иван Петров | 14 марта 2022", {"byline": "Иван Петров", **DAY}),
    ("Oleh Orla Penhaven", BY),
]
LEADS = [
    ("VELMARK - (AP) ", {"agency": "AP", "place": "VELMARK"}),
    ("VELMARK — (AP) ", {"agency": "AP", "place": "VELMARK"}),
    ("VELMARK (AP): ", {"agency": "AP", "place": "VELMARK"}),
    ("New Delhi (ANI): ", {"agency": "ANI", "place": "New Delhi"}),
    ("New Delhi [India], March 14 (ANI): ", {"agency": "ANI"}),
    ("(ANI): ", {"agency": "ANI"}),
    ("VELMARK, March 14, 2022 (AFP) - ", {"agency": "AFP", "place": "VELMARK", **DAY}),
    # A party, and people, with the short name of an agency.
    ("Pakistan Tehreek-e-Insaf (PTI): ", {"agency": None}),
    ("Rodney Solognier (SPA): ", {"agency": None}),
]
TAILS = [
    ("Quelle: dpa", {"agency": "dpa"}),
    ("(Source: AFP)", {"agency": "AFP"}),
    ("Fuente: EFE", {"agency": "EFE"}),
    ("(Quelle: APA/sda/dpa)", {}),
    ("dpa/AFP", {}),
    ("(ANI)", {"agency": "ANI"}),
    ("— AFP", {"agency": "AFP"}),
    ("– Reuters", {"agency": "Reuters"}),
]
STOP = {"headline": TITLE, **BY, **DAY}
FRONT = [
    (f"---\ntitle: >-\n  {TITLE[:20].strip()}\n  {TITLE[20:].strip()}\nauthor:\n"
     "  name: Orla Penhaven\n  email: o@post.example\ndate: 2022-03-14\n---\n", STOP),
    (f'---\ntitle: "{TITLE}"\nauthors:\n  - name: Orla Penhaven\n    email: x\n'
     "  - name: Jo Ek\ndate: 2022-03-14\n---\n", {**STOP, "byline": "Orla Penhaven, Jo Ek"}),
    (f'---\ntitle: {TITLE[:20].strip()}\n  {TITLE[20:].strip()}\n'
     'author: {email: a@b.example, name: "Orla Penhaven"}\ndate: 2022-03-14\n---\n', STOP),
    (f'+++\ntitle = "{TITLE}"\ndate = 2022-03-14\nauthor = "Orla Penhaven"\n+++\n', STOP),
    (f'+++\ntitle = """\n{TITLE}"""\ndate = 2022-03-14\n[[authors]]\nname = "Orla Penhaven"\n'
     '[image]\ntitle = "A quay"\n+++\n', STOP),
    (f'+++\ntitle = "{TITLE}"\ndate = 2022-03-14\nauthors = [\n  "Orla Penhaven",\n  "Jo Ek"\n]\n'
     "+++\n", {**STOP, "byline": "Orla Penhaven, Jo Ek"}),
    (f"<!-- exported in 2022 -->\n\n# {TITLE}\n", {"headline": TITLE}),
    (f'<p align="center">The Osterby Post</p>\n\n# {TITLE}\n', {"headline": TITLE}),
]


def read(desk, folder, texts):
    """The records of the texts, whose names are kept, in their order."""
    for old in folder.iterdir():
        old.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    done = desk.run("add", "--dry-run", "--format", "json", folder, statuses=(0, 1))
    got = {pathlib.Path(r["path"]).name: r for r in map(json.loads, done.stdout.splitlines())}
    missing = [name for name in texts if name not in got]
    assert not missing, done.stderr.decode()
    return [got[name] for name in texts]


def judge(rows, ending, make, paragraphs=len(BODY)):
    """Reads one text a row and says what is not as the row has it."""
    wrong = []
    with Newsdesk() as desk, tempfile.TemporaryDirectory() as folder:
        texts = {f"{i:03d}.{ending}": make(line) for i, (line, _) in enumerate(rows)}
        for (line, wanted), got in zip(rows, read(desk, pathlib.Path(folder), texts)):
            wrong += [f"{line!r}: {key} is {got[key]!r}" for key, value in wanted.items()
                      if (got[key] or "")[:10] != value and got[key] != value]
            count = len(got["text"].split("\n\n"))
            if paragraphs and count != paragraphs:
                wrong.append(f"{line!r}: {count} paragraphs")
    assert not wrong, "\n".join(wrong)


def page(*parts):
    return "\n\n".join(parts) + "\n"


def test_bylines_and_dates_under_a_headline():
    judge(HEADS, "txt", lambda line: page(TITLE, line, *BODY))


def test_datelines():
    judge(LEADS, "txt", lambda line: page(TITLE, line + BODY[0], *BODY[1:]))


def test_credits_behind_a_story():
    judge(TAILS, "txt", lambda line: page(TITLE, *BODY, line))


def test_front_matter_and_beginnings_of_markdown():
    judge(FRONT, "md", lambda line: page(line, *BODY), None)


def test_a_rule_is_no_front_matter():
    judge([("---", {"headline": None})], "md", lambda line: page(line, BODY[0], line, *BODY[1:]))


def test_titles_of_other_stories_drop_only_themselves():
    heads = ["Related stories", "READ MORE", "Also read", "You may also like", "Lesen Sie auch",
             "Lire aussi", "Lea también", "Leggi anche", "Читайте также"]
    titles = ["Osterby terminal wins grain contract", "Lorry queue reaches ring road at night"]
    for place in (1, 2, 3):
        judge([(head, {}) for head in heads], "txt", lambda head, at=place: page(
            TITLE, "By Orla Penhaven", *BODY[:at], head, *titles, *BODY[at:]))


def test_a_live_blog_keeps_its_entries():
    rows = [
        (["14:05", "13:40", "12:15", "11:00"], {"agency": None}),
        (["2 hours ago", "3 hours ago", "4 hours ago", "Posted at 11:00"], {"agency": None}),
        (["Updated March 14, 2022 2:05 PM", "March 14, 2022 1:40 PM", "March 14, 2022 1:15 PM",
          "March 14, 2022 11:00 AM"], {"agency": None}),
    ]

    def make(times):
        entries = [part for time, text in zip(times, BODY) for part in (time, text)]
        # The credit of one entry is not that of all.
        return page(TITLE, *entries[:4], "Reporting by Jo Ek; editing by Al Roe", *entries[4:])
    judge(rows, "txt", make)


def test_a_body_that_is_delivered_keeps_its_captions():
    caption = ("Grain carriers wait off the Velmark breakwater on Monday as dock workers vote. "
               "REUTERS/Orla Penhaven")
    plug = "Sign up for our newsletter to get the harbour news every morning."

    def make(_):
        return json.dumps({"uri": "x:1", "headline": TITLE,
                           "body_text": page(BODY[0], caption, plug, *BODY[1:])})
    judge([("json", {"headline": TITLE})], "json", make, len(BODY) + 2)


def test_tabloids_keep_their_short_sentences():
    with Newsdesk() as desk, tempfile.TemporaryDirectory() as folder:
        text = ["Ships wait.", "The port is shut.", "Nobody moves.",
                "Grain rots in the holds of eleven ships, says the harbour master.",
                "It is a mess."]
        got = read(desk, pathlib.Path(folder), {
            "a.txt": page(TITLE, "By Orla Penhaven", *text), "b.txt": page(TITLE, *text)})
        for record in got:
            assert record["text"] == "\n\n".join(text), record["text"]


def test_a_dry_run_accounts_for_every_line_and_stores_nothing():
    lines = [TITLE, "By Orla Penhaven", BODY[0], "Ships off Velmark. AP Photo/Jo Ek", BODY[1],
             "Related stories", "Osterby wins grain contract", "Lorry queue at night",
             *BODY[2:], "(Reporting by Jo Ek; editing by Al Roe)"]
    with Newsdesk() as desk, tempfile.TemporaryDirectory() as folder:
        got, = read(desk, pathlib.Path(folder), {"a.txt": page(*lines)})
        kept = got["text"].split("\n\n")
        out = {piece["line"]: (piece["why"], piece["text"]) for piece in got["left_out"]}
        for number, line in enumerate(lines):
            assert line in kept or out[2 * number + 1][1] == line, line
        assert sorted({why for why, _ in out.values()}) == [
            "caption", "credit", "header", "teaser"], out
        assert got["from"]["headline"] == "line 1" and got["from"]["byline"] == "line 3"
        assert got["from"]["agency"] == "line 21", got["from"]
        assert got["words"] == sum(len(text.split()) for text in BODY) and not got["lost_much"]
        shown = desk.run("add", "-n", folder).stdout.decode()
        assert "headline   " + TITLE + "  [line 1]" in shown and "caption, line 7: " in shown
        assert "1 story read, 0 skipped; nothing was stored" in shown
        assert not desk.archive.exists()


def test_add_says_so_where_much_was_left_out():
    notes = [f"Sign up for our newsletter and get all the news of harbour number {i} every morning "
             "in your inbox, written by people who know it." for i in range(4)]
    with Newsdesk() as desk, tempfile.TemporaryDirectory() as folder:
        story = pathlib.Path(folder) / "a.txt"
        story.write_text(page(TITLE, "By Orla Penhaven", *BODY, *notes), encoding="utf-8")
        told = desk.run("add", folder).stderr.decode()
        assert "words of prose were left out; add --dry-run shows which" in told, told
        assert desk.run("add", folder).stderr == b"", "told again"
        story.write_text(page(TITLE, "By Jo Ek", *BODY), encoding="utf-8")
        assert desk.run("add", folder).stderr == b""


if __name__ == "__main__":
    sys.exit(main(globals()))
