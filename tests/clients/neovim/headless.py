# SPDX-License-Identifier: MIT
"""usage: headless.py SCRIPT
Runs a Lua script in a headless Neovim and passes its TAP on; then holds what the server
said to the protocol."""

import re
import subprocess
import sys

from neovim import HERE, NeovimDesk
from waiting import SLOW

import tap


# Words of the sample draft that stand in no story and no finding.
CANARY = "looked into an empty bollard, and walked back"
# Where the editor itself keeps what was deleted or typed, as the user tells it to.
EDITORS_OWN = "state/nvim/shada/", "state/nvim/swap/", "state/nvim/undo/"


def files_that_keep(desk):
    found = desk.files_with(CANARY)
    draft = str(desk.draft.relative_to(desk.home))
    if draft not in found:
        return [f"{draft} has lost the words that are looked for: the test is void"]
    return [each for each in found if each != draft and not each.startswith(EDITORS_OWN)]


def main(script):
    with NeovimDesk() as desk:
        command = desk.after_start(HERE / script)
        environment = {**desk.environment, "TEST_FOLDER": str(HERE),
                       "WIRECHECK": str(desk.home / "bin" / "wirecheck")}
        done = subprocess.run([command[0], "--headless", *command[1:]], cwd=desk.folder,
                              env=environment, stdin=subprocess.DEVNULL, text=True,
                              capture_output=True, timeout=100 * SLOW, check=False)
        print(done.stdout, end="")
        count = len(re.findall(r"^(?:not )?ok\b", done.stdout, re.M)) + 1
        problems = desk.traffic.problems()
        for line in problems:
            print("#", line)
        print("not ok" if problems else "ok", count, "- the server kept to the protocol")
        kept = files_that_keep(desk)
        for line in kept:
            print("#", line)
        count += 1
        print("not ok" if kept else "ok", count, "- no file but the draft has its words")
        problems += kept
        print(f"1..{count}")
        if done.returncode:
            print("\n".join("# " + line for line in done.stderr.split("\n")[-20:]))
        return 1 if done.returncode or problems else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1]))
    except tap.Skip as reason:
        print(f"1..0 # SKIP {reason}")
