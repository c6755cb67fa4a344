# SPDX-License-Identifier: MIT
"""A file of the archive that somebody cuts off under a running server: it is told, and the
answer is an error or what was true before, never findings out of thin air, and never a crash."""

import os

import tap
from client import SLOW
from newsroom import STORIES, Newsroom, capabilities

COPIED = (STORIES / "ferry-ap.txt").read_text().splitlines()[8]
OTHER = (STORIES / "ferry-ap.txt").read_text().splitlines()[10]
FRESH = "Nothing of this paragraph stands anywhere else, and nobody has ever said it before us."


def segment_of(room):
    found = [path for path in room.archive.rglob("*") if path.is_file()
             and "segment" in str(path.relative_to(room.archive))]
    tap.same(len(found), 1, f"segments among {sorted(room.archive.rglob('*'))}")
    return found[0]


def shown(client):
    return [message["params"]["message"] for message in client.incoming
            if message.get("method") == "window/showMessage"]


def cut_under(room, keep):
    """What is published of a fresh draft, and what the user is told, after the cut."""
    segment = segment_of(room)
    size = segment.stat().st_size
    with room.serve() as client:
        client.initialize(capabilities("kate"), initializationOptions={"debounce": 0})
        client.open("untitled:a", COPIED)
        tap.check(client.diagnostics("untitled:a", 1), "nothing found: the test is void")
        os.truncate(segment, keep(size))
        client.open("untitled:b", OTHER + "\n\n" + FRESH)
        client.settled(20)
        published = [message["params"] for message in client.incoming
                     if message.get("method") == "textDocument/publishDiagnostics"
                     and message["params"]["uri"] == "untitled:b"]
        told = shown(client)
        hover = client.reply(client.request("textDocument/hover", {
            "textDocument": {"uri": "untitled:b"}, "position": {"line": 0, "character": 9}}))
        client.leave()
    return published, told, hover


CUTS = {
    "to nothing": lambda size: 0,
    "to one byte": lambda size: 1,
    "by one byte": lambda size: size - 1,
    "to its first page": lambda size: min(4096, size - 1),
    "in the middle": lambda size: size // 2,
}


def test_a_segment_that_is_cut_off_is_told_and_not_believed():
    for name, keep in CUTS.items():
        with Newsroom() as room:
            published, told, hover = cut_under(room, keep)
            tap.check(any("segment" in text or "archive" in text for text in told),
                      f"cut {name}: the user is told {told}")
            found = [each for message in published for each in message["diagnostics"]
                     if each.get("code") not in ("draft-too-large", "draft-unchecked")]
            tap.same(found, [], f"cut {name}: findings")
            tap.check(not (hover.get("result") or {}).get("contents"),
                      f"cut {name}: a hover {hover}")


def test_the_archive_is_used_again_when_it_is_mended():
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("kate"), initializationOptions={"debounce": 0})
        client.open("untitled:a", COPIED)
        client.diagnostics("untitled:a", 1)
        os.truncate(segment_of(room), 100)
        client.open("untitled:b", OTHER)
        client.settled(20)
        done = room.run("verify", "--repair", statuses=(0, 1))
        client.change("untitled:b", 2, {"text": OTHER + "\n"})
        client.settled(20)
        found = client.diagnostics("untitled:b", 2)
        tap.check(found, f"nothing found after the repair:\n{done.stdout.decode()}")
        client.leave()


def test_a_cut_while_a_long_draft_is_checked():
    for keep in (0, 4096, 20_000):
        with Newsroom() as room:
            story = room.desk / "long.txt"
            story.write_text("\n\n".join(f"{COPIED} {number} {FRESH} {number * 7}"
                                         for number in range(1500)))
            room.add(story)
            segments = [path for path in room.archive.rglob("*") if path.is_file()
                        and "segment" in str(path.relative_to(room.archive))]
            with room.serve() as client:
                client.initialize(capabilities("kate"), initializationOptions={"debounce": 0})
                client.open("untitled:a", story.read_text())
                client.reply(client.request("wirecheck/nothing", {}))
                for segment in segments:
                    os.truncate(segment, keep)
                client.settled(60 * SLOW)
                client.leave()


def test_the_command_line_says_so_too():
    with Newsroom() as room:
        segment = segment_of(room)
        os.truncate(segment, segment.stat().st_size - 1)
        done = room.run("check", "-", text=COPIED, statuses=(2,))
        tap.check(b"segment" in done.stderr and b"verify --repair" in done.stderr,
                  done.stderr.decode())


if __name__ == "__main__":
    tap.main(globals())
