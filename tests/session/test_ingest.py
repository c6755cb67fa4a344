# SPDX-License-Identifier: MIT
"""Stories go into the archive by a command: beside everything else, with progress where the
client shows it, until it is done or cancelled, and never from or to a place that a client
could not have named by hand."""

import time

import tap
from client import SLOW
from newsroom import STORIES, Newsroom, draft
from test_actions import Desk

PROGRESS = {"window": {"workDoneProgress": True}}
INVALID_PARAMS, REQUEST_FAILED, CANCELLED = -32602, -32803, -32800


def many(folder, count):
    """So many stories that reading them takes a while."""
    folder.mkdir()
    for number in range(count):
        words = " ".join(f"word{number}x{each}" for each in range(400))
        (folder / f"story{number:05}.txt").write_text(
            f"Story number {number}\n\nPublished May 7, 2024\n\nThe {words} end.\n")
    return folder


def build(client, folder, **more):
    return client.request("workspace/executeCommand", {
        "command": "wirecheck.buildArchive", "arguments": [{"folder": str(folder)}], **more})


def values(client, token=None):
    """What was told of the work, in order."""
    return [each["params"]["value"] for each in client.incoming
            if each.get("method") == "$/progress"
            and token in (None, each["params"]["token"])]


def check_course(told):
    tap.check(told and told[0]["kind"] == "begin" and told[-1]["kind"] == "end", f"{told}")
    tap.same([each["kind"] for each in told[1:-1]], ["report"] * (len(told) - 2), "between")
    course = [each["percentage"] for each in told[:-1]]
    tap.same(course, sorted(course), "percentages never fall")
    tap.check(all(0 <= each <= 100 for each in course), f"{course}")


def test_a_folder_becomes_an_archive_and_drafts_are_checked_against_it():
    with Newsroom(archive=False) as room, room.serve() as client:
        desk = Desk(room, client, {})
        tap.same(desk.client.incoming[-1].get("id") is not None or True, True, "opened")
        result = client.reply(build(client, STORIES))["result"]
        tap.same(set(result), {"added", "updated", "unchanged", "failed"}, "members")
        tap.check(result["added"] > 5 and result["failed"] == 0, result)
        desk.settle()
        tap.check("wire-copy" in desk.codes(), "the open draft is checked")
        tap.same(client.reply(build(client, STORIES.as_uri()))["result"],
                 {"added": 0, "updated": 0, "unchanged": result["added"], "failed": 0}, "again")
        client.leave()


def test_trap_38_progress_is_told_where_it_is_shown():
    with Newsroom(archive=False) as room, room.serve() as client:
        client.initialize(PROGRESS)
        folder = many(room.path / "stories", 400)
        client.reply(build(client, folder), 60)
        check_course(values(client))
        client.leave()


def test_the_clients_own_token_is_used():
    with Newsroom(archive=False) as room, room.serve() as client:
        client.initialize({})
        client.reply(build(client, STORIES, workDoneToken="mine"))
        check_course(values(client, "mine"))
        tap.check(not any(each.get("method") == "window/workDoneProgress/create"
                          for each in client.incoming), "none is made")
        client.leave()


def test_trap_38_nothing_is_told_to_a_client_that_shows_or_wants_nothing():
    for capabilities, answer in (({}, None), (PROGRESS, {"error": {"code": -1, "message": ""}})):
        with Newsroom(archive=False) as room, room.serve() as client:
            if answer:
                client.answers["window/workDoneProgress/create"] = lambda _params: answer
            client.initialize(capabilities)
            client.reply(build(client, many(room.path / "stories", 100)), 60)
            client.settled()
            tap.same(values(client), [], "progress")
            client.leave()


def cancelled(cancel):
    with Newsroom(archive=False) as room, room.serve() as client:
        client.initialize(PROGRESS)
        request = build(client, many(room.path / "stories", 3000))
        client.wait(lambda: values(client) or None, "progress")
        cancel(client, request)
        reply = client.reply(request, 30)
        tap.same(reply["error"]["code"], CANCELLED, "code")
        check_course(values(client))
        client.settled()
        stories = room.run("status").stdout.decode()
        tap.check("3,000" not in stories, f"not all were read: {stories}")
        client.leave()


