# SPDX-License-Identifier: MIT
"""An editor in a terminal, as a person sees and uses it: tmux holds the screen."""

import shlex
import subprocess
import time

from desk import needs
from waiting import wait_for

# Seconds after which an editor takes Escape for a key of its own, not for Alt.
ALONE = 0.15


class Terminal:
    """`command` runs at a desk in a terminal of its own, on a tmux server of its own."""

    def __init__(self, desk, command, width=110, height=45):
        needs("tmux")
        self.desk = desk
        self.socket = desk.home / "tmux"
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", width, "-y", height,
                  "-c", desk.folder, "exec " + shlex.join(map(str, command)))
        self.tmux("set-option", "-g", "escape-time", "0")

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.tmux("kill-server", check=False)

    def tmux(self, *words, check=True):
        done = subprocess.run(["tmux", "-S", str(self.socket), *map(str, words)],
                              cwd=self.desk.folder, capture_output=True, text=True,
                              env={**self.desk.environment, "TERM": "xterm-256color"},
                              check=False, timeout=20)
        if check and done.returncode != 0:
            raise AssertionError(f"tmux {words[0]}: {done.stderr.strip()}")
        return done.stdout

    def keys(self, *names):
        """Keys as tmux names them: Enter, Escape, C-s, space, or a single character."""
        for name in names:
            self.tmux("send-keys", name)
            if name == "Escape":
                time.sleep(ALONE)

    def type(self, text):
        self.tmux("send-keys", "-l", text)

    def enter(self, text):
        """A line of text, such as an editor's command."""
        self.type(text)
        self.keys("Enter")

    def screen(self):
        return self.tmux("capture-pane", "-p")

    def colours(self):
        """The screen with its escape sequences."""
        return self.tmux("capture-pane", "-p", "-e")

    def wait(self, *needles, without=(), seconds=20.0):
        """The screen, once all of these words are on it and none of those."""
        def look():
            screen = self.screen()
            flat = " ".join(screen.split())
            good = all(each in screen or each in flat for each in needles)
            return screen if good and not any(each in flat for each in without) else None
        return wait_for(f"screen with {needles} and without {without}", look, seconds,
                        lambda: framed(self.screen()))

    def wait_for_end(self):
        """The editor has left, as it was told."""
        wait_for("end of the editor", lambda: not self.tmux("list-sessions", check=False),
                 tell=lambda: framed(self.screen()))


def framed(screen):
    return "\n".join("| " + line for line in screen.split("\n") if line.strip())
