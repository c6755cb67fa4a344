# SPDX-License-Identifier: MIT
"""Neovim at a desk, with the plugin as a plugin manager would put it there."""

import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "driver"))

from desk import ROOT, Desk, editor  # makes tap importable

import tap  # noqa: E402

INIT = "vim.lsp.enable('wirecheck')\n"


def program():
    found = editor("neovim", "nvim")
    old = subprocess.run([found, "--headless", "--clean", "-c",
                          "if has('nvim-0.11') | qall! | else | cquit! | endif"], check=False,
                         stdin=subprocess.DEVNULL, capture_output=True).returncode
    if old:
        raise tap.Skip(f"{found} is older than 0.11")
    return found


class NeovimDesk(Desk):
    def __init__(self, init=INIT):
        self.program = program()
        super().__init__()
        packages = self.home / "data" / "nvim" / "site" / "pack" / "desk" / "start"
        shutil.copytree(ROOT / "clients" / "neovim", packages / "wirecheck")
        start = self.config / "nvim" / "init.lua"
        start.parent.mkdir()
        start.write_text(init, encoding="utf-8")

    def after_start(self, script):
        """The arguments that run a Lua script after start-up, as when a person works."""
        run = f"local good, problem = pcall(dofile, '{script}') " \
              "if not good then io.stderr:write(problem) vim.cmd('cquit!') end"
        return [self.program, "-n", "--cmd",
                f"autocmd VimEnter * ++once lua vim.schedule(function() {run} end)"]
