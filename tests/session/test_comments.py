# SPDX-License-Identifier: MIT
"""Comments in a draft that leave paragraphs out: no diagnostic, but the lens and the report
say so; a word that is not known is marked; whoever runs the server can have all checked."""

import tap
from findings import results
from newsroom import Newsroom, draft
from test_actions import Desk
from test_settings import PROJECT, user_file, write

LENSES = {"textDocument": {"codeLens": {}}}
# The first copied paragraph of the draft stands in line 2.
IGNORED = "<!-- wirecheck: ignore, our own release -->\n\n"
UNKNOWN = "<!-- wirecheck: nope -->\n\n"


def text_with(comment):
    head, rest = draft("harbour.md").split("\n\n", 1)
    return f"{head}\n\n{comment}{rest}"


def open_draft(room, client, text, capabilities=None):
    uri = room.uri("harbour.md")
    client.initialize(capabilities or {}, rootUri=room.desk.as_uri())
    client.open(uri, text)
    return uri, client.diagnostics(uri, 1)


def lines(diagnostics, code="wire-copy"):
    return [each["range"]["start"]["line"] for each in diagnostics if each["code"] == code]


def summary(client, uri):
    lenses = client.call("textDocument/codeLens", {"textDocument": {"uri": uri}})
    return lenses[0]["command"]["title"]


def test_a_paragraph_behind_a_comment_has_no_diagnostic():
    with Newsroom() as room, room.serve() as client:
        _, before = open_draft(room, client, draft("harbour.md"))
        client.leave()
    with Newsroom() as room, room.serve() as client:
        uri, found = open_draft(room, client, text_with(IGNORED), LENSES)
        tap.same(lines(found), [line + 2 for line in lines(before)[1:]], "diagnostics")
        tap.check(summary(client, uri).endswith(
            ", 1 paragraph is left out by a comment in the draft"), summary(client, uri))
        report = client.call("workspace/executeCommand",
                             {"command": "wirecheck.report", "arguments": [{"uri": uri}]})
        tap.check("1 paragraph is left out by a comment in the draft" in report["text"], report)
        asked = {"command": "wirecheck.report", "arguments": [{"uri": uri, "format": "html"}]}
        page = client.call("workspace/executeCommand", asked)
        tap.check("1 paragraph is left out by a comment in the draft" in page["html"]
                  and page["html"].endswith("</html>\n"), page["html"][-300:])
        client.leave()


def test_all_of_a_draft_left_out_is_no_originality():
    with Newsroom() as room, room.serve() as client:
        uri, found = open_draft(room, client, "<!-- wirecheck: off -->\n\n" + draft("harbour.md"),
                                LENSES)
        tap.same(found, [], "diagnostics")
        tap.same(summary(client, uri),
                 "Nothing was checked, 5 paragraphs are left out by comments in the draft", "lens")
        client.leave()


def test_a_comment_takes_effect_while_typing():
    with Newsroom() as room, room.serve() as client:
        uri, before = open_draft(room, client, draft("harbour.md"))
        start = {"line": 2, "character": 0}
        client.change(uri, 2, {"range": {"start": start, "end": start}, "text": IGNORED})
        client.settled()
        tap.same(len(lines(client.diagnostics(uri, 2))), len(lines(before)) - 1, "with it")
        client.change(uri, 3, {"range": {"start": start, "end": {"line": 4, "character": 0}},
                               "text": ""})
        client.settled()
        tap.same(lines(client.diagnostics(uri, 3)), lines(before), "without it again")
        client.leave()


def test_an_unknown_word_is_marked_and_goes_with_the_comment():
    with Newsroom() as room, room.serve() as client:
        uri, found = open_draft(room, client, text_with(UNKNOWN))
        mark, = [each for each in found if each["code"] == "unknown-comment"]
        tap.same(mark, {
            "range": {"start": {"line": 2, "character": 5}, "end": {"line": 2, "character": 20}},
            "severity": 3, "code": "unknown-comment", "source": "wirecheck",
            "message": "Unknown wirecheck comment; known are off, on and ignore."}, "the mark")
        tap.check(lines(found), "what follows is checked")
        client.change(uri, 2, {"range": {"start": {"line": 2, "character": 0},
                                         "end": {"line": 4, "character": 0}}, "text": ""})
        client.settled()
        tap.same(lines(client.diagnostics(uri, 2), "unknown-comment"), [], "marks")
        client.leave()


def test_who_runs_the_server_can_have_all_checked_and_a_project_cannot_undo_that():
    with Newsroom() as room, room.serve() as client:
        uri, found = open_draft(room, client, text_with(IGNORED + UNKNOWN))
        heeded = len(lines(found))
        write(user_file(room), {"heedComments": False})
        client.notify("workspace/didChangeConfiguration", {"settings": None})

        def is_checked(message):
            return (message.get("method") == "textDocument/publishDiagnostics"
                    and message["params"]["uri"] == uri
                    and len(lines(message["params"]["diagnostics"])) == heeded + 1)
        marks = client.expect(is_checked, "all paragraphs")["params"]["diagnostics"]
        tap.same(lines(marks, "unknown-comment"), [], "comments are not read at all")
        write(room.desk / PROJECT, {"heedComments": True})
        client.notify("workspace/didChangeConfiguration", {"settings": None})
        client.settled()
        client.change(uri, 2, {"text": text_with(IGNORED)})
        client.settled()
        tap.same(len(lines(client.diagnostics(uri, 2))), heeded + 1, "with a project's file")
        client.leave()


def test_a_dismissed_finding_behind_a_comment_is_told_once():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, LENSES)
        desk.command("dismissFinding", desk.argument(2, reason="ours"))
        desk.settle()
        tap.check("1 dismissed" in summary(client, desk.uri), "dismissed")
        desk.replace(text_with(IGNORED))
        desk.settle()
        title = summary(client, desk.uri)
        tap.check("1 paragraph is left out" in title and "dismissed" not in title, title)
        client.leave()


def test_the_command_line_finds_the_same():
    with Newsroom() as room, room.serve() as client:
        text = text_with(IGNORED + UNKNOWN)
        _, found = open_draft(room, client, text)
        report = room.check(text, "harbour.md")
        tap.same(lines(found), [each["range"]["start"]["line"] for each in report["findings"]],
                 "findings")
        tap.same(len(results(room.sarif("harbour.md"))), len(report["findings"]), "SARIF")
        tap.same([each["range"] for each in found if each["code"] == "unknown-comment"],
                 [each["range"] for each in report["unknown_comments"]], "unknown comments")
        client.leave()


if __name__ == "__main__":
    tap.main(globals())
