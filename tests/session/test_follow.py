# SPDX-License-Identifier: MIT
"""The setting `follow`: what comes into a folder is in the findings of open drafts while the
server runs, on or off, and by one server of several."""

import json
import time

import tap
from client import SLOW
from newsroom import Newsroom, capabilities
from test_features import FERRY, HARBOUR, OWN, item

PUSHED = "plain"


class Desk:
    """An editor with a draft that has both paragraphs."""

    def __init__(self, room, client, name="draft.md", **settings):
        self.client = client
        client.initialize(capabilities(PUSHED), initializationOptions=settings)
        self.uri = room.uri(name)
        client.open(self.uri, f"{HARBOUR}\n\n{FERRY}\n\n{OWN}\n")

    def wait_for(self, expected, what, seconds=12):
        """Until the newest push has so many marks of copies."""
        def found():
            pushed = [each["params"]["diagnostics"] for each in self.client.incoming
                      if each.get("method") == "textDocument/publishDiagnostics"
                      and each["params"]["uri"] == self.uri]
            copies = [mark for mark in pushed[-1] if mark["code"] == "wire-copy"] if pushed else []
            return len(copies) == expected or None
        self.client.wait(found, what, seconds)

    def logged(self, words):
        return [each for each in self.client.incoming
                if each.get("method") == "window/logMessage" and words in each["params"]["message"]]


def put(folder, number, *more):
    (folder / f"{number}.json").write_text(json.dumps(item(number, *more)))


def make(room):
    folder = room.path / "feed"
    folder.mkdir()
    return folder


def test_what_comes_is_found_in_open_drafts():
    with Newsroom(archive=False) as room, room.serve() as client:
        folder = make(room)
        put(folder, 1)
        desk = Desk(room, client, follow=[str(folder)])
        desk.wait_for(1, "what was there")
        put(folder, 2, FERRY)
        desk.wait_for(2, "what came")
        tap.check(desk.logged("followed folders: 1 added"), "a line a batch")
        (folder / "bad.pdf").write_bytes(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")
        client.leave()


def test_it_is_switched_on_and_off():
    with Newsroom(archive=False) as room, room.serve() as client:
        folder = make(room)
        put(folder, 1)
        desk = Desk(room, client)
        client.settled()
        tap.check(not room.archive.exists(), "nothing is read that nobody asked for")
        client.notify("workspace/didChangeConfiguration",
                      {"settings": {"wirecheck": {"follow": [str(folder)]}}})
        desk.wait_for(1, "switched on")
        client.notify("workspace/didChangeConfiguration",
                      {"settings": {"wirecheck": {"follow": []}}})
        client.settled()
        time.sleep(0.3 * SLOW)
        put(folder, 2, FERRY)
        time.sleep(3 * SLOW)
        desk.wait_for(1, "switched off")
        client.leave()


def test_one_server_of_two_follows_and_both_see_it():
    with Newsroom(archive=False) as room, room.serve() as first:
        folder = make(room)
        put(folder, 1)
        one = Desk(room, first, follow=[str(folder)])
        one.wait_for(1, "the first")
        with room.serve() as second:
            other = Desk(room, second, "other.md", follow=[str(folder)])
            other.wait_for(1, "the second sees what the first has read")
            put(folder, 2, FERRY)
            one.wait_for(2, "the first follows")
            other.wait_for(2, "the second sees it")
            tap.check(not other.logged("followed folders:"), "the second follows as well")
            first.leave()
            (folder / "2.json").write_text(json.dumps(item(2, "", pubstatus="canceled")))
            other.wait_for(1, "the second takes over, and kills what was killed", 20)
            second.leave()


if __name__ == "__main__":
    tap.main(globals())
