# SPDX-License-Identifier: MIT
"""What an editor and the server said to each other, as relay.py wrote it down. All of it is
held to the protocol and to what the editor announced (ledger.py)."""

import json

from ledger import Ledger
from waiting import wait_for


class Traffic:
    def __init__(self, path):
        self.path = path

    def messages(self, speaker=None):
        if not self.path.exists():
            return []
        lines = self.path.read_text(encoding="utf-8").split("\n")[:-1]
        told = [json.loads(line) for line in lines]
        return [each["message"] for each in told if speaker in (None, each["from"])]

    def sent(self, method):
        """The parameters of each message of the editor that has this method."""
        return [each.get("params") for each in self.messages("client")
                if each.get("method") == method]

    def replies(self, method):
        """What the server answered to the editor's requests of this method."""
        ids = [each["id"] for each in self.messages("client")
               if each.get("method") == method and "id" in each]
        return [each for each in self.messages("server")
                if "method" not in each and each.get("id") in ids]

    def capabilities(self):
        return self.sent("initialize")[0]["capabilities"]

    def published(self, ending="draft.md"):
        """The newest findings of a document, as pushed or as pulled."""
        findings = None
        for each in self.messages("server"):
            params = each.get("params") or {}
            if each.get("method") == "textDocument/publishDiagnostics" and params[
                    "uri"].endswith(ending):
                findings = params["diagnostics"]
        for each in self.replies("textDocument/diagnostic"):
            if (each.get("result") or {}).get("kind") == "full":
                findings = each["result"]["items"]
        return findings

    def wait_for(self, what, get, seconds=20.0):
        return wait_for(what, lambda: get(self), seconds, self.tell)

    def tell(self, last=30):
        names = [f"{'-->' if speaker == 'client' else '<--'} "
                 f"{message.get('method', 'reply')} {str(message)[:160]}"
                 for speaker, message in self.pairs()]
        return "\n".join(names[-last:])

    def pairs(self):
        if not self.path.exists():
            return []
        lines = self.path.read_text(encoding="utf-8").split("\n")[:-1]
        return [(each["from"], each["message"]) for each in map(json.loads, lines)]

    def problems(self):
        """Whatever the server said that it should not have."""
        ledger, problems = Ledger(), []
        for speaker, message in self.pairs():
            # An editor that starts the server again begins a new book.
            if speaker == "client" and message.get("method") == "initialize":
                problems += ledger.problems
                ledger = Ledger()
            (ledger.sent if speaker == "client" else ledger.received)(message)
        return problems + ledger.problems
