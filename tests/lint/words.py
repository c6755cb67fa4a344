# SPDX-License-Identifier: MIT
"""Words that may not stand somewhere, and what every file must begin with."""

import os
import re

import source

# Tells the versions of all libraries.
DOCTOR = "server/cli/cmd_doctor.c"

# What is said in few places of the code: name, why, pattern, places.
PLACES = [
    ("allocators", "memory comes from base/memory.h",
     r"\b(malloc|calloc|realloc|reallocarray|free|strdup|strndup|alloca)\s*\(",
     ["server/base/"]),
    ("printing", "only cli/ prints",
     r"\b(printf|vprintf|puts|putchar|fputs|fputc|fprintf|vfprintf|perror|stdout|stderr)\b",
     ["server/cli/", "server/base/log.c", "server/base/memory.c",
      "server/report/render_text"]),
    ("json_", "JSON stays at the edges",
     r"\bjson_\w+",
     ["server/intake/", "server/report/render_json", "server/rpc/", "server/lsp/",
      "server/editor/", "server/feature/", "server/serve/", "server/cli/",
      "include/rpc/", "include/lsp/", "include/editor/", "include/feature/"]),
    ("exit", "only cli/ and serve/server.c end the process",
     r"\b(exit|_exit|_Exit|quick_exit|abort)\s*\(",
     ["server/cli/", "server/base/memory.c", "server/serve/server.c"]),
    ("sqlite3_", "the catalog is archive/'s", r"\bsqlite3_\w+", ["server/archive/", DOCTOR]),
    ("uv_", "loops are serve/'s and feed/'s", r"\buv_\w+",
     ["server/serve/", "server/feed/", DOCTOR]),
    ("utf8proc_", "Unicode is text/'s", r"\butf8proc_\w+", ["server/text/", DOCTOR]),
    ("md_parse", "Markdown is markup/'s", r"\bmd_parse\b", ["server/markup/"]),
    ("XXH", "hashes come from base/hash.h", r"\bXXH\w+", ["server/base/hash.c", DOCTOR]),
    ("banned calls", "unsafe or hard to check",
     r"\b(strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|atol|atoll|atof|scanf|sscanf"
     r"|system|popen|tmpnam|mktemp|setlocale)\s*\(", []),
    ("log_", "only serve/ and cli/ log above debug level", r"\blog_(error|warn|info)\s*\(",
     ["server/serve/", "server/cli/", "server/base/log.c", "include/base/log.h"]),
    ("thresholds", "shares that decide stand in thresholds.h or origin/",
     r"^#define [A-Z_]+ [0-9]*\.[0-9]+", ["server/match/thresholds.h", "server/origin/"]),
    ("typedef", "structs and enums go by their own names",
     r"\btypedef\s+(struct|enum|union)\b", []),
]

# Characters that show a reader other text than the compiler reads.
INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# Written in two parts so that this file passes its own rule.
MACHINE_PATH = re.compile("(?<![\\w.])/(" + "work|" + "root|" + "tmp/wc" + ")/")


# What people read is plain newsroom English: no word order of another language, no
# words of our own for what a desk has a word for. Pattern, what to write instead.
STYLE = [
    (r"\b(number|name|date|value|place|word) is another\b", "differs"),
    (r"\bholds? no longer\b", "has no effect, is taken back"),
    (r"\b(is|are) (never )?told of\b", "is reported"),
    (r"\bhere it is given to\b", "attributed to"),
    (r"\bwhich no \w+ (is|has)\b", "that no ... is"),
    (r"\bnotes? for information\b", "information"),
    (r"\bwhere that is another\b", "if it differs"),
]
# Documents, help and the words of the clients; of the code, its strings.
READ = (".md", ".1", "package.nls.json", "doc/wirecheck.txt")


def own_files(tree):
    return [file for file in tree.files if not source.is_data(file.path)]


def word_places(tree, pattern, places):
    for file in tree.code("include/", "server/"):
        if file.path.startswith(tuple(places)):
            continue
        for number, line in enumerate(file.code.split("\n"), 1):
            found = re.search(pattern, line.replace("format(printf", ""))
            if found:
                yield f"{file.path}:{number}: {found[0].strip()}"


def licence(tree):
    for file in own_files(tree):
        if file.path.endswith((".md", ".json", ".txt", ".gitignore")):
            continue
        lines = file.lines[:2]
        first = lines[1] if lines and lines[0].startswith(("#!", ";;; ")) and len(lines) > 1 else (
            lines[0] if lines else "")
        if "SPDX-License-Identifier: MIT" not in first:
            yield f"{file.path}:1: the licence line is missing"


def guards(tree):
    for file in tree.code("include/", "server/"):
        if not file.path.endswith(".h"):
            continue
        name = re.sub(r"\W", "_", file.path.split("/", 1)[1]).upper()
        if [f"#ifndef {name}", f"#define {name}"] != file.lines[1:3]:
            yield f"{file.path}:2: the guard should be {name}"


def own_header_first(tree):
    headers = {file.path.split("/", 1)[1] for file in tree.code("include/", "server/")}
    for file in tree.code("server/"):
        own = file.path.split("/", 1)[1][:-2] + ".h"
        includes = [name for _, name, _ in file.includes()]
        if file.path.endswith(".c") and own in headers and includes[:1] != [own]:
            yield f'{file.path}: "{own}" should be the first include'


