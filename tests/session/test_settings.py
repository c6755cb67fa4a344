# SPDX-License-Identifier: MIT
"""Five sources of settings, each weaker than the next: the defaults, the user's file,
initializationOptions, a project's file, the client's configuration. Any one is enough; what
is wrong is marked where it stands; a project may only tune."""

import json
import os
import pathlib

import tap
from newsroom import HERE, STORIES, Newsroom, draft

SCHEMA = HERE.parent.parent / "server" / "doc" / "settings.schema.json"
PROJECT = ".wirecheck.json"
COPIED = "wire-copy"
CONFIGURABLE = {"workspace": {"configuration": True}}
# How each source sets wire-copy in the test of precedence.
LEVELS = {"error": 1, "warning": 2, "information": 3, "hint": 4}


def user_file(room):
    return room.home / "config" / "wirecheck" / "settings.json"


def write(path, value):
    """Replaces the file in one step, as an editor does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = value if isinstance(value, str) else json.dumps(value, indent=2)
    fresh = path.with_name(path.name + ".new")
    fresh.write_text(text)
    os.replace(fresh, path)


def severity(level):
    return {"severity": {COPIED: level}}


def level_of(diagnostics):
    found = [each["severity"] for each in diagnostics if each["code"] == COPIED]
    return found[0] if found else None


def marks(client, path):
    """The next publish for a file of settings."""
    uri = pathlib.Path(path).as_uri()

    def is_it(message):
        return (message.get("method") == "textDocument/publishDiagnostics"
                and message["params"]["uri"] == uri)
    return client.expect(is_it, f"marks in {path.name}")["params"]["diagnostics"]


def published(client):
    return [each for each in client.incoming
            if each.get("method") == "textDocument/publishDiagnostics"]


def start(client, room, options=None, capabilities=None):
    client.initialize(capabilities or {}, rootUri=room.desk.as_uri(),
                      initializationOptions=options or {})


def first_level(room, options=None, configuration=None):
    """The severity of the copied paragraph as all sources together have it."""
    with room.serve() as client:
        if configuration is not None:
            client.answers["workspace/configuration"] = \
                lambda params: {"result": [configuration] * len(params["items"])}
        start(client, room, options, CONFIGURABLE if configuration is not None else {})
        client.settled()
        client.open(room.uri("harbour.md"), draft("harbour.md"))
        level = level_of(client.diagnostics(room.uri("harbour.md"), 1))
        client.leave()
        return level


def test_each_source_is_enough_and_a_later_one_wins():
    with Newsroom() as room:
        tap.same(first_level(room), LEVELS["warning"], "the default")
        write(user_file(room), severity("error"))
        tap.same(first_level(room), LEVELS["error"], "the user's file")
        tap.same(first_level(room, severity("information")), LEVELS["information"],
                 "initializationOptions over the user's file")
        write(room.desk / PROJECT, severity("hint"))
        tap.same(first_level(room, severity("information")), LEVELS["hint"],
                 "the project's file over initializationOptions")
        tap.same(first_level(room, severity("information"), severity("off")), None,
                 "the client's configuration over all")
        user_file(room).unlink()
        tap.same(first_level(room), LEVELS["hint"], "the project's file alone")
        (room.desk / PROJECT).unlink()
        tap.same(first_level(room, severity("information")), LEVELS["information"],
                 "initializationOptions alone")
        tap.same(first_level(room, None, severity("error")), LEVELS["error"],
                 "the configuration alone")


def test_a_changed_file_takes_effect_without_a_restart():
    with Newsroom() as room, room.serve() as client:
        start(client, room)
        uri = room.uri("harbour.md")
        client.open(uri, draft("harbour.md"))
        tap.same(level_of(client.diagnostics(uri, 1)), LEVELS["warning"], "at first")
        for path, level in ((user_file(room), "hint"), (room.desk / PROJECT, "error")):
            write(path, severity(level))
            tap.same(level_of(client.diagnostics(uri, 1)), LEVELS[level], f"after {path.name}")
        (room.desk / PROJECT).unlink()
        tap.same(level_of(client.diagnostics(uri, 1)), LEVELS["hint"], "the project's is gone")
        client.leave()


def test_a_watching_client_tells():
    watching = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
    with Newsroom() as room, room.serve() as client:
        asked = []

        def register(params):
            asked.extend(params["registrations"])
            return {"result": None}
        client.answers["client/registerCapability"] = register
        start(client, room, capabilities=watching)
        client.settled()
        tap.same([each["method"] for each in asked], ["workspace/didChangeWatchedFiles"],
                 "what is registered")
        write(room.desk / PROJECT, {"debunce": 5})
        client.notify("workspace/didChangeWatchedFiles", {"changes": [
            {"uri": room.uri(PROJECT), "type": 1}]})
        tap.check("debounce" in marks(client, room.desk / PROJECT)[0]["message"],
                  "the name that was meant")
        client.leave()


def text_at(text, span):
    lines = text.split("\n")
    start, end = span["start"], span["end"]
    tap.same(start["line"], end["line"], "a mark in one line")
    return lines[start["line"]][start["character"]:end["character"]]


def marked(text, name=PROJECT):
    """(marked text, message) of all marks in a file of settings that says this."""
    with Newsroom(archive=False) as room:
        path = room.desk / PROJECT if name == PROJECT else user_file(room)
        write(path, text)
        with room.serve() as client:
            start(client, room)
            found = marks(client, path)
            tap.same({(each["severity"], each["code"]) for each in found}, {(2, "settings")},
                     "a warning")
            client.leave()
    return [(text_at(text, each["range"]), each["message"]) for each in found]


def test_what_is_wrong_is_marked_where_it_stands():
    for text, where, says in (
            ('{\n  "debunce": 7\n}', '"debunce"', "did you mean debounce?"),
            ('{"debounce": "soon"}', '"soon"', "from 0 to 10000"),
            ('{"debounce": 10001}', "10001", "from 0 to 10000"),
            ('{"severity": {"wire-copy": "loud"}}', '"loud"', "must be error"),
            ('{"severity": {"wire-cpy": "off"}}', '"wire-cpy"', "is no code"),
            ('{"ownOutlets": ["Ä", 5]}', '["Ä", 5]', "array of at most 256 names"),
            ('{"wirecheck": {"codeLens": true}}', "true", "auto, on or off"),
            ('{"creditForm": "(Reuters)"}', '"(Reuters)"', "{agency}"),
            ("[1]", "", "must be an object"),
            ('{"debounce": 5,}', "}", "no JSON")):
        for name in (PROJECT, "settings.json"):
            (place, message), = marked(text, name)
            tap.same(place, where, f"the mark in {text}")
            tap.check(says in message, f"{message!r} says {says!r}")


def test_marks_go_when_the_file_is_mended():
    with Newsroom(archive=False) as room, room.serve() as client:
        path = room.desk / PROJECT
        write(path, {"unheard": 1})
        start(client, room)
        tap.same(len(marks(client, path)), 1, "marks")
        write(path, {"debounce": 5})
        tap.same(marks(client, path), [], "marks of a good file")
        write(path, "{")
        tap.same(len(marks(client, path)), 1, "marks of a broken file")
        path.unlink()
        tap.same(marks(client, path), [], "marks of no file")
        client.leave()


def test_one_slip_does_not_take_the_rest_with_it():
    with Newsroom() as room:
        write(room.desk / PROJECT, {"severity": {COPIED: "hint", "wire-cpy": "off"},
                                    "debounce": "soon"})
        tap.same(first_level(room), LEVELS["hint"], "the good code counts")


def test_a_project_may_only_tune():
    """What the schema does not mark as a project's is refused, name by name."""
    schema = json.loads(SCHEMA.read_text())
    refused = [name for name, each in schema["properties"].items()
               if name != "$schema" and not each.get("x-project")]
    kept = {"archive", "dismissals", "follow", "heedComments", "showEmbargoed"}
    tap.check(kept <= set(refused), f"{refused}")
    values = {"archive": "/etc", "dismissals": "/tmp/dismissals", "diagnostics": "push",
              "showEmbargoed": True, "heedComments": True, "follow": ["/tmp"]}
    for name in refused:
        (place, message), = marked(json.dumps({name: values[name]}))
        tap.same(place, json.dumps(name), "the mark")
        tap.check("may not be set by a project" in message, message)
    for name in ("command", "serverPath", "logFile", "binary"):
        (place, message), = marked(json.dumps({name: "/bin/sh"}))
        tap.check("is not a setting" in message, message)


