#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Damages archives at random and runs the program on each. No part of the usual runs: it
takes an hour.

    WIRECHECK=build-asan/server/wirecheck PYTHONPATH=tests/session \\
        python3 tests/security/damage.py --count 1250 [--first 0]

The number of an archive is its seed, so `--first N --count 1` repeats one. A fault is a
crash, a command that does not end, a server that does not answer, and findings, a list or
a story other than of the sound archive where neither that command nor `verify` says so."""

import argparse
import collections
import json
import os
import random
import shutil
import subprocess
import sys

from client import SLOW
from newsroom import DRAFTS, Newsroom, binary, capabilities

SECONDS = 60 * SLOW
CRASHED = ("AddressSanitizer", "runtime error:", "LeakSanitizer", "Assertion")
COMMANDS = {
    "check": ["check", "--format", "json", "DRAFT"],
    "list": ["list", "--format", "json"],
    "show": ["show", "1"],
    "verify": ["verify"],
}


def flip(data, chance):
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def overwrite(data, chance):
    at = chance.randrange(len(data))
    length = min(chance.choice((1, 4, 8, 64, 4096)), len(data) - at)
    data[at:at + length] = chance.choice((
        bytes(length), b"\xff" * length, chance.randbytes(length)))


def cut(data, chance):
    del data[chance.randrange(len(data)):]


def take_out(data, chance):
    at = chance.randrange(len(data))
    del data[at:at + chance.choice((1, 8, 512, 4096))]


def put_in(data, chance):
    at = chance.randrange(len(data))
    data[at:at] = chance.randbytes(chance.choice((1, 8, 512, 4096)))


def move(data, chance):
    at, to, length = chance.randrange(len(data)), chance.randrange(len(data)), 512
    data[to:to + length] = data[at:at + length]


def damage(archive, chance):
    """Some files, each in some places."""
    files = sorted(path for path in archive.rglob("*") if path.is_file() and path.stat().st_size)
    names = []
    for path in chance.sample(files, chance.choice((1, 1, 1, min(2, len(files))))):
        data = bytearray(path.read_bytes())
        for _ in range(chance.choice((1, 1, 2, 8, 64))):
            change = chance.choice((flip, flip, overwrite, overwrite, cut, take_out, put_in, move))
            if data:
                change(data, chance)
                names.append(f"{path.name}:{change.__name__}")
        path.write_bytes(data)
    return names


def run(room, words, draft):
    """Exit status (None where it does not end), output, errors."""
    command = [binary(), *(str(draft) if word == "DRAFT" else word for word in words)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False,
                              env=room.environment, cwd=room.desk)
    except subprocess.TimeoutExpired:
        return None, b"", ""
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")


def serve(room, draft):
    """What the server publishes of the draft, and whether it said something was amiss."""
    with room.serve() as client:
        client.initialize(capabilities("kate"), initializationOptions={"debounce": 0})
        uri = draft.as_uri()
        client.open(uri, draft.read_text())
        found = client.diagnostics(uri, 1, 60 * SLOW)
        told = any(message.get("method") in ("window/showMessage", "window/logMessage")
                   and message["params"]["type"] <= 2 for message in client.incoming)
        client.leave()
    told = told or any(each.get("code") == "draft-unchecked" for each in found)
    return json.dumps(found, sort_keys=True), told


def faults_of(seed, room, sound, draft, tally):
    """Sentences, none where all is well."""
    faults = []
    answers = {name: run(room, words, draft) for name, words in COMMANDS.items()}
    verified = answers["verify"][0] == 0
    for name, (status, output, errors) in answers.items():
        if status is None:
            faults.append(f"{name} does not end")
        elif status < 0 or status > 2 or any(word in errors for word in CRASHED):
            faults.append(f"{name} crashes: {status} {errors[-400:]}")
        elif (status, output) != sound[name][:2] and not errors:
            tally[f"{name} differs"] += 1
            if verified:
                faults.append(f"{name} differs, and nobody says so")
        tally[f"{name} {'fails' if status else 'answers'}"] += 1
    try:
        found, told = serve(room, draft)
        tally[f"serve {'tells' if told else 'answers'}"] += 1
        if found != sound["serve"] and not told and verified:
            faults.append("serve differs, and nobody says so")
    except (AssertionError, OSError) as problem:
        faults.append(f"serve: {problem}")
    return faults


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=1250)
    options.add_argument("--first", type=int, default=0)
    options = options.parse_args()
    tally, bad = collections.Counter(), 0
    with Newsroom() as room:
        draft = room.desk / "draft.md"
        draft.write_bytes(sorted(DRAFTS.glob("*.md"))[0].read_bytes())
        kept = room.path / "kept"
        shutil.copytree(room.archive, kept)
        sound = {name: run(room, words, draft) for name, words in COMMANDS.items()}
        sound["serve"], _ = serve(room, draft)
        for seed in range(options.first, options.first + options.count):
            shutil.rmtree(room.archive)
            shutil.copytree(kept, room.archive)
            names = damage(room.archive, random.Random(seed))
            for fault in faults_of(seed, room, sound, draft, tally):
                bad += 1
                print(f"archive {seed} ({', '.join(names[:6])}): {fault}", flush=True)
    for name, count in sorted(tally.items()):
        print(f"{count:6} {name}")
    print(f"{options.count} archives, {bad} faults")
    return 1 if bad else 0


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
