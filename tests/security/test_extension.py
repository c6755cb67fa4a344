# SPDX-License-Identifier: MIT
"""The extension as it is written: what it cannot do because it never asks for it."""

import json
import re

import tap
from newsroom import ROOT

VSCODE = ROOT / "clients" / "vscode"
# Ways to the network, and to code that did not come in the package.
NETWORK = re.compile(r"""["'](node:)?(https?|http2|net|tls|dgram|dns)["']|\bfetch\s*\(|
                     XMLHttpRequest|WebSocket\s*\(|\beval\s*\(|new\s+Function\b|sendTelemetry|
                     createTelemetryLogger|isTrusted\s*=\s*true|supportHtml\s*=\s*true""", re.X)


def sources():
    found = sorted(VSCODE.glob("src/**/*.ts"))
    tap.check(len(found) > 5, "no sources found: the test is void")
    return found


def test_it_downloads_nothing():
    for path in sources():
        found = NETWORK.search(path.read_text())
        tap.check(not found, f"{path.name}: {found and found.group()}")


def test_a_folder_cannot_name_a_program():
    manifest = json.loads((VSCODE / "package.json").read_text())
    trust = manifest["capabilities"]["untrustedWorkspaces"]
    tap.check(trust["supported"] in ("limited", False), trust)
    sections = manifest["contributes"]["configuration"]
    settings = {}
    for section in sections if isinstance(sections, list) else [sections]:
        settings.update(section["properties"])
    paths = [name for name in settings if re.search(r"path|archive|dismissals", name, re.I)
             and settings[name].get("type") == "string"]
    tap.check(paths, "no setting that names a place: the test is void")
    for name in paths:
        tap.check(settings[name].get("scope") in ("machine", "machine-overridable")
                  or name in trust.get("restrictedConfigurations", []),
                  f"{name}: {settings[name].get('scope')}")


def test_this_test_can_fail():
    for bad in ("import * as https from 'https';", 'require("node:net")', "await fetch (url)",
                "text.isTrusted = true"):
        tap.check(NETWORK.search(bad), f"{bad!r} is let through")


if __name__ == "__main__":
    tap.main(globals())
