#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How fast stories go in, how much room they take, and how long a draft takes.

    ingest.py [--rounds N] [JSONL]

Without JSONL it takes Reuters-21578 from ../shared/data; without that it says so and
leaves. Prints one table; every figure is of this machine and this run.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
UNPACK = HERE.parent / "support" / "reuters21578.py"
DATA = HERE.parents[2] / "shared" / "data" / "reuters21578" / "sgml.tar.xz"
DRAFTS = 20
DRAFT_WORDS = 800


def program():
    return os.path.abspath(os.environ.get("WIRECHECK", "wirecheck"))


def unpack(path):
    with open(path, "wb") as out:
        subprocess.run([sys.executable, UNPACK, DATA], stdout=out, check=True)


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def run(*arguments, statuses=(0, 1)):
    """Seconds, peak kilobytes of memory, and what was printed."""
    started = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([program(), *map(str, arguments)], stdout=out,
                                   stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in statuses:
            sys.exit(f"wirecheck {arguments[0]}: exit status {process.returncode}")
        out.seek(0)
        return seconds, usage.ru_maxrss, out.read()


def make_drafts(folder, stories):
    """Drafts of some 800 words: half of the paragraphs copied, half put together from
    words of several stories, so that they stand nowhere."""
    paths = []
    step = max(1, len(stories) // (DRAFTS * 40))
    for number in range(DRAFTS):
        paragraphs, words, at = [], 0, number * 40 * step
        while words < DRAFT_WORDS:
            texts = [stories[(at + i) % len(stories)]["body_text"] for i in range(8)]
            copied = texts[0].split("\n\n")[-1]
            own = " ".join(word for group in zip(*(text.split()[i:] for i, text in
                                                   enumerate(texts))) for word in group)
            paragraphs += [copied, " ".join(own.split()[:40])]
            words += len(copied.split()) + 40
            at += step
        paths.append(folder / f"draft{number}.txt")
        paths[-1].write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return paths


def folder_bytes(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def measure(source, folder, rounds):
    """(what, figure) pairs."""
    stories = read(source)
    text = sum(len(story["body_text"].encode()) for story in stories)
    archive = folder / "archive"
    seconds, memory, _ = run("add", "--archive", archive, source)
    status = json.loads(run("status", "--archive", archive, "--format", "json")[2])
    again, _, _ = run("add", "--archive", archive, source)
    size = folder_bytes(archive)
    drafts = make_drafts(folder, stories)

    def check(*paths):
        return min(run("check", "--archive", archive, "--format", "json", *paths)[0]
                   for _ in range(rounds))

    single = statistics.median(check(path) for path in drafts)
    together = check(*drafts)
    # What each draft adds to a process that is already running.
    repeated = check(*(drafts * 6))
    per_draft = (repeated - together) / (5 * len(drafts))
    flagged = json.loads(run("check", "--archive", archive, "--format", "json", *drafts)[2])
    return [
        ("stories read", f"{len(stories):,}"),
        ("stories in the archive", f"{status['stories']:,}"),
        ("text", f"{text / 1e6:.1f} MB"),
        ("ingest", f"{seconds:.2f} s"),
        ("", f"{len(stories) / seconds:,.0f} stories/s"),
        ("", f"{text / 1e6 / seconds:.1f} MB of text/s"),
        ("ingest, memory at most", f"{memory / 1024:.0f} MiB"),
        ("adding all of it again", f"{again:.2f} s"),
        ("archive", f"{size / 1e6:.1f} MB"),
        ("", f"{size / max(1, status['stories']):,.0f} bytes a story"),
        ("", f"{size / text:.2f} x the text"),
        ("fingerprints", f"{status['segment_bytes'] / text:.2f} x the text"),
        (f"draft of {DRAFT_WORDS} words, from process start", f"{single * 1000:.1f} ms"),
        (f"draft of {DRAFT_WORDS} words, in a running process", f"{per_draft * 1000:.2f} ms"),
        ("findings a draft", f"{sum(len(r['findings']) for r in flagged) / len(drafts):.1f}"),
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("stories", nargs="?", type=pathlib.Path, metavar="JSONL")
    parser.add_argument("--rounds", type=int, default=3, help="of each check; the best counts")
    options = parser.parse_args()
    if options.stories is None and not DATA.exists():
        print(f"skipped: {DATA} is not there; name a JSON Lines file instead")
        sys.exit(77)
    with tempfile.TemporaryDirectory(prefix="wirecheck-bench-") as name:
        folder = pathlib.Path(name)
        source = options.stories
        if source is None:
            source = folder / "stories.jsonl"
            unpack(source)
        rows = measure(source, folder, options.rounds)
    width = max(len(what) for what, _ in rows)
    for what, figure in rows:
        print(f"{what:{width}}  {figure:>22}")


if __name__ == "__main__":
    main()
