#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Files of drafts that are not UTF-8 text, as word processors and old systems write them."""

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
    kinds = {"word.docx": (b"PK\x03\x04" + bytes(40), "not a text but a zip or office file"),
             "page.pdf": (b"%PDF-1.4\n%\xe2\xe3\n", "not a text but a PDF: export it as text"),
             "note.txt": (LEAD.encode("utf-16"), "not UTF-8 but UTF-16: save it as UTF-8")}
    with desk_with(line("a")) as desk:
        paths = [draft_in(desk, data, name) for name, (data, _) in kinds.items()]
        done = desk.run("check", *paths, draft_in(desk), statuses=(2,))
        for name, (_, reason) in kinds.items():
            assert f"{name}: {reason}" in err(done), err(done)
        assert "wire-copy" in out(done)
        done = desk.run("explain", f"{paths[-1]}:1", statuses=(2,))
        assert "not UTF-8 but UTF-16" in err(done), err(done)


if __name__ == "__main__":
    sys.exit(main(globals()))
