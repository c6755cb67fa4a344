# SPDX-License-Identifier: MIT
"""The room in which the tests happen: a home folder of its own, an archive built by
`wirecheck add`, and `wirecheck check` to compare with."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from client import SLOW, Client

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DATA = ROOT / "tests" / "data" / "session"
STORIES = DATA / "stories"
DRAFTS = DATA / "drafts"
SHARED = ROOT.parent / "shared"


def binary():
    """The program under test: WIRECHECK, which meson sets."""
    path = os.environ.get("WIRECHECK")
    if not path:
        sys.exit("set WIRECHECK to the program that is to be tested")
    return os.path.abspath(path)


def sanitized():
    return b"__asan_init" in pathlib.Path(binary()).read_bytes()


def draft(name):
    """A draft's text with its own line ends."""
    return (DRAFTS / name).read_bytes().decode("utf-8")


def capabilities(name):
    """What a real editor announced at initialize (see clients/); as "NAME-pushed" that of
    its releases which could not yet pull diagnostics."""
    if name == "plain":
        return {}
    name, pushed, _ = name.partition("-pushed")
    found = json.loads((HERE / "clients" / f"{name}.json").read_text())["capabilities"]
    if pushed:
        del found["textDocument"]["diagnostic"]
    return found


class Newsroom:
    """Folders that go away afterwards; nothing is shared with the user's own."""

    def __init__(self, archive=True):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="wirecheck-session-"))
        self.desk = self.path / "desk"
        self.home = self.path / "home"
        self.archive = self.path / "archive"
        for folder in (self.desk, self.home):
            folder.mkdir()
        self.environment = {
            "HOME": str(self.home), "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"],
            "WIRECHECK_ARCHIVE": str(self.archive),
            "TMPDIR": str(self.path / "home"),
            **{name: os.environ[name] for name in ("ASAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS")
               if name in os.environ}}
        for kind in ("CACHE", "CONFIG", "DATA", "RUNTIME", "STATE"):
            folder = self.home / kind.lower()
            folder.mkdir(mode=0o700)
            self.environment[f"XDG_{kind}_" + ("DIR" if kind == "RUNTIME" else "HOME")] = str(
                folder)
        if archive:
            self.add(STORIES)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        shutil.rmtree(self.path, ignore_errors=True)

    def run(self, *arguments, text=None, statuses=(0,)):
        """One run of the program to its end."""
        done = subprocess.run([binary(), *map(str, arguments)], capture_output=True,
                              cwd=self.desk, env=self.environment, timeout=60 * SLOW,
                              input=text.encode("utf-8") if text is not None else b"",
                              check=False)
        if done.returncode not in statuses:
            raise AssertionError(
                f"wirecheck {' '.join(map(str, arguments))}: exit status {done.returncode}\n"
                + done.stderr.decode("utf-8", "backslashreplace")[-3000:])
        return done

    def add(self, *paths):
        return self.run("add", *paths)

    def check(self, text, name="draft.md"):
        """What `wirecheck check --format json` says of a text, saved under `name`."""
        path = self.desk / name
        path.write_bytes(text.encode("utf-8"))
        done = self.run("check", "--format", "json", path, statuses=(0, 1))
        return json.loads(done.stdout)

    def sarif(self, name):
        """The same of a draft that was saved, as the run of a SARIF log."""
        done = self.run("check", "--format", "sarif", name, statuses=(0, 1))
        return json.loads(done.stdout)["runs"][0]

    def serve(self, *arguments, regime="normal", environment=None, wrapper=()):
        return Client([*wrapper, binary(), "serve", *arguments],
                      {**self.environment, **(environment or {})}, self.desk, regime)

    def uri(self, name):
        return (self.desk / name).as_uri()
