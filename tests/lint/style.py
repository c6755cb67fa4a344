# SPDX-License-Identifier: MIT
"""What other programs say of our files: clang-format, mandoc, the shell."""

import os
import re
import shutil
import subprocess

import source

MANUAL = "server/doc/wirecheck.1"


def formatting(tree):
    paths = [file.path for file in tree.code()]
    for at in range(0, len(paths), 40):
        done = subprocess.run(["clang-format", "--dry-run", *paths[at:at + 40]],
                              cwd=tree.root, capture_output=True, text=True)
        yield from sorted(set(re.findall(r"^(\S+?:\d+):\d+: warning", done.stderr, re.M)))
        if done.returncode != 0:
            yield done.stderr.strip().split("\n")[0]


def manual(tree):
    done = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", MANUAL],
                          cwd=tree.root, capture_output=True, text=True)
    return done.stdout.strip().split("\n") if done.stdout.strip() else []


def shell_scripts(tree):
    for file in tree.files:
        if file.text.startswith("#!/bin/sh") or file.path.endswith(".sh"):
            done = subprocess.run(["sh", "-n", file.absolute], capture_output=True, text=True)
            if done.returncode != 0:
                yield done.stderr.strip()
            if file.text.startswith("#!") and not os.access(file.absolute, os.X_OK):
                yield f"{file.path}: cannot be executed"


def check(tree, tap):
    tap.rule("shell scripts can be read and executed", shell_scripts(tree))
    if shutil.which("clang-format"):
        tap.rule("C files are formatted", formatting(tree))
    else:
        tap.skip("C files are formatted", "no clang-format")
    if not tree.find(MANUAL):
        tap.rule("the manual page is well formed", [f"{MANUAL} is missing"])
    elif shutil.which("mandoc"):
        tap.rule("the manual page is well formed", manual(tree))
    else:
        tap.skip("the manual page is well formed", "no mandoc")


if __name__ == "__main__":
    source.main(check)
