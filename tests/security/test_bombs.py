# SPDX-License-Identifier: MIT
"""Text that is made to keep a core busy: it may take time by its length, never by the square
of it. The same draft at a quarter and at full length tells them apart on any machine."""

import os
import pathlib
import subprocess
import time

import tap
from client import SLOW
from newsroom import STORIES, Newsroom, binary, capabilities, sanitized

LENGTH = 300_000 if sanitized() else 2_000_000
# Of a draft that is open beside others.
OPEN_LENGTH = 75_000 if sanitized() else 1_000_000
# Four times the length takes four times as long, or sixteen times.
TOO_STEEP = 9
# An unoptimised build on a machine that runs other tests: 0.2 s are meant for a release.
CROWDED = 4
# What a debug build takes for 0.2 s of a release.
UNOPTIMISED = 2
# Too short to be told from the start of the program.
SHORT_S = 0.3 * SLOW
COPIED = (STORIES / "ferry-ap.txt").read_text().splitlines()[8]


def repeated(piece, length):
    return (piece * (length // len(piece.encode()) + 1))[:length]


def counted(form, length):
    count = length // len(form.format(10_000).encode())
    return "".join(form.format(number) for number in range(count))


BOMBS = {
    "one line without an end": lambda n: counted("word{} ", n),
    "one word without an end": lambda n: "a" * n,
    "one word again and again": lambda n: repeated("a ", n),
    "two words again and again": lambda n: repeated("ferry ferry harbour ", n),
    "paragraphs of one word": lambda n: counted("word{}\n\n", n),
    "paragraphs of one quotation": lambda n: repeated("“A b c d e f g h”\n\n", n),
    "quotations that never end": lambda n: repeated("“a ", n),
    "one copied paragraph, many times": lambda n: repeated(COPIED + "\n\n", n),
    "one copied paragraph, many times in one line": lambda n: repeated(COPIED + " ", n),
    "copies, each signed by somebody else":
        lambda n: counted(COPIED + " (Reporting by Ada Quill{})\n\n", n),
    "front matter of authors":
        lambda n: "---\nauthor:\n" + counted("  - Ada Quill{}\n", n) + "---\n\n" + COPIED,
    "bylines only": lambda n: repeated("By Ada Quill\n", n),
    "credits only": lambda n: repeated("told Reuters (AP) - ", n),
    "brackets that never close": lambda n: "[" * (n // 8),
    "links that never close": lambda n: repeated("[a](", n),
    "emphasis that never ends": lambda n: repeated("*a ", n),
    "lists in lists": lambda n: "".join("  " * depth + "- a\n"
                                        for depth in range(int(n ** 0.5))),
    "marks upon marks": lambda n: "a" + "\u0301" * (n // 2),
    "escapes only": lambda n: repeated("\x1b[31m", n),
    "line ends only": lambda n: "\r" * n,
}
# Markdown whose paragraphs, brackets and marks a reader may count anew for each of them.
MARKDOWN = {
    "brackets in each line of a paragraph": lambda n: "Some text - " + repeated("[a] b\n", n),
    "the same, with line ends of old Macs": lambda n: repeated("x [a] b\r", n),
    "the same, quoted": lambda n: repeated("> [a] b\n", n),
    "the same, behind what is no list": lambda n: repeated("-[a] b\n", n),
    "the same, behind what is no number": lambda n: repeated("1[a] b\n", n),
    "the same, behind what is no heading": lambda n: repeated("####### [a] b\n", n),
    "the same, behind a lone digit": lambda n: repeated("5 [a] b\n", n),
    "the same, behind a lone stop": lambda n: repeated(". [a] b\n", n),
    "the same, too far in for a list": lambda n: repeated("x [a] b\n    - [a] b\n", n),
    "the same, between numbers that end nothing":
        lambda n: repeated("[a] b\n" * 900 + "12. x\n", n),
    "the same, between empty items": lambda n: repeated("[a] b\n" * 900 + "- \n", n),
    "the same, emphasised": lambda n: repeated("*[a]* **[b]**\n", n),
    "links over two lines": lambda n: repeated("[a\n](b) \n", n),
    "images that never close": lambda n: repeated("![a\n", n),
    "references to references": lambda n: counted("[r{0}]: http://x\n", n // 2)
                                + counted("[r{0}] ", n // 2),
    "code marks of all lengths": lambda n: "".join("`" * (i % 50 + 1) + "x"
                                                   for i in range(n // 27)),
    "quotations in quotations": lambda n: ">" * 1000 + "\n" + repeated(">" * 500 + "a\n", n),
    "a table of many columns": lambda n: "a|" * 999 + "a\n" + "-|" * 999 + "-\n"
                               + repeated("a|" * 999 + "a\n", n),
    "tags that never end": lambda n: repeated("<div\n", n),
    "comments that never end": lambda n: repeated("<!-- a\n", n),
    "addresses that never end": lambda n: repeated("<http://a\n", n),
    "entities only": lambda n: repeated("&#x26; &amp\n", n),
    "escapes of marks": lambda n: repeated("\\*\\[\n", n),
    "underlined lines": lambda n: repeated("a\n=\n", n),
}
BOMBS |= MARKDOWN


def spent(room, *arguments):
    """Processor seconds of one run, which other work on the machine does not stretch."""
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen([binary(), *map(str, arguments)], stdout=nowhere,
                                   stderr=nowhere, cwd=room.desk, env=room.environment)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def steepness(room, bomb, command, statuses):
    """How much longer four times the length takes; 0 where it takes no time at all."""
    taken = []
    for length in (LENGTH // 4, LENGTH):
        path = room.desk / "bomb.md"
        path.write_text(bomb(length))
        status, seconds, memory = spent(room, *command, path)
        tap.check(status in statuses, f"exit status {status}")
        tap.check(sanitized() or memory < 400_000, f"{memory} kB of memory")
        taken.append(seconds)
    return 0 if taken[1] < SHORT_S else taken[1] / max(taken[0], 0.01)


def test_a_draft_takes_time_by_its_length():
    with Newsroom() as room:
        steep = {name: ratio for name, bomb in BOMBS.items()
                 if (ratio := steepness(room, bomb, ("check",), (0, 1))) > TOO_STEEP}
        tap.same(steep, {}, "drafts that take much longer by their length")


def test_a_story_takes_time_by_its_length():
    with Newsroom(archive=False) as room:
        steep = {name: ratio for name, bomb in BOMBS.items()
                 if (ratio := steepness(room, bomb, ("add",), (0, 1))) > TOO_STEEP}
        tap.same(steep, {}, "stories that take much longer by their length")


def test_a_book_among_the_stories_is_refused():
    with Newsroom(archive=False) as room:
        (room.desk / "book.txt").write_text(counted("The ferry number {} left. ", 1_100_000))
        (room.desk / "story.txt").write_text(counted("The ferry number {} left. ", 900_000))
        done = room.run("add", room.desk, statuses=(1,))
        tap.check(b"book.txt: a text of" in done.stderr and b"story.txt" not in done.stderr,
                  done.stderr.decode())
        tap.check(b"1 story added" in done.stdout, done.stdout.decode())


def test_a_draft_that_is_all_of_a_huge_story():
    """What a draft has in common with a story of the largest size that is taken."""
    length = 100_000 if sanitized() else 1_000_000
    for name in ("one word again and again", "two words again and again",
                 "one line without an end", "one copied paragraph, many times in one line"):
        with Newsroom(archive=False) as room:
            path = room.desk / "huge.txt"
            path.write_text(BOMBS[name](length))
            room.add(path)
            status, seconds, _ = spent(room, "check", path)
            tap.check(status in (0, 1), f"exit status {status}")
            tap.check(seconds < 10, f"{name}: {seconds:.1f} s")


def test_the_server_answers_while_it_checks_a_bomb():
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("vscode"), initializationOptions={"debounce": 0})
        for number, name in enumerate(sorted(BOMBS)):
            uri = f"untitled:{number}"
            client.open(uri, BOMBS[name](OPEN_LENGTH))
            started = time.monotonic()
            client.reply(client.request("wirecheck/nothing", {}))
            tap.check(time.monotonic() - started < 2 * SLOW, f"no answer for long: {name}")
            client.close(uri)
        client.leave()


def test_nobody_waits_for_the_draft_of_another():
    """A hover, and marks after an edit, while a bomb is checked in another window."""
    length = OPEN_LENGTH
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("vscode"), initializationOptions={"debounce": 0})
        ours = room.uri("ours.md")
        client.open(ours, COPIED + "\n")
        client.diagnostics(ours, 1)
        at = {"textDocument": {"uri": ours}, "position": {"line": 0, "character": 5}}
        slow = {}
        version = 1
        for number, name in enumerate(sorted(MARKDOWN)):
            bomb = f"untitled:{number}.md"
            client.open(bomb, BOMBS[name](length))
            # It is being checked by now, or will be in a moment.
            time.sleep(0.05)
            started = time.monotonic()
            version += 1
            client.change(ours, version, {"text": COPIED + " " * version + "\n"})
            client.diagnostics(ours, version)
            tap.check(client.call("textDocument/hover", at), "a hover")
            if (waited := time.monotonic() - started) > 0.2 * SLOW * CROWDED:
                slow[name] = round(waited, 2)
            client.close(bomb)
        tap.same(slow, {}, "seconds that another draft waited")
        client.leave()


def worked(client):
    """Processor seconds of the server so far. On a machine that runs other tests seconds of
    the clock say little of what was waited for."""
    tasks = pathlib.Path(f"/proc/{client.process.pid}/task")
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) / 1e9


class Typist:
    """Somebody with a short draft of their own, who counts what they wait for others."""

    def __init__(self, room, client):
        self.client = client
        self.uri = room.uri("ours.md")
        self.version = 1
        client.ledger.contract.hasty = True
        client.open(self.uri, COPIED + "\n")
        client.diagnostics(self.uri, 1)

    def waited(self, ask):
        """Seconds of the clock, or fewer that the server worked in, since another test may have
        had the processor."""
        started, before = time.monotonic(), worked(self.client)
        ask()
        return min(time.monotonic() - started, worked(self.client) - before)

    def mark(self):
        self.version += 1
        self.client.change(self.uri, self.version,
                           {"text": COPIED + " " * self.version + "\n"})
        self.client.diagnostics(self.uri, self.version, 60)

    def hover(self):
        at = {"textDocument": {"uri": self.uri}, "position": {"line": 0, "character": 5}}
        tap.check(self.client.call("textDocument/hover", at, 60), "a hover")

    def type(self):
        """The longer of two waits: from a keystroke to its marks, and for a hover."""
        return max(self.waited(self.mark), self.waited(self.hover))

    def type_for_a_while(self, times=12):
        waited = []
        for _ in range(times):
            time.sleep(0.15)
            waited.append(round(self.type(), 2))
        tap.check(max(waited) <= 0.2 * (10 if sanitized() else UNOPTIMISED),
                  f"seconds that the typist waited: {waited}")


def test_nobody_waits_for_what_else_is_asked_of_the_draft_of_another():
    """Hovers, actions, reports and commands about a bomb need its check, each anew."""
    text = BOMBS["one copied paragraph, many times"](OPEN_LENGTH)
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("plain"), initializationOptions={"debounce": 0})
        typist = Typist(room, client)
        bomb = room.uri("bomb.md")
        document = {"textDocument": {"uri": bomb}}
        place = {"line": 0, "character": 5}
        client.open(bomb, text)
        asked = [client.request(method, {**document, **more}) for method, more in (
            ("textDocument/hover", {"position": place}),
            ("textDocument/definition", {"position": place}),
            ("textDocument/codeAction", {"range": {"start": place, "end": place},
                                         "context": {"diagnostics": []}}),
            ("textDocument/documentSymbol", {}))]
        asked += [client.request("workspace/executeCommand", {
            "command": f"wirecheck.{name}", "arguments": [{"uri": bomb, "finding": "0" * 32}]})
            for name in ("report", "findings", "dismissFinding", "dismissSource", "compare")]
        typist.type_for_a_while()
        for each in asked:
            client.notify("$/cancelRequest", {"id": each})
        client.close(bomb)
        client.leave()


def test_nobody_waits_for_a_bomb_in_the_folder():
    with Newsroom() as room, room.serve() as client:
        for number, name in enumerate(("one copied paragraph, many times",
                                       "paragraphs of one quotation",
                                       "brackets in each line of a paragraph")):
            (room.desk / f"bomb{number}.md").write_text(BOMBS[name](OPEN_LENGTH))
        client.initialize(capabilities("vscode"), initializationOptions={"debounce": 0},
                          workspaceFolders=[{"uri": room.desk.as_uri(), "name": "desk"}])
        typist = Typist(room, client)
        swept = client.request("workspace/diagnostic", {"previousResultIds": []})
        typist.type_for_a_while()
        reports = client.reply(swept, 120)["result"]["items"]
        tap.check(sum(len(each["items"]) for each in reports) > 100, "findings in the bombs")
        client.leave()


def test_a_bomb_is_checked_to_its_end_beside_others():
    """Who gives way all the time still comes to an end in the pauses of the others."""
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("plain"), initializationOptions={"debounce": 0})
        typist = Typist(room, client)
        bomb = room.uri("bomb.md")
        client.open(bomb, BOMBS["one copied paragraph, many times"](OPEN_LENGTH // 4))
        typist.type_for_a_while()
        tap.check(client.diagnostics(bomb, 1, 60), "findings in the bomb")
        client.leave()


if __name__ == "__main__":
    tap.main(globals())
