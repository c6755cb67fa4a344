# SPDX-License-Identifier: MIT
"""Hostile stories in a hover, as a real renderer sees them: text, and what the card itself is
made of. tests/session/hover_markup.py is the stricter reader of our own; this one shows that
we did not misread the rules."""

import json
import os
import pathlib
import shutil
import subprocess
import sys

import tap
from newsroom import ROOT, capabilities

sys.path.insert(0, str(ROOT / "tests" / "session"))
import test_hover_escape as hostile  # noqa: E402  pylint: disable=wrong-import-position

HERE = pathlib.Path(__file__).resolve().parent
# What a card consists of.
OURS = {"paragraph", "inline", "text", "strong", "hardbreak", "softbreak", "blockquote", "hr",
        "text_special", "em"}
ACTIVE = {"[a](https://a.example)": "link", "![a](https://a.example/b.png)": "image",
          "a <b>c</b>": "html_inline", "<div>\na": "html_block", "https://a.example": "link",
          "```\na\n```": "fence", "# a": "heading", "- a": "bullet_list", "`a`": "code_inline",
          "    a": "code_block", "|a|b|\n|-|-|\n|c|d|": "table", "~~a~~": "s"}


def markdown_it():
    """Where the renderer is: WIRECHECK_MARKDOWN_IT, or the folder of an earlier run."""
    place = os.environ.get("WIRECHECK_MARKDOWN_IT", "")
    if not place:
        place = str(ROOT / "build-tests" / "markdown-it" / "node_modules" / "markdown-it")
    if not shutil.which("node") or not (pathlib.Path(place) / "package.json").exists():
        raise tap.Skip("no node, or no markdown-it: sh tests/security/fetch_markdown_it.sh "
                       "build-tests/markdown-it gets it from npm")
    return place


def kinds_of(texts):
    done = subprocess.run(["node", HERE / "render.cjs", markdown_it()],
                          input=json.dumps(texts), capture_output=True, text=True, check=True)
    return [set(kinds) for kinds in json.loads(done.stdout)]


def test_no_node_comes_from_a_story():
    markdown_it()
    hovers, _ = hostile.each_hover(capabilities("vscode"))
    texts = [hover["contents"]["value"] for _, hover in hovers]
    for text, kinds in zip(texts, kinds_of(texts)):
        tap.same(sorted(kinds - OURS), [], f"nodes in\n{text[:3000]}")


def test_each_hostile_line_by_itself():
    """The escaped form of every line, so that none hides behind another."""
    markdown_it()
    hovers, _ = hostile.each_hover(capabilities("vscode"))
    lines = [line for _, hover in hovers for line in hover["contents"]["value"].split("\n")]
    for line, kinds in zip(lines, kinds_of(lines)):
        tap.same(sorted(kinds - OURS), [], f"nodes in {line!r}")


def test_this_test_can_fail():
    for (text, kind), kinds in zip(ACTIVE.items(), kinds_of(list(ACTIVE))):
        tap.check(kind in kinds and kind not in OURS, f"{text!r} gives {sorted(kinds)}")


if __name__ == "__main__":
    tap.main(globals())
