# SPDX-License-Identifier: MIT
"""An editor in a window, on a display that nobody sees: Xvfb holds the picture, xdotool is
mouse and keyboard, ImageMagick looks."""

import os
import re
import signal
import subprocess
import time

from desk import needs
from waiting import wait_for


class Display:
    def __init__(self, desk, width=1200, height=800):
        needs("Xvfb", "xdotool", "import", "convert")
        self.desk = desk
        self.programs = []
        reader, writer = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{width}x{height}x24",
             "-nolisten", "tcp"], pass_fds=[writer], stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as told:
            name = told.readline().strip()
        self.environment = {**desk.environment, "DISPLAY": f":{name}"}

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        for program in reversed(self.programs):
            end(program, lambda number, group=program.pid: os.killpg(group, number))
        end(self.server, self.server.send_signal)

    def start(self, *command):
        with open(self.desk.home / "window.log", "ab") as log:
            program = subprocess.Popen(list(map(str, command)), cwd=self.desk.folder,
                                       env=self.environment, stdin=subprocess.DEVNULL,
                                       stdout=log, stderr=log, start_new_session=True)
        self.programs.append(program)
        return program

    def tool(self, *words, check=True):
        done = subprocess.run(["xdotool", *map(str, words)], env=self.environment,
                              capture_output=True, text=True, check=False, timeout=20)
        if check and done.returncode != 0:
            raise AssertionError(f"xdotool {words[0]}: {done.stderr.strip()}")
        return done.stdout.strip()

    def window(self, pattern):
        """The id of the visible window whose title matches."""
        return wait_for(f"window {pattern}", lambda: self.tool(
            "search", "--onlyvisible", "--name", pattern, check=False).split("\n")[-1],
                        tell=lambda: self.tool("search", "--name", ".", check=False))

    def keys(self, *names):
        for name in names:
            self.tool("key", name)
            time.sleep(0.05)

    def picture(self, path):
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment,
                       check=True, timeout=20)
        return path


def pixels(path, test):
    """(x, y) of each pixel of a picture whose (red, green, blue) passes a test."""
    done = subprocess.run(["convert", str(path), "-depth", "8", "ppm:-"], check=True,
                          capture_output=True, timeout=60)
    head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", done.stdout)
    width, body = int(head[1]), done.stdout[head.end():]
    return [(place % width, place // width) for place in range(len(body) // 3)
            if test(*body[3 * place:3 * place + 3])]


def end(program, signal_to):
    """Asks first; what a program started ends with it."""
    try:
        signal_to(signal.SIGTERM)
        program.wait(timeout=5)
        signal_to(signal.SIGKILL)
    except subprocess.TimeoutExpired:
        signal_to(signal.SIGKILL)
        program.wait()
    except ProcessLookupError:
        pass
