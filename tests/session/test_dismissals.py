# SPDX-License-Identifier: MIT
"""What was dismissed stays so: while the rest of the draft is edited, when the file has
another name, for the next server and for the command line; can be listed and undone; and is
stored so that neither the draft nor a guess of it can be read from the file."""

import hashlib
import json
import shutil

import tap
from newsroom import STORIES, Newsroom, draft
from test_actions import RICH, Desk

REASON = "licensed copy"
CANARY = "Quetzalworth"


def store(room):
    return room.home / "data" / "wirecheck" / "dismissals.txt"


def text_of(room):
    return store(room).read_text()


def dismiss(desk, line=2, kind="dismissFinding", **more):
    result = desk.command(kind, desk.argument(line, reason=REASON, **more))
    tap.same(set(result), {"id"}, "the result")
    desk.settle()
    return result["id"]


def lines(desk):
    """Where something is found in the draft."""
    return sorted(each["range"]["start"]["line"]
                  for each in desk.command("findings", {"uri": desk.uri}))


def published(client, desk):
    """The newest diagnostics of the draft."""
    found = [each["params"] for each in client.incoming
             if each.get("method") == "textDocument/publishDiagnostics"
             and each["params"]["uri"] == desk.uri]
    return [each["range"]["start"]["line"] for each in found[-1]["diagnostics"]]


def test_a_dismissed_finding_is_not_shown_and_can_be_again():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, {})
        before = lines(desk)
        identifier = dismiss(desk)
        tap.same(lines(desk), [each for each in before if each != 2], "findings")
        tap.same(published(client, desk), lines(desk), "diagnostics")
        hover = client.call("textDocument/hover", {
            "textDocument": {"uri": desk.uri}, "position": {"line": 2, "character": 5}})
        tap.same(hover, None, "hover")
        listed, = desk.command("listDismissals", {"uri": desk.uri})
        tap.same({key: listed[key] for key in ("id", "kind", "code", "reason", "here")},
                 {"id": identifier, "kind": "finding", "code": "wire-copy", "reason": REASON,
                  "here": True}, "the list")
        tap.check(listed["source"].startswith("Reuters, 3 Mar 2024") and listed["who"] and
                  listed["when"].endswith("Z"), listed)
        tap.check("1 dismissed" in desk.command("report", {"uri": desk.uri})["text"], "report")
        tap.same(desk.command("undoDismissal", {"id": identifier}), None, "undo")
        desk.settle()
        tap.same(lines(desk), before, "findings after the undo")
        tap.same(published(client, desk), before, "diagnostics after the undo")
        tap.same(desk.command("listDismissals"), [], "the list")
        client.leave()


def test_what_is_asked_at_once_knows_of_it():
    """No time for the check that follows: the answer waits for it."""
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, {})
        before = lines(desk)
        for turn in range(20):
            identifier = desk.command("dismissFinding", desk.argument())["id"]
            tap.same(lines(desk), [each for each in before if each != 2], f"turn {turn}")
            desk.command("undoDismissal", {"id": identifier})
            tap.same(lines(desk), before, f"turn {turn}, undone")
        client.leave()


def test_the_lens_counts_them():
    lenses = {"textDocument": {"codeLens": {}}}
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, lenses)
        dismiss(desk)
        found = client.call("textDocument/codeLens", {"textDocument": {"uri": desk.uri}})
        tap.check(found[0]["command"]["title"].endswith(", 1 dismissed"), found[0])
        client.leave()


def test_the_command_line_lists_and_undoes_them():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, {})
        tap.check("nothing is dismissed" in room.run("dismissals").stdout.decode(), "none")
        identifier = dismiss(desk)
        said = room.run("dismissals").stdout.decode()
        tap.check(identifier[:12] in said and REASON in said and "Reuters" in said, said)
        listed, = json.loads(room.run("dismissals", "--format", "json").stdout)
        tap.same((listed["id"], listed["kind"], listed["reason"]),
                 (identifier, "finding", REASON), "as JSON")
        tap.check("\x1b" not in said, "no colour, no controls")
        done = room.run("dismissals", "--undo", "0" * 32, statuses=(2,))
        tap.check(b"no dismissal" in done.stderr, done.stderr)
        room.run("dismissals", "--undo", identifier[:12])
        client.wait(lambda: True if 2 in published(client, desk) else None,
                    "the finding again")
        tap.same(json.loads(room.run("dismissals", "--format", "json").stdout), [], "none left")
        client.leave()


