# SPDX-License-Identifier: MIT
"""Bytes and messages: framing, in both directions, and the strictest reader of frames."""

import json
import re

HEADER = re.compile(rb"Content-Length: (0|[1-9][0-9]*)\r\n"
                    rb"(?:Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n)?\r\n")
HEADER_LIMIT = 200


class BadFrame(Exception):
    """The server wrote something that is no frame."""


def dump(message):
    """The bytes of a message. Lone surrogates go out as escapes, as editors send them."""
    text = json.dumps(message, ensure_ascii=False)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(message).encode("ascii")


def frame(body):
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def refuse_duplicates(pairs):
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise BadFrame(f"the same key twice in one object: {keys}")
    return dict(pairs)


def refuse_constant(name):
    raise BadFrame(f"{name} is no JSON")


class FrameReader:
    """Takes bytes as they come, gives messages. Anything between frames is an error."""

    def __init__(self):
        self.pending = b""

    def feed(self, data):
        self.pending += data
        while True:
            header = HEADER.match(self.pending)
            if not header:
                if b"\r\n\r\n" in self.pending or len(self.pending) > HEADER_LIMIT:
                    raise BadFrame(f"not a header: {self.pending[:HEADER_LIMIT]!r}")
                return
            end = header.end() + int(header.group(1))
            if len(self.pending) < end:
                return
            body = self.pending[header.end():end]
            self.pending = self.pending[end:]
            yield self.parse(body)

    @staticmethod
    def parse(body):
        try:
            return json.loads(body.decode("utf-8"), object_pairs_hook=refuse_duplicates,
                              parse_constant=refuse_constant)
        except ValueError as error:
            raise BadFrame(f"not JSON in UTF-8 ({error}): {body[:200]!r}") from error

    def finish(self):
        if self.pending:
            raise BadFrame(f"the output ends inside a frame: {self.pending[:200]!r}")
