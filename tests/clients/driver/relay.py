#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""usage: relay.py TRANSCRIPT PROGRAM [ARGUMENT...]
Stands between an editor and the server, passes on what both say as it comes, and writes each
message down: one JSON object a line, {"seconds", "from", "message"}."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time

LENGTH = re.compile(rb"content-length:[ \t]*([0-9]+)", re.I)


class Transcript:
    def __init__(self, path):
        self.file = open(path, "a", encoding="utf-8")
        self.lock = threading.Lock()

    def take(self, speaker, body):
        line = {"seconds": time.monotonic(), "from": speaker,
                "message": json.loads(body.decode("utf-8"))}
        with self.lock:
            self.file.write(json.dumps(line) + "\n")
            self.file.flush()


def frames(pending):
    """(body, rest) of each whole frame at the start of some bytes."""
    while True:
        head, mark, rest = pending.partition(b"\r\n\r\n")
        length = LENGTH.search(head)
        if not mark or not length or len(rest) < int(length[1]):
            return
        size = int(length[1])
        pending = rest[size:]
        yield rest[:size], pending


def pump(source, target, speaker, transcript):
    """Each message is written down before the other side can answer it."""
    pending = b""
    try:
        while data := os.read(source, 1 << 16):
            pending += data
            for body, rest in frames(pending):
                transcript.take(speaker, body)
                pending = rest
            view = memoryview(data)
            while view:
                view = view[os.write(target, view):]
    except BrokenPipeError:
        pass
    os.close(target)


def main(path, command):
    transcript = Transcript(path)
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda which, frame: server.send_signal(which))
    ways = [(0, os.dup(server.stdin.fileno()), "client"),
            (os.dup(server.stdout.fileno()), 1, "server")]
    server.stdin.close()
    threads = [threading.Thread(target=pump, args=(*way, transcript), daemon=True)
               for way in ways]
    for thread in threads:
        thread.start()
    threads[1].join()
    # The editor may keep its end open for as long as it likes.
    os._exit(server.wait())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
