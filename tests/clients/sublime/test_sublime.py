# SPDX-License-Identifier: MIT
"""Sublime Text cannot be installed here: its configuration is read and held to the names
that the documentation of its LSP package gives, and the command in it is run. What that
package announces is tested with the protocol (tests/session/test_clients.py)."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "driver"))

from desk import ROOT, Desk  # makes tap importable

import jsonc  # noqa: E402
import tap  # noqa: E402

FILE = ROOT / "clients" / "sublime" / "LanguageServers.sublime-settings"
# https://lsp.sublimetext.io/client_configuration/
NAMES = {"enabled", "command", "env", "settings", "initialization_options", "selector",
         "priority_selector", "diagnostics_mode", "tcp_port", "experimental_capabilities",
         "disabled_capabilities", "schemes"}


def test_names_are_those_of_the_documentation():
    servers = jsonc.load(FILE)
    tap.same(list(servers), ["wirecheck"], "servers")
    unknown = set(servers["wirecheck"]) - NAMES
    tap.same(unknown, set(), "names that are not documented")
    tap.same(servers["wirecheck"]["enabled"], True, "enabled")


def test_selectors_are_scopes_of_prose():
    parts = jsonc.load(FILE)["wirecheck"]["selector"].split(" | ")
    tap.check("text.plain" in parts and "text.html.markdown" in parts, str(parts))
    for part in parts:
        tap.check(part.startswith("text."), part)


def test_the_command_is_one_of_the_program():
    program, *arguments = jsonc.load(FILE)["wirecheck"]["command"]
    with Desk(archive=False) as desk:
        done = desk.run(desk.home / "bin" / program, "help", *arguments)
        tap.check("language server" in done.stdout.lower(), done.stdout)


if __name__ == "__main__":
    tap.main(globals())
