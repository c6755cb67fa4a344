# SPDX-License-Identifier: MIT
"""Every list of the codes of findings says what include/report/codes.h says: none is missing, none
is unknown, and where a severity stands beside a code it is the one of the table."""

import json
import re

import source

TABLE = "include/report/codes.h"
ROW = re.compile(r'X\((\w+), "([a-z-]+)", (\w+),')
CODE = re.compile(r"[a-z]+-[a-z]+|withdrawn|corrected|embargoed")
NO_FINDINGS = {"draft-too-large", "draft-unchecked", "unknown-comment", "settings"}


def table(tree):
    """Severities by name; empty in a tree without the table."""
    found = tree.find(TABLE)
    rows = ROW.findall(found.text) if found else []
    return {name: severity.lower() for _, name, severity in rows}


def between(text, start, end):
    at = text.find(start)
    return text[at:text.find(end, at + len(start))] if at >= 0 else ""


def markdown_rows(text):
    """(code, severity) of the rows of a table with codes in its first column."""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `") and len(cells) == 3:
            for code in re.findall(r"`([a-z-]+)`", cells[0]):
                yield code, re.split(r"[; ]", cells[2])[0]


def of_markdown(start, end):
    return lambda text: dict(markdown_rows(between(text, start, end)))


def of_man(text):
    items = re.findall(r"\.It Cm ([a-z-]+)\n(.*?)(?=\.It|\.El)",
                       between(text, ".Sh FINDINGS", ".Sh E"), re.S)
    said = {code: re.search(r"(?:An?|For) (error|warning|information|hint)", words)
            for code, words in items}
    return {code: found and found[1] for code, found in said.items()}


def of_words(start, end):
    return lambda text: dict.fromkeys(CODE.findall(between(text, start, end)))


def of_schema(text):
    return dict.fromkeys(json.loads(text)["properties"]["severity"]["propertyNames"]["enum"])


def of_package(text):
    for group in json.loads(text)["contributes"]["configuration"]:
        found = group["properties"].get("wirecheck.severity")
        if found:
            return dict.fromkeys(found["properties"])
    return {}


def found_by(pattern, start, end):
    return lambda text: dict.fromkeys(re.findall(pattern, between(text, start, end), re.M))


def of_lines(start, end):
    return found_by(r"^([a-z-]+) {2,}\S", start, end)


def of_strings(start, end):
    return found_by("[\"']([a-z-]+)[\"']", start, end)


LISTS = {
    "README.md": of_markdown("| code | what it says |", "\n\n"),
    "server/doc/PROTOCOL.md": of_markdown("| code | meaning | severity |", "\n\n"),
    "server/doc/wirecheck.1": of_man,
    "server/doc/settings.schema.json": of_schema,
    "server/report/meson.build": of_strings("foreach code", "]"),
    "server/cli/cmd_check.c": of_words("Codes: ", "wirecheck help"),
    "clients/vscode/package.json": of_package,
    "clients/neovim/doc/wirecheck.txt": of_lines("WHAT YOU SEE", "|K|"),
    "tests/session/shapes.py": of_strings("CODES = (", ")"),
    "tests/unit/report/test_finding_names.c": of_strings("names[FINDING_CODE_COUNT]", "}"),
}


def lists_agree(tree):
    codes = table(tree)
    for file in tree.files:
        if file.path not in LISTS or not codes:
            continue
        said = LISTS[file.path](file.text)
        for code in codes:
            if code not in said:
                yield f"{file.path}: lacks {code}"
        for code, severity in said.items():
            if code not in codes and code not in NO_FINDINGS:
                yield f"{file.path}: no code {code}"
            elif severity and severity != codes.get(code, severity):
                yield f"{file.path}: {code} is {codes[code]}, not {severity}"


def pages_exist(tree):
    paths = {file.path for file in tree.files}
    for code in table(tree):
        if f"server/doc/findings/{code}.md" not in paths:
            yield f"{code}: no page in server/doc/findings"


def check(tree, tap):
    tap.rule("lists of codes agree", lists_agree(tree))
    tap.rule("every code has its page", pages_exist(tree))


if __name__ == "__main__":
    source.main(check)
