# SPDX-License-Identifier: MIT
"""Proves that each lint can fail: a small clean tree passes every rule, and each
row below spoils it in one way and must be told so."""

import os
import shutil
import sys
import tempfile

import budgets
import codes
import headers
import layers
import source
import style
import words

SPDX = "/* SPDX-License-Identifier: MIT */\n"


def header(guard, body):
    return f"{SPDX}#ifndef {guard}\n#define {guard}\n\n{body}\n\n#endif\n"


def module(name, body):
    return f'{SPDX}#include "{name}.h"\n\n{body}'


CLEAN = {
    "server/meson.build": (
        "# SPDX-License-Identifier: MIT\n"
        "layers = [\n"
        "    ['base', [], [libxxhash]],\n"
        "    ['text', ['base'], [utf8proc]],\n"
        "    ['story', ['base', 'text'], []],\n"
        "]\n"),
    "server/base/meson.build": "# SPDX-License-Identifier: MIT\nsources = files('a.c', 'b.c')\n",
    "server/text/meson.build": "# SPDX-License-Identifier: MIT\nsources = files('word.c')\n",
    "server/story/meson.build": "# SPDX-License-Identifier: MIT\nsources = files()\n",
    "include/base/a.h": header("BASE_A_H", "int a(int left, int right);"),
    "include/base/b.h": header("BASE_B_H", '#include "base/a.h"\n\nint b(void);'),
    "include/text/word.h": header("TEXT_WORD_H", '#include "base/a.h"\n\nint word(void);'),
    "server/text/private.h": header("TEXT_PRIVATE_H", "int hidden(void);"),
    "server/base/a.c": module("base/a", (
        "int\na(int left, int right)\n{\n    if (left) {\n        return right;\n"
        "    }\n    return 0;\n}\n")),
    "server/base/b.c": module("base/b", "int\nb(void)\n{\n    return a(1, 2);\n}\n"),
    "server/text/word.c": module("text/word", (
        "int\nword(void)\n{\n    /* Not free(1), only said. */\n"
        '    return "printf(2)"[0];\n}\n')),
    "server/doc/wirecheck.1": (
        ".\\\" SPDX-License-Identifier: MIT\n.Dd May 1, 2024\n.Dt WIRECHECK 1\n.Os\n"
        ".Sh NAME\n.Nm wirecheck\n.Nd checks\n.Sh DESCRIPTION\nText.\n"),
}


def text_c(body, includes=""):
    return {"server/text/word.c": module("text/word", includes + body)}


def statement(text):
    return text_c(f"int\nword(void)\n{{\n    {text}\n    return 0;\n}}\n")


def script(text):
    return {"tests/x.py": "# SPDX-License-Identifier: MIT\n" + text}


def coded(row):
    """A tree with one code of findings, and a table of them for readers."""
    table = '#define FINDING_CODES(X) X(WIRE_COPY, "wire-copy", WARNING, "Copy")'
    return {"include/report/codes.h": header("REPORT_CODES_H", table),
            "server/doc/findings/wire-copy.md": "Text.\n",
            "README.md": f"| code | what it says | severity |\n|---|---|---|\n{row}\n\n"}


NESTED = "".join("    " * (i + 1) + "if (word()) {\n" for i in range(5)) + \
    "".join("    " * (5 - i) + "}\n" for i in range(5))

