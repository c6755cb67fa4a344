# SPDX-License-Identifier: MIT
"""A client out of its mind: a random session of openings, edits, questions, cancellations
and nonsense, many of its messages damaged in one place. The server answers each request
once, keeps its shapes, and says goodbye in order. WIRECHECK_SEED repeats a run."""

import copy
import os
import random
import sys

import tap
from newsroom import STORIES, Newsroom, capabilities
from wire import dump, frame

SEED = int(os.environ.get("WIRECHECK_SEED", random.SystemRandom().randrange(2 ** 32)))
MESSAGES = int(os.environ.get("WIRECHECK_MESSAGES", "3000"))
JUNK = [None, True, False, 0, -1, 1, 2 ** 31, 2 ** 53 + 1, -2 ** 63, 1.5, 1e308, "", "\0",
        "x" * 5000, "\ud83d", "\u202e", "file:///", "utf-8", [], [[]], {}, [None] * 50,
        {"": {"": {}}}, {"line": 0}, [{"range": None}], {"uri": "untitled:0"}]
WORDS = ["the harbour ", "said on Monday", "\n", "\r", "\r\n", "\n\n", "🐝", "é", "\0", "# ",
         "“", "”", " ", ""]
LOOKS = ["textDocument/" + name for name in (
    "codeLens", "documentHighlight", "documentLink", "documentSymbol", "foldingRange",
    "inlayHint", "references", "selectionRange", "semanticTokens/full",
    "semanticTokens/range")]
QUESTIONS = (*LOOKS, "textDocument/hover", "textDocument/definition",
             "textDocument/diagnostic", "workspace/diagnostic", "wirecheck/settled",
             "workspace/textDocumentContent", "workspace/symbol",
             "desk/unheardOf")
URIS = ["untitled:0", "untitled:1", "file:///desk/a.md", "file:///desk/A%2emd", "wirecheck:x"]


class Chaos:
    def __init__(self, chance, paragraphs):
        self.chance = chance
        self.paragraphs = paragraphs

    def text(self):
        parts = self.chance.choices(WORDS, k=self.chance.randint(0, 12))
        if self.chance.random() < 0.4:
            parts += ["\n\n", self.chance.choice(self.paragraphs), "\n\n"]
        return "".join(parts)

    def position(self):
        return {"line": self.chance.choice([0, 1, 2, 5, 900]),
                "character": self.chance.choice([0, 1, 7, 60, 10 ** 6])}

    def document(self, **more):
        return {"textDocument": {"uri": self.chance.choice(URIS), **more}}

    def changes(self):
        made = []
        for _ in range(self.chance.randint(0, 4)):
            change = {"text": self.text()}
            if self.chance.random() < 0.85:
                change["range"] = {"start": self.position(), "end": self.position()}
            made.append(change)
        return made

    def message(self, number):
        """A good message."""
        version = self.chance.choice([number, number, 1, -5])
        kinds = [
            ("textDocument/didOpen", self.document(version=version, text=self.text(),
                                                   languageId="markdown")),
            ("textDocument/didChange", {**self.document(version=version),
                                        "contentChanges": self.changes()}),
            ("textDocument/didSave", {**self.document(), "text": self.text()}),
            ("textDocument/didClose", self.document()),
            ("$/cancelRequest", {"id": number - self.chance.randint(1, 5)}),
            ("workspace/didChangeConfiguration", {"settings": {"wirecheck": {
                "debounce": self.chance.choice([0, 0, 5, "soon"]),
                "severity": {"wire-copy": self.chance.choice(["hint", "off", 3])}}}}),
            ("textDocument/hover", {**self.document(), "position": self.position()}),
            ("textDocument/definition", {**self.document(), "position": self.position()}),
            ("textDocument/diagnostic", {**self.document(), "previousResultId": self.chance.choice(
                ["", "0", "none"])}),
            ("workspace/diagnostic", {"previousResultIds": [], **self.chance.choice(
                [{}, {"partialResultToken": number}])}),
            (self.chance.choice(LOOKS), {
                **self.document(), "position": self.position(),
                "range": {"start": self.position(), "end": self.position()},
                "positions": [self.position(), self.position()]}),
            ("wirecheck/settled", {}),
            ("workspace/textDocumentContent", {"uri": "wirecheck:/original/story-1.txt"}),
            ("workspace/symbol", {"query": self.chance.choice(["", "ferry", "é"])}),
            ("desk/unheardOf", [])]
        weights = [8, 40, 3, 3, 8, 2, 15, 8, 8, 2, 15, 2, 2, 4, 1]
        method, params = self.chance.choices(kinds, weights)[0]
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if method in QUESTIONS:
            message["id"] = number
        return message

    def damaged(self, message):
        """The same with one place inside its parameters replaced or removed."""
        message = copy.deepcopy(message)
        node, key = message, "params"
        while isinstance(node[key], (dict, list)) and node[key] and self.chance.random() < 0.8:
            node = node[key]
            key = self.chance.choice(list(node) if isinstance(node, dict)
                                     else range(len(node)))
        if isinstance(node, dict) and self.chance.random() < 0.3:
            del node[key]
        else:
            node[key] = self.chance.choice(JUNK)
        return message


def rage(room, number, editor):
    chance = random.Random(f"{SEED} {number}")
    damage = (0.3, 0.1, 0.02, 0.0)[number]
    chaos = Chaos(chance, [line for line in (STORIES / "ferry-ap.txt").read_text().splitlines()
                           if len(line) > 90])
    with room.serve() as client:
        client.initialize(capabilities(editor), initializationOptions={"debounce": 0})
        client.ledger.lenient_versions = True
        client.last_id = MESSAGES * 2
        for place in range(10, MESSAGES):
            message = chaos.message(place)
            if chance.random() < damage:
                message = chaos.damaged(message)
            body = dump(message)
            if chance.random() < 0.02:
                cut = chance.randrange(1, len(body))
                client.ledger.unreadable += 1
                client.write(frame(body[:cut] + b"\xff" + body[cut:]), note="damaged bytes")
                continue
            client.ledger.sent(message)
            client.write(frame(body), note=message)
            # A sweep with nothing to tell is not answered until the end.
            if "id" in message and "partialResultToken" not in str(message) and \
                    chance.random() < 0.1:
                client.reply(message["id"])
            client.history = client.history[-80:]
        client.settled()
        client.leave()


def main():
    print(f"# WIRECHECK_SEED={SEED}")
    with Newsroom() as room:
        return tap.run([(f"{MESSAGES} messages of a client like {editor}",
                         lambda number=number, editor=editor: rage(room, number, editor))
                        for number, editor in enumerate(("vscode", "neovim", "emacs",
                                                         "plain"))])


if __name__ == "__main__":
    sys.exit(main())
