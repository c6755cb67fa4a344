#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: package.sh OUT.oxt [WIRECHECK]
# Makes the extension; with WIRECHECK, a program for this machine, inside it. Needs Python 3.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
exec python3 - "$here" "$1" "${2:-}" <<'PYTHON'
import pathlib
import platform
import sys
import zipfile

here, out, program = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
system = {"darwin": "macos", "win32": "windows"}.get(sys.platform, "linux")


def put(archive, path, name, mode):
    entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))  # The same source, the same bytes.
    entry.external_attr = mode << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, path.read_bytes())


with zipfile.ZipFile(out, "w") as archive:
    for path in sorted(here.rglob("*")):
        if path.suffix in (".xml", ".xcu", ".py") and "__pycache__" not in path.parts:
            put(archive, path, path.relative_to(here).as_posix(), 0o644)
    put(archive, here.parents[1] / "LICENSE", "LICENSE", 0o644)
    if program:
        path = pathlib.Path(program)
        put(archive, path, f"bin/{system}-{platform.machine()}/{path.name}", 0o755)
PYTHON
