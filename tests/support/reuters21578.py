#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reuters-21578 (SGML files in a tar archive) as JSON Lines with ninjs names.

    reuters21578.py [TAR] > stories.jsonl

The files are SGML only in spirit: Latin-1 with control bytes as numeric references,
`<` escaped but `>` not. So they are scanned, not parsed as XML. Items without a body
(briefs) have only a headline and are left out.
"""

import argparse
import json
import pathlib
import re
import sys
import tarfile

DEFAULT = (pathlib.Path(__file__).resolve().parents[3] / "shared" / "data" / "reuters21578"
           / "sgml.tar.xz")

ITEM = re.compile(r'<REUTERS [^>]*NEWID="(\d+)"[^>]*>(.*?)</REUTERS>', re.S)
NUMBER = re.compile(r"&#(\d+);")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
CLOSING = re.compile(r"\n\s*reuter[s]?\.?\s*\Z", re.I)


def plain(text):
    """Text without references and control bytes."""
    text = NUMBER.sub(lambda match: chr(int(match[1])), text)
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return CONTROL.sub("", text)


def element(item, name):
    match = re.search(rf"<{name}>(.*?)</{name}>", item, re.S)
    return plain(match[1]).strip("\n") if match else ""


def one_line(text):
    return " ".join(text.split())


def paragraphs(body):
    """Lines of a paragraph are joined; an indented line begins one."""
    found = []
    for line in CLOSING.sub("", body).split("\n"):
        if not line.strip():
            continue
        if line.startswith("   ") or not found:
            found.append([])
        found[-1].append(line.strip())
    return [" ".join(lines) for lines in found]


def story(number, item):
    """The ninjs object of one item, or None where it has no body."""
    parts = paragraphs(element(item, "BODY"))
    if not parts:
        return None
    dateline = one_line(element(item, "DATELINE"))
    author = one_line(element(item, "AUTHOR"))
    parts[0] = f"{dateline} {parts[0]}".strip()
    made = {
        "guid": f"reuters-21578:{number}",
        "source": "Reuters",
        "headline": one_line(element(item, "TITLE")),
        "byline": re.sub(r"^by\s+|,\s*reuters$", "", author, flags=re.I),
        "versioncreated": element(item, "DATE").strip(),
        "language": "en",
        "body_text": "\n\n".join(parts),
    }
    return {name: value for name, value in made.items() if value}


def stories(path):
    """All stories of the tar archive, by file and then as they stand in it."""
    with tarfile.open(path) as tar:
        members = [member for member in tar if member.name.endswith(".sgm")]
        members.sort(key=lambda member: int(re.search(r"(\d+)\.sgm$", member.name)[1]))
        for member in members:
            text = tar.extractfile(member).read().decode("latin-1")
            for match in ITEM.finditer(text):
                made = story(match[1], match[2])
                if made:
                    yield made


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("tar", nargs="?", default=DEFAULT, type=pathlib.Path)
    path = parser.parse_args().tar
    if not path.exists():
        sys.exit(f"{path}: not there")
    for made in stories(path):
        sys.stdout.write(json.dumps(made, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
