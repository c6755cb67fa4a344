# SPDX-License-Identifier: MIT
"""An archive in a folder of its own and `wirecheck` to ask it, for the tests here."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SHARED = ROOT.parent / "shared"


def program():
    path = os.environ.get("WIRECHECK")
    if not path:
        sys.exit("set WIRECHECK to the program that is to be tested")
    return os.path.abspath(path)


class Newsdesk:
    """Stories go in, drafts are checked; everything goes away at the end."""

    def __init__(self, *stories):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="wirecheck-detect-"))
        self.archive = self.path / "archive"
        kept = {name: value for name, value in os.environ.items()
                if name in ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS")}
        self.environment = {**kept, "HOME": str(self.path), "LC_ALL": "C.UTF-8",
                            "WIRECHECK_ARCHIVE": str(self.archive)}
        if stories:
            self.run("add", *stories)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        shutil.rmtree(self.path, ignore_errors=True)

    def run(self, *arguments, statuses=(0,), **options):
        done = subprocess.run([program(), *map(str, arguments)], capture_output=True,
                              env=self.environment, timeout=300, check=False, **options)
        if done.returncode not in statuses:
            raise AssertionError(
                f"wirecheck {' '.join(map(str, arguments))}: exit status {done.returncode}\n"
                + done.stderr.decode("utf-8", "backslashreplace"))
        # Undefined behaviour is told, but does not end a program by itself.
        if b": runtime error: " in done.stderr:
            raise AssertionError(done.stderr.decode("utf-8", "backslashreplace"))
        return done

    def check(self, draft, *arguments):
        """The report on one draft, with the exit status as `exit`."""
        done = self.run("check", "--format", "json", *arguments, draft, statuses=(0, 1))
        report = json.loads(done.stdout)
        report["exit"] = done.returncode
        text = pathlib.Path(draft).read_bytes()
        if b"read as windows-1252" in done.stderr:
            text = text.decode("cp1252").encode()
        self.check_offsets(report, text)
        return report

    def list(self, *arguments):
        return json.loads(self.run("list", "--format", "json", *arguments).stdout)

    def text(self, number):
        """The archived text of a story, which reports count in."""
        return self.run("show", "--text", number).stdout

    def check_offsets(self, report, draft):
        """Every byte range must lie in its text, and hold words at both ends; runs lie in the
        passage on both sides."""
        for finding in report["findings"]:
            source = self.text(finding["origin"]["number"])
            pairs = [(finding["bytes"], draft), (finding["origin"]["bytes"], source)]
            for run in finding["runs"]:
                pairs += [(run["draft"], draft), (run["source"], source)]
                for inner, outer in ((run["draft"], finding["bytes"]),
                                     (run["source"], finding["origin"]["bytes"])):
                    if not outer[0] <= inner[0] <= inner[1] <= outer[1]:
                        raise AssertionError(f"{finding['id']}: {inner} is not in {outer}")
            for (start, end), text in pairs:
                words = text[start:end]
                if not 0 <= start < end <= len(text) or words != words.strip():
                    raise AssertionError(f"{finding['id']}: [{start}, {end}) is {words!r}")
