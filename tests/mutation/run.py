#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Do the tests hold the numbers? Moves each threshold up and down by half, one at a time,
and leaves out calls, one at a time; then runs the tests of what is found and said. What no
test notices has survived.

    run.py                    all of it (some 20 minutes on two cores)
    run.py --list             what would be tried
    run.py FOREIGN check.c    only what has one of the words in its name

Works on a copy in build-tests/mutation. The table that MATCHING.md has of the thresholds
does not count: it notices every number and holds none. bounds.txt names the numbers that
bound work, not what is found.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
HOME = ROOT / "build-tests" / "mutation"
BOUNDS = pathlib.Path(__file__).with_name("bounds.txt")

NUMBERS = ["server/match/*.[ch]", "server/story/thresholds.h", "server/origin/*.c",
           "server/report/dissection.c", "server/report/paragraphs.c"]
CALLS = ["server/match/search.c", "server/match/verdict.c", "server/match/find.c",
         "server/match/make.c", "server/match/measure.c", "server/report/check.c",
         "server/report/compose.c", "server/report/companions.c", "server/origin/*.c"]
LAYERS = ("match", "origin", "report", "story")  # whose unit tests run
# Holds MATCHING.md to the thresholds; tests the harness of bench/.
NOT_ASKED = ("match/rule", "measurement")

DEFINE = re.compile(r"^(#define ([A-Z][A-Z_]+) )(-?[0-9]+(?:\.[0-9]+)?)(u?)(?=\s|$)", re.M)
CALL = re.compile(r"(?<=[;{}/]\n)    +((?:\(void\))?([a-z]\w+)\([^;={}]*\);)$", re.M)
# Without them memory is lost, which is the sanitizers' business, or nothing else is.
TIDYING = re.compile(r"release|free|close|trim|memory_|assert|unref")


def bounds():
    return {line.split()[0] for line in BOUNDS.read_text().splitlines()
            if line.strip() and not line.startswith("#")}


def moved(number, factor):
    if "." in number:
        return f"{float(number) * factor:.4f}"
    value = int(number)
    return str(max(value + 1, round(value * factor)) if factor > 1
               else min(value - 1, int(value * factor)))


def mutants():
    """(name, path, start, end, text in its place)"""
    left_out = bounds()
    for path in sorted({path for glob in NUMBERS for path in ROOT.glob(glob)}):
        text = path.read_text()
        for found in DEFINE.finditer(text):
            if found[2] in left_out:
                continue
            for factor in (1.5, 0.67):
                value = moved(found[3], factor)
                if value != found[3] and not (found[4] and value.startswith("-")):
                    yield (f"{path.name} {found[2]} {found[3]} to {value}", path,
                           found.start(3), found.end(3), value)
    for path in sorted({path for glob in CALLS for path in ROOT.glob(glob)}):
        text = path.read_text()
        for found in CALL.finditer(text):
            if not TIDYING.search(found[2]) and found[2] not in left_out:
                line = text.count("\n", 0, found.start(1)) + 1
                yield (f"{path.name}:{line} without {found[2]}()", path, found.start(1),
                       found.end(1), ";")


class Copy:
    """The tree and its build, apart from the one that is worked on."""

    def __init__(self):
        self.tree = HOME / "tree"
        self.build = HOME / "build"
        listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"],
                                cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
        wanted = {name for name in listed.decode().split("\0") if (ROOT / name).is_file()}
        for name in wanted:
            target = self.tree / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists() or target.read_bytes() != (ROOT / name).read_bytes():
                shutil.copy(ROOT / name, target)
        if not (self.build / "build.ninja").exists():
            run("meson", "setup", self.build, self.tree, "-Dbuildtype=debug",
                "-Doptimization=1")
        run("ninja", "-C", self.build, "--quiet", "build.ninja")
        self.tests, self.targets = self.find_tests()
        if not self.make():
            sys.exit("the tree does not build as it is")

    def find_tests(self):
        tests, targets = [], ["server/wirecheck"]
        for test in json.loads(run("meson", "introspect", "--tests", self.build)):
            unit = test["suite"] == ["wirecheck:unit"] and test["name"].startswith(LAYERS)
            detect = test["suite"] == ["wirecheck:detect"]
            if (unit or detect) and test["name"] not in NOT_ASKED:
                tests.append((detect, test))
            if unit:
                targets.append(str(pathlib.Path(test["cmd"][0]).relative_to(self.build)))
        return [test for _, test in sorted(tests, key=lambda item: item[0])], targets

    def make(self):
        done = subprocess.run(["ninja", "-C", self.build, "--quiet", *self.targets],
                              stdout=subprocess.DEVNULL, check=False)
        return done.returncode == 0

    def noticed_by(self):
        """The name of the first test that fails; it is asked first the next time."""
        for place, test in enumerate(self.tests):
            try:
                done = subprocess.run(test["cmd"], env=os.environ | test["env"],
                                      cwd=test["workdir"] or self.build, timeout=120,
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                      check=False)
            except subprocess.TimeoutExpired:
                return test["name"] + " (too slow)"
            if done.returncode != 0 or b"not ok" in done.stdout:
                self.tests.insert(0, self.tests.pop(place))
                return test["name"]
        return None

    def try_mutant(self, mutant):
        _, path, start, end, text = mutant
        target = self.tree / path.relative_to(ROOT)
        original = path.read_text()
        target.write_text(original[:start] + text + original[end:])
        try:
            return self.noticed_by() if self.make() else "does not build"
        finally:
            target.write_text(original)


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          check=False)
    if done.returncode != 0:
        sys.exit(done.stdout.decode("utf-8", "replace"))
    return done.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    chosen = [mutant for mutant in mutants()
              if not options.words or any(word in mutant[0] for word in options.words)]
    if options.list:
        print("\n".join(mutant[0] for mutant in chosen))
        return
    copy = Copy()
    failing = copy.noticed_by()
    if failing:
        sys.exit(f"{failing} fails as it is")
    survivors, started = [], time.monotonic()
    for mutant in chosen:
        test = copy.try_mutant(mutant)
        print(f"{'noticed' if test else 'SURVIVED'}  {mutant[0]}"
              + (f"  ({test})" if test else ""), flush=True)
        if not test:
            survivors.append(mutant[0])
    print(f"\n{len(chosen)} tried in {time.monotonic() - started:.0f} s, "
          f"{len(survivors)} survived")
    print("\n".join(survivors))
    sys.exit(1 if survivors else 0)


if __name__ == "__main__":
    main()
