# SPDX-License-Identifier: MIT
"""An embargo ends while the draft is open, with nobody touching draft, archive or settings: what
was held back is shown, and the mark becomes that of any other copy. The time is the
test's own: see include/base/clock.h."""

import datetime
import os
import pathlib
import urllib.parse

import tap
from newsroom import capabilities
from test_features import FERRY, HARBOUR, VIRTUAL, Room, begin, item

END = datetime.datetime(2031, 4, 2, 8, 0, tzinfo=datetime.timezone.utc)
MINUTE = datetime.timedelta(minutes=1)
LATER = END + 60 * MINUTE


class Clock:
    """Stands still until it is set."""

    def __init__(self, room):
        self.path = room.path / "clock"
        self.path.touch()
        room.environment["WIRECHECK_TEST_CLOCK"] = str(self.path)
        self.set(END - MINUTE)

    def set(self, time):
        os.utime(self.path, (time.timestamp(), time.timestamp()))


def embargoed(number=1, end=END, **more):
    return item(number, embargo=end.strftime("%Y-%m-%dT%H:%M:%SZ"), **more)


def publishes(client):
    return [message for message in client.incoming
            if message.get("method") == "textDocument/publishDiagnostics"]


def hover(client, here):
    return client.call("textDocument/hover", here)["contents"]["value"]


def test_the_mark_becomes_that_of_any_copy():
    with Room(embargoed()) as room:
        clock = Clock(room)
        with room.serve() as client:
            uri, here = begin(client, room)
            mark, = client.diagnostics(uri, 1)
            tap.same((mark["code"], mark["severity"]), ("embargoed", 1), "before")
            tap.check("relatedInformation" not in mark, "a mark leads to embargoed copy")
            tap.check("Word for word" not in hover(client, here), "the archived words, before")
            clock.set(END)
            client.settled()
            mark, = client.diagnostics(uri, 1)
            tap.same((mark["code"], mark["severity"]), ("wire-copy", 2), "after")
            tap.check("relatedInformation" in mark, "no mark leads to the original")
            tap.check("Word for word" in hover(client, here), "the archived words, after")
            place, = client.call("textDocument/definition", here)
            text = client.call("workspace/textDocumentContent", {"uri": place["uri"]})["text"]
            tap.check(HARBOUR in text, text)
            client.leave()


def test_nothing_is_said_before_it_ends():
    with Room(embargoed()) as room:
        clock = Clock(room)
        with room.serve() as client:
            uri, _ = begin(client, room)
            client.diagnostics(uri, 1)
            clock.set(END - MINUTE / 2)
            client.settled()
            client.settled()
            tap.same(publishes(client), [], "published without cause")
            clock.set(LATER)
            client.settled()
            client.diagnostics(uri, 1)
            clock.set(LATER + MINUTE)
            client.settled()
            tap.same(publishes(client), [], "published once more")
            client.leave()


def test_one_ends_after_the_other():
    with Room(embargoed(), embargoed(2, LATER, text=FERRY)) as room:
        clock = Clock(room)
        with room.serve() as client:
            client.initialize(VIRTUAL)
            uri = room.uri("draft.md")
            client.open(uri, f"{HARBOUR}\n\n{FERRY}\n")
            seen = []
            for time in (END - MINUTE, END, LATER):
                clock.set(time)
                client.settled()
                seen.append([mark["code"] for mark in client.diagnostics(uri, 1)])
            tap.same(seen, [["embargoed"] * 2, ["wire-copy", "embargoed"], ["wire-copy"] * 2],
                     "codes")
            client.leave()


def test_drafts_that_nobody_has_open_are_told_of_too():
    with Room(embargoed()) as room:
        clock = Clock(room)
        (room.desk / "closed.md").write_text(HARBOUR + "\n")
        with room.serve() as client:
            client.initialize(capabilities("vscode"), workspaceFolders=[
                {"uri": room.desk.as_uri(), "name": "desk"}])
            seen, previous = [], []
            for time in (END - MINUTE, END):
                clock.set(time)
                report, = client.call("workspace/diagnostic", {"previousResultIds": previous})[
                    "items"]
                seen.append([mark["code"] for mark in report.get("items", [])])
                previous = [{"uri": report["uri"], "value": report["resultId"]}]
            tap.same(seen, [["embargoed"], ["wire-copy"]], "codes")
            client.leave()


def test_who_pulls_is_told_to():
    with Room(embargoed()) as room:
        clock = Clock(room)
        with room.serve() as client:
            uri, _ = begin(client, room, capabilities("vscode"))
            mark, = client.diagnostics(uri, 1)
            tap.same(mark["code"], "embargoed", "before")
            clock.set(LATER)
            client.settled()
            mark, = client.diagnostics(uri, 1)
            tap.same(mark["code"], "wire-copy", "after")
            client.leave()


def test_who_gets_files_gets_the_text():
    with Room(embargoed()) as room:
        clock = Clock(room)
        with room.serve() as client:
            uri, here = begin(client, room, {})
            client.diagnostics(uri, 1)
            tap.same(client.call("textDocument/definition", here), None, "before")
            clock.set(END)
            client.settled()
            place, = client.call("textDocument/definition", here)
            path = pathlib.Path(urllib.parse.unquote(urllib.parse.urlsplit(place["uri"]).path))
            tap.check(HARBOUR in path.read_text(), path.read_text())
            client.leave()


def test_what_shows_embargoed_text_is_told_as_well():
    with Room(embargoed()) as room:
        clock = Clock(room)
        with room.serve() as client:
            uri, _ = begin(client, room, initializationOptions={"showEmbargoed": True})
            mark, = client.diagnostics(uri, 1)
            tap.same(mark["code"], "embargoed", "before")
            clock.set(END)
            client.settled()
            mark, = client.diagnostics(uri, 1)
            tap.same(mark["code"], "wire-copy", "after")
            client.leave()


if __name__ == "__main__":
    tap.main(globals())
