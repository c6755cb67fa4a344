# SPDX-License-Identifier: MIT
"""The desk at which an editor is driven: a home of its own with the sample stories archived
and the sample draft in it, and `wirecheck` in $PATH. What editor and server say to each
other is written down; see Traffic."""

import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
SAMPLE = ROOT / "tests" / "data" / "sample"
FETCHED = ROOT / "build-tests"

sys.path.insert(0, str(ROOT / "tests" / "session"))

import tap  # noqa: E402
from traffic import Traffic  # noqa: E402

# Paragraphs of the sample draft, by the words that they begin with.
COPIED = "Meridian, which handles"
REWORDED = "The state railway is to run"
CREDITED = "The mediator is Olav Bremnes"
OWN = "At the union's office"


def program():
    """The program under test: WIRECHECK, which meson sets."""
    path = os.environ.get("WIRECHECK")
    if not path:
        sys.exit("set WIRECHECK to the program that is to be tested")
    return os.path.abspath(path)


def editor(name, *others):
    """The editor that fetch.sh put into build-tests/, else that of $WIRECHECK_<NAME>, else
    the first of `others` in $PATH."""
    named = os.environ.get(f"WIRECHECK_{name.upper()}", "")
    if named == "none":
        raise tap.Skip(f"no {name} could be fetched")
    for candidate in (named, FETCHED / name / name, *others):
        found = shutil.which(str(candidate)) if candidate else None
        if found:
            return found
    raise tap.Skip(f"no {name}: sh tests/editors installs it")


def needs(*programs):
    missing = [each for each in programs if not shutil.which(each)]
    if missing:
        raise tap.Skip("missing: " + ", ".join(missing))


class Desk:
    def __init__(self, archive=True):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="wirecheck-desk-"))
        self.folder = self.home / "desk"
        self.draft = self.folder / "draft.md"
        self.config = self.home / "config"
        self.traffic = Traffic(self.home / "traffic.jsonl")
        self.environment = self.make_environment()
        self.folder.mkdir()
        shutil.copy(SAMPLE / "draft.md", self.draft)
        self.put_in_path()
        if archive:
            self.wirecheck("add", SAMPLE / "stories")

    def make_environment(self):
        binaries = self.home / "bin"
        environment = {
            "HOME": str(self.home), "PATH": f"{binaries}:{os.environ['PATH']}",
            "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "SHELL": "/bin/sh",
            "WIRECHECK_ARCHIVE": str(self.home / "archive"),
            "XDG_DATA_DIRS": "/usr/local/share:/usr/share",
            **{name: os.environ[name] for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS")
               if name in os.environ}}
        for kind in ("CACHE", "CONFIG", "DATA", "RUNTIME", "STATE"):
            folder = self.home / kind.lower()
            folder.mkdir(mode=0o700)
            variable = f"XDG_{kind}_" + ("DIR" if kind == "RUNTIME" else "HOME")
            environment[variable] = str(folder)
        return environment

    def put_in_path(self):
        """A `wirecheck` that is the real one, with the relay in front of the server."""
        words = [sys.executable, HERE / "relay.py", self.traffic.path, program()]
        wrapper = self.home / "bin" / "wirecheck"
        wrapper.parent.mkdir()
        wrapper.write_text(
            "#!/bin/sh\n"
            "case ${1:-} in\n"
            f"serve | --stdio) exec {shlex.join(map(str, words))} \"$@\" ;;\n"
            f"*) exec {shlex.quote(program())} \"$@\" ;;\n"
            "esac\n")
        wrapper.chmod(0o755)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        problems = self.traffic.problems()
        shutil.rmtree(self.home, ignore_errors=True)
        if kind is None:
            tap.same(problems, [], "what the server should not have said")

    def run(self, *command, seconds=60, check=True):
        """One run of a program at this desk to its end."""
        done = subprocess.run(list(map(str, command)), cwd=self.folder, env=self.environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=seconds, check=False)
        if check and done.returncode != 0:
            raise AssertionError(f"{command[0]}: exit status {done.returncode}\n"
                                 f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
        return done

    def wirecheck(self, *arguments):
        return self.run(program(), *arguments)

    def configure(self, source, *place):
        """Puts a file of clients/ where the editor looks for it."""
        target = self.home.joinpath(*place)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "clients" / source, target)
        return target

    def text(self):
        """The draft as it is saved."""
        return self.draft.read_text(encoding="utf-8")

    def files_with(self, words):
        """Files of the user's home in which words stand, but for our record of the traffic."""
        forms = words.encode(), words.encode("utf-16-le")
        return sorted(str(path.relative_to(self.home)) for path in self.home.rglob("*")
                      if path.is_file() and path != self.traffic.path
                      and any(form in path.read_bytes() for form in forms))

    def line_of(self, words):
        """The 0-based line of the saved draft that begins with some words."""
        for number, line in enumerate(self.text().split("\n")):
            if line.startswith(words):
                return number
        raise AssertionError(f"no line begins with {words!r}")
