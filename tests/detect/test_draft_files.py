#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Files of drafts that are not UTF-8 text, as word processors and old systems write them."""

import base64
import io
import random
import sys
import zipfile

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
    kinds = {"word.docx": (b"PK\x03\x04" + bytes(40), "a zip file that is no text document"),
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


def zipped(name, text):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, text)
    return packed.getvalue()


def test_drafts__of_word_processors_are_checked_by_paragraph():
    """Each line that is told is a paragraph of the file, and what was deleted is none of it."""
    words = ["Our own first line.", LEAD]
    docx = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p><w:p/>" for text in words)
    odt = "".join(f"<text:p>{text}</text:p><text:p/>" for text in words)
    drafts = {
        "story.docx": zipped("word/document.xml", f"<w:document xmlns:w='w'><w:body>{docx}<w:del>"
                             "<w:t>Gone.</w:t></w:del></w:body></w:document>"),
        "story.odt": zipped("content.xml", "<o:d xmlns:o='o' xmlns:text='t'><o:text>"
                            f"{odt}</o:text></o:d>"),
        "story.rtf": ("{\\rtf1 " + "\\par ".join(words) + "\\par}").encode(),
    }
    with desk_with(line("a")) as desk:
        for name, data in drafts.items():
            done = desk.run("check", draft_in(desk, data, name), statuses=(1,))
            assert f"{name}:2:1: warning" in out(done), out(done)
            assert "lines are its paragraphs that have words" in err(done), err(done)


def test_drafts__by_mail_are_checked_with_what_is_attached():
    """Subject, text and attached words are paragraphs; names of people are none of them."""
    docx = zipped("word/document.xml", "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>"
                  f"{LEAD}</w:t></w:r></w:p></w:body></w:document>")
    head = b"From: Ines <ines@q.example>\r\nMessage-ID: <1@q>\r\nSubject: Our own line\r\n"
    parts = (b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n"
             b"Content-Type: text/plain\r\n\r\nSee the file.\r\n--a\r\n"
             b"Content-Type: application/octet-stream\r\n"
             b"Content-Disposition: attachment; filename=s.docx\r\n"
             b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(docx)
             + b"\r\n--a\r\nContent-Type: image/png\r\nContent-Disposition: attachment"
             b"\r\n\r\nx\r\n--a--\r\n")
    page = (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nSnapshot-Content-Location: x\r\n"
            b"Content-Type: multipart/related; boundary=a\r\n\r\n--a\r\n"
            b"Content-Type: text/html\r\n\r\n<html><body><h1>Our own</h1><p>"
            + LEAD.encode() + b"</p></html>\r\n--a--\r\n")
    drafts = {"plain.eml": head + b"\r\n" + LEAD.encode() + b"\r\n", "files.eml": head + parts,
              "page.mhtml": page}
    with desk_with(line("a")) as desk:
        for name, data in drafts.items():
            done = desk.run("check", draft_in(desk, data, name), statuses=(1,))
            at = 3 if name == "files.eml" else 2
            assert f"{name}:{at}:1: warning" in out(done), out(done) + err(done)
            assert "read as mail" in err(done), err(done)
            left_out = "1 attached files without words are not checked"
            assert (left_out in err(done)) == (name == "files.eml"), err(done)


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
