#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How well the story of a saved page is told from what stands around it: the words of what is
archived against texts made by hand.

    pages.py BUILD [--worst N]

Reads ../shared/data/html-extraction beside the checkout's parent: 181 pages of papers, blogs and
agencies, with a text of each. Prints precision, recall and F1 of words (as a multiset), averaged
over pages; a page without a story counts as nothing found. No text is printed."""

import argparse
import collections
import json
import lzma
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data" / "html-extraction"
WORD = re.compile(r"\w+")


def words(text):
    return collections.Counter(WORD.findall(text.lower()))


def archived(wirecheck, folder):
    """{name of the page: text of its story}"""
    with tempfile.TemporaryDirectory() as scratch:
        def run(*arguments):
            call = [str(wirecheck), "--archive", scratch + "/archive", *arguments]
            return subprocess.run(call, capture_output=True, text=True, check=False).stdout
        run("add", str(folder))
        found = {}
        for line in run("list").splitlines():
            number = line.split()[0]
            head, _, text = run("show", number).partition("\n\n")
            path = re.search(r"^read from\s+(.*?)(?: \(line \d+\))?$", head, re.MULTILINE)
            found[pathlib.Path(path[1]).name.split(".")[0]] = text
        return found


def score(text, truth):
    got, wanted = words(text), words(truth)
    both = sum((got & wanted).values())
    precision = both / sum(got.values()) if got else 0
    recall = both / sum(wanted.values()) if wanted else 1
    return precision, recall


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--worst", type=int, default=0)
    options = parser.parse_args()
    if not DATA.is_dir():
        sys.exit(f"pages.py: {DATA} is not there")
    truths = json.load(lzma.open(DATA / "ground-truth.json.xz"))
    found = archived(options.build / "server" / "wirecheck", DATA / "html")
    rows = []
    for name, truth in truths.items():
        precision, recall = score(found.get(name, ""), truth["articleBody"])
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0
        rows.append((f1, precision, recall, name, truth["url"]))
    mean = [sum(row[i] for row in rows) / len(rows) for i in range(3)]
    whole = 2 * mean[1] * mean[2] / (mean[1] + mean[2])
    print(f"{len(rows)} pages, {len(found)} with a story: precision {mean[1]:.3f}, "
          f"recall {mean[2]:.3f}, F1 {whole:.3f} (mean of the pages' F1 {mean[0]:.3f})")
    for row in sorted(rows)[:options.worst]:
        print(f"{row[0]:.2f} p {row[1]:.2f} r {row[2]:.2f} {row[3][:12]} {row[4][:80]}")


if __name__ == "__main__":
    main()
