# SPDX-License-Identifier: MIT
"""Helix in a terminal, with the configuration of clients/helix and the real server."""

import contextlib
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "driver"))

import recorded  # noqa: E402
import tap  # noqa: E402
from desk import COPIED, OWN, Desk, editor  # noqa: E402
from terminal import Terminal  # noqa: E402

MARK = "●"
MESSAGE = "Uncredited copy of Reuters (Ines Halvorsen, Calder Haven), 15 May 2024"


@contextlib.contextmanager
def helix(name="draft.md"):
    program = editor("helix", "hx")
    with Desk() as desk:
        desk.configure("helix/languages.toml", "config", "helix", "languages.toml")
        desk.configure("helix/config.toml", "config", "helix", "config.toml")
        with Terminal(desk, [program, desk.folder / name]) as terminal:
            yield desk, terminal
            terminal.keys("Escape")
            terminal.enter(":quit-all!")
            terminal.wait_for_end()


def go_to(desk, terminal, words):
    terminal.enter(f":goto {desk.line_of(words) + 1}")


def marked(screen):
    """The numbers of the lines that carry a mark."""
    return [int(line.split()[1]) for line in screen.split("\n") if line.startswith(MARK)]


def test_paragraphs_that_were_copied_are_marked():
    with helix() as (desk, terminal):
        screen = terminal.wait(MARK)
        lines = marked(screen)
        tap.check(desk.line_of(COPIED) + 1 in lines, f"the copied one, in {lines}")
        tap.check(desk.line_of(OWN) + 1 not in lines, f"not the own one, in {lines}")


def test_the_message_stands_below_the_line_of_the_cursor():
    with helix() as (desk, terminal):
        terminal.wait(MARK)
        go_to(desk, terminal, COPIED)
        terminal.wait(MESSAGE, "No credit")
        go_to(desk, terminal, OWN)
        terminal.wait(MARK, without=["Uncredited copy of Reuters"])


def test_hover_shows_both_wordings():
    with helix() as (desk, terminal):
        terminal.wait(MARK)
        go_to(desk, terminal, COPIED)
        terminal.keys("Space", "k")
        terminal.wait("Ines Halvorsen", "Calder Haven", "58 percent", "walking away from")


def test_go_to_definition_opens_the_original_at_the_passage():
    with helix() as (desk, terminal):
        terminal.wait(MARK)
        go_to(desk, terminal, COPIED)
        terminal.keys("g", "d")
        screen = terminal.wait("/original/", "Agency: Reuters",
                               "Meridian, which handles 58 percent")
        tap.check("13:1" in screen.rstrip().split("\n")[-1], f"at the passage:\n{screen}")


def test_a_paragraph_that_is_deleted_loses_its_mark():
    with helix() as (desk, terminal):
        line = desk.line_of(COPIED) + 1
        terminal.wait(MARK)
        go_to(desk, terminal, COPIED)
        terminal.keys("x", "d")
        terminal.wait(MARK, without=[f"{MARK} {line} "])
        desk.traffic.wait_for("report without it", lambda traffic: len(traffic.published()) == 4)
        terminal.keys("u")
        terminal.wait(f"{MARK} {line} Meridian")


def test_the_menu_of_actions_inserts_a_credit():
    with helix() as (desk, terminal):
        terminal.wait(MARK)
        go_to(desk, terminal, COPIED)
        terminal.keys("Space", "a")
        terminal.wait("Insert credit: (Reuters)", "Mark as quotation", "Dismiss this passage")
        terminal.keys("Enter")
        terminal.wait("Credited copy of")
        terminal.enter(":write")
        terminal.wait("written")
        tap.check("counter-offer. (Reuters)\n" in desk.text(), desk.text())


def test_the_menu_of_actions_dismisses():
    with helix() as (desk, terminal):
        line = desk.line_of(COPIED) + 1
        terminal.wait(f"{MARK} {line} ")
        go_to(desk, terminal, COPIED)
        terminal.keys("Space", "a")
        screen = terminal.wait("Dismiss this passage")
        menu = screen[screen.index("Insert credit"):].split("\n")
        place = next(number for number, text in enumerate(menu) if "Dismiss this" in text)
        terminal.keys(*["Down"] * place, "Enter")
        terminal.wait(MARK, without=[f"{MARK} {line} "])


def test_plain_text_is_checked_too():
    with helix("notes.txt") as (_, terminal):
        terminal.wait("notes.txt")
        terminal.keys("i")
        terminal.type("Volunteers counted 38 occupied nests in the alders along the northern dyke, "
                      "and heard young in at least half of them.")
        terminal.keys("Escape", "g", "g")
        terminal.wait(MARK, "Uncredited copy of AFP")


def test_helix_announces_what_is_recorded():
    with helix() as (desk, terminal):
        terminal.wait(MARK)
        version = desk.run(editor("helix", "hx"), "--version").stdout.split()[1]
        recorded.check("helix", f"Helix {version}", desk.traffic)


if __name__ == "__main__":
    tap.main(globals())
