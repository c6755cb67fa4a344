# SPDX-License-Identifier: MIT
"""An editor's own idea of a document: text, lines and positions in each of the three
encodings, written without a look at the server's."""

import ctypes
import ctypes.util
import re

LINE_END = re.compile("\r\n|\r|\n")
ENCODINGS = ("utf-8", "utf-16", "utf-32")


def units(text, encoding):
    """How long a text is in the units of an encoding."""
    if encoding == "utf-32":
        return len(text)
    if encoding == "utf-16":
        return len(text) + sum(1 for letter in text if ord(letter) > 0xFFFF)
    return len(text.encode("utf-8"))


class Document:
    """Offsets are in code points, positions as the protocol has them."""

    def __init__(self, text, encoding):
        self.text = text
        self.encoding = encoding
        self.find_lines()

    def find_lines(self):
        """(first, last) of each line, without its line end."""
        self.lines, start = [], 0
        for end in LINE_END.finditer(self.text):
            self.lines.append((start, end.start()))
            start = end.end()
        self.lines.append((start, len(self.text)))

    def position(self, offset):
        """Of an offset that is not inside a \\r\\n."""
        line = max(number for number, (start, _) in enumerate(self.lines) if start <= offset)
        return {"line": line,
                "character": units(self.text[self.lines[line][0]:offset], self.encoding)}

    def offset(self, position):
        """The offset that any position means, however far it is from the text."""
        if position["line"] >= len(self.lines):
            return len(self.text)
        start, end = self.lines[position["line"]]
        left = position["character"]
        for place in range(start, end):
            left -= units(self.text[place], self.encoding)
            if left < 0:
                return place
        return end

    def apply(self, change):
        """One item of contentChanges."""
        if "range" not in change:
            self.text = change["text"]
        else:
            first, last = sorted((self.offset(change["range"]["start"]),
                                  self.offset(change["range"]["end"])))
            self.text = self.text[:first] + change["text"] + self.text[last:]
        self.find_lines()

    def converted(self, position, encoding):
        """A position of this document in the units of another encoding."""
        start = self.lines[position["line"]][0]
        return {"line": position["line"],
                "character": units(self.text[start:self.offset(position)], encoding)}


class Hasher:
    """XXH3-64 as the server prints it, by libxxhash, which the program needs as well."""

    def __init__(self):
        name = ctypes.util.find_library("xxhash")
        self.library = ctypes.CDLL(name) if name else None
        if self.library:
            self.library.XXH3_64bits.restype = ctypes.c_uint64
            self.library.XXH3_64bits.argtypes = (ctypes.c_char_p, ctypes.c_size_t)

    def agrees(self, data, printed):
        """Whether `printed` is the hash of these bytes; where the library cannot be loaded
        nothing is known, and the lengths and findings must do."""
        if not self.library:
            return True
        return printed == f"{self.library.XXH3_64bits(data, len(data)):016x}"
