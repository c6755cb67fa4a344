# SPDX-License-Identifier: MIT
"""Editors by what they announced at initialize: each gets what it can show, in the
units that it counts in, and nothing that it does not know. The ledger of the client checks
every message of every session against the announced capabilities."""

import os
import pathlib
import urllib.parse

import tap
from editor import Document
from newsroom import HERE, Newsroom, capabilities, draft
from shapes import dig

# editor: (position encoding, hover format, relatedInformation, virtual documents)
EXPECTED = {
    "vscode": ("utf-16", "markdown", True, True),
    "neovim": ("utf-8", "markdown", True, True),
    "emacs": ("utf-32", "markdown", False, False),
    "lsp-mode": ("utf-32", "markdown", True, False),
    "helix": ("utf-8", "markdown", False, False),
    "kate": ("utf-16", "markdown", True, False),
    "libreoffice": ("utf-16", "plaintext", True, False),
    "ale": ("utf-16", "plaintext", True, False),
    "sublime": ("utf-16", "markdown", True, True),
    "zed": ("utf-16", "markdown", True, False),
    "plain": ("utf-16", "plaintext", False, False),
}
# A paragraph of notebook.txt with letters of every length in front of the copied words.
LINE, MARK = 4, "Whoever carried it over the mountains"


def text_at(text, encoding, span):
    document = Document(text, encoding)
    return text[document.offset(span["start"]):document.offset(span["end"])]


def target_of(result):
    """(uri, range) of a definition in any of its forms."""
    place = result[0] if isinstance(result, list) else result
    if "targetUri" in place:
        return place["targetUri"], place["targetSelectionRange"]
    return place["uri"], place["range"]


def read_target(client, uri, virtual):
    if virtual:
        tap.check(uri.startswith("wirecheck:"), f"a virtual document, not {uri}")
        return client.call("workspace/textDocumentContent", {"uri": uri})["text"]
    parts = urllib.parse.urlsplit(uri)
    tap.same(parts.scheme, "file", "scheme")
    path = pathlib.Path(urllib.parse.unquote(parts.path))
    tap.same(path.stat().st_mode & 0o777, 0o400, "mode of the file that shows the original")
    tap.check(path.stat().st_uid == os.getuid(), "its owner")
    return path.read_text()


def look_at(name):
    encoding, kind, related, virtual = EXPECTED[name]
    text = draft("notebook.txt")
    with Newsroom() as room, room.serve() as client:
        result = client.initialize(capabilities(name))
        tap.same(dig(result, "capabilities.positionEncoding", "utf-16"), encoding, "encoding")
        uri = room.uri("notebook.txt")
        client.open(uri, text, language="text")
        diagnostics = client.diagnostics(uri, 1)
        marks = [each for each in diagnostics if each["range"]["start"]["line"] == LINE]
        tap.same(len(marks), 1, f"marks in line {LINE}")
        passage = text_at(text, encoding, marks[0]["range"])
        tap.check(passage.startswith(MARK), f"the passage is {passage!r}")
        tap.same("relatedInformation" in marks[0], related, "relatedInformation")
        tap.check("dpa" in marks[0]["message"] and "12 Feb 2024" in marks[0]["message"],
                  f"agency and date in {marks[0]['message']!r}")

        start = marks[0]["range"]["start"]
        at = {"textDocument": {"uri": uri}, "position": start}
        hover = client.call("textDocument/hover", at)
        tap.same(hover["contents"]["kind"], kind, "hover")
        tap.same(hover["range"], marks[0]["range"], "range of the hover")
        before = {**at, "position": {**start, "character": max(start["character"] - 1, 0)}}
        tap.check(client.call("textDocument/hover", before) is None or kind, "before it")

        target, span = target_of(client.call("textDocument/definition", at))
        original = read_target(client, target, virtual)
        shown = text_at(original, encoding, span)
        tap.check(shown.startswith(MARK), f"the original's passage is {shown!r}")
        tap.check(original.startswith("Museum finds lost map"), f"it begins {original[:60]!r}")
        if related:
            location = marks[0]["relatedInformation"][0]["location"]
            tap.same((location["uri"], location["range"]), (target, span), "the related place")
        client.leave()


def test_vscode():
    look_at("vscode")


def test_neovim():
    look_at("neovim")


def test_emacs_with_eglot():
    look_at("emacs")


def test_emacs_with_lsp_mode():
    look_at("lsp-mode")


def test_helix():
    look_at("helix")


def test_kate():
    look_at("kate")


def test_libreoffice():
    look_at("libreoffice")


def test_vim_with_ale():
    look_at("ale")


def test_sublime_text_by_its_source():
    look_at("sublime")


def test_zed_by_its_source():
    look_at("zed")


def test_a_client_that_announces_nothing():
    look_at("plain")


def test_everything_recorded_is_tested():
    recorded = {path.stem for path in (HERE / "clients").glob("*.json")}
    tap.same(recorded | {"plain"}, set(EXPECTED), "editors")


def open_the_original(name):
    """What an editor does after "go to definition": it opens the original, as a document
    like any other."""
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities(name), initializationOptions={"debounce": 0})
        uri = room.uri("harbour.md")
        client.open(uri, draft("harbour.md"))
        tap.check(client.diagnostics(uri, 1), "marks in the draft")
        at = {"textDocument": {"uri": uri}, "position": {"line": 2, "character": 9}}
        target, _ = target_of(client.call("textDocument/definition", at))
        before = client.settled()["paragraphsChecked"]
        client.incoming.clear()
        client.open(target, read_target(client, target, EXPECTED[name][3]), language="text")
        there = {"textDocument": {"uri": target}, "position": {"line": 9, "character": 9}}
        tap.same(client.call("textDocument/hover", there), None, "hover in the original")
        tap.same(client.settled()["paragraphsChecked"], before, "paragraphs checked")
        tap.same([message for message in client.incoming
                  if message.get("params", {}).get("diagnostics")], [], "marks in the original")
        client.close(target)
        client.leave()


def test_an_original_in_a_file_is_not_a_draft():
    open_the_original("kate")


def test_a_virtual_original_is_not_a_draft():
    open_the_original("vscode")


def test_trap_45_null_is_not_the_same_as_absent():
    """Trap 45: Neovim stumbles over members that are null where they may only be absent."""
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("neovim"))
        client.open(room.uri("a.md"), draft("harbour.md"))
        client.diagnostics(room.uri("a.md"), 1)
        client.leave()
        for _, arrow, message in client.history:
            if arrow == "<--" and "method" in message:
                tap.same(nulls(message), [], f"null in {message['method']}")


def nulls(value, path=""):
    if isinstance(value, dict):
        return [line for key, inner in value.items() for line in nulls(inner, f"{path}.{key}")]
    if isinstance(value, list):
        return [line for inner in value for line in nulls(inner, path + "[]")]
    return [path] if value is None else []


if __name__ == "__main__":
    tap.main(globals())
