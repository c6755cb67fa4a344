# SPDX-License-Identifier: MIT
"""A word that stands only in a draft, through every command and every request that the server
offers: it comes back to whoever asked, and is found nowhere else. tests/session/test_privacy.py
has the same for malformed input and for what is logged at each level."""

import os

import modes
import tap
from newsroom import STORIES, Newsroom, capabilities

CANARY = "Quetzalworth"
COPIED = (STORIES / "ferry-ap.txt").read_text().splitlines()[8]
DRAFT = (f"# {CANARY} in the headline\n\n"
         f"{COPIED.replace('several', CANARY)} He was there as well, said {CANARY}.\n\n"
         f"“{CANARY} is not in any archive,” said {CANARY} of {CANARY}town.\n")
# These put the draft into the archive because the user says so.
MEANT = {"wirecheck.addToArchive", "wirecheck.buildArchive"}


def holds(data):
    low = data.lower()
    return any(CANARY.lower().encode(encoding) in low
               for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"))


def written(room):
    """Files that name the canary, but for the drafts themselves; names of files as well."""
    return [str(path.relative_to(room.path)) for path in room.path.rglob("*")
            if room.desk not in path.parents
            and (holds(str(path.name).encode()) or path.is_file() and holds(path.read_bytes()))]


def test_every_command_has_a_row():
    tap.same(modes.missing_rows(), [], "commands that no test of all modes runs")


def test_no_command_leaves_it_behind():
    with Newsroom(archive=False) as room:
        heard = 0
        for name, rows in modes.COMMANDS.items():
            for arguments in rows if name != "serve" else ():
                done = modes.run(room, arguments, DRAFT)
                heard += holds(done.stdout)
                tap.check(not holds(done.stderr), f"on standard error of {arguments}")
                tap.same(written(room), [], f"files after {arguments}")
        for arguments in modes.FAILING:
            done = modes.run(room, arguments, DRAFT)
            tap.check(not holds(done.stderr), f"on standard error of {arguments}")
        tap.same(written(room), [], "files after what fails")
        tap.check(heard >= 1, "no report named the canary: the test is void")


def requests_of(result, uri):
    """A request for everything that the server says it can do."""
    document = {"uri": uri}
    place = {"textDocument": document, "position": {"line": 2, "character": 30}}
    whole = {"textDocument": document,
             "range": {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}}}
    offered = result["capabilities"]
    table = {
        "hoverProvider": ("textDocument/hover", place),
        "definitionProvider": ("textDocument/definition", place),
        "referencesProvider": ("textDocument/references",
                               {**place, "context": {"includeDeclaration": True}}),
        "documentHighlightProvider": ("textDocument/documentHighlight", place),
        "documentSymbolProvider": ("textDocument/documentSymbol", {"textDocument": document}),
        "documentLinkProvider": ("textDocument/documentLink", {"textDocument": document}),
        "codeLensProvider": ("textDocument/codeLens", {"textDocument": document}),
        "inlayHintProvider": ("textDocument/inlayHint", whole),
        "foldingRangeProvider": ("textDocument/foldingRange", {"textDocument": document}),
        "selectionRangeProvider": ("textDocument/selectionRange",
                                   {"textDocument": document,
                                    "positions": [{"line": 2, "character": 30}]}),
        "semanticTokensProvider": ("textDocument/semanticTokens/full",
                                   {"textDocument": document}),
        "diagnosticProvider": ("textDocument/diagnostic", {"textDocument": document}),
        "workspaceSymbolProvider": ("workspace/symbol", {"query": CANARY}),
        "codeActionProvider": ("textDocument/codeAction",
                               {**whole, "context": {"diagnostics": []}}),
    }
    known = {*table, "positionEncoding", "textDocumentSync", "workspace", "executeCommandProvider",
             "experimental"}
    tap.same(sorted(set(offered) - known), [], "capabilities that this test does not ask for")
    return [each for name, each in table.items() if offered.get(name)]


def findings_of(client, uri):
    return [each.get("data") for message in client.incoming
            if message.get("method") == "textDocument/publishDiagnostics"
            and message["params"]["uri"] == uri for each in message["params"]["diagnostics"]]


def commands_of(result):
    offered = result["capabilities"].get("executeCommandProvider", {}).get("commands", [])
    return [name for name in offered if name not in MEANT]


def test_no_request_leaves_it_behind():
    with Newsroom() as room:
        for name in ("vscode", "kate"):
            with room.serve("--log-level", "debug") as client:
                result = client.initialize(capabilities(name),
                                           initializationOptions={"debounce": 0})
                result = result.get("result", result)
                uri = room.uri("draft.md")
                (room.desk / "draft.md").write_text(DRAFT)
                client.open(uri, DRAFT)
                client.settled(20)
                finding = next(iter(findings_of(client, uri)), "0000000000000000")
                client.answers["workspace/applyEdit"] = \
                    lambda params: {"result": {"applied": False}}
                for method, params in requests_of(result, uri):
                    client.reply(client.request(method, params))
                for command in commands_of(result):
                    client.reply(client.request("workspace/executeCommand", {
                        "command": command, "arguments": [
                            {"uri": uri, "finding": finding, "id": CANARY,
                             "reason": "house style"}]}))
                client.change(uri, 2, {"text": DRAFT + CANARY})
                client.settled(20)
                told = [message["params"]["message"] for message in client.incoming
                        if message.get("method") in ("window/logMessage", "window/showMessage")]
                client.close(uri)
                client.leave()
                tap.check(not holds("\n".join(told).encode()), f"told the user: {told}")
                tap.check(not holds(client.stderr), f"in the log of {name}")
            tap.same(written(room), [], f"files after the session of {name}")
        kept = [path for path in room.home.rglob("*dismiss*") if path.is_file()]
        tap.check(kept, "no dismissal was written: the test is void for them")


def test_files_are_for_the_owner_only():
    """Whatever the program makes, with the umask that shows most."""
    with Newsroom(archive=False) as room:
        before = os.umask(0)
        try:
            room.add(STORIES)
            with room.serve() as client:
                client.initialize(capabilities("kate"), initializationOptions={"debounce": 0})
                client.open(room.uri("draft.md"), DRAFT)
                client.call("textDocument/definition", {
                    "textDocument": {"uri": room.uri("draft.md")},
                    "position": {"line": 2, "character": 30}}, 20)
                client.leave()
        finally:
            os.umask(before)
        made = [path for folder in (room.archive, room.home / "cache")
                for path in folder.rglob("*")] + [room.archive]
        tap.check(len(made) > 4, f"only {made}: the test is void")
        open_to_others = [str(path.relative_to(room.path)) for path in made
                          if path.stat().st_mode & 0o077]
        tap.same(open_to_others, [], "open to others")


def test_this_test_can_fail():
    with Newsroom(archive=False) as room:
        (room.home / "log").write_text(f"warning: {CANARY.upper()} was seen\n")
        (room.home / "cache" / f"{CANARY}.txt").write_text("")
        tap.same(len(written(room)), 2, "files that were planted")


if __name__ == "__main__":
    tap.main(globals())
