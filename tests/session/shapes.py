# SPDX-License-Identifier: MIT
"""What a message of the server may contain for the client that it talks to: the protocol's
shapes (meta_model.py), ours, and both narrowed to what the client announced. A message that
has a key too many is as wrong as one that lacks a key."""

from meta_model import MODEL

# What is wrong in a file of settings, which is no draft and has no version.
SETTINGS = "settings"
CODES = ("wire-copy", "wire-rewrite", "shared-phrase", "shared-quote", "own-archive",
         "withdrawn", "corrected", "embargoed", "figure-differs",
         "draft-too-large", "draft-unchecked", "unknown-comment", SETTINGS)
# A tag: tells an editor to strike the text through. The other one, which fades it, is wrong
# for words that must be read.
DEPRECATED = 2

# Written as in protocol.json.
OWN_ANSWERS = {
    "wirecheck/settled": {"paragraphsChecked": "uinteger", "generation": "uinteger",
                          "drafts": [{"uri": "string", "version": "whole", "bytes": "uinteger",
                                      "hash": "string", "lost": "boolean"}]},
}
OWN_NOTIFICATIONS = {
    "wirecheck/status": {
        "archive": {"path": "string", "exists": "boolean", "stories": "uinteger",
                    "generation": "uinteger", "updated": {"<or>": ["string", "null"]}},
        "busy": "boolean",
        "drafts": [{"uri": "string", "originality": "decimal", "findings": "uinteger",
                    "overruled": [{"code": "string", "findings": "uinteger"}]}]},
}
COUNTS = {"added": "uinteger", "updated": "uinteger", "unchanged": "uinteger",
          "failed": "uinteger"}
SIDE = {"uri": "uri", "range": "@Range", "text": "string"}
# What workspace/executeCommand answers, by the command.
COMMANDS = {
    "wirecheck.addToArchive": COUNTS,
    "wirecheck.buildArchive": COUNTS,
    "wirecheck.compare": {"title": "string", "draft": SIDE,
                          "original": {**SIDE, "title": "string"}},
    "wirecheck.creditSource": "null",
    "wirecheck.dismissFinding": {"id": "string"},
    "wirecheck.dismissSource": {"id": "string"},
    "wirecheck.findings": ["any"],
    "wirecheck.insertCredit": "null",
    "wirecheck.listDismissals": [{
        "id": "string", "kind": {"<one>": ["finding", "source"]}, "source": "string",
        "code": {"<one>": list(CODES)}, "reason": "string", "who": "string",
        "when": "string", "here": "boolean"}],
    "wirecheck.markQuotation": "null",
    "wirecheck.openOriginal": "@Location",
    "wirecheck.report": {"<or>": [{"text": "string"}, {"html": "string"}]},
    "wirecheck.undoDismissal": "null",
    "wirecheck.useArchived": "null",
}

# A request or notification of the server: what the client must have announced for it. A
# list: any of these.
NEEDS = {
    "window/showDocument": "window.showDocument.support",
    "window/workDoneProgress/create": "window.workDoneProgress",
    "wirecheck/status": "experimental.wirecheckStatus",
    "workspace/applyEdit": "workspace.applyEdit",
    "workspace/codeLens/refresh": "workspace.codeLens.refreshSupport",
    "workspace/configuration": "workspace.configuration",
    "workspace/diagnostic/refresh": ("workspace.diagnostics.refreshSupport",
                                     "workspace.diagnostic.refreshSupport"),
    "workspace/foldingRange/refresh": "workspace.foldingRange.refreshSupport",
    "workspace/inlayHint/refresh": "workspace.inlayHint.refreshSupport",
    "workspace/semanticTokens/refresh": "workspace.semanticTokens.refreshSupport",
    "workspace/workspaceFolders": "workspace.workspaceFolders",
}
# A member of a CodeAction, likewise.
ACTION_NEEDS = {"isPreferred": "isPreferredSupport", "disabled": "disabledSupport",
                "data": "dataSupport"}
PULLS = ("textDocument/diagnostic", "workspace/diagnostic")
ERRORS = (-32700, -32600, -32601, -32602, -32603, -32002, -32800, -32801, -32802, -32803)
SERVER_CANCELLED = -32802


def dig(tree, path, default=None):
    """dig(capabilities, "textDocument.hover.contentFormat"), whatever stands on the way."""
    for key in path.split("."):
        if not isinstance(tree, dict) or key not in tree:
            return default
        tree = tree[key]
    return tree


