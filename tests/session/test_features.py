# SPDX-License-Identifier: MIT
"""What features show of archives that change, that hold embargoed copy, and that have
several versions of a story; and how a story of the archive is found."""

import json
import time

import tap
from client import SLOW
from newsroom import HERE, Newsroom, capabilities

HARBOUR = ("The harbour at Port Alder will stay closed for three weeks in May while divers look "
           "for the anchor that a freighter lost there, the port authority said on Monday.")
FERRY = ("The evening ferry to the outer islands turned back twice this week after its crew "
         "heard a knocking below the car deck that nobody on board could explain to them.")
OWN = "Not a word of this paragraph stands in anything that any agency has ever sent out."
VIRTUAL = {"workspace": {"textDocumentContent": {}, "codeLens": {"refreshSupport": True}},
           "textDocument": {"codeLens": {}, "publishDiagnostics": {"relatedInformation": True},
                            "hover": {"contentFormat": ["markdown"]}}}


def item(number, text=HARBOUR, **more):
    return {"guid": f"urn:features:{number}", "source": "Reuters", "headline": f"Story {number}",
            "versioncreated": f"2021-05-0{number}T10:00:00Z", "body_text": text, **more}


class Room(Newsroom):
    """A newsroom with an archive of these items."""

    def __init__(self, *items):
        super().__init__(archive=False)
        self.files = 0
        self.add_items(*items)

    def add_items(self, *items):
        self.files += 1
        path = self.path / f"{self.files}.jsonl"
        path.write_text("".join(json.dumps(each) + "\n" for each in items))
        self.add(path)


def begin(client, room, announced=None, **more):
    client.initialize(VIRTUAL if announced is None else announced, **more)
    uri = room.uri("draft.md")
    client.open(uri, f"{HARBOUR}\n\n{OWN}\n")
    return uri, {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 9}}


def test_embargoed_text_is_shown_nowhere_and_nothing_leads_to_it():
    with Room(item(1, embargo="2999-01-01T00:00:00Z")) as room, room.serve() as client:
        uri, here = begin(client, room)
        diagnostic, = client.diagnostics(uri, 1)
        tap.same(diagnostic["code"], "embargoed", "code")
        tap.check("relatedInformation" not in diagnostic, "a mark leads to embargoed copy")
        tap.check("Under embargo until 1 Jan 2999" in diagnostic["message"],
                  diagnostic["message"])
        value = client.call("textDocument/hover", here)["contents"]["value"]
        tap.check("Under embargo until 1 Jan 2999 00:00 UTC" in value, value)
        tap.check("Draft: " in value and "Archive: " not in value, value)
        tap.check("Story 1" not in value, value)
        tap.same(client.call("textDocument/definition", here), None, "definition")
        tap.same(client.call("textDocument/references", here), [], "references")
        lenses = client.call("textDocument/codeLens", {"textDocument": {"uri": uri}})
        tap.same([each["command"]["command"] for each in lenses], ["wirecheck.report"] * 2,
                 "commands of lenses")
        tap.same(client.call("workspace/symbol", {"query": "story"}), [], "stories found")
        client.leave()


def test_embargoed_text_is_shown_to_who_may_see_it():
    with Room(item(1, embargo="2999-01-01T00:00:00Z")) as room, room.serve() as client:
        _, here = begin(client, room, initializationOptions={"showEmbargoed": True})
        value = client.call("textDocument/hover", here)["contents"]["value"]
        tap.check("Word for word: The harbour at Port Alder" in value, value)
        place, = client.call("textDocument/definition", here)
        text = client.call("workspace/textDocumentContent", {"uri": place["uri"]})["text"]
        tap.check(HARBOUR in text, text)
        tap.same(len(client.call("textDocument/references", here)), 1, "references")
        client.leave()