def test_an_action_undoes_it():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, RICH)
        identifier = dismiss(desk)
        action, = [each for each in desk.actions() if each["title"].startswith("Show again")]
        tap.same(action["command"]["arguments"], [{"id": identifier}], "arguments")
        client.call("workspace/executeCommand", {
            "command": action["command"]["command"],
            "arguments": action["command"]["arguments"]})
        desk.settle()
        tap.check(2 in lines(desk), "it is shown again")
        client.leave()


def test_it_survives_edits_elsewhere_and_typography():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, {})
        dismiss(desk)
        kept = [each for each in lines(desk)]
        text = desk.text
        for edited in ("A line in front.\n\n" + text, text + "\n\nAnd one at the end.\n",
                       text.replace("Our reporter", "Their reporter"),
                       text.replace("Dockers at Port Alder voted", "**Dockers** at Port Alder  "
                                    "voted").replace("country's", "country’s")):
            desk.replace(edited)
            found = lines(desk)
            tap.same(len(found), len(kept), f"findings in {edited[:40]!r}")
        desk.replace(text.replace("nine-day strike that had", "ten-day strike that had"))
        tap.check(2 in lines(desk), "another passage is another finding")
        client.leave()


def test_it_survives_a_new_name_and_a_new_server():
    with Newsroom() as room:
        with room.serve() as client:
            desk = Desk(room, client, {})
            dismiss(desk)
            client.leave()
        for name in ("harbour.md", "renamed.md", "untitled:draft"):
            with room.serve() as client:
                uri = name if ":" in name else room.uri(name)
                client.initialize({}, rootUri=None)
                client.open(uri, draft("harbour.md"))
                client.settled()
                found = client.call("workspace/executeCommand", {
                    "command": "wirecheck.findings", "arguments": [{"uri": uri}]})
                tap.check(all(each["range"]["start"]["line"] != 2 for each in found), name)
                client.leave()


def test_it_survives_an_archive_that_was_made_anew():
    with Newsroom() as room:
        with room.serve() as client:
            desk = Desk(room, client, {})
            dismiss(desk)
            client.leave()
        shutil.rmtree(room.archive)
        (room.path / "first.txt").write_text("Another story comes first\n\nIt makes all of the "
                                             "numbers different in the archive that is made.\n")
        room.add(room.path / "first.txt")
        room.add(STORIES)
        with room.serve() as client:
            desk = Desk(room, client, {})
            tap.check(2 not in lines(desk), "still dismissed")
            client.leave()


def test_a_source_is_dismissed_in_one_draft():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, {})
        origins = {each["range"]["start"]["line"]: each["origin"]["number"]
                   for each in desk.command("findings", {"uri": desk.uri})}
        same = sorted(line for line, number in origins.items() if number == origins[2])
        tap.check(len(same) > 1, f"several findings of one source: {origins}")
        dismiss(desk, kind="dismissSource")
        tap.same(lines(desk), sorted(set(origins) - set(same)), "findings")
        listed, = desk.command("listDismissals", {"uri": desk.uri})
        tap.same((listed["kind"], listed["here"]), ("source", True), "the list")
        desk.replace(desk.text + "\n\nAnd a new paragraph, of the writer's own making.\n")
        tap.same(lines(desk), sorted(set(origins) - set(same)), "after an edit")
        other = room.uri("other.md")
        client.open(other, "A draft that is another, with words of its own in front.\n\n" +
                    "\n\n".join(["More of them, so that it cannot be taken for that one."] * 3)
                    + "\n\n" + draft("harbour.md").split("\n\n")[1] + "\n")
        client.settled()
        found = client.call("workspace/executeCommand", {
            "command": "wirecheck.findings", "arguments": [{"uri": other}]})
        tap.same(len(found), 1, "findings of the same source in another draft")
        listed, = client.call("workspace/executeCommand", {
            "command": "wirecheck.listDismissals", "arguments": [{"uri": other}]})
        tap.same(listed["here"], False, "not here")
        client.leave()


