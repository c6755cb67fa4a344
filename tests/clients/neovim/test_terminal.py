# SPDX-License-Identifier: MIT
"""Neovim in a terminal: what a reporter sees, and the keys that the manual gives."""

import contextlib

from neovim import INIT, NeovimDesk  # makes the others importable

import recorded
import tap
from desk import COPIED, OWN
from terminal import Terminal

MESSAGE = "Uncredited copy of Reuters (Ines Halvorsen, Calder Haven), 15 May 2024"
# What the manual recommends.
LOOK = INIT + """
vim.diagnostic.config({
  virtual_lines = { current_line = true, format = require('wirecheck').wrapped },
})
vim.o.statusline = "%f %m%=%{v:lua.require'wirecheck'.statusline()} "
vim.o.linebreak = true
"""


@contextlib.contextmanager
def neovim(init=LOOK, name="draft.md"):
    with NeovimDesk(init) as desk:
        command = [desk.program, "-n", desk.folder / name]
        with Terminal(desk, command, width=110, height=46) as terminal:
            yield desk, terminal
            terminal.keys("Escape")
            terminal.enter(":qall!")
            terminal.wait_for_end()


def go_to(desk, terminal, words):
    terminal.enter(f":{desk.line_of(words) + 1}")


def test_signs_stand_beside_what_was_copied():
    with neovim(INIT) as (desk, terminal):
        screen = terminal.wait("W Meridian, which handles", "I The state railway")
        tap.check("  At the union's office" in screen, f"the own one is not marked:\n{screen}")
        tap.check(MESSAGE not in screen, "no message where Neovim is as it comes")
        go_to(desk, terminal, COPIED)
        terminal.keys("C-w", "d")
        terminal.wait(MESSAGE)


def test_virtual_lines_show_the_message_below_the_paragraph_of_the_cursor():
    with neovim() as (desk, terminal):
        terminal.wait("W Meridian")
        go_to(desk, terminal, COPIED)
        terminal.wait(MESSAGE)
        go_to(desk, terminal, OWN)
        terminal.wait("W Meridian", without=[MESSAGE])


def test_the_status_line_tells_findings_and_originality():
    with neovim() as (_, terminal):
        screen = terminal.wait("W Meridian", "5 findings", "% own")
        line = next(line for line in screen.split("\n") if "5 findings" in line)
        tap.check("draft.md" in line and not line.endswith("…"), screen)


def test_info_tells_server_archive_and_draft():
    with neovim() as (_, terminal):
        terminal.wait("% own")
        terminal.enter(":Wirecheck info")
        terminal.wait("Server", "1 draft", "Archive", "/archive", "Stories 11", "Draft")


def test_k_shows_the_source_and_both_wordings():
    with neovim() as (desk, terminal):
        terminal.wait("W Meridian")
        go_to(desk, terminal, COPIED)
        terminal.keys("K")
        terminal.wait("Ines Halvorsen", "Calder Haven", "Draft: ", "leaving",
                      "Archive: ", "walking away from", "38 of them in a row")


def test_the_original_opens_beside_the_draft_at_the_passage():
    with neovim() as (desk, terminal):
        terminal.wait("W Meridian")
        go_to(desk, terminal, COPIED)
        terminal.enter(":Wirecheck original")
        terminal.wait("wirecheck:/original/reuters-2024-05-15", "Agency: Reuters",
                      "Meridian, which handles 58 percent", "W Meridian")
        terminal.keys("i")
        terminal.wait("'modifiable' is off")


def test_a_comparison_fills_a_tab_and_q_closes_it():
    with neovim() as (desk, terminal):
        terminal.wait("W Meridian")
        go_to(desk, terminal, COPIED)
        terminal.enter(":Wirecheck compare")
        screen = terminal.wait("This draft", "Reuters", "walking away", "leaving")
        tap.check(any("This draft" in line and "Reuters" in line for line in screen.split("\n")),
                  f"side by side:\n{screen}")
        terminal.keys("q")
        terminal.wait("W Meridian", without=["This draft", "walking away"])


def test_the_menu_of_actions_offers_a_credit():
    with neovim() as (desk, terminal):
        terminal.wait("W Meridian")
        go_to(desk, terminal, COPIED)
        terminal.keys("g", "r", "a")
        screen = terminal.wait("Insert credit", "Dismiss this passage")
        number = next(line.split(":")[0].strip() for line in screen.split("\n")
                      if "Insert credit" in line)
        terminal.enter(number)
        terminal.wait("I Meridian", without=["Uncredited copy"])


def test_lenses_stand_above_the_draft_and_its_passages():
    with neovim(LOOK + "vim.lsp.codelens.enable(true)\n") as (_, terminal):
        # Signs and lenses come in any order.
        screen = terminal.wait("Originality", "5 passages", "W Meridian",
                               "Reuters, 15 May 2024: 47 of 48 words")
        lines = [line.strip() for line in screen.split("\n")]
        passage = next(number for number, line in enumerate(lines) if "W Meridian" in line)
        tap.check("47 of 48 words" in lines[passage - 1], f"above it:\n{screen}")


def test_hints_stand_in_the_text_instead_where_they_are_asked_for():
    settings = "vim.lsp.config('wirecheck', { settings = { wirecheck = " \
               "{ inlayHints = 'on', codeLens = 'off' } } })\n"
    with neovim(LOOK + settings + "vim.lsp.inlay_hint.enable()\n") as (_, terminal):
        terminal.wait("W Meridian", "% Reuters, 15 May 2024", without=["Originality"])


# Waits for the server to be there, and for its progress.
READY = "vim.wait(9000, function() return require('wirecheck.server').client() end)"
BUSY = "vim.wait(9000, function() return next(require('wirecheck.server').client()" \
       ".progress.pending) end)"


def test_a_sweep_that_is_under_way_is_cancelled():
    """The server holds each check until it is given up (server/serve/test_point.h); that of
    an open draft would keep the sweep from beginning."""
    held = "vim.lsp.config('wirecheck', { cmd_env = { WIRECHECK_TEST_POINT = 'hold-check' } })\n"
    with neovim(held + INIT) as (desk, terminal):
        terminal.enter(f":lua {READY} vim.cmd('enew | bdelete #') "
                       f"vim.cmd.Wirecheck('sweep {desk.folder}') {BUSY} print('under way')")
        terminal.wait("under way")
        terminal.enter(":Wirecheck cancel")
        terminal.wait("cancelled: Checking drafts")
        terminal.enter(":lua vim.wait(9000, function() return not next(require"
                       "('wirecheck.server').client().progress.pending) end) print('at rest')")
        terminal.wait("at rest")
        terminal.enter(":Wirecheck cancel")
        terminal.wait("nothing is under way")


def test_a_list_waits_while_the_command_line_has_a_window():
    with neovim() as (_, terminal):
        terminal.wait("W Meridian")
        terminal.keys("q", ":")
        terminal.wait("[Command Line]")
        terminal.enter(":Wirecheck sweep .")
        terminal.enter(":lua vim.wait(500) print('still here')")
        terminal.wait("[Command Line]", "still here", without=["E11", "[Quickfix List]"])
        terminal.enter(":quit")
        terminal.wait("[Quickfix List]", without=["[Command Line]", "E11"])


def test_neovim_announces_what_is_recorded():
    with neovim() as (desk, terminal):
        terminal.wait("W Meridian")
        told = desk.run(desk.program, "--version").stdout.split("\n")[0]
        recorded.check("neovim", f"Neovim {told.split(' v')[1]}, clients/neovim", desk.traffic)


if __name__ == "__main__":
    tap.main(globals())
