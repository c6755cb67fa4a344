# SPDX-License-Identifier: MIT
"""A Writer document as one draft of the server: a line each paragraph, with an empty line
behind it, so that paragraph N is line 2 N. Credits, dismissals and shares count for the
whole document, as in any other editor."""

import threading


def units(text):
    """The length in UTF-16, in which both Writer and the protocol count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def one_line(text):
    """A paragraph as a line of as many units: its own line breaks become spaces."""
    return "".join(" " if each in "\r\n\v\f\x85\u2028\u2029" else each for each in text)


def letters(text):
    return "".join(filter(str.isalnum, text))


class Draft:
    """What the server has of a document. Writer's own text of a paragraph is its key; the
    line that the server reads has blanks where Writer shows deleted text. `lock` is never
    held while the office is called."""

    def __init__(self, server, uri):
        self.server = server
        self.uri = uri
        self.lock = threading.Lock()
        self.version = 0
        self.old = False
        self.keys = []
        self.paragraphs = []
        self.diagnostics = []
        self.by_key = {}
        # Of the office: when the document was read, what that cost, who waits for it.
        self.read = self.cost = 0.0
        self.timer = None
        self.unanswered = set()

    def update(self, keys, paragraphs):
        """Tell the server what changed and hear the findings. True if those of a paragraph
        that was there before are others now, so that it must be marked anew."""
        with self.lock:
            before, known = self.by_key, set(self.keys)
            if paragraphs != self.paragraphs or not self.version:
                self._send(paragraphs)
            self.keys = keys
            self.old = False
            self._ask()
            return any(self.by_key.get(each, []) != before.get(each, [])
                       for each in known.intersection(keys))

    def findings_of(self, text):
        with self.lock:
            return self.by_key.get(one_line(text), [])

    def knows(self, text):
        with self.lock:
            return not self.old and one_line(text) in self.keys

    def place_of(self, text):
        """The number of a paragraph, which another view of the document may show without
        its fields and notes; None where it is not there."""
        with self.lock:
            for alike in (one_line, letters):
                for number, each in enumerate(self.keys):
                    if alike(each) == alike(text):
                        return number
        return None

    def text(self):
        with self.lock:
            return "\n\n".join(self.paragraphs)

    def actions(self, diagnostic):
        return self.server.request("textDocument/codeAction", {
            "textDocument": {"uri": self.uri}, "range": diagnostic["range"],
            "context": {"diagnostics": [diagnostic]}}) or []

    def card(self, diagnostic):
        hover = self.server.request("textDocument/hover", {
            "textDocument": {"uri": self.uri}, "position": diagnostic["range"]["start"]})
        return hover["contents"]["value"] if hover else diagnostic["message"]

    def findings(self):
        return self.server.command("findings", {"uri": self.uri})

    def close(self):
        if self.version:
            self.server.notify("textDocument/didClose", {"textDocument": {"uri": self.uri}})

    def _send(self, paragraphs):
        self.version += 1
        text = "\n\n".join(paragraphs)
        if self.version == 1:
            self.server.notify("textDocument/didOpen", {"textDocument": {
                "uri": self.uri, "languageId": "plaintext", "version": 1, "text": text}})
        else:
            self.server.notify("textDocument/didChange", {
                "textDocument": {"uri": self.uri, "version": self.version},
                "contentChanges": [change(self.paragraphs, paragraphs)]})
        self.paragraphs = paragraphs

    def _ask(self):
        report = self.server.request("textDocument/diagnostic",
                                     {"textDocument": {"uri": self.uri}})
        self.diagnostics = report.get("items", [])
        self.by_key = {}
        first = {}
        for each in self.diagnostics:
            number = each["range"]["start"]["line"] // 2
            key = self.keys[number]
            # Of paragraphs that read the same the first stands for all.
            if first.setdefault(key, number) == number:
                self.by_key.setdefault(key, []).append(each)


def change(old, new):
    """The lines that differ, as one change of the protocol."""
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    if first == len(old) or first == len(new) or last == 0:
        return {"text": "\n\n".join(new)}
    return {"range": {"start": {"line": 2 * first, "character": 0},
                      "end": {"line": 2 * (len(old) - last), "character": 0}},
            "text": "".join(each + "\n\n" for each in new[first:len(new) - last])}
