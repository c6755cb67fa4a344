#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How long a reporter waits, measured through a real Neovim: from a key to the findings on
the screen, from the change that Neovim sends to them, and for a hover card.

    latency.py [--edits N] [--words N] [JSONL]

The archive is the sample's; JSONL adds stories, and without it Reuters-21578 from
../shared/data where that is. Every figure is of this machine and this run.
"""

import argparse
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "clients" / "neovim"))

from neovim import NeovimDesk  # makes the others importable

from desk import COPIED, SAMPLE, program

UNPACK = HERE.parent / "support" / "reuters21578.py"
DATA = HERE.parents[2] / "shared" / "data" / "reuters21578" / "sgml.tar.xz"


def long_draft(words):
    """The sample draft with paragraphs of nobody's in front, up to a number of words."""
    draft = (SAMPLE / "draft.md").read_text(encoding="utf-8")
    own = [part for part in draft.split("\n\n") if part.startswith(("On Thursday", "At the"))]
    parts, count = [], len(draft.split())
    while count < words:
        part = f"{own[len(parts) % 2]} Note {len(parts)}."
        parts.append(part)
        count += len(part.split())
    return "\n\n".join([*parts, draft])


def add_stories(desk, path):
    if path is None and DATA.exists():
        path = desk.home / "stories.jsonl"
        with open(path, "wb") as out:
            subprocess.run([sys.executable, UNPACK, DATA], stdout=out, check=True)
    if path is not None:
        desk.run(program(), "add", path, seconds=600, check=False)


def measure(edits, words, stories):
    with NeovimDesk() as desk:
        add_stories(desk, stories)
        archive = desk.wirecheck("status").stdout
        draft = long_draft(words)
        assert COPIED in draft
        desk.draft.write_text(draft, encoding="utf-8")
        # Without the relay, which would be measured too.
        (desk.home / "bin" / "wirecheck").unlink()
        (desk.home / "bin" / "wirecheck").symlink_to(program())
        command = desk.after_start(HERE / "latency.lua")
        done = subprocess.run([command[0], "--headless", *command[1:]], cwd=desk.folder,
                              env={**desk.environment, "LATENCY_EDITS": str(edits)},
                              stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=300, check=False)
        if done.returncode:
            sys.exit(done.stderr[-2000:])
        return archive, len(draft.split()), done.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--edits", type=int, default=60)
    parser.add_argument("--words", type=int, default=2000)
    parser.add_argument("stories", nargs="?")
    given = parser.parse_args()
    archive, words, told = measure(given.edits, given.words, given.stories)
    figures = {}
    for line in told.split("\n")[:-1]:
        name, value = line.split()
        figures.setdefault(name, []).append(float(value))
    print(archive.strip())
    print(f"draft: {words} words; {given.edits} edits; findings are "
          f"{'pulled' if 'pulled' in figures else 'pushed'}")
    rows = [("key to findings, with Neovim's own delay", "key"),
            ("didChange to findings", "change"), ("hover", "hover")]
    print(f"{'ms':42}{'median':>8}{'p95':>8}{'max':>8}")
    for title, name in rows:
        values = sorted(figures[name])
        p95 = values[min(len(values) - 1, int(len(values) * 0.95))]
        print(f"{title:42}{statistics.median(values):8.1f}{p95:8.1f}{values[-1]:8.1f}")


if __name__ == "__main__":
    main()
