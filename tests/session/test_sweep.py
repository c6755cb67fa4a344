# SPDX-License-Identifier: MIT
"""workspace/diagnostic over a folder of drafts. The ledger of the client holds each answer
to the rest: nothing follows what came in parts, nothing is falsely called unchanged."""

import os
import time

import tap
from client import SLOW
from ledger import key_of
from newsroom import STORIES, Newsroom, capabilities

NOW = {"debounce": 0}
FERRY = (STORIES / "ferry-ap.txt").read_text().splitlines()[8]
TRAM = (STORIES / "council-herald.txt").read_text().splitlines()[6]
OWN = "The reporter counted gulls on the roof of the town hall and wrote them all down."


def start(room, client, *folders, **options):
    folders = folders or (room.desk,)
    client.initialize(capabilities("vscode"), initializationOptions={**NOW, **options},
                      workspaceFolders=[{"uri": folder.as_uri(), "name": folder.name}
                                        for folder in folders])


def fill(room, count):
    """Every third draft is copied."""
    for number in range(count):
        (room.desk / f"draft{number:03}.md").write_text(
            f"{FERRY if number % 3 == 0 else OWN} {number}\n")


def ask(client, token=None, previous=()):
    params = {"previousResultIds": [{"uri": uri, "value": value} for uri, value in previous]}
    if token is not None:
        params["partialResultToken"] = token
    return client.request("workspace/diagnostic", params)


def parts(client, token):
    """Reports that came for a token so far."""
    with client.condition:
        return [report for _, arrow, message in client.history
                if arrow == "<--" and message.get("method") == "$/progress"
                and message["params"]["token"] == token
                for report in message["params"]["value"]["items"]]


def sweep(client, token=None, previous=()):
    """All reports of one request, by URI."""
    result = client.reply(ask(client, token, previous), 30)["result"]
    reports = result["items"] if token is None else parts(client, token)
    tap.same(len(reports), len({each["uri"] for each in reports}), "each draft once")
    return {each["uri"]: each for each in reports}


def ids(reports):
    return [(uri, each["resultId"]) for uri, each in reports.items() if "resultId" in each]


def marks(reports):
    """File names of those with findings, and the codes."""
    return {uri.rpartition("/")[2]: [item["code"] for item in each["items"]]
            for uri, each in reports.items() if each.get("items")}


def test_a_folder_of_drafts_is_checked_unopened():
    with Newsroom() as room:
        fill(room, 40)
        (room.desk / "deeper").mkdir()
        (room.desk / "deeper" / "tram.txt").write_text(TRAM + "\n")
        (room.desk / "notes.py").write_text(FERRY + "\n")
        (room.desk / ".hidden.md").write_text(FERRY + "\n")
        with room.serve() as client:
            start(room, client)
            reports = sweep(client)
            tap.same(len(reports), 41, "drafts")
            tap.same({each["version"] for each in reports.values()}, {None}, "versions")
            wanted = {f"draft{number:03}.md": ["wire-copy"] for number in range(0, 40, 3)}
            tap.same(marks(reports), {**wanted, "tram.txt": ["wire-copy"]}, "marks")
            checked = client.settled()["paragraphsChecked"]
            again = sweep(client, previous=ids(reports))
            tap.same({each["kind"] for each in again.values()}, {"unchanged"}, "asked again")
            tap.same(client.settled()["paragraphsChecked"], checked, "nothing is checked again")
            client.leave()


def test_trap_37_parts_come_through_the_token_and_the_answer_is_empty():
    with Newsroom() as room:
        fill(room, 40)
        with room.serve() as client:
            start(room, client)
            asked = ask(client, "desk")
            tap.same(client.reply(asked, 30)["result"], {"items": []}, "the answer")
            reports = parts(client, "desk")
            tap.same(len(reports), 40, "reports in parts")
            messages = [each for _, arrow, each in client.history if arrow == "<--"
                        and each.get("method") == "$/progress"]
            tap.check(len(messages) > 1, "all of it came in one part")
            client.leave()


def test_trap_37_one_who_knows_all_waits_until_something_changes():
    with Newsroom(archive=False) as room:
        room.add(STORIES / "harbour-reuters.txt")
        fill(room, 6)
        with room.serve() as client:
            start(room, client)
            reports = sweep(client)
            tap.same(marks(reports), {}, "marks")
            asked = ask(client, 7, ids(reports))
            client.settled()
            time.sleep(0.5)
            tap.check(key_of(asked) not in client.ledger.replies, "answered with no news")
            room.add(STORIES / "ferry-ap.txt")
            tap.same(client.reply(asked, 8)["result"], {"items": []}, "the answer")
            news = [each for each in parts(client, 7) if each["kind"] == "full"]
            tap.same(len(news), 6, "reports that the story changed")
            tap.same(len([each for each in news if each["items"]]), 2, "with findings")
            client.leave()


