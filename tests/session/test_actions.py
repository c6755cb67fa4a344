# SPDX-License-Identifier: MIT
"""What a client can have done about a finding: code actions in the forms that it knows, and
the commands behind them, which work in every client. Nothing depends on what the client
kept of a diagnostic, and nothing that it names is believed."""

import copy
import json

import tap
from editor import Document
from newsroom import STORIES, Newsroom, draft

RICH = {
    "textDocument": {"codeAction": {
        "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source"]}},
        "isPreferredSupport": True, "disabledSupport": True, "dataSupport": True,
        "resolveSupport": {"properties": ["edit"]}}},
    "workspace": {"applyEdit": True, "workspaceEdit": {"documentChanges": True}},
    "window": {"showDocument": {"support": True}},
    "experimental": {"wirecheckCompare": True}}
LITERALS = {
    "textDocument": {"codeAction": {
        "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}}},
    "workspace": {"applyEdit": True}}
BARE = {"workspace": {"applyEdit": True}}
INVALID_PARAMS, REQUEST_FAILED = -32602, -32803
# The paragraph of harbour.md that stands in the archive, credited nowhere.
LINE = 2
FERRY = "ferry-credited.txt"


class Desk:
    """A draft in an editor, kept as the editor would keep it."""

    def __init__(self, room, client, capabilities, name="harbour.md", text=None, options=None):
        self.client = client
        self.text = draft("harbour.md") if text is None else text
        self.uri, self.version = name if ":" in name else room.uri(name), 1
        self.result = client.initialize(
            capabilities, rootUri=room.desk.as_uri(), initializationOptions=options or {})
        client.open(self.uri, self.text)
        self.settle()

    def settle(self):
        self.client.settled()

    def finding(self, line=LINE):
        found = [each for each in self.command("findings", {"uri": self.uri})
                 if each["range"]["start"]["line"] == line]
        tap.same(len(found), 1, f"findings in line {line}")
        return found[0]

    def argument(self, line=LINE, **more):
        return {"uri": self.uri, "finding": self.finding(line)["id"], **more}

    def command(self, name, argument=None):
        return self.client.call("workspace/executeCommand", {
            "command": "wirecheck." + name, "arguments": [] if argument is None else [argument]})

    def refused(self, name, *arguments):
        reply = self.client.reply(self.client.request("workspace/executeCommand", {
            "command": "wirecheck." + name, "arguments": list(arguments)}))
        if "error" not in reply:
            raise AssertionError(f"{name} of {arguments} is not refused: {reply}")
        return reply["error"]

    def actions(self, line=LINE, character=5, **context):
        here = {"line": line, "character": character}
        return self.client.call("textDocument/codeAction", {
            "textDocument": {"uri": self.uri}, "range": {"start": here, "end": here},
            "context": {"diagnostics": [], **context}})

    def action(self, title, **context):
        found = [each for each in self.actions(**context) if each["title"].startswith(title)]
        tap.same(len(found), 1, f"actions that begin with {title!r}")
        return found[0]

    def apply(self, edit):
        """Does what an editor does with a WorkspaceEdit."""
        if "documentChanges" in edit:
            change, = edit["documentChanges"]
            tap.same(change["textDocument"], {"uri": self.uri, "version": self.version}, "what")
            edits = change["edits"]
        else:
            edits = edit["changes"][self.uri]
        document = Document(self.text, "utf-16")
        places = sorted(((document.offset(each["range"]["start"]),
                          document.offset(each["range"]["end"]), each["newText"])
                         for each in edits), reverse=True)
        for start, end, text in places:
            self.text = self.text[:start] + text + self.text[end:]
        self.replace(self.text)

    def replace(self, text):
        self.text = text
        self.version += 1
        self.client.change(self.uri, self.version, {"text": text})
        self.settle()

    def codes(self):
        return [each["code"] for each in self.command("findings", {"uri": self.uri})]


def test_a_rich_client_is_offered_all_that_can_be_done():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, RICH)
        provider = desk.result["capabilities"]["codeActionProvider"]
        tap.same(provider["resolveProvider"], True, "resolveProvider")
        actions = desk.actions()
        tap.same([each["title"] for each in actions], [
            "Insert credit: (Reuters)",
            'Mark as quotation: "Dockers at Port Alder voted… bay, the harbour union said" '
            "(Reuters)",
            "Open the original: Reuters, 3 Mar 2024: Port Alder dockers vote to end nine-day "
            "strike",
            "Compare with the original",
            "Credit every passage of this story: (Reuters), 3 times",
            "Dismiss this passage in every draft",
            "Dismiss in this draft: all from Reuters, 3 Mar 2024: Port Alder dockers vote to "
            "end nine-day strike",
            "Add this file to the archive"], "titles")
        tap.same([each["kind"] for each in actions],
                 ["quickfix"] * 7 + ["source.wirecheck.addToArchive"], "kinds")
        tap.same([each["title"] for each in actions if each.get("isPreferred")],
                 ["Insert credit: (Reuters)"], "preferred")
        tap.check(all("edit" not in each for each in actions), "edits come when asked for")
        tap.same(desk.actions(line=4), [actions[-1]], "actions of a clean paragraph")
        client.leave()


def test_a_credit_is_inserted_and_then_counts():
    for capabilities in (RICH, LITERALS):
        with Newsroom() as room, room.serve() as client:
            desk = Desk(room, client, capabilities)
            tap.same(desk.finding()["credited"], False, "credited before")
            action = desk.action("Insert credit")
            if "edit" not in action:
                action = client.call("codeAction/resolve", action)
            tap.same("documentChanges" in action["edit"], capabilities is RICH, "versions")
            desk.apply(action["edit"])
            tap.check("harbour union said. (Reuters)\n" in desk.text, desk.text)
            finding = desk.finding()
            tap.same((finding["credited"], finding["severity"]), (True, "information"), "after")
            tap.check(not any("credit" in each["title"] and "disabled" not in each
                              for each in desk.actions()), "a second credit is not offered")
            client.leave()


def test_a_draft_that_was_never_saved_is_one_like_any_other():
    for name in ("untitled:Untitled-1", "vscode-remote://desk/harbour.md"):
        with Newsroom() as room, room.serve() as client:
            desk = Desk(room, client, RICH, name)
            desk.apply(client.call("codeAction/resolve", desk.action("Insert credit"))["edit"])
            tap.same(desk.finding()["credited"], True, "credited after")
            tap.check("Reuters" in desk.command("report", {"uri": desk.uri})["text"], "report")
            error = desk.refused("addToArchive", {"uri": desk.uri})
            tap.check("no saved draft" in error["message"], f"what is said of no file: {error}")
            desk.command("dismissFinding", desk.argument())
            desk.settle()
            tap.check(all(each["range"]["start"]["line"] != LINE for each in
                          desk.command("findings", {"uri": desk.uri})), "dismissed")
            client.leave()


def test_the_form_of_a_credit_is_the_houses():
    options = {"creditForm": "{place} ({agency}, {byline}), {date}", "creditPlace": "draft"}
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, LITERALS, options=options)
        desk.apply(desk.action("Insert credit")["edit"])
        tap.check(desk.text.rstrip().endswith(
            "\n\nPORT ALDER (Reuters, Ines Calloway), 3 Mar 2024"), desk.text[-200:])
        client.leave()