def test_an_archive_of_a_project_is_not_opened():
    with Newsroom() as room:
        hostile = room.desk / "archive"
        write(room.desk / PROJECT, {"archive": str(hostile)})
        tap.same(first_level(room), LEVELS["warning"], "the user's archive is used")
        tap.check(not hostile.exists(), "nothing is made there")


def test_paths_of_a_project_stay_inside_it():
    outside = ("../phrases.txt", "/etc/passwd", "~/phrases.txt", "sub/../../phrases.txt",
               "link.txt", "linked/phrases.txt", "missing.txt")
    with Newsroom(archive=False) as room:
        (room.path / "phrases.txt").write_text("a phrase\n")
        (room.desk / "link.txt").symlink_to(room.path / "phrases.txt")
        (room.desk / "linked").symlink_to(room.path)
        (room.desk / "phrases.txt").write_text("a phrase\n")
        for path in (*outside, "phrases.txt"):
            write(room.desk / PROJECT, {"stockPhrases": path})
            with room.serve() as client:
                start(client, room)
                if path in outside:
                    found = marks(client, room.desk / PROJECT)
                    tap.check("inside" in found[0]["message"], f"{path}: {found}")
                client.settled()
                tap.check(path in outside or not published(client), f"{path} is good")
                client.leave()


