# SPDX-License-Identifier: MIT
"""Attempts of every kind that no other file here is about: each ends at once, with a reason,
and changes nothing that is not its own."""

import os
import shutil
import sqlite3
import subprocess

import tap
from client import SLOW
from newsroom import DRAFTS, STORIES, Newsroom, binary
from test_actions import Desk
from test_dismissal_files import dismiss, key_of, own

STORY = STORIES / "ferry-ap.txt"
NOTES = "The notes of the user.\n"


def run(room, *arguments, environment=None):
    """Status, output and errors; fails where it does not end."""
    done = subprocess.run([binary(), *map(str, arguments)], cwd=room.desk,
                          env=room.environment if environment is None else environment,
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=20 * SLOW,
                          check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def homeless(room, **more):
    """The environment of a build server: no home folder at all, or one that is none."""
    left = {name: value for name, value in room.environment.items()
            if name != "HOME" and not name.startswith("XDG_")}
    return {**left, **more}


def test_dismissals_in_the_current_folder_are_nobodys():
    """A project brings its own, sealed with its own key, where a user without a home has his."""
    for more in ({}, {"HOME": ""}, {"HOME": "."}, {"HOME": "home"}, {"XDG_DATA_HOME": "data"}):
        with Newsroom() as room:
            shutil.copy(DRAFTS / "harbour.md", room.desk)
            before = run(room, "check", "harbour.md", environment=homeless(room, **more))
            tap.check("result" in dismiss(room), "dismissed")
            for folder in (".local/share/wirecheck", "home/.local/share/wirecheck",
                           "data/wirecheck"):
                (room.desk / folder).mkdir(parents=True)
                for path in (own(room), key_of(own(room))):
                    shutil.copy(path, room.desk / folder)
            done = run(room, "check", "harbour.md", environment=homeless(room, **more))
            tap.same(done[:2], before[:2], f"what is found with {more}")


def test_settings_in_the_current_folder_are_not_the_users():
    hostile = '{"severities": {"wire-copy": "off", "withdrawn": "off"}}'
    for more in ({}, {"HOME": ""}, {"HOME": "."}, {"XDG_CONFIG_HOME": "config"}):
        with Newsroom() as room:
            shutil.copy(DRAFTS / "harbour.md", room.desk)
            before = run(room, "check", "harbour.md", environment=homeless(room, **more))
            for folder in (".config/wirecheck", "config/wirecheck"):
                (room.desk / folder).mkdir(parents=True)
                (room.desk / folder / "settings.json").write_text(hostile)
            done = run(room, "check", "harbour.md", environment=homeless(room, **more))
            tap.same(done, before, f"what is found with {more}")


def test_nothing_is_written_into_the_current_folder_without_a_home():
    with Newsroom() as room:
        for more in ({}, {"HOME": ""}, {"HOME": "."}):
            none = {name: "" for name in room.environment if name.startswith("XDG_")}
            with room.serve(environment={**none, "HOME": "", **more}) as client:
                desk = Desk(room, client, {})
                reply = client.reply(client.request("workspace/executeCommand", {
                    "command": "wirecheck.dismissFinding", "arguments": [desk.argument()]}))
                tap.check("HOME" in reply["error"]["message"], reply)
                client.leave()
            tap.same(os.listdir(room.desk), [], "what is in the current folder")


def test_tables_that_stand_in_each_others_place():
    """The schema is ours by its words, but the tables' pages were exchanged."""
    pairs = (("story", "text"), ("meta", "source"), ("segment", "story"), ("story", "story"))
    for one, other in pairs:
        with Newsroom(archive=False) as room:
            room.add(STORIES)
            catalog = sqlite3.connect(room.archive / "catalog.db")
            roots = dict(catalog.execute("SELECT name, rootpage FROM sqlite_schema"))
            catalog.execute("PRAGMA writable_schema = ON")
            for name, root in ((one, roots[other]), (other, roots[one] if one != other else 1)):
                catalog.execute("UPDATE sqlite_schema SET rootpage = ? WHERE name = ?",
                                (root, name))
            catalog.commit()
            catalog.close()
            for command in (("check", STORY), ("verify",), ("list",), ("forget", "-y", "1"),
                            ("add", STORIES / "harbour-reuters.txt")):
                status, _, err = run(room, *command)
                tap.check(status in (0, 1, 2), f"{one}/{other} {command[0]}: {status} {err}")
                tap.check(command[0] != "verify" or status != 0, f"{one}/{other}: all is well")


def test_the_log_of_another_archive_is_not_played_back():
    with Newsroom(archive=False) as room:
        other = room.path / "other"
        room.add(STORY)
        run(room, "--archive", other, "add", STORIES / "harbour-reuters.txt")
        writer = sqlite3.connect(other / "catalog.db")
        writer.execute("BEGIN")
        writer.execute("UPDATE meta SET value = 99 WHERE name = 'generation'")
        writer.commit()
        log = (other / "catalog.db-wal").read_bytes()
        writer.close()
        tap.check(log, "no log was left")
        (room.archive / "catalog.db-wal").write_bytes(log)
        status, out, err = run(room, "list")
        tap.check(status != 0 or "Reuters" not in out, f"{status} {out} {err}")
        tap.check(run(room, "check", STORY)[0] in (0, 1, 2), "check")


def test_names_of_files_drive_no_terminal():
    name = "\x1b[31m\u202edraft\x9b1m.md"
    with Newsroom() as room:
        for arguments in (("check", name), ("add", name), ("explain", name + ":1"),
                          ("--archive", name, "list"), ("--archive", name, "verify"),
                          ("check", "--stock-phrases", name, STORY), ("status", name),
                          ("check", "--dismissals", name, STORY), (name,)):
            for made in (False, True):
                if made:
                    (room.desk / name).write_bytes(b"\x00\xff\x00")
                _, out, err = run(room, *arguments)
                tap.check("\x1b" not in out + err and "\u202e" not in out + err
                          and "\x9b" not in out + err, f"{arguments}: {err!r}")
            (room.desk / name).unlink(missing_ok=True)


def test_names_of_archives_are_names():
    """They are part of an address when SQLite opens them."""
    for name in ("a?mode=memory", "b#c", "d%41", "e&immutable=1", "f?vfs=unix-none", "g\nh"):
        with Newsroom(archive=False) as room:
            archive = room.path / name
            tap.same(run(room, "--archive", archive, "add", STORY)[0], 0, name)
            tap.check((archive / "catalog.db").stat().st_size > 0, f"{name}: no catalog in it")
            tap.check("wire-copy" in run(room, "--archive", archive, "check", STORY)[1], name)
            tap.same(sorted(os.listdir(room.path)), sorted(["desk", "home", name]), "beside it")


def test_pipes_and_devices_in_place_of_settings_hold_nobody_up():
    for kind in ("pipe", "folder", "device"):
        with Newsroom() as room:
            config = room.home / "config" / "wirecheck"
            config.mkdir()
            for path in (config / "settings.json", room.desk / ".wirecheck.json"):
                if kind == "pipe":
                    os.mkfifo(path)
                elif kind == "folder":
                    path.mkdir()
                else:
                    path.symlink_to("/dev/zero")
            status, _, err = run(room, "check", STORY)
            tap.check(status in (0, 1, 2) and "settings" in err + "settings", f"{kind}: {err}")
            with room.serve() as client:
                Desk(room, client, {})
                client.leave()


def test_settings_without_an_end_are_refused():
    for text in ("[" * 2_000_000, '{"a":' * 1_000_000, '{"severities": {' + '"x": 1,' * 500_000,
                 " " * 50_000_000, '{"ownOutlets": [' + '"a",' * 300_000 + '"a"]}'):
        with Newsroom() as room:
            (room.desk / ".wirecheck.json").write_text(text)
            status, _, err = run(room, "check", STORY)
            tap.check(status in (0, 1, 2) and ".wirecheck.json" in err, f"{status} {err[:300]}")


def test_what_is_no_draft_is_refused_at_once():
    with Newsroom() as room:
        for path in ("/dev/zero", "/dev/tty", "/proc/self/mem", "/proc/kmsg", room.desk,
                     "/dev/full"):
            for command in ("check", "add"):
                status, _, err = run(room, command, path)
                tap.check(status in (0, 1, 2), f"{command} {path}: {status} {err}")
                tap.check(command == "add" or status == 2 or path == room.desk,
                          f"{command} {path}: {status}")


def test_a_forged_quarantine_keeps_no_draft_from_being_checked():
    """Who may write the file can keep drafts from being checked, but not by what is no hash."""
    key = "0123456789abcdef" * 4
    forged = (f"wirecheck-quarantine 1 {key}\n" + "\0" * 32 + " " + "\xff" * 16 + " 1 0.1.0\n",
              "wirecheck-quarantine 1 " + "z" * 64 + "\n", "\0" * 70_000, "")
    for text in forged:
        with Newsroom() as room:
            path = room.home / "state" / "wirecheck" / "quarantine"
            path.parent.mkdir()
            path.write_bytes(text.encode("utf-8"))
            with room.serve() as client:
                desk = Desk(room, client, {})
                tap.check(desk.finding(), "a finding")
                client.leave()
    with Newsroom() as room:
        notes = room.path / "notes.txt"
        notes.write_text(NOTES)
        path = room.home / "state" / "wirecheck" / "quarantine"
        path.parent.mkdir()
        path.symlink_to(notes)
        with room.serve() as client:
            Desk(room, client, {})
            client.leave()
        tap.same(notes.read_text(), NOTES, "what is behind the link")


def test_a_file_in_place_of_the_folder_of_segments_is_refused():
    for make in (os.mkfifo, lambda path: path.write_text("x"), lambda path: path.mkdir(0)):
        with Newsroom(archive=False) as room:
            room.add(STORY)
            shutil.rmtree(room.archive / "segment")
            make(room.archive / "segment")
            for command in (("check", STORY), ("verify",)):
                status, _, err = run(room, *command)
                tap.check(status in (1, 2) and "segment" in err + run(room, *command)[1],
                          f"{status} {err}")


def seconds_of_check(room, path):
    """Processor seconds, which other work on the machine does not stretch."""
    with subprocess.Popen([binary(), "check", str(path)], cwd=room.desk, env=room.environment,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    tap.same(process.returncode, 0, "nothing is found")
    return usage.ru_utime


def test_a_paragraph_of_what_is_not_seen_takes_time_by_its_length():
    """Four times the length takes four times as long, not sixteen."""
    with Newsroom() as room:
        path = room.desk / "blank.md"
        for letter in ("\u200b", "\u2003", "\u3000", "\u00ad", "\ufeff"):
            taken = []
            for length in (50_000, 200_000):
                path.write_text("a" + letter * length, encoding="utf-8")
                taken.append(seconds_of_check(room, path))
            tap.check(taken[1] < 9 * max(taken[0], 0.02 * SLOW), f"{letter!r}: {taken}")
            path.write_text(letter * 200_000, encoding="utf-8")
            tap.check(seconds_of_check(room, path) < 9 * max(taken[0], 0.02 * SLOW),
                      f"{letter!r} alone")


def test_a_client_may_name_many_folders():
    with Newsroom() as room, room.serve() as client:
        many = [{"uri": f"file:///nowhere/{i}", "name": "x"} for i in range(5_000)]
        client.initialize({}, workspaceFolders=many)
        client.notify("workspace/didChangeWorkspaceFolders",
                      {"event": {"added": many, "removed": many}})
        client.leave()


if __name__ == "__main__":
    tap.main(globals())
