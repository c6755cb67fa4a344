# SPDX-License-Identifier: MIT
"""The strictest reader of the hover's Markdown. The card itself uses bold, hard line breaks,
block quotations and a rule; whatever else means anything to a renderer must be escaped."""

import re
import unicodedata

ACTIVE = set("\\`*_{}[]<>#|~&^$=")
# What GitHub's and VS Code's renderers make a link of without being asked.
ADDRESS = re.compile(r"\w://|\bwww\.\w|\w@\w|\b(mailto|xmpp):\S+@", re.IGNORECASE)
BLOCK = re.compile(r"^( {4,}|\t|[-+] |[-+]$|\d{1,9}[.)]( |$)|(- *){3,}$|(_ *){3,}$)")
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
PUNCTUATION = set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def control_problems(text):
    """Characters that a terminal or an editor would obey rather than show."""
    return [f"U+{ord(letter):04X} at {place}" for place, letter in enumerate(text)
            if letter != "\n" and (letter in BIDI or unicodedata.category(letter) == "Cc")]


def literal(line):
    """The text that a line shows, and the active characters in it that are not escaped."""
    shown, wrong, place, bolds = "", [], 0, 0
    while place < len(line):
        letter = line[place]
        if letter == "\\" and line[place + 1:place + 2] in PUNCTUATION and place + 1 < len(line):
            shown += line[place + 1]
            place += 2
        elif line.startswith("**", place):
            bolds += 1
            place += 2
        else:
            if letter in ACTIVE:
                wrong.append(letter)
            shown += letter
            place += 1
    if bolds % 2:
        wrong.append("an odd number of ** marks")
    return shown, wrong


def problems(markdown):
    """Everything in a hover's Markdown that could become more than text."""
    found = control_problems(markdown)
    for number, line in enumerate(markdown.split("\n"), 1):
        if line == "***":
            continue
        inner = line[2:] if line.startswith("> ") else line
        shown, wrong = literal(inner)
        found += [f"line {number}: {mark!r} is not escaped" for mark in wrong]
        if BLOCK.match(inner):
            found.append(f"line {number} begins a block: {inner[:40]!r}")
        address = ADDRESS.search(shown)
        if address:
            found.append(f"line {number}: an address that becomes a link: {address.group()!r}")
    return found
