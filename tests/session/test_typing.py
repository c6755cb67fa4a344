# SPDX-License-Identifier: MIT
"""What a writer feels: only what changed is checked again, nothing stale is shown, and
nothing that the server does holds up the typing."""

import threading
import time

import tap
from client import SLOW
from newsroom import SHARED, STORIES, Newsroom, capabilities, sanitized
from wire import dump

NOW = {"initializationOptions": {"debounce": 0}}
FERRY = (STORIES / "ferry-ap.txt").read_text().splitlines()[8]
TRAM = (STORIES / "council-herald.txt").read_text().splitlines()[6]


def own_paragraph(number):
    """Words that no story has, other ones for each number."""
    return (f"Paragraph {number} is the reporter's own: on day {number * 7} she counted "
            f"{number * 31} gulls on roof {number} and wrote all of them down by hand.")


def long_draft(paragraphs):
    """Every tenth paragraph is copied."""
    return "\n\n".join(own_paragraph(number) if number % 10 else FERRY
                       for number in range(paragraphs)) + "\n"


def insertion(line, character, text):
    here = {"line": line, "character": character}
    return {"range": {"start": here, "end": here}, "text": text}


def publishes(client, uri):
    with client.condition:
        return [message["params"] for message in client.incoming
                if message.get("method") == "textDocument/publishDiagnostics"
                and message["params"]["uri"] == uri]


def test_only_changed_paragraphs_are_checked_again():
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("neovim"), **NOW)
        uri = room.uri("long.md")
        client.open(uri, long_draft(300))
        first = client.settled()["paragraphsChecked"]
        tap.check(first > 0, "nothing was checked at all")
        for version in range(2, 42):
            line = (version * 37) % 300 * 2
            client.change(uri, version, insertion(line, 4, f" {version} and "))
            before, first = first, client.settled()["paragraphsChecked"]
            tap.check(first - before <= 2, f"version {version}: one paragraph was touched, "
                                           f"{first - before} were checked")
            tap.check(first > before, f"version {version}: nothing was checked again")
        client.change(uri, 42, insertion(0, 0, "A new first paragraph of hers, about a gull "
                                               "that came back to the roof.\n\n"))
        grown = client.settled()["paragraphsChecked"] - first
        tap.check(grown <= 2, f"a new first paragraph: {grown} were checked")
        client.leave()


def test_a_paragraph_that_moves_is_not_checked_again():
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("neovim"), **NOW)
        uri = room.uri("moved.md")
        client.open(uri, own_paragraph(1) + "\n\n" + FERRY + "\n\n" + own_paragraph(2))
        first = client.settled()["paragraphsChecked"]
        client.change(uri, 2, {"text": FERRY + "\n\n" + own_paragraph(2) + "\n\n"
                                       + own_paragraph(1)})
        diagnostics = client.diagnostics(uri, 2)
        tap.same(diagnostics[0]["range"]["start"], {"line": 0, "character": 0}, "the passage")
        tap.same(client.settled()["paragraphsChecked"], first, "paragraphs checked")
        client.leave()


def test_trap_48_a_burst_of_a_thousand_changes():
    """Trap 48: few publishes, the last one for the last version, and soon."""
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("vscode-pushed"))
        uri = room.uri("burst.md")
        client.open(uri, long_draft(100))
        client.diagnostics(uri, 1)
        for version in range(2, 1002):
            client.change(uri, version, insertion(2, version, "x"))
        sent = time.monotonic()
        client.diagnostics(uri, 1001)
        waited = time.monotonic() - sent
        tap.check(waited < 1.5 * SLOW, f"{waited:.2f} s from the last change to its marks")
        seen = [message for _, arrow, message in client.history if arrow == "<--"
                and message.get("method") == "textDocument/publishDiagnostics"]
        tap.check(len(seen) <= 12, f"{len(seen)} publishes for one burst")
        client.settled()
        tap.same(publishes(client, uri), [], "publishes after the last one")
        client.leave()


