# SPDX-License-Identifier: MIT
"""What each message of the server may look like, and what it may contain for the client
that it talks to. A message that has a key too many is as wrong as one that lacks a key."""

UINT_LIMIT = 2 ** 31


def text(value):
    return None if isinstance(value, str) else "is not a string"


def boolean(value):
    return None if isinstance(value, bool) else "is not a boolean"


def uint(value):
    good = isinstance(value, int) and not isinstance(value, bool)
    return None if good and 0 <= value < UINT_LIMIT else "is not an unsigned integer"


def integer(value):
    good = isinstance(value, int) and not isinstance(value, bool)
    return None if good and abs(value) <= UINT_LIMIT else "is not an integer"


def version(value):
    """As the client sent it, even where that is more than the protocol's 32 bits."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return None if whole else "is not a whole number"


def anything(_value):
    return None


def uri(value):
    good = isinstance(value, str) and ":" in value and " " not in value
    return None if good else "is not a URI"


def one_of(*allowed):
    def look(value):
        good = any(value == item and type(value) is type(item) for item in allowed)
        return None if good else f"is none of {allowed}"
    return look


class Either:
    def __init__(self, *shapes):
        self.shapes = shapes


POSITION = {"line": uint, "character": uint}
RANGE = {"start": POSITION, "end": POSITION}
LOCATION = {"uri": uri, "range": RANGE}
LOCATION_LINK = {"originSelectionRange?": RANGE, "targetUri": uri, "targetRange": RANGE,
                 "targetSelectionRange": RANGE}
RELATED = {"location": LOCATION, "message": text}
CODES = one_of("wire-copy", "wire-rewrite", "shared-phrase", "shared-quote", "own-archive",
               "withdrawn", "corrected", "embargoed", "figure-differs",
               "draft-too-large")
DIAGNOSTIC = {"range": RANGE, "severity": one_of(1, 2, 3, 4), "code": CODES,
              "source": one_of("wirecheck"), "message": text,
              "codeDescription?": {"href": uri}, "relatedInformation?": [RELATED],
              "data?": anything}
MARKUP = {"kind": one_of("markdown", "plaintext"), "value": text}
HOVER = {"contents": MARKUP, "range?": RANGE}
SYNC = {"openClose": one_of(True), "change": one_of(2), "save?": {"includeText?": boolean},
        "willSave?": boolean, "willSaveWaitUntil?": boolean}
FOLDERS = {"supported?": boolean, "changeNotifications?": Either(boolean, text)}
CAPABILITIES = {"positionEncoding?": one_of("utf-8", "utf-16", "utf-32"),
                "textDocumentSync": SYNC,
                "hoverProvider": Either(one_of(True), {"workDoneProgress?": boolean}),
                "definitionProvider": Either(one_of(True), {"workDoneProgress?": boolean}),
                "workspace?": {"workspaceFolders?": FOLDERS,
                               "textDocumentContent?": {"schemes": [text]}},
                "experimental?": anything}
MESSAGE = {"type": one_of(1, 2, 3, 4, 5), "message": text}
REGISTRATION = {"id": text, "method": text, "registerOptions?": anything}
NULL = one_of(None)

REPLIES = {
    "initialize": {"capabilities": CAPABILITIES, "serverInfo": {"name": one_of("wirecheck"),
                                                                "version": text}},
    "shutdown": NULL,
    "textDocument/hover": Either(NULL, HOVER),
    "textDocument/definition": Either(NULL, LOCATION, [LOCATION], [LOCATION_LINK]),
    "workspace/textDocumentContent": {"text": text},
    "wirecheck/settled": {"paragraphsChecked": uint, "generation": uint,
                          "drafts": [{"uri": text, "version": version, "bytes": uint,
                                      "hash": text, "lost": boolean}]},
}

NOTIFICATIONS = {
    "textDocument/publishDiagnostics": {"uri": text, "version?": version,
                                        "diagnostics": [DIAGNOSTIC]},
    "window/showMessage": MESSAGE,
    "window/logMessage": MESSAGE,
    "$/logTrace": {"message": text, "verbose?": text},
    "$/progress": {"token": Either(integer, text), "value": anything},
}

REQUESTS = {
    "workspace/configuration": {"items": [{"scopeUri?": uri, "section?": text}]},
    "client/registerCapability": {"registrations": [REGISTRATION]},
    "client/unregisterCapability": {"unregisterations": [{"id": text, "method": text}]},
    "window/workDoneProgress/create": {"token": Either(integer, text)},
    "window/showDocument": {"uri": uri, "external?": boolean, "takeFocus?": boolean,
                            "selection?": RANGE},
}

ERROR = {"code": one_of(-32700, -32600, -32601, -32602, -32603, -32002, -32800, -32801,
                        -32803),
         "message": text, "data?": anything}


def problems(shape, value, path="message"):
    """Everything about `value` that is not as `shape` says, as sentences."""
    if isinstance(shape, Either):
        found = [problems(each, value, path) for each in shape.shapes]
        return [] if [] in found else min(found, key=len)
    if isinstance(shape, dict):
        return problems_of_object(shape, value, path)
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{path} is not an array"]
        return [line for number, item in enumerate(value)
                for line in problems(shape[0], item, f"{path}[{number}]")]
    wrong = shape(value)
    return [f"{path} {wrong}: {str(value)[:80]!r}"] if wrong else []


def problems_of_object(shape, value, path):
    if not isinstance(value, dict):
        return [f"{path} is not an object: {str(value)[:80]!r}"]
    known = {key.rstrip("?"): (inner, key.endswith("?")) for key, inner in shape.items()}
    found = [f"{path}.{key} is not expected here" for key in value if key not in known]
    for key, (inner, optional) in known.items():
        if key in value:
            found += problems(inner, value[key], f"{path}.{key}")
        elif not optional:
            found.append(f"{path}.{key} is missing")
    return found


def dig(tree, path, default=None):
    """dig(capabilities, "textDocument.hover.contentFormat"), whatever stands on the way."""
    for key in path.split("."):
        if not isinstance(tree, dict) or key not in tree:
            return default
        tree = tree[key]
    return tree


class Contract:
    """The shapes above, narrowed to what one client announced at initialize."""

    def __init__(self, capabilities):
        self.capabilities = capabilities if isinstance(capabilities, dict) else {}

    def offers(self, path):
        return dig(self.capabilities, path) is True

    def encoding_problems(self, result):
        offered = dig(self.capabilities, "general.positionEncodings")
        offered = offered if isinstance(offered, list) and offered else ["utf-16"]
        chosen = dig(result, "capabilities.positionEncoding", "utf-16")
        known = [name for name in offered if name in ("utf-8", "utf-16", "utf-32")]
        wanted = known[0] if known else "utf-16"
        return [] if chosen == wanted else [f"chose {chosen} of {offered}, not {wanted}"]

    def hover_problems(self, result):
        formats = dig(self.capabilities, "textDocument.hover.contentFormat")
        formats = formats if isinstance(formats, list) else []
        known = [name for name in formats if name in ("markdown", "plaintext")]
        wanted = known[0] if known else "plaintext"
        kind = dig(result, "contents.kind", wanted)
        return [] if kind == wanted else [f"hover is {kind}, the client wants {wanted}"]

    def definition_problems(self, result):
        links = isinstance(result, list) and any("targetUri" in item for item in result)
        if links and not self.offers("textDocument.definition.linkSupport"):
            return ["definition answers with links, which the client does not know"]
        return []

    def publish_problems(self, params):
        found = []
        if "version" not in params and params["diagnostics"]:
            found.append("diagnostics without the version that they belong to")
        for diagnostic in params["diagnostics"]:
            for key, path in (("relatedInformation", "relatedInformation"),
                              ("codeDescription", "codeDescriptionSupport")):
                if key in diagnostic and not self.offers(
                        "textDocument.publishDiagnostics." + path):
                    found.append(f"{key} in a diagnostic, which the client does not know")
            start, end = diagnostic["range"]["start"], diagnostic["range"]["end"]
            if (start["line"], start["character"]) > (end["line"], end["character"]):
                found.append(f"a range that ends before it starts: {diagnostic['range']}")
        return found

    def request_problems(self, method, params):
        needs = {"workspace/configuration": "workspace.configuration",
                 "window/workDoneProgress/create": "window.workDoneProgress",
                 "window/showDocument": "window.showDocument.support"}
        if method in needs and not self.offers(needs[method]):
            return [f"{method} is sent, but the client did not announce {needs[method]}"]
        found = []
        for entry in params.get("registrations", []) if isinstance(params, dict) else []:
            path = entry["method"].replace("/", ".") + ".dynamicRegistration"
            if not self.offers(path):
                found.append(f"registers {entry['method']} without {path}")
        return found

    def check_reply(self, method, message):
        """Problems of the reply to a request `method` (None: we could not read it)."""
        if "error" in message:
            shape = {"jsonrpc": one_of("2.0"), "id": anything, "error": ERROR}
            return problems(shape, message)
        shape = {"jsonrpc": one_of("2.0"), "id": anything,
                 "result": REPLIES.get(method, anything)}
        found = problems(shape, message)
        if found:
            return found
        if method not in REPLIES:
            return [f"a result for {method}, of which we know no shape"]
        narrower = {"initialize": self.encoding_problems,
                    "textDocument/hover": self.hover_problems,
                    "textDocument/definition": self.definition_problems}
        return narrower.get(method, lambda _result: [])(message["result"])

    def check_notification(self, message):
        method = message["method"]
        if method not in NOTIFICATIONS:
            return [f"a notification {method}, of which we know no shape"]
        found = problems({"jsonrpc": one_of("2.0"), "method": text,
                          "params": NOTIFICATIONS[method]}, message)
        if not found and method == "textDocument/publishDiagnostics":
            found = self.publish_problems(message["params"])
        return found

    def check_request(self, message):
        method = message["method"]
        if method not in REQUESTS:
            return [f"a request {method}, of which we know no shape"]
        found = problems({"jsonrpc": one_of("2.0"), "id": Either(integer, text),
                          "method": text, "params": REQUESTS[method]}, message)
        return found or self.request_problems(method, message["params"])
