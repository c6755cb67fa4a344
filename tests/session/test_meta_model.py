# SPDX-License-Identifier: MIT
"""The protocol's meta model: what is committed of it is a reduction of the whole, it notices
what is wrong, and each of the recorded editors hears nothing that is not in it. (The ledger
holds every message of every other session to it as well.)"""

import json

import tap
from meta_model import MODEL, REDUCED, MetaModel
from newsroom import HERE, SHARED, Newsroom, capabilities, draft
from reduce_meta_model import dump, reduce

WHOLE = SHARED / "data" / "lsp" / "metaModel-3.18.json"


def everything(room, client_capabilities):
    """A session in which the server says all that it can say to this editor."""
    with room.serve("--log-level", "debug") as client:
        client.initialize(client_capabilities, initializationOptions={
            "wirecheck": {"debounce": "soon", "nonsense": 1, "maxDraftSize": 100_000}})
        for file in ("harbour.md", "ferry-credited.txt", "notebook.txt", "unwritten.txt"):
            uri = room.uri(file)
            client.open(uri, draft(file), language="markdown")
            for line in range(0, 12, 2):
                at = {"textDocument": {"uri": uri}, "position": {"line": line, "character": 9}}
                client.call("textDocument/hover", at)
                client.call("textDocument/definition", at)
            client.diagnostics(uri, 1)
        client.open(room.uri("large.md"), "Words. " * 20_000)
        client.notify("textDocument/didChange", {"textDocument": {"uri": room.uri("harbour.md"),
                                                                  "version": 2}})
        client.notify("workspace/didChangeConfiguration", {"settings": {"wirecheck": 7}})
        client.settled()
        client.close(room.uri("notebook.txt"))
        client.leave()
        return client


def look_at(name):
    with Newsroom() as room:
        client = everything(room, capabilities(name))
    seen = sum(1 for _, arrow, _ in client.history if arrow == "<--")
    tap.check(seen > 40, f"only {seen} messages")


def test_the_reduction_is_that_of_the_whole_model():
    if not WHOLE.is_file():
        raise tap.Skip(f"no {WHOLE.name} beside the repository")
    tap.same(REDUCED.read_text(), dump(reduce(json.loads(WHOLE.read_text()))), REDUCED.name)


RANGE = {"start": {"line": 1, "character": 2}, "end": {"line": 1, "character": 9}}


def test_what_is_wrong_is_noticed():
    right = [("textDocument/hover", None),
             ("textDocument/hover", {"contents": {"kind": "markdown", "value": ""}}),
             ("textDocument/definition", [{"uri": "file:///a", "range": RANGE}]),
             ("textDocument/codeLens", [{"range": RANGE}]),
             ("textDocument/diagnostic", {"kind": "unchanged", "resultId": "1"}),
             ("workspace/diagnostic", {"items": [{"kind": "full", "uri": "file:///a", "items": [],
                                                  "version": None}]}),
             ("textDocument/semanticTokens/full", {"data": [0, 1, 2, 3, 4]}),
             ("textDocument/selectionRange", [{"range": RANGE, "parent": {"range": RANGE}}])]
    wrong = [("textDocument/hover", {"contents": {"kind": "html", "value": ""}}),
             ("textDocument/definition", [{"uri": 7, "range": RANGE}]),
             ("textDocument/codeLens", [{"range": RANGE, "title": "no such member"}]),
             ("textDocument/diagnostic", {"kind": "unchanged"}),
             ("workspace/diagnostic", {"items": [{"kind": "full", "uri": "file:///a",
                                                  "items": []}]}),
             ("textDocument/semanticTokens/full", {"data": [0, -1, 2, 3, 4]}),
             ("textDocument/selectionRange", [{"range": RANGE, "parent": {"range": 1}}]),
             ("textDocument/rename", None)]
    for method, result in right:
        tap.same(MODEL.problems_of_result(method, result), [], f"{method} {result}")
    for method, result in wrong:
        tap.check(MODEL.problems_of_result(method, result), f"{method} {result} is let through")
    tap.check(MODEL.problems({"<tuple>": ["uinteger", "uinteger"]}, [1], "pair"), "a short tuple")
    tap.check(MODEL.problems({"<map>": "string"}, {"a": 1}, "map"), "a map of other values")


def test_vscode():
    look_at("vscode")


def test_neovim():
    look_at("neovim")


def test_emacs_with_eglot():
    look_at("emacs")


def test_helix():
    look_at("helix")


def test_kate():
    look_at("kate")


# What real editors announce and the protocol does not know.
OWN_SPELLING = [
    "helix.workspace.diagnostic is not in the model",
    "zed.workspace.diagnostic is not in the model",
    "lsp-mode.textDocument.completion.completionItem.resolveAdditionalTextEditsSupport is not "
    "in the model",
    "lsp-mode.textDocument.inlineCompletion: 'None' is no object",
]


def test_what_we_send_as_a_client_is_right_as_well():
    """The recorded capabilities are those of real editors: the model knows all of them but
    what an editor spells in its own way."""
    for path in sorted((HERE / "clients").glob("*.json")):
        problems = MetaModel().problems("@ClientCapabilities", capabilities(path.stem), path.stem)
        tap.same([each for each in problems if each not in OWN_SPELLING], [], path.name)


if __name__ == "__main__":
    tap.main(globals())
