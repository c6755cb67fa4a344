#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How long a writer waits: from a keystroke to its diagnostics, and for a hover, through a
real client over pipes, against a real archive.

    waiting.py [--rounds N] [--words N] [JSONL]

Without JSONL the archive is Reuters-21578 from ../shared/data; without that it says so and
leaves. Prints one table; every figure is of this machine and this run, the client included.
"""

import argparse
import pathlib
import random
import shutil
import statistics
import sys
import tempfile
import time

import ingest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "session"))
# pylint: disable=wrong-import-position
from client import Client
from newsroom import capabilities

DEBOUNCE_MS = 150
URI = "file:///desk/draft.txt"


def make_draft(stories, words):
    """Every third paragraph copied, the others put together from many stories."""
    paragraphs, count, at = [], 0, 0
    while count < words:
        texts = [stories[(at + i * 7) % len(stories)]["body_text"] for i in range(8)]
        own = " ".join(word for group in zip(*(text.split()[i:] for i, text in
                                               enumerate(texts))) for word in group).split()
        for paragraph in (texts[0].split("\n\n")[-1].split()[:60], own[:45], own[45:90]):
            paragraphs.append(" ".join(paragraph))
            count += len(paragraph)
        at += max(1, len(stories) // 97)
    return "\n\n".join(paragraphs) + "\n"


def milliseconds(times, less=0.0):
    ordered = sorted(each * 1000 - less for each in times)
    def at(share):
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
    return (f"{statistics.median(ordered):9.2f} {at(0.95):9.2f} {at(0.99):9.2f} "
            f"{ordered[-1]:9.2f}")


class Writer:
    """Types single letters into a draft, one after the other."""

    def __init__(self, client, text, rounds):
        self.client = client
        self.lines = text.split("\n")
        self.chance = random.Random(1)
        self.version = 1
        self.rounds = rounds

    def place(self):
        line = self.chance.choice([n for n, each in enumerate(self.lines) if each])
        return {"line": line, "character": self.chance.randint(0, len(self.lines[line]))}

    def type(self):
        """One letter; the moment before it was sent."""
        self.version += 1
        here = self.place()
        change = {"range": {"start": here, "end": here}, "text": "e"}
        now = time.monotonic()
        self.client.change(URI, self.version, change)
        return now

    def keystrokes(self):
        times = []
        for _ in range(self.rounds):
            sent = self.type()
            self.client.diagnostics(URI, self.version, 30)
            times.append(time.monotonic() - sent)
            self.client.incoming.clear()
        return times

    def hovers(self, fresh):
        """`fresh`: the draft has just been checked; else right behind a keystroke."""
        times = []
        for _ in range(self.rounds):
            if not fresh:
                self.type()
            at = {"textDocument": {"uri": URI}, "position": self.place()}
            sent = time.monotonic()
            self.client.call("textDocument/hover", at)
            times.append(time.monotonic() - sent)
            self.client.incoming.clear()
        return times


def session(name, debounce, environment, folder, text, act):
    """What `act` measures in a session of its own."""
    command = [ingest.program(), "serve", "--log-level", "error"]
    with Client(command, environment, folder) as client:
        client.initialize(capabilities(name), initializationOptions={"debounce": debounce})
        client.open(URI, text, language="plaintext")
        client.diagnostics(URI, 1, 60)
        client.settled(60)
        times = act(client)
        client.settled(60)
        client.leave()
    return times


def measure(options, folder, text, archive):
    """(what, figures) of each kind of waiting."""
    environment = {"HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache"),
                   "PATH": "/usr/bin:/bin", "WIRECHECK_ARCHIVE": str(archive)}

    def run(name, debounce, act):
        return session(name, debounce, environment, folder, text,
                       lambda client: act(Writer(client, text, options.rounds)))

    pushed = run("kate", DEBOUNCE_MS, Writer.keystrokes)
    return [
        ("keystroke to pushed diagnostics, less the pause", milliseconds(pushed, DEBOUNCE_MS)),
        ("the same without a pause", milliseconds(run("kate", 0, Writer.keystrokes))),
        ("keystroke to pulled diagnostics", milliseconds(run("vscode", 0, Writer.keystrokes))),
        ("hover in a checked draft",
         milliseconds(run("vscode", 0, lambda writer: writer.hovers(True)))),
        ("hover right behind a keystroke",
         milliseconds(run("vscode", 0, lambda writer: writer.hovers(False)))),
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("stories", nargs="?", type=pathlib.Path, metavar="JSONL")
    parser.add_argument("--rounds", type=int, default=300, help="keystrokes or hovers a row")
    parser.add_argument("--words", type=int, default=2000, help="of the draft")
    options = parser.parse_args()
    if options.stories is None and not ingest.DATA.exists():
        print(f"skipped: {ingest.DATA} is not there; name a JSON Lines file instead")
        sys.exit(77)
    with tempfile.TemporaryDirectory(prefix="wirecheck-bench-") as name:
        folder = pathlib.Path(name)
        source = options.stories
        if source is None:
            source = folder / "stories.jsonl"
            ingest.unpack(source)
        archive = folder / "archive"
        ingest.run("add", "--archive", archive, source)
        stories = ingest.read(source)
        text = make_draft(stories, options.words)
        rows = measure(options, folder, text, archive)
        shutil.rmtree(archive)
    print(f"{len(stories):,} stories, a draft of {len(text.split()):,} words in "
          f"{text.count(chr(10) * 2) + 1} paragraphs, {options.rounds} rounds a row")
    print(f"{'milliseconds':48} {'median':>9} {'95 %':>9} {'99 %':>9} {'worst':>9}")
    for what, figures in rows:
        print(f"{what:48} {figures}")


if __name__ == "__main__":
    main()
