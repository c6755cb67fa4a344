# SPDX-License-Identifier: MIT
"""What else happens once in a blue moon, made to happen: WIRECHECK_TEST_POINT (see
server/serve/test_point.h) holds a check, lets it fail, or ends the process in it."""

import time

import tap
from client import SLOW
from ledger import key_of
from newsroom import STORIES, Newsroom, capabilities

FERRY = (STORIES / "ferry-ap.txt").read_text().splitlines()[8]
HELD = b"a check is held"
NOW = {"initializationOptions": {"debounce": 0}}


def point(name):
    return {"WIRECHECK_TEST_POINT": name}


def held(client, count):
    """Until that many checks have been held: so long the worker is inside one."""
    client.flush()
    limit = time.monotonic() + 10 * SLOW
    while client.stderr.count(HELD) < count:
        tap.check(time.monotonic() < limit, f"{client.stderr.count(HELD)} checks are held")
        time.sleep(0.005)


def at(uri):
    return {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 9}}


def test_trap_32_a_request_is_cancelled_while_it_is_worked_on():
    """The worker is inside the check when the cancellation comes: the reply is there at
    once, and the check is given up, else the worker would not take the next one."""
    with Newsroom() as room, room.serve(environment=point("hold-check")) as client:
        client.initialize(capabilities("vscode-pushed"), initializationOptions={
            "debounce": 10000})
        uri = room.uri("a.md")
        client.open(uri, FERRY + "\n")
        held(client, 1)
        for number, method in enumerate(("textDocument/hover", "textDocument/definition")):
            client.change(uri, 2 + number, {"text": f"{FERRY} {number}\n"})
            asked = client.request(method, at(uri))
            held(client, 2 + number)
            client.reply(client.request("desk/unheardOf"))
            tap.check(key_of(asked) not in client.ledger.replies, f"{method} is answered")
            client.notify("$/cancelRequest", {"id": asked})
            tap.same(client.reply(asked, 1)["error"]["code"], -32800, method)
        client.close(uri)
        client.settled()
        client.leave()


def test_trap_32_a_pull_is_cancelled_while_it_is_worked_on():
    with Newsroom() as room, room.serve(environment=point("hold-check")) as client:
        client.initialize(capabilities("vscode"), initializationOptions={"debounce": 10000})
        uri = room.uri("a.md")
        client.open(uri, FERRY + "\n")
        held(client, 1)
        client.change(uri, 2, {"text": FERRY})
        asked = client.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})
        held(client, 2)
        client.notify("$/cancelRequest", {"id": asked})
        tap.same(client.reply(asked, 1)["error"]["code"], -32800, "a pull")
        asked = client.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})
        held(client, 3)
        client.change(uri, 3, {"text": FERRY + "\n"})
        error = client.reply(asked, 1)["error"]
        tap.same((error["code"], error["data"]), (-32802, {"retriggerRequest": True}),
                 "a pull that an edit overtakes")
        client.close(uri)
        client.settled()
        client.leave()


def test_trap_37_a_sweep_is_cancelled_while_it_is_worked_on():
    with Newsroom() as room, room.serve(environment=point("hold-check")) as client:
        (room.desk / "a.md").write_text(FERRY + "\n")
        client.initialize(capabilities("vscode"), workspaceFolders=[
            {"uri": room.desk.as_uri(), "name": "desk"}])
        asked = client.request("workspace/diagnostic", {"previousResultIds": []})
        held(client, 1)
        client.notify("$/cancelRequest", {"id": asked})
        tap.same(client.reply(asked, 1)["error"]["code"], -32800, "a sweep")
        client.settled()
        client.leave()


def test_an_edit_gives_up_the_check_of_what_was_there_before():
    with Newsroom() as room, room.serve(environment=point("hold-check")) as client:
        client.initialize(capabilities("kate"), **NOW)
        uri = room.uri("a.md")
        client.open(uri, FERRY + "\n")
        for version in range(2, 8):
            held(client, version - 1)
            client.change(uri, version, {"text": f"{FERRY} {version}\n"})
        client.close(uri)
        client.settled()
        client.leave()


def test_hang_up_and_shutdown_do_not_wait_for_a_held_check():
    with Newsroom() as room:
        for politely in (True, False):
            with room.serve(environment=point("hold-check")) as client:
                client.initialize(capabilities("kate"), **NOW)
                client.open(room.uri("a.md"), FERRY + "\n")
                held(client, 1)
                started = time.monotonic()
                if politely:
                    client.leave()
                else:
                    client.end_input()
                    tap.same(client.wait_exit(2), 1, "exit status")
                tap.check(time.monotonic() - started < 1.0 * SLOW, "it took a second to leave")


def test_trap_46_a_fault_of_ours_is_an_internal_error_without_a_word_of_the_draft():
    with Newsroom() as room:
        for name in ("kate", "vscode"):
            with room.serve(environment=point("fail-check")) as client:
                client.initialize(capabilities(name), **NOW)
                uri = room.uri("a.md")
                client.open(uri, FERRY + "\n")
                methods = [("textDocument/hover", at(uri)), ("textDocument/definition", at(uri))]
                if name == "vscode":
                    methods.append(("textDocument/diagnostic", {"textDocument": {"uri": uri}}))
                for method, params in methods:
                    error = client.reply(client.request(method, params)).get("error")
                    tap.same(error, {"code": -32603, "message": "the draft could not be checked"},
                             method)
                if name == "kate":
                    marks = client.diagnostics(uri, 1)
                    tap.same([each["code"] for each in marks], ["draft-unchecked"], "it is told")
                client.leave()
                tap.check(b"could not be checked" in client.stderr, "nothing is logged")
                tap.check(FERRY[:30].encode() not in client.stderr, "the draft is in the log")