# lint, what is written over the clean tree, the rule that must fail, what it says
ROWS = [
    (layers, {"server/meson.build": CLEAN["server/meson.build"].replace(
        "[], [libxx", "['text'], [libxx")}, "layer table", "base names text"),
    (layers, {"include/rogue/x.h": header("ROGUE_X_H", "int x(void);")}, "layer table", "rogue"),
    (layers, {"server/base/b.c": module("base/b", '#include "text/word.h"\n')},
     "includes follow", "base may not call text"),
    (layers, {"tests/unit/base/test_a.c": SPDX + '#include "text/word.h"\n'},
     "includes follow", "base may not call text"),
    (layers, {"include/story/s.h": header("STORY_S_H", '#include "text/private.h"')},
     "includes follow|public headers", "is private to text"),
    (layers, text_c("", '#include "word.h"\n'), "includes in quotes", '"word.h" is no header'),
    (layers, text_c("", "#include <base/a.h>\n"), "includes in quotes", "use quotes"),
    (layers, {"include/text/word.h": header("TEXT_WORD_H", '#include "text/private.h"')},
     "public headers", "shows the private"),
    (layers, text_c("", "#include <sqlite3.h>\n"), "outside", "gives text no sqlite"),
    (layers, {"include/text/word.h": header("TEXT_WORD_H", "#include <utf8proc.h>")},
     "outside", "public header shows utf8proc"),
    (layers, {"include/base/a.h": header("BASE_A_H", '#include "base/b.h"')},
     "no header cycle|no module cycle", "base/a.h -> base/b.h -> base/a.h"),
    (layers, {"server/base/a.c": module("base/a", '#include "base/b.h"\n')},
     "no module cycle", "base/a -> base/b -> base/a"),
    (layers, {"server/base/c.c": SPDX}, "sources are listed", "c.c: not listed"),
    (layers, {"server/base/meson.build": "# SPDX-License-Identifier: MIT\nfiles('b.c', 'a.c')\n"},
     "sources are listed", "not in alphabetical order"),

    (budgets, text_c("int x;\n" * 498), "files have", "501 lines"),
    (budgets, {"include/text/word.h": header("TEXT_WORD_H", "int x;\n" * 300)},
     "files have", "lines"),
    (budgets, statement("word();\n" * 60), "functions have at most 60", "word: 62 lines"),
    (budgets, text_c("int\nword(int a, int b, int (*c)(int, int), int d, int e, int f)\n"
                     "{\n    return 0;\n}\n"), "functions have at most 5", "6 parameters"),
    (budgets, text_c("int\nword(void)\n{\n" + NESTED + "}\n"), "blocks nest", "5 levels"),
    (budgets, script("x = '" + "y" * 100 + "'\n"), "lines are short", "106 columns"),
    (budgets, {"tests/lint/exceptions.txt": "function server/text/word.c:word 80\n"},
     "every exception", "is not needed"),

    (codes, coded("| `wire-rewrite` | x | hint |"), "lists of codes", "lacks wire-copy"),
    (codes, coded("| `wire-copy` | x | hint |"), "lists of codes", "is warning, not hint"),
    (codes, {**coded(""), "README.md": None, "server/doc/findings/wire-copy.md": None},
     "lists of codes|every code has its page", "wire-copy: no page"),

    (words, statement("free(0);"), "allocators", "word.c:7"),
    (words, statement('printf("x");'), "printing", "word.c:7"),
    (words, statement("fputs(0, stdout);"), "printing", "word.c:7"),
    (words, statement("json_object();"), "json_", "word.c:7"),
    (words, statement("exit(1);"), "exit", "word.c:7"),
    (words, statement("sqlite3_open(0, 0);"), "sqlite3_", "word.c:7"),
    (words, statement("uv_run(0, 0);"), "uv_", "word.c:7"),
    (words, {"server/base/b.c": module("base/b", "int x = utf8proc_version();\n")},
     "utf8proc_", "b.c:4"),
    (words, {"server/base/b.c": module("base/b", "int x = md_parse(0);\n")}, "md_parse", "b.c:4"),
    (words, statement("XXH3_64bits(0, 0);"), "XXH", "word.c:7"),
    (words, statement("strcpy(0, 0);"), "banned calls", "word.c:7"),
    (words, text_c("typedef struct {\n    int x;\n} word_t;\n"), "typedef", "word.c:4"),
    (words, {"server/base/b.c": '#include "base/b.h"\n'}, "licence", "b.c:1"),
    (words, {"tests/x.sh": "#!/bin/sh\necho\n"}, "licence", "x.sh:1"),
    (words, {"include/base/b.h": header("B_H", "int b(void);")}, "guards", "should be BASE_B_H"),
    (words, {"server/base/b.c": SPDX + '#include <stddef.h>\n\n#include "base/b.h"\n'},
     "own header first", "base/b.h"),
    (words, statement("if (word())\n        word();"), "braces", "if without"),
    (words, statement("for (;;)\n        word();"), "braces", "for without"),
    (words, statement("if (word()) {\n    } else\n        word();"), "braces", "else without"),
    (words, statement('word("one that is changed holds no longer");'), "plain", "word.c:7"),
    (words, {"x.md": "Text.\nA copy whose number is another.\n"}, "plain", "x.md:2"),
    (words, statement("word(); // why"), "comments", "word.c:7"),
    (words, statement("\tword();"), "no tabs", "word.c:7"),
    (words, statement("word(); "), "trailing", "word.c:7"),
    (words, statement("/* TO" "DO: later */"), "left to do", "word.c:7"),
    (words, statement("skip();"), "cmocka", "word.c:7"),
    (words, statement("/* \u202e */"), "invisible", "word.c:7"),
    (words, script("x = '/wo" "rk/main'\n"), "one machine", "x.py:2"),
    (words, statement('log_info("x");'), "log_", "word.c:7"),
    (words, text_c("#define WORD_SHARE 0.5\n"), "thresholds", "word.c:"),
    (words, {"a.md": "x" * 201 + "\n"}, "too wide", "a.md:1: 201 columns"),
    (words, {"a.md": "`word4-xxh3-winnow4`\n",
             "include/fingerprint/shingle.h": header(
                 "FINGERPRINT_SHINGLE_H", '#define SCHEME_NAME "word3-xxh3-winnow4"')},
     "the scheme", "word4-xxh3-winnow4 is not word3-xxh3-winnow4"),
    (words, {"a.md": "[b](include/b.md)\n"}, "links", "a.md:1: include/b.md"),
    (words, script("x = 1"), "UTF-8", "x.py"),
    (words, {"tests/x.py": b"# SPDX-License-Identifier: MIT\n# \xff\n"}, "UTF-8", "x.py"),

    (headers, {"include/text/word.h": header("TEXT_WORD_H", "size_t word(void);")},
     "compile alone", "text/word.h"),
    (headers, {"include/text/word.h": SPDX + "struct twice {\n    int x;\n};\n"},
     "compile alone", "text/word.h"),

    (style, statement("word( ) ;"), "formatted", "word.c:7"),
    (style, {"server/doc/wirecheck.1": ".Dd May 1, 2024\n.Dt WIRECHECK 1\n.Os\n.Sh NAME\n.Zz\n"},
     "manual", "wirecheck.1:5"),
    (style, {"tests/x.sh": "# SPDX-License-Identifier: MIT\nif true; then\n"}, "shell", "x.sh"),
    (style, {"tests/x.sh": "#!/bin/sh\n# SPDX-License-Identifier: MIT\n"},
     "shell", "cannot be executed"),
    (style, {"server/doc/wirecheck.1": None}, "manual", "is missing"),
]

