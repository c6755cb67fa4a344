# SPDX-License-Identifier: MIT
"""Bundles of stories, honest and hostile: zip and tar files, also packed. Each file in them is
read as if it lay in a folder; what is wrong is told by its name and costs nothing else; nothing
is written anywhere; time and memory stay bounded."""

import bz2
import gzip
import io
import lzma
import os
import resource
import struct
import subprocess
import tarfile
import zipfile
import zlib

import tap
from client import SLOW
from newsroom import STORIES, Newsroom, binary, sanitized

GOOD = (STORIES / "ferry-ap.txt").read_text()
OTHER = GOOD.replace("ferry", "tram")
MEMORY = 600_000_000
SECONDS = 60 * SLOW


def need_bundles(room):
    done = room.run("doctor", statuses=(0, 1)).stdout.decode()
    if "built without libarchive" in done:
        raise tap.Skip("built without libarchive")


def bound():
    if not sanitized():
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def add(room, name, data):
    path = room.desk / name
    path.write_bytes(data)
    done = subprocess.run([binary(), "add", str(path)], cwd=room.desk, env=room.environment,
                          capture_output=True, timeout=SECONDS, check=False, preexec_fn=bound)
    told = done.stderr.decode("utf-8", "replace").replace(str(path), name)
    tap.check(done.returncode in (0, 1), f"{name}: status {done.returncode}\n{told}")
    return done.stdout.decode().splitlines()[-1], told


def zipped(members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method, compresslevel=9) as bundle:
        for name, data in members:
            bundle.writestr(name, data)
    return out.getvalue()


def tarred(members):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as bundle:
        for name, data in members:
            info = tarfile.TarInfo(name)
            if isinstance(data, bytes):
                info.size = len(data)
                bundle.addfile(info, io.BytesIO(data))
            else:
                info.type, info.linkname = data
                bundle.addfile(info)
    return out.getvalue()


HONEST = [("day/a.txt", GOOD.encode()), ("day/Müller & Söhne.txt", OTHER.encode()),
          (".hidden/x.txt", b"no"), ("__MACOSX/._a.txt", b"no"), ("deep/b.txt.gz",
          gzip.compress(GOOD.replace("ferry", "barge").encode()))]


def test_each_file_of_a_bundle_is_a_story():
    tar = tarred(HONEST)
    kinds = {"a.zip": zipped(HONEST), "stored.zip": zipped(HONEST, zipfile.ZIP_STORED),
             "a.tar": tar, "a.tar.gz": gzip.compress(tar), "a.tar.xz": lzma.compress(tar),
             "a.tbz": bz2.compress(tar), "a.zip.gz": gzip.compress(zipped(HONEST)),
             "zip-in.tar": tarred([("in/a.zip", zipped(HONEST))])}
    for name, data in kinds.items():
        with Newsroom(archive=False) as room:
            need_bundles(room)
            counts, told = add(room, name, data)
            tap.same((counts.split(",")[0], told), ("3 stories added", ""), name)
            shown = room.run("show", "2").stdout.decode()
            tap.check(f"{name}/{'in/a.zip/' if 'zip-in' in name else ''}day/Müller & Söhne.txt"
                      in shown, shown)


def test_one_packed_file_is_a_story():
    for name, data in {"s.txt.xz": lzma.compress(GOOD.encode()),
                       "s.txt.bz2": bz2.compress(GOOD.encode())}.items():
        with Newsroom(archive=False) as room:
            need_bundles(room)
            tap.same(add(room, name, data)[0].split(",")[0], "1 story added", name)


def test_an_office_file_is_no_bundle():
    with Newsroom(archive=False) as room:
        need_bundles(room)
        for member, reason in (("xl/workbook.xml", "spreadsheet"), ("ppt/a.xml", "slides")):
            data = zipped([("[Content_Types].xml", b"<a/>"), (member, b"<a/>")])
            tap.check(reason in add(room, "a.zip", data)[1], member)
        # Of a whole office file in a bundle the name says where it is.
        word = zipped([("[Content_Types].xml", b"<Types/>"), ("word/document.xml",
                       b"<w:document xmlns:w='x'><w:body><w:p><w:r><w:t>" + GOOD[:600].encode()
                       + b"</w:t></w:r></w:p></w:body></w:document>")])
        counts, told = add(room, "b.zip", zipped([("a.docx", word)], zipfile.ZIP_STORED))
        tap.check(counts.startswith("1 story added") or "libexpat" in told, told)


