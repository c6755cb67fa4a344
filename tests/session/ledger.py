# SPDX-License-Identifier: MIT
"""The books of a session. They know nothing of processes and pipes: who has them keeps them
by telling each message that was sent and received."""

import json

from meta_model import MODEL
from shapes import PULLS, Contract, dig, of_settings

WORK = {"begin": "@WorkDoneProgressBegin", "report": "@WorkDoneProgressReport",
        "end": "@WorkDoneProgressEnd"}
# What a request is answered with when all of it came in parts.
NOTHING = (None, [], {"items": []})


def key_of(identifier):
    """Ids are equal only if value and type are."""
    return json.dumps(identifier)


def is_request(message):
    """Whether the protocol owes this message a reply that carries its id."""
    identifier = message.get("id", 0.5)
    legal = isinstance(identifier, str) or identifier is None or (
        type(identifier) is int and -2 ** 63 <= identifier < 2 ** 63)
    return legal and "result" not in message and "error" not in message


class Work:
    """One work-done progress."""

    def __init__(self):
        self.stage = "created"  # then "refused", "begin" and "end"
        self.percentage = 0

    def problems(self, value):
        kind = value.get("kind") if isinstance(value, dict) else None
        if kind not in WORK:
            return [f"not a progress of work: {str(value)[:200]}"]
        found = MODEL.problems(WORK[kind], value, "progress")
        if (kind == "begin") != (self.stage == "created") or self.stage in ("end", "refused"):
            found.append(f"progress: {kind} after {self.stage}")
        self.stage = "end" if kind == "end" else "begin"
        percentage = value.get("percentage", self.percentage)
        if not found and not self.percentage <= percentage <= 100:
            found.append(f"progress falls from {self.percentage} to {percentage}")
        self.percentage = percentage
        return found