FEATURE = "\n\n".join(
    f"Paragraph {number} is our own work about bakers, flour and bread, about {word} and about "
    "what a winter costs those who keep a shop in the old quarter of the town."
    for number, word in enumerate(("coal", "rent", "wages", "sugar", "ovens", "queues")))


def found_in(client, uri):
    return [each["range"]["start"]["line"] for each in client.call(
        "workspace/executeCommand", {"command": "wirecheck.findings",
                                     "arguments": [{"uri": uri}]})]


def test_a_source_in_a_brief_is_dismissed_nowhere_else():
    """What is copied stands in other drafts too: it tells none from another."""
    copied = draft("harbour.md").split("\n\n")[1]
    for own in ("As we wrote.", "", "The council met on Monday about the tram, and nothing came "
                "of it, again, as we wrote."):
        with Newsroom() as room, room.serve() as client:
            desk = Desk(room, client, {}, text=f"{own}\n\n{copied}\n".lstrip())
            others = {"feature.md": f"{FEATURE}\n\n{copied}\n", "copy.md": f"{copied}\n",
                      "second.md": f"Bakers met.\n\n{copied}\n"}
            for name, text in others.items():
                client.open(room.uri(name), text)
                (room.desk / name).write_text(text)
            client.open("untitled:Untitled-1", others["copy.md"])
            client.settled()
            dismiss(desk, line=lines(desk)[0], kind="dismissSource")
            client.settled()
            tap.same(lines(desk), [], f"the brief with {own!r}")
            for uri in (*map(room.uri, others), "untitled:Untitled-1"):
                tap.same(len(found_in(client, uri)), 1, f"{uri} beside {own!r}")
            for name in others:
                report = json.loads(room.run("check", "--format", "json", name,
                                             statuses=(0, 1)).stdout)
                tap.same((len(report["findings"]), report["dismissed"]), (1, 0), name)
            client.leave()


def test_a_draft_that_cannot_be_known_again_is_told():
    copied = draft("harbour.md").split("\n\n")[1]
    with Newsroom() as room, room.serve() as client:
        client.initialize({})
        uri = "untitled:Untitled-1"
        client.open(uri, copied)
        client.settled()
        finding, = client.call("workspace/executeCommand", {
            "command": "wirecheck.findings", "arguments": [{"uri": uri}]})
        number = client.request("workspace/executeCommand", {
            "command": "wirecheck.dismissSource",
            "arguments": [{"uri": uri, "finding": finding["id"]}]})
        error = client.reply(number)["error"]
        tap.check("save it" in error["message"], error)
        tap.same(len(found_in(client, uri)), 1, "it is shown")
        client.leave()


def test_another_draft_in_the_place_of_the_file():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, {})
        dismiss(desk, kind="dismissSource")
        tap.check(2 not in lines(desk), "dismissed")
        desk.replace(f"{FEATURE}\n\n{draft('harbour.md').split(chr(10) * 2)[1]}\n")
        tap.same(len(lines(desk)), 1, "the other draft's finding")
        client.leave()


def change(room, before, after):
    text = text_of(room)
    assert before in text, text
    store(room).write_text(after.join(text.rsplit(before, 1)))


def messages(client):
    return [each["params"]["message"] for each in client.incoming
            if each.get("method") == "window/showMessage"]


