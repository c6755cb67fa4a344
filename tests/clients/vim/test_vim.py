# SPDX-License-Identifier: MIT
"""Vim in a terminal, with ALE, the plugin of clients/vim and the real server."""

import contextlib
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "driver"))

import recorded  # noqa: E402
import tap  # noqa: E402
from desk import COPIED, OWN, ROOT, Desk, needs  # noqa: E402
from terminal import Terminal  # noqa: E402

ALE = pathlib.Path("/usr/share/vim/vimfiles/pack/dist-bundle/opt/ale")
MESSAGE = "Uncredited copy of Reuters (Ines Halvorsen, Calder Haven), 15 May 2024"
START = """
set nocompatible
packadd! ale
filetype plugin on
set linebreak
"""


@contextlib.contextmanager
def vim(name="draft.md", settings=""):
    needs("vim")
    if not ALE.exists():
        raise tap.Skip("no vim-ale: sh tests/editors installs it")
    with Desk() as desk:
        packages = desk.home / ".vim" / "pack" / "desk"
        shutil.copytree(ROOT / "clients" / "vim", packages / "start" / "wirecheck")
        (packages / "opt").mkdir()
        (packages / "opt" / "ale").symlink_to(ALE)
        recommended = (ROOT / "clients" / "vim" / "vimrc").read_text(encoding="utf-8")
        (desk.home / ".vimrc").write_text(START + recommended + settings, encoding="utf-8")
        with Terminal(desk, ["vim", desk.folder / name]) as terminal:
            yield desk, terminal
            terminal.keys("Escape")
            terminal.enter(":qall!")
            terminal.wait_for_end()


def go_to(desk, terminal, words):
    terminal.enter(f":{desk.line_of(words) + 1}")


def test_paragraphs_that_were_copied_are_marked():
    with vim() as (_, terminal):
        screen = terminal.wait("--Meridian, which handles", "> Uncredited copy of Reuters")
        tap.check("  At the union's office" in screen, f"the own one is not marked:\n{screen}")


def test_the_whole_message_is_a_command_away():
    with vim() as (desk, terminal):
        terminal.wait("--Meridian")
        go_to(desk, terminal, COPIED)
        terminal.enter(":ALEDetail")
        terminal.wait(MESSAGE)


def test_hover_shows_both_wordings():
    with vim() as (desk, terminal):
        terminal.wait("--Meridian")
        go_to(desk, terminal, COPIED)
        terminal.enter(":ALEHover")
        terminal.wait("Ines Halvorsen · Calder Haven", "58 percent", "in a row")


def test_go_to_definition_opens_the_original_at_the_passage():
    with vim() as (desk, terminal):
        terminal.wait("--Meridian")
        go_to(desk, terminal, COPIED)
        terminal.enter(":ALEGoToDefinition")
        terminal.wait("Agency: Reuters", "Meridian, which handles 58 percent", "[readonly]", "13,1")


def test_a_paragraph_that_is_deleted_loses_its_mark():
    with vim() as (desk, terminal):
        terminal.wait("--Meridian")
        go_to(desk, terminal, COPIED)
        terminal.keys("d", "d")
        terminal.wait("--The state railway", without=["Uncredited copy of Reuters"])
        terminal.keys("u")
        terminal.wait("--Meridian")


def test_the_menu_of_actions_inserts_a_credit():
    """In a line of ASCII: ALE takes characters for bytes."""
    with vim() as (desk, terminal):
        terminal.wait("--Passengers")
        go_to(desk, terminal, "Passengers on")
        terminal.enter(":ALECodeAction")
        terminal.wait("1) Insert credit: (AP)", "Dismiss this passage")
        terminal.enter("1")
        terminal.wait("the railway said. (AP)")


def test_the_menu_of_actions_dismisses():
    with vim() as (desk, terminal):
        terminal.wait("--Meridian")
        go_to(desk, terminal, COPIED)
        terminal.enter(":ALECodeAction")
        screen = terminal.wait("Dismiss this passage")
        line = next(line for line in screen.split("\n") if "Dismiss this passage" in line)
        terminal.enter(line.split(")")[0])
        terminal.wait("--The state railway", without=["--Meridian"])


def test_plain_text_is_checked_too():
    with vim("notes.txt") as (_, terminal):
        terminal.wait("notes.txt")
        terminal.keys("i")
        terminal.type("Volunteers counted 38 occupied nests in the alders along the northern dyke, "
                      "and heard young in at least half of them.")
        terminal.keys("Escape")
        terminal.wait("--Volunteers", "> Uncredited copy of AFP")


def test_settings_reach_the_server():
    with vim(settings="let g:wirecheck_settings = {'severity': {'wire-copy': 'off'}}\n") as (
            desk, terminal):
        terminal.wait("--The state railway", without=["Uncredited copy of Reuters"])
        tap.check(OWN in terminal.screen(), "the draft is there")
        tap.check(desk.traffic.published(), "other findings stay")


def test_ale_announces_what_is_recorded():
    with vim() as (desk, terminal):
        terminal.wait("--Meridian")
        done = desk.run("dpkg-query", "-W", "-f", "${Version}", "vim-ale")
        recorded.check("ale", f"Vim with ALE {done.stdout.split('-')[0]}", desk.traffic)


if __name__ == "__main__":
    tap.main(globals())
