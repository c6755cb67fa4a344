# SPDX-License-Identifier: MIT
"""An archive's folder that others filled: links, pipes and a catalog with more than tables."""

import os
import pathlib
import shutil
import socket
import sqlite3
import stat
import subprocess
from urllib.parse import unquote, urlsplit

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


def test_a_link_in_place_of_a_part_of_the_archive_is_refused():
    for name in ("segment", "segment/000001", "catalog.db", "catalog.db-wal", "catalog.db-shm",
                 "catalog.db-journal"):
        with Newsroom(archive=False) as room:
            archive = room.path / "ours"
            tap.same(run(room, "add", STORY, archive=archive)[0], 0, "status")
            moved = room.path / "moved"
            if (archive / name).exists():
                (archive / name).rename(moved)
            else:
                moved.write_text(NOTES)
            (archive / name).symlink_to(moved)
            kept = moved.read_bytes() if moved.is_file() else sorted(os.listdir(moved))
            # To add begins a segment of its own, and needs no other.
            commands = [("check", STORY)] + [("add", STORIES / "harbour-reuters.txt")] * (
                name != "segment/000001")
            for command in commands:
                status, err = run(room, *command, archive=archive)
                tap.check(status == 2 and name in err, f"{name} {command[0]}: {status} {err}")
                now = moved.read_bytes() if moved.is_file() else sorted(os.listdir(moved))
                tap.same(now, kept, f"{name}: what is behind the link")


def test_a_second_name_of_a_file_beside_the_catalog_is_refused():
    for name in ("catalog.db-wal", "catalog.db-shm", "catalog.db-journal"):
        with Newsroom(archive=False) as room:
            archive = room.path / "ours"
            tap.same(run(room, "add", STORY, archive=archive)[0], 0, "status")
            notes = room.path / "notes.txt"
            notes.write_text(NOTES)
            os.link(notes, archive / name)
            for command in (("check", STORY), ("add", STORIES / "harbour-reuters.txt")):
                status, err = run(room, *command, archive=archive)
                tap.check(status == 2 and name in err, f"{name} {command[0]}: {status} {err}")
                tap.same(notes.read_text(), NOTES, name)


def make_socket(path):
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def test_sockets_devices_and_folders_in_place_of_files_are_refused():
    for name in ("segment/000001", "lock", "catalog.db"):
        for make in (os.mkdir, os.mkfifo, make_socket):
            with Newsroom(archive=False) as room:
                archive = room.path / "ours"
                tap.same(run(room, "add", STORY, archive=archive)[0], 0, "status")
                (archive / name).unlink()
                make(archive / name)
                command = ("add", STORY) if name == "lock" else ("check", STORY)
                status, err = run(room, *command, archive=archive)
                tap.check(status == 2 and name in err, f"{name}: {status} {err}")


def test_a_device_in_place_of_a_file_is_refused():
    for name in ("segment/000001", "lock", "catalog.db", "catalog.db-wal"):
        with Newsroom(archive=False) as room:
            archive = room.path / "ours"
            tap.same(run(room, "add", STORY, archive=archive)[0], 0, "status")
            (archive / name).unlink(missing_ok=True)
            try:
                os.mknod(archive / name, 0o600 | stat.S_IFCHR, os.makedev(1, 5))  # /dev/zero
            except PermissionError as reason:
                raise tap.Skip("only root makes devices: tests/unit/base/test_own_folder.c "
                               "looks at /dev/null") from reason
            command = ("add", STORY) if name == "lock" else ("check", STORY)
            status, err = run(room, *command, archive=archive)
            tap.check(status == 2 and name in err and "not a regular file" in err,
                      f"{name}: {status} {err}")