def test_a_file_that_is_none_is_left_alone():
    with Newsroom() as room:
        path = room.desk / PROJECT
        write(room.path / "elsewhere.json", severity("hint"))
        path.symlink_to(room.path / "elsewhere.json")
        tap.same(first_level(room), LEVELS["warning"], "a link is not followed")
        path.unlink()
        os.mkfifo(path)
        tap.same(first_level(room), LEVELS["warning"], "a FIFO holds nobody up")
        path.unlink()
        path.mkdir()
        tap.same(first_level(room), LEVELS["warning"], "a folder")


def test_a_file_that_is_none_is_told():
    for kind in ("a link", "a dangling link", "a FIFO", "a folder"):
        with Newsroom() as room, room.serve() as client:
            path = room.desk / PROJECT
            if kind == "a link":
                write(room.path / "elsewhere.json", severity("hint"))
            if kind.endswith("link"):
                path.symlink_to(room.path / "elsewhere.json")
            elif kind == "a FIFO":
                os.mkfifo(path)
            else:
                path.mkdir()
            start(client, room)
            said = [mark["message"] for mark in marks(client, path)]
            wanted = "is a link" if kind.endswith("link") else "no regular file"
            tap.check(len(said) == 1 and wanted in said[0], f"{kind}: {said}")
            path.rmdir() if kind == "a folder" else path.unlink()
            tap.same(marks(client, path), [], f"{kind} went")
            client.leave()


def test_a_mark_of_byte_order_is_no_character():
    with Newsroom() as room:
        write(room.desk / PROJECT, "\ufeff" + json.dumps(severity("hint")))
        tap.same(first_level(room), LEVELS["hint"], "with a mark")
        write(user_file(room), "\ufeff" + json.dumps(severity("error")))
        (room.desk / PROJECT).unlink()
        tap.same(first_level(room), LEVELS["error"], "the user's")
    with Newsroom() as room, room.serve() as client:
        write(room.desk / PROJECT, "\ufeff{\"no\": 1}")
        start(client, room)
        place = marks(client, room.desk / PROJECT)[0]["range"]["start"]
        tap.same(place, {"line": 0, "character": 1}, "columns are those of the editor")
        client.leave()


def test_each_project_has_its_own():
    with Newsroom() as room, room.serve() as client:
        sport, city = room.desk / "sport", room.path / "city"
        for folder in (sport, city):
            folder.mkdir()
        write(room.desk / PROJECT, severity("hint"))
        write(sport / PROJECT, severity("error"))
        client.initialize({}, workspaceFolders=[
            {"uri": folder.as_uri(), "name": folder.name} for folder in (room.desk, sport, city)])
        for folder, level in ((room.desk, "hint"), (sport, "error"), (city, "warning"),
                              (room.path, "warning")):
            uri = (folder / "harbour.md").as_uri()
            client.open(uri, draft("harbour.md"))
            tap.same(level_of(client.diagnostics(uri, 1)), LEVELS[level], f"in {folder.name}")
        client.notify("workspace/didChangeWorkspaceFolders", {"event": {
            "added": [], "removed": [{"uri": sport.as_uri(), "name": "sport"}]}})
        uri = (sport / "harbour.md").as_uri()
        tap.same(level_of(client.diagnostics(uri, 1)), LEVELS["hint"],
                 "without its folder it is of the one around it")
        client.leave()


def test_a_file_of_settings_is_no_draft():
    with Newsroom() as room, room.serve() as client:
        path = room.desk / PROJECT
        write(path, {"unheard": 1})
        start(client, room)
        marks(client, path)
        client.open(path.as_uri(), draft("harbour.md"))
        client.settled()
        tap.same(published(client), [], "marks")
        client.close(path.as_uri())
        client.leave()


def test_the_codes_of_the_schema_are_those_that_are_known():
    schema = json.loads(SCHEMA.read_text())["properties"]["severity"]
    with Newsroom() as room:
        codes = schema["propertyNames"]["enum"]
        write(room.desk / PROJECT, {"severity": dict.fromkeys(codes, "off")})
        tap.same(first_level(room), None, "all are off")
        for code in codes:
            room.run("check", "--severity", f"{code}=off", "-", text="No story.\n")


