# SPDX-License-Identifier: MIT
"""From a mark to the page that tells what its code means: ours, from our own table, wherever the
client can go. And the one tag that a mark may have."""

import pathlib
import re
import urllib.parse

import tap
from newsroom import ROOT, Newsroom, capabilities
from shapes import CODES
from test_features import HARBOUR, Room, begin, item

PAGES = ROOT / "server" / "doc" / "findings"
ANNOUNCED = {"textDocument": {"publishDiagnostics": {"codeDescriptionSupport": True}}}
VIRTUAL = {**ANNOUNCED, "workspace": {"textDocumentContent": {}}}
STRUCK = {"textDocument": {"publishDiagnostics": {"tagSupport": {"valueSet": [1, 2]}}}}
LARGE = {"initializationOptions": {"maxDraftSize": 1024}}


def page(code):
    return (PAGES / f"{code}.md").read_text()


def href(diagnostic):
    return diagnostic["codeDescription"]["href"]


def content(client, uri):
    return client.call("workspace/textDocumentContent", {"uri": uri})["text"]


def test_every_code_has_a_page():
    tap.same({path.stem for path in PAGES.glob("*.md")}, set(CODES), "pages")
    for code in CODES:
        lines = page(code).splitlines()
        tap.check(lines[0].startswith(f"{code}: "), f"{code} begins with what it is")
        for part in ("What it means", "What to do"):
            tap.check(part in lines, f"{code} lacks {part}")
        tap.check(max(map(len, lines)) <= 76, f"{code} is wide")
        tap.check(not re.search(r"https?:|\]\(|<|[*#]", page(code)),
                  f"{code} leads somewhere, or is no plain text")


def test_a_mark_leads_to_its_page():
    with Room(item(1)) as room, room.serve() as client:
        uri, _ = begin(client, room, VIRTUAL)
        mark, = client.diagnostics(uri, 1)
        tap.same(href(mark), "wirecheck:/help/wire-copy.md", "address")
        for code in CODES:
            tap.same(content(client, f"wirecheck:/help/{code}.md"), page(code), code)
        client.leave()


def test_pulled_marks_lead_there_too():
    with Room(item(1)) as room, room.serve() as client:
        uri, _ = begin(client, room, capabilities("vscode"))
        mark, = client.diagnostics(uri, 1)
        tap.same(href(mark), "wirecheck:/help/wire-copy.md", "address")
        client.leave()


def test_pages_are_there_without_an_archive():
    with Newsroom(archive=False) as room, room.serve() as client:
        client.initialize(VIRTUAL, **LARGE)
        client.open(room.uri("large.md"), "Words. " * 400)
        mark, = client.diagnostics(room.uri("large.md"), 1)
        tap.same(content(client, href(mark)), page("draft-too-large"), "page")
        error = client.reply(client.request("workspace/textDocumentContent", {
            "uri": "wirecheck:/original/reuters-2021-05-01-1.txt"}))["error"]
        tap.same(error["code"], -32803, "an original without an archive")
        client.leave()


def test_no_other_page_is_there():
    with Room(item(1)) as room, room.serve() as client:
        client.initialize(VIRTUAL)
        for name in ("nothing.md", "wire-copy", "../wire-copy.md", "wire-copy.md.md", ".md", ""):
            reply = client.reply(client.request("workspace/textDocumentContent", {
                "uri": f"wirecheck:/help/{name}"}))
            tap.same(reply.get("error", {}).get("code"), -32602, f"answer for {name!r}")
        client.leave()


def test_a_page_that_is_open_is_no_draft():
    with Room(item(1)) as room, room.serve() as client:
        client.initialize(VIRTUAL)
        client.open("wirecheck:/help/wire-copy.md", HARBOUR)
        tap.same(client.settled()["paragraphsChecked"], 0, "paragraphs checked")
        client.leave()


def test_who_has_no_virtual_documents_gets_files():
    with Room(item(1)) as room, room.serve() as client:
        uri, _ = begin(client, room, ANNOUNCED)
        mark, = client.diagnostics(uri, 1)
        path = pathlib.Path(urllib.parse.unquote(urllib.parse.urlsplit(href(mark)).path))
        tap.same(path, room.home / "cache" / "wirecheck" / "help" / "wire-copy.md", "file")
        tap.same((path.stat().st_mode & 0o777, path.read_text()), (0o400, page("wire-copy")),
                 "mode and page")
        client.leave()


def test_a_page_that_cannot_be_written_is_not_promised():
    with Room(item(1)) as room:
        (room.home / "cache" / "wirecheck").write_text("not a folder")
        with room.serve() as client:
            uri, _ = begin(client, room, ANNOUNCED)
            mark, = client.diagnostics(uri, 1)
            tap.same((mark["code"], "codeDescription" in mark), ("wire-copy", False), "mark")
            client.leave()


def test_nothing_is_written_for_who_does_not_ask():
    with Room(item(1)) as room:
        for announced in ({}, VIRTUAL):
            with room.serve() as client:
                uri, _ = begin(client, room, announced)
                client.diagnostics(uri, 1)
                client.leave()
        tap.check(not (room.home / "cache" / "wirecheck" / "help").exists(), "pages written")


def test_wrong_settings_lead_to_their_page():
    with Newsroom(archive=False) as room:
        (room.desk / ".wirecheck.json").write_text('{"nonsense": 1}')
        with room.serve() as client:
            client.initialize(VIRTUAL, rootUri=room.desk.as_uri())
            found = client.expect(
                lambda message: message.get("method") == "textDocument/publishDiagnostics",
                "marks in the file of settings")["params"]["diagnostics"]
            tap.same([href(each) for each in found], ["wirecheck:/help/settings.md"], "pages")
            client.leave()


def test_the_command_line_tells_the_same():
    with Newsroom(archive=False) as room:
        for code in CODES:
            tap.same(room.run("help", code).stdout.decode(), page(code), code)
        overview = room.run("help").stdout.decode()
        for code in CODES:
            tap.check(re.search(rf"^  {code} +\w", overview, re.M), f"{code} is not listed")


def marks_of(announced, **more):
    with Room(item(1, **more)) as room, room.serve() as client:
        uri, _ = begin(client, room, announced)
        found = client.diagnostics(uri, 1)
        client.leave()
        return [(each["code"], each.get("tags")) for each in found]


def test_what_must_not_run_is_struck_through():
    killed = {"pubstatus": "canceled"}
    tap.same(marks_of(STRUCK, **killed), [("withdrawn", [2])], "killed copy")
    tap.same(marks_of(STRUCK), [("wire-copy", None)], "copy")
    tap.same(marks_of({}, **killed), [("withdrawn", None)], "a client without tags")
    fades = {"textDocument": {"publishDiagnostics": {"tagSupport": {"valueSet": [1]}}}}
    tap.same(marks_of(fades, **killed), [("withdrawn", None)], "a client that only fades")


if __name__ == "__main__":
    tap.main(globals())
