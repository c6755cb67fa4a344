# SPDX-License-Identifier: MIT
"""An archived story is written by somebody else. Whatever stands in it is shown as text: no
link, no image, no HTML, no code, no control character comes out of it."""

import json

import tap
from hover_markup import control_problems, problems
from newsroom import Newsroom, capabilities

PLAIN = {"textDocument": {"hover": {"contentFormat": ["plaintext"]},
                          "publishDiagnostics": {"relatedInformation": True}}}
HOSTILE = [
    "[click here](https://evil.example/a) and ![a picture](https://evil.example/b.png)",
    "<img src=x onerror=alert(1)><script>alert(2)</script><a href='command:evil'>go</a>",
    "<https://evil.example/auto> https://evil.example/bare www.evil.example me@evil.example",
    "``` fence ```` longer fence ````` ` code ` `` code `` ~~~ tilde ~~~ ~~gone~~",
    "[ref]: https://evil.example/ref \"title\" and [ref][ref] and [^1] and footnote",
    "&lt;b&gt; &#60;i&#62; &amp; &copy; &#x202e; entities of all kinds are not read",
    "\u202eesrever ni si siht\u202c \u2066isolated\u2069 \u200emark\u200f \u061carabic mark",
    "\x1b[31mred\x1b[0m \x1b]8;;https://evil.example\x07link\x1b]8;;\x07 \x9b31m \x00 nul \x07",
    "| a | b | c | and |---|---|---| a table that is none",
    "# no heading * no item - no item + no item 1. no number 2) no number > no quote",
    "--- *** ___ === ## __bold__ **bold** _em_ *em* $x^2$ {{braces}} ~sub~ ^sup^ ==mark==",
    "![](data:image/png;base64,AAAA) [x](javascript:alert(1)) [y](command:workbench.action)",
    "\\[escaped\\](already) \\\\[twice\\\\](escaped) \\` \\<b\\> trailing backslash \\",
    "http://evil.example/%0a HTTPS://EVIL.EXAMPLE ftp://evil.example file:///etc/passwd",
]
COMMON = ("The warden of the lighthouse at Cape Merrow counted {number} ships in the fog on "
          "that night, wrote {number} lines about them and then she added this: ")


def paragraph(number):
    return COMMON.format(number=number + 11) + HOSTILE[number]


def story():
    """Every member that is shown carries something hostile."""
    return {"guid": "urn:x:[guid](https://evil.example/g)\u202e<b>",
            "headline": HOSTILE[0] + " " + HOSTILE[1] + "\n# two lines\r\n- of headline",
            "byline": "Mallory ![x](https://evil.example/p.png) <b>\u202e`code`\x1b[1m",
            "located": "CAPE [MERROW](https://evil.example)",
            "source": "Evil <i>Wire</i> [x](command:x)", "version": "`1`",
            "url": "javascript:alert(document.cookie)", "language": "en",
            "versioncreated": "2024-02-12T09:30:00Z",
            "body_text": "\n\n".join(paragraph(number) for number in range(len(HOSTILE)))
                         + "\n\n" + COMMON.format(number=99) + "w" * 30_000 + " end."}


def draft():
    return "\n\n".join(paragraph(number) for number in range(len(HOSTILE))) + "\n\n" + \
        COMMON.format(number=99) + "w" * 30_000 + " end.\n"


