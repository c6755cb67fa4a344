# SPDX-License-Identifier: MIT
"""Ten thousand random edits, in three encodings and with three kinds of line end: after
each message the server has the text that the editor has, and at every checkpoint the
findings of a fresh `wirecheck check` of that text. WIRECHECK_SEED repeats a run."""

import os
import random
import sys

import tap
from editor import ENCODINGS, Document, Hasher
from findings import checked, differences, published
from newsroom import STORIES, Newsroom, draft

EDITS = int(os.environ.get("WIRECHECK_EDITS", "10000"))
SEED = int(os.environ.get("WIRECHECK_SEED", random.SystemRandom().randrange(2 ** 32)))
CHECKPOINT = 100
LINE_ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}
LONGEST = 9_000
WORDS = ("the harbour a and of night crane wheat gale valley said on Monday nobody has seen "
         "it before 200,000 U.S. per cent Mr. ").split()
ODD = ["é", "ß", "ё", "夜", "市", "🐝", "\U0001f469\U0001f3fd\u200d\U0001f3eb", "e\u0301",
       "\u00ad", "\u200b", "\u202e", "\u2028", "\u0085", "\x0b", "\x0c", "\ufeff", "\x00",
       "\t", "“", "”", "—", "\u00a0", "*", "`", "#", "> ", "_", "[x](y)", "\U0010ffff",
       "\ufffd"]
EDITOR = {"general": {}, "textDocument": {"hover": {"contentFormat": ["plaintext"]}}}
HASHER = Hasher()


class Typist:
    """Makes up edits; knows the document as the editor shows it."""

    def __init__(self, chance, document, line_end, archive):
        self.chance = chance
        self.document = document
        self.line_end = line_end
        self.archive = archive

    def some_text(self):
        short = len(self.document.text) < 2500
        kind = self.chance.uniform(0.4 if short else 0, 1)
        if kind < 0.55:
            return " ".join(self.chance.choices(WORDS, k=self.chance.randint(1, 4)))
        if kind < 0.75:
            return "".join(self.chance.choices(ODD, k=self.chance.randint(1, 3)))
        if kind < 0.9:
            return self.chance.choice(["", self.line_end, self.line_end * 2, "\n", "\r",
                                       "\r\n", "\n\r", " "])
        paragraph = self.chance.choice(self.archive)
        words = paragraph.split(" ")
        if kind > 0.97:
            first = self.chance.randrange(len(words))
            paragraph = " ".join(words[first:first + 20])
        return self.line_end * 2 + paragraph + self.line_end * 2

    def place(self):
        """An offset that a caret can have."""
        text = self.document.text
        offset = self.chance.randint(0, len(text))
        inside = 0 < offset < len(text) and text[offset - 1:offset + 1] == "\r\n"
        return offset - 1 if inside else offset

    def position(self, offset):
        position = self.document.position(offset)
        odd = self.chance.random()
        if odd < 0.02:
            position["character"] += self.chance.choice([1, 2, 3, 900, 2 ** 30])
        elif odd < 0.023:
            position["line"] += self.chance.choice([1, 5000])
        return position

    def change(self):
        length = len(self.document.text)
        if self.chance.random() < 0.004:
            return {"text": self.document.text[length // 3:] + self.line_end * 2
                            + self.chance.choice(self.archive)}
        first = self.place()
        reach = self.chance.choice([0, 0, 0, 1, 2, 7, 40])
        if length > LONGEST or self.chance.random() < 0.003:
            reach = self.chance.randint(200, 1500)
        last = min(first + reach, length)
        if 0 < last < length and self.document.text[last - 1:last + 1] == "\r\n":
            last += 1
        start, end = self.position(first), self.position(last)
        if self.chance.random() < 0.02:
            start, end = end, start
        return {"range": {"start": start, "end": end}, "text": self.some_text()}

    def changes(self):
        """One message's worth, applied to the document."""
        count = self.chance.choice([1, 1, 1, 1, 2, 3])
        made = []
        for _ in range(count):
            made.append(self.change())
            self.document.apply(made[-1])
        return made


def same_text(client, uri, document, version, made):
    state = client.settled()["drafts"][uri]
    data = document.text.encode("utf-8")
    if (state["version"], state["bytes"], state["lost"]) != (version, len(data), False) or \
            not HASHER.agrees(data, state["hash"]):
        raise client.failure(f"seed {SEED}: after version {version} the editor has "
                             f"{len(data)} bytes and the server {state}; the last changes "
                             f"were {made}")


def same_findings(room, client, uri, document, version):
    client.settled()
    diagnostics = client.diagnostics(uri, version)
    report = room.check(document.text, "fresh.md")
    found = differences(checked(report, document), published(diagnostics))
    if found:
        raise client.failure("\n".join([f"seed {SEED}, version {version}:", *found,
                                        "the text:", repr(document.text)]))
    return len(diagnostics)


def edit(room, encoding, line_end, archive, edits):
    chance = random.Random(f"{SEED} {encoding} {line_end!r}")
    text = draft("notebook.txt") + "\n" + draft("harbour.md")
    document = Document(text.replace("\n", line_end), encoding)
    typist = Typist(chance, document, line_end, archive)
    announced = {**EDITOR, "general": {"positionEncodings": [encoding]}}
    uri, version, done, seen = room.uri("edited.md"), 1, 0, 0
    with room.serve() as client:
        client.initialize(announced, initializationOptions={"debounce": 0})
        client.open(uri, document.text)
        seen += same_findings(room, client, uri, document, 1)
        since = 0
        while done < edits:
            made = typist.changes()
            version += 1
            done += len(made)
            since += len(made)
            client.change(uri, version, *made)
            if chance.random() < 0.3:
                same_text(client, uri, document, version, made)
            if since >= CHECKPOINT:
                since = 0
                same_text(client, uri, document, version, made)
                seen += same_findings(room, client, uri, document, version)
            client.history = client.history[-60:]
            client.incoming.clear()
        same_text(client, uri, document, version, made)
        client.leave()
    print(f"# {seen} findings at the checkpoints, {len(document.text)} characters at the end")
    tap.check(seen > 2 * edits / CHECKPOINT, f"{seen} findings seen: the test shows nothing")


def main():
    paragraphs = [line for name in ("harbour-reuters", "ferry-ap", "council-herald")
                  for line in (STORIES / f"{name}.txt").read_text().splitlines()
                  if len(line.split()) > 12]
    share = EDITS // (len(ENCODINGS) * len(LINE_ENDS)) + 1
    print(f"# WIRECHECK_SEED={SEED}"
          + ("" if HASHER.library else "; no libxxhash here: lengths and findings only"))
    with Newsroom() as room:
        return tap.run([(f"{share} edits in {encoding} with {name}",
                         lambda encoding=encoding, line_end=line_end: edit(
                             room, encoding, line_end, paragraphs, share))
                        for encoding in ENCODINGS for name, line_end in LINE_ENDS.items()])


if __name__ == "__main__":
    sys.exit(main())