def each_line(tree, pattern, message, paths=lambda path: True, text=lambda file: file.text):
    pattern = re.compile(pattern)
    for file in own_files(tree):
        if paths(file.path):
            for number, line in enumerate(text(file).split("\n"), 1):
                if pattern.search(line):
                    yield f"{file.path}:{number}: {message}"


def strings_of(file):
    """The lines of a file that people read: of code, only the strings."""
    for number, line in enumerate(file.lines, 1):
        if file.path.endswith(READ):
            yield number, line
        else:
            yield number, " ".join(re.findall(r'"((?:\\.|[^"\\])*)"', line))


def plain_words(tree):
    """The style of what people read."""
    for file in own_files(tree):
        is_code = file.path.startswith(("include/", "server/")) and file.path.endswith(source.CODE)
        # What was said of earlier versions stays as it was said.
        if file.path == "CHANGELOG.md" or not (is_code or file.path.endswith(READ)):
            continue
        for number, line in strings_of(file):
            for pattern, better in STYLE:
                found = re.search(pattern, line, re.I)
                if found:
                    yield f'{file.path}:{number}: "{found[0]}": {better}'


def line_comments(tree):
    for file in tree.code():
        literal_free = re.sub(r'"(?:\\.|[^"\\\n])*"', '""', file.text)
        literal_free = re.sub(r"/\*.*?\*/", lambda f: re.sub(r"[^\n]", " ", f[0]),
                              literal_free, flags=re.S)
        for number, line in enumerate(literal_free.split("\n"), 1):
            if "//" in line:
                yield f"{file.path}:{number}: use /* */"


def braces(tree):
    """Each branch and loop body stands in braces."""
    for file in tree.code():
        code = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda f: re.sub(r"[^\n]", " ", f[0]),
                      file.code, flags=re.M)
        for found in re.finditer(r"\b(if|for|while|switch|else|do)\b", code):
            at = found.end()
            if found[1] not in ("else", "do"):
                at = end_of_brackets(code, at)
            rest = code[at:at + 400].lstrip()
            good = rest.startswith("{") or (found[1] == "else" and rest.startswith("if"))
            if not good and not (found[1] == "while" and rest.startswith(";")):
                yield f"{file.path}:{code.count(chr(10), 0, at) + 1}: {found[1]} without braces"


def end_of_brackets(code, at):
    depth = 0
    for at in range(at, len(code)):
        depth += {"(": 1, ")": -1}.get(code[at], 0)
        if depth == 0 and code[at] == ")":
            break
    return at + 1


def links(tree):
    """A relative link of a document leads to a file."""
    for file in own_files(tree):
        if not file.path.endswith(".md"):
            continue
        folder = os.path.dirname(file.absolute)
        for number, line in enumerate(file.lines, 1):
            for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", line):
                if not os.path.exists(os.path.join(folder, target)):
                    yield f"{file.path}:{number}: {target} is not there"


def is_ours(path):
    return not path.startswith("tests/lint/")


# Tables apart, which have a row a line.
DOCUMENT_COLUMNS = 200


def wide_documents(tree):
    for file in own_files(tree):
        if file.path.endswith(".md"):
            for number, line in enumerate(file.lines, 1):
                if len(line) > DOCUMENT_COLUMNS and not line.startswith("|"):
                    yield f"{file.path}:{number}: {len(line)} columns"


def scheme_names(tree):
    """Documents name the fingerprint scheme that the code has."""
    header = tree.find("include/fingerprint/shingle.h")
    scheme = re.search(r'SCHEME_NAME "([^"]+)"', header.text) if header else None
    for file in own_files(tree) if scheme else []:
        if file.path.endswith(".md"):
            for number, line in enumerate(file.lines, 1):
                for found in re.findall(r"\bword\d+-xxh3-winnow\d+\b", line):
                    if found != scheme[1]:
                        yield f"{file.path}:{number}: {found} is not {scheme[1]}"


def check(tree, tap):
    for name, why, pattern, places in PLACES:
        tap.rule(f"{name}: {why}", word_places(tree, pattern, places))
    tap.rule("every file begins with its licence", licence(tree))
    tap.rule("header guards come from the path", guards(tree))
    tap.rule("a module includes its own header first", own_header_first(tree))
    tap.rule("branches and loops have braces", braces(tree))
    tap.rule("comments are /* */", line_comments(tree))
    tap.rule("what people read is in plain words", plain_words(tree))
    tap.rule("links of documents lead somewhere", links(tree))
    tap.rule("documents are not too wide", wide_documents(tree))
    tap.rule("documents name the scheme of the code", scheme_names(tree))
    tap.rule("no tabs", each_line(tree, "\t", "a tab"))
    tap.rule("no trailing blanks", each_line(
        tree, r"[ \r]$", "trailing blanks", lambda path: not path.endswith(".md")))
    tap.rule("nothing is left to do without a number", each_line(
        tree, r"\b(TODO(?!\(#\d+\))|FIXME|XXX)\b", "give it a number: (#12)", is_ours))
    tap.rule("no skip() of cmocka, which meson takes for a failure", each_line(
        tree, r"(?<!\w)skip\s*\(\)", "skip()", lambda path: path.endswith(source.CODE)))
    tap.rule("no invisible characters", each_line(tree, INVISIBLE, "an invisible character"))
    tap.rule("no paths of one machine", each_line(tree, MACHINE_PATH, "a machine's path"))
    tap.rule("text is UTF-8 and ends with a line end",
             (f"{file.path}: not so" for file in own_files(tree)
              if re.search("[\udc80-\udcff]", file.text) or not file.text.endswith("\n")))


if __name__ == "__main__":
    source.main(check)