def test_one_who_waits_hears_of_files_that_change_come_and_go():
    with Newsroom() as room:
        fill(room, 4)
        with room.serve() as client:
            start(room, client)
            reports = sweep(client)
            asked = ask(client, "a", ids(reports))
            client.settled()
            (room.desk / "draft001.md").write_text(TRAM + "\n")
            client.reply(asked, 10)
            tap.same(marks({each["uri"]: each for each in parts(client, "a")}),
                     {"draft001.md": ["wire-copy"]}, "the changed one")
            reports = sweep(client)
            (room.desk / "draft000.md").unlink()
            (room.desk / "new.md").write_text(TRAM + "\n")
            later = sweep(client, "b", ids(reports))
            tap.same(marks(later), {"new.md": ["wire-copy"]}, "the new one")
            gone = later[(room.desk / "draft000.md").as_uri()]
            tap.same(gone, {"kind": "full", "items": [], "version": None,
                            "uri": (room.desk / "draft000.md").as_uri()}, "the one that went")
            client.leave()


def test_cancel_ends_it_while_it_checks_and_while_it_waits():
    with Newsroom() as room:
        fill(room, 300)
        with room.serve() as client:
            start(room, client)
            asked = ask(client, "early")
            client.notify("$/cancelRequest", {"id": asked})
            tap.same(client.reply(asked)["error"]["code"], -32800, "while checking")
            reports = sweep(client)
            asked = ask(client, "late", ids(reports))
            client.settled()
            client.notify("$/cancelRequest", {"id": asked})
            tap.same(client.reply(asked)["error"]["code"], -32800, "while waiting")
            tap.same(len(sweep(client)), 300, "and then another")
            ask(client, "forever", ids(reports))
            client.settled()
            client.leave()


def test_a_second_request_ends_one_that_only_waits():
    with Newsroom() as room:
        fill(room, 3)
        with room.serve() as client:
            start(room, client)
            known = ids(sweep(client))
            first = ask(client, "first", known)
            client.settled()
            second, third = ask(client, "second", known), ask(client, "third")
            tap.same(client.reply(first)["result"], {"items": []}, "the first")
            tap.same(client.reply(second)["result"], {"items": []}, "the second")
            tap.same(client.reply(third)["result"], {"items": []}, "the third")
            tap.same(len(parts(client, "third")), 3, "its reports")
            client.leave()


def test_no_link_leads_out_of_the_folder():
    with Newsroom() as room:
        outside = room.path / "outside"
        outside.mkdir()
        (outside / "secret.md").write_text(FERRY + "\n")
        (room.desk / "inside.md").write_text(FERRY + "\n")
        (room.desk / "link.md").symlink_to(outside / "secret.md")
        (room.desk / "folder").symlink_to(outside)
        (room.desk / "circle").symlink_to(room.desk)
        os.mkfifo(room.desk / "pipe.md")
        with room.serve() as client:
            start(room, client)
            tap.same(marks(sweep(client)), {"inside.md": ["wire-copy"]}, "drafts")
            client.leave()


def test_a_draft_that_is_open_is_the_editor_s():
    with Newsroom() as room:
        fill(room, 3)
        with room.serve() as client:
            start(room, client)
            uri = (room.desk / "draft000.md").as_uri()
            client.open(uri, OWN + "\n", version=7)
            pulled = client.call("textDocument/diagnostic", {"textDocument": {"uri": uri}})
            report = sweep(client)[uri]
            tap.same((report["version"], report["items"]), (7, []), "version and findings")
            tap.same(report["resultId"], pulled["resultId"], "one id, asked either way")
            client.close(uri)
            report = sweep(client)[uri]
            tap.same((report["version"], len(report["items"])), (None, 1), "of the file")
            client.leave()


def test_folders_come_and_go():
    with Newsroom() as room:
        other = room.path / "other desk"
        inner = room.desk / "inner"
        for folder in (other, inner):
            folder.mkdir()
            (folder / "tram.md").write_text(TRAM + "\n")
        fill(room, 1)
        with room.serve() as client:
            start(room, client, room.desk, inner)
            reports = sweep(client)
            tap.same(sorted(marks(reports)), ["draft000.md", "tram.md"], "two nested folders")
            client.notify("workspace/didChangeWorkspaceFolders", {"event": {
                "added": [{"uri": other.as_uri(), "name": "other"}],
                "removed": [{"uri": room.desk.as_uri(), "name": "desk"}]}})
            later = sweep(client, previous=ids(reports))
            tap.same({uri for uri, each in later.items() if each.get("items")},
                     {(inner / "tram.md").as_uri(), (other / "tram.md").as_uri()}, "then")
            gone = later[(room.desk / "draft000.md").as_uri()]
            tap.same(gone["items"], [], "what is outside now")
            client.leave()


