#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Two results of run.py as tables in Markdown: what was, what is.

    compare.py BEFORE.json AFTER.json [--set PATTERN]... [--measure NAME]...

An arrow marks what lies outside of the other's 95 % interval.
"""

import argparse
import fnmatch
import pathlib

import figures


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("before", type=pathlib.Path)
    parser.add_argument("after", type=pathlib.Path)
    parser.add_argument("--set", action="append", dest="sets", metavar="PATTERN")
    parser.add_argument("--measure", action="append", dest="measures", metavar="NAME")
    return parser.parse_args()


def rows_by_key(result):
    return {(row["group"], row["measure"]): row for row in result["rows"]}


def change(before, after):
    if before is None or after is None or None in (before["value"], after["value"]):
        return ""
    if before["low"] is None or after["low"] is None:
        return ""
    if after["value"] > before["high"] and before["value"] < after["low"]:
        return " ↑"
    if after["value"] < before["low"] and before["value"] > after["high"]:
        return " ↓"
    return ""


def cell(row):
    return f"{figures.format_value(row)} ({figures.format_interval(row)})" if row else "-"


def table(before, after, measures):
    left, right = rows_by_key(before), rows_by_key(after)
    keys = [key for key in {**right, **left} if not measures or key[1] in measures]
    names = list(dict.fromkeys(measure for _, measure in keys))
    lines = ["| | " + " | ".join(f"{name}: before | after" for name in names) + " |",
             "|---" * (1 + 2 * len(names)) + "|"]
    for group in dict.fromkeys(group for group, _ in keys):
        cells = []
        for name in names:
            old, new = left.get((group, name)), right.get((group, name))
            cells += [cell(old), cell(new) + change(old, new)]
        lines.append(f"| {group} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def cost(result):
    found = result["cost"]
    return (f"{found['segment_bytes_a_story']:,} bytes of fingerprints a story, "
            f"{found['microseconds_a_paragraph']:g} us a paragraph, {result['seconds']:.0f} s")


def main():
    options = arguments()
    before = figures.read(options.before)
    after = figures.read(options.after)
    print(f"Before: {before['revision']}, {before['setting']}. "
          f"After: {after['revision']}, {after['setting']}.")
    for name, result in after["sets"].items():
        if options.sets and not any(fnmatch.fnmatch(name, one) for one in options.sets):
            continue
        if name not in before["sets"]:
            print(f"\n### {name}\n\nnot measured before")
            continue
        old = before["sets"][name]
        print(f"\n### {name}\n\n{result['note']}. Before: {cost(old)}; after: {cost(result)}.\n")
        print(table(old, result, options.measures))


if __name__ == "__main__":
    main()
