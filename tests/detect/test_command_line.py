#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The commands of `wirecheck` from outside: what they print, where, and how they end."""

import gzip
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time

from newsdesk import ROOT, Newsdesk, program
from tap import main

LEAD = ("The observatory on Mount Corvan will be lit by gas again from Sunday, since its "
        "electric cable was eaten by marmots during the winter, the keeper said.")
SECOND = ("Astronomers who had booked the great telescope for the eclipse were told to "
          "bring warm coats, lamps with red glass, and patience with the goats.")


def line(guid, text=LEAD, **fields):
    return json.dumps({"guid": guid, "source": "AFP", "headline": "Gas light for stars",
                       "date": "2021-03-04", "body_text": text, **fields}) + "\n"


def desk_with(text, name="wire.jsonl"):
    desk = Newsdesk()
    desk.wire = desk.path / name
    desk.wire.write_text(text)
    desk.run("add", desk.wire)
    return desk


def draft_in(desk, text=LEAD, name="draft.txt"):
    path = desk.path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def out(done):
    return done.stdout.decode()


def err(done):
    return done.stderr.decode()


# --- add -------------------------------------------------------------------


def test_add__twice_changes_nothing():
    with desk_with(line("a") + line("b", SECOND)) as desk:
        done = desk.run("add", desk.wire)
        assert out(done) == "0 stories added, 2 unchanged, 0 updated, 0 skipped\n", out(done)
        assert len(desk.list()) == 2


def test_add__a_new_version_is_an_update():
    with desk_with(line("a", version="1")) as desk:
        desk.wire.write_text(line("a", LEAD + " He has ordered a cat.", version="2"))
        done = desk.run("add", desk.wire)
        assert out(done) == "0 stories added, 0 unchanged, 1 updated, 0 skipped\n", out(done)


def test_add__reports_a_broken_line_and_takes_the_rest():
    with Newsdesk() as desk:
        path = desk.path / "wire.jsonl"
        path.write_text(line("a") + '{"guid": "broken",\n' + line("c", SECOND))
        done = desk.run("add", path, statuses=(1,))
        assert out(done) == "2 stories added, 0 unchanged, 0 updated, 1 skipped\n", out(done)
        assert err(done).startswith(f"{path}:2: "), err(done)
        assert err(done).count("\n") == 1, err(done)


def test_add__reads_compressed_files_and_folders():
    with Newsdesk() as desk:
        folder = desk.path / "wire" / "deep"
        folder.mkdir(parents=True)
        (folder / "a.jsonl.gz").write_bytes(gzip.compress(line("a").encode()))
        (folder / "b.txt").write_text("Eclipse\n\n" + SECOND + "\n")
        (folder / ".hidden.txt").write_text("Hidden\n\n" + SECOND + "\n")
        done = desk.run("add", desk.path / "wire")
        assert out(done).startswith("2 stories added,"), out(done)


def test_add__fails_where_a_path_is_missing():
    with Newsdesk() as desk:
        done = desk.run("add", desk.path / "nowhere", statuses=(1, 2))
        assert "nowhere" in err(done) and "No such file" in err(done), err(done)
        assert err(done).count("nowhere") == 1, err(done)


def test_add__makes_no_archive_in_a_place_it_cannot_write():
    with Newsdesk() as desk:
        plain = desk.path / "plain"
        plain.write_text("x")
        path = draft_in(desk)
        done = desk.run("add", "--archive", plain / "below", path, statuses=(2,))
        assert err(done).startswith("wirecheck: add: "), err(done)


