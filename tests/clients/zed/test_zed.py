# SPDX-License-Identifier: MIT
"""Zed cannot be installed here: its extension is compiled against Zed's own library, and
manifest and settings are held to the names of its documentation. What Zed announces is
tested with the protocol (tests/session/test_clients.py)."""

import os
import pathlib
import shutil
import subprocess
import sys
import tomllib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "driver"))

from desk import FETCHED, ROOT, needs  # makes tap importable

import jsonc  # noqa: E402
import tap  # noqa: E402

FOLDER = ROOT / "clients" / "zed"
# https://zed.dev/docs/extensions/developing-extensions and .../languages
MANIFEST = {"id", "name", "version", "schema_version", "authors", "description", "repository",
            "language_servers"}
SERVER = {"name", "languages", "language_ids"}
# https://zed.dev/docs/configuring-zed
LSP = {"binary", "initialization_options", "settings", "enable_lsp_tasks"}


def manifest():
    return tomllib.loads((FOLDER / "extension.toml").read_text(encoding="utf-8"))


def test_the_manifest_has_the_names_of_the_documentation():
    found = manifest()
    tap.same(set(found), MANIFEST, "manifest")
    tap.same(set(found["language_servers"]["wirecheck"]), SERVER, "server")
    tap.same(found["schema_version"], 1, "schema")


def test_languages_have_the_names_of_the_protocol():
    server = manifest()["language_servers"]["wirecheck"]
    tap.same(set(server["language_ids"]), set(server["languages"]), "languages")
    tap.same(server["language_ids"]["Plain Text"], "plaintext", "plain text")


def test_settings_have_the_names_of_the_documentation():
    settings = jsonc.load(FOLDER / "settings.json")
    tap.same(set(settings["lsp"]), set(manifest()["language_servers"]), "servers")
    unknown = set(settings["lsp"]["wirecheck"]) - LSP
    tap.same(unknown, set(), "names that are not documented")


def test_the_extension_compiles():
    needs("cargo")
    work = FETCHED / "zed"
    # Away from the sources, where cargo would leave its lock file.
    shutil.copytree(FOLDER, work / "source", dirs_exist_ok=True)
    done = subprocess.run(["cargo", "check", "--quiet"], cwd=work / "source", text=True,
                          capture_output=True, check=False, timeout=800,
                          env={**os.environ, "CARGO_TARGET_DIR": str(work / "target")})
    tap.check(done.returncode == 0, done.stderr[-3000:])


if __name__ == "__main__":
    tap.main(globals())
