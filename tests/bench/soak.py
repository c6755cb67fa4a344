#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A morning on the desk: stories come into a folder that `wirecheck watch` follows, several
servers have drafts open, and somebody types in each.

    soak.py [--minutes M] [--rate R] [--servers N] [--stories N] [--pauses S] [--add] [JSONL]

Ever so often (--pauses, seconds) the feed rests, and what each server has published is compared
with what `wirecheck check` finds: any difference is a failure. Memory is read then too: what a
process has at the end may not be much more than after a third of the time. Prints one line a
pause and a table; status 1 where something was wrong. --add has `wirecheck add` commit the
stories instead, which also works with programs that have no `watch`.

Stories are JSONL's, or those of Reuters-21578 from ../shared/data; without these it leaves.
"""

import argparse
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "session"))

from client import publishes  # makes the others importable
from editor import Document
from findings import checked, differences, published
from newsroom import Newsroom, binary

UNPACK = HERE.parent / "support" / "reuters21578.py"
DATA = HERE.parents[2] / "shared" / "data" / "reuters21578" / "sgml.tar.xz"
TICKS = os.sysconf("SC_CLK_TCK")
PARAGRAPHS = 24
OWN = ("Nobody but the reporter has ever put it in these words, and note {} of the desk is not a "
       "line that any agency would have sent out to its clients in the first place.")


def load_stories(path):
    if path is None and DATA.exists():
        path = pathlib.Path(tempfile.mkdtemp(prefix="wirecheck-soak-")) / "stories.jsonl"
        with open(path, "wb") as out:
            subprocess.run([sys.executable, UNPACK, DATA], stdout=out, check=True)
    if path is None:
        return []
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def text_of(story):
    return story.get("body_text") or story.get("text") or ""


def paragraphs_of(story):
    return [each for each in text_of(story).split("\n") if 200 < len(each) < 600]


class Process:
    """What it has used so far."""

    def __init__(self, pid, name):
        self.pid, self.name, self.sizes = pid, name, []
        self.began = self.seconds()

    def seconds(self):
        fields = pathlib.Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) / TICKS

    def look(self):
        status = pathlib.Path(f"/proc/{self.pid}/status").read_text()
        size = next(line for line in status.split("\n") if line.startswith("RssAnon"))
        self.sizes.append(int(size.split()[1]) // 1024)

    def has_grown(self):
        """More than a fifth and 16 MB since a third of the time was over."""
        early = max(self.sizes[:len(self.sizes) // 3 + 1])
        late = min(self.sizes[-2:])
        return len(self.sizes) >= 6 and late > 1.2 * early + 16


class Desk:
    """A server, and a draft in which somebody types."""

    def __init__(self, room, number, stories, chance):
        self.room, self.chance, self.version = room, chance, 1
        self.client = room.serve()
        self.client.initialize({})
        self.uri = room.uri(f"draft{number}.txt")
        self.name = f"draft{number}.txt"
        self.parts = [self.part(stories) for _ in range(PARAGRAPHS)]
        self.client.open(self.uri, self.text(), language="plaintext")
        self.process = Process(self.client.process.pid, f"server {number + 1}")

    def part(self, stories):
        """One's own words, or what a story has that is there, or will come."""
        found = paragraphs_of(self.chance.choice(stories))
        if not found or self.chance.random() < 0.4:
            return OWN.format(self.chance.randrange(10**6))
        words = self.chance.choice(found).split()
        for _ in range(self.chance.randrange(3)):
            words[self.chance.randrange(len(words))] = "otherwise"
        return " ".join(words)

    def text(self):
        return "\n\n".join(self.parts) + "\n"

    def edit(self, stories):
        at = self.chance.randrange(PARAGRAPHS)
        if self.chance.random() < 0.1:
            self.parts[at] = self.part(stories)
        else:
            self.parts[at] += f" {self.chance.choice('abcdefgh')}{self.chance.randrange(99)}"
        if len(self.parts[at]) > 900:
            self.parts[at] = self.part(stories)
        self.version += 1
        self.client.change(self.uri, self.version, {"text": self.text()})

    def published(self):
        """The newest of this version; what came before is let go."""
        self.client.settled(120)
        found = [each for each in self.client.incoming
                 if publishes(each, self.uri, self.version)]
        self.client.incoming.clear()
        self.client.history.clear()
        return found[-1]["params"]["diagnostics"] if found else None

    def compare(self):
        """Lines of what one side alone has."""
        text = self.text()
        diagnostics = self.published()
        if diagnostics is None:
            self.version += 1
            self.client.change(self.uri, self.version, {"text": text})
            diagnostics = self.published()
        report = self.room.check(text, self.name)
        return differences(checked(report, Document(text, "utf-16")), published(diagnostics))


