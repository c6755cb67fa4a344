# SPDX-License-Identifier: MIT
"""Emacs in a terminal, with Eglot and with lsp-mode, the package of clients/emacs and the
real server."""

import contextlib
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "driver"))

import recorded  # noqa: E402
import tap  # noqa: E402
from desk import COPIED, OWN, ROOT, Desk, editor  # noqa: E402
from terminal import Terminal  # noqa: E402

MESSAGE = "Uncredited copy of Reuters (Ines Halvorsen, Calder Haven), 15 May 2024"
INIT = f"""
(setq inhibit-startup-screen t make-backup-files nil create-lockfiles nil auto-save-default nil
      native-comp-jit-compilation nil native-comp-enable-subr-trampolines nil
      lsp-enable-file-watchers nil lsp-warn-no-matched-clients nil
      lsp-auto-guess-root t lsp-headerline-breadcrumb-enable nil)
(menu-bar-mode -1)
(autoload 'markdown-mode "markdown-mode")
(add-to-list 'auto-mode-alist '("\\\\.md\\\\'" . markdown-mode))
(add-to-list 'load-path "{ROOT / 'clients' / 'emacs'}")
(require 'wirecheck)
(add-hook 'text-mode-hook #'visual-line-mode)
(add-hook 'text-mode-hook #'wirecheck-start)
"""


@contextlib.contextmanager
def emacs(name="draft.md", settings=""):
    program = editor("emacs", "emacs")
    with Desk() as desk:
        init = desk.home / "init.el"
        init.write_text(INIT + settings, encoding="utf-8")
        with Terminal(desk, [program, "-nw", "-Q", "-l", init, desk.folder / name]) as terminal:
            yield desk, terminal
            terminal.keys("C-g")
            terminal.wait("Quit")
            command(terminal, "kill-emacs")
            terminal.wait_for_end()


def command(terminal, name):
    terminal.keys("M-x")
    terminal.wait("M-x")
    terminal.enter(name)


def go_to(desk, terminal, words):
    terminal.keys("M-g", "g")
    terminal.wait("Goto line")
    terminal.enter(str(desk.line_of(words) + 1))


def test_eglot_marks_paragraphs_that_were_copied():
    with emacs() as (_, terminal):
        screen = terminal.wait("! Meridian, which handles", "Flymake[0 2 3]")
        tap.check("  At the union's office" in screen, f"the own one is not marked:\n{screen}")


def test_eglot_shows_message_and_source_of_the_passage_at_point():
    with emacs() as (desk, terminal):
        terminal.wait("! Meridian")
        go_to(desk, terminal, COPIED)
        terminal.wait("Uncredited copy of Reuters", MESSAGE)


def test_eglot_shows_both_wordings_on_demand():
    with emacs() as (desk, terminal):
        terminal.wait("! Meridian")
        go_to(desk, terminal, COPIED)
        terminal.wait("Reuters · no credit")
        terminal.keys("C-h", ".")
        terminal.wait("*eldoc*", "Draft: Meridian, which handles 58 per cent",
                      "Archive: Meridian, which handles 58 percent", "in a row")


def test_eglot_goes_to_the_original_at_the_passage():
    with emacs() as (desk, terminal):
        terminal.wait("! Meridian")
        go_to(desk, terminal, COPIED)
        terminal.keys("M-.")
        terminal.wait("Agency: Reuters", "Meridian, which handles 58 percent", "L13", "View")
        tap.same(len(desk.traffic.sent("initialize")), 1, "servers for a draft and its original")


def test_eglot_drops_the_mark_of_a_paragraph_that_is_deleted():
    with emacs() as (desk, terminal):
        terminal.wait("! Meridian")
        go_to(desk, terminal, COPIED)
        command(terminal, "kill-paragraph")
        terminal.wait("Flymake[0 1 3]")
        terminal.keys("C-_")
        terminal.wait("! Meridian", "Flymake[0 2 3]")


def test_eglot_inserts_a_credit():
    with emacs() as (desk, terminal):
        terminal.wait("! Meridian")
        go_to(desk, terminal, COPIED)
        command(terminal, "eglot-code-actions")
        terminal.wait("Pick an action (default Insert credit: (Reuters))")
        terminal.keys("Enter")
        terminal.wait("counter-offer. (Reuters)", "Flymake[0 1 4]")


def test_eglot_dismisses_a_finding():
    with emacs() as (desk, terminal):
        terminal.wait("! Meridian")
        go_to(desk, terminal, COPIED)
        command(terminal, "eglot-code-actions")
        terminal.wait("Pick an action")
        terminal.enter("Dismiss this passage in every draft")
        terminal.wait("Flymake[0 1 3]", without=["! Meridian"])


def test_eglot_shows_hints_after_the_passages():
    with emacs() as (_, terminal):
        terminal.wait("! Meridian", "% Reuters, 15 May 2024")


def test_eglot_checks_plain_text_too():
    with emacs("notes.txt") as (desk, terminal):
        terminal.wait("[eglot:")
        terminal.type("Volunteers counted 38 occupied nests in the alders along the northern dyke, "
                      "and heard young in at least half of them.")
        terminal.wait("! Volunteers")
        tap.same(desk.traffic.sent("textDocument/didOpen")[0]["textDocument"]["languageId"],
                 "plaintext", "language")


def test_eglot_passes_settings_on():
    settings = "(setq-default eglot-workspace-configuration" \
               " '(:wirecheck (:severity (:wire-copy \"off\"))))"
    with emacs(settings=settings) as (_, terminal):
        screen = terminal.wait("! The state railway", without=["! Meridian"])
        tap.check(OWN in screen, "the draft is there")


def test_eglot_announces_what_is_recorded():
    with emacs() as (desk, terminal):
        terminal.wait("! Meridian")
        version = desk.run(editor("emacs", "emacs"), "--version").stdout.split()[2]
        client = desk.traffic.sent("initialize")[0]["clientInfo"]["version"]
        recorded.check("emacs", f"Emacs {version}, Eglot {client}, with markdown-mode",
                       desk.traffic)


# As a package manager loads it, and without the hundred servers that it knows.
LSP_MODE = """
(load "lsp-mode-autoloads" nil t)
(setq lsp-client-packages nil)
(setq wirecheck-client #'lsp-deferred)
"""


def test_lsp_mode_marks_paragraphs_that_were_copied():
    with emacs(settings=LSP_MODE) as (desk, terminal):
        terminal.wait("! Meridian", "! The state railway")
        go_to(desk, terminal, COPIED)
        terminal.wait("Uncredited copy of Reuters")


def test_lsp_mode_goes_to_the_original():
    with emacs(settings=LSP_MODE) as (desk, terminal):
        terminal.wait("! Meridian")
        go_to(desk, terminal, COPIED)
        command(terminal, "lsp-find-definition")
        terminal.wait("Agency: Reuters", "L13", "View")


def test_lsp_mode_announces_what_is_recorded():
    with emacs(settings=LSP_MODE) as (desk, terminal):
        terminal.wait("! Meridian")
        client = desk.traffic.sent("initialize")[0]["clientInfo"]
        recorded.check("lsp-mode", f"{client['name']} lsp-mode 10.0.0", desk.traffic)


if __name__ == "__main__":
    tap.main(globals())