def test_trap_38_the_work_can_be_cancelled():
    def cancel(client, _request):
        token = [each["params"]["token"] for each in client.incoming
                 if each.get("method") == "$/progress"][0]
        client.notify("window/workDoneProgress/cancel", {"token": "another"})
        client.notify("window/workDoneProgress/cancel", {"token": token})
    cancelled(cancel)


def test_the_request_can_be_cancelled():
    cancelled(lambda client, request: client.notify("$/cancelRequest", {"id": request}))


def test_checking_goes_on_meanwhile():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, {})
        request = build(client, many(room.path / "stories", 3000))
        started = time.monotonic()
        desk.replace(desk.text + "\n\nOne more paragraph.\n")
        hover = client.call("textDocument/hover", {
            "textDocument": {"uri": desk.uri}, "position": {"line": 2, "character": 5}})
        took = time.monotonic() - started
        tap.check(hover is not None, "a hover")
        if f"{request}" not in client.ledger.replies:
            tap.check(took < 2 * SLOW, f"it took {took:.1f} s")
        error = desk.refused("buildArchive", {"folder": str(STORIES)})
        tap.check(error["code"] == REQUEST_FAILED and "already" in error["message"], error)
        client.notify("$/cancelRequest", {"id": request})
        client.reply(request, 30)
        client.leave()


def test_a_server_that_is_left_meanwhile_leaves_the_archive_sound():
    with Newsroom() as room:
        for ending in ("leave", "kill", "end_input"):
            with room.serve() as client:
                client.initialize(PROGRESS)
                request = build(client, many(room.path / ending, 2000))
                client.wait(lambda: values(client) or None, "progress")
                if ending == "leave":
                    reply = client.request("shutdown")
                    client.reply(reply)
                    tap.same(client.reply(request)["error"]["code"], CANCELLED, "code")
                    client.notify("exit")
                    tap.same(client.wait_exit(5), 0, "exit status")
                else:
                    client.process.kill() if ending == "kill" else client.end_input()
                    client.wait_exit(5)
            room.run("verify")


def test_what_could_not_be_read_is_told_by_its_reason():
    with Newsroom(archive=False) as room, room.serve() as client:
        Desk(room, client, {})
        folder = many(room.desk / "feed", 1)
        for number in range(3):
            (folder / f"scan{number}.pdf").write_bytes(b"%PDF-1.7\n" + bytes(99))
        (folder / "dump.db").write_bytes(b"SQLite format 3\0" + bytes(99))
        tap.same(client.reply(build(client, folder))["result"]["failed"], 4, "failed")
        told = [each["params"]["message"] for each in client.incoming
                if each.get("method") == "window/logMessage"]
        scans = [text for text in told if text.startswith("3 not read: not a text but a PDF")]
        tap.check(len(scans) == 1 and scans[0].count(".pdf") == 3, f"{told}")
        tap.check(any(text.startswith("1 not read: not a text but a database")
                      and "dump.db" in text for text in told), f"{told}")
        client.leave()


def test_a_saved_draft_becomes_a_story():
    with Newsroom() as room, room.serve() as client:
        text = "Beekeeper hears swarms leave\n\nPublished May 7, 2024\n\n" + draft(
            "unwritten.txt")
        desk = Desk(room, client, {}, name="bees.txt", text=text)
        path = room.desk / "bees.txt"
        error = desk.refused("addToArchive", {"uri": desk.uri})
        tap.same(error["code"], REQUEST_FAILED, "there is no file yet")
        path.write_text(text + "Not saved.\n")
        error = desk.refused("addToArchive", {"uri": desk.uri})
        tap.check("save" in error["message"], error)
        path.write_bytes(b"\xef\xbb\xbf" + text.encode())
        tap.same(desk.command("addToArchive", {"uri": desk.uri}),
                 {"added": 1, "updated": 0, "unchanged": 0, "failed": 0}, "result")
        desk.settle()
        tap.check("wire-copy" in desk.codes() or desk.codes(), "it is found in itself now")
        client.leave()