def test_what_leads_out_is_refused_by_name():
    hostile = [("../up.txt", b"no"), ("a/../../up.txt", b"no"),
               ("link.txt", (tarfile.SYMTYPE, "/etc/passwd")),
               ("hard.txt", (tarfile.LNKTYPE, "good.txt")), ("pipe", (tarfile.FIFOTYPE, "")),
               ("zero", (tarfile.CHRTYPE, "")), ("folder", (tarfile.DIRTYPE, "")),
               ("/good.txt", GOOD.encode())]
    with Newsroom(archive=False) as room:
        need_bundles(room)
        before = {path for path in room.path.rglob("*")}
        counts, told = add(room, "h.tar", tarred(hostile))
        tap.same(counts, "1 story added, 0 unchanged, 0 updated, 6 skipped", told)
        tap.same(told.splitlines(), [
            "h.tar/../up.txt: its name leads out of the bundle",
            "h.tar/a/../../up.txt: its name leads out of the bundle",
            "h.tar/link.txt: a link, which is not followed",
            "h.tar/hard.txt: a link, which is not followed",
            "h.tar/pipe: not a regular file", "h.tar/zero: not a regular file"], "told")
        made = [path for path in room.path.rglob("*") if path not in before
                and room.archive not in (path, *path.parents) and path.name != "h.tar"]
        tap.same(made, [], "files made by a bundle")


def test_what_is_locked_or_damaged_is_told():
    whole = zipped([("a.txt", GOOD), ("b.txt", OTHER)])
    locked = bytearray(whole)
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        locked[locked.find(mark) + place] |= 1
    odd = bytearray(whole)
    for mark, place in ((b"PK\3\4", 8), (b"PK\1\2", 10)):
        odd[odd.find(mark) + place] = 97
    torn = bytearray(whole)
    torn[60:90] = b"\xff" * 30
    for data, reason in ((locked, "a.txt: encrypted"), (odd, "a.txt: damaged"),
                         (torn, "a.txt: "), (whole[:len(whole) // 3], ": ")):
        with Newsroom(archive=False) as room:
            need_bundles(room)
            counts, told = add(room, "d.zip", bytes(data))
            tap.check(f"d.zip/{reason}" in told or len(data) < len(whole), told)
            tap.check(told and (counts.startswith("1 story added") or len(data) < len(whole)),
                      f"{counts}\n{told}")


def nested(depth, width, leaf):
    data = leaf
    for level in range(depth):
        data = zipped([(f"{level}-{i}.{'zip' if level else 'txt'}", data) for i in range(width)])
    return data


def overlapping(count):
    """Many names for the same bytes, as of D. Fifield's bomb."""
    body = zlib.compress(b"word " * 400_000, 9)[2:-4]
    name = b"a.txt"
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 0, 0, len(body), 2_000_000,
                        len(name), 0) + name + body
    entry = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 0, 0, len(body),
                        2_000_000, len(name), 0, 0, 0, 0, 0, 0) + name
    return local + entry * count + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count,
                                               len(entry) * count, len(local), 0)


def packed_zeros(head, count):
    packer = lzma.LZMACompressor(preset=1)
    return packer.compress(head) + b"".join(packer.compress(bytes(1 << 20))
                                            for _ in range(count)) + packer.flush()


def sparse():
    """A file that says to be of a terabyte, which is a hole."""
    info = tarfile.TarInfo("hole.txt")
    head = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    head[156:157] = b"S"
    head[386:410] = b"%011o\0%011o\0" % (0, 512)
    head[483:495] = b"\x80" + (1 << 40).to_bytes(11, "big")
    head[124:136] = b"%011o\0" % 512
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head) + b"word " * 102 + b"  " + bytes(1024)


def test_what_swells_is_stopped():
    size = tarfile.TarInfo("p.png")
    size.size = 1 << 33
    bombs = {
        "zeros.zip": zipped([("z.txt", bytes(40_000_000))]),
        "words.zip": zipped([(f"{i}.txt", b"word " * 5_000_000) for i in range(5)]),
        "nested.zip": nested(6, 6, b"a b " * 300_000),
        "overlapping.zip": overlapping(50_000),
        "skipped.tar.xz": packed_zeros(size.tobuf(tarfile.GNU_FORMAT) + b"\x89PNG", 60),
        "sparse.tar": sparse(),
    }
    with Newsroom(archive=False) as room:
        need_bundles(room)
        for name, data in bombs.items():
            counts, told = add(room, name, data)
            tap.check("0 stories added" in counts and told, f"{name}: {counts}\n{told}")
            os.remove(room.desk / name)


def test_more_files_than_anybody_has_are_refused():
    if sanitized():
        raise tap.Skip("takes a sanitizer too long")
    entry = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0,
                        0, 0, 0, 0) + b"a"
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 0, 0, 0, 0, 0, 0, 1, 0) + b"a"
    count = 3_000_000
    data = local + entry * count + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF,
                                               len(entry) * count, len(local), 0)
    with Newsroom(archive=False) as room:
        need_bundles(room)
        tap.check("more than a million files" in add(room, "many.zip", data)[1], "not refused")


if __name__ == "__main__":
    tap.main(globals())
