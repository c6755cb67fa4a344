#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`wirecheck check --format sarif` from outside: what a build server reads."""

import json
import os
import sys
import urllib.parse

from newsdesk import ROOT, Newsdesk
from tap import Skip, main

LEAD = ("The lighthouse at Cape Orrin will be painted green again from Monday, since its red "
        "paint was taken for a distress signal by forty ships in a year, the warden said.")
SECOND = ("Pilots who had steered by the red tower since they were apprentices were told to "
          "look for the new colour, and to keep clear of the shoal of the Seven Brothers.")
# Stands in no archive.
SECRET = "My source behind the fish hall is called Quenby Farthingale and may not be named."


def story(guid, text, **fields):
    return json.dumps({"guid": guid, "source": "AFP", "headline": "Green for [Orrin](0) {0}",
                       "date": "2021-03-04", "body_text": text, **fields}) + "\n"


def desk_with(*stories):
    desk = Newsdesk()
    wire = desk.path / "wire.jsonl"
    wire.write_text("".join(stories))
    desk.run("add", wire)
    return desk


def draft(desk, text, name="draft.txt"):
    path = desk.path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return name


def sarif(desk, *arguments, statuses=(0, 1), **options):
    """The one run of the log, whose shape is held to what the standard asks."""
    done = desk.run("check", "--format=sarif", *arguments, statuses=statuses, cwd=desk.path,
                    **options)
    log = json.loads(done.stdout)
    assert log["version"] == "2.1.0" and len(log["runs"]) == 1, log
    run = log["runs"][0]
    check_run(run)
    assert run["invocations"][0]["exitCode"] == done.returncode
    run["log"] = done.stdout
    return run


def check_run(run):
    driver = run["tool"]["driver"]
    assert driver["name"] == "Wirecheck" and driver["version"], driver
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids)) == 9, ids
    assert run["columnKind"] == "utf16CodeUnits"
    assert [type(part["executionSuccessful"]) for part in run["invocations"]] == [bool]
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"], result
        assert result["level"] in ("error", "warning", "note") and result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        artifact = run["artifacts"][place["artifactLocation"]["index"]]
        assert artifact.get("location", {}).get("uri") == place["artifactLocation"].get("uri")
        region = place["region"]
        assert region["startLine"] >= 1 and region["startColumn"] >= 1, region
        assert ((region["startLine"], region["startColumn"])
                < (region["endLine"], region["endColumn"])), region
        assert list(result["partialFingerprints"]) == ["wirecheckFinding/v1"]
        assert isinstance(result["suppressions"], list)
        assert {"share", "confidence", "credited", "severity"} <= set(result["properties"])


def shown(run):
    return [result for result in run["results"] if not result["suppressions"]]


def uris(run):
    return [artifact.get("location", {}).get("uri") for artifact in run["artifacts"]]


def test_several_drafts_are_one_run():
    with desk_with(story("a", LEAD), story("b", SECOND)) as desk:
        names = [draft(desk, LEAD), draft(desk, "Nothing to see.", "clean.md"),
                 draft(desk, f"Ahoy 🛟\n\n{SECOND}\n", "deep/a b é#.md")]
        run = sarif(desk, *names)
        assert [urllib.parse.unquote(uri) for uri in uris(run)] == names, uris(run)
        assert uris(run)[2] == "deep/a%20b%20%C3%A9%23.md"
        found = [result["locations"][0]["physicalLocation"]["artifactLocation"]["index"]
                 for result in run["results"]]
        assert found == [0, 2], found
        assert run["invocations"][0]["executionSuccessful"] is True


