# SPDX-License-Identifier: MIT
"""What is replaced or emptied under a running server: its archive, its cache."""

import os
import pathlib
import shutil
import urllib.parse

import tap
from newsroom import STORIES, Newsroom, capabilities

PUSHED = "plain"
TEXT = (STORIES / "harbour-reuters.txt").read_text()


def empty(folder):
    """A check in the background may write into it meanwhile."""
    while folder.exists():
        shutil.rmtree(folder, ignore_errors=True)


def path_of(uri):
    return pathlib.Path(urllib.parse.unquote(urllib.parse.urlsplit(uri).path))


def test_another_archive_of_the_same_generation_is_noticed():
    with Newsroom(archive=False) as room:
        room.add(STORIES / "harbour-reuters.txt")
        room.run("--archive", room.path / "new", "add", STORIES / "ferry-ap.txt")
        with room.serve() as server:
            server.initialize(capabilities(PUSHED))
            uri = room.uri("draft.txt")
            server.open(uri, TEXT)
            tap.check(server.diagnostics(uri, 1), "nothing found at first")
            os.rename(room.archive, room.path / "old")
            os.rename(room.path / "new", room.archive)
            tap.same(server.next_publish(uri, 1, 20), [], "findings of an archive that is gone")


def test_an_emptied_cache_is_filled_again():
    for what in ("cache", "cache/wirecheck", "cache/wirecheck/original"):
        with Newsroom(archive=False) as room:
            room.add(STORIES / "harbour-reuters.txt")
            with room.serve() as server:
                server.initialize(capabilities(PUSHED))
                uri = room.uri("draft.txt")
                server.open(uri, TEXT)
                found = server.diagnostics(uri, 1)
                at = {"textDocument": {"uri": uri}, "position": found[0]["range"]["start"]}

                def original():
                    places = server.call("textDocument/definition", at)
                    return path_of((places[0] if isinstance(places, list) else places)["uri"])
                tap.check(original().exists(), "before")
                empty(room.home / what)
                tap.check(original().exists(), f"{what}: the original after it was emptied")
                server.change(uri, 2, {"text": TEXT + "\nMore.\n"})
                found = server.diagnostics(uri, 2)
                tap.check(original().exists(), f"{what}: after an edit")
                for related in found[0].get("relatedInformation", []):
                    tap.check(path_of(related["location"]["uri"]).exists(), f"{what}: {related}")


if __name__ == "__main__":
    tap.main(globals())
