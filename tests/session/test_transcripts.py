# SPDX-License-Identifier: MIT
"""The tests of the tests: every transcript is run, every trap has one, and what is to be
noticed is noticed."""

import os
import re

import tap
import traps
from ledger import Ledger
from newsroom import HERE
from pattern import differences
from run_transcript import parse, unescape
from wire import BadFrame, FrameReader, frame

CASES = sorted((HERE / "cases").glob("*.txt"))
URI = "file:///desk/a.md"


def test_every_transcript_is_listed_for_meson():
    build = (HERE / "meson.build").read_text()
    listed = re.findall(r"^    '((?:feature_|trap)\w+)',$", build, re.M)
    tap.same(listed, [path.stem for path in CASES], "transcripts")


def test_every_test_program_is_listed_for_meson():
    build = (HERE / "meson.build").read_text()
    listed = re.findall(r"^    '((?!feature_|trap)\w+)',$", build, re.M)
    tap.same(listed, sorted(path.stem[5:] for path in HERE.glob("test_*.py")), "programs")


def test_every_trap_has_a_test():
    told = {number for number, _, _ in traps.tests()}
    untold = [number for number in traps.TRAPS if number not in told]
    tap.same(untold, [], "traps untold")
    tap.same(sorted(told - set(traps.TRAPS)), [], "traps that nobody knows")


def test_the_table_of_traps_is_up_to_date():
    path = HERE / "TRAPS.md"
    if os.environ.get("UPDATE"):
        path.write_text(traps.table())
    tap.same(path.read_text(), traps.table(), "TRAPS.md; UPDATE=1 makes it anew")


def test_every_transcript_is_a_story_and_expects_something():
    for path in CASES:
        tap.check(path.read_text().startswith("# "), f"{path.name} begins without a word")
        verbs = {block.verb for block in parse(path)}
        tap.check(verbs & {"expect", "await", "never", "exit"}, f"{path.name} cannot fail")


def refused(data):
    reader = FrameReader()
    try:
        list(reader.feed(data))
        reader.finish()
    except BadFrame:
        return True
    return False


def test_bad_frames_are_noticed():
    good = frame(b'{"jsonrpc":"2.0","id":1,"result":null}')
    tap.check(not refused(good * 3), "good frames are refused")
    for bad in (b"hello\n" + good, good + b"\n", good + b"x" * 300, good[:-1],
                good.replace(b"Content-Length", b"content-length"),
                good.replace(b"\r\n\r\n", b"\n\n"), frame(b""), frame(b"{"), frame(b"\xff"),
                frame(b'{"a":1,"a":2}'), frame(b'{"a":NaN}')):
        tap.check(refused(bad), f"{bad!r} is let through")


def ledger():
    books = Ledger()
    books.initialized = True
    books.sent({"jsonrpc": "2.0", "id": 1, "method": "shutdown"})
    for version in (1, 2, 3):
        method = "textDocument/didOpen" if version == 1 else "textDocument/didChange"
        books.sent({"jsonrpc": "2.0", "method": method,
                    "params": {"textDocument": {"uri": URI, "version": version}}})
    return books


def publish(version, *diagnostics, **more):
    return {"jsonrpc": "2.0", "method": "textDocument/publishDiagnostics",
            "params": {"uri": URI, "version": version, "diagnostics": list(diagnostics), **more}}


def result(identifier, value=None):
    return {"jsonrpc": "2.0", "id": identifier, "result": value}


def test_bad_sessions_are_noticed():
    mark = {"range": {"start": {"line": 1, "character": 5}, "end": {"line": 1, "character": 4}},
            "severity": 2, "code": "wire-copy", "source": "wirecheck", "message": "x"}
    straight = {**mark, "range": {"start": {"line": 1, "character": 4},
                                  "end": {"line": 1, "character": 5}}}
    good = [[result(1)], [publish(1), publish(3, straight)], [publish(3), publish(3)]]
    bad = [[result(1), result(1)], [result(2)], [result(1, {})], [{"id": 1, "result": None}],
           [publish(3), publish(2)], [publish(4)], [publish(3, mark)],
           [publish(3, {**straight, "severity": 5})], [publish(3, {**straight, "tags": [1]})],
           [publish(3, {**straight, "relatedInformation": []})], [publish(3, more=1)],
           [{"jsonrpc": "2.0", "method": "desk/news"}],
           [{"jsonrpc": "2.0", "id": 1, "method": "workspace/configuration",
             "params": {"items": []}}],
           [{"jsonrpc": "2.0", "id": None, "error": {"code": -32700, "message": ""}}]]
    for wanted, sessions in ((False, good), (True, bad)):
        for messages in sessions:
            books = ledger()
            for message in messages:
                books.received(message)
            tap.same(bool(books.problems), wanted, f"problems of {messages}: {books.problems}")


def test_a_publish_behind_a_fence_is_stale():
    books = ledger()
    books.sent({"jsonrpc": "2.0", "id": 2, "method": "desk/fence"})
    books.received({"jsonrpc": "2.0", "id": 2, "error": {"code": -32601, "message": ""}})
    tap.same(books.problems, [], "problems")
    books.received(publish(2))
    tap.check(books.problems, "version 2 after the server had read version 3")


def test_patterns():
    message = {"id": 1, "list": [1, {"a": "b"}], "none": None}
    for pattern in ({}, {"id": 1}, {"id": "<number>", "gone": "<absent>"}, {"list": [1, "<more>"]},
                    {"list": [1, {"a": "<~^b$>"}]}, {"none": None}, {"id": {"<either>": [2, 1]}}):
        tap.same(differences(pattern, message), [], f"{pattern}")
    for pattern in ({"id": 2}, {"id": "1"}, {"id": True}, {"id": "<absent>"}, {"gone": "<any>"},
                    {"list": [1]}, {"list": []}, {"list": [1, {"a": "<~^c$>"}]}, {"none": 0},
                    {"id": {"<either>": [2, 3]}}, []):
        tap.check(differences(pattern, message), f"{pattern} is let through")


def test_escapes():
    tap.same(unescape(r"a\r\n\x41\0\\n"), b"a\r\nA\0\\n", "bytes")


if __name__ == "__main__":
    tap.main(globals())
