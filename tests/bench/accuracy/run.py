#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How much of what is copied is found, and how much is found that is not copied.

    run.py [--set NAME]... [--setting default|sensitive] [--out DIR] [--shared DIR]

Builds the tree, reads the collections of ../shared/data, prints a table a set and stores
all figures as JSON. README.md beside this file explains the sets.
"""

import argparse
import datetime
import fnmatch
import json
import pathlib
import random
import subprocess
import sys
import time

import corpora
import engine
import figures
import sets_boundaries
import sets_independent
import sets_reuse
import sets_web
import words

SETS = {
    "clough-stevenson": sets_reuse.clough_with_background,
    "clough-stevenson-alone": sets_reuse.clough_alone,
    **{f"silver-{name}": sets_reuse.silver_of(name) for name in ("c50", "reuters", "saudi")},
    "web": sets_web.web_of(False),
    "web-kept-back": sets_web.web_of(True),
    **{f"ladder-{name}": sets_reuse.ladder_of(name) for name in sets_reuse.LANGUAGES},
    **{f"ladder-{name}-characters": sets_reuse.ladder_of(name, 1) for name in words.UNSPACED},
    **{f"stories-{name}": sets_reuse.ladder_stories(name) for name in sets_reuse.LANGUAGES},
    **{f"boundaries-{name}": sets_boundaries.boundaries_of(name)
       for name in sets_reuse.LANGUAGES},
    "basil": sets_independent.basil,
    "c50-authors": sets_independent.c50_authors,
    "reuters-earnings": sets_independent.reuters_earnings,
}


class Run:
    """What all sets share: where things are, what was loaded, the seed."""

    def __init__(self, options):
        self.data = options.shared / "data"
        self.setting = options.setting
        self.seed = options.seed
        self.full = options.full
        self.drafts = options.drafts
        self.home = engine.HOME
        self.home.mkdir(parents=True, exist_ok=True)
        self.programs = engine.build(self.home)
        self.offline = options.offline
        self.loaded = {}

    def texts(self, name):
        """A collection, by its name or its language's."""
        makers = {"allsides": corpora.allsides, "c50": corpora.c50,
                  "reuters": corpora.reuters, "saudi": corpora.saudi}
        name = {"en": "c50", "ar": "saudi"}.get(name, name)
        if name not in self.loaded:
            maker = makers.get(name, lambda data: corpora.of_language(data, name))
            self.loaded[name] = maker(self.data)
        return self.loaded[name]

    def background(self):
        """News among which a small set stands, so that words are as frequent as they are."""
        return self.texts("c50") + self.texts("reuters")

    def archive(self, texts):
        return engine.Archive(self.programs, self.home, texts)

    def sample(self, texts, purpose):
        if self.full or len(texts) <= self.drafts:
            return list(texts)
        return random.Random(f"{self.seed} {purpose}").sample(texts, self.drafts)

    def python(self, language):
        """Whose packages cut Chinese and Japanese into words."""
        if language not in words.UNSPACED:
            return None
        return words.segmenter_python(self.home / "segmenters", self.offline)


def revision():
    done = subprocess.run(["git", "describe", "--always", "--dirty", "--abbrev=12"],
                          cwd=engine.ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def chosen_sets(patterns):
    if not patterns:
        return list(SETS)
    chosen = [name for name in SETS
              if any(fnmatch.fnmatch(name, pattern) for pattern in patterns)]
    if not chosen:
        sys.exit(f"no such set; there are: {', '.join(SETS)}")
    return chosen


def measure(run, names):
    """{set: result}; what cannot be measured is said and counted."""
    results, skipped = {}, {}
    for name in names:
        started = time.perf_counter()
        try:
            result = SETS[name](run)
        except corpora.Missing as missing:
            skipped[name] = str(missing)
            print(f"\n{name}: skipped: {missing}", flush=True)
            continue
        result["seconds"] = round(time.perf_counter() - started, 1)
        results[name] = result
        figures.print_table(name, result, sys.stdout)
        sys.stdout.flush()
    return results, skipped


def store(options, results, skipped, seconds):
    """Figures in one file; in another what a reader may judge, as ids and spans."""
    folder = options.out or engine.HOME / "results"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{revision()}-{options.setting}.json"
    listings = {name: result.pop("listing") for name, result in results.items()
                if "listing" in result}
    figures.write(path, {
        "revision": revision(), "setting": options.setting, "seed": options.seed,
        "drafts": None if options.full else options.drafts, "seconds": seconds,
        "date": datetime.date.today().isoformat(), "skipped": skipped, "sets": results})
    path.with_suffix(".alarms.json").write_text(
        json.dumps(listings, indent=1) + "\n", encoding="utf-8")
    return path


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--set", action="append", dest="sets", metavar="PATTERN",
                        help="only these sets; may be given again (ladder-*, silver-c50)")
    parser.add_argument("--setting", default="default", choices=("default", "sensitive"))
    parser.add_argument("--out", type=pathlib.Path, help="folder for the figures as JSON "
                        "(default build-tests/accuracy/results)")
    parser.add_argument("--shared", type=pathlib.Path, default=engine.ROOT.parent / "shared")
    parser.add_argument("--drafts", type=int, default=1500,
                        help="drafts at most of one collection (default %(default)s)")
    parser.add_argument("--full", action="store_true", help="all drafts, no samples")
    parser.add_argument("--offline", action="store_true",
                        help="do not install word segmenters for Chinese and Japanese")
    parser.add_argument("--seed", type=int, default=21578)
    return parser.parse_args()


def main():
    options = arguments()
    names = chosen_sets(options.sets)
    if not (options.shared / "data").is_dir():
        print(f"skipped: {len(names)} sets: {options.shared / 'data'} is not there")
        sys.exit(77)
    started = time.perf_counter()
    run = Run(options)
    try:
        results, skipped = measure(run, names)
    except engine.NoSetting as failure:
        print(f"skipped: {len(names)} sets: {failure}")
        sys.exit(77)
    seconds = round(time.perf_counter() - started, 1)
    path = store(options, results, skipped, seconds)
    print(f"\n{len(results)} sets measured, {len(skipped)} skipped, {seconds:.0f} s; "
          f"figures: {path}")


if __name__ == "__main__":
    main()
