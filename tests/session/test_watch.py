# SPDX-License-Identifier: MIT
"""Folders that are followed by `wirecheck watch`: whatever way a story comes into one, it is
in the archive once it is complete, once, and over restarts."""

import fcntl
import json
import os
import resource
import signal
import subprocess
import time

import tap
from client import SLOW
from newsroom import Newsroom, binary

QUIET = 0.4 * SLOW
BOAT = ("The evening ferry to Saint Oriel was turned back on Monday after its crew heard "
        "a knocking below the car deck of boat {}.")


def story(name):
    return f"Ferry {name} turned back\n\n{BOAT.format(name)}\n"


def wire(name, **more):
    return json.dumps({"guid": name, "headline": f"Ferry {name}", "text": BOAT.format(name),
                       **more}) + "\n"


class Feed:
    """A newsroom with a folder `feed` in which nothing is yet."""

    def __init__(self):
        self.room = Newsroom(archive=False)
        self.folder = self.room.path / "feed"
        self.folder.mkdir()
        self.process = None
        self.said = self.room.path / "said"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.room.__exit__(None, None, None)

    def command(self, *options):
        return [binary(), "watch", "--quiet", str(QUIET), *options]

    def start(self, *options, folders=None, **more):
        with self.said.open("ab") as out:
            self.process = subprocess.Popen(
                self.command(*options, *(folders or [self.folder])), stdout=out, stderr=out,
                env=self.room.environment, **more)
        return self

    def stop(self):
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        tap.same(self.process.wait(timeout=10 * SLOW), 0, "ends cleanly")
        tap.check(time.monotonic() - began < 1 * SLOW, "ends soon")

    def once(self, *options, folders=None):
        return subprocess.run(self.command("--once", *options, *(folders or [self.folder])),
                              env=self.room.environment, capture_output=True, text=True)

    def text(self):
        return self.said.read_text()

    def headlines(self):
        if not (self.room.archive / "catalog.db").exists():
            return []
        listed = subprocess.run([binary(), "list", "--format", "json"], capture_output=True,
                                env=self.room.environment, text=True)
        return sorted(each["headline"] for each in json.loads(listed.stdout or "[]"))

    def wait_for(self, wanted, what, seconds=15):
        """Until the archive holds just these stories."""
        end = time.monotonic() + seconds * SLOW
        while time.monotonic() < end and self.headlines() != sorted(wanted):
            time.sleep(0.1)
        tap.same(self.headlines(), sorted(wanted), what)

    def wait_to_hear(self, words, seconds=15):
        end = time.monotonic() + seconds * SLOW
        while time.monotonic() < end and words not in self.text():
            time.sleep(0.05)
        tap.check(words in self.text(), f"{words}: {self.text()}")


def named(*names):
    return [f"Ferry {name} turned back" for name in names]


def test_stories_are_taken_whatever_way_they_come():
    with Feed() as feed:
        (feed.folder / "before.txt").write_text(story("before"))
        feed.start()
        feed.wait_for(named("before"), "what was there")
        (feed.folder / "written.txt").write_text(story("written"))
        (feed.folder / ".hidden.txt").write_text(story("renamed"))
        (feed.folder / ".hidden.txt").rename(feed.folder / "renamed.txt")
        (feed.folder / "brought.txt.part").write_text(story("brought"))
        aside = feed.room.path / "aside"
        (aside / "deeper").mkdir(parents=True)
        (aside / "deeper" / "moved.txt").write_text(story("moved"))
        aside.rename(feed.folder / "moved")
        (feed.folder / "new" / "newer").mkdir(parents=True)
        (feed.folder / "new" / "newer" / "made.txt").write_text(story("made"))
        feed.wait_for(named("before", "written", "renamed", "moved", "made"), "came")
        (feed.folder / "brought.txt.part").rename(feed.folder / "brought.txt")
        (feed.folder / "moved").rename(feed.folder / "elsewhere")
        (feed.folder / "elsewhere" / "late.txt").write_text(story("late"))
        (feed.folder / "other.txt").write_text(story("other"))
        (feed.folder / "other.txt").replace(feed.folder / "written.txt")
        feed.wait_for(named("before", "written", "renamed", "moved", "made", "brought", "late",
                            "other"), "renamed and replaced")
        feed.stop()


def test_a_file_is_read_when_its_writer_is_done():
    with Feed() as feed:
        feed.start()
        whole = story("slow") + "\nIt was the third time this year, the harbour master said.\n"
        with (feed.folder / "open.txt").open("w") as held:
            held.write(whole[:90])
            held.flush()
            grown = feed.folder / "grown.txt"
            for start in range(0, len(whole), 40):
                with grown.open("a") as piece:
                    piece.write(whole[start:start + 40].replace("slow", "grown"))
                time.sleep(QUIET / 3)
            feed.wait_for(named("grown"), "each piece by itself is no story")
            held.write(whole[90:])
        feed.wait_for(named("grown", "slow"), "closed")
        feed.stop()


def test_half_of_a_document_is_not_complained_of():
    with Feed() as feed:
        feed.start()
        text = wire("half")
        (feed.folder / "half.json").write_text(text[:60])
        (feed.folder / "whole.json").write_text(wire("whole"))
        feed.wait_for(["Ferry whole"], "the rest goes in")
        time.sleep(QUIET)
        (feed.folder / "half.json").write_text(text)
        feed.wait_for(["Ferry half", "Ferry whole"], "whole now")
        tap.check("half.json:" not in feed.text().replace("half.json: 1 story", ""), feed.text())
        feed.stop()


