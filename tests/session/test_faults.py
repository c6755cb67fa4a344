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
                tap.check(b"could not be checked" in client.stderr, "nothing is logged")
                tap.check(FERRY[:30].encode() not in client.stderr, "the draft is in the log")
                client.leave()


if __name__ == "__main__":
    tap.main(globals())
