# SPDX-License-Identifier: MIT
"""Plays one transcript (cases/NAME.txt) against the real server in three regimes: a write a
message, a byte a read, and everything that need not wait in one write.

A transcript is blocks between lines of `---`; lines that begin with `#` tell the story. The
first other line of a block says what it does, the rest is its body:

    archive: stories            the archive of tests/data/session (default: no archive)
    option: lenient-versions    this client breaks the rules of versions on purpose
    start: CLIENT [JSON]        initialize as clients/CLIENT.json (or plain, or CLIENT-pushed:
                                see newsroom.py), initialized; JSON: more members of the
                                initialize parameters
    send: [unbooked]            a message, sent exactly as it stands; unbooked: no reply is
                                owed to its id
    raw: [unbooked]             bytes with C escapes; line ends in the body do not count,
                                and where \\| stands the pipe takes a short rest
    open: NAME FILE [LANGUAGE [VERSION]]
                                didOpen of desk/NAME with the draft FILE
    burst: NAME FIRST LAST      a letter typed in each of these versions
    expect: [within 500ms]      a message like the pattern must come (see pattern.py)
    await: [within 500ms]       the same, and the client sends nothing before it came
    never: [300ms]              no such message has come, nor comes in that time
    forget:                     what has come so far is of no interest to `never`
    answer: METHOD              how the client answers the server's requests from now on:
                                {"result": ...}, {"error": ...} or nothing
    end-of-input:               the client closes the pipe that it writes to
    stop-listening:             the client closes the pipe that it reads from
    exit: STATUS [within 1s]    the server ends
    stderr: REGEX               what it said to whoever started it

Every exchange that does not end with `exit:` is closed with shutdown and exit, which must
succeed: so each transcript also shows that the server lives on. In bodies, ${desk} is the
URI of the folder of drafts, ${text FILE} a draft as a JSON string, ${line STORY N} the Nth
line of a story of the archive, ${repeat N TEXT} the text N times, and in raw: ${bytes} is
how many bytes follow the headers."""

import json
import re
import sys
import time

import tap
from client import SLOW
from ledger import key_of
from newsroom import HERE, STORIES, Newsroom, capabilities, draft
from pattern import differences
from wire import frame

REGIMES = ("normal", "bytes", "glued")
ESCAPES = {"n": b"\n", "r": b"\r", "t": b"\t", "\\": b"\\", "0": b"\0"}


class Block:
    def __init__(self, lines, line):
        self.line = line
        self.verb, colon, self.rest = lines[0].partition(":")
        if not colon:
            raise ValueError(f"line {line}: not a directive: {lines[0]}")
        self.rest = self.rest.strip()
        self.body = "\n".join(lines[1:])


def parse(path):
    """The blocks of a transcript, comments left out."""
    blocks, lines, first = [], [], 1
    for number, line in enumerate([*path.read_text().splitlines(), "---"], 1):
        if line == "---":
            if lines:
                blocks.append(Block(lines, first))
            lines = []
        elif not line.startswith("#") and (line.strip() or lines):
            first = number if not lines else first
            lines.append(line)
    return blocks


def milliseconds(words, default):
    """The "500ms" or "2s" among words, in seconds."""
    found = re.search(r"(\d+)(ms|s)\b", words)
    if not found:
        return default
    return int(found.group(1)) / (1000 if found.group(2) == "ms" else 1)


def unescape(text):
    """C escapes to bytes: \\r \\n \\t \\0 \\\\ \\xNN."""
    def one(found):
        word = found.group(1)
        return bytes([int(word[1:], 16)]) if word[0:1] == b"x" else ESCAPES[word.decode()]
    return re.sub(rb"\\(x[0-9a-fA-F]{2}|.)", one, text.encode("utf-8"))


def line_of(name, number):
    """A line of a story of the archive, counted from 1."""
    return (STORIES / name).read_text().splitlines()[number - 1]


