# SPDX-License-Identifier: MIT
"""Settings that the client has: asked for everywhere and in each folder, answered null,
pushed empty."""

import tap
from newsroom import Newsroom, draft
from test_settings import CONFIGURABLE, LEVELS, level_of, severity, start


def test_a_client_without_such_settings_says_null():
    for answer, level in ((None, "warning"), ({}, "warning"), ([], "warning"),
                          (severity("error"), "error")):
        with Newsroom() as room, room.serve() as client:
            answers = [severity("hint"), answer]
            client.answers["workspace/configuration"] = \
                lambda params, now=answers: {"result": [now[0]] * len(params["items"])}
            start(client, room, None, CONFIGURABLE)
            uri = room.uri("harbour.md")
            client.open(uri, draft("harbour.md"))
            client.settled()
            tap.same(level_of(client.pushed(uri)), LEVELS["hint"], "at first")
            answers.pop(0)
            client.notify("workspace/didChangeConfiguration", {"settings": None})
            client.settled()
            client.settled()
            tap.same(level_of(client.pushed(uri)), LEVELS[level], f"answered {answer}")
            client.leave()


def test_empty_settings_that_are_pushed_take_back_what_was_pushed():
    with Newsroom() as room, room.serve() as client:
        start(client, room, severity("error"))
        uri = room.uri("harbour.md")
        client.open(uri, draft("harbour.md"))
        for settings, level in (({"wirecheck": severity("hint")}, "hint"), ({}, "error"),
                                ({"wirecheck": severity("hint")}, "hint"),
                                ({"wirecheck": {}}, "error"),
                                ({"wirecheck": severity("hint")}, "hint"), (None, "hint")):
            client.notify("workspace/didChangeConfiguration", {"settings": settings})
            client.settled()
            tap.same(level_of(client.pushed(uri)), LEVELS[level], f"pushed {settings}")
        client.leave()


def test_a_folder_may_have_settings_of_its_own_in_the_client():
    with Newsroom() as room, room.serve() as client:
        city, sport = room.desk / "city", room.desk / "sport"
        levels = {city.as_uri(): "error", sport.as_uri(): "hint"}

        def answer(params):
            tap.check("scopeUri" not in params["items"][0], "the first is for everywhere")
            return {"result": [severity(levels[item["scopeUri"]]) if "scopeUri" in item else None
                               for item in params["items"]]}
        client.answers["workspace/configuration"] = answer
        client.initialize(CONFIGURABLE, workspaceFolders=[
            {"uri": folder.as_uri(), "name": folder.name} for folder in (city, sport)])
        drafts = {(city / "a.md").as_uri(): "error", (sport / "a.md").as_uri(): "hint",
                  (room.path / "a.md").as_uri(): "warning"}
        for uri in drafts:
            client.open(uri, draft("harbour.md"))
        client.settled()
        client.settled()
        for uri, level in drafts.items():
            tap.same(level_of(client.pushed(uri)), LEVELS[level], uri)
        levels[sport.as_uri()] = "information"
        client.notify("workspace/didChangeConfiguration", {"settings": None})
        client.settled()
        client.settled()
        uri = (sport / "a.md").as_uri()
        tap.same(level_of(client.pushed(uri)), LEVELS["information"], "after a change")
        client.leave()


if __name__ == "__main__":
    tap.main(globals())