def test_a_line_that_was_changed_does_not_hold_and_is_told():
    """Threat 17: whoever may write the file, but has no key."""
    for before, after in (("wire-copy", "withdrawn"), (REASON, "because"), ("Reuters", "dpa"),
                          ("finding\t", "source\t"), ("\t20", "\t21")):
        with Newsroom() as room, room.serve() as client:
            desk = Desk(room, client, {})
            found = lines(desk)
            dismiss(desk)
            tap.check(2 not in lines(desk), "dismissed")
            change(room, before, after)
            client.wait(lambda: True if 2 in published(client, desk) else None, "it is back")
            tap.same(lines(desk), found, f"{after} for {before}")
            # It is told behind the findings.
            client.settled()
            told = [each for each in messages(client) if "do not hold" in each]
            tap.check(len(told) == 1 and "line" in told[0] and "dismissals.txt" in told[0], told)
            (room.desk / "harbour.md").write_text(desk.text)
            done = room.run("check", "--format", "json", "harbour.md", statuses=(0, 1))
            report = json.loads(done.stdout)
            tap.same((report["dismissed"], report["void_dismissals"]), (0, 1), "the report")
            tap.check(b"do not hold" in done.stderr, done.stderr)
            done = room.run("check", "harbour.md", statuses=(0, 1)).stdout.decode()
            tap.check("1 dismissal does not hold" in done.splitlines()[-1], done[-200:])
            log = json.loads(room.run("check", "--format", "sarif", "harbour.md",
                                      statuses=(0, 1)).stdout)
            notes = log["runs"][0]["invocations"][0]["toolConfigurationNotifications"]
            tap.check("do not hold" in notes[0]["message"]["text"], notes)
            said = room.run("dismissals").stdout.decode()
            tap.check("does not hold: changed" in said, said)
            listed, = json.loads(room.run("dismissals", "--format", "json").stdout)
            tap.same(listed["holds"], False, "as JSON")
            client.leave()


def test_dismissals_of_the_first_version_are_told_and_kept():
    old = ("key\t" + "0" * 32 + "\t2026-11-25T03:14:07Z\t-\t-\t-\t-\t-\n"
           "finding\t" + "1" * 32 + "\t2026-11-25T03:14:07Z\tada\twire-copy\t-\tReuters\tx\n")
    with Newsroom() as room:
        store(room).parent.mkdir(parents=True)
        store(room).write_text(old)
        store(room).with_name("dismissals.txt.key").write_text("ab" * 32 + "\n")
        with room.serve() as client:
            desk = Desk(room, client, {})
            dismiss(desk)
            tap.check(2 not in lines(desk), "a new one holds")
            tap.check(any("0.1.0" in each for each in messages(client)), messages(client))
            tap.check(text_of(room).startswith(old), "the old ones are kept")
            said = room.run("dismissals").stdout.decode()
            tap.check("dismiss it again" in said and "ada" in said, said)
            client.leave()


def test_a_colleagues_dismissal_is_taken_up():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, {})
        with room.serve() as colleague:
            other = Desk(room, colleague, {})
            identifier = dismiss(other)
            client.wait(lambda: True if 2 not in published(client, desk) else None,
                        "diagnostics without it")
            other.command("undoDismissal", {"id": identifier})
            client.wait(lambda: True if 2 in published(client, desk) else None,
                        "diagnostics with it")
            colleague.leave()
        client.leave()


def test_a_desk_shares_file_and_key():
    with Newsroom() as room, room.serve() as client:
        shared = room.path / "shared" / "desk.txt"
        desk = Desk(room, client, {}, options={"dismissals": str(shared)})
        dismiss(desk)
        tap.check(shared.exists() and not store(room).exists(), "where it was written")
        with Newsroom() as other:
            copied = other.path / "desk.txt"
            shutil.copy(shared, copied)
            shutil.copy(shared.with_name("desk.txt.key"), copied.with_name("desk.txt.key"))
            with other.serve() as reader:
                theirs = Desk(other, reader, {}, options={"dismissals": str(copied)})
                tap.check(2 not in lines(theirs), "it holds for a colleague")
                reader.leave()
            copied.with_name("desk.txt.key").unlink()
            with other.serve() as reader:
                theirs = Desk(other, reader, {}, options={"dismissals": str(copied)})
                tap.check(2 in lines(theirs), "without the key it does not")
                told = [each["params"]["message"] for each in reader.incoming
                        if each.get("method") == "window/showMessage"]
                tap.check(any("key" in each for each in told), f"and that is told: {told}")
                reader.leave()
        client.leave()


