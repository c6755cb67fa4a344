# SPDX-License-Identifier: MIT
"""What real programs make of drafts: HTML, for many drafts by one process. Each of them is
asked only where it is installed."""

import functools
import json
import os
import pathlib
import shutil
import subprocess
import sys

import tap

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent.parent


def run(command, texts):
    done = subprocess.run([str(each) for each in command], input=json.dumps(texts),
                          capture_output=True, text=True, check=False, timeout=300)
    if done.returncode != 0:
        raise AssertionError(f"{command}: {done.stderr[-2000:]}")
    return json.loads(done.stdout)


def program(name, package):
    path = shutil.which(name)
    if not path:
        raise tap.Skip(f"no {name}: the package {package} has it")
    return path


def python_with(module):
    """A Python that has the module: what runs this, or the system's."""
    for python in dict.fromkeys((sys.executable, "/usr/bin/python3")):
        known = subprocess.run([python, "-c", f"import {module}"], capture_output=True,
                               check=False)
        if known.returncode == 0:
            return python
    raise tap.Skip(f"no Python module {module}")


def render_rst(texts):
    return run([python_with("docutils"), HERE / "render_rst.py"], texts)


def render_fountain(texts):
    folder = os.environ.get("WIRECHECK_SCREENPLAIN") or ROOT / "build-tests" / "screenplain"
    if not pathlib.Path(folder, "screenplain").is_dir():
        raise tap.Skip("no screenplain: sh tests/session/rendering/fetch_screenplain.sh "
                       "build-tests/screenplain gets it from PyPI")
    return run([sys.executable, HERE / "render_fountain.py", folder], texts)


def render_asciidoc(texts):
    program("asciidoctor", "asciidoctor")
    return run([program("ruby", "ruby"), HERE / "render_asciidoc.rb"], texts)


def render_markdown(texts):
    place = os.environ.get("WIRECHECK_MARKDOWN_IT") or str(
        ROOT / "build-tests" / "markdown-it" / "node_modules" / "markdown-it")
    if not (pathlib.Path(place) / "package.json").exists():
        raise tap.Skip("no markdown-it: sh tests/security/fetch_markdown_it.sh "
                       "build-tests/markdown-it gets it from npm")
    return run([program("node", "nodejs"), HERE / "render_markdown.cjs", place], texts)


def render_pandoc(form, texts):
    """One run for all: each draft is a block of code that a filter reads."""
    document = {"pandoc-api-version": [1, 22], "meta": {}, "blocks": [
        {"t": "CodeBlock", "c": [["", [form], []], text]} for text in texts]}
    done = subprocess.run(
        [program("pandoc", "pandoc"), "--from", "json", "--to", "html", "--wrap", "none",
         "--lua-filter", str(HERE / "render_pandoc.lua")],
        input=json.dumps(document), capture_output=True, text=True, check=False, timeout=300)
    if done.returncode != 0:
        raise AssertionError(f"pandoc: {done.stderr[-2000:]}")
    parts = done.stdout.split("<p>@@draft@@</p>")[1:]
    if len(parts) != len(texts):
        raise AssertionError(f"pandoc: {len(parts)} of {len(texts)} drafts")
    return parts


def render_plain(texts):
    return [f"<p>{text}</p>" for text in texts]


def renderer(name):
    if name.startswith("pandoc:"):
        return functools.partial(render_pandoc, name.partition(":")[2])
    return {"docutils": render_rst, "screenplain": render_fountain, "none": render_plain,
            "asciidoctor": render_asciidoc, "markdown-it": render_markdown}[name]
