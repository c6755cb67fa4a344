# SPDX-License-Identifier: MIT
"""What editors announce at initialize is kept in tests/session/clients, where the tests of
the protocol use it. UPDATE=1 writes down what the editor at hand says."""

import json
import os
import textwrap

from desk import ROOT  # makes tap importable

import tap

FOLDER = ROOT / "tests" / "session" / "clients"


def check(name, version, traffic):
    """`version` is the editor's, as a person would write it: "Helix 25.07.1"."""
    path = FOLDER / f"{name}.json"
    announced = traffic.capabilities()
    if os.environ.get("UPDATE"):
        path.write_text(render({"editor": version, "recorded": True, "capabilities": announced}))
        return
    known = json.loads(path.read_text(encoding="utf-8"))
    if known["editor"] != version:
        raise tap.Skip(f"recorded of {known['editor']}, this is {version}; UPDATE=1 records it")
    tap.same(announced, known["capabilities"], f"what {version} announces")


def render(value, indent=""):
    """JSON with what is short on one line, keys in order."""
    line = json.dumps(value)
    inner = indent + "  "
    if len(indent) + len(line) <= 96 or not isinstance(value, (dict, list)):
        lines = line
    elif isinstance(value, dict):
        parts = [f"{inner}{json.dumps(key)}: {render(each, inner)}"
                 for key, each in value.items()]
        lines = "{\n" + ",\n".join(parts) + f"\n{indent}}}"
    else:
        words = ", ".join(json.dumps(each) for each in value)
        lines = "[\n" + textwrap.fill(words, 96, initial_indent=inner, subsequent_indent=inner
                                      ) + f"\n{indent}]"
    return lines if indent else lines + "\n"