def objects(value):
    """Every object in a value, itself included."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from objects(inner)


def range_problems(value):
    found = []
    for each in objects(value):
        start, end = each.get("start"), each.get("end")
        if isinstance(start, dict) and isinstance(end, dict) and \
                (start["line"], start["character"]) > (end["line"], end["character"]):
            found.append(f"a range that ends before it starts: {each}")
    return found


def of_settings(params):
    """Whether a publish is about a file of settings; one of nothing may be."""
    return all(each.get("code") == SETTINGS for each in params["diagnostics"])


class Contract:
    """The shapes, narrowed to what one client announced at initialize."""

    def __init__(self, capabilities):
        self.capabilities = capabilities if isinstance(capabilities, dict) else {}
        self.pulled = False  # whether the server offered diagnostics to be pulled
        # Whether what comes is taken as it is: for who times, and gets megabytes.
        self.hasty = False

    def offers(self, path):
        paths = (path,) if isinstance(path, str) else path
        return any(dig(self.capabilities, each) is True for each in paths)

    def pulls(self):
        """Whether this client is to pull its diagnostics: it can, and can be told when."""
        able = isinstance(dig(self.capabilities, "textDocument.diagnostic"), dict)
        return able and self.offers(NEEDS["workspace/diagnostic/refresh"])

    def initialize_problems(self, result, _params):
        found = [] if dig(result, "serverInfo.name") == "wirecheck" else ["the server's name"]
        found += self.encoding_problems(result)
        sync = dig(result, "capabilities.textDocumentSync", {})
        if sync.get("openClose") is not True or sync.get("change") != 2:
            found.append(f"textDocumentSync is {sync}")
        self.pulled = "diagnosticProvider" in result["capabilities"]
        if self.pulled != self.pulls():
            found.append(f"this client {'pulls' if self.pulls() else 'is pushed to'}")
        return found

    def encoding_problems(self, result):
        offered = dig(self.capabilities, "general.positionEncodings")
        offered = offered if isinstance(offered, list) and offered else ["utf-16"]
        chosen = dig(result, "capabilities.positionEncoding", "utf-16")
        known = [name for name in offered if name in ("utf-8", "utf-16", "utf-32")]
        wanted = known[0] if known else "utf-16"
        return [] if chosen == wanted else [f"chose {chosen} of {offered}, not {wanted}"]

    def hover_problems(self, result, _params):
        formats = dig(self.capabilities, "textDocument.hover.contentFormat")
        formats = formats if isinstance(formats, list) else []
        known = [name for name in formats if name in ("markdown", "plaintext")]
        wanted = known[0] if known else "plaintext"
        kind = dig(result, "contents.kind", wanted)
        return [] if kind == wanted else [f"hover is {kind}, the client wants {wanted}"]

    def definition_problems(self, result, _params):
        links = isinstance(result, list) and any("targetUri" in item for item in result)
        if links and not self.offers("textDocument.definition.linkSupport"):
            return ["definition answers with links, which the client does not know"]
        return []

    def symbol_problems(self, result, _params):
        trees = isinstance(result, list) and any("selectionRange" in item for item in result)
        path = "textDocument.documentSymbol.hierarchicalDocumentSymbolSupport"
        return ["documentSymbol answers with a tree, which the client does not know"] \
            if trees and not self.offers(path) else []

    def action_problems(self, result, params):
        found = []
        only = dig(params or {}, "context.only")
        literals = isinstance(dig(self.capabilities,
                                  "textDocument.codeAction.codeActionLiteralSupport"), dict)
        for action in result or []:
            is_command = isinstance(action.get("command"), str)
            if not is_command and not literals:
                found.append("a code action that is no command, which the client does not know")
            found += [f"{key} in a code action, which the client does not know"
                      for key, path in ACTION_NEEDS.items()
                      if key in action and not self.offers("textDocument.codeAction." + path)]
            kind = action.get("kind", "")
            if only and not is_command and not any(
                    not each or kind == each or kind.startswith(each + ".") for each in only):
                found.append(f"an action of kind {kind!r}, but only {only} was asked for")
            found += self.edit_problems(action.get("edit"))
        return found

    def edit_problems(self, edit):
        if isinstance(edit, dict) and "documentChanges" in edit and \
                not self.offers("workspace.workspaceEdit.documentChanges"):
            return ["documentChanges in an edit, which the client does not know"]
        return []

    @staticmethod
    def token_problems(result, _params):
        return [] if len(dig(result, "data", [])) % 5 == 0 else ["semantic tokens in fifths"]

    def report_problems(self, result, _params):
        """Of a pulled report, of one draft or of many, or a part of one."""
        return [line for each in objects(result) if "items" in each and "kind" in each
                for line in self.diagnostic_problems(each["items"])]

    def tag_problems(self, diagnostic):
        """Nothing fades, and only what must not run is struck through."""
        tags = diagnostic.get("tags")
        paths = [f"textDocument.{each}.tagSupport" for each in ("diagnostic", "publishDiagnostics")]
        if tags is None:
            return []
        known = any(DEPRECATED in dig(self.capabilities, f"{path}.valueSet", []) for path in paths)
        if tags != [DEPRECATED] or diagnostic.get("code") != "withdrawn" or not known:
            return [f"tags {tags} in a diagnostic {diagnostic.get('code')}"]
        return []

    def diagnostic_problems(self, diagnostics):
        found = []
        for diagnostic in diagnostics:
            if diagnostic.get("code") not in CODES or "severity" not in diagnostic or \
                    diagnostic.get("source") != "wirecheck":
                found.append(f"not one of our diagnostics: {str(diagnostic)[:200]}")
            found += self.tag_problems(diagnostic)
            kind = "diagnostic" if self.pulled else "publishDiagnostics"
            for key, path in (("relatedInformation", "relatedInformation"),
                              ("codeDescription", "codeDescriptionSupport")):
                # Editors announced these for what is pushed long before they pulled.
                paths = [f"textDocument.{each}.{path}" for each in (kind, "publishDiagnostics")]
                if key in diagnostic and not self.offers(paths):
                    found.append(f"{key} in a diagnostic, which the client does not know")
        return found

    def publish_problems(self, params):
        found = self.diagnostic_problems(params["diagnostics"])
        if "version" not in params and not of_settings(params):
            found.append("diagnostics without the version that they belong to")
        if self.pulled and not of_settings(params):
            found.append("diagnostics are pushed to a client that pulls")
        return found

    def asked_problems(self, method, params):
        if method in NEEDS and not self.offers(NEEDS[method]):
            return [f"{method} is sent, but the client did not announce {NEEDS[method]}"]
        found = []
        for entry in params.get("registrations", []) if isinstance(params, dict) else []:
            path = entry["method"].replace("/", ".") + ".dynamicRegistration"
            if not self.offers(path):
                found.append(f"registers {entry['method']} without {path}")
        return found + self.edit_problems(dig(params, "edit"))

    @staticmethod
    def error_problems(method, error):
        shape = {"code": {"<one>": list(ERRORS)}, "message": "string", "data?": "any"}
        found = MODEL.problems(shape, error, "error")
        if not found and error["code"] == SERVER_CANCELLED:
            if method not in PULLS or not isinstance(dig(error, "data.retriggerRequest"), bool):
                found.append(f"ServerCancelled in answer to {method}: {error}")
        return found

    def check_reply(self, request, message):
        """Problems of the reply to a request of the client."""
        if self.hasty:
            return []
        method, params = request.get("method"), request.get("params")
        if "error" in message:
            shape = {"jsonrpc": {"<one>": ["2.0"]}, "id": "any", "error": "any"}
            found = MODEL.problems(shape, message, "message")
            return found or self.error_problems(method, message["error"])
        shape = {"jsonrpc": {"<one>": ["2.0"]}, "id": "any", "result": "any"}
        found, result = MODEL.problems(shape, message, "message"), message.get("result")
        if found:
            return found
        if method in OWN_ANSWERS:
            return MODEL.problems(OWN_ANSWERS[method], result, method)
        if method == "workspace/executeCommand":
            command = dig(params, "command")
            return MODEL.problems(COMMANDS[command], result, str(command))
        found = MODEL.problems_of_result(method, result)
        return found or range_problems(result) + self.narrow(method, result, params)

    def check_part(self, request, value):
        """Problems of what came through a request's partialResultToken."""
        method = request["method"]
        found = MODEL.problems_of_result(method, value, "partial")
        return found or range_problems(value) + self.narrow(method, value, request["params"])

    def narrow(self, method, result, params):
        narrower = {"initialize": self.initialize_problems,
                    "textDocument/hover": self.hover_problems,
                    "textDocument/definition": self.definition_problems,
                    "textDocument/documentSymbol": self.symbol_problems,
                    "textDocument/codeAction": self.action_problems,
                    "textDocument/semanticTokens/full": self.token_problems,
                    "textDocument/semanticTokens/range": self.token_problems,
                    **dict.fromkeys(PULLS, self.report_problems)}
        look = narrower.get(method, lambda _result, _params: [])
        return look(result, params if isinstance(params, dict) else {})

    def check_notification(self, message):
        if self.hasty:
            return []
        method = message["method"]
        shape = {"jsonrpc": {"<one>": ["2.0"]}, "method": "string", "params?": "any"}
        found = MODEL.problems(shape, message, "message")
        if method in OWN_NOTIFICATIONS:
            found += MODEL.problems(OWN_NOTIFICATIONS[method], message["params"], method)
        else:
            found += MODEL.problems_of_notification(message)
        if not found and method == "textDocument/publishDiagnostics":
            found = self.publish_problems(message["params"])
        return found or range_problems(message) + self.asked_problems(method, None)

    def check_request(self, message):
        shape = {"jsonrpc": {"<one>": ["2.0"]}, "id": {"<or>": ["integer", "string"]},
                 "method": "string", "params?": "any"}
        found = MODEL.problems(shape, message, "message") or MODEL.problems_of_request(message)
        return found or range_problems(message) + self.asked_problems(
            message["method"], message.get("params"))