def test_findings_are_those_of_the_json_report():
    with desk_with(story("a", LEAD), story("b", SECOND)) as desk:
        name = draft(desk, f"CORVAN (AFP) - {LEAD}\n\n🛟 {SECOND}\n")
        report = json.loads(desk.run("check", "--format=json", name, statuses=(0, 1),
                                     cwd=desk.path).stdout)
        run = sarif(desk, name)
        assert len(report["findings"]) == 2
        for finding, result in zip(report["findings"], run["results"], strict=True):
            region = result["locations"][0]["physicalLocation"]["region"]
            start, end = finding["range"]["start"], finding["range"]["end"]
            assert region == {"startLine": start["line"] + 1,
                              "startColumn": start["character"] + 1,
                              "endLine": end["line"] + 1, "endColumn": end["character"] + 1}
            assert result["partialFingerprints"]["wirecheckFinding/v1"] == finding["id"]
            assert result["ruleId"] == finding["code"]
            for name in ("share", "credited", "severity"):
                assert result["properties"][name] == finding[name], name
            assert result["properties"]["confidence"] == finding["origin"]["confidence"]
            origin = result["relatedLocations"][0]["logicalLocations"][0]
            assert origin["fullyQualifiedName"] == finding["origin"]["story"]
            assert origin["name"] == str(finding["origin"]["number"])


def test_text_of_others_makes_no_links_and_no_placeholders():
    with desk_with(story("a", LEAD)) as desk:
        run = sarif(desk, draft(desk, LEAD))
        text = run["results"][0]["relatedLocations"][0]["message"]["text"]
        assert text == "AFP, 4 Mar 2021: Green for [Orrin] (0) {{0}}", text


def test_standard_input_has_no_address():
    with desk_with(story("a", LEAD)) as desk:
        run = sarif(desk, "-", input=LEAD.encode(), statuses=(1,))
        assert run["artifacts"][0]["description"]["text"] == "standard input"
        place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
        assert place == {"index": 0}, place


def test_nothing_found_is_an_empty_list():
    with desk_with(story("a", LEAD)) as desk:
        run = sarif(desk, draft(desk, "Nothing to see."), statuses=(0,))
        assert run["results"] == [] and len(run["artifacts"]) == 1
        assert run["artifacts"][0]["properties"]["originality"] == 1


def test_a_draft_that_cannot_be_read_is_a_notification():
    with desk_with(story("a", LEAD)) as desk:
        run = sarif(desk, "nowhere.txt", draft(desk, LEAD), statuses=(2,))
        call = run["invocations"][0]
        assert call["executionSuccessful"] is False
        (told,) = call["toolExecutionNotifications"]
        assert told["level"] == "error" and told["descriptor"]["id"] == "draft-unchecked"
        assert told["message"]["text"] == "nowhere.txt: cannot open: No such file or directory"
        assert uris(run) == ["draft.txt"] and len(run["results"]) == 1
        known = [part["id"] for part in run["tool"]["driver"]["notifications"]]
        assert told["descriptor"]["id"] in known


def test_a_check_that_could_not_begin_is_a_notification_too():
    with Newsdesk() as desk:  # no archive
        name = draft(desk, LEAD)
        for arguments in ([name], ["--dismissals=nowhere.txt", name],
                          ["--severity=wire-copy", name]):
            run = sarif(desk, *arguments, statuses=(2,))
            call = run["invocations"][0]
            assert call["executionSuccessful"] is False and run["results"] == []
            assert len(call["toolExecutionNotifications"]) == 1, call
        with desk_with(story("a", LEAD)) as other:
            run = sarif(other, "--leave-out=nothing", draft(other, LEAD), statuses=(2,))
            told = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
            assert 'no story "nothing"' in told, told


def test_the_exit_status_is_that_of_the_other_forms():
    with desk_with(story("a", LEAD)) as desk:
        copied = draft(desk, LEAD)
        credited = draft(desk, f"CORVAN (AFP) - {LEAD}", "credited.txt")
        for arguments in ([copied], ["--fail-on=error", copied], [credited],
                          ["--fail-on=hint", credited], [copied, "nowhere.txt"]):
            status = [desk.run("check", f"--format={form}", *arguments, statuses=(0, 1, 2),
                               cwd=desk.path).returncode for form in ("text", "sarif")]
            assert status[0] == status[1], (arguments, status)
        assert desk.run("check", "--format=serif", copied, statuses=(2,),
                        cwd=desk.path).stdout == b""