class Feed:
    """Puts stories where they are read."""

    def __init__(self, room, stories, rate, adds):
        self.room, self.stories, self.rate, self.adds = room, stories, rate, adds
        self.folder = room.path / "feed"
        self.folder.mkdir()
        self.count, self.process, self.owed = 0, None, 0.0
        if not adds:
            self.watch = subprocess.Popen(
                [binary(), "watch", "--quiet", "0.5", self.folder], env=room.environment,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            self.process = Process(self.watch.pid, "watch")

    def put(self, seconds):
        """What comes in so many seconds; now and then it is a kill or a correction."""
        self.owed += self.rate * seconds
        lines = []
        while self.owed >= 1:
            self.owed -= 1
            story = dict(self.stories[self.count % len(self.stories)])
            story["guid"] = f"soak-{self.count}"
            if self.count % 23 == 22:
                story = {**story, "guid": f"soak-{self.count - 20}", "version": str(self.count)}
            elif self.count % 41 == 40:
                story = {"guid": f"soak-{self.count - 30}", "pubstatus": "canceled",
                         "headline": "Kill", "body_text": ""}
            lines.append(json.dumps(story) + "\n")
            self.count += 1
            if not self.adds:
                name = self.folder / f".{self.count}.json"
                name.write_text(lines[-1])
                name.rename(self.folder / f"{self.count}.json")
        if self.adds and lines:
            path = self.room.path / "batch.jsonl"
            path.write_text("".join(lines))
            self.room.add(path)

    def rest(self):
        """Until all that was put there is in the archive."""
        end, before = time.monotonic() + 120, None
        while not self.adds and time.monotonic() < end:
            now = self.room.run("status", "--format", "json").stdout
            if now == before:
                return
            before = now
            time.sleep(2.5)

    def stop(self):
        if not self.adds:
            self.watch.terminate()
            self.watch.wait(30)


def soak(options, stories):
    chance = random.Random(7)
    wrong, looks = [], 0
    with Newsroom(archive=False) as room:
        start = room.path / "start.jsonl"
        start.write_text("".join(json.dumps({**each, "guid": f"start-{number}"}) + "\n"
                                 for number, each in enumerate(stories[:options.stories])))
        room.run("add", start, statuses=(0, 1))
        coming = stories[options.stories:]
        desks = [Desk(room, number, stories, chance) for number in range(options.servers)]
        feed = Feed(room, coming, options.rate, options.add)
        processes = [desk.process for desk in desks] + ([feed.process] if feed.process else [])
        began = time.monotonic()
        end, pause = began + options.minutes * 60, began + options.pauses
        last = began
        edits = 0
        while time.monotonic() < end:
            time.sleep(0.2)
            now = time.monotonic()
            feed.put(now - last)
            last = now
            for desk in desks:
                if chance.random() < 0.4:
                    desk.edit(coming)
                    edits += 1
            if now >= pause or time.monotonic() >= end:
                feed.rest()
                found = [line for desk in desks for line in desk.compare()]
                wrong += found
                looks += 1
                for process in processes:
                    process.look()
                print(f"{now - began:6.0f} s  {feed.count:6} stories  {edits:6} edits  "
                      f"{len(found)} wrong  MB "
                      + " ".join(str(process.sizes[-1]) for process in processes), flush=True)
                last = time.monotonic()
                pause = last + options.pauses
        seconds = time.monotonic() - began
        for process in processes:
            print(f"{process.name:10} {process.seconds() - process.began:7.1f} s of user CPU in "
                  f"{seconds:.0f} s{', AND GROWS' if process.has_grown() else ''}")
        grown = any(process.has_grown() for process in processes)
        for desk in desks:
            desk.client.leave()
        feed.stop()
    for line in wrong[:20]:
        print(line)
    print(f"{looks} comparisons of {options.servers} drafts: {len(wrong)} wrong findings")
    return bool(wrong) or grown or looks == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--rate", type=float, default=5, help="stories a second")
    parser.add_argument("--servers", type=int, default=3)
    parser.add_argument("--stories", type=int, default=3000, help="that are there before")
    parser.add_argument("--pauses", type=float, default=30)
    parser.add_argument("--add", action="store_true")
    parser.add_argument("stories_file", nargs="?", metavar="JSONL")
    options = parser.parse_args()
    stories = [each for each in load_stories(options.stories_file) if len(text_of(each)) > 400]
    if len(stories) < options.stories + 100:
        print("no stories: name a file of them, or put Reuters-21578 into ../shared/data")
        return 77
    return 1 if soak(options, stories) else 0


if __name__ == "__main__":
    sys.exit(main())
