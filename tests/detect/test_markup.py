#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A copied sentence in each kind of markup is marked from its first byte to its last."""

import sys

from newsdesk import Newsdesk
from tap import main

LEAD = ("The observatory on Mount Corvan will be lit by gas again from Sunday, since its "
        "electric cable was eaten by marmots during the winter, the keeper said.")


def test_check__marks_the_same_words_in_every_markup():
    half, rest = LEAD.rstrip(".").split(" lit by ", 1)
    # What is in the angle quotation marks is found, to the byte; the rest is no prose.
    drafts = {
        "html": "<!-- {0} --><p class='{0}'>«{1} <b>li</b>t&#32;by {2}»</p><script>{0}</script>",
        "latex": "% {0}\n\\label{{{0}}}«{1} \\emph{{li}}t~by {2}»\n\\iffalse {0} \\fi",
        "asciidoc": "// {0}\n«{1} **li**t{{nbsp}}by {2}»\n\n----\n{0}\n----",
        "rst": ".. {0}\n\n«{1} *li*\\ t by {2}»::\n\n   {0}",
        "org": "# {0}\n«{1} *lit* by {2}»\n#+begin_src\n{0}\n#+end_src",
        "fountain": "/* {0} */\n\n«{1} *li*t by {2}»\n\n= {0}",
        "markdown": "`{0}`\n\n«{1} *li*t&#32;by {2}»\n\n```\n{0}\n```",
        "plain": "«{1} lit by {2}»",
    }
    with Newsdesk() as desk:
        wire = desk.path / "wire.txt"
        wire.write_text("Gas light for stars\n\nMOUNT CORVAN, March 4 (AFP) - " + LEAD + "\n")
        desk.run("add", wire)
        for markup, form in drafts.items():
            before, rest_of = form.format(LEAD, half, rest).split("«")
            marked, after = rest_of.split("»")
            path = desk.path / "draft.txt"
            path.write_text(before + marked + after + "\n")
            findings = desk.check(path, "--markup", markup)["findings"]
            assert len(findings) == 1, (markup, findings)
            start, end = findings[0]["bytes"]
            found = path.read_bytes()[start:end].decode()
            assert found == marked, (markup, found)
            assert findings[0]["matched"] == findings[0]["words"], (markup, findings)


if __name__ == "__main__":
    sys.exit(main(globals()))