# Trees that look like offences and are none.
INNOCENT = [
    (budgets, {"server/text/word.c": CLEAN["server/text/word.c"] + "int x[] = {1, 2};\n"}),
    (budgets, {"tests/lint/exceptions.txt": "function server/text/word.c:word 62\n",
               **statement("word();\n" * 60)}),
    (words, {"server/base/a.c": CLEAN["server/base/a.c"].replace("return right", "free(0)")}),
    (words, statement("do {\n        word();\n    } while (word());")),
    (words, statement("word_free(0); /* TO" "DO(#12): here */")),
    (words, {"a.md": "[b](include/base/b.h#x) [c](https://example.org)\n"}),
    (words, {"tests/data/bad.txt": b"\xff\t\xe2\x80\xae no line end"}),
]


class Recorder:
    def __init__(self):
        self.failed = {}
        self.skipped = []

    def rule(self, name, offences):
        offences = list(offences)
        if offences:
            self.failed[name] = offences

    def skip(self, name, reason):
        self.skipped.append(name)


def run(lint, changes):
    with tempfile.TemporaryDirectory() as root:
        for path, text in {**CLEAN, **changes}.items():
            if text is not None:
                os.makedirs(os.path.join(root, os.path.dirname(path)), exist_ok=True)
                with open(os.path.join(root, path), "wb") as file:
                    file.write(text if isinstance(text, bytes) else text.encode())
        if lint is style:
            here = os.path.dirname(os.path.abspath(__file__))
            shutil.copy(os.path.join(here, "..", "..", ".clang-format"), root)
        recorder = Recorder()
        lint.check(source.Tree(root), recorder)
        return recorder


def complaints(lint, changes, rules, says):
    recorder = run(lint, changes)
    if any(rules.split("|")[0] in name for name in recorder.skipped):
        return None
    for rule in rules.split("|"):
        if not any(rule in name for name in recorder.failed):
            return [f"'{rule}' did not fail"]
    for name in recorder.failed:
        if not any(rule in name for rule in rules.split("|")):
            return [f"'{name}' failed too: {recorder.failed[name]}"]
    said = [offence for offences in recorder.failed.values() for offence in offences]
    return [] if any(says in offence for offence in said) else [f"said only: {said}"]


def main():
    tap = source.Tap()
    for lint in (layers, budgets, codes, words, headers, style):
        tap.rule(f"{lint.__name__}: a clean tree passes", run(lint, {}).failed.items())
    for lint, changes in INNOCENT:
        tap.rule(f"{lint.__name__}: {', '.join(changes)} is innocent",
                 run(lint, changes).failed.items())
    for lint, changes, rules, says in ROWS:
        name = f"{lint.__name__}: '{rules}' fails and says '{says}'"
        offences = complaints(lint, changes, rules, says)
        if offences is None:
            tap.skip(name, "its tool is not installed")
        else:
            tap.rule(name, offences)
    sys.exit(tap.finish())


if __name__ == "__main__":
    main()