def test_a_credit_in_the_house_s_form_is_one():
    for form in ("Text: {agency}/{byline}", "+++ {agency} +++", "{agency}", "《{agency}》",
                 "Archive of {agency}, {date}"):
        for place in ("paragraph", "draft"):
            with Newsroom() as room, room.serve() as client:
                desk = Desk(room, client, LITERALS,
                            options={"creditForm": form, "creditPlace": place})
                tap.same(desk.finding()["credited"], False, f"{form} before")
                desk.apply(desk.action("Insert credit")["edit"])
                tap.same(desk.finding()["credited"], True, f"{form} in the {place}")
                client.leave()


def test_a_quotation_is_marked_and_then_is_one():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, LITERALS)
        before = desk.text
        desk.apply(desk.action("Mark as quotation")["edit"])
        opening, closing = "“”" if "“" in before else '""'
        tap.same(desk.text, before.replace(
            "Dockers at Port Alder voted", opening + "Dockers at Port Alder voted").replace(
                "harbour union said.", f"harbour union said.{closing} (Reuters)"), "after")
        tap.same((desk.finding()["code"], desk.finding()["credited"]), ("wire-copy", True),
                 "marks alone make no speech: somebody is named")
        client.leave()


def test_one_action_credits_every_passage_of_a_story():
    with Newsroom() as room, room.serve() as client:
        story = (STORIES / "harbour-reuters.txt").read_text().split("\n")
        copied = [line.partition(" (Reuters) - ")[2] or line for line in story
                  if len(line.split()) > 25 and not line.startswith('"')][:3]
        text = "\n\n".join(["# Harbour", *copied, "We saw the cranes stand still."]) + "\n"
        desk = Desk(room, client, RICH, text=text)
        found = desk.command("findings", {"uri": desk.uri})
        tap.same([each["credited"] for each in found], [False] * 3, "before")
        action = desk.action("Credit every passage")
        tap.check("(Reuters), 3 times" in action["title"], action["title"])
        desk.apply(client.call("codeAction/resolve", action)["edit"])
        tap.same(desk.text.count("(Reuters)\n"), 3, desk.text)
        found = desk.command("findings", {"uri": desk.uri})
        tap.same([each["credited"] for each in found], [True] * 3, "after")
        client.leave()


