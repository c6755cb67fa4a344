# SPDX-License-Identifier: MIT
"""A client of `wirecheck serve`, which knows nothing of LibreOffice. Calls come from any
thread. Nothing here calls back into the office: whoever waits for an answer may hold the
office's own lock."""

import json
import os
import queue
import subprocess
import threading

ANSWER_SECONDS = 20
CAPABILITIES = {
    "workspace": {"diagnostics": {"refreshSupport": True}, "configuration": False},
    "textDocument": {
        "diagnostic": {"relatedInformation": True},
        "hover": {"contentFormat": ["plaintext"]},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}}}}


class Failed(Exception):
    """The server said no, did not answer, or is gone. Never holds text of a draft."""


class Server:
    """One process. `on_refresh` is called, on a thread of ours, when findings changed
    though no text did."""

    def __init__(self, command, on_refresh):
        self.on_refresh = on_refresh
        self.writing = threading.Lock()
        self.waiting = {}
        self.number = 0
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, creationflags=flags)
        threading.Thread(target=self._read, daemon=True).start()
        self.request("initialize", {
            "processId": os.getpid(), "rootUri": None, "capabilities": CAPABILITIES,
            "clientInfo": {"name": "LibreOffice Writer"}})
        self.notify("initialized", {})

    def alive(self):
        return self.process.poll() is None

    def notify(self, method, params):
        self._send({"method": method, "params": params})

    def request(self, method, params):
        answer = queue.Queue(1)
        with self.writing:
            self.number += 1
            number = self.number
            self.waiting[number] = answer
        self._send({"id": number, "method": method, "params": params})
        try:
            message = answer.get(timeout=ANSWER_SECONDS)
        except queue.Empty:
            self.waiting.pop(number, None)
            self.notify("$/cancelRequest", {"id": number})
            raise Failed("wirecheck does not answer") from None
        if message is None:
            raise Failed("wirecheck has ended")
        if "error" in message:
            raise Failed(message["error"].get("message", "wirecheck failed"))
        return message.get("result")

    def command(self, name, argument):
        return self.request("workspace/executeCommand",
                            {"command": "wirecheck." + name, "arguments": [argument]})

    def stop(self):
        try:
            self.request("shutdown", None)
            self.notify("exit", None)
            self.process.wait(2)
        except (Failed, subprocess.TimeoutExpired):
            self.process.kill()

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        try:
            with self.writing:
                self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
                self.process.stdin.flush()
        except OSError:
            raise Failed("wirecheck has ended") from None

    def _read(self):
        try:
            while True:
                self._take(self._message())
        except (EOFError, ValueError, OSError):
            pass
        for answer in list(self.waiting.values()):
            answer.put(None)

    def _message(self):
        length = 0
        while True:
            line = self.process.stdout.readline()
            if not line:
                raise EOFError
            if not line.strip():
                break
            name, value = line.split(b":", 1)
            if name.strip().lower() == b"content-length":
                length = int(value)
        return json.loads(self.process.stdout.read(length))

    def _take(self, message):
        if "method" not in message:
            answer = self.waiting.pop(message.get("id"), None)
            if answer:
                answer.put(message)
        elif "id" in message:
            self._send({"id": message["id"], "result": None})
            if message["method"].endswith("/refresh"):
                self.on_refresh()
