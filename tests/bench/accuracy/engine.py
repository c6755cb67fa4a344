# SPDX-License-Identifier: MIT
"""Archives of texts, and drafts checked against them by the probe."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parents[3]
HOME = ROOT / "build-tests" / "accuracy"  # ignored by git; archives hold real text
PROCESSES = 2
ABOVE_HINT = ("error", "warning", "information")


class NoSetting(Exception):
    """The build has no setting of that name."""


def build(folder):
    """An optimised build of the tree, or the one that WIRECHECK and PROBE name."""
    if "WIRECHECK" in os.environ and "PROBE" in os.environ:
        return pathlib.Path(os.environ["WIRECHECK"]), pathlib.Path(os.environ["PROBE"])
    place = folder / "build"
    targets = ["server/wirecheck", "tests/bench/accuracy/accuracy_probe"]
    commands = [["ninja", "-C", place, "--quiet", "-j", str(PROCESSES), *targets]]
    if not (place / "build.ninja").exists():
        commands.insert(0, ["meson", "setup", place, ROOT, "-Dbuildtype=release"])
    for command in commands:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              check=False)
        if done.returncode != 0:
            sys.exit(done.stdout.decode("utf-8", "replace"))
    return tuple(place / target for target in targets)


class Archive:
    """Texts read into an archive of their own, which goes with the run."""

    def __init__(self, programs, folder, texts):
        self.program, self.probe = programs
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="archive-", dir=folder))
        self.reports = []
        lines = self.path / "stories.jsonl"
        with open(lines, "w", encoding="utf-8") as out:
            out.writelines(text.json_line() for text in texts if text.paragraphs)
        done = subprocess.run([self.program, "add", "--archive", self.path / "archive", lines],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        if done.returncode > 1:
            raise RuntimeError(done.stderr.decode("utf-8", "replace"))
        # "12 stories added, 0 unchanged, 0 updated, 1 skipped"
        counts = done.stdout.decode().split()
        if counts[-2] != "0":
            print(f"{counts[-2]} of {len(texts):,} texts could not be read into the archive")
        lines.unlink()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        shutil.rmtree(self.path, ignore_errors=True)

    def check(self, jobs, setting="default"):
        """{id: report} of jobs [(id, text, names to leave out)], by several processes.
        Jobs that leave out the same should stand together."""
        answers = self.ask([{"id": name, "text": text, "leave_out": leave_out}
                            for name, text, leave_out in jobs], setting, Report)
        self.reports += answers.values()
        return answers

    def ask(self, jobs, setting="default", made_of=dict):
        """{id: answer} of the probe's jobs, by several processes."""
        size = -(-len(jobs) // PROCESSES) or 1
        parts = [jobs[at:at + size] for at in range(0, len(jobs), size)]
        answers, failures = {}, []

        def ask_part(part):
            for answer in self._answers(part, setting, failures):
                answers[answer["id"]] = made_of(answer)
        threads = [threading.Thread(target=ask_part, args=(part,)) for part in parts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if failures:
            raise failures[0]
        return answers

    def cost(self):
        """What the checks took, for the table: time is that of this machine."""
        status = json.loads(subprocess.run(
            [self.program, "status", "--archive", self.path / "archive", "--format", "json"],
            stdout=subprocess.PIPE, check=True).stdout)
        size = sum(path.stat().st_size for path in self.path.rglob("*") if path.is_file())
        paragraphs = sum(report.paragraphs for report in self.reports)
        return {"stories": status["stories"],
                "bytes_a_story": round(size / max(1, status["stories"])),
                "segment_bytes_a_story":
                    round(status["segment_bytes"] / max(1, status["stories"])),
                "paragraphs": paragraphs,
                "microseconds_a_paragraph": round(
                    sum(report.microseconds for report in self.reports) / max(1, paragraphs), 1)}

    def _answers(self, jobs, setting, failures):
        with tempfile.TemporaryFile(dir=self.path) as lines:
            lines.writelines(json.dumps(job).encode() + b"\n" for job in jobs)
            lines.seek(0)
            done = subprocess.Popen([self.probe, self.path / "archive", setting], stdin=lines,
                                    stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for line in done.stdout:
                yield json.loads(line)
            message = done.stderr.read().decode("utf-8", "replace").strip()
            if done.wait() == 3:
                failures.append(NoSetting(message))
            elif done.returncode != 0:
                failures.append(RuntimeError(message or f"probe: {done.returncode}"))


class Finding:
    """What is needed of a finding; the draft's text is not among it."""

    __slots__ = ("code", "severity", "start", "end", "origin", "origin_span", "sources",
                 "share", "outside", "run", "id")

    def __init__(self, value):
        self.id = value["id"]
        self.code = value["code"]
        self.severity = value["severity"]
        self.start, self.end = value["bytes"]
        self.origin = value["origin"]["story"]
        self.origin_span = tuple(value["origin"]["bytes"])
        self.sources = {self.origin, *(copy["story"] for copy in value["also"])}
        self.share = value["share"]
        self.outside = value["share_outside_quotes"]
        self.run = value["longest_run"]

    @property
    def above_hint(self):
        return self.severity in ABOVE_HINT


class Report:
    __slots__ = ("microseconds", "findings", "words", "paragraphs")

    def __init__(self, answer):
        self.microseconds = answer["microseconds"]
        report = answer["report"]
        self.words = report["draft"]["words"]
        self.paragraphs = report["draft"]["paragraphs"]
        self.findings = [Finding(value) for value in report["findings"]]

    def within(self, start, end):
        """Findings that touch bytes [start, end) of the draft."""
        return [finding for finding in self.findings
                if finding.start < end and start < finding.end]


def paragraph_spans(paragraphs):
    """Bytes of each paragraph in a draft of them, with blank lines between."""
    spans, at = [], 0
    for paragraph in paragraphs:
        length = len(paragraph.encode())
        spans.append((at, at + length))
        at += length + 2
    return spans
