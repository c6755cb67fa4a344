# SPDX-License-Identifier: MIT
"""A passage and its original side by side, for each kind of client: what shows it by itself,
what opens virtual documents, and what can do neither."""

import tap
from newsroom import Newsroom
from test_actions import LITERALS, RICH, Desk, shown_by

def test_both_sides_are_given_for_a_comparison():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, RICH)
        result = desk.command("compare", desk.argument())
        tap.same(set(result), {"title", "draft", "original"}, "members")
        tap.check(result["draft"]["text"].startswith("Dockers at Port Alder"), result)
        tap.same(result["draft"]["text"], result["original"]["text"], "the same words")
        tap.same(result["draft"]["uri"], desk.uri, "the draft")
        tap.check(result["title"].startswith("Reuters, 3 Mar 2024"), result["title"])
        client.leave()


VIRTUAL = {"workspace": {"textDocumentContent": {}},
           "window": {"showDocument": {"support": True}},
           "textDocument": {"codeLens": {}, "codeAction": LITERALS["textDocument"]["codeAction"]}}


def without(capabilities, part, name):
    return {**capabilities, part: {key: value for key, value in capabilities[part].items()
                                   if key != name}}


def test_who_shows_virtual_documents_gets_the_comparison_as_one():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, VIRTUAL)
        shown = shown_by(client)
        action = desk.action("Compare with the original")
        desk.command("compare", action["command"]["arguments"][0])
        client.settled()
        uri = shown[-1]["uri"]
        tap.check(uri.startswith("wirecheck:/compare/1/reuters-2024-03-03"), uri)
        text = client.call("workspace/textDocumentContent", {"uri": uri})["text"]
        sides = [line.split("|") for line in text.splitlines() if "|" in line]
        tap.check(len(sides) > 3, text)
        tap.check("Dockers at Port Alder" in sides[1][0] and
                  "Dockers at Port Alder" in sides[1][1], text)
        # What is open stays as it was when one looked, and the next one is another.
        desk.replace(desk.text.replace("Sunday", "Zeptuesday"))
        tap.same(client.call("workspace/textDocumentContent", {"uri": uri})["text"], text,
                 "the first")
        desk.command("compare", desk.argument())
        client.settled()
        second = shown[-1]["uri"]
        tap.check("{Zeptuesday}" in client.call("workspace/textDocumentContent",
                                                {"uri": second})["text"], second)
        for strange in ("wirecheck:/compare/99/reuters.txt", "wirecheck:/compare/"):
            answer = client.reply(client.request("workspace/textDocumentContent",
                                                 {"uri": strange}))
            tap.check("compare again" in answer["error"]["message"], answer)
        written = [path for path in room.path.rglob("*") if path.is_file()
                   and path != room.desk / "harbour.md"
                   and b"Zeptuesday" in path.read_bytes()]
        tap.same(written, [], "files with words of the draft")
        client.leave()


def test_who_can_show_no_second_text_is_offered_no_comparison():
    for capabilities in (without(VIRTUAL, "workspace", "textDocumentContent"),
                         without(VIRTUAL, "window", "showDocument")):
        with Newsroom() as room, room.serve() as client:
            desk = Desk(room, client, capabilities)
            shown = shown_by(client)
            titles = [each["title"] for each in desk.actions()]
            tap.check("Compare with the original" not in titles, titles)
            tap.check(any(title.startswith("Open the original") for title in titles), titles)
            lenses = client.call("textDocument/codeLens", {"textDocument": {"uri": desk.uri}})
            tap.check("Compare" not in [each["command"]["title"] for each in lenses], lenses)
            tap.same(desk.command("compare", desk.argument())["draft"]["uri"], desk.uri,
                     "what it says all the same")
            client.settled()
            tap.same(shown, [], "what is shown")
            client.leave()


if __name__ == "__main__":
    tap.main(globals())