def test_nothing_is_taken_twice_or_missed_over_a_restart():
    with Feed() as feed:
        (feed.folder / "one.txt").write_text(story("one"))
        (feed.folder / "bad.json").write_text('{"guid": ')
        first = feed.once()
        tap.same((first.returncode, first.stdout), (
            1, "2 files: 1 story added, 0 unchanged, 0 updated, 1 skipped\n"), first.stderr)
        tap.check("bad.json" in first.stderr, first.stderr)
        again = feed.once()
        tap.same((again.returncode, again.stdout, again.stderr), (0, "", ""), "known")
        (feed.folder / "two.txt").write_text(story("two"))
        subprocess.run([binary(), "forget", "--yes", "1"], env=feed.room.environment, check=True,
                       capture_output=True)
        feed.start()
        feed.wait_for(named("two"), "what came meanwhile; what was forgotten stays away")
        (feed.folder / "bad.json").write_text(wire("good"))
        feed.wait_for([*named("two"), "Ferry good"], "tried again when it changed")
        feed.stop()
        for ledger in (feed.room.archive / "feeds").iterdir():
            ledger.write_bytes(ledger.read_bytes()[:-7])
        lost = feed.once()
        tap.check("0 stories added" in lost.stdout and "unchanged" in lost.stdout, lost.stdout)
        other = feed.once("--outlet", "The Quay")
        tap.same(other.stdout, "", "options bring back what was refused alone")


def test_it_waits_for_another_writer_and_for_its_folder():
    with Feed() as feed:
        feed.room.archive.mkdir()
        feed.folder.rmdir()
        with (feed.room.archive / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            feed.start()
            feed.wait_to_hear("cannot open: No such file or directory; waits")
            feed.folder.mkdir()
            (feed.folder / "one.txt").write_text(story("one"))
            feed.wait_to_hear("is writing to this archive; waits")
        feed.wait_for(named("one"), "the lock is free")
        for path in feed.folder.iterdir():
            path.unlink()
        feed.folder.rmdir()
        time.sleep(1.2)
        feed.folder.mkdir()
        (feed.folder / "two.txt").write_text(story("two"))
        feed.wait_for(named("one", "two"), "the folder is back")
        feed.stop()
        tap.same(feed.text().count("; waits"), 3, feed.text())


def test_one_follows_and_the_next_takes_over():
    with Feed() as feed:
        feed.start()
        (feed.folder / "one.txt").write_text(story("one"))
        feed.wait_for(named("one"), "the first follows")
        first = feed.process
        refused = feed.once()
        tap.same(refused.returncode, 2, refused.stderr)
        tap.check("another program follows it" in refused.stderr, refused.stderr)
        feed.start()
        feed.wait_to_hear("another program follows it into this archive; waits")
        first.terminate()
        first.wait()
        (feed.folder / "two.txt").write_text(story("two"))
        feed.wait_for(named("one", "two"), "the second follows", 12)
        feed.stop()


def test_links_pipes_and_what_cannot_be_opened():
    with Feed() as feed:
        outside = feed.room.path / "outside"
        outside.mkdir()
        (outside / "secret.txt").write_text(story("secret"))
        (feed.folder / "link.txt").symlink_to(outside / "secret.txt")
        (feed.folder / "links").symlink_to(outside)
        (feed.folder / "round").symlink_to(feed.folder)
        os.mkfifo(feed.folder / "pipe.txt")
        (feed.folder / "one.txt").write_text(story("one"))
        feed.start("--poll", "0.2")
        feed.wait_for(named("one"), "only what is a file")
        (feed.folder / "polled.txt").write_text(story("polled"))
        feed.wait_for(named("one", "polled"), "looked at")
        feed.stop()


def test_a_full_disk_loses_nothing():
    def small():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20000, resource.RLIM_INFINITY))
    with Feed() as feed:
        (feed.folder / "one.txt").write_text(story("one"))
        feed.start(preexec_fn=small)
        feed.wait_to_hear("; waits")
        tap.same(feed.headlines(), [], "nothing is half there")
        resource.prlimit(feed.process.pid, resource.RLIMIT_FSIZE,
                         (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        feed.wait_for(named("one"), "there is room", 12)
        feed.wait_to_hear("is written to again")
        feed.stop()


def test_folders_that_cannot_be_followed_are_told():
    with Feed() as feed:
        (feed.room.path / "file.txt").write_text(story("one"))
        for folder, words in ((feed.room.path / "file.txt", "not a folder"),
                              (feed.room.path / "missing", "No such file")):
            ended = feed.once(folders=[folder])
            tap.same(ended.returncode, 2, ended.stderr)
            tap.check(words in ended.stderr, ended.stderr)
        for options in (["--poll", "never"], ["--quiet", "-1"], ["--charset", "moon"]):
            ended = subprocess.run([binary(), "watch", *options, feed.folder],
                                   env=feed.room.environment, capture_output=True, text=True)
            tap.same(ended.returncode, 2, ended.stderr)


if __name__ == "__main__":
    tap.main(globals())