def test_a_figure_that_differs_can_be_the_archives():
    with Newsroom() as room, room.serve() as client:
        copied = draft("harbour.md").split("\n")[LINE]
        wrong = copied.replace("nine-day", "eleven-day").replace("forty", "*sixty*")
        desk = Desk(room, client, RICH, text="# Harbour\n\n" + wrong + "\n")
        finding = desk.finding()
        tap.same(finding["code"], "figure-differs", "code before")
        action = desk.action("Use what the archive has")
        tap.check("forty, not sixty" in action["title"], action["title"])
        desk.apply(client.call("codeAction/resolve", action)["edit"])
        tap.same(desk.text.split("\n")[LINE], copied.replace("forty", "*forty*"), "after")
        tap.same(desk.finding()["code"], "wire-copy", "code after")
        tap.check(not any(each["title"].startswith("Use") for each in desk.actions()), "again")
        client.leave()


def test_a_quotation_is_not_marked_twice():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, RICH)
        desk.apply(client.call("codeAction/resolve", desk.action("Mark as"))["edit"])
        action = desk.action("Mark as quotation")
        tap.check("already" in action["disabled"]["reason"], action)
        tap.check("edit" not in action and "command" not in action, action)
        tap.same([each for each in desk.actions(triggerKind=2) if "disabled" in each], [],
                 "what cannot be done is not shown as the cursor moves")
        client.leave()


def test_trap_40_a_client_without_literals_gets_commands():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, BARE)
        for action in desk.actions():
            tap.same(set(action), {"title", "command", "arguments"}, "members")
        action = desk.action("Insert credit")
        asked = []

        def apply(params):
            asked.append(params)
            return {"result": {"applied": True}}
        client.answers["workspace/applyEdit"] = apply
        tap.same(client.call("workspace/executeCommand", {
            "command": action["command"], "arguments": action["arguments"]}), None, "result")
        desk.apply(asked[0]["edit"])
        tap.same(desk.finding()["credited"], True, "credited")
        client.leave()


def test_a_client_that_cannot_apply_is_offered_no_command_that_would():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, {})
        titles = " ".join(each["title"] for each in desk.actions())
        tap.check("credit" not in titles and "quotation" not in titles, titles)
        tap.same(desk.refused("insertCredit", desk.argument())["code"], REQUEST_FAILED, "code")
        client.leave()


def test_trap_40_only_what_is_asked_for():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, RICH)
        for only, count in ((["quickfix"], 7), (["quickfix.spelling"], 0), ([""], 8),
                            (["source"], 1), (["source.wirecheck"], 1), (["refactor"], 0),
                            (["source.fixAll"], 0), (["quick"], 0), ([], 8),
                            (["refactor", "quickfix"], 7)):
            tap.same(len(desk.actions(only=only)), count, f"actions of {only}")
        client.leave()


def test_trap_40_nothing_depends_on_what_the_client_kept():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, RICH)
        bare = {"range": {"start": {"line": LINE, "character": 0},
                          "end": {"line": LINE, "character": 5}}, "message": "x"}
        wanted = [each["title"] for each in desk.actions()]
        for diagnostics in ([], [bare], [{**bare, "data": {"not": "ours"}}],
                            [{**bare, "data": "0000000000000000"}]):
            tap.same([each["title"] for each in desk.actions(diagnostics=diagnostics)], wanted,
                     f"titles with {diagnostics}")
        mine = {**bare, "data": desk.finding()["id"]}
        tap.same(desk.actions(diagnostics=[bare, mine])[0]["diagnostics"], [mine],
                 "the diagnostic that is meant goes with the action")
        client.leave()


