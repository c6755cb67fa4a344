#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""usage: screenshot.py hover|compare OUT.png
A picture of Neovim as it is, in xterm on a display that nobody sees: the sample draft with a
finding, and its hover card or its comparison with the original. Needs xvfb, xterm,
imagemagick and fonts-dejavu-core, and the program in $WIRECHECK."""

import shlex
import subprocess
import sys
import time

from neovim import HERE, NeovimDesk  # makes the others importable

from display import Display
from waiting import wait_for

BACKGROUND = "#eff1f5"
XTERM = ["xterm", "-title", "wirecheck", "-fa", "DejaVu Sans Mono", "-fs", "12", "-geometry",
         "100x37", "-b", "18", "-bg", BACKGROUND, "-bd", BACKGROUND, "-fg", "#4c4f69", "+sb",
         "-xrm", "*cursorBlink: false", "-xrm", "*internalBorder: 18", "-e"]


def main(what, out):
    with NeovimDesk() as desk, Display(desk, 1600, 1000) as display:
        ready = desk.home / "ready"
        display.environment.update(SCREENSHOT_READY=str(ready), SCREENSHOT_OF=what)
        command = desk.after_start(HERE / "screenshot.lua")
        display.start(*XTERM, "sh", "-c", "exec " + shlex.join(map(str, command)))
        wait_for(f"picture of {what}", ready.exists)
        time.sleep(1)
        screen = display.picture(desk.home / "screen.png")
        # Cut to the window; few colours keep it small.
        subprocess.run(["convert", screen, "-trim", "+repage", "-bordercolor", BACKGROUND,
                        "-border", "4", "+dither", "-colors", "96", "-strip", "-define",
                        "png:compression-level=9", f"PNG8:{out}"], check=True)


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("hover", "compare"):
        sys.exit(__doc__)
    main(*sys.argv[1:])
