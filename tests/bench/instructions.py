#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How many instructions the costly paths take, held against checked-in limits.

    instructions.py [--print] [--optimization 1|3]

Times on a shared machine say little, instructions do not change with its load. Counted by
callgrind, in millions, of stories and drafts that are made here: what a story costs to add
(read, fold, fingerprint, pack), what a draft costs whose words stand nowhere (look-up), one
whose every other paragraph is copied (draft), and that one with an edit when its stories are
at hand (edited). Each figure is the difference of two runs, so that starting costs nothing.
They differ by less than a thousandth from run to run; limits.txt leaves one in twenty.
"""

import argparse
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

LIMITS = pathlib.Path(__file__).with_name("limits.txt")
PROGRAM = os.path.abspath(os.environ.get("WIRECHECK", "wirecheck"))
SKIPPED = 77
STORIES = 64
FEW_STORIES = 16
EDITS = 4


def make_words(seed):
    """Words as common as those of a language: the nth one by 1/n."""
    rng = random.Random(seed)
    parts = ["ba", "ro", "len", "ti", "mar", "su", "ved", "ko", "shin", "pa", "gre", "dol"]
    words = sorted({"".join(rng.choices(parts, k=rng.randint(1, 4))) for _ in range(6000)})
    rng.shuffle(words)
    weights = [1 / (n + 2) for n in range(len(words))]
    return lambda count: rng.choices(words, weights, k=count)


def make_stories():
    draw = make_words(1)
    return [[" ".join(draw(40)).capitalize() + "." for _ in range(6)] for _ in range(STORIES)]


def write_stories(path, stories):
    with open(path, "w", encoding="utf-8") as out:
        for number, paragraphs in enumerate(stories):
            out.write(json.dumps({"guid": str(number), "headline": f"Story {number}",
                                  "versioncreated": f"2023-0{number % 9 + 1}-11",
                                  "body_text": "\n\n".join(paragraphs)}) + "\n")


def make_draft(stories, copied):
    draw = make_words(2)
    own = [" ".join(draw(40)).capitalize() + "." for _ in range(10)]
    return [own[i] if i % 2 or not copied else stories[i * 7][2] for i in range(10)]


class Counter:
    def __init__(self, folder):
        self.folder = folder
        self.log = folder / "log"

    def command(self, *arguments):
        return ["valgrind", "--tool=callgrind", f"--log-file={self.log}",
                f"--callgrind-out-file={self.folder / 'out'}", PROGRAM, *map(str, arguments)]

    def counted(self):
        found = re.search(r"Collected : (\d+)", self.log.read_text())
        if not found:
            sys.exit(self.log.read_text()[-2000:])
        return int(found[1]) / 1e6

    def run(self, *arguments):
        done = subprocess.run(self.command(*arguments), stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, check=False)
        if done.returncode not in (0, 1):  # 1: it has findings
            sys.exit(f"wirecheck {arguments[0]}: exit status {done.returncode}")
        return self.counted()


def measure(folder):
    counter = Counter(folder)
    stories = make_stories()
    archives = folder / "few", folder / "archive"
    counts = FEW_STORIES, STORIES
    for count in counts:
        write_stories(folder / f"{count}.jsonl", stories[:count])
    few, whole = (counter.run("add", "--archive", archive, folder / f"{count}.jsonl")
                  for archive, count in zip(archives, counts))
    copied = make_draft(stories, True)
    drafts = {"start": ["Nothing."], "look-up": make_draft(stories, False), "draft": copied}
    for edit in range(1, EDITS + 1):
        drafts[f"edit{edit}"] = [*copied[:2], copied[2] + " Gre" * edit, *copied[3:]]
    paths = {}
    for name, paragraphs in drafts.items():
        paths[name] = folder / f"{name}.txt"
        paths[name].write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")

    def check(*names):
        return counter.run("check", "--archive", archives[1], *(paths[name] for name in names))

    start, draft = check("start"), check("draft")
    edited = check("draft", *(f"edit{edit}" for edit in range(1, EDITS + 1)))
    return {"story": (whole - few) / (STORIES - FEW_STORIES),
            "look-up": check("look-up") - start,
            "draft": draft - start,
            "edited": (edited - draft) / EDITS}


def read_limits(optimization):
    """Of that column."""
    rows = [line.split() for line in LIMITS.read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("#")]
    column = rows[0].index(f"-O{optimization}")
    return {row[0]: float(row[column]) for row in rows[1:]}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--optimization", default="1", choices="13", help="of the program")
    parser.add_argument("--print", action="store_true", help="only measure")
    options = parser.parse_args()
    if shutil.which("valgrind") is None:
        print("skipped: valgrind is not installed (tests/support/setup.sh installs it)")
        sys.exit(SKIPPED)
    os.environ["MALLOC_PERTURB_"] = "0"  # Meson sets it, and filling memory counts.
    with tempfile.TemporaryDirectory(prefix="wirecheck-bench-") as name:
        figures = measure(pathlib.Path(name))
    limits = read_limits(options.optimization)
    above = 0
    for what, figure in figures.items():
        is_above = not 0 < figure <= limits[what] and not options.print
        above += is_above
        print(f"{what:10} {figure:8.3f} million instructions, limit {limits[what]:.3f}"
              f"{'  NOT WITHIN IT' if is_above else ''}")
    sys.exit(1 if above else 0)


if __name__ == "__main__":
    main()
