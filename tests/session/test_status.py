# SPDX-License-Identifier: MIT
"""wirecheck/status: told to who asked for it, and only when it says something else."""

import copy
import json
import re

import tap
from newsroom import STORIES, Newsroom, capabilities, draft

NOW = {"initializationOptions": {"debounce": 0}}
FERRY = (STORIES / "ferry-ap.txt").read_text().splitlines()[8]
OWN = "The reporter counted gulls on the roof of the town hall and wrote them all down."


def announced(name):
    found = copy.deepcopy(capabilities(name))
    found["experimental"] = {"wirecheckStatus": True}
    return found


def told(client):
    with client.condition:
        return [message["params"] for _, arrow, message in client.history
                if arrow == "<--" and message.get("method") == "wirecheck/status"]


def latest(client, matches, what, seconds=10.0):
    """The newest status, once it is one that is wanted."""
    def find():
        # The lock is held by `wait`; it may be taken again.
        found = [message["params"] for _, arrow, message in client.history
                 if arrow == "<--" and message.get("method") == "wirecheck/status"]
        return found[-1] if found and matches(found[-1]) else None
    return client.wait(find, what, seconds)


def test_only_who_asks_is_told():
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("vscode"), **NOW)
        client.open(room.uri("a.md"), FERRY + "\n")
        client.settled()
        client.close(room.uri("a.md"))
        client.settled()
        tap.same(told(client), [], "statuses")
        client.leave()


def test_it_tells_of_the_archive_and_of_open_drafts():
    for name in ("vscode", "kate"):
        with Newsroom() as room, room.serve() as client:
            client.initialize(announced(name), **NOW)
            for file in ("harbour.md", "unwritten.txt"):
                client.open(room.uri(file), draft(file))
            client.settled()
            status = latest(client, lambda each: len(each["drafts"]) == 2, "two drafts")
            tap.same((status["archive"]["path"], status["archive"]["exists"], status["busy"]),
                     (str(room.archive), True, False), "the archive")
            stories = json.loads(room.run("status", "--format", "json").stdout)["stories"]
            tap.same(status["archive"]["stories"], stories, "stories")
            tap.check(re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ",
                                   status["archive"]["updated"]), f"a time: {status}")
            for each, file in zip(status["drafts"], ("harbour.md", "unwritten.txt")):
                report = room.check(draft(file), file)
                tap.same(each, {"uri": room.uri(file), "findings": len(report["findings"]),
                                "originality": report["originality"]["share"],
                                "overruled": []}, file)
            client.close(room.uri("harbour.md"))
            latest(client, lambda each: len(each["drafts"]) == 1, "one draft")
            client.leave()


def test_it_is_sent_only_when_it_changed():
    with Newsroom() as room, room.serve() as client:
        client.initialize(announced("kate"), **NOW)
        uri = room.uri("a.md")
        client.open(uri, OWN + "\n")
        for version in range(2, 12):
            client.change(uri, version, {"text": f"{OWN} {version}\n"})
            client.diagnostics(uri, version)
        client.settled()
        statuses = told(client)
        tap.check(all(left != right for left, right in zip(statuses, statuses[1:])),
                  "the same twice")
        tap.check(len(statuses) <= 3, f"{len(statuses)} statuses of a draft that stays as it is")
        client.leave()


def test_an_archive_that_comes_and_grows():
    with Newsroom(archive=False) as room, room.serve() as client:
        client.initialize(announced("vscode"), **NOW)
        client.open(room.uri("a.md"), FERRY + "\n")
        first = latest(client, lambda each: True, "a status")
        tap.same({key: first["archive"][key] for key in ("exists", "stories", "updated")},
                 {"exists": False, "stories": 0, "updated": None}, "without an archive")
        tap.same(first["drafts"], [], "what is not checked is not called original")
        for count, story in enumerate(("harbour-reuters.txt", "ferry-ap.txt"), 1):
            room.add(STORIES / story)
            status = latest(client, lambda each: each["archive"]["stories"] == count,
                            f"{count} stories")
        latest(client, lambda each: each["drafts"] and each["drafts"][0]["originality"] < 0.5,
               "a copied draft")
        tap.check(status["archive"]["generation"] > 1, f"the generation of {status}")
        client.leave()


def test_work_of_a_second_is_called_busy():
    with Newsroom() as room, \
            room.serve(environment={"WIRECHECK_TEST_POINT": "hold-check"}) as client:
        client.initialize(announced("kate"), **NOW)
        client.open(room.uri("a.md"), FERRY + "\n")
        latest(client, lambda each: each["busy"], "that it is busy")
        client.close(room.uri("a.md"))
        latest(client, lambda each: not each["busy"], "that it is not any more")
        client.leave()


if __name__ == "__main__":
    tap.main(globals())