class Story:
    """One transcript on its way through one regime."""

    def __init__(self, room, client):
        self.room = room
        self.client = client
        self.later = []  # expectations of the glued regime that nothing waits for yet
        self.ended = False

    def fill(self, text):
        """A body with its ${...} filled in; repetitions last, since they may hold others."""
        text = text.replace("${desk}", self.room.desk.as_uri())
        text = re.sub(r"\$\{text ([^}\s]+)\}",
                      lambda found: json.dumps(draft(found[1]), ensure_ascii=False), text)
        text = re.sub(r"\$\{line ([^}\s]+) (\d+)\}",
                      lambda found: json.dumps(line_of(found[1], int(found[2])),
                                               ensure_ascii=False)[1:-1], text)
        return re.sub(r"\$\{repeat (\d+) ([^}]*)\}",
                      lambda found: found[2] * int(found[1]), text)

    def play(self, block):
        action = getattr(self, "do_" + block.verb.replace("-", "_"), None)
        if not action:
            raise ValueError(f"line {block.line}: unknown directive {block.verb}")
        try:
            action(block)
        except AssertionError as error:
            raise AssertionError(f"line {block.line}, {block.verb}: {error}") from None

    # --- what the client says ------------------------------------------------

    def do_start(self, block):
        name, _, more = block.rest.partition(" ")
        params = {"processId": None, "rootUri": self.room.desk.as_uri(),
                  "capabilities": capabilities(name),
                  **json.loads(self.fill(more + block.body) or "{}")}
        self.client.send({"jsonrpc": "2.0", "id": "start", "method": "initialize",
                          "params": params})
        if self.client.regime != "glued":
            self.client.reply("start")
        self.client.notify("initialized", {})

    def do_send(self, block):
        body = self.fill(block.body)
        self.note(body, block)
        self.client.write(frame(body.encode("utf-8")), note=body[:2000])

    def do_raw(self, block):
        text = self.fill(block.body).replace("\n", "")
        whole = unescape(text.replace("\\|", ""))
        _, gap, body = whole.partition(b"\r\n\r\n")
        if not gap:
            _, gap, body = whole.partition(b"\n\n")
        self.note(body, block)
        for piece in text.split("\\|"):
            data = unescape(piece).replace(b"${bytes}", b"%d" % len(body))
            self.client.write(data, note=data[:200])
            if "\\|" in text and self.client.regime == "normal":
                time.sleep(0.02)

    def note(self, body, block):
        """Books what we send, as far as it can be read."""
        if block.rest == "unbooked":
            return
        try:
            text = body if isinstance(body, str) else body.decode("utf-8")
            self.client.ledger.sent(json.loads(text))
        except (ValueError, RecursionError):
            pass

    def do_burst(self, block):
        name, first, last = block.rest.split()
        for version in range(int(first), int(last) + 1):
            here = {"line": 0, "character": version}
            self.client.change(self.room.uri(name), version,
                               {"range": {"start": here, "end": here}, "text": "x"})

    def do_stop_listening(self, _block):
        self.client.stop_listening()

    def do_open(self, block):
        words = block.rest.split()
        self.client.open(self.room.uri(words[0]), draft(words[1]),
                         language=words[2] if len(words) > 2 else "markdown",
                         version=int(words[3]) if len(words) > 3 else 1)

    def do_end_of_input(self, _block):
        self.client.end_input()

    def do_answer(self, block):
        body = self.fill(block.body).strip()
        if body == "nothing":
            del self.client.answers[block.rest]
            return
        members = json.loads(body)
        self.client.answers[block.rest] = lambda _params: members

    # --- what the server must do ----------------------------------------------

    def do_expect(self, block):
        pattern = json.loads(self.fill(block.body))
        mine = isinstance(pattern, dict) and "method" not in pattern and "id" in pattern

        def matches(message):
            if mine and "method" not in message and \
                    key_of(message.get("id")) == key_of(pattern["id"]):
                wrong = differences(pattern, message)
                if wrong and pattern["id"] is not None:
                    raise self.client.failure("\n  ".join(["not as expected:", *wrong]))
                return not wrong
            return not differences(pattern, message)
        self.later.append((block, matches))
        if self.client.regime != "glued":
            self.settle_accounts()

    def do_await(self, block):
        self.do_expect(block)
        self.settle_accounts()

    def settle_accounts(self):
        """Waits for all that was expected so far."""
        pending, self.later = self.later, []
        for block, matches in pending:
            self.client.expect(matches, f"what line {block.line} wants",
                               milliseconds(block.rest, 10.0))

    def do_never(self, block):
        self.settle_accounts()
        self.client.flush()
        pattern = json.loads(self.fill(block.body))
        limit = time.monotonic() + milliseconds(block.rest, 0) * SLOW
        with self.client.condition:
            while True:
                for message in self.client.incoming:
                    if not differences(pattern, message):
                        raise self.client.failure(f"it came nevertheless: {message}")
                left = limit - time.monotonic()
                if left <= 0:
                    return
                self.client.condition.wait(left)

    def do_forget(self, _block):
        self.settle_accounts()
        with self.client.condition:
            self.client.incoming.clear()

    def do_exit(self, block):
        self.settle_accounts()
        status = self.client.wait_exit(milliseconds(block.rest, 5.0))
        if status != int(block.rest.split()[0]):
            raise self.client.failure(f"exit status {status}")
        self.ended = True

    def do_stderr(self, block):
        said = self.client.stderr.decode("utf-8", "replace")
        if not re.search(block.rest, said):
            raise self.client.failure("stderr is not as expected")

    def finish(self):
        self.settle_accounts()
        if not self.ended:
            self.client.leave()
        elif self.client.ledger.problems:
            raise self.client.failure("the balance of the session")


def play(blocks, room, regime):
    options = {block.rest for block in blocks if block.verb == "option"}
    owed = sum(1 for block in blocks if block.verb in ("expect", "await")
               and re.search(r'"id"\s*:\s*null', block.body))
    with room.serve(regime=regime) as client:
        client.ledger.unreadable = owed
        client.ledger.lenient_versions = "lenient-versions" in options
        client.last_id = 900_000
        story = Story(room, client)
        for block in blocks:
            if block.verb not in ("archive", "option"):
                story.play(block)
        story.finish()


def main():
    path = HERE / "cases" / f"{sys.argv[1]}.txt"
    blocks = parse(path)
    archive = any(block.verb == "archive" and block.rest == "stories" for block in blocks)
    with Newsroom(archive) as room:
        cases = [(f"{path.stem.replace('_', ' ')} ({regime})",
                  lambda regime=regime: play(blocks, room, regime)) for regime in REGIMES]
        return tap.run(cases)


if __name__ == "__main__":
    sys.exit(main())
