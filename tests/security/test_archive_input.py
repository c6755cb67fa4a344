# SPDX-License-Identifier: MIT
"""Files that somebody put among the stories to reach what lies elsewhere, to fill the memory or
to drive a terminal. Each is refused or read as text; what is beside it is read all the same."""

import gzip
import json
import os
import re
import resource
import socket
import subprocess

import tap
from client import SLOW
from newsroom import STORIES, Newsroom, binary, sanitized

GOOD = (STORIES / "ferry-ap.txt").read_text()
SECRET = "Wexelblat"
# All that a terminal obeys: C0 but for the line end, DEL, C1, and what turns text round.
ACTS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
OUR_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
MEMORY = 120_000_000
# Sanitizers reserve terabytes and are let alone.
BOUNDED = not sanitized()


def add(room, *paths, statuses=(0, 1)):
    process = subprocess.Popen([binary(), "add", *map(str, paths)], cwd=room.desk,
                               env=room.environment, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    out, err = process.communicate(timeout=60 * SLOW)
    tap.check(process.returncode in statuses, f"status {process.returncode}\n{err.decode()}")
    return out.decode(), err.decode("utf-8", "replace")


def archived(room):
    """All text that the archive shows of its stories."""
    listed = room.run("list").stdout.decode()
    count = int(re.search(r"stories\s+([\d,]+)", room.run("status").stdout.decode())[1]
                .replace(",", ""))
    shown = [room.run("show", "--text", str(number), statuses=(0, 2)).stdout.decode()
             for number in range(1, count + 1)]
    return listed + "".join(shown)


def test_no_link_leads_out_of_a_folder():
    with Newsroom(archive=False) as room:
        outside = room.path / "outside"
        inside = room.path / "inside"
        for folder in (outside, inside, inside / "deep"):
            folder.mkdir()
        (outside / "secret.txt").write_text(GOOD.replace("ferry", SECRET))
        (inside / "story.txt").write_text(GOOD)
        (inside / "link.txt").symlink_to(outside / "secret.txt")
        (inside / "folder").symlink_to(outside)
        (inside / "deep" / "round").symlink_to(inside)
        (inside / "deep" / "up").symlink_to("../..")
        (inside / "broken").symlink_to("nowhere")
        out, _ = add(room, inside, statuses=(0,))
        tap.check("1 story added" in out, out)
        tap.check(SECRET not in archived(room), "a file outside was read")


def test_what_is_no_file_is_passed_over():
    with Newsroom(archive=False) as room:
        folder = room.path / "odd"
        folder.mkdir()
        (folder / "story.txt").write_text(GOOD)
        os.mkfifo(folder / "pipe.txt")
        with socket.socket(socket.AF_UNIX) as end:
            end.bind(str(folder / "socket.txt"))
            try:
                os.mknod(folder / "zero.txt", 0o600 | 0o020000, os.makedev(1, 5))
            except PermissionError:
                pass
            out, _ = add(room, folder, statuses=(0,))
        tap.check("1 story added" in out, out)
        out, err = add(room, folder / "pipe.txt", "/dev/zero", statuses=(1,))
        tap.check(err.count("not a regular file") == 2, err)


def test_names_are_no_paths():
    """What a story calls itself is never a place in the file system."""
    with Newsroom(archive=False) as room:
        path = room.desk / "names.jsonl"
        names = ["../../../escaped", "/etc/escaped", "..\\escaped", "a/../../escaped", "\0escaped"]
        path.write_text("".join(json.dumps(
            {"guid": name, "headline": name, "source": name, "byline": name, "type": "text",
             "versioncreated": "2024-02-12T09:30:00Z", "body_text": GOOD + name}) + "\n"
            for name in names))
        add(room, path)
        copied = "\n\n".join(GOOD.splitlines()[8:14:2])
        with room.serve() as client:
            client.initialize({}, initializationOptions={"debounce": 0})
            client.open("untitled:a", copied)
            tap.check(client.diagnostics("untitled:a", 1), "nothing found: the test is void")
            client.call("textDocument/definition", {"textDocument": {"uri": "untitled:a"},
                                                    "position": {"line": 0, "character": 9}})
            client.leave()
        escaped = [str(each) for each in room.path.rglob("*escaped*")
                   if room.home / "cache" / "wirecheck" not in each.parents]
        tap.same(escaped, [], "files made where a story wanted them")


def bound_memory():
    if BOUNDED:
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def refused(room, path):
    """What is told of a file that is not taken; with more memory than that, it dies."""
    done = subprocess.run([binary(), "add", str(path)], cwd=room.desk, env=room.environment,
                          capture_output=True, timeout=60 * SLOW, check=False,
                          preexec_fn=bound_memory)
    told = done.stderr.decode("utf-8", "replace")
    tap.check(done.returncode == 1, f"{path.name}: status {done.returncode}\n{told}")
    return told


def zstd(path, count):
    with open(path, "wb") as packed:
        zeros = subprocess.Popen(["head", "-c", str(count), "/dev/zero"], stdout=subprocess.PIPE)
        subprocess.run(["zstd", "-q", "-19", "-"], stdin=zeros.stdout, stdout=packed, check=True)
        zeros.stdout.close()
        zeros.wait()


def test_what_unpacks_without_end_is_stopped():
    with Newsroom(archive=False) as room:
        bombs = {"bomb.jsonl.gz": b" " * 100_000_000, "bomb.txt.gz": b"a" * 100_000_000}
        for name, text in bombs.items():
            (room.desk / name).write_bytes(gzip.compress(text, 9))
        zstd(room.desk / "bomb.txt.zst", 400_000_000)
        for path in sorted(room.desk.iterdir()):
            told = refused(room, path)
            tap.check(re.search("thousand times|16 MiB|binary|no story", told), told)


def test_what_is_packed_twice_is_not_unpacked_twice():
    with Newsroom(archive=False) as room:
        path = room.desk / "twice.txt.gz"
        path.write_bytes(gzip.compress(gzip.compress(GOOD.encode())))
        refused(room, path)
        tap.check("ferry" not in room.run("list").stdout.decode().lower(), "it was read")


def test_xml_is_refused_and_opens_nothing():
    with Newsroom(archive=False) as room:
        (room.path / "secret").write_text(SECRET)
        laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
        documents = {
            "xxe.xml": f'<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY x SYSTEM '
                       f'"{(room.path / "secret").as_uri()}">]><nitf><p>&x;</p></nitf>',
            "laughs.xml": f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'
                          "<nitf><p>&l9;</p></nitf>",
            "deep.xml": "<?xml version='1.0'?>" + "<a>" * 100_000,
            "deep-nitf.xml": "<nitf>" + "<a>" * 100_000,
            "long-tag.xml": "<nitf a='" + "x" * 18_000_000,
            "parameter.xml": '<!DOCTYPE nitf [<!ENTITY % x "ha"><!ENTITY y "%x;">]>'
                             "<nitf>&y;</nitf>",
            "never-ends.xml": "<nitf><![CDATA[" + "x" * 1_000_000,
            "comment.xml": "<rss><!--" + "x" * 1_000_000,
            "utf7.xml": '<?xml version="1.0" encoding="UTF-7"?>+ADw-x+AD4-'}
        for name, text in documents.items():
            (room.desk / name).write_text(text)
        (room.desk / "utf16.xml").write_bytes(documents["xxe.xml"].encode("utf-16"))
        for path in sorted(room.desk.iterdir()):
            told = refused(room, path)
            tap.check("XML" in told, f"{path.name}: {told}")
        tap.check(SECRET not in archived(room), "an entity was opened")


def hostile_story():
    evil = ("\x1b[31mred\x1b]8;;https://evil.example\x07link\x1b[2J \x9b31m "
            "\u202eesrever\x00\x08\x7f")
    return {"guid": f"urn:{evil}", "headline": f"Ferry {evil}", "byline": f"By {evil}",
            "located": evil, "source": evil, "version": evil, "url": evil, "language": evil,
            "versioncreated": "2024-02-12T09:30:00Z", "body_text": GOOD.replace("ferry", evil)}


def test_nothing_drives_a_terminal():
    with Newsroom(archive=False) as room:
        path = room.desk / "evil\x1b[31m\u202e.jsonl"
        path.write_text(json.dumps(hostile_story()) + "\n" + '{"headline": "\x1b[2J"\n')
        done = room.run("add", path, room.desk / "no\x1b[31m", statuses=(1,))
        draft = room.desk / "draft.txt"
        draft.write_text(hostile_story()["body_text"])
        told = [done.stdout + done.stderr]
        for arguments in (["list"], ["show", "1"], ["status"], ["doctor"], ["verify"],
                          ["check", draft], ["check", "--colour", "always", draft],
                          ["check", room.desk / "no\x1b[2J"], ["show", "no\x1b[2J"],
                          ["\x1b[2J"], ["check", "--\x1b[2J"]):
            done = room.run(*arguments, statuses=(0, 1, 2))
            told.append(done.stdout + done.stderr)
        for output in told:
            text = OUR_COLOURS.sub("", output.decode("utf-8")) if b"\x1b[1;3" in output \
                else output.decode("utf-8")
            found = ACTS.search(text)
            tap.check(not found, f"{found and found.group()!r} in {text[:2000]!r}")


if __name__ == "__main__":
    tap.main(globals())