def crash(room, capabilities_of, act, uri, text):
    """A session that ends in a crash; what it said on standard error."""
    with room.serve("--log-level", "debug", environment=point("crash-check")) as client:
        client.initialize(capabilities(capabilities_of), **NOW)
        act(client, uri, text)
        tap.check(client.wait_exit(10) != 0, "exit status 0 after a crash")
        return client.stderr


def quarantined(room, name, uri, text):
    """The diagnostics of a session that would crash if it checked the draft."""
    with room.serve(environment=point("crash-check")) as client:
        client.initialize(capabilities(name), **NOW)
        client.open(uri, text)
        marks = client.diagnostics(uri, 1)
        tap.same(client.call("textDocument/hover", at(uri)), None, "hover")
        client.settled()
        client.leave()
        return [each["code"] for each in marks]


def opened(client, uri, text):
    client.open(uri, text)


def asked(client, uri, text):
    client.notify("textDocument/didOpen", {"textDocument": {
        "uri": uri, "languageId": "x", "version": 1, "text": text}})
    client.send({"jsonrpc": "2.0", "id": 4711, "method": "textDocument/diagnostic",
                 "params": {"textDocument": {"uri": uri}}})


def test_trap_46_a_crash_is_told_in_one_line_and_does_not_come_again():
    """An editor starts the server anew, with the same draft open: now it is left alone, and
    says so. Other drafts are checked."""
    text = f"Quetzalworth was there.\n\n{FERRY}\n"
    for name in ("kate", "vscode"):
        with Newsroom() as room:
            uri, other = room.uri("Quetzalworth.md"), room.uri("other.md")
            stderr = crash(room, name, opened, uri, text)
            tap.check(b"crashed by signal 11 in textDocument/didOpen\n" in stderr
                      or b"crashed by signal 11 in work that was due\n" in stderr,
                      f"the line on standard error: {stderr[-600:]}")
            tap.check(b"Quetzalworth was" not in stderr, "the draft is in the log")
            tap.same(quarantined(room, name, uri, text), ["draft-unchecked"], "the same draft")
            tap.same(quarantined(room, name, uri, text + " And more."), ["draft-unchecked"],
                     "the same draft, edited since")
            tap.same(quarantined(room, name, other, text), ["draft-unchecked"],
                     "the same text under another name")
            crash(room, name, opened, other, FERRY)
            tap.same(quarantined(room, name, other, FERRY), ["draft-unchecked"], "the second")
            with room.serve() as client:
                client.initialize(capabilities(name), **NOW)
                client.open(room.uri("third.md"), FERRY + " Yes.\n")
                tap.same([each["code"] for each in client.diagnostics(room.uri("third.md"), 1)],
                         ["wire-copy"], "a third draft")
                client.leave()


def test_trap_46_the_line_names_the_request():
    with Newsroom() as room:
        stderr = crash(room, "vscode", asked, room.uri("a.md"), FERRY)
        tap.check(b"crashed by signal 11 in " in stderr, "the line on standard error")


def test_trap_46_what_is_kept_of_a_crash_tells_nothing_of_the_draft():
    files = []
    for _ in range(2):
        with Newsroom() as room:
            crash(room, "kate", opened, "file:///desk/Quetzalworth.md", FERRY)
            found = [path for path in room.home.rglob("*") if path.is_file()
                     and b"wirecheck-quarantine" in path.read_bytes()]
            tap.same([path.name for path in found], ["quarantine"], "files of the quarantine")
            tap.same(found[0].stat().st_mode & 0o777, 0o600, "its mode")
            files.append(found[0].read_text().splitlines())
            tap.check("Quetzal" not in found[0].read_text(), "the draft's name")
    tap.same([len(lines) for lines in files], [2, 2], "lines")
    tap.check(files[0][0] != files[1][0], "two users have one key")
    tap.check(not set(files[0][1].split()[:2]) & set(files[1][1].split()[:2]),
              "two users, one text, one hash: whoever has the file can confirm a guess")


def test_a_quarantine_that_is_damaged_holds_nobody():
    with Newsroom() as room:
        folder = room.home / "state" / "wirecheck"
        folder.mkdir(parents=True)
        for content in (b"", b"\0" * 100, b"wirecheck-quarantine 1 zz\n", b"x" * 200_000,
                        b"wirecheck-quarantine 1 " + b"0" * 64 + b"\n\n a b c\n" + b"f" * 90):
            (folder / "quarantine").write_bytes(content)
            with room.serve() as client:
                client.initialize(capabilities("kate"), **NOW)
                client.open(room.uri("a.md"), FERRY + "\n")
                tap.same(len(client.diagnostics(room.uri("a.md"), 1)), 1, f"{content[:30]}")
                client.leave()


if __name__ == "__main__":
    tap.main(globals())