def test_trap_39_an_edit_that_is_not_applied_is_told():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, BARE)
        for answer in ({"result": {"applied": False, "failureReason": "read-only"}},
                       {"error": {"code": -32603, "message": "no"}}, {"result": None},
                       {"result": {"applied": "yes"}}):
            client.answers["workspace/applyEdit"] = lambda params, answer=answer: answer
            error = desk.refused("insertCredit", desk.argument())
            tap.same(error["code"], REQUEST_FAILED, f"after {answer}")
        client.leave()


def test_an_edit_that_is_never_answered_can_be_cancelled():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, BARE)
        argument = desk.argument()
        del client.answers["workspace/applyEdit"]
        request = client.request("workspace/executeCommand", {
            "command": "wirecheck.insertCredit", "arguments": [argument]})
        client.expect(lambda each: each.get("method") == "workspace/applyEdit", "applyEdit")
        client.notify("$/cancelRequest", {"id": request})
        tap.same(client.reply(request)["error"]["code"], -32800, "code")
        client.leave()


def test_trap_41_a_draft_that_moved_on_is_not_edited():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, RICH)
        action = desk.action("Insert credit")
        desk.replace("A new line.\n\n" + desk.text)
        edit = client.call("codeAction/resolve", action)["edit"]
        tap.same(edit["documentChanges"][0]["textDocument"]["version"], 2, "made anew")
        desk.apply(edit)
        tap.check("harbour union said. (Reuters)\n" in desk.text, desk.text)
        desk.replace("All new, and nobody else's.\n")
        reply = client.reply(client.request("codeAction/resolve", action))
        tap.same(reply["error"]["code"], REQUEST_FAILED, "the finding is gone")
        client.leave()


def shown_by(client):
    """What the client is told to show, as it comes."""
    shown = []

    def show(params):
        shown.append(params)
        return {"result": {"success": True}}
    client.answers["window/showDocument"] = show
    return shown


def test_the_original_is_opened():
    for capabilities in (RICH, BARE):
        with Newsroom() as room, room.serve() as client:
            desk = Desk(room, client, capabilities)
            shown = shown_by(client)
            location = desk.command("openOriginal", desk.argument())
            tap.same(location, client.call("textDocument/definition", {
                "textDocument": {"uri": desk.uri},
                "position": {"line": LINE, "character": 5}})[0], "the place")
            client.settled()
            tap.same(shown, [{"uri": location["uri"], "takeFocus": True,
                              "selection": location["range"]}] if capabilities is RICH else [],
                     "what is shown")
            client.leave()


def test_reports_are_those_of_the_command_line():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, {})
        path = room.desk / "harbour.md"
        path.write_text(desk.text)
        said = room.check(desk.text, "harbour.md")
        tap.same(desk.command("findings", {"uri": desk.uri}), said["findings"], "findings")
        printed = room.run("check", "--colour", "never", path, statuses=(0, 1)).stdout.decode()
        text = desk.command("report", {"uri": desk.uri})["text"]
        for line in text.splitlines():
            if "wire-copy]" in line:
                tap.check(line in printed, f"{line!r} is printed too")
        tap.check("wire-copy]" in text and "\x1b" not in text, text)
        client.leave()


