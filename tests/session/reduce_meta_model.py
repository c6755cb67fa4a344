# SPDX-License-Identifier: MIT
"""Reduces the protocol's meta model to the shapes that a server of prose can send, in a form
of our own (protocol.json), so that the tests need no copy of the model beside the repository:

    reduce_meta_model.py METAMODEL > protocol.json

A type is one of: a name ("string", "uinteger", ..., or "@Range", which is found under
"types"); an array [type]; an object of members, those that may be missing with a "?"; or
one of {"<map>": type}, {"<or>": [types]}, {"<tuple>": [types]}, {"<one>": [values]}."""

import json
import pathlib
import sys

# What we answer, and what we may say unasked. A method that is not here is not sent.
ANSWERED = """
    codeAction/resolve codeLens/resolve documentLink/resolve initialize inlayHint/resolve
    shutdown textDocument/codeAction textDocument/codeLens textDocument/definition
    textDocument/diagnostic textDocument/documentHighlight textDocument/documentLink
    textDocument/documentSymbol textDocument/foldingRange textDocument/hover
    textDocument/inlayHint textDocument/references textDocument/selectionRange
    textDocument/semanticTokens/full textDocument/semanticTokens/full/delta
    textDocument/semanticTokens/range workspace/diagnostic workspace/executeCommand
    workspace/symbol workspaceSymbol/resolve""".split()
ASKED = """
    client/registerCapability client/unregisterCapability window/showDocument
    window/showMessageRequest window/workDoneProgress/create workspace/applyEdit
    workspace/codeLens/refresh workspace/configuration workspace/diagnostic/refresh
    workspace/foldingRange/refresh workspace/inlayHint/refresh
    workspace/semanticTokens/refresh workspace/workspaceFolders""".split()
SAID = """
    $/logTrace $/progress textDocument/publishDiagnostics window/logMessage
    window/showMessage""".split()
# Beside what those lead to: the values of $/progress, and what a client announces.
KEPT = ["WorkDoneProgressBegin", "WorkDoneProgressReport", "WorkDoneProgressEnd",
        "ClientCapabilities"]

# What 3.18 added after the copy of the model that is reduced: virtual documents.
LATER_ANSWERS = {"workspace/textDocumentContent": {"result": {"text": "string"}}}
LATER_REQUESTS = {"workspace/textDocumentContent/refresh": {"uri": "uri"}}
LATER_MEMBERS = {
    "WorkspaceClientCapabilities": {"textDocumentContent?": {"dynamicRegistration?": "boolean"}},
    "WorkspaceOptions": {"textDocumentContent?": {"schemes": ["string"], "id?": "string"}}}
# What a server of prose never offers: to announce it is an error.
UNOFFERED = {"ServerCapabilities": """
    callHierarchyProvider colorProvider completionProvider declarationProvider
    documentFormattingProvider documentOnTypeFormattingProvider
    documentRangeFormattingProvider implementationProvider inlineCompletionProvider
    inlineValueProvider linkedEditingRangeProvider monikerProvider notebookDocumentSync
    renameProvider signatureHelpProvider typeDefinitionProvider typeHierarchyProvider""".split(),
             "WorkspaceOptions": ["fileOperations"]}
# A client's version and URI come back as they were, even where the one needs more than 32
# bits and the other is none.
ECHOING = {"PublishDiagnosticsParams", "WorkspaceFullDocumentDiagnosticReport",
           "WorkspaceUnchangedDocumentDiagnosticReport",
           "OptionalVersionedTextDocumentIdentifier"}

ANY = {"LSPAny", "LSPObject", "LSPArray"}
NAMES = {"URI": "uri", "DocumentUri": "uri", "RegExp": "string"}


class Reduction:
    def __init__(self, model):
        self.structures = {each["name"]: each for each in model["structures"]}
        self.enumerations = {each["name"]: each for each in model["enumerations"]}
        self.aliases = {each["name"]: each["type"] for each in model["typeAliases"]}
        self.requests = {each["method"]: each for each in model["requests"]}
        self.notifications = {each["method"]: each for each in model["notifications"]}
        self.types = {}

    def type(self, kind):
        return getattr(self, "reduce_" + kind["kind"])(kind)

    @staticmethod
    def reduce_base(kind):
        return NAMES.get(kind["name"], kind["name"])

    def reduce_reference(self, kind):
        name = kind["name"]
        if name in ANY:
            return "any"
        if name not in self.types:
            self.types[name] = None  # it may lead back to itself
            if name in self.aliases:
                self.types[name] = self.type(self.aliases[name])
            elif name in self.enumerations:
                self.types[name] = self.enumeration(self.enumerations[name])
            else:
                self.types[name] = self.members(name)
        return "@" + name

    def enumeration(self, enumeration):
        if enumeration.get("supportsCustomValues"):
            return self.type(enumeration["type"])
        return {"<one>": [each["value"] for each in enumeration["values"]]}

    def members(self, name):
        """Its own and those of all that it extends or mixes in."""
        structure, found = self.structures[name], {}
        for parent in structure.get("extends", []) + structure.get("mixins", []):
            found.update(self.members(parent["name"]))
        for each in structure["properties"]:
            if each["name"] in UNOFFERED.get(name, []):
                continue
            for key in (each["name"], each["name"] + "?"):
                found.pop(key, None)
            kind = self.type(each["type"])
            if each["name"] in ("version", "uri") and name in ECHOING:
                kind = json.loads(json.dumps(kind).replace('"integer"', '"whole"')
                                  .replace('"uri"', '"string"'))
            found[each["name"] + "?" * each.get("optional", False)] = kind
        return {**found, **LATER_MEMBERS.get(name, {})}

    def reduce_literal(self, kind):
        return {each["name"] + "?" * each.get("optional", False): self.type(each["type"])
                for each in kind["value"]["properties"]}

    def reduce_array(self, kind):
        return [self.type(kind["element"])]

    def reduce_map(self, kind):
        return {"<map>": self.type(kind["value"])}

    def reduce_tuple(self, kind):
        return {"<tuple>": [self.type(each) for each in kind["items"]]}

    def reduce_or(self, kind):
        return {"<or>": [self.type(each) for each in kind["items"]]}

    @staticmethod
    def reduce_stringLiteral(kind):  # pylint: disable=invalid-name
        return {"<one>": [kind["value"]]}

    def params(self, message):
        return self.type(message["params"]) if "params" in message else "absent"

    def answer(self, request):
        parts = {"result": request["result"], "partial": request.get("partialResult")}
        return {key: self.type(kind) for key, kind in parts.items() if kind}


def reduce(model):
    """The reduced model, as a value."""
    self = Reduction(model)
    for name in KEPT:
        self.type({"kind": "reference", "name": name})
    answers = {name: self.answer(self.requests[name]) for name in ANSWERED}
    requests = {name: self.params(self.requests[name]) for name in ASKED}
    notifications = {name: self.params(self.notifications[name]) for name in SAID}
    return {"answers": {**answers, **LATER_ANSWERS}, "requests": {**requests, **LATER_REQUESTS},
            "notifications": notifications, "types": dict(sorted(self.types.items()))}


def dump(reduced):
    """One line a method or type, so that a change can be read."""
    parts = []
    for part, entries in reduced.items():
        lines = [f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in entries.items()]
        parts.append(f"{json.dumps(part)}: {{\n" + ",\n".join(lines) + "}")
    return "{" + ",\n".join(parts) + "}\n"


if __name__ == "__main__":
    sys.stdout.write(dump(reduce(json.loads(pathlib.Path(sys.argv[1]).read_text()))))