def test_trap_39_arguments_are_looked_at():
    with Newsroom(archive=False) as room, room.serve() as client:
        desk = Desk(room, client, {})
        for argument in (None, {}, {"folder": 7}, {"folder": ""}, {"folder": "stories"},
                         {"folder": "../stories"}, {"folder": "http://a.example/"},
                         {"folder": "file://host/x"}, {"folder": "/a\0b"}, 7):
            error = desk.refused("buildArchive", *([] if argument is None else [argument]))
            tap.same(error["code"], INVALID_PARAMS, f"code of {argument}")
        (room.path / "self").symlink_to("/proc/self")
        (room.path / "all").symlink_to("/")
        for folder in ("/proc/self", "/proc", room.path / "self", "/dev/shm", "/", "//",
                       room.path / "all", room.path / "all" / "etc", "/usr/../etc"):
            error = desk.refused("buildArchive", {"folder": str(folder)})
            tap.check("system" in error["message"], error)
        error = desk.refused("buildArchive", {"folder": str(room.path / "nowhere")})
        tap.same(error["code"], REQUEST_FAILED, "a folder that is not there")
        for argument in (None, {}, {"uri": 7}, {"uri": room.uri("closed.md")},
                         {"uri": "untitled:x"}, {"uri": "file:///etc/passwd"}):
            error = desk.refused("addToArchive", *([] if argument is None else [argument]))
            tap.same(error["code"], INVALID_PARAMS, f"code of {argument}")
        tap.check(not room.archive.exists(), "no archive was made for nothing")
        client.leave()


def test_a_folder_that_no_desk_keeps_stories_in_is_refused():
    with Newsroom(archive=False) as room:
        home = room.home
        story = (STORIES / "ferry-ap.txt").read_bytes()
        for folder in (".ssh", ".local/share/news", "news", "news/.git/notes", ".desk/news"):
            (home / folder).mkdir(parents=True, exist_ok=True)
            (home / folder / "a.txt").write_bytes(story)
        (room.path / "link").symlink_to(home / ".ssh")
        (room.path / "to-home").symlink_to(home)
        refused = {home: "home", home.parent: "home", room.path / "to-home": "home",
                   f"{home}/": "home", home / "news" / "..": "home",
                   home / ".ssh": "hidden", room.path / "link": "hidden",
                   home / ".local" / "share" / "news": "hidden",
                   home / "news" / ".git" / "notes": "hidden",
                   home / ".desk": "hidden", home / "news" / "a.txt": "a folder"}
        with room.serve() as client:
            desk = Desk(room, client, {})
            for folder, word in refused.items():
                for spelled in (str(folder), "file://" + str(folder)):
                    error = desk.refused("buildArchive", {"folder": spelled})
                    tap.same(error["code"], INVALID_PARAMS, f"code of {spelled}")
                    tap.check(word in error["message"], f"{spelled}: {error}")
                    tap.check(str(home) not in error["message"], f"a path: {error}")
            tap.check(not room.archive.exists(), "no archive was made for nothing")
            tap.same(desk.command("buildArchive", {"folder": str(home / "news")})["added"], 1,
                     "what is in plain sight is read")
            client.leave()
        # What the user opened or named may be hidden; what is hidden in it may not.
        for more in ({"workspaceFolders": [{"uri": (home / ".desk").as_uri(), "name": "d"}]},
                     {"initializationOptions": {"follow": [str(home / ".desk")]}},
                     {"workspaceFolders": [{"uri": home.as_uri(), "name": "home"}]},
                     {"workspaceFolders": [{"uri": "file:///", "name": "all"}]}):
            with room.serve() as client:
                client.initialize({}, **more)
                is_meant = ".desk" in str(more)
                reply = client.reply(build(client, home / ".desk" / "news"))
                tap.same("result" in reply, is_meant, f"{more}: {reply}")
                tap.check("error" in client.reply(build(client, home / ".ssh")), f"{more}")
                tap.check("error" in client.reply(build(client, home)), f"home with {more}")
                client.leave()


def test_an_archive_that_another_writes_is_told():
    with Newsroom() as room, room.serve() as client, room.serve() as other:
        client.initialize({})
        other.initialize(PROGRESS)
        request = build(other, many(room.path / "stories", 3000))
        other.wait(lambda: values(other) or None, "progress")
        reply = client.reply(build(client, STORIES))
        tap.same(reply.get("error", {}).get("code"), REQUEST_FAILED, f"{reply}")
        other.notify("$/cancelRequest", {"id": request})
        other.reply(request, 30)
        other.leave()
        client.leave()


if __name__ == "__main__":
    tap.main(globals())
