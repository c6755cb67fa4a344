# SPDX-License-Identifier: MIT
"""The source tree as the lints see it: files, code without comments, modules."""

import os
import re
import sys

CODE = (".c", ".h")
SCRIPTS = (".py", ".sh", ".lua", ".el", ".vim", ".rs", ".toml", ".js", ".mjs", ".ts",
           "tests/run", "tests/try", "tests/editors", ".ci/run")
BUILD = ("meson.build", "meson_options.txt", ".gitignore")
# Folders of input for tests, where any byte may stand.
DATA = ("tests/data", "tests/fuzz/seeds", "tests/session", "tests/broken", "tests/detect")
SKIPPED_FOLDERS = {".git", "__pycache__", "node_modules"}

_COMMENT_OR_LITERAL = re.compile(
    r"""(?P<comment>/\*.*?\*/|//[^\n]*)|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'""", re.S)


class File:
    def __init__(self, root, path):
        self.path = path
        self.absolute = os.path.join(root, path)
        with open(self.absolute, "rb") as file:
            self.bytes = file.read()
        self.text = self.bytes.decode("utf-8", "surrogateescape")
        self._code = None

    @property
    def lines(self):
        return self.text.split("\n")[:-1] if self.text.endswith("\n") else self.text.split("\n")

    @property
    def code(self):
        """C without comments and the insides of literals; line numbers are kept."""
        if self._code is None:
            self._code = _COMMENT_OR_LITERAL.sub(_blank, self.text)
        return self._code

    @property
    def layer(self):
        """'text' for include/text/x.h and server/text/x.c, "" for server/main.c, which
        may call what the top layer may, else None."""
        parts = self.path.split("/")
        if self.path == "server/main.c":
            return ""
        return parts[1] if parts[0] in ("include", "server") and len(parts) == 3 else None

    def includes(self):
        """(line number, name, is it in quotes) of each #include."""
        for number, line in enumerate(self.lines, 1):
            found = re.match(r'\s*#\s*include\s+(["<])([^">]+)[">]', line)
            if found:
                yield number, found[2], found[1] == '"'


def _blank(found):
    text = found[0]
    if found["comment"] is None:
        return text[0] + " " * (len(text) - 2) + text[-1]
    return re.sub(r"[^\n]", " ", text)


class Tree:
    def __init__(self, root):
        self.root = os.path.abspath(root)
        self.files = [File(self.root, path) for path in sorted(self._paths())]

    def _paths(self):
        for folder, folders, names in os.walk(self.root):
            inside = os.path.relpath(folder, self.root).replace(os.sep, "/")
            # A build folder lies in the root under a name that .gitignore knows.
            folders[:] = [name for name in folders if name not in SKIPPED_FOLDERS
                          and not (inside == "." and name.startswith("build"))
                          # The libraries that a release builds are not ours.
                          and not (inside == "server" and name == "subprojects")]
            for name in names:
                path = name if inside == "." else inside + "/" + name
                if is_text_file(path) and not os.path.islink(os.path.join(folder, name)):
                    yield path

    def code(self, *folders):
        return [file for file in self.files
                if file.path.endswith(CODE) and file.path.startswith(folders or "")
                and not is_data(file.path)]

    def find(self, path):
        return next((file for file in self.files if file.path == path), None)


def is_data(path):
    return path.startswith(tuple(folder + "/" for folder in DATA)) and not (
        path.endswith(("/meson.build", ".py", ".c", ".h", ".sh")))


def is_text_file(path):
    name = os.path.basename(path)
    return name in BUILD or path.endswith(CODE + SCRIPTS + (".md", ".json", ".1", ".txt"))


def layer_table(tree):
    """[(layer, [layers below], [outside libraries])] of server/meson.build, in order."""
    build = tree.find("server/meson.build")
    rows = re.findall(r"^\s*\['(\w+)', \[([^\]]*)\],\s*\[([^\]]*)\]\],", build.text, re.M)
    return [(name, re.findall(r"\w+", below), re.findall(r"\w+", outside))
            for name, below, outside in rows]


class Function:
    def __init__(self, name, line, body_lines, parameters, depth):
        self.name = name
        self.line = line
        self.body_lines = body_lines
        self.parameters = parameters
        self.depth = depth


def functions(file):
    """The function definitions of a C file."""
    code = re.sub(r"^[ \t]*#(?:[^\n\\]|\\.)*(?:\\\n(?:[^\n\\]|\\.)*)*",
                  lambda found: re.sub(r"[^\n]", " ", found[0]), file.code, flags=re.M)
    depth, deepest, start, opened = 0, 0, 0, None
    for found in re.finditer(r"[{};]", code):
        at = found.start()
        if found[0] == "{":
            if depth == 0:
                opened = (code[start:at], at)
            depth += 1
            deepest = max(deepest, depth)
        elif found[0] == "}":
            depth -= 1
            if depth == 0:
                signature = _signature(opened[0])
                if signature:
                    name, parameters = signature
                    yield Function(name, code.count("\n", 0, opened[1]) + 1,
                                   code.count("\n", opened[1], at) - 1, parameters,
                                   deepest - 1)
                deepest = 0
        if depth == 0:
            start = found.end()


def _signature(head):
    """(name, number of parameters) of what stands before a brace; None for data."""
    found = re.search(r"\b(\w+)\s*\(", head)
    if not found or "=" in head[:found.start()]:
        return None
    depth, count, at = 1, 1, found.end()
    for at in range(found.end(), len(head)):
        depth += {"(": 1, ")": -1}.get(head[at], 0)
        if depth == 0:
            break
        count += head[at] == "," and depth == 1
    inside = head[found.end():at].strip()
    return found[1], 0 if inside in ("", "void") else count


class Tap:
    """Prints one TAP line a rule, with what offends it as diagnostics."""

    def __init__(self):
        self.count = 0
        self.failed = 0

    def rule(self, name, offences):
        self.count += 1
        offences = list(offences)
        self.failed += bool(offences)
        print(("not ok" if offences else "ok"), self.count, "-", name)
        for offence in offences:
            print("#", offence)

    def skip(self, name, reason):
        self.count += 1
        print("ok", self.count, "-", name, "# SKIP", reason)

    def finish(self):
        print(f"1..{self.count}")
        sys.stdout.flush()
        return 1 if self.failed else 0


def main(check):
    """Runs check(tree, tap) over the tree named on the command line."""
    tap = Tap()
    check(Tree(sys.argv[1] if len(sys.argv) > 1 else "."), tap)
    sys.exit(tap.finish())