class Ledger:
    """The books of one session: what was asked, what was answered, which versions were
    sent, and whatever was wrong about it."""

    def __init__(self):
        self.contract = Contract({})
        self.asked = {}       # id -> each request that the client sent
        self.replies = {}     # id -> reply
        self.asking = {}      # id -> each request that the server sent
        self.problems = []
        self.versions = {}    # uri -> versions in the order sent, None for a close
        self.seen = {}        # uri -> index into versions of the latest publish
        self.fences = {}      # id -> how far each document was when the request went out
        self.due = set()      # uris that a client that pulls would pull now
        self.result_ids = set()
        self.parts = {}       # token -> id of the request that it brings parts of
        self.in_parts = set() # ids of requests of which parts came
        self.work = {}        # token -> Work
        self.unreadable = 0   # messages sent that are owed a reply with id null, at most
        self.initialized = False
        self.lenient_versions = False

    # --- what the client sent --------------------------------------------------

    def sent(self, message):
        if not isinstance(message, dict):
            return
        method, params = message.get("method"), message.get("params")
        params = params if isinstance(params, dict) else {}
        if is_request(message):
            self.sent_request(message, params)
        elif "error" in message:
            asked = self.asking.get(key_of(message.get("id")), {})
            if asked.get("method") == "window/workDoneProgress/create":
                self.work[key_of(asked["params"]["token"])].stage = "refused"
        document = params.get("textDocument")
        if not isinstance(document, dict) or not isinstance(document.get("uri"), str):
            return
        versions = self.versions.setdefault(document["uri"], [])
        if method in ("textDocument/didOpen", "textDocument/didChange"):
            versions.append(document.get("version"))
            self.due.add(document["uri"])
        elif method == "textDocument/didClose":
            versions.append(None)
            self.due.discard(document["uri"])

    def sent_request(self, message, params):
        key = key_of(message["id"])
        self.fences[key] = {uri: len(versions) - 1 for uri, versions in self.versions.items()}
        first = not any(each.get("method") == "initialize" for each in self.asked.values())
        if message.get("method") == "initialize" and first and "capabilities" in params:
            self.contract = Contract(params["capabilities"])
        self.asked[key] = message
        if isinstance(params.get("partialResultToken"), (str, int)):
            self.parts[key_of(params["partialResultToken"])] = key
        if isinstance(params.get("workDoneToken"), (str, int)):
            self.work[key_of(params["workDoneToken"])] = Work()

    def is_open(self, uri):
        return (self.versions.get(uri) or [None])[-1] is not None

    # --- what came from the server -----------------------------------------------

    def received(self, message):
        if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
            self.problems.append(f"not a JSON-RPC 2.0 message: {str(message)[:200]}")
        elif "method" in message and "id" in message:
            self.received_request(message)
        elif "method" in message:
            self.received_notification(message)
        else:
            self.received_reply(message)

    def received_request(self, message):
        found = self.contract.check_request(message)
        self.problems += found
        if found:
            return
        method, params = message["method"], message.get("params")
        if not self.initialized and method != "window/showMessageRequest":
            self.problems.append(f"{method} before the reply to initialize")
        self.asking[key_of(message["id"])] = message
        if method == "window/workDoneProgress/create":
            self.work[key_of(params["token"])] = Work()
        elif method == "workspace/diagnostic/refresh":
            self.due.update(uri for uri in self.versions if self.is_open(uri))
        elif method == "workspace/applyEdit":
            self.check_edit(params["edit"])

    def check_edit(self, edit):
        """No edit is for a text that the client never had."""
        for change in edit.get("documentChanges", []):
            document = change.get("textDocument", {})
            version = document.get("version")
            if version is not None and version not in self.versions.get(document["uri"], []):
                self.problems.append(f"an edit for version {version} of {document['uri']}")

    def received_notification(self, message):
        found = self.contract.check_notification(message)
        self.problems += found
        if found:
            return
        method, params = message["method"], message.get("params")
        before_allowed = ("window/showMessage", "window/logMessage")
        if not self.initialized and method not in before_allowed:
            self.problems.append(f"{method} before the reply to initialize")
        if method == "textDocument/publishDiagnostics":
            self.check_version(params["uri"], params.get("version"), params["diagnostics"])
        elif method == "$/progress":
            self.received_progress(key_of(params["token"]), params["value"])

    def received_progress(self, token, value):
        if token in self.work:
            self.problems += self.work[token].problems(value)
            return
        key = self.parts.get(token)
        if key is None or key in self.replies:
            self.problems.append(f"progress for the token {token}, which nobody waits for")
            return
        self.in_parts.add(key)
        found = self.contract.check_part(self.asked[key], value)
        self.problems += found
        if not found:
            self.check_reports(key, value)

    def check_version(self, uri, version, diagnostics):
        if self.lenient_versions:
            return
        versions = self.versions.get(uri, [])
        floor = self.seen.get(uri, 0)
        if version is None:
            of_file = uri.endswith(".json") and of_settings({"diagnostics": diagnostics})
            if not of_file and (diagnostics or None not in versions[floor:]):
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

    def check_reports(self, key, result):
        """Of a pull: nothing is called unchanged but what this server said before, and the
        version is that of the text that the server had."""
        params = self.asked[key].get("params") or {}
        if "previousResultIds" in params:
            known = {each["uri"]: each.get("value") for each in params["previousResultIds"]
                     if isinstance(each, dict) and isinstance(each.get("uri"), str)}
            reports = result.get("items", [])
        else:
            known = {params["textDocument"]["uri"]: params.get("previousResultId")}
            reports = [{**result, "uri": params["textDocument"]["uri"]}]
        for report in reports:
            uri, name = report["uri"], report.get("resultId")
            if report["kind"] == "full":
                self.result_ids.add(name)
            elif name != known.get(uri) or name not in self.result_ids:
                self.problems.append(f"{uri} is said to be as it was at {name}, which the "
                                     f"client does not have from this server")
            if report.get("version") is not None and not self.lenient_versions:
                floor = self.fences[key].get(uri, 0)
                if report["version"] not in self.versions.get(uri, [])[floor:]:
                    self.problems.append(f"a report for version {report['version']} of {uri}, "
                                         f"which is old or was never sent")

    def received_reply(self, message):
        key = key_of(message.get("id"))
        if key == "null" and "null" not in self.asked:
            self.unreadable -= 1
            if self.unreadable < 0:
                self.problems.append(f"a reply with id null to nothing: {message}")
            return
        if key not in self.asked:
            self.problems.append(f"a reply to a request that was never sent: {message}")
            return
        if key in self.replies:
            self.problems.append(f"a second reply to request {key}")
        self.replies[key] = message
        found = self.contract.check_reply(self.asked[key], message)
        self.problems += found
        if not found and "result" in message:
            self.received_result(key, self.asked[key]["method"], message["result"])
        for uri, place in self.fences[key].items():
            self.seen[uri] = max(self.seen.get(uri, 0), place)

    def received_result(self, key, method, result):
        if method == "initialize":
            self.initialized = True
        if method in PULLS:
            self.check_reports(key, result)
        if key in self.in_parts and result not in NOTHING:
            self.problems.append(f"request {key} came in parts, and then once more")
        token = key_of(dig(self.asked[key], "params.workDoneToken"))
        if token in self.work and self.work[token].stage == "begin":
            self.problems.append(f"request {key} is answered before its progress ends")

    def unanswered(self):
        return [f"{key} {message.get('method')}" for key, message in self.asked.items()
                if key not in self.replies]

    def unfinished(self):
        return [token for token, work in self.work.items() if work.stage == "begin"]
