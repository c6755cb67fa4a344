#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""However a story is laid out, its words and paragraphs are read: in a file that is added,
and in a draft that copies it."""

import collections
import json
import pathlib
import re
import sys
import tempfile

import layouts
from newsdesk import Newsdesk
from tap import main

# Per cent of the words that must come back, and of those that nobody wrote.
KEPT = 98
ADDED = 3


def words(text):
    return re.findall(r"\w+", text.casefold().replace("\u00ad", ""))


def count(paragraphs):
    return collections.Counter(word for text in paragraphs for word in words(text))


def judge(name, story, got):
    """What is wrong with the record of a story, or None."""
    wanted = layouts.bodies(layouts.with_address(story) if name.startswith("address") else story)
    paragraphs = got["text"].split("\n\n")
    expected, seen = count(wanted), count(paragraphs)
    total = sum(expected.values())
    kept = 100 * sum((expected & seen).values()) / total
    added = 100 * sum((seen - expected).values()) / total
    if kept < KEPT or added > ADDED:
        return f"{kept:.0f} % of the words, {added:.0f} % that it does not have"
    firsts = [words(text)[:2] for text in paragraphs], [words(text)[:2] for text in wanted]
    if firsts[0] != firsts[1]:
        return f"{len(paragraphs)} paragraphs of {len(wanted)}"
    headline = " ".join((got["headline"] or "").casefold().split())
    if name.startswith("column") and headline != story["headline"].casefold():
        return f"headline: {headline}"
    return None


def write(folder, layouts_of, story):
    names = {}
    for i, (name, text) in enumerate(layouts_of(story)):
        path = folder / f"{i:03d}.txt"
        path.write_bytes(text.encode())
        names[str(path)] = name
    return names


def check_stories(language, story, layouts_of):
    with Newsdesk() as desk, tempfile.TemporaryDirectory() as folder:
        names = write(pathlib.Path(folder), layouts_of, story)
        done = desk.run("add", "--dry-run", "--format", "json", folder, statuses=(0, 1))
        got = {record["path"]: record
               for record in map(json.loads, done.stdout.decode().splitlines())}
        wrong = []
        for path, name in names.items():
            fault = judge(name, story, got[path]) if path in got else "not read"
            if fault:
                wrong.append(f"{language}, {name}: {fault}")
        assert not wrong, f"{len(wrong)} of {len(names)}\n" + "\n".join(wrong)
        assert not desk.archive.exists(), "a dry run made an archive"


def check_drafts(language, story, layouts_of):
    """A copy is found in each layout, paragraph by paragraph."""
    record = {"uri": "x:1", "headline": story["headline"], "source": "Reuters",
              "versioncreated": "2022-03-14T09:12:00Z", "language": language,
              "body_text": "\n\n".join(layouts.bodies(story))}
    with Newsdesk() as desk, tempfile.TemporaryDirectory() as folder:
        stories = pathlib.Path(folder) / "stories.jsonl"
        stories.write_text(json.dumps(record), encoding="utf-8")
        desk.run("add", stories)
        stories.unlink()
        names = write(pathlib.Path(folder), layouts_of, story)
        done = desk.run("check", "--format", "json", *names, statuses=(0, 1))
        wrong = []
        for path, report in zip(names, json.loads(done.stdout)):
            found = [f for f in report["findings"] if f["code"] == "wire-copy"]
            if len(found) < len(story["paragraphs"]) - 1:
                wrong.append(f"{language}, {names[path]}: {len(found)} copies found")
        assert not wrong, f"{len(wrong)} of {len(names)}\n" + "\n".join(wrong)


def test_stories_in_every_layout():
    for language, story in layouts.STORIES.items():
        check_stories(language, story, layouts.all_layouts)


def test_stories_without_blanks_between_words():
    for language, story in layouts.UNSPACED.items():
        check_stories(language, story, layouts.unspaced_layouts)


def test_drafts_in_every_layout():
    for language, story in layouts.STORIES.items():
        check_drafts(language, story, layouts.all_layouts)


if __name__ == "__main__":
    sys.exit(main(globals()))
