# SPDX-License-Identifier: MIT
"""A language client that trusts nothing: it runs `wirecheck serve` over pipes, keeps every
message, and has each one checked against the protocol as it arrives (see ledger.py)."""

import fcntl
import json
import os
import select
import subprocess
import threading
import time

from ledger import Ledger, key_of
from wire import BadFrame, FrameReader, dump, frame

SLOW = float(os.environ.get("WIRECHECK_TEST_SLOW", "1"))
F_SETPIPE_SZ = 1031
# Beyond this many bytes of one write, the byte-by-byte regime goes on in small chunks.
SINGLE_BYTES = 24_000


class Failure(AssertionError):
    """The server did not do what it should; the text carries the log."""


def publishes(message, uri, version):
    """Whether a message publishes the diagnostics of this version."""
    params = message.get("params") or {}
    return (message.get("method") == "textDocument/publishDiagnostics"
            and params["uri"] == uri and params.get("version") == version)


class Client:
    """One server process. `regime` is how bytes are written: "normal" one write a message,
    "bytes" one byte a read, "glued" as few writes as the story allows."""

    def __init__(self, command, environment, directory, regime="normal"):
        self.regime = regime
        self.ledger = Ledger()
        self.incoming = []      # messages not yet expected by anyone
        self.history = []       # (seconds, arrow, message or bytes)
        self.stderr = b""  # whole only after wait_exit(): it is read beside the output
        # method -> parameters to the member of the reply; a method left out is never
        # answered
        self.answers = {
            "workspace/configuration":
                lambda params: {"result": [None] * len(params["items"])},
            "client/registerCapability": lambda params: {"result": None},
            "client/unregisterCapability": lambda params: {"result": None},
            "window/showDocument": lambda params: {"result": {"success": True}},
            "workspace/applyEdit": lambda params: {"result": {"applied": True}},
            **{method: lambda params: {"result": None} for method in (
                "window/showMessageRequest", "window/workDoneProgress/create",
                "workspace/codeLens/refresh", "workspace/diagnostic/refresh",
                "workspace/foldingRange/refresh", "workspace/inlayHint/refresh",
                "workspace/semanticTokens/refresh")}}
        self.condition = threading.Condition()
        self.write_lock = threading.Lock()
        self.listening = True
        self.wake, self.waker = os.pipe()
        self.glue = []
        self.last_id = 0
        self.started = time.monotonic()
        flags = os.O_CLOEXEC | (os.O_DIRECT if regime == "bytes" else 0)
        stdin, self.stdin = os.pipe2(flags)
        if regime == "bytes":
            fcntl.fcntl(self.stdin, F_SETPIPE_SZ, 1 << 20)
        self.process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, env=environment,
                                        cwd=directory)
        os.close(stdin)
        self.readers = [threading.Thread(target=target, daemon=True)
                        for target in (self.read_output, self.read_errors)]
        for reader in self.readers:
            reader.start()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.kill()

    # --- from the server ---------------------------------------------------

    def read_output(self):
        frames = FrameReader()
        try:
            output = self.process.stdout.fileno()
            while True:
                ready, _, _ = select.select([output, self.wake][not self.listening:], [], [])
                if self.wake in ready:
                    if os.read(self.wake, 1) == b"x":
                        break
                    continue
                data = os.read(output, 1 << 16)
                if not data:
                    frames.finish()
                    break
                for message in frames.feed(data):
                    self.take(message)
        except BadFrame as error:
            with self.condition:
                self.ledger.problems.append(str(error))
        with self.condition:
            self.condition.notify_all()

    def read_errors(self):
        while data := os.read(self.process.stderr.fileno(), 1 << 16):
            self.stderr += data

    def take(self, message):
        with self.condition:
            self.history.append((time.monotonic() - self.started, "<--", message))
            self.ledger.received(message)
            self.incoming.append(message)
            self.condition.notify_all()
        asked = isinstance(message, dict) and "method" in message and "id" in message
        if asked and not self.ledger.problems and message["method"] in self.answers:
            members = self.answers[message["method"]](message.get("params"))
            self.send({"jsonrpc": "2.0", "id": message["id"], **members}, now=True)

    def pause_listening(self, paused=True):
        """Leaves what the server writes in the pipe, as a client that is busy does."""
        self.listening = not paused
        os.write(self.waker, b"p")

    def stop_listening(self):
        """Closes our end of the pipe that the server writes to."""
        self.flush()
        os.write(self.waker, b"x")
        self.readers[0].join()
        self.process.stdout.close()

    # --- to the server -----------------------------------------------------

    def write(self, data, note=None, now=False):
        """Raw bytes; `now` goes past the glue of the "glued" regime."""
        with self.condition:
            self.history.append((time.monotonic() - self.started, "-->", note or data))
        if self.regime == "glued" and not now:
            self.glue.append(data)
            return
        with self.write_lock:
            try:
                self.push(data)
            except BrokenPipeError:
                pass  # it has left; whoever waits for a reply will say so

    def push(self, data):
        view = memoryview(data)
        if self.regime == "bytes":
            for start in range(min(len(view), SINGLE_BYTES)):
                os.write(self.stdin, view[start:start + 1])
            view = view[SINGLE_BYTES:]
        while view:
            size = 509 if self.regime == "bytes" else len(view)
            view = view[os.write(self.stdin, view[:size]):]

    def flush(self):
        glue, self.glue = b"".join(self.glue), []
        if glue:
            with self.write_lock:
                try:
                    self.push(glue)
                except BrokenPipeError:
                    pass

    def send(self, message, now=False):
        with self.condition:
            self.ledger.sent(message)
        self.write(frame(dump(message)), note=message, now=now)

    def notify(self, method, params=None):
        message = {"jsonrpc": "2.0", "method": method}
        self.send(message if params is None else {**message, "params": params})

    def request(self, method, params=None):
        self.last_id += 1
        message = {"jsonrpc": "2.0", "id": self.last_id, "method": method}
        self.send(message if params is None else {**message, "params": params})
        return self.last_id

    def end_input(self):
        self.flush()
        if self.stdin is not None:
            os.close(self.stdin)
            self.stdin = None

    # --- waiting -----------------------------------------------------------

    def wait(self, ready, what, seconds=10.0):
        """Until `ready()` gives something but None, under the lock; fails with the log."""
        self.flush()
        limit = time.monotonic() + seconds * SLOW
        with self.condition:
            while (value := ready()) is None:
                left = limit - time.monotonic()
                if self.ledger.problems:
                    raise self.failure(f"while waiting for {what}")
                if left <= 0:
                    raise self.failure(f"no {what} within {seconds * SLOW:g} s")
                if not self.readers[0].is_alive():
                    raise self.failure(f"the server left before {what}")
                self.condition.wait(min(left, 0.5))
            return value

    def reply(self, identifier, seconds=10.0):
        return self.wait(lambda: self.ledger.replies.get(key_of(identifier)),
                         f"reply to request {identifier}", seconds)

    def call(self, method, params=None, seconds=10.0):
        """The result; an error fails."""
        message = self.reply(self.request(method, params), seconds)
        if "result" not in message:
            raise self.failure(f"{method} was refused: {message.get('error')}")
        return message["result"]

    def expect(self, matches, what, seconds=10.0):
        """Takes the first message for which `matches` is true."""
        def find():
            for number, message in enumerate(self.incoming):
                if matches(message):
                    return self.incoming.pop(number)
            return None
        return self.wait(find, what, seconds)

    def diagnostics(self, uri, version, seconds=10.0):
        """The diagnostics published for exactly this version; older publishes go by, and of
        several that are there the last one counts. A client that pulls them does so, once a
        draft was changed or a refresh was asked for."""
        if self.ledger.contract.pulled:
            return self.pull(uri, version, seconds)["items"]

        found = self.next_publish(uri, version, seconds)
        with self.condition:
            for message in [each for each in self.incoming if publishes(each, uri, version)]:
                self.incoming.remove(message)
                found = message["params"]["diagnostics"]
        return found

    def pushed(self, uri):
        """The diagnostics that were published last."""
        return [each["params"]["diagnostics"] for each in self.incoming
                if each.get("method") == "textDocument/publishDiagnostics"
                and each["params"]["uri"] == uri][-1]

    def next_publish(self, uri, version, seconds=10.0):
        """The diagnostics first published for exactly this version, whatever came since."""
        found = self.expect(lambda message: publishes(message, uri, version),
                            f"diagnostics of {uri} at version {version}", seconds)
        return found["params"]["diagnostics"]

    def pull(self, uri, version, seconds=10.0):
        """The report of a draft that is due to be pulled, at its newest version."""
        def due():
            if uri not in self.ledger.due:
                return None
            self.ledger.due.discard(uri)
            return True
        self.wait(due, f"cause to pull the diagnostics of {uri}", seconds)
        if self.ledger.versions[uri][-1] != version:
            raise self.failure(f"version {version} of {uri} cannot be pulled any more")
        return self.call("textDocument/diagnostic", {"textDocument": {"uri": uri}}, seconds)

    def wait_exit(self, seconds):
        """The exit status, which must come within `seconds` (scaled)."""
        self.flush()
        try:
            status = self.process.wait(seconds * SLOW)
        except subprocess.TimeoutExpired:
            raise self.failure(f"still running after {seconds * SLOW:g} s") from None
        for reader in self.readers:
            reader.join(5)
        return status

    # --- the ordinary life of a client ---------------------------------------

    def initialize(self, capabilities, **more):
        params = {"processId": None, "rootUri": None, "capabilities": capabilities, **more}
        result = self.call("initialize", params)
        self.notify("initialized", {})
        return result

    def open(self, uri, text, version=1, language="markdown"):
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": language, "version": version, "text": text}})

    def change(self, uri, version, *changes):
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": uri, "version": version},
            "contentChanges": list(changes)})

    def close(self, uri):
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    def settled(self, seconds=20.0):
        """What the server believes, once it has nothing left to do; the text of each draft
        as its length and its XXH3-64."""
        state = self.call("wirecheck/settled", {}, seconds)
        state["drafts"] = {draft["uri"]: draft for draft in state["drafts"]}
        return state

    def leave(self):
        """shutdown and exit as a good client does, and the final balance."""
        message = self.reply(self.request("shutdown"))
        if message.get("result", "") is not None:
            raise self.failure(f"shutdown gives null, not {message}")
        self.notify("exit")
        status = self.wait_exit(5)
        if status != 0:
            raise self.failure(f"exit status {status} after shutdown and exit")
        self.balance()

    def balance(self):
        """At the end: nothing wrong, every request answered exactly once."""
        unanswered = self.ledger.unanswered()
        if unanswered:
            self.ledger.problems.append(f"never answered: {', '.join(unanswered)}")
        if self.ledger.unfinished():
            self.ledger.problems.append(f"without end: {self.ledger.unfinished()}")
        if b"Sanitizer" in self.stderr or b"runtime error:" in self.stderr:
            self.ledger.problems.append("the sanitizer has something to say")
        if self.ledger.problems:
            raise self.failure("the balance of the session")

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.stdin is not None:
            os.close(self.stdin)
            self.stdin = None
        if self.readers[0].is_alive():
            os.write(self.waker, b"x")
        for reader in self.readers:
            reader.join(5)
        self.process.stdout.close()
        self.process.stderr.close()
        os.close(self.wake)
        os.close(self.waker)

    # --- what to say when it goes wrong ---------------------------------------

    def failure(self, what):
        lines = [what] + ["  " + line for line in self.ledger.problems[:10]]
        lines.append(f"--- the last messages, of {len(self.history)}")
        for seconds, arrow, message in self.history[-30:]:
            shown = message if isinstance(message, bytes) else json.dumps(message)
            lines.append(f"{seconds:9.3f} {arrow} {str(shown)[:700]}")
        lines.append(f"--- exit status {self.process.poll()}, stderr:")
        lines += self.stderr.decode("utf-8", "backslashreplace")[-3000:].splitlines()
        return Failure("\n".join(lines))
