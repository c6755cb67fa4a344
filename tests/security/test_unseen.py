#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a terminal or the page of a build server would obey or hide is escaped in JSON and
SARIF; a parser gets what stood there."""
import json
import unicodedata

import tap
from newsroom import Newsroom

UNSEEN = "\x9b31m\u202egpj\u2066\u200b\u200d\u2060\ufeff\u00ad\x85\u2028\x7f\U000e0041"
BODY = ("The comet over the old lighthouse will be seen by nobody before the clouds have gone, "
        "an astronomer told the harbour pilots at Port Alder on Tuesday.")


def check_seen(text, where):
    left = {f"U+{ord(each):04X}" for each in text
            if each not in "\n" and unicodedata.category(each) in ("Cc", "Cf", "Zl", "Zp")}
    tap.same(left, set(), f"unseen characters in {where}")


def desk():
    room = Newsroom(archive=False)
    (room.path / "story.jsonl").write_text(json.dumps({
        "guid": "urn:unseen", "headline": f"Comet {UNSEEN} seen", "language": "en",
        "versioncreated": "2024-03-03T09:00:00Z", "source": "Reuters", "byline": f"Ada {UNSEEN}",
        "url": f"https://example.org/{UNSEEN}", "body_text": BODY}) + "\n")
    room.add(room.path / "story.jsonl")
    copied = BODY.replace("lighthouse", f"light{UNSEEN}house")
    (room.desk / "draft.md").write_text(f"{copied}\n")
    return room


def test_in_reports_and_listings():
    with desk() as room:
        for arguments in (("check", "--format", "json", "draft.md"),
                          ("check", "--format", "sarif", "draft.md"),
                          ("list", "--format", "json"), ("show", "--format", "json", "1"),
                          ("status", "--format", "json"), ("dismissals", "--format", "json")):
            text = room.run(*arguments, statuses=(0, 1)).stdout.decode()
            check_seen(text, " ".join(arguments))
            json.loads(text)


def test_a_parser_gets_what_stood_there():
    with desk() as room:
        listed, = json.loads(room.run("list", "--format", "json").stdout)
        headline = listed["headline"]
        tap.check("\u202e" in headline and "\u200b" in headline, ascii(headline))
        report = json.loads(room.run("check", "--format", "json", "draft.md",
                                     statuses=(0, 1)).stdout)
        tap.check(report["findings"], "the copy is found all the same")
        tap.same(report["findings"][0]["origin"]["headline"], headline, "headline")


if __name__ == "__main__":
    tap.main(globals())
