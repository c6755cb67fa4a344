# SPDX-License-Identifier: MIT
"""A catalog that is another's, altered, damaged, held or without room beside it."""

import hashlib
import os
import resource
import signal
import sqlite3
import subprocess

import tap
from client import SLOW
from newsroom import STORIES, Newsroom, binary, capabilities

STORY = STORIES / "ferry-ap.txt"
COMMANDS = (("add", STORY), ("check", STORY), ("list",), ("verify",), ("forget", "1"))


def full_disk():
    """Every write to a file fails, as it does where no room is left."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def run(room, *arguments, before=None):
    """Status, output and errors; fails where it does not end."""
    process = subprocess.run([binary(), *map(str, arguments)], cwd=room.desk,
                             env=room.environment, stdin=subprocess.DEVNULL,
                             capture_output=True, timeout=30 * SLOW, check=False,
                             preexec_fn=before)
    return process.returncode, process.stdout.decode(), process.stderr.decode()


def change(room, script):
    catalog = sqlite3.connect(room.archive / "catalog.db")
    catalog.executescript("PRAGMA writable_schema = ON;" + script)
    catalog.close()


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def small_archive(room):
    tap.same(run(room, "add", STORY)[0], 0, "status")


def foreign(kind):
    def make(path):
        if kind == "text":
            path.write_text("The diary of somebody.\n" * 100)
            return
        database = sqlite3.connect(path)
        if kind == "log":
            database.execute("PRAGMA journal_mode = WAL")
        if kind == "marked":
            database.execute("PRAGMA user_version = 7")
        else:
            database.execute("CREATE TABLE diary(entry TEXT)")
            database.execute("INSERT INTO diary VALUES('today')")
        if kind == "claims":
            database.execute(f"PRAGMA application_id = {0x57434152}")
        database.commit()
        database.close()
    return make


def test_a_database_of_another_program_is_refused_untouched():
    for kind in ("plain", "log", "marked", "claims", "text"):
        with Newsroom(archive=False) as room:
            room.archive.mkdir()
            path = room.archive / "catalog.db"
            foreign(kind)(path)
            before = digest(path)
            for command in COMMANDS:
                status, _, err = run(room, *command)
                tap.check(status == 2 and str(path) in err, f"{kind} {command[0]}: {status} {err}")
                tap.same(digest(path), before, f"{kind} after {command[0]}")


def test_a_log_that_another_program_left_is_not_written_back():
    with Newsroom(archive=False) as room:
        room.archive.mkdir()
        path = room.archive / "catalog.db"
        code = ("import os, sqlite3, sys; d = sqlite3.connect(sys.argv[1]);"
                "d.execute('PRAGMA journal_mode = WAL'); d.execute('CREATE TABLE t(x)');"
                "d.commit(); os._exit(0)")
        subprocess.run([os.environ.get("PYTHON", "python3"), "-c", code, str(path)], check=True)
        before = digest(path)
        for command in COMMANDS:
            status, _, err = run(room, *command)
            tap.check(status == 2, f"{command[0]}: {status} {err}")
            tap.same(digest(path), before, f"after {command[0]}")


ALTERED = {
    "a view in place of a table":
        ("ALTER TABLE story RENAME TO kept; CREATE VIEW story AS WITH RECURSIVE n(number) AS"
         " (SELECT 1 UNION ALL SELECT number + 1 FROM n) SELECT * FROM n;", "kept"),
    "a trigger": ("CREATE TRIGGER spy AFTER DELETE ON text BEGIN DELETE FROM meta; END;", "spy"),
    "one table more": ("CREATE TABLE extra(x);", "extra"),
    "an index on an expression": ("CREATE INDEX odd ON story(abs(number));", "odd"),
    "a column more": ("ALTER TABLE text ADD COLUMN note DEFAULT (1);", "text"),
    "a generated column": ("ALTER TABLE day ADD COLUMN twice AS (stories * 2);", "day"),
    "an index less": ("DROP INDEX story_source;", "story_source"),
    "a virtual table": ("INSERT INTO sqlite_schema VALUES('table', 'v', 'v', 0,"
                        " 'CREATE VIRTUAL TABLE v USING fts5(x)');", "v"),
}


def test_a_schema_that_is_not_ours_is_named():
    for what, (script, name) in ALTERED.items():
        with Newsroom(archive=False) as room:
            small_archive(room)
            change(room, script)
            for command in COMMANDS:
                status, _, err = run(room, *command)
                tap.check(status == 2 and f'"{name}"' in err,
                          f"{what}, {command[0]}: {status} {err}")


DAMAGED = {
    "a number given already": "UPDATE meta SET value = 1 WHERE name = 'next_story'",
    "a segment's number given already": "UPDATE meta SET value = 1 WHERE name = 'next_segment'",
}
MISSING = ("scheme", "format", "generation", "stories", "text_bytes", "next_story",
           "next_segment")


def test_numbers_that_are_too_low_are_told_and_mended():
    for what, script in DAMAGED.items():
        with Newsroom(archive=False) as room:
            small_archive(room)
            change(room, script)
            other = STORIES / "harbour-reuters.txt"
            status, _, err = run(room, "add", other)
            tap.check(status == 2 and "damaged" in err, f"{what}: {status} {err}")
            status, out, err = run(room, "verify")
            tap.check(status != 0 and "totals" in out + err, f"{what}: {status} {out} {err}")
            status, out, err = run(room, "verify", "--repair")
            tap.same(status, 0, f"{what}: {out} {err}")
            tap.same(run(room, "add", other)[0], 0, what)
            tap.same(run(room, "verify")[0], 0, what)


def test_a_story_that_is_there_and_called_forgotten_is_told_and_mended():
    with Newsroom(archive=False) as room:
        small_archive(room)
        change(room, "INSERT INTO forgotten VALUES(1)")
        status, out, err = run(room, "verify")
        tap.check(status != 0 and "totals" in out + err, f"{status} {out} {err}")
        tap.same(run(room, "verify", "--repair")[0], 0, "repair")
        tap.check("[wire-copy]" in run(room, "check", STORY)[1], "found again")


def test_a_missing_or_senseless_entry_is_named():
    for name in MISSING:
        for script in (f"DELETE FROM meta WHERE name = '{name}'",
                       f"UPDATE meta SET value = 'much' WHERE name = '{name}'"):
            with Newsroom(archive=False) as room:
                small_archive(room)
                change(room, script)
                for command in COMMANDS:
                    status, out, err = run(room, *command)
                    tap.check(status == 2 and ("damaged" in err or name in err),
                              f"{script} {command[0]}: {status} {out} {err}")


def test_a_field_that_is_too_large_is_told():
    for size in (2_000_000, 40_000_000):
        with Newsroom(archive=False) as room:
            small_archive(room)
            change(room, f"UPDATE story SET headline = printf('%.*c', {size}, 'x')")
            for command in (("check", STORY), ("list",), ("verify",)):
                status, out, err = run(room, *command)
                tap.check(status in (1, 2) and "damaged" in out + err,
                          f"size {size} {command[0]}: {status} {out[:200]} {err[:200]}")
            tap.check("story 1" in out + err, f"size {size}: {out[:200]} {err[:200]}")


def test_reading_works_on_a_full_disk():
    with Newsroom(archive=False) as room:
        small_archive(room)
        for command in (("check", STORY), ("list",), ("show", "1"), ("verify",), ("status",)):
            status, _, err = run(room, *command, before=full_disk)
            tap.check(status in (0, 1) and not err, f"{command[0]}: {status} {err}")
        status, _, err = run(room, "add", STORIES / "harbour-reuters.txt", before=full_disk)
        tap.check(status == 2 and err, f"add: {status} {err}")
        tap.same(run(room, "verify")[0], 0, "sound afterwards")


def test_a_log_that_cannot_be_read_is_not_passed_over():
    with Newsroom(archive=False) as room:
        small_archive(room)
        (room.archive / "catalog.db-wal").write_bytes(b"\x37\x7f\x06\x82" + bytes(5000))
        status, _, err = run(room, "list", before=full_disk)
        tap.check(status == 2 and "catalog.db-wal" in err, f"{status} {err}")


def held(room):
    """The catalog as a process holds it that lets nobody else in."""
    catalog = sqlite3.connect(room.archive / "catalog.db")
    catalog.execute("PRAGMA locking_mode = EXCLUSIVE")
    catalog.execute("BEGIN EXCLUSIVE")
    return catalog


def test_a_draft_is_said_to_be_unchecked_where_another_holds_the_catalog():
    with Newsroom() as room:
        catalog = held(room)
        with room.serve() as server:
            server.initialize(capabilities("plain"))
            uri = room.uri("draft.txt")
            server.open(uri, STORY.read_text())
            codes = [item["code"] for item in server.diagnostics(uri, 1, 40)]
            tap.same(codes, ["draft-unchecked"], "codes")
        catalog.close()


if __name__ == "__main__":
    tap.main(globals())
