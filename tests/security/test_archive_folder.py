# SPDX-License-Identifier: MIT
"""An archive's folder that others filled: links, pipes and a catalog with more than tables."""

import os
import sqlite3
import subprocess

import tap
from client import SLOW
from newsroom import STORIES, Newsroom, binary

STORY = STORIES / "ferry-ap.txt"
NOTES = "The notes of the user.\n"


def run(room, *arguments, archive=None):
    """Status and errors; fails where it does not end."""
    chosen = ["--archive", str(archive)] if archive else []
    process = subprocess.run([binary(), *chosen, *map(str, arguments)], cwd=room.desk,
                             env=room.environment, stdin=subprocess.DEVNULL,
                             capture_output=True, timeout=20 * SLOW, check=False)
    return process.returncode, process.stderr.decode()


def test_no_link_is_written_through():
    for name in ("lock", "segment/000001.new"):
        for make in (os.symlink, os.link):
            with Newsroom(archive=False) as room:
                notes = room.path / "notes.txt"
                notes.write_text(NOTES)
                archive = room.path / "theirs"
                (archive / "segment").mkdir(parents=True)
                make(notes, archive / name)
                status, err = run(room, "add", STORY, archive=archive)
                tap.same(notes.read_text(), NOTES, "what is there")
                if name == "lock":
                    tap.check(status == 2 and str(archive / "lock") in err, f"{status} {err}")


def test_a_dangling_link_makes_no_file():
    with Newsroom(archive=False) as room:
        archive = room.path / "theirs"
        archive.mkdir()
        (archive / "lock").symlink_to(room.path / "made")
        status, err = run(room, "add", STORY, archive=archive)
        tap.same(status, 2, "status")
        tap.check("it is a link" in err, err)
        tap.check(not (room.path / "made").exists(), "a file was made behind the link")


def test_a_pipe_in_place_of_a_segment_or_of_the_lock_holds_nobody_up():
    for kind in ("segment", "lock"):
        with Newsroom(archive=False) as room:
            archive = room.path / "ours"
            tap.same(run(room, "add", STORY, archive=archive)[0], 0, "status")
            victim = (archive / "lock" if kind == "lock"
                      else next(path for path in (archive / "segment").iterdir()))
            victim.unlink()
            os.mkfifo(victim)
            command = ("add", STORY) if kind == "lock" else ("check", STORY)
            status, err = run(room, *command, archive=archive)
            tap.same(status, 2, "status")
            tap.check(victim.name in err, err)


def test_a_pipe_in_place_of_stock_phrases_of_the_settings_is_refused():
    with Newsroom(archive=False) as room:
        archive = room.path / "ours"
        tap.same(run(room, "add", STORY, archive=archive)[0], 0, "status")
        os.mkfifo(room.desk / "stock.txt")
        (room.desk / ".wirecheck.json").write_text('{"stockPhrases": "stock.txt"}')
        status, err = run(room, "check", STORY, archive=archive)
        tap.check(status == 2 and "not a regular file" in err, f"{status} {err}")


def test_triggers_of_a_catalog_do_not_run():
    with Newsroom(archive=False) as room:
        archive = room.path / "ours"
        tap.same(run(room, "add", STORY, archive=archive)[0], 0, "status")
        catalog = sqlite3.connect(archive / "catalog.db")
        catalog.execute("CREATE TABLE kept(body BLOB)")
        catalog.execute("CREATE TRIGGER keep BEFORE DELETE ON text BEGIN "
                        "INSERT INTO kept VALUES(old.body); END")
        catalog.commit()
        catalog.close()
        run(room, "forget", "1", archive=archive)
        catalog = sqlite3.connect(archive / "catalog.db")
        tap.same(catalog.execute("SELECT count(*) FROM kept").fetchone()[0], 0, "kept texts")
        catalog.close()


if __name__ == "__main__":
    tap.main(globals())