def test_typing_is_not_blocked_by_a_check():
    """A request that needs no check is answered at once while a long draft is checked."""
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("vscode"), **NOW)
        client.open(room.uri("long.md"), long_draft(4000))
        worst = 0.0
        for number in range(20):
            client.change(room.uri("long.md"), 2 + number, insertion(number, 0, "word "))
            asked = time.monotonic()
            client.reply(client.request("desk/unheardOf"))
            worst = max(worst, time.monotonic() - asked)
        tap.check(worst < 0.25 * SLOW, f"{worst * 1000:.0f} ms to answer while checking")
        client.settled()
        client.leave()


def test_trap_47_a_deleted_passage_is_unmarked_at_once():
    """What an editor cannot know, that a passage is gone, is told before the pause; what it
    does by itself, to move its marks with the text, is not told twice."""
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("helix"), initializationOptions={"debounce": 10000})
        uri = room.uri("cut.md")
        client.open(uri, f"{FERRY}\n\n{own_paragraph(1)}\n\n{TRAM}\n")
        first = client.diagnostics(uri, 1)
        tap.same([each["range"]["start"]["line"] for each in first], [0, 4], "lines of marks")
        client.change(uri, 2, insertion(0, 0, "A headline of hers\n\n"))
        client.reply(client.request("desk/unheardOf"))
        tap.same(publishes(client, uri), [], "publishes for an edit that only moves")
        client.change(uri, 3, {"text": "", "range": {"start": {"line": 2, "character": 0},
                                                     "end": {"line": 4, "character": 0}}})
        client.reply(client.request("desk/unheardOf"))
        left = client.diagnostics(uri, 3, 2)
        tap.same([(each["range"]["start"]["line"], each["data"]) for each in left],
                 [(4, first[1]["data"])], "the mark that is left, where it is now")
        client.change(uri, 4, {"text": own_paragraph(2) + "\n"})
        tap.same(client.diagnostics(uri, 4, 2), [], "after another text came whole")
        client.leave()


def test_marks_that_were_moved_are_those_of_a_check():
    """However a copied paragraph is pushed about, moved marks and those of the check that
    follows are at the same place."""
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("kate"), initializationOptions={"debounce": 100})
        uri = room.uri("moved.md")
        client.open(uri, f"{FERRY}\n\n{own_paragraph(1)}\n\n{TRAM}\n")
        client.diagnostics(uri, 1)
        for version in range(2, 10):
            text = own_paragraph(version) + "\n\n" * (version % 3 + 1)
            client.change(uri, version, insertion(0, 0, text),
                          *([{"text": f"{own_paragraph(0)}\n\n🐝 {TRAM}\n"}]
                            if version == 5 else []))
            first = client.next_publish(uri, version)
            again = client.next_publish(uri, version) if version == 5 else first
            tap.same([each["range"] for each in first], [each["range"] for each in again],
                     f"marks at version {version}")
        client.leave()


def test_trap_34_hover_behind_a_change_sees_the_new_text():
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("vscode"))
        uri = room.uri("hover.md")
        client.open(uri, own_paragraph(3) + "\n")
        at = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 10}}
        for version in range(2, 22):
            copied = version % 2 == 0
            client.change(uri, version, {"text": (TRAM if copied else own_paragraph(3)) + "\n"})
            hover = client.call("textDocument/hover", at)
            tap.same(hover is not None, copied, f"hover at version {version}")
        client.leave()


def test_trap_30_stale_results_are_never_published():
    """The ledger of the client fails on any publish for a version that the server knew to
    be old; here it gets two hundred chances."""
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("helix"), **NOW)
        uri = room.uri("stale.md")
        client.open(uri, long_draft(200))
        for version in range(2, 202):
            client.change(uri, version, insertion(version % 50, 0, "gull "))
            if version % 3 == 0:
                client.reply(client.request("desk/unheardOf"))
            if version % 7 == 0:
                time.sleep(0.004)
        client.diagnostics(uri, 201)
        client.settled()
        client.leave()