def each_hover(client_capabilities):
    """(line, hover) of each paragraph of the draft, and the diagnostics."""
    with Newsroom(archive=False) as room:
        path = room.path / "hostile.jsonl"
        copies = [story(), {**story(), "guid": "urn:x:2", "source": "Second [x](y) <b>",
                            "versioncreated": "2024-02-13T09:30:00Z"}]
        path.write_text("".join(json.dumps(each) + "\n" for each in copies))
        room.add(path)
        with room.serve() as client:
            client.initialize(client_capabilities)
            uri = room.uri("hostile.txt")
            client.open(uri, draft(), language="plaintext")
            diagnostics = client.diagnostics(uri, 1)
            hovers = []
            for line in sorted({each["range"]["start"]["line"] for each in diagnostics}):
                at = {"textDocument": {"uri": uri}, "position": {"line": line, "character": 9}}
                hovers.append((line, client.call("textDocument/hover", at)))
            client.leave()
    tap.check(len(hovers) > len(HOSTILE) // 2, f"only {len(hovers)} hovers: the test is void")
    return hovers, diagnostics


def test_markdown_is_only_the_card_s_own():
    hovers, _ = each_hover(capabilities("vscode"))
    for line, hover in hovers:
        value = hover["contents"]["value"]
        tap.same(hover["contents"]["kind"], "markdown", "kind")
        found = problems(value)
        tap.check(not found, "\n".join([f"paragraph in line {line}:", *found[:8], value[:3000]]))


def test_plain_text_has_no_character_that_acts():
    hovers, _ = each_hover(PLAIN)
    for line, hover in hovers:
        tap.same(hover["contents"]["kind"], "plaintext", "kind")
        found = control_problems(hover["contents"]["value"])
        tap.check(not found, f"paragraph in line {line}: {found[:8]}")


def test_a_hover_has_a_decent_size():
    for announced in (capabilities("vscode"), PLAIN):
        for line, hover in each_hover(announced)[0]:
            length = len(hover["contents"]["value"])
            tap.check(length < 12_000, f"{length} characters for the paragraph in line {line}")


def test_diagnostics_have_no_character_that_acts():
    _, diagnostics = each_hover(capabilities("vscode"))
    for diagnostic in diagnostics:
        texts = [diagnostic["message"]] + [each["message"] for each in
                                           diagnostic.get("relatedInformation", [])]
        for text in texts:
            tap.same(control_problems(text), [], f"control characters in {text!r}")
            tap.check("\n" not in text, f"more than one line: {text!r}")
        tap.check("codeDescription" not in diagnostic
                  or "evil" not in json.dumps(diagnostic["codeDescription"]), "a foreign link")


def test_an_original_is_text_as_well():
    """The document that a client opens for it: what stands there is not rendered, but no
    control character reaches a terminal from it either."""
    with Newsroom(archive=False) as room:
        path = room.path / "hostile.jsonl"
        path.write_text(json.dumps(story()) + "\n")
        room.add(path)
        with room.serve() as client:
            client.initialize(capabilities("vscode"))
            uri = room.uri("hostile.txt")
            client.open(uri, draft(), language="plaintext")
            at = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 9}}
            place = client.call("textDocument/definition", at)
            place = place[0] if isinstance(place, list) else place
            target = place.get("targetUri") or place.get("uri")
            tap.check(target.startswith("wirecheck:"), target)
            text = client.call("workspace/textDocumentContent", {"uri": target})["text"]
            header = text[:text.index("Archive: story")]
            tap.same(control_problems(header), [], f"control characters in {header!r}")
            client.leave()


def test_this_test_can_fail():
    for bad in ("[a](b)", "![a](b)", "<b>", "`a`", "https://a.example", "www.a.example",
                "me@a.example", "# a", "- a", "1. a", "    a", "a\x1b[0m", "a\u202eb", "&lt;",
                "**a", "|a|", "~~a~~", "> > - a", "\\\\<b>", "$a$", "_a_"):
        tap.check(problems(bad), f"{bad!r} is let through")
    for good in ("**Reuters** · PORT ALDER  ", "> \\[a\\](b) \\<b\\>", "***", "5 of 7 words",
                 "> https:\u200b//a.example", "\\# a", "\\- a", "1\\. a", "12 (100 %)"):
        tap.same(problems(good), [], f"problems of {good!r}")


def test_the_passage_is_shown_without_the_markup_of_the_draft():
    story = ("The harbour board of Port Merrow sold the old ferry for 4,200 dollars on Friday "
             "and will name the buyer when the council has met in the autumn")
    written = {
        "draft.md": "The **harbour board** of Port\\_Merrow sold the [old ferry](/x/example_b)"
                    " for 4,200&nbsp;dollars on *Friday* and will pick the buyer when the council"
                    " has met in the autumn.\n",
        "draft.html": "<p>The <b>harbour board</b> of Port Merrow sold the <a href='/example/q'>"
                      "old ferry</a> for 4,200&#160;dollars on Friday and will pick the buyer when"
                      " the council has met in the autumn.</p>\n",
    }
    with Newsroom(archive=False) as room:
        path = room.path / "stories.jsonl"
        path.write_text(json.dumps({"guid": "urn:x:9", "source": "Reuters", "body_text": story,
                                    "headline": "Ferry", "language": "en",
                                    "versioncreated": "2024-02-12T09:30:00Z"}) + "\n")
        room.add(path)
        with room.serve() as client:
            client.initialize(PLAIN)
            for name, text in written.items():
                uri = room.uri(name)
                client.open(uri, text, language="markdown" if name.endswith("md") else "html")
                found = client.diagnostics(uri, 1)
                at = {"textDocument": {"uri": uri}, "position": found[0]["range"]["end"]}
                at["position"]["character"] -= 3
                card = client.call("textDocument/hover", at)["contents"]["value"]
                shown = next(line for line in card.splitlines() if line.startswith("Draft: "))
                tap.check("[pick] the buyer" in shown, shown)
                for piece in ("example", "href", "**", "&", "\\", "<", "nbsp"):
                    tap.check(piece not in shown, f"{piece} in {shown}")
            client.leave()


if __name__ == "__main__":
    tap.main(globals())
