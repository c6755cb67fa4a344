# SPDX-License-Identifier: MIT
"""write_guides.py OUTPUT PAGE...: writes the pages, each named by its code, as C."""

import pathlib
import sys

KEPT = {**{byte: chr(byte) for byte in range(0x20, 0x7F)}, 0x0A: "\\n", 0x22: '\\"', 0x5C: "\\\\"}


def literal(line):
    return '"' + "".join(KEPT.get(byte, f"\\{byte:03o}") for byte in line) + '"'


def entry(path):
    lines = path.read_bytes().splitlines(keepends=True)
    return "\n".join([f'    {{"{path.stem}", PAGE(', *(" " * 8 + literal(each) for each in lines),
                      "    )},"])


def main(output, *pages):
    entries = [entry(path) for path in sorted(map(pathlib.Path, pages), key=lambda path: path.stem)]
    pathlib.Path(output).write_text("\n".join([
        "/* SPDX-License-Identifier: MIT */", '#include "report/guide.h"', "",
        "#define PAGE(literal) {\"\" literal, sizeof(literal) - 1}",
        "const struct guide guides[] = {", *entries, "};",
        "const size_t guides_count = sizeof guides / sizeof *guides;", ""
        ]))


if __name__ == "__main__":
    main(*sys.argv[1:])