def test_trap_30_close_clears_and_nothing_comes_late():
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("vscode-pushed"), **NOW)
        uri = room.uri("closed.md")
        for version in range(1, 60):
            client.open(uri, long_draft(30), version=version)
            if version % 2:
                time.sleep(0.002 * (version % 5))
            else:
                client.diagnostics(uri, version)
            client.close(uri)
            client.reply(client.request("desk/unheardOf"))
            tap.same(publishes(client, uri)[-1]["diagnostics"], [], "the last publish")
        client.incoming.clear()
        client.settled()
        time.sleep(0.3)
        tap.same(publishes(client, uri), [], "publishes after the draft was closed")
        client.leave()


def test_a_growing_archive_is_seen_while_the_draft_is_open():
    with Newsroom(archive=False) as room:
        room.add(STORIES / "harbour-reuters.txt")
        with room.serve() as client:
            client.initialize(capabilities("vscode"))
            uri = room.uri("open.md")
            client.open(uri, own_paragraph(1) + "\n\n" + FERRY + "\n")
            tap.same(client.diagnostics(uri, 1), [], "marks before the story came")
            room.add(STORIES / "ferry-ap.txt")
            added = time.monotonic()
            diagnostics = client.diagnostics(uri, 1)
            waited = time.monotonic() - added
            tap.same(len(diagnostics), 1, "marks after it came")
            tap.check(waited < 2.2 * SLOW, f"{waited:.1f} s until the new story was seen")
            client.leave()


def test_a_story_that_is_forgotten_is_no_longer_shown():
    with Newsroom(archive=False) as room:
        room.add(STORIES / "ferry-ap.txt")
        with room.serve() as client:
            client.initialize(capabilities("vscode"))
            uri = room.uri("open.md")
            client.open(uri, FERRY + "\n")
            story = room.check(FERRY)["findings"][0]["origin"]["story"]
            tap.same(len(client.diagnostics(uri, 1)), 1, "marks")
            started = time.monotonic()
            room.run("forget", "--yes", story)
            waited = time.monotonic() - started
            tap.check(waited < 3 * SLOW, f"forget waited {waited:.1f} s for the server")
            tap.same(client.diagnostics(uri, 1), [], "marks after it was forgotten")
            client.leave()


def test_a_server_without_an_archive_waits_for_one():
    with Newsroom(archive=False) as room, room.serve() as client:
        client.initialize(capabilities("vscode-pushed"))
        uri = room.uri("early.md")
        client.open(uri, FERRY + "\n")
        client.settled()
        at = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 3}}
        tap.same(client.call("textDocument/hover", at), None, "hover without an archive")
        tap.check(any(message.get("method") in ("window/showMessage", "window/logMessage")
                      for message in client.incoming), "nobody was told")
        client.incoming.clear()
        room.add(STORIES)
        tap.same(len(client.diagnostics(uri, 1)), 1, "marks once there is an archive")
        client.leave()


def test_settings_that_change_are_applied():
    with Newsroom() as room, room.serve() as client:
        settings = {"severity": {"wire-copy": "error"}}
        client.answers["workspace/configuration"] = lambda params: {"result": [settings]}
        client.initialize(capabilities("vscode-pushed"))
        uri = room.uri("settings.md")
        client.open(uri, FERRY + "\n")
        client.wait(lambda: next((True for params in publishes(client, uri)
                                  if [d["severity"] for d in params["diagnostics"]] == [1]),
                                 None), "marks as errors")
        client.incoming.clear()
        settings["severity"]["wire-copy"] = "off"
        client.notify("workspace/didChangeConfiguration", {"settings": None})
        tap.same(client.diagnostics(uri, 1), [], "marks switched off")
        client.leave()


def test_saving_with_another_text_brings_both_sides_together():
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("vscode"))
        uri = room.uri("saved.md")
        client.open(uri, "Own words.\n")
        tap.same(client.diagnostics(uri, 1), [], "marks")
        client.notify("textDocument/didSave", {"textDocument": {"uri": uri},
                                               "text": "Own words.\n\n" + FERRY + "\n"})
        diagnostics = client.diagnostics(uri, 1)
        tap.same([d["range"]["start"]["line"] for d in diagnostics], [2], "lines")
        client.leave()


