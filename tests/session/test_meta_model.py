# SPDX-License-Identifier: MIT
"""Every message that the server sends to each of the recorded editors, against the meta
model of the protocol, where a copy of it lies beside the repository."""

import tap
from ledger import key_of
from meta_model import MetaModel
from newsroom import HERE, SHARED, Newsroom, capabilities, draft

MODEL = SHARED / "data" / "lsp" / "metaModel-3.18.json"


def announced(name, model):
    """What the editor announced; without virtual documents where the copy of the model is
    from before they came."""
    found = capabilities(name)
    if "workspace/textDocumentContent" not in model.requests:
        found["workspace"] = {key: value for key, value in found.get("workspace", {}).items()
                              if key != "textDocumentContent"}
    return found


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
    if not MODEL.is_file():
        raise tap.Skip(f"no {MODEL.name} beside the repository")
    model = MetaModel(MODEL)
    with Newsroom() as room:
        client = everything(room, announced(name, model))
    found, seen = [], 0
    for _, arrow, message in client.history:
        if arrow != "<--":
            continue
        seen += 1
        if "method" in message and "id" in message:
            found += model.problems_of_request(message)
        elif "method" in message:
            found += model.problems_of_notification(message)
        elif "result" in message:
            method = client.ledger.methods[key_of(message["id"])]
            found += model.problems_of_result(method, message["result"])
    tap.check(seen > 40, f"only {seen} messages")
    tap.check(not found, "\n".join(sorted(set(found))))


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


def test_what_we_send_as_a_client_is_right_as_well():
    """The recorded capabilities are those of real editors: the model knows all of them."""
    if not MODEL.is_file():
        raise tap.Skip(f"no {MODEL.name} beside the repository")
    model = MetaModel(MODEL)
    for path in sorted((HERE / "clients").glob("*.json")):
        reference = {"kind": "reference", "name": "ClientCapabilities"}
        found = model.problems(reference, announced(path.stem, model), path.stem)
        tap.same(found, [], path.name)


if __name__ == "__main__":
    tap.main(globals())