def test_what_was_dismissed_is_suppressed():
    with desk_with(story("a", LEAD), story("b", SECOND)) as desk:
        name = draft(desk, f"{LEAD}\n\n{SECOND}\n")
        run = sarif(desk, name)
        assert len(shown(run)) == 2
        dismiss(desk, name, run["results"][0]["partialFingerprints"]["wirecheckFinding/v1"])
        run = sarif(desk, name)
        assert [result["locations"][0]["physicalLocation"]["region"]["startLine"]
                for result in shown(run)] == [3]
        (hidden,) = [result for result in run["results"] if result["suppressions"]]
        assert hidden["suppressions"][0]["kind"] == "external", hidden
        assert len(shown(sarif(desk, "--no-dismissals", name))) == 2


def dismiss(desk, name, finding):
    """As an editor does, through the server."""
    sys.path.insert(0, str(ROOT / "tests" / "session"))
    from client import Client  # pylint: disable=import-error,import-outside-toplevel
    from newsdesk import program  # pylint: disable=import-outside-toplevel
    with Client([program(), "serve"], desk.environment, desk.path) as client:
        client.initialize({})
        uri = (desk.path / name).as_uri()
        client.open(uri, (desk.path / name).read_text(), language="plaintext")
        client.diagnostics(uri, 1)
        client.call("workspace/executeCommand", {
            "command": "wirecheck.dismissFinding",
            "arguments": [{"uri": uri, "finding": finding, "reason": "ours"}]})
        client.leave()


def test_nothing_of_the_draft_and_of_the_machine_is_in_the_log():
    with desk_with(story("a", LEAD)) as desk:
        run = sarif(desk, draft(desk, f"{SECRET}\n\n{LEAD}\n"))
        log = run["log"]
        assert len(run["results"]) == 1
        for words in (b"Quenby", b"fish hall", b"painted green", str(desk.path).encode()):
            # The wire file was archived by its whole path, which the JSON report has too.
            left = log.replace(f"file://{desk.path}/wire.jsonl".encode(), b"")
            assert words not in left, words


def model():
    """A model made by others from the schema of the standard."""
    place = os.environ.get("WIRECHECK_SARIF_MODEL", "")
    if not place and (ROOT / "build-tests/sarif/pydantic_sarif").is_dir():
        place = str(ROOT / "build-tests" / "sarif")
    if not os.path.isdir(place):
        raise Skip("no model of SARIF here: tests/detect/fetch_sarif_model.sh gets it")
    sys.path.insert(0, place)
    import pydantic_sarif.model  # pylint: disable=import-error,import-outside-toplevel
    return pydantic_sarif.model.StaticAnalysisResultsFormatSarifVersion210JsonSchema


def test_the_log_is_valid_by_the_schema_of_the_standard():
    known = model()
    with desk_with(story("a", LEAD), story("b", SECOND, embargo="2099-01-01")) as desk:
        copied = draft(desk, f"CORVAN (AFP) - {LEAD}\n\n{SECOND}\n")
        names = [copied, draft(desk, "None.", "b é.md"), "nowhere.txt", "-"]
        first = sarif(desk, names[0])["results"][0]["partialFingerprints"]
        dismiss(desk, names[0], first["wirecheckFinding/v1"])
        run = sarif(desk, *names, statuses=(2,), input=LEAD.encode())
        assert {bool(result["suppressions"]) for result in run["results"]} == {True, False}
        known.model_validate_json(run["log"], strict=False)
        wrong = json.loads(run["log"])
        wrong["runs"][0]["results"][0]["level"] = "hint"
        try:
            known.model_validate(wrong)
        except ValueError:
            return
        raise AssertionError("the model lets everything pass")


if __name__ == "__main__":
    sys.exit(main(globals()))