def test_what_another_user_put_there_is_refused():
    if os.geteuid() != 0:
        raise tap.Skip("only root gives files away: tests/unit/base/test_own_folder.c has the rule")
    for name in ("segment/000001", "segment", "lock", "catalog.db", "catalog.db-wal"):
        with Newsroom(archive=False) as room:
            archive = room.path / "ours"
            tap.same(run(room, "add", STORY, archive=archive)[0], 0, "status")
            (archive / name).touch()
            os.chown(archive / name, 4711, 4711)
            command = ("add", STORY) if name == "lock" else ("check", STORY)
            status, err = run(room, *command, archive=archive)
            tap.check(status == 2 and name in err and "another user's" in err,
                      f"{name}: {status} {err}")
            # An archive that is all theirs is one that was named.
            for path in (archive, *archive.rglob("*")):
                os.chown(path, 4711, 4711)
            status, err = run(room, *command, archive=archive)
            tap.check(status in (0, 1), f"{name}, all of another user: {status} {err}")


def original_of(room, uri):
    """Where the server says that the source of the first finding can be read, or None."""
    with room.serve() as server:
        server.initialize({"textDocument": {"publishDiagnostics": {
            "codeDescriptionSupport": True}}})
        server.open(uri, STORY.read_text())
        found = server.diagnostics(uri, 1)
        at = {"textDocument": {"uri": uri}, "position": found[0]["range"]["start"]}
        places = server.call("textDocument/definition", at)
        place = places[0] if isinstance(places, list) and places else places
        server.leave()
    return pathlib.Path(unquote(urlsplit(place["uri"]).path)) if place else None


def test_no_link_in_the_cache_is_written_through():
    for name in ("original", "original/*", "help"):
        with Newsroom(archive=False) as room:
            room.add(STORY)
            uri = room.uri("draft.txt")
            written = original_of(room, uri)
            cache = room.home / "cache" / "wirecheck"
            tap.check(cache in written.parents, written)
            victim = room.path / "victim"
            victim.mkdir()
            place = next(cache.glob(name))
            shutil.rmtree(place)
            place.symlink_to(victim)
            original_of(room, uri)
            tap.same(os.listdir(victim), [], f"{name}: what is behind the link")


def test_a_link_in_place_of_an_original_is_replaced():
    with Newsroom(archive=False) as room:
        room.add(STORY)
        notes = room.path / "notes.txt"
        notes.write_text(NOTES)
        uri = room.uri("draft.txt")
        written = original_of(room, uri)
        text = written.read_text()
        written.unlink()
        written.symlink_to(notes)
        tap.same(original_of(room, uri), written, "where it is")
        tap.same(notes.read_text(), NOTES, "what is behind the link")
        tap.check(not written.is_symlink() and written.read_text() == text, written)


def test_without_a_home_no_archive_is_made_in_the_current_folder():
    with Newsroom(archive=False) as room:
        for name in ("HOME", "XDG_DATA_HOME", "WIRECHECK_ARCHIVE"):
            room.environment.pop(name)
        for command in (("add", STORY), ("check", STORY), ("list",), ("verify",)):
            status, err = run(room, *command)
            tap.check(status == 2 and "HOME" in err and "--archive" in err, f"{status} {err}")
        tap.same(os.listdir(room.desk), [], "what is in the current folder")


def test_doctor_tells_of_an_archive_that_others_may_write_to():
    with Newsroom() as room:
        tap.same(room.run("doctor").returncode, 0, "status")
        for name in ("", "catalog.db", "segment"):
            path = room.archive / name
            mode = path.stat().st_mode
            path.chmod(mode | 0o020)
            done = room.run("doctor", statuses=(1,))
            tap.check(f"others may write to {path}".rstrip("/") in done.stdout.decode(), done)
            path.chmod(mode)
        # Who may write to the folder above puts another archive in its place; in one with
        # the sticky bit, as /tmp, only the owner may.
        above = room.archive.parent
        mode = above.stat().st_mode
        for bits, status in ((0o777, 1), (0o707, 1), (0o770, 0), (0o1777, 0)):
            above.chmod(bits)
            done = room.run("doctor", statuses=(status,)).stdout.decode()
            tap.same(f"others may write to {os.path.realpath(above)}\n" in done, status == 1, done)
        above.chmod(mode)


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