def test_a_virtual_document_comes_at_once():
    """Some editors stand still until they have it."""
    with Room(item(1, text=f"{HARBOUR}\n\n{FERRY}\n\n" * 20)) as room, room.serve() as client:
        _, here = begin(client, room)
        place, = client.call("textDocument/definition", here)
        times = []
        for uri in [place["uri"], "wirecheck:/help/wire-copy.md"] * 10:
            began = time.monotonic()
            tap.check(client.call("workspace/textDocumentContent", {"uri": uri})["text"], uri)
            times.append(time.monotonic() - began)
        median = sorted(times)[len(times) // 2]
        tap.check(median < 0.05 * SLOW, f"{median:.3f} s for a document")
        client.leave()


def test_references_name_the_other_open_drafts():
    """Those that have the passage, where they have it as it is now; not those that have something
    else of the story, and none that was closed."""
    with Room(item(1, text=f"{HARBOUR}\n\n{FERRY}")) as room, room.serve() as client:
        uri, here = begin(client, room)
        texts = {room.uri("second.txt"): f"{OWN}\n\n{HARBOUR}\n", "untitled:1": HARBOUR,
                 room.uri("other.txt"): FERRY}
        for name, text in texts.items():
            client.open(name, text, language="plaintext")
        client.settled()

        def found():
            return [(each["uri"], each["range"]["start"]["line"])
                    for each in client.call("textDocument/references", here)[1:]]
        tap.same(found(), [(room.uri("second.txt"), 2), ("untitled:1", 0)], "drafts")
        client.change("untitled:1", 2, {"text": f"{OWN}\n\n{OWN}\n\n{HARBOUR}"})
        client.close(room.uri("second.txt"))
        client.settled()
        tap.same(found(), [("untitled:1", 4)], "drafts after a change and a close")
        client.open(uri, OWN, version=3)
        client.settled()
        tap.same(client.call("textDocument/references", here), None, "off a passage")
        client.leave()


def test_hover_and_marks_tell_what_a_later_version_changed():
    corrected = HARBOUR.replace("three weeks", "two weeks")
    old = item(1, version="1")
    new = {**item(2, corrected, version="2"), "guid": old["guid"]}
    with Room(old, new) as room, room.serve() as client:
        uri, here = begin(client, room)
        diagnostic, = client.diagnostics(uri, 1)
        tap.same(diagnostic["code"], "corrected", "code")
        newest = [each for each in diagnostic["relatedInformation"]
                  if each["message"].startswith("The newest version, 2 May 2021")]
        tap.same(len(newest), 1, "places of the newest version")
        value = client.call("textDocument/hover", here)["contents"]["value"]
        tap.check("Version 1 of 2 in the archive; the newest (2 May 2021 10:00 UTC) has other "
                  "words here, shown above" in value, value)
        tap.check("Draft: The harbour at Port Alder will stay closed for **three** weeks"
                  in value, value)
        tap.check("Newest version: The harbour at Port Alder will stay closed for "
                  "**two** weeks" in value, value)
        client.leave()


def test_references_are_in_order_of_time():
    copies = (item(3), {**item(1), "source": "The Alder Post"}, {**item(2), "source": "AFP"})
    with Room(*copies) as room, room.serve() as client:
        _, here = begin(client, room)
        places = client.call("textDocument/references",
                             {**here, "context": {"includeDeclaration": True}})
        days = [place["uri"].rsplit("2021-05-0")[1][0] for place in places]
        tap.same(days, ["1", "2", "3"], "days of the copies")
        client.leave()


def test_lenses_are_asked_for_again_when_the_archive_grows():
    with Room(item(1, FERRY)) as room, room.serve() as client:
        uri, _ = begin(client, room)
        lenses = client.call("textDocument/codeLens", {"textDocument": {"uri": uri}})
        tap.same([each["command"]["title"] for each in lenses],
                 ["Originality 100%: no passage stands in the archive"], "titles")
        room.add_items(item(2))
        client.expect(lambda message: message.get("method") == "workspace/codeLens/refresh",
                      "a refresh of the lenses")
        lenses = client.call("textDocument/codeLens", {"textDocument": {"uri": uri}})
        tap.check(lenses[0]["command"]["title"].endswith(": 1 passage from 1 source"), lenses)
        client.leave()


def test_a_story_is_found_by_words_of_its_headline():
    room = Room(item(1, headline="Harbour closes for three weeks"),
                item(2, FERRY, headline="Ferry turns back"),
                item(3, FERRY + " Still.", headline="Élan of the harbour $(flame) lost"))
    with room, room.serve() as client:
        client.initialize(VIRTUAL)
        for query, names in (("harbour", [3, 1]), ("HARB clos", [1]), ("elan", [3]),
                             ("arbour", []), ("", [3, 2, 1])):
            found = client.call("workspace/symbol", {"query": query})
            tap.same([int(each["containerName"][-len("1 May 2021")]) for each in found], names,
                     f"days of the stories that {query!r} finds")
        first = client.call("workspace/symbol", {"query": "closes"})[0]
        tap.same((first["name"], first["containerName"]),
                 ("Harbour closes for three weeks", "Reuters, 1 May 2021"), "symbol")
        uri = first["location"]["uri"]
        text = client.call("workspace/textDocumentContent", {"uri": uri})["text"]
        tap.check(text.startswith("Harbour closes"), text)
        tap.check("$(" not in json.dumps(client.call("workspace/symbol", {"query": "elan"})),
                  "a headline that is an icon")
        client.leave()


def test_a_search_can_be_cancelled_and_refused():
    with Room(item(1)) as room, room.serve() as client:
        client.initialize(capabilities("plain"))
        client.settled()
        number = client.request("workspace/symbol", {"query": "story"})
        client.notify("$/cancelRequest", {"id": number})
        reply = client.reply(number)
        tap.check("result" in reply or reply["error"]["code"] == -32800, f"answer {reply}")
        for params in ({}, {"query": 3}, {"query": "x" * 1001}):
            reply = client.reply(client.request("workspace/symbol", params))
            tap.same(reply["error"]["code"], -32602, f"code for {str(params)[:40]}")
        client.leave()


def test_a_search_without_an_archive_says_so():
    with Newsroom(archive=False) as room, room.serve() as client:
        client.initialize(capabilities("plain"))
        reply = client.reply(client.request("workspace/symbol", {"query": "harbour"}))
        tap.same(reply["error"]["code"], -32803, "code")
        tap.check(str(room.archive) in reply["error"]["message"], reply["error"]["message"])
        client.leave()


def test_each_editor_is_shown_what_it_can_show_and_nothing_twice():
    """All that was offered is asked for; the ledger holds every answer to what the editor
    announced."""
    everywhere = {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}}
    names = sorted(path.stem for path in (HERE / "clients").glob("*.json"))
    tap.check(len(names) > 4, f"only {names}")
    with Room(item(1)) as room:
        for name in [*names, "plain"]:
            with room.serve() as client:
                announced = capabilities(name)
                offered = client.initialize(announced)["capabilities"]
                uri = room.uri("draft.md")
                client.open(uri, f"{HARBOUR}\n\n{OWN}\n")
                params = {"textDocument": {"uri": uri}, "range": everywhere,
                          "position": everywhere["start"], "positions": [everywhere["start"]],
                          "context": {"includeDeclaration": True}}
                answers = {feature: client.call(f"textDocument/{feature}", params)
                           for feature in ("codeLens", "documentHighlight", "documentLink",
                                           "documentSymbol", "foldingRange", "hover",
                                           "inlayHint", "references", "selectionRange")
                           if f"{feature}Provider" in offered}
                documents = announced.get("textDocument", {})
                for feature in ("codeLens", "inlayHint", "semanticTokens"):
                    tap.same(f"{feature}Provider" in offered, feature in documents,
                             f"{feature} is offered to {name}")
                shown = [feature for feature in ("codeLens", "inlayHint")
                         if answers.get(feature)]
                wanted = [feature for feature in ("codeLens", "inlayHint")
                          if feature in documents][:1]
                tap.same(shown, wanted, f"what tells {name} of the paragraph")
                for feature in ("documentSymbol", "hover", "references"):
                    tap.check(answers[feature], f"{name} is shown no {feature}")
                client.leave()


if __name__ == "__main__":
    tap.main(globals())