def test_a_draft_that_is_too_large_says_so():
    options = {"initializationOptions": {"maxDraftSize": 4096, "debounce": 0}}
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("vscode"), **options)
        uri = room.uri("large.md")
        client.open(uri, long_draft(100))
        diagnostics = client.diagnostics(uri, 1)
        tap.same([(d["severity"], d["range"]["start"]["line"]) for d in diagnostics],
                 [(3, 0)], "one note on the first line")
        tap.check("4096" in diagnostics[0]["message"], "the note names the limit")
        client.change(uri, 2, {"text": FERRY + "\n"})
        tap.same([d["code"] for d in client.diagnostics(uri, 2)], ["wire-copy"], "codes")
        client.leave()


def test_trap_07_a_client_that_does_not_read_for_a_while():
    """Trap 7: what we have to say waits in a queue, and what it says is heard all along."""
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("vscode"), **NOW)
        uri = room.uri("busy.md")
        client.open(uri, long_draft(400))
        client.diagnostics(uri, 1)
        client.pause_listening()
        at = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 3}}
        asked = []
        writer = threading.Thread(target=lambda: asked.extend(
            ask_a_lot(client, uri, at)), daemon=True)
        writer.start()
        writer.join(20 * SLOW)
        tap.check(not writer.is_alive(), "the server stopped reading because we did")
        client.pause_listening(False)
        answers = [client.reply(identifier, 20) for identifier in asked]
        client.diagnostics(uri, 51)
        waited = sum(len(dump(answer)) for answer in answers)
        tap.check(waited > 1 << 19, f"only {waited} bytes waited: any pipe holds them")
        client.leave()


def ask_a_lot(client, uri, at):
    for version in range(2, 52):
        client.change(uri, version, insertion(3, 0, "word "))
        yield client.request("desk/unheardOf", at)
    for _ in range(1000):
        yield client.request("textDocument/hover", at)


def test_memory_does_not_grow_with_every_letter():
    if sanitized():
        raise tap.Skip("a sanitizer keeps what was freed")
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("neovim"), **NOW)
        uri = room.uri("soak.md")
        client.open(uri, long_draft(60))
        sizes = []
        for version in range(2, 1502):
            client.change(uri, version, insertion(2, 0, "x") if version % 2 else
                          {"range": {"start": {"line": 2, "character": 0},
                                     "end": {"line": 2, "character": 1}}, "text": ""})
            if version % 500 == 1:
                client.settled()
                sizes.append(resident_kilobytes(client.process.pid))
            elif version % 5 == 0:
                client.settled()
            client.incoming.clear()
        client.leave()
    tap.check(sizes[-1] - sizes[0] < 6_000, f"resident kilobytes: {sizes}")


def resident_kilobytes(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        line = next(line for line in status if line.startswith("VmRSS"))
    return int(line.split()[1])


def test_seeds_are_checked_while_typed():
    """A real page typed paragraph by paragraph: the marks at the end are those of a fresh
    check, and each step checked only what was new."""
    seeds = sorted((SHARED / "seeds").glob("*.txt")) if SHARED.is_dir() else []
    if len(seeds) < 5:
        raise tap.Skip(f"no {SHARED / 'seeds'} here")
    with Newsroom(archive=False) as room:
        room.add(*[path for path in seeds if path != seeds[2]])
        with room.serve() as client:
            client.initialize(capabilities("neovim"), **NOW)
            uri = room.uri("seed.txt")
            client.open(uri, "", language="text")
            text = seeds[2].read_text()
            checked_before = client.settled()["paragraphsChecked"]
            for version, line in enumerate(text.splitlines(keepends=True), 2):
                client.change(uri, version, insertion(version - 2, 0, line))
                now = client.settled()["paragraphsChecked"]
                tap.check(now - checked_before <= 3, f"{now - checked_before} paragraphs "
                                                     f"checked for one new line")
                checked_before = now
            diagnostics = client.diagnostics(uri, version)
            tap.same(len(diagnostics), len(room.check(text, "seed.txt")["findings"]),
                     "findings")
            client.leave()


if __name__ == "__main__":
    tap.main(globals())
