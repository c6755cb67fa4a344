#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Files of drafts that are not UTF-8 text, as word processors and old systems write them."""

import random
import sys

from tap import main
from test_command_line import LEAD, desk_with, draft_in, err, line, out


def test_drafts__says_where_a_draft_is_not_utf8():
    with desk_with(line("a")) as desk:
        draft = draft_in(desk, b"Un caf\xc3\xa9.\n\n" + LEAD.encode() + b"\n\nUn caf\xe9.\n")
        done = desk.run("check", draft, statuses=(1,))
        assert "draft.txt:5: not UTF-8; words with such bytes match nothing\n" in err(done)
        assert "wire-copy" in out(done)
        assert err(desk.run("check", draft_in(desk, LEAD), statuses=(1,))) == ""


def test_drafts__refuses_what_is_no_text_and_goes_on():
    noise = random.Random(1).randbytes(999).replace(b"\0", b"a")
    kinds = {"word.docx": (b"PK\x03\x04" + bytes(40), "not a text but a zip or office file"),
             "page.pdf": (b"%PDF-1.4\n%\xe2\xe3\n", "not a text but a PDF: export it as text"),
             "note.txt": (noise, "not UTF-8, and no character set")}
    with desk_with(line("a")) as desk:
        paths = [draft_in(desk, data, name) for name, (data, _) in kinds.items()]
        done = desk.run("check", *paths, draft_in(desk), statuses=(2,))
        for name, (_, reason) in kinds.items():
            assert f"{name}: {reason}" in err(done), err(done)
        assert "wire-copy" in out(done)
        done = desk.run("explain", f"{paths[-1]}:1", statuses=(2,))
        assert "not UTF-8, and no character set" in err(done), err(done)


def test_drafts__are_read_in_the_character_set_that_they_are_in():
    quoted = LEAD + " \u201cThat\u2019s it,\u201d said M\u00fcller."
    for charset in ("cp1252", "mac-roman", "cp850", "utf-16", "utf-16-le"):
        with desk_with(line("a")) as desk:
            done = desk.run("check", draft_in(desk, quoted.encode(charset, "ignore")),
                            statuses=(1,))
            assert "wire-copy" in out(done), charset
            assert "; bytes are counted as in UTF-8" in err(done), err(done)


def test_drafts__offsets_are_those_of_the_file_whatever_its_bytes():
    with desk_with(line("a")) as desk:
        broken = b"\xff\xfe caf\xe9 " + "\u00e9t\u00e9 ".encode() * 9
        text = broken + b"\n\n" + LEAD.encode() + b"\n"
        report = desk.check(draft_in(desk, text))
        start, end = report["findings"][0]["bytes"]
        assert text[start:end].decode() == LEAD.rstrip("."), text[start:end]
        assert report["findings"][0]["range"]["start"] == {"line": 2, "character": 0}


if __name__ == "__main__":
    sys.exit(main(globals()))
