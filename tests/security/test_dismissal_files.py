# SPDX-License-Identifier: MIT
"""A file of dismissals in a folder that others may write to: links, second names, keys that
are replaced or lie open."""

import os
import shutil

import tap
from newsroom import DRAFTS, Newsroom
from test_actions import Desk

NOTES = "# The notes of the user.\n"


def own(room):
    return room.home / "data" / "wirecheck" / "dismissals.txt"


def key_of(path):
    return path.with_name(path.name + ".key")


def dismiss(room, path=None):
    """One finding of the draft; gives what was answered, or the error."""
    options = {"options": {"dismissals": str(path)}} if path else {}
    with room.serve() as client:
        desk = Desk(room, client, {}, **options)
        reply = client.reply(client.request("workspace/executeCommand", {
            "command": "wirecheck.dismissFinding", "arguments": [desk.argument()]}))
        client.leave()
    return reply


def test_a_line_goes_through_no_link_of_anothers():
    if os.geteuid() != 0:
        raise tap.Skip("only root can make a link another user's")
    with Newsroom() as room:
        notes = room.path / "notes.txt"
        notes.write_text(NOTES)
        shared = room.path / "shared" / "desk.txt"
        shared.parent.mkdir()
        shared.symlink_to(notes)
        os.lchown(shared, 4711, 4711)
        reply = dismiss(room, shared)
        tap.check("link" in reply["error"]["message"], reply)
        tap.same(notes.read_text(), NOTES, "what is behind the link")


def test_a_line_goes_through_a_link_of_the_users_own():
    with Newsroom() as room:
        elsewhere = room.path / "dotfiles.txt"
        elsewhere.touch()
        own(room).parent.mkdir(parents=True)
        own(room).symlink_to(elsewhere)
        tap.check("result" in dismiss(room), "refused")
        tap.check("finding\t" in elsewhere.read_text(), elsewhere.read_text())


def test_a_line_is_not_written_to_a_file_with_a_second_name():
    with Newsroom() as room:
        notes = room.path / "notes.txt"
        notes.write_text(NOTES)
        own(room).parent.mkdir(parents=True)
        os.link(notes, own(room))
        reply = dismiss(room)
        tap.check("second name" in reply["error"]["message"], reply)
        tap.same(notes.read_text(), NOTES, "what has the second name")


def test_file_and_key_replaced_between_two_runs_are_told():
    with Newsroom() as theirs, Newsroom() as room:
        for each in (theirs, room):
            shutil.copy(DRAFTS / "harbour.md", each.desk)
        tap.check("result" in dismiss(theirs) and "result" in dismiss(room), "dismissed")
        check = ("check", "harbour.md")
        tap.check(b"replaced" not in room.run(*check, statuses=(0, 1)).stderr, "at first")
        for path in (own(room), key_of(own(room))):
            shutil.copy(own(theirs).with_name(path.name), path)
        for _ in range(2):
            done = room.run(*check, statuses=(0, 1))
            tap.check(b"its key was replaced" in done.stderr, done.stderr)
        with room.serve() as client:
            desk = Desk(room, client, {})
            told = [each["params"]["message"] for each in client.incoming
                    if each.get("method") == "window/showMessage"]
            tap.check(desk and any("its key was replaced" in each for each in told), told)
            client.leave()
        done = room.run("dismissals")
        tap.check(b"its key was replaced" in done.stderr, done.stderr)
        tap.check(b"replaced" not in room.run(*check, statuses=(0, 1)).stderr, "after a look")


def test_doctor_tells_of_a_key_that_others_may_read():
    with Newsroom() as room:
        tap.check("result" in dismiss(room), "dismissed")
        tap.same(room.run("doctor").returncode, 0, "status")
        for path, mode in ((key_of(own(room)), 0o640), (key_of(own(room)), 0o604),
                           (own(room), 0o620)):
            kept = path.stat().st_mode
            path.chmod(mode)
            done = room.run("doctor", statuses=(1,)).stdout.decode()
            tap.check("rights      others may" in done and str(path) in done, done)
            path.chmod(kept)
        # A desk that shares it is a group.
        shared = room.path / "desk.txt"
        (room.home / "config" / "wirecheck").mkdir()
        (room.home / "config" / "wirecheck" / "settings.json").write_text(
            f'{{"dismissals": "{shared}"}}')
        for path in (own(room), key_of(own(room))):
            shutil.copy(path, shared.with_name(path.name.replace("dismissals.txt", "desk.txt")))
        for mode, status in ((0o660, 0), (0o664, 1)):
            key_of(shared).chmod(mode)
            done = room.run("doctor", statuses=(status,)).stdout.decode()
            tap.same("others may read" in done, status == 1, done)


if __name__ == "__main__":
    tap.main(globals())