def work(client, token):
    """What was said of the progress with that token so far."""
    with client.condition:
        return [message["params"]["value"] for _, arrow, message in client.history
                if arrow == "<--" and message.get("method") == "$/progress"
                and message["params"]["token"] == token]


def test_progress_is_told_where_it_is_asked_for_and_can_be_cancelled():
    with Newsroom() as room:
        fill(room, 300)
        with room.serve() as client:
            start(room, client)
            params = {"previousResultIds": [], "workDoneToken": "bar"}
            client.reply(client.request("workspace/diagnostic", params), 30)
            said = work(client, "bar")
            tap.same([said[0]["kind"], said[-1]["kind"]], ["begin", "end"], "first and last")
            tap.same(said[0]["title"], "Checking drafts", "the title")
            shares = [each["percentage"] for each in said if each["kind"] == "report"]
            tap.check(len(shares) > 10 and shares == sorted(shares), shares)
            asked = client.request("workspace/diagnostic", {**params, "workDoneToken": 5})
            client.notify("window/workDoneProgress/cancel", {"token": 5})
            tap.same(client.reply(asked, 8)["error"]["code"], -32800, "the cancelled one")
            tap.same(work(client, 5)[-1]["kind"], "end", "its progress")
            reports = sweep(client)
            tap.same(len(reports), 300, "drafts of the next sweep")
            client.leave()


def test_what_cannot_be_checked_is_told_or_left_out():
    with Newsroom() as room:
        (room.desk / "large.md").write_text("Words. " * 2000)
        (room.desk / "locked.md").write_text(FERRY)
        (room.desk / "locked.md").chmod(0)
        (room.desk / "bytes.md").write_bytes(b"\xef\xbb\xbf" + FERRY.encode() + b" \xff\n")
        (room.desk / "wide.md").write_bytes(FERRY.encode("utf-16"))
        (room.desk / "page.md").write_bytes(b"%PDF-1.4 " + FERRY.encode())
        with room.serve() as client:
            start(room, client, maxDraftSize=4096)
            reports = sweep(client)
            found = marks(reports)
            found.pop("locked.md", None)  # root may read it
            tap.same(found, {"large.md": ["draft-too-large"], "bytes.md": ["wire-copy"],
                             "wide.md": ["wire-copy"]}, "marks")
            bytes_md = reports[(room.desk / "bytes.md").as_uri()]
            tap.same(bytes_md["items"][0]["range"]["start"], {"line": 0, "character": 0},
                     "the mark of byte order is no character")
            again = sweep(client, previous=ids(reports))
            tap.same(again[(room.desk / "large.md").as_uri()]["kind"], "unchanged", "large.md")
            client.leave()


def test_no_folder_is_no_draft_and_nonsense_is_refused():
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("vscode"))
        tap.same(sweep(client), {}, "drafts without a folder")
        for params in ({}, {"previousResultIds": 5}, None,
                       {"previousResultIds": [], "partialResultToken": []}):
            answer = client.reply(client.request("workspace/diagnostic", params))
            tap.same(answer["error"]["code"], -32602, f"{params}")
        tap.same(client.call("workspace/diagnostic", {"previousResultIds": [5, {}, None]}),
                 {"items": []}, "ids that are none")
        client.leave()


def test_neovim_is_offered_no_sweep_since_it_would_not_refresh_open_drafts():
    with Newsroom() as room:
        for name, offered in (("Neovim", False), ("Visual Studio Code", True), (7, True)):
            with room.serve() as client:
                result = client.initialize(capabilities("neovim"), clientInfo={"name": name})
                options = result["capabilities"]["diagnosticProvider"]
                tap.same(options["workspaceDiagnostics"], offered, f"{name}")
                answer = client.reply(ask(client))
                # The plugin asks by itself where its user does.
                tap.check("result" in answer, f"{name}: {answer}")
                client.leave()


def test_typing_is_not_held_up_by_a_sweep():
    with Newsroom() as room:
        for number in range(200):
            (room.desk / f"long{number}.md").write_text(f"{OWN} {number}\n\n" * 60)
        with room.serve() as client:
            start(room, client)
            ask(client, "all")
            uri = room.uri("typed.md")
            client.open(uri, FERRY + "\n")
            worst = 0.0
            for version in range(2, 12):
                client.change(uri, version, {"text": f"{FERRY} {version}\n"})
                asked = time.monotonic()
                tap.same(len(client.pull(uri, version)["items"]), 1, "marks")
                worst = max(worst, time.monotonic() - asked)
            tap.check(worst < 0.5 * SLOW, f"{worst * 1000:.0f} ms for a pull during a sweep")
            tap.check(len(parts(client, "all")) < 200, "the sweep was over before")
            client.leave()


if __name__ == "__main__":
    tap.main(globals())
