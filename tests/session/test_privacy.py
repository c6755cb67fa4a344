# SPDX-License-Identifier: MIT
"""A draft stays where it is: not a word of it in a log, in a file, in an error message, and
no call that could carry one away. The word is a canary that stands nowhere else."""

import pathlib
import shutil
import subprocess

import tap
from client import SLOW
from newsroom import STORIES, Newsroom, binary, capabilities, sanitized
from wire import dump, frame

CANARY = "Quetzalworth"
COPIED = (STORIES / "ferry-ap.txt").read_text().splitlines()[8]
DRAFT = (f"# {CANARY} in the headline\n\n"
         f"{COPIED.replace('several', CANARY)} He was there as well, said {CANARY}.\n\n"
         f"“{CANARY} is not in any archive,” said {CANARY} of {CANARY}town.\n")
LEVELS = ("error", "warn", "info", "debug")


def holds_canary(data):
    low = data.lower()
    return any(CANARY.lower().encode(encoding) in low
               for encoding in ("utf-8", "utf-16-le", "utf-32-le"))


def files_with_canary(room):
    return [str(path.relative_to(room.path)) for path in room.path.rglob("*")
            if path.is_file() and holds_canary(path.read_bytes())]


def malformed():
    """Bytes of messages that are wrong in many ways, each with the canary inside."""
    messages = [
        {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": CANARY},
        {"jsonrpc": "2.0", "method": "textDocument/didOpen",
         "params": {"textDocument": {"uri": 7, "text": CANARY}}},
        {"jsonrpc": "2.0", "method": "textDocument/didOpen",
         "params": {"textDocument": {"uri": "untitled:x", "languageId": CANARY,
                                     "version": CANARY, "text": CANARY}}},
        {"jsonrpc": "2.0", "method": "textDocument/didChange",
         "params": {"textDocument": {"uri": "untitled:canary", "version": 2},
                    "contentChanges": [{"range": CANARY, "text": CANARY}]}},
        {"jsonrpc": "2.0", "method": "textDocument/didChange",
         "params": {"textDocument": {"uri": "untitled:never", "version": 2},
                    "contentChanges": [{"text": CANARY}]}},
        {"jsonrpc": "2.0", "method": "textDocument/didSave",
         "params": {"textDocument": {"uri": "untitled:canary"}, "text": [CANARY]}},
        {"jsonrpc": "2.0", "method": CANARY, "params": {CANARY: CANARY}},
        {"jsonrpc": CANARY, "method": "textDocument/didOpen", "params": {"x": CANARY}},
        {"jsonrpc": "2.0", "id": 4000, "result": {CANARY: CANARY}},
        {"jsonrpc": "2.0", "id": 4001, "error": {"code": 1, "message": CANARY}},
        {"jsonrpc": "2.0", "method": "workspace/didChangeConfiguration",
         "params": {"settings": {"wirecheck": {CANARY: 1, "debounce": CANARY,
                                               "severity": {CANARY: CANARY},
                                               "ownOutlets": CANARY}}}},
        {"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": CANARY}},
        {"jsonrpc": "2.0", "method": "$/setTrace", "params": {"value": CANARY}}]
    bodies = [dump(message) for message in messages]
    bodies += [b'{"jsonrpc":"2.0","method":"x","params":"' + CANARY.encode(),
               b'"' + CANARY.encode() + b'"', b'[{"text":"' + CANARY.encode() + b'"}]']
    return bodies


def requests():
    """Requests that are refused; ids below 900 are not used otherwise."""
    uri = {"uri": "untitled:canary"}
    return [("textDocument/hover", {"textDocument": uri, "position": CANARY}),
            ("textDocument/hover", {"textDocument": uri, "position": {"line": CANARY}}),
            ("textDocument/definition", {CANARY: CANARY}),
            ("textDocument/rename", {"textDocument": uri, "newName": CANARY}),
            ("desk/" + CANARY, [CANARY])]