def test_add__keeps_what_was_read_when_interrupted():
    with Newsdesk() as desk:
        fifo = desk.path / "wire.jsonl"
        fifo.write_text("".join(line(f"s{i}", f"Number {i}. {LEAD}") for i in range(60000)))
        running = subprocess.Popen([program(), "add", str(fifo)], env=desk.environment,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(0.4)
        running.send_signal(signal.SIGINT)
        stdout, stderr = running.communicate(timeout=60)
        if running.returncode == 0:
            return  # it was done before the signal came
        assert running.returncode == -signal.SIGINT, (running.returncode, stderr)
        assert b"What was read by then is in the archive" in stderr, stderr
        added = int(stdout.split()[0].replace(b",", b""))
        status = json.loads(out(desk.run("status", "--format=json")))
        assert status["stories"] == added, (status, stdout)
        assert added < 60000


def test_add__draws_a_bar_on_a_terminal_and_takes_it_away():
    with Newsdesk() as desk:
        wire = desk.path / "wire.jsonl"
        wire.write_text("".join(line(f"s{i}", f"Number {i}. {LEAD}") for i in range(40000)))
        seen = run_on_terminal(desk, "add", str(wire))
        assert b"stories added" in seen, seen[-300:]
        if b"\r[" in seen:
            assert b"/s" in seen and b" left" in seen or b"/s" in seen, seen[:300]
            assert b"\r\x1b[K" in seen, "the bar stays"


def run_on_terminal(desk, *arguments, answer=None):
    """All that a terminal of 80 columns shows."""
    child, descriptor = pty.fork()
    if child == 0:
        os.execve(program(), [program(), *arguments], {**desk.environment, "TERM": "xterm"})
    seen = b""
    limit = time.monotonic() + 120
    while time.monotonic() < limit:
        if not select.select([descriptor], [], [], 1)[0]:
            continue
        try:
            part = os.read(descriptor, 65536)
        except OSError:
            break
        if not part:
            break
        seen += part
        if answer and b"[y/N]" in seen:
            os.write(descriptor, answer)
            answer = None
    os.waitpid(child, 0)
    os.close(descriptor)
    return seen


# --- list, show, status ----------------------------------------------------


def test_list__filters_by_agency_day_and_headline():
    wire = (line("a")
            + line("b", SECOND, source="dpa", date="2021-04-01", headline="Zürcher Ziegen")
            + line("c", LEAD + SECOND, date="2022-01-01") + line("d", SECOND + LEAD, date=None))
    with desk_with(wire) as desk:
        def ids(*arguments):
            return "".join(story["id"] for story in desk.list(*arguments))
        assert ids() == "abcd"
        assert ids("--agency", "afp") == "acd"
        assert ids("--since", "2021-04-01") == "bc"
        assert ids("--since", "2021-03-04", "--until=2021-03-04") == "a"
        assert ids("--until", "2021-03") == "a"
        assert ids("--until", "2098-12-31") == "abc"
        assert ids("--since=2021", "--until=2021") == "ab"
        assert ids("--headline", "zurcher") == "b"
        assert ids("--headline", "gas LIGHT") == "acd"
        assert ids("--headline", "as light") == ""
        assert desk.run("list", "--since=soon", statuses=(2,)).stdout == b""


def test_list__prints_a_line_a_story():
    with desk_with(line("a") + line("b", SECOND, date=None, source=None)) as desk:
        assert out(desk.run("list")) == (
            "     1  2021-03-04  AFP         Gas light for stars\n"
            "     2  undated     -           Gas light for stars\n"), out(desk.run("list"))


def test_show__finds_a_story_by_number_id_and_path():
    with desk_with(line("urn:x:1")) as desk:
        shown = out(desk.run("show", "1"))
        assert "headline   Gas light for stars\n" in shown, shown
        assert shown.endswith(LEAD + "\n"), shown
        assert out(desk.run("show", "urn:x:1")) == shown
        done = desk.run("show", "99", statuses=(2,))
        assert "wirecheck: show: " in err(done) and "wirecheck list" in err(done), err(done)


def test_show__text_is_what_offsets_count_in():
    with desk_with(line("a", LEAD + "\n\n" + SECOND)) as desk:
        assert desk.text(1).decode() == LEAD + "\n\n" + SECOND
        report = desk.check(draft_in(desk, SECOND))
        start, end = report["findings"][0]["origin"]["bytes"]
        assert desk.text(1)[start:end].decode() == SECOND.rstrip(".")


def test_show__does_not_let_a_story_drive_the_terminal():
    with desk_with(line("a", LEAD + " \x1b]0;owned\x07 \u202eevil")) as desk:
        seen = run_on_terminal(desk, "show", "--text", "1")
        assert b"\x1b" not in seen and "\u202e".encode() not in seen, seen
        assert b"owned" in seen


def test_status__counts_stories_and_days():
    with desk_with(line("a") + line("b", SECOND, date="2021-03-09")) as desk:
        status = json.loads(out(desk.run("status", "--format", "json")))
        assert (status["stories"], status["days"]) == (2, 2), status
        assert status["first"].startswith("2021-03-04"), status
        assert "4 Mar 2021 to 9 Mar 2021 (2 days)" in out(desk.run("status"))


def test_reading__says_how_an_archive_is_made_where_there_is_none():
    with Newsdesk() as desk:
        path = draft_in(desk)
        for arguments in (["list"], ["status"], ["show", "1"], ["check", path], ["verify"],
                          ["verify", "--repair"], ["forget", "-y", "1"]):
            done = desk.run(*arguments, statuses=(2,))
            assert err(done).count("\n") == 2, err(done)
            assert "wirecheck add FOLDER" in err(done), err(done)
            assert done.stdout == b""
        assert not desk.archive.exists()


# --- forget, verify, doctor ------------------------------------------------


def test_forget__removes_text_and_fingerprints():
    with desk_with(line("a") + line("b", SECOND)) as desk:
        path = draft_in(desk)
        assert desk.check(path)["findings"]
        done = desk.run("forget", "--yes", "1")
        assert out(done) == "1 story forgotten\n", out(done)
        assert desk.check(path)["findings"] == []
        assert [story["number"] for story in desk.list()] == [2]
        desk.run("verify")


def test_forget__removes_all_versions_of_an_id():
    wire = line("a", version="1") + line("a", LEAD + " So he said.", version="2")
    with desk_with(wire + line("b", SECOND)) as desk:
        desk.run("forget", "-y", "a")
        assert [story["id"] for story in desk.list()] == ["b"]


def test_forget__does_not_act_without_a_yes():
    with desk_with(line("a")) as desk:
        done = desk.run("forget", "1", statuses=(2,), stdin=subprocess.DEVNULL)
        assert "--yes" in err(done), err(done)
        seen = run_on_terminal(desk, "forget", "1", answer=b"n\n")
        assert b"Gas light for stars" in seen and b"Nothing was forgotten" in seen, seen
        assert len(desk.list()) == 1
        run_on_terminal(desk, "forget", "1", answer=b"y\n")
        assert desk.list() == []


def test_forget__touches_nothing_where_one_id_is_unknown():
    with desk_with(line("a")) as desk:
        done = desk.run("forget", "--yes", "1", "77", statuses=(2,))
        assert "Nothing was forgotten" in err(done), err(done)
        assert len(desk.list()) == 1


def test_verify__finds_damage_and_repairs_it():
    with desk_with(line("a") + line("b", SECOND)) as desk:
        assert out(desk.run("verify")) == "The archive is sound.\n"
        segment = next((desk.archive / "segment").iterdir())
        content = bytearray(segment.read_bytes())
        content[len(content) // 2] ^= 0x40
        segment.chmod(0o600)
        segment.write_bytes(content)
        done = desk.run("verify", statuses=(1,))
        assert segment.name in out(done), out(done)
        desk.run("verify", "--repair")
        assert out(desk.run("verify")) == "The archive is sound.\n"
        assert desk.check(draft_in(desk))["findings"]


def test_doctor__tells_what_to_do_next():
    with Newsdesk() as desk:
        done = desk.run("doctor", statuses=(1,))
        assert "not there yet" in out(done) and "wirecheck add FOLDER" in out(done)
    with desk_with(line("a")) as desk:
        done = desk.run("doctor")
        assert "1 story, readable" in out(done) and "SQLite 3." in out(done), out(done)
        (desk.archive / "catalog.db").write_bytes(b"no database at all" * 100)
        desk.run("doctor", statuses=(1,))


# --- check -----------------------------------------------------------------


def test_check__exit_status_follows_fail_on():
    with desk_with(line("a")) as desk:
        path = draft_in(desk)
        credited = draft_in(desk, "CORVAN (AFP) - " + LEAD, "credited.txt")
        clean = draft_in(desk, "Nothing to see.", "clean.txt")
        for arguments, status in (([path], 1), (["--fail-on=error", path], 0),
                                  ([credited], 0), (["--fail-on=information", credited], 1),
                                  (["--fail-on", "hint", clean], 0), ([clean, path], 1),
                                  ([clean, desk.path / "missing", path], 2),
                                  (["--fail-on=all", path], 2)):
            desk.run("check", *arguments, statuses=(status,))


def test_check__severities_can_be_changed():
    with desk_with(line("a")) as desk:
        path = draft_in(desk)
        report = desk.check(path, "--severity", "wire-copy=hint")
        assert report["findings"][0]["severity"] == "hint" and report["exit"] == 0
        assert desk.check(path, "--severity=wire-copy=off")["findings"] == []
        done = desk.run("check", "--severity=wire-copy", path, statuses=(2,))
        assert "--severity is a code and a level" in err(done), err(done)


def test_check__leaves_out_the_stories_it_is_told_to():
    with desk_with(line("a", version="1") + line("a", version="2") + line("b")) as desk:
        path = draft_in(desk)
        found = desk.check(path, "--leave-out=a")["findings"][0]
        assert (found["origin"]["story"], found["also"]) == ("b", [])
        assert desk.check(path, "--leave-out", "a", "--leave-out", "b")["findings"] == []
        assert 'no story "c"' in err(desk.run("check", "--leave-out=c", path, statuses=(2,)))


def test_check__json_is_one_object_or_an_array():
    with desk_with(line("a")) as desk:
        path = draft_in(desk)
        other = draft_in(desk, SECOND, "other.md")
        done = desk.run("check", "--format=json", path, other, statuses=(1,))
        reports = json.loads(done.stdout)
        assert [report["draft"]["path"] for report in reports] == [str(path), str(other)]
        assert [list(report)[0] for report in reports] == ["schema"] * 2
        done = desk.run("check", "--format=json", path, "nowhere.txt", statuses=(2,))
        assert len(json.loads(done.stdout)) == 1
        assert err(done) == ("wirecheck: check: nowhere.txt: cannot open: "
                             "No such file or directory\n"), err(done)
        done = desk.run("check", "--format=json", "nowhere.txt", "no.txt", statuses=(2,))
        assert json.loads(done.stdout) == []


def test_check__reads_a_draft_from_standard_input():
    with desk_with(line("a")) as desk:
        done = desk.run("check", "-", statuses=(1,), input=LEAD.encode())
        assert out(done).startswith("standard input:1:1: warning: "), out(done)


def test_check__marks_differing_words_and_ends_with_a_summary():
    with desk_with(line("a")) as desk:
        path = draft_in(desk, LEAD.replace("marmots", "beavers"))
        text = out(desk.run("check", path, statuses=(1,)))
        assert "{beavers}" in text and "{marmots}" in text, text
        assert text.endswith("\n\n1 draft: 1 warning\n"), text
        assert max(map(len, text.splitlines()[1:4])) <= 80, text
        clean = draft_in(desk, "Nothing to see.", "clean.txt")
        assert out(desk.run("check", clean)) == "1 draft: nothing found\n"


def test_check__colours_only_where_it_is_wanted():
    with desk_with(line("a")) as desk:
        path = str(draft_in(desk, LEAD.replace("marmots", "beavers")))
        assert b"\x1b[" in run_on_terminal(desk, "check", path)
        desk.environment["NO_COLOR"] = "1"
        assert b"\x1b[" not in run_on_terminal(desk, "check", path)
        for option, coloured in (("--color=always", True), ("--colour=never", False),
                                 ("--colour=auto", False)):
            done = desk.run("check", option, path, statuses=(1,))
            assert (b"\x1b[" in done.stdout) is coloured, option


def test_check__takes_markup_from_the_name_or_the_option():
    with desk_with(line("a")) as desk:
        fenced = "Notes\n\n```\n" + LEAD + "\n```\n"
        marked = draft_in(desk, fenced, "draft.md")
        plain = draft_in(desk, fenced, "draft.txt")
        assert desk.check(marked)["findings"] == []
        assert desk.check(plain)["findings"]
        assert desk.check(marked, "--markup=plain")["findings"]
        assert desk.check(plain, "--markup=markdown")["findings"] == []


def test_check__keeps_and_prints_nothing_of_a_draft_elsewhere():
    with desk_with(line("a")) as desk:
        path = draft_in(desk, LEAD + "\n\nMy secret source is called Quenby Farthingale.\n")
        before = sorted(desk.path.rglob("*"))
        done = desk.run("check", path, statuses=(1,))
        assert b"Quenby" not in done.stdout + done.stderr
        known = {found for found in desk.path.rglob("*") if found.is_file()}
        for found in known - {path}:
            assert b"Quenby" not in found.read_bytes(), found
        extra = {found.name for found in set(desk.path.rglob("*")) - set(before)}
        assert extra <= {"catalog.db-wal", "catalog.db-shm"}, extra


# --- the command line itself -----------------------------------------------


def test_archive__is_the_option_then_the_environment_then_the_data_folder():
    with desk_with(line("a")) as desk:
        other = desk.path / "other"
        desk.run("add", f"--archive={other}", draft_in(desk, "Eclipse\n\n" + SECOND))
        assert len(desk.list("--archive", other)) == 1
        assert len(json.loads(desk.run("--archive", other, "list", "--format=json").stdout)) == 1
        assert desk.list()[0]["id"] == "a"
        del desk.environment["WIRECHECK_ARCHIVE"]
        done = desk.run("add", desk.wire)
        assert out(done).startswith("1 story added"), out(done)
        assert (desk.path / ".local/share/wirecheck/archive/catalog.db").exists()
        desk.environment["XDG_DATA_HOME"] = str(desk.path / "data")
        desk.run("add", desk.wire)
        assert (desk.path / "data/wirecheck/archive/catalog.db").exists()


def test_help__is_there_for_every_command():
    with Newsdesk() as desk:
        overview = out(desk.run("help"))
        assert out(desk.run("--help")) == overview
        for name in ("add", "check", "doctor", "forget", "help", "list", "serve", "show",
                     "status", "verify"):
            assert f"\n  {name} " in overview, name
            text = out(desk.run("help", name))
            assert text.startswith(f"usage: wirecheck {name}"), text
            assert out(desk.run(name, "--help")) == text
            assert out(desk.run(name, "-h", "extra")) == text
        assert out(desk.run("--version")).startswith("wirecheck 0.")


def test_man_page__has_every_command_and_option():
    page = (ROOT / "server" / "doc" / "wirecheck.1").read_text()
    with Newsdesk() as desk:
        for line_ in out(desk.run("help")).splitlines():
            name = re.match(r"  ([a-z]+) +[A-Z]", line_)
            if not name:
                continue
            section = page.split(f"\n.Ss {name[1]}", 1)[1].split("\n.Ss ", 1)[0]
            shown = out(desk.run("help", name[1])).split("\noptions of every command")[0]
            for option in re.findall(r"^  (?:-., )?--([a-z-]+)", shown, re.M):
                assert f"Fl Fl {option}" in section, (name[1], option)


def test_serve__is_also_started_by_plain_stdio():
    with desk_with(line("a")) as desk:
        for arguments in (["serve"], ["serve", "--stdio"], ["--stdio"]):
            # A client that hangs up without `shutdown`.
            desk.run(*arguments, statuses=(1,), stdin=subprocess.DEVNULL)
        done = desk.run("serve", "--log-level=loud", statuses=(2,))
        assert "--log-level is one of error|warn|info|debug" in err(done), err(done)
        desk.run("serve", "now", statuses=(2,))


def test_mistakes__are_explained_once_and_exit_with_two():
    with desk_with(line("a")) as desk:
        for arguments, said in (
                (["chek"], "unknown command chek; did you mean check?"),
                (["frobnicate"], "unknown command frobnicate"),
                ([], "no command given"),
                (["--verison"], "unknown option --verison"),
                (["check"], "check: FILE...|- is missing"),
                (["show", "1", "2"], 'show: "2" is one operand too many'),
                (["check", "--formt=json", "x"], "did you mean --format?"),
                (["list", "--agency"], "option --agency needs a value"),
                (["help", "nothing"], "there is no command nothing")):
            done = desk.run(*arguments, statuses=(2,))
            assert said in err(done), err(done)
            assert err(done).count(said) == 1 and done.stdout == b"", err(done)
            assert err(done).startswith("wirecheck: "), err(done)


def test_output__that_cannot_be_written_is_a_failure():
    if not os.path.exists("/dev/full"):
        return
    with desk_with(line("a")) as desk:
        with open("/dev/full", "wb") as full:
            done = subprocess.run([program(), "list"], stdout=full, stderr=subprocess.PIPE,
                                  env=desk.environment, check=False, timeout=60)
        assert done.returncode == 2, done
        assert b"cannot write the result" in done.stderr, done.stderr


if __name__ == "__main__":
    sys.exit(main(globals()))