def test_a_client_that_pulls_is_told_and_finds_the_marks():
    pulling = {"textDocument": {"diagnostic": {}},
               "workspace": {"diagnostics": {"refreshSupport": True}}}
    with Newsroom() as room, room.serve() as client:
        path = room.desk / PROJECT
        write(path, '{"debunce": 5}')
        start(client, room, capabilities=pulling)
        client.expect(lambda each: each.get("method") == "window/showMessage"
                      and f"{path}:1: debunce is not" in each["params"]["message"], "words")
        client.open(path.as_uri(), path.read_text(), language="json")
        wanted = client.call("textDocument/diagnostic",
                             {"textDocument": {"uri": path.as_uri()}})["items"]
        tap.same(text_at(path.read_text(), wanted[0]["range"]), '"debunce"', "the mark")

        def sweep(previous):
            items = client.call("workspace/diagnostic", {"previousResultIds": previous}, 30)
            return [each for each in items["items"] if each["uri"] == path.as_uri()]
        found, = sweep([])
        tap.same(found["items"], wanted, "the mark in the sweep")
        previous = [{"uri": path.as_uri(), "value": found["resultId"]}]
        tap.same([each["kind"] for each in sweep(previous)], ["unchanged"], "again")
        write(path, "{}")
        client.notify("workspace/didChangeWatchedFiles", {"changes": []})
        client.settled()
        found, = sweep(previous)
        tap.same((found["kind"], found["items"]), ("full", []), "mended")
        client.leave()


def test_embargoed_text_is_shown_to_who_wants_to_see_it():
    body = ("The comet over the old lighthouse will be seen by nobody before the clouds have "
            "gone, an astronomer told the harbour pilots.")
    story = {"guid": "urn:session:embargo", "headline": "Comet", "language": "en",
             "versioncreated": "2024-03-03T09:00:00Z", "source": "Reuters",
             "embargoed": "2999-01-01T00:00:00Z", "body_text": body}
    for wanted in (False, True):
        with Newsroom(archive=False) as room, room.serve() as client:
            path = room.path / "embargo.jsonl"
            path.write_text(json.dumps(story) + "\n")
            room.add(path)
            start(client, room, {"showEmbargoed": wanted})
            uri = room.uri("draft.md")
            client.open(uri, body.replace("nobody", "no one") + "\n")
            at = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 9}}
            hover = client.call("textDocument/hover", at)["contents"]["value"]
            tap.same("nobody" in hover, wanted, "the archived text in the hover")
            tap.same(client.call("textDocument/definition", at) is not None, wanted,
                     "a way to the original")
            client.leave()


def severity_on_the_command_line(room, *options):
    (room.desk / "harbour.md").write_text(draft("harbour.md"))
    done = room.run("check", "--format", "json", *options, "harbour.md", statuses=(0, 1))
    found = [each["severity"] for each in json.loads(done.stdout)["findings"]
             if each["code"] == COPIED]
    return (found[0] if found else None), done.stderr.decode()


def test_the_command_line_goes_by_the_same_files():
    with Newsroom() as room:
        tap.same(severity_on_the_command_line(room), ("warning", ""), "the default")
        write(user_file(room), severity("error"))
        tap.same(severity_on_the_command_line(room), ("error", ""), "the user's file")
        write(room.desk / PROJECT, {**severity("hint"), "debunce": 5})
        level, said = severity_on_the_command_line(room)
        tap.same(level, "hint", "the project's file")
        tap.check(f"{room.desk / PROJECT}:5: debunce is not a setting; did you mean debounce?"
                  in said, said)
        tap.same(severity_on_the_command_line(room, "--severity", "wire-copy=warning")[0],
                 "warning", "the option")


def test_the_archive_of_the_users_file_is_that_of_every_command():
    with Newsroom() as room:
        other = room.path / "other"
        write(user_file(room), {"archive": str(other)})
        room.run("add", STORIES / "glacier-afp.txt")
        tap.check(other.exists(), "it was made where the settings say")
        listed = json.loads(room.run("list", "--format", "json").stdout)
        tap.same(len(listed), 1, "stories of it")


def test_stock_phrases_are_read_and_looked_after():
    phrase = draft("harbour.md").split("\n\n")[1]
    with Newsroom() as room, room.serve() as client:
        path = room.desk / "phrases.txt"
        path.write_text("# nothing yet\n")
        write(room.desk / PROJECT, {"stockPhrases": "phrases.txt"})
        start(client, room)
        uri = room.uri("harbour.md")
        client.open(uri, draft("harbour.md"))
        before = client.diagnostics(uri, 1)
        write(path, phrase + "\n")
        after = client.diagnostics(uri, 1)
        tap.check(before != after, "a stock phrase makes a difference")
        write(path, "of\n")
        client.expect(lambda each: each.get("method") == "window/showMessage"
                      and "stockPhrases" in each["params"]["message"], "what is wrong with it")
        client.leave()


if __name__ == "__main__":
    tap.main(globals())