def a_busy_session(room, level):
    uri = "untitled:canary"
    at = {"textDocument": {"uri": uri}, "position": {"line": 2, "character": 30}}
    with room.serve("--log-level", level) as client:
        client.initialize(capabilities("kate"), initializationOptions={
            "debounce": 0, "wirecheck": {CANARY: 1}})
        client.open(uri, DRAFT)
        client.open(room.uri("draft.md"), DRAFT)
        hover = client.call("textDocument/hover", at)
        tap.check(hover and CANARY in hover["contents"]["value"],
                  "the draft's passage is in the hover: else this test shows nothing")
        client.call("textDocument/definition", at)
        client.change(uri, 2, {"text": DRAFT + CANARY})
        client.ledger.unreadable = 3
        for body in malformed():
            client.write(frame(body))
        for method, params in requests():
            answer = client.reply(client.request(method, params))
            tap.check(CANARY not in answer["error"]["message"], f"the draft in {answer}")
        client.notify("textDocument/didSave", {"textDocument": {"uri": uri},
                                               "text": DRAFT + DRAFT})
        client.settled()
        told = [message["params"]["message"] for message in client.incoming
                if message.get("method") in ("window/logMessage", "window/showMessage")]
        tap.check(not holds_canary("\n".join(told).encode()), f"the draft in {told}")
        client.close(uri)
        client.leave()
        return client.stderr


def test_no_word_of_a_draft_in_a_log_or_a_file():
    with Newsroom() as room:
        for level in LEVELS:
            stderr = a_busy_session(room, level)
            tap.check(not holds_canary(stderr), f"the draft in the log at level {level}")
            tap.same(files_with_canary(room), [], f"files with the draft at level {level}")
        tap.check(b"debug" in stderr or b"warning" in stderr, "nothing was logged at all: "
                  "this test shows nothing")


def test_no_word_of_a_draft_after_a_hang_up_or_a_broken_frame():
    with Newsroom() as room:
        for ending in (b"", b"Content-Length: 90000\r\n\r\n" + CANARY.encode(),
                       CANARY.encode() + b": 5\r\n\r\n", b"Content-Length: x" +
                       CANARY.encode() + b"\r\n\r\n"):
            with room.serve("--log-level", "debug") as client:
                client.initialize({}, initializationOptions={"debounce": 0})
                client.open("untitled:canary", DRAFT * 50)
                client.write(ending, note=ending)
                client.end_input()
                client.wait_exit(5)
                tap.check(not holds_canary(client.stderr), f"in the log after {ending[:30]}")
            tap.same(files_with_canary(room), [], "files with the draft")


def test_check_leaves_no_word_behind():
    with Newsroom() as room:
        done = room.run("check", "-", text=DRAFT, statuses=(0, 1))
        tap.check(not holds_canary(done.stderr), "the draft on standard error")
        room.run("check", "--format", "json", "-", text=DRAFT, statuses=(0, 1))
        tap.same(files_with_canary(room), [], "files with the draft")


def needs_strace():
    if not shutil.which("strace"):
        raise tap.Skip("strace is not installed")
    tried = subprocess.run(["strace", "-f", "-o", "/dev/null", "true"], check=False,
                           capture_output=True)
    if tried.returncode != 0:
        raise tap.Skip("strace may not trace here")


def traced(room):
    """A command that traces, and a function that gives what the network heard of it."""
    trace = pathlib.Path(room.path) / "trace"
    if sanitized():
        options = room.environment.get("ASAN_OPTIONS", "")
        room.environment["ASAN_OPTIONS"] = options + ":detect_leaks=0"

    def calls():
        return [line for line in trace.read_text().splitlines()
                if "+++ exited" not in line and "--- SIG" not in line]
    return ["strace", "-f", "-qq", "-e", "trace=%network", "-o", str(trace)], calls


def test_the_server_never_speaks_to_a_network():
    needs_strace()
    with Newsroom() as room:
        wrapper, calls = traced(room)
        with room.serve(wrapper=wrapper) as client:
            client.initialize(capabilities("vscode"), initializationOptions={"debounce": 0})
            uri = room.uri("draft.md")
            client.open(uri, DRAFT)
            at = {"textDocument": {"uri": uri}, "position": {"line": 2, "character": 30}}
            tap.check(client.call("textDocument/hover", at, 20), "a hover")
            client.call("textDocument/definition", at)
            client.change(uri, 2, {"text": DRAFT * 2})
            client.settled(30)
            client.leave()
        tap.same(calls(), [], "network calls of serve")


def test_add_and_check_never_speak_to_a_network():
    needs_strace()
    with Newsroom(archive=False) as room:
        for arguments in (["add", STORIES], ["check", "-"], ["status"]):
            wrapper, calls = traced(room)
            subprocess.run([*wrapper, binary(), *map(str, arguments)], env=room.environment,
                           cwd=room.desk, input=DRAFT.encode(), capture_output=True,
                           timeout=60 * SLOW, check=False)
            tap.same(calls(), [], f"network calls of {arguments[0]}")


if __name__ == "__main__":
    tap.main(globals())
