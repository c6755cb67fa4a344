# SPDX-License-Identifier: MIT
"""Pulled diagnostics. The ledger of the client holds every session to the rest: nothing is
pushed to who pulls, no report is called unchanged that this server did not give, no refresh
goes to who did not announce it."""

import copy

import tap
from newsroom import STORIES, Newsroom, capabilities, draft

NOW = {"initializationOptions": {"debounce": 0}}
FERRY = (STORIES / "ferry-ap.txt").read_text().splitlines()[8]
OWN = "The reporter counted gulls on the roof of the town hall and wrote them all down."


def pull(client, uri, previous=None):
    params = {"textDocument": {"uri": uri}}
    if previous is not None:
        params["previousResultId"] = previous
    return client.call("textDocument/diagnostic", params)


def codes(report):
    return [each["code"] for each in report["items"]]


def pushes(client):
    return [message for _, arrow, message in client.history if arrow == "<--"
            and message.get("method") == "textDocument/publishDiagnostics"]


def refreshes(client):
    return [message for _, arrow, message in client.history if arrow == "<--"
            and message.get("method") == "workspace/diagnostic/refresh"]


def test_trap_35_pushed_or_pulled_and_never_both():
    pulling = capabilities("vscode")
    other_key = copy.deepcopy(pulling)
    other_key["workspace"]["diagnostic"] = other_key["workspace"].pop("diagnostics")
    no_refresh = copy.deepcopy(pulling)
    del no_refresh["workspace"]["diagnostics"]
    cases = [("vscode", pulling, True), ("neovim", capabilities("neovim"), True),
             ("helix's key", other_key, True), ("no refresh", no_refresh, False),
             ("older", capabilities("vscode-pushed"), False),
             ("emacs", capabilities("emacs"), False), ("kate", capabilities("kate"), False),
             ("plain", {}, False)]
    with Newsroom() as room:
        for name, announced, pulls in cases:
            with room.serve() as client:
                result = client.initialize(announced, **NOW)
                options = result["capabilities"].get("diagnosticProvider")
                tap.same(options is not None, pulls, f"{name}: offered")
                client.open(room.uri("a.md"), FERRY + "\n")
                tap.same(len(client.diagnostics(room.uri("a.md"), 1)), 1, f"{name}: marks")
                client.settled()
                tap.same(len(pushes(client)), 0 if pulls else 1, f"{name}: pushed")
                if pulls:
                    tap.same(options["interFileDependencies"], False, name)
                    kinds = [each for _, arrow, each in client.history if arrow == "<--"
                             and each.get("method") == "client/registerCapability"]
                    tap.check("diagnostic" not in str(kinds), f"{name}: registered as well")
                else:
                    error = client.reply(client.request(
                        "textDocument/diagnostic", {"textDocument": {"uri": "x:y"}}))
                    tap.same(error["error"]["code"], -32601, f"{name}: pulled all the same")
                client.leave()


def test_a_report_that_the_client_has_is_unchanged():
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("vscode"), **NOW)
        uri = room.uri("a.md")
        client.open(uri, f"{OWN}\n\n{FERRY}\n")
        first = pull(client, uri)
        tap.same((first["kind"], codes(first)), ("full", ["wire-copy"]), "the first report")
        again = pull(client, uri, first["resultId"])
        tap.same(again, {"kind": "unchanged", "resultId": first["resultId"]}, "asked again")
        tap.same(pull(client, uri, "nonsense"), first, "with an id of nobody's")
        client.change(uri, 2, {"text": OWN + "\n"})
        second = pull(client, uri, first["resultId"])
        tap.same((second["kind"], codes(second)), ("full", []), "after the copy was removed")
        client.change(uri, 3, {"text": f"{OWN}\n\n{FERRY}\n"})
        # The editor dropped the mark with the words, and an undo brings back only these.
        third = pull(client, uri, first["resultId"])
        tap.same((third["kind"], codes(third)), ("full", codes(first)), "the text once more")
        client.leave()


def test_an_id_dies_with_the_draft_that_was_closed():
    """Neovim 0.12 after :e closes and opens, drops all marks, and pulls with the old id."""
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("neovim"), **NOW)
        uri = room.uri("a.md")
        ids = []
        for _ in range(3):
            client.open(uri, FERRY + "\n")
            for old in ids:
                report = pull(client, uri, old)
                tap.same((report["kind"], codes(report)), ("full", ["wire-copy"]), "opened anew")
            ids.append(pull(client, uri)["resultId"])
            client.close(uri)
        tap.same(len(set(ids)), 3, "different ids")
        client.leave()


def test_trap_36_an_id_of_an_earlier_server_is_never_unchanged():
    with Newsroom() as room:
        ids = []
        for _ in range(3):
            with room.serve() as client:
                client.initialize(capabilities("neovim"), **NOW)
                uri = room.uri("a.md")
                client.open(uri, FERRY + "\n")
                for old in ids:
                    report = pull(client, uri, old)
                    tap.same((report["kind"], codes(report)), ("full", ["wire-copy"]), "report")
                ids.append(pull(client, uri)["resultId"])
                client.leave()
        tap.same(len(set(ids)), 3, "different ids of three processes")


def test_trap_36_a_grown_archive_invalidates_and_is_told():
    with Newsroom(archive=False) as room:
        room.add(STORIES / "harbour-reuters.txt")
        with room.serve() as client:
            client.initialize(capabilities("vscode"), **NOW)
            uri = room.uri("a.md")
            client.open(uri, FERRY + "\n")
            before = client.pull(uri, 1)
            tap.same(before["items"], [], "marks before the story came")
            room.add(STORIES / "ferry-ap.txt")
            client.wait(lambda: True if uri in client.ledger.due else None, "a refresh")
            after = pull(client, uri, before["resultId"])
            tap.same((after["kind"], codes(after)), ("full", ["wire-copy"]), "after it came")
            tap.same(pull(client, uri, after["resultId"])["kind"], "unchanged", "once more")
            client.settled()
            tap.same(len(refreshes(client)), 1, "refreshes for one cause")
            client.leave()


