# SPDX-License-Identifier: MIT
"""The books of a session. They know nothing of processes and pipes: who has them keeps them
by telling each message that was sent and received."""

import json

from shapes import Contract


def key_of(identifier):
    """Ids are equal only if value and type are."""
    return json.dumps(identifier)


def is_request(message):
    """Whether the protocol owes this message a reply that carries its id."""
    identifier = message.get("id", 0.5)
    legal = isinstance(identifier, str) or identifier is None or (
        type(identifier) is int and -2 ** 63 <= identifier < 2 ** 63)
    return legal and "result" not in message and "error" not in message


class Ledger:
    """The books of one session: what was asked, what was answered, which versions were
    sent, and whatever was wrong about it."""

    def __init__(self):
        self.contract = Contract({})
        self.methods = {}     # id -> method of each request that the client sent
        self.replies = {}     # id -> reply
        self.problems = []
        self.versions = {}    # uri -> versions in the order sent, None for a close
        self.seen = {}        # uri -> index into versions of the latest publish
        self.fences = {}      # id -> how far each document was when the request went out
        self.unreadable = 0   # messages sent that are owed a reply with id null, at most
        self.initialized = False
        self.lenient_versions = False

    def sent(self, message):
        if not isinstance(message, dict):
            return
        method, params = message.get("method"), message.get("params")
        params = params if isinstance(params, dict) else {}
        if is_request(message):
            self.methods[key_of(message["id"])] = method
            self.fences[key_of(message["id"])] = {uri: len(versions) - 1
                                                  for uri, versions in self.versions.items()}
            if method == "initialize" and "capabilities" in params:
                self.contract = Contract(params["capabilities"])
        document = params.get("textDocument")
        if not isinstance(document, dict) or not isinstance(document.get("uri"), str):
            return
        versions = self.versions.setdefault(document["uri"], [])
        if method in ("textDocument/didOpen", "textDocument/didChange"):
            versions.append(document.get("version"))
        elif method == "textDocument/didClose":
            versions.append(None)

    def received(self, message):
        if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
            self.problems.append(f"not a JSON-RPC 2.0 message: {str(message)[:200]}")
        elif "method" in message and "id" in message:
            self.problems += self.contract.check_request(message)
        elif "method" in message:
            self.received_notification(message)
        else:
            self.received_reply(message)

    def received_notification(self, message):
        self.problems += self.contract.check_notification(message)
        method, params = message["method"], message.get("params")
        before_allowed = ("window/showMessage", "window/logMessage")
        if not self.initialized and method not in before_allowed:
            self.problems.append(f"{method} before the reply to initialize")
        if method == "textDocument/publishDiagnostics" and not self.lenient_versions:
            self.check_version(params["uri"], params.get("version"), params["diagnostics"])

    def check_version(self, uri, version, diagnostics):
        versions = self.versions.get(uri, [])
        floor = self.seen.get(uri, 0)
        if version is None:
            if diagnostics or None not in versions[floor:]:
                self.problems.append(f"publish for {uri} without a version")
            return
        places = [place for place, each in enumerate(versions) if each == version]
        if not places:
            self.problems.append(f"publish for version {version} of {uri}, never sent")
        elif places[-1] < floor:
            self.problems.append(f"stale publish: version {version} of {uri} after "
                                 f"{versions[floor]} was known to the server")
        else:
            self.seen[uri] = places[-1]

    def received_reply(self, message):
        key = key_of(message.get("id"))
        if key == "null" and "null" not in self.methods:
            self.unreadable -= 1
            if self.unreadable < 0:
                self.problems.append(f"a reply with id null to nothing: {message}")
            return
        if key not in self.methods:
            self.problems.append(f"a reply to a request that was never sent: {message}")
            return
        if key in self.replies:
            self.problems.append(f"a second reply to request {key}")
        self.replies[key] = message
        method = self.methods[key]
        self.problems += self.contract.check_reply(method, message)
        if method == "initialize" and "result" in message:
            self.initialized = True
        for uri, place in self.fences[key].items():
            self.seen[uri] = max(self.seen.get(uri, 0), place)

    def unanswered(self):
        return [f"{key} {method}" for key, method in self.methods.items()
                if key not in self.replies]
