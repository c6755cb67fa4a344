# SPDX-License-Identifier: MIT
"""`wirecheck check` and the server are two callers of one function: for the same draft and
archive they say the same, to the letter, in every form."""

import json

import tap
from editor import ENCODINGS, Document
from findings import checked, differences, published, results
from newsroom import DRAFTS, SHARED, STORIES, Newsroom

SEEDS = sorted((SHARED / "seeds").glob("*.txt")) if SHARED.is_dir() else []


def diagnostics_of(room, name, text, encoding):
    """What the server publishes for a text, and what it thinks of its archive."""
    with room.serve() as client:
        client.initialize({"general": {"positionEncodings": [encoding]}})
        uri = room.uri(name)
        client.open(uri, text, language="markdown" if name.endswith(".md") else "plaintext")
        diagnostics = client.diagnostics(uri, 1)
        state = client.settled()
        client.leave()
    return diagnostics, state


def compare(room, name, text, encoding="utf-16"):
    """Fails on any difference; gives the number of findings."""
    report = room.check(text, name)
    tap.same(results(room.sarif(name)), checked(report, Document(text, "utf-16")), "SARIF")
    diagnostics, state = diagnostics_of(room, name, text, encoding)
    tap.same(state["generation"], report["archive"]["generation"], "generation")
    found = differences(checked(report, Document(text, encoding)), published(diagnostics))
    tap.check(not found, "\n".join([f"{name} in {encoding}:", *found]))
    order = [line[:4] for line in published(diagnostics)]
    tap.same(order, [line[:4] for line in checked(report, Document(text, encoding))], "order")
    return report["findings"]


def every_draft(line_end):
    """In every encoding; the line ends of a draft make no difference to what is found."""
    with Newsroom() as room:
        for path in sorted(DRAFTS.iterdir()):
            text = path.read_text()
            alike = [finding["id"] for finding in compare(room, path.name, text)]
            for encoding in ENCODINGS:
                findings = compare(room, path.name, text.replace("\n", line_end), encoding)
                tap.same([finding["id"] for finding in findings], alike, f"{path.name}: ids")
            tap.same(bool(alike), path.name != "unwritten.txt", f"findings in {path.name}")


def test_every_draft_in_every_encoding():
    every_draft("\n")


def test_every_draft_with_the_line_ends_of_windows():
    every_draft("\r\n")


def test_every_draft_with_the_line_ends_of_old():
    every_draft("\r")


def test_every_story_against_the_archive_of_all():
    with Newsroom() as room:
        for path in sorted(STORIES.glob("*.txt")):
            findings = compare(room, path.name, path.read_text())
            tap.check(len(findings) >= 3, f"{path.name} is its own copy: {len(findings)}")


def test_stories_as_json_lines():
    with Newsroom() as room:
        for line in (STORIES / "wires.jsonl").read_text().splitlines():
            story = json.loads(line)
            findings = compare(room, "wire.txt", story["body_text"])
            agencies = {finding["origin"]["agency"] for finding in findings}
            tap.same(agencies, {story["source"]}, "agencies")


def test_a_draft_in_no_script_of_ours():
    """Nothing to find, and nothing that falls over: NUL, lone ends of lines, no last one."""
    texts = ["", "\n", "\r", "\r\n\r\n", "\0", "\ufeff", "🐝" * 400, "a\0b " * 300,
             "\u2028\u2029\u0085" * 20, "word " * 5000, "x" * 20000, "> " * 3000, "`" * 999]
    with Newsroom() as room:
        for number, text in enumerate(texts):
            for name in (f"odd{number}.md", f"odd{number}.txt"):
                tap.same(compare(room, name, text), [], f"findings in {text[:20]!r}")


def test_without_an_archive_nothing_is_found():
    with Newsroom(archive=False) as room:
        diagnostics, state = diagnostics_of(room, "a.md", "One. Two. Three.", "utf-16")
        tap.same((diagnostics, state["generation"]), ([], 0), "diagnostics, generation")


def seed_against_the_others(number):
    if len(SEEDS) < 5:
        raise tap.Skip(f"no {SHARED / 'seeds'} here")
    draft = SEEDS[number]
    with Newsroom(archive=False) as room:
        room.add(*[path for path in SEEDS if path != draft])
        text = draft.read_bytes().decode("utf-8")
        for name, encoding in (("seed.txt", "utf-8"), ("seed.md", "utf-16")):
            compare(room, name, text, encoding)


def test_seed_000_against_the_other_four():
    seed_against_the_others(0)


def test_seed_001_against_the_other_four():
    seed_against_the_others(1)


def test_seed_002_against_the_other_four():
    seed_against_the_others(2)


def test_seed_003_against_the_other_four():
    seed_against_the_others(3)


def test_seed_004_against_the_other_four():
    seed_against_the_others(4)


if __name__ == "__main__":
    tap.main(globals())
