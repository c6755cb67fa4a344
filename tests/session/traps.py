# SPDX-License-Identifier: MIT
"""The traps that a language server falls into, and the tests that hold ours out of each.
A transcript says in its name which trap it is about (cases/trapNN_...), a test program in
the names of its tests (test_trap_NN_...). TRAPS.md is the table of both:

    traps.py > TRAPS.md"""

import re

from newsroom import HERE

TRAPS = {
    1: "names of headers in any case; `Content-Type`",
    2: "bytes come in any pieces",
    3: "`Content-Length` that is missing, wrong, doubled or huge",
    4: "header lines without end; bare line feeds",
    5: "nothing but frames on standard output",
    6: "`Content-Length` counts bytes",
    7: "a client that does not read, or is gone",
    8: "what is no JSON, or nests without end",
    9: "batches",
    10: "`jsonrpc` missing or other",
    11: "ids of all types; one reply to each request, none to a notification",
    12: "parameters that are missing or of wrong types",
    13: "unknown methods",
    14: "replies to nothing, late, wrong or never",
    15: "NUL, lone surrogates, bytes that are not UTF-8",
    16: "the same key twice; numbers that fit nowhere",
    17: "requests before `initialize`",
    18: "a second `initialize`",
    19: "what may be said before the reply to `initialize`",
    20: "`initialized` that never comes",
    21: "`shutdown`, and what comes after it",
    22: "`exit` and its status",
    23: "the end of input",
    24: "the process that started us, also in a container",
    25: "nothing, null or nonsense announced at `initialize`",
    26: "line ends: three, and no others",
    27: "positions beyond the line, the text, or inside a character",
    28: "the order of changes in one message",
    29: "documents never opened, opened twice, spelled in two ways",
    30: "versions; nothing after `didClose`",
    31: "`languageId` of many editors",
    32: "`$/cancelRequest` while a request waits and while it is worked on",
    33: "ContentModified and ServerCancelled only where they are meant",
    34: "a question sees the changes sent before it",
    35: "diagnostics are pushed or pulled, never both",
    36: "`resultId` of another process, archive or setting",
    37: "partial results, and requests that stay open",
    38: "progress: begin, report, end, once each; cancelled",
    39: "`workspace/executeCommand`: unknown commands, wrong arguments",
    40: "code actions: `only`, diagnostics without data, clients that take commands alone",
    41: "edits: versioned where the client can, else not",
    42: "hover for clients that take one format, or none",
    43: "`$/logTrace` only while tracing is on",
    44: "`workspace/didChangeConfiguration` in all its forms",
    45: "null is not the same as absent",
    46: "faults of ours: an internal error, or a crash that does not come again",
    47: "the newest version is published even where nothing changed",
    48: "a burst of changes",
}


def tests():
    """(trap, where, what): a test each, in order."""
    found = [(int(path.stem[4:6]), "", path.stem) for path in (HERE / "cases").glob("trap*.txt")]
    for path in HERE.glob("test_*.py"):
        for number, rest in re.findall(r"^def test_trap_(\d+)_+(\w+)\(", path.read_text(), re.M):
            found.append((int(number), path.stem[5:], rest.replace("__", ": ").replace("_", " ")))
    return sorted(found)


def table():
    """What TRAPS.md has to be."""
    lines = ["# Traps of the protocol, and the tests that hold us out of them", "",
             "Made by `traps.py`; `test_transcripts.py` fails where a trap has no test or this "
             "is not what", "`traps.py` makes. A name in `code` is a transcript in `cases/`, each "
             "played in three regimes;", "others are tests of a program `test_NAME.py`.", "",
             "| trap | about | tests |", "|---|---|---|"]
    for number, about in TRAPS.items():
        mine = [f"`{what}`" if not where else f"{where}: {what}"
                for trap, where, what in tests() if trap == number]
        lines.append(f"| {number} | {about} | {'<br>'.join(mine)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(table(), end="")