def test_trap_39_arguments_are_looked_at_before_they_are_used():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, RICH)
        good = desk.argument()
        about_finding = ("insertCredit", "markQuotation", "openOriginal", "compare",
                         "dismissFinding", "dismissSource", "useArchived",
                         "creditSource")
        wrong = [[], [None], [7], ["x"], [[]], [{}], [good, good], [{**good, "uri": 7}],
                 [{**good, "uri": "file:///not/open.md"}], [{**good, "finding": 7}],
                 [{"uri": good["uri"]}], [{**good, "uri": "a\0b"}]]
        for name in about_finding:
            for arguments in wrong:
                tap.same(desk.refused(name, *arguments)["code"], INVALID_PARAMS,
                         f"code of {name} {arguments}")
            tap.same(desk.refused(name, {**good, "finding": "0000000000000000"})["code"],
                     REQUEST_FAILED, f"code of {name} of a finding that is not there")
        tap.same(desk.refused("dismissFinding", {**good, "reason": 7})["code"], INVALID_PARAMS,
                 "reason")
        for name in ("report", "findings"):
            for arguments in ([], [7], [{"uri": "file:///not/open.md"}]):
                tap.same(desk.refused(name, *arguments)["code"], INVALID_PARAMS, name)
        for name in ("undoDismissal",):
            for arguments in ([], [{}], [{"id": 7}]):
                tap.same(desk.refused(name, *arguments)["code"], INVALID_PARAMS, name)
        tap.same(desk.refused("undoDismissal", {"id": "0" * 32})["code"], REQUEST_FAILED, "undo")
        tap.same(desk.refused("noSuchCommand")["code"], INVALID_PARAMS, "an unknown command")
        for params in ({}, {"command": 7}, {"command": "wirecheck.report", "arguments": 7},
                       {"command": "codeAction/resolve", "arguments": [{}]}):
            reply = client.reply(client.request("workspace/executeCommand", params))
            tap.same(reply["error"]["code"], INVALID_PARAMS, f"code of {params}")
        for data in (7, {}, {"command": "wirecheck.dismissFinding", "argument": good},
                     {"command": "codeAction/resolve", "argument": {"data": {}}}):
            reply = client.reply(client.request("codeAction/resolve",
                                                {"title": "x", "data": data}))
            tap.same(reply["error"]["code"], INVALID_PARAMS, f"code of {data}")
        client.leave()


def test_no_path_of_the_client_is_written_to():
    """Threat 9: what a client names beside a draft and an id is not even looked at."""
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, RICH)
        hostile = {"path": str(room.path / "written"), "file": str(room.path / "written"),
                   "dismissals": str(room.path / "written"), "id": "../../written",
                   "config_file_path": str(room.path / "written")}
        for name in ("insertCredit", "openOriginal", "compare", "dismissFinding"):
            desk.command(name, desk.argument(**hostile))
            if name == "insertCredit":
                desk.settle()
        tap.check(not (room.path / "written").exists(), "nothing is written there")
        client.leave()


def test_trap_39_every_command_that_is_offered_is_known():
    with Newsroom() as room, room.serve() as client:
        desk = Desk(room, client, {})
        names = desk.result["capabilities"]["executeCommandProvider"]["commands"]
        tap.same(names, sorted(set(names)), "sorted, each once")
        for name in names:
            error = client.reply(client.request("workspace/executeCommand", {
                "command": name, "arguments": [7]}))["error"]
            tap.check("none of ours" not in error["message"], f"{name}: {error}")
        client.leave()


def test_an_embargo_is_kept():
    story = {"guid": "urn:session:embargo", "headline": "Canary headline", "language": "en",
             "versioncreated": "2024-03-03T09:00:00Z", "source": "Reuters",
             "embargoed": "2999-01-01T00:00:00Z",
             "body_text": "The comet over the old lighthouse will be seen by nobody before "
                          "the clouds have gone, an astronomer told the harbour pilots."}
    with Newsroom(archive=False) as room, room.serve() as client:
        path = room.path / "embargo.jsonl"
        path.write_text(json.dumps(story) + "\n")
        room.add(path)
        desk = Desk(room, client, RICH, text=story["body_text"] + "\n")
        actions = desk.actions(line=0)
        tap.check("Canary" not in json.dumps(actions), "the headline stays hidden")
        found = [each for each in actions if each["title"].startswith("Open")]
        tap.check("embargo" in found[0]["disabled"]["reason"], found)
        for name in ("openOriginal", "compare", "insertCredit"):
            error = desk.refused(name, desk.argument(0))
            tap.same(error["code"], REQUEST_FAILED, name)
        client.leave()


def test_the_actions_of_a_client_with_all_are_not_changed_by_it():
    """The same draft for three clients: the same things can be done."""
    lists = []
    for capabilities in (RICH, LITERALS, BARE):
        with Newsroom() as room, room.serve() as client:
            plain = copy.deepcopy(capabilities)
            plain.pop("experimental", None)
            desk = Desk(room, client, plain)
            lists.append([each["title"] for each in desk.actions() if "disabled" not in each])
            client.leave()
    tap.check(lists[0] == lists[1] == lists[2], f"{lists}")


if __name__ == "__main__":
    tap.main(globals())
