# SPDX-License-Identifier: MIT
"""One run of every command, over a draft that names a canary where it can. A command that
`wirecheck help` lists and that has no row here fails the tests that go through all modes."""

import pathlib
import re
import subprocess

from client import SLOW
from newsroom import STORIES, binary, capabilities

# Command line after `wirecheck`; DRAFT is a saved draft, STORIES a folder of stories. In
# an order in which each finds what it needs.
COMMANDS = {
    "add": [["add", "STORIES"]],
    "check": [["check", "DRAFT"], ["check", "--format", "json", "DRAFT", "DRAFT"],
              ["check", "--format", "sarif", "--no-comments", "DRAFT", "DRAFT"],
              ["check", "--colour", "always", "-"]],
    "dismissals": [["dismissals"]],
    "doctor": [["doctor"]],
    "explain": [["explain", "DRAFT:3"], ["explain", "--sensitivity", "sensitive", "DRAFT:3"]],
    "help": [["help"], ["help", "check"], ["--version"]],
    "list": [["list"], ["list", "--format", "json"]],
    "show": [["show", "1"], ["show", "--text", "1"]],
    "status": [["status"]],
    "verify": [["verify"]],
    "watch": [["watch", "--once", "--quiet", "0.1", "STORIES"]],
    "forget": [["forget", "--yes", "1"]],
    "serve": [["serve"]],
}
FAILING = [["check", "no-such-draft.md"], ["explain", "DRAFT:9999"],
           ["add", "no-such-folder"], ["unheard-of"],
           ["check", "--no-such-option", "DRAFT"], ["show", "99999"],
           ["check", "--format", "sarif", "DRAFT", "no-such-draft.md"],
           ["serve", "--pipe=wirecheck.sock"], ["--socket", "2087"]]


def command_names():
    """The commands that the program says it has."""
    done = subprocess.run([binary(), "help"], capture_output=True, text=True, check=True,
                          timeout=20 * SLOW)
    lines = done.stdout.split("commands:\n", 1)[1].split("\n\n", 1)[0].splitlines()
    return {line.split()[0] for line in lines}


def missing_rows():
    return sorted(command_names() - set(COMMANDS))


def spelled(arguments, draft):
    return [re.sub("^DRAFT(?=$|:)", str(draft), word).replace("STORIES", str(STORIES))
            for word in arguments]


def run(room, arguments, text, wrapper=()):
    """One run with the draft's text on standard input as well."""
    path = pathlib.Path(room.desk) / "draft.md"
    path.write_text(text)
    return subprocess.run([*wrapper, binary(), *spelled(arguments, path)], cwd=room.desk,
                          env=room.environment, input=text.encode(), capture_output=True,
                          timeout=60 * SLOW, check=False)


def converse(client, room, text):
    """An editor's session that asks for all that this server offers."""
    result = client.initialize(capabilities("vscode"), initializationOptions={"debounce": 0})
    uri = room.uri("draft.md")
    client.open(uri, text)
    at = {"textDocument": {"uri": uri}, "position": {"line": 2, "character": 30}}
    client.call("textDocument/hover", at, 20)
    client.call("textDocument/definition", at, 20)
    client.change(uri, 2, {"text": text * 2})
    client.settled(30)
    return result, uri
