#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A project's settings may tune. What they switch off is said, and what an agency took back
or holds back is shown all the same."""
import json

import tap
from newsroom import Newsroom

COPIED = ("The comet over the old lighthouse will be seen by nobody before the clouds have gone, "
          "an astronomer told the harbour pilots at Port Alder on Tuesday.")
SECOND = ("Bakers in the old quarter say that flour has never cost as much as it does this winter, "
          "and that the queues before their doors grow longer with every morning.")
DRAFT = f"{COPIED}\n\n{SECOND}\n"


def desk(**fields):
    """Two copied paragraphs; `fields` are those of the first one's story."""
    room = Newsroom(archive=False)
    stories = [{"guid": "urn:one", "body_text": COPIED, **fields},
               {"guid": "urn:two", "body_text": SECOND}]
    (room.path / "stories.jsonl").write_text("".join(json.dumps({
        "headline": "Comet", "language": "en", "versioncreated": "2024-03-03T09:00:00Z",
        "source": "Reuters", **story}) + "\n" for story in stories))
    room.add(room.path / "stories.jsonl")
    (room.desk / "draft.md").write_text(DRAFT)
    return room


def project(room, **settings):
    (room.desk / ".wirecheck.json").write_text(json.dumps(settings))


def user(room, **settings):
    path = room.path / "config" / "wirecheck" / "settings.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(settings))
    room.environment["XDG_CONFIG_HOME"] = str(room.path / "config")


def report(room, *options):
    return json.loads(room.run("check", "--format", "json", *options, "draft.md",
                               statuses=(0, 1)).stdout)


def codes(told):
    return sorted(each["code"] for each in told["findings"])


HIDING = {"off": {"severity": {"wire-copy": "off"}},
          "lower": {"severity": {"wire-copy": "hint"}},
          "outlet": {"ownOutlets": ["Reuters"]},
          "stock": {"stockPhrases": "stock.txt"}}


def test_what_is_switched_off_is_said():
    with desk() as room:
        tap.same(report(room)["overruled"], {"findings": 0, "codes": {}}, "without a project")
        (room.desk / "stock.txt").write_text(f"{COPIED}\n{SECOND}\n")
        for name in ("off", "lower", "stock"):
            project(room, **HIDING[name])
            tap.same(report(room)["overruled"], {"findings": 2, "codes": {"wire-copy": 2}}, name)
            text = room.run("check", "draft.md", statuses=(0, 1)).stdout.decode()
            tap.check("2 findings are switched off or lowered by the project's settings: "
                      "2 wire-copy" in text, text)
            tap.check("2 switched off or lowered" in text.splitlines()[-1], text)
            log = json.loads(room.run("check", "--format", "sarif", "draft.md",
                                      statuses=(0, 1)).stdout)["runs"][0]
            told = [each["message"]["text"] for each in
                    log["invocations"][0]["toolConfigurationNotifications"]]
            tap.check(any("2 wire-copy" in each for each in told), told)
            hidden = [each for each in log["results"] if each["suppressions"]]
            if name == "off":
                tap.same(len(hidden), 2, name)


def test_a_form_of_credit_that_only_the_project_has_is_said():
    with desk() as room:
        (room.desk / "draft.md").write_text(f"{COPIED} Text: Reuters\n\n{SECOND}\n")
        tap.same(report(room)["overruled"]["findings"], 0, "without a project")
        project(room, creditForm="Text: {agency}")
        tap.same(report(room)["overruled"], {"findings": 1, "codes": {"wire-copy": 1}}, "with it")
        user(room, creditForm="Text: {agency}")
        told = report(room)
        tap.same(([each["credited"] for each in told["findings"]], told["overruled"]["findings"]),
                 ([True, False], 0), "with the user's own")


def test_the_server_says_it_too():
    with desk() as room:
        project(room, severity={"wire-copy": "off"})
        with room.serve() as client:
            client.initialize({"experimental": {"wirecheckStatus": True},
                               "textDocument": {"codeLens": {}}},
                              workspaceFolders=[{"uri": room.desk.as_uri(), "name": "desk"}])
            uri = (room.desk / "draft.md").as_uri()
            client.open(uri, DRAFT)
            client.settled()
            status = [each["params"] for each in client.incoming
                      if each.get("method") == "wirecheck/status"][-1]
            tap.same(status["drafts"][0]["overruled"], [{"code": "wire-copy", "findings": 2}],
                     "the status")
            lenses = client.call("textDocument/codeLens", {"textDocument": {"uri": uri}})
            titles = [each.get("command", {}).get("title", "") for each in lenses]
            tap.check(any("2 wire-copy" in each for each in titles), titles)
            client.leave()


def test_what_the_user_sets_is_the_users_own():
    with desk() as room:
        user(room, severity={"wire-copy": "off"})
        tap.same((codes(report(room)), report(room)["overruled"]["findings"]), ([], 0), "user")
        tap.same(report(room, "--severity", "wire-copy=error")["overruled"]["findings"], 0,
                 "an option")
    with desk() as room:
        project(room, severity={"wire-copy": "off"})
        told = report(room, "--severity", "wire-copy=hint")
        tap.same((codes(told), told["overruled"]["findings"]), (["wire-copy"] * 2, 0), "option")
        project(room, sensitivity="sensitive", debounce=300, severity={"wire-copy": "error"})
        tap.same(report(room)["overruled"]["findings"], 0, "tuning")


def test_withdrawn_and_embargoed_copy_cannot_be_hidden():
    for code, fields in (("withdrawn", {"pubstatus": "canceled"}),
                         ("embargoed", {"embargo": "2099-01-01T00:00:00Z"})):
        with desk(**fields) as room:
            (room.desk / "stock.txt").write_text(f"{COPIED}\n{SECOND}\n")
            before = report(room)
            tap.check(code in codes(before), f"{code}: {codes(before)}")
            for settings in (*HIDING.values(), {"severity": {code: "off"}},
                             {"severity": {code: "hint"}},
                             {"severity": {code: "off", "shared-phrase": "off"},
                              "ownOutlets": ["Reuters"], "stockPhrases": "stock.txt"}):
                project(room, **settings)
                found, = [each for each in report(room)["findings"] if each["code"] == code]
                tap.same(found["severity"], "error", f"{code} with {settings}")
            done = room.run("check", "draft.md", statuses=(1,))
            tap.check(b"by a project" in done.stderr, done.stderr)
            (room.desk / ".wirecheck.json").unlink()
            user(room, severity={code: "off"})
            tap.check(code not in codes(report(room)), f"{code} by the user")


if __name__ == "__main__":
    tap.main(globals())
