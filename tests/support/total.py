# SPDX-License-Identifier: MIT
"""Adds up what meson test logged in the build folders named on the command line.

The last line is `N passed, N failed, N skipped`; a test that speaks TAP counts as
many times as it has points. A variant that was not built or ran nothing counts as
a failure."""

import json
import os
import re
import sys

POINT = re.compile(r"^(ok|not ok)\b(?:[^#]|\\#)*(#\s*(skip|todo)\b)?", re.I)
LOG = "meson-logs/testlog.json"


def points(test):
    """(passed, failed, skipped) of one test."""
    counts = [0, 0, 0]
    for line in test.get("stdout", "").split("\n"):
        found = POINT.match(line)
        if found and (found[3] or "").lower() == "skip":
            counts[2] += 1
        elif found and found[1] == "not ok" and not found[3]:
            counts[1] += 1
        elif found:
            counts[0] += 1
    good = test["result"] in ("OK", "EXPECTEDFAIL")
    if test["result"] == "SKIP" and sum(counts) == 0:
        counts[2] = 1
    elif not good and test["result"] != "SKIP" and counts[1] == 0:
        counts[1] = 1
    elif good and sum(counts) == 0:
        counts[0] = 1
    return counts


def read(build):
    """The tests that meson logged for a build folder."""
    path = os.path.join(build, LOG)
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8", errors="replace") as file:
        return [json.loads(line) for line in file if line.strip()]


def main(builds):
    total = [0, 0, 0]
    for build in builds:
        tests = read(build)
        counts = [sum(column) for column in zip(*map(points, tests))] or [0, 1, 0]
        print("{:>8}: {} passed, {} failed, {} skipped{}".format(
            os.path.basename(build), *counts, "" if tests else " (no test ran)"))
        for test in tests:
            passed, failed, skipped = points(test)
            if failed or skipped:
                print("          {} {}: {}".format(
                    "FAILED " if failed else "skipped", test["name"], reasons(test)))
        total = [left + right for left, right in zip(total, counts)]
    print("{} passed, {} failed, {} skipped".format(*total))
    return 1 if total[1] or total[0] == 0 else 0


def reasons(test):
    """Why points of a test failed or were skipped, one line."""
    lines = [line for line in test.get("stdout", "").split("\n")
             if re.match(r"not ok|ok.*# *skip|1\.\.0", line, re.I)]
    return "; ".join(lines)[:300] or test["result"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