def test_trap_36_changed_settings_invalidate_and_are_told():
    with Newsroom() as room, room.serve() as client:
        settings = {"severity": {"wire-copy": "error"}}
        client.answers["workspace/configuration"] = lambda params: {"result": [settings]}
        client.initialize(capabilities("vscode"), **NOW)
        uri = room.uri("a.md")
        client.open(uri, FERRY + "\n")
        client.settled()
        before = client.pull(uri, 1)
        settings["severity"]["wire-copy"] = "off"
        client.notify("workspace/didChangeConfiguration", {"settings": None})
        client.wait(lambda: True if uri in client.ledger.due else None, "a refresh")
        after = pull(client, uri, before["resultId"])
        tap.same((after["kind"], codes(after)), ("full", []), "marks that are switched off")
        client.leave()


def test_a_refresh_waits_until_the_last_one_is_answered():
    with Newsroom() as room, room.serve() as client:
        del client.answers["workspace/diagnostic/refresh"]
        client.initialize(capabilities("vscode"), **NOW)
        uri = room.uri("a.md")
        client.open(uri, FERRY + "\n")
        for number, severity in enumerate(("error", "hint", "warning", "information")):
            pull(client, uri)
            client.notify("workspace/didChangeConfiguration",
                          {"settings": {"wirecheck": {"severity": {"wire-copy": severity}}}})
            client.settled()
            tap.same(len(refreshes(client)), 1, f"unanswered refreshes after change {number}")
        client.send({"jsonrpc": "2.0", "id": refreshes(client)[0]["id"], "result": None})
        client.settled()
        tap.same(len(refreshes(client)), 2, "refreshes after the answer")
        client.leave()


def test_nobody_is_told_to_refresh_what_nobody_pulled():
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("vscode"), **NOW)
        client.open(room.uri("a.md"), FERRY + "\n")
        client.notify("workspace/didChangeConfiguration",
                      {"settings": {"wirecheck": {"severity": {"wire-copy": "error"}}}})
        client.settled()
        tap.same(refreshes(client), [], "refreshes")
        client.leave()


def test_trap_33_a_pull_that_an_edit_overtakes_is_to_be_asked_again():
    """ServerCancelled, with the word that the client may retry, or the report of the text
    as it was then; never the ranges of another text."""
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("vscode"), **NOW)
        uri = room.uri("a.md")
        client.open(uri, "\n\n".join(f"{OWN} {number}" for number in range(2000)))
        asked = []
        for version in range(2, 42):
            asked.append(client.request("textDocument/diagnostic", {"textDocument": {"uri": uri}}))
            client.change(uri, version, {"text": f"Version {version}.\n\n" * (version % 3)
                                                 + FERRY + "\n"})
        codes_of = [client.reply(each).get("error", {}).get("code") for each in asked]
        tap.check(-32802 in codes_of, f"nothing was overtaken: {codes_of}")
        report = pull(client, uri)
        tap.same(report["items"][0]["range"]["start"]["line"], 41 % 3 * 2, "the last line")
        client.leave()


def test_a_pull_is_cancelled_or_ends_with_its_draft():
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("vscode"), **NOW)
        uri = room.uri("a.md")
        for version in range(1, 30):
            client.open(uri, f"{OWN} {version}\n\n" * 200, version=version)
            asked = client.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})
            if version % 2:
                client.notify("$/cancelRequest", {"id": asked})
            client.close(uri)
            error = client.reply(asked).get("error", {"code": None})
            tap.check(error["code"] in ((-32800, None) if version % 2 else (-32801, None)),
                      f"answered with {error}")
        client.leave()


def test_what_is_not_checked_has_a_report_as_well():
    options = {"initializationOptions": {"maxDraftSize": 4096, "debounce": 0}}
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("vscode"), **options)
        tap.same(pull(client, "untitled:unopened"), {"kind": "full", "items": []}, "not open")
        client.open("untitled:large", "Words. " * 2000)
        tap.same(codes(pull(client, "untitled:large")), ["draft-too-large"], "too large")
        client.change("untitled:large", 2, {"text": FERRY})
        tap.same(codes(pull(client, "untitled:large")), ["wire-copy"], "small enough")
        client.notify("textDocument/didChange", {"textDocument": {"uri": "untitled:large",
                                                                  "version": 3}})
        tap.same(codes(pull(client, "untitled:large")), [], "lost")
        bad = client.reply(client.request("textDocument/diagnostic", {
            "textDocument": {"uri": "untitled:large"}, "previousResultId": 5}))
        tap.same(bad["error"]["code"], -32602, "an id that is none")
        client.leave()


def test_pulled_and_pushed_are_the_same():
    with Newsroom() as room:
        for file in ("harbour.md", "ferry-credited.txt", "notebook.txt"):
            found = []
            for name in ("neovim", "neovim-pushed"):
                with room.serve() as client:
                    client.initialize(capabilities(name))
                    client.open(room.uri(file), draft(file))
                    found.append(client.diagnostics(room.uri(file), 1))
                    client.leave()
            tap.same(found[0], found[1], file)
            tap.check(found[0], f"{file}: nothing to compare")


if __name__ == "__main__":
    tap.main(globals())