def test_neither_draft_nor_guess_can_be_read_from_the_file():
    """Threat 17."""
    with Newsroom() as room, room.serve("--log-level", "debug") as client:
        text = draft("harbour.md").replace("forty ships", CANARY + " ships")
        desk = Desk(room, client, {}, text=text)
        dismiss(desk)
        dismiss(desk, line=desk.command("findings", {"uri": desk.uri})[0]["range"]["start"]
                ["line"], kind="dismissSource")
        data = text_of(room)
        tap.check(CANARY not in data and "Dockers" not in data, "the draft in the file")
        passage = text.split("\n\n")[1]
        letters = "".join(each for each in passage.lower() if each.isalnum())
        for guess in (passage, letters, desk.uri, desk.uri[7:]):
            for algorithm in ("md5", "sha1", "sha256", "blake2s", "blake2b"):
                digest = hashlib.new(algorithm, guess.encode()).hexdigest()
                tap.check(digest[:16] not in data, f"a plain {algorithm}")
        for path in (store(room), store(room).with_name("dismissals.txt.key")):
            tap.same(path.stat().st_mode & 0o777, 0o600, f"mode of {path.name}")
        client.leave()
        tap.check(CANARY.encode() not in client.stderr, "the draft in the log")
        ids = [line.split("\t")[1] for line in data.splitlines() if not line.startswith("#")]
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, {}, text=text)
        dismiss(desk)
        tap.check(not set(ids) & {line.split("\t")[1] for line in text_of(room).splitlines()
                                  if not line.startswith("#")}, "another key, other ids")
        client.leave()


def checked(room, *options):
    done = room.run("check", "--format", "json", *options, "harbour.md", statuses=(0, 1))
    report = json.loads(done.stdout)
    return (report["dismissed"],
            sorted(each["range"]["start"]["line"] for each in report["findings"]))


def test_the_command_line_honours_them():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, {})
        (room.desk / "harbour.md").write_text(desk.text)
        before = checked(room)
        dismiss(desk)
        without = [line for line in before[1] if line != 2]
        tap.same(checked(room), (1, without), "those of the user")
        tap.same(checked(room, "--no-dismissals"), before, "all")
        elsewhere = room.path / "elsewhere.txt"
        shutil.move(store(room), elsewhere)
        shutil.move(str(store(room)) + ".key", str(elsewhere) + ".key")
        tap.same(checked(room), before, "there are none any more")
        tap.same(checked(room, "--dismissals", elsewhere), (1, without), "those of a file")
        done = room.run("check", "--dismissals", "nowhere.txt", "harbour.md", statuses=(2,))
        tap.check(b"nowhere.txt" in done.stderr, "a file that is not there")
        text = room.run("check", "--dismissals", elsewhere, "harbour.md",
                        statuses=(0, 1)).stdout.decode()
        tap.check("1 dismissed" in text.splitlines()[-1], text[-200:])
        client.leave()


def test_a_file_that_cannot_be_read_costs_nothing_else():
    with Newsroom() as room:
        store(room).parent.mkdir(parents=True)
        store(room).mkdir()
        with room.serve() as client:
            desk = Desk(room, client, {})
            tap.check(2 in lines(desk), "checking goes on")
            error = desk.refused("dismissFinding", desk.argument())
            tap.check("dismissals.txt" in error["message"], error)
            client.leave()


def test_an_alarm_is_not_covered_by_an_earlier_dismissal():
    story = {"guid": "urn:session:alarm", "headline": "Comet", "language": "en",
             "versioncreated": "2024-03-03T09:00:00Z", "source": "Reuters",
             "body_text": "The comet over the old lighthouse will be seen by nobody before "
                          "the clouds have gone, an astronomer told the harbour pilots."}
    with Newsroom(archive=False) as room, room.serve() as client:
        path = room.path / "story.jsonl"
        path.write_text(json.dumps(story) + "\n")
        room.add(path)
        desk = Desk(room, client, {}, text=story["body_text"] + "\n")
        dismiss(desk, line=0)
        tap.same(desk.codes(), [], "dismissed")
        path.write_text(json.dumps({**story, "version": "2", "pubstatus": "canceled"}) + "\n")
        room.add(path)
        desk.settle()
        tap.same(desk.codes(), ["withdrawn"], "the agency withdrew it since")
        client.leave()


def test_without_an_archive_they_can_be_listed_all_the_same():
    with Newsroom(archive=False) as room, room.serve() as client:
        client.initialize({})
        tap.same(client.call("workspace/executeCommand", {
            "command": "wirecheck.listDismissals"}), [], "none")
        client.leave()


if __name__ == "__main__":
    tap.main(globals())
