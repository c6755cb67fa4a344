#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The measurement measured: on invented text, whose right figures are known."""

import pathlib
import random
import sys
import tempfile
import types

import corpora
import edits
import engine
import figures
import sample
import sets_boundaries
import sets_independent
import sets_reuse
import web_furniture
import words

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "detect"))
from tap import main  # pylint: disable=wrong-import-position

HARBOUR = ("The harbour board of Westshore bought the old lighthouse on Tuesday, and President "
           "Anna Karlsen said it would be lit again before 1,236 guests arrive in June. Fishermen "
           "had asked for it since the winter, when three boats ran aground on the northern reef.")
OTHER = ("Bakers in the valley have begun to sell bread by weight instead of by loaf, which "
         "their guild calls fair and their customers call a nuisance on Saturday mornings.")


def setting():
    units = words.Units.of_spaced(HARBOUR)
    return units, edits.Vocabulary([units, words.Units.of_spaced(OTHER)])


def test_units__give_back_the_text_they_were_cut_from():
    for text in (HARBOUR, "«Да», — сказал он.", "…"):
        assert words.Units.of_spaced(text).text() == text
    chinese = "港务局星期二买下了旧灯塔（1923年），准备重新点亮。"
    assert words.Units.of_characters(chinese).text() == chinese
    assert words.Units.of_characters(chinese).words[:2] == ["港务", "局星"]


def test_edits__tell_which_words_were_kept():
    units, vocabulary = setting()
    for name, edit in edits.rungs("en").items():
        edited = edit(units, random.Random(name), vocabulary)
        assert edited is not None, name
        if edited.origins is None:
            continue
        again = words.Units.of_spaced(edited.text).words
        assert len(again) == len(edited.origins), name
        for word, origin in zip(again, edited.origins):
            assert origin is None or units.words[origin] == word, (name, word)


def test_edits__replace_as_many_words_as_they_say():
    units, vocabulary = setting()
    for every in (20, 10, 7, 5, 4, 3):
        strict = edits.replace_strictly(every)(units, random.Random(1), vocabulary)
        assert strict.origins.count(None) == len(units) // every
        runs = "".join("x" if origin is None else "." for origin in strict.origins).split("x")
        assert max(map(len, runs)) == every - 1
        loose = edits.replace_random(every)(units, random.Random(1), vocabulary)
        assert len(units) // every <= loose.origins.count(None) <= len(units) // every + 1
    dropped = edits.drop(0.5)(units, random.Random(1), vocabulary)
    assert len(dropped.origins) == len(units) - round(len(units) / 2)


def test_edits__follow_their_rules():
    units, vocabulary = setting()

    def text(edit):
        return edit(units, random.Random(3), vocabulary).text
    assert "the old lighthouse was bought by " in text(edits.to_passive)
    assert "and Karlsen said" in text(edits.shorten_names)
    assert "before 1,200 guests" in text(edits.round_numbers)
    assert "in June, and fishermen had" in text(edits.merge_sentences("en"))
    assert "on Tuesday. And President" in text(edits.split_sentences)
    assert sorted(text(edits.shuffle_clauses).replace(",", "").replace(".", "").split()) == \
        sorted(HARBOUR.replace(",", "").replace(".", "").split())
    assert edits.to_passive(words.Units.of_spaced(OTHER), None, None) is None


def test_edits__round_numbers_and_leave_years():
    for text, rounded in (("1,236", "1,200"), ("98.6", "100"), ("47", "50"), ("1996", "1996"),
                          ("3.14", "3"), ("123456", "120000"), ("1.2.3", "1.2.3")):
        assert edits.round_number(text) == rounded, (text, edits.round_number(text))


def test_wilson__gives_the_intervals_of_the_textbook():
    for hits, of, low, high in ((0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634),
                                (81, 263, 0.2553, 0.3662)):
        found = figures.wilson(hits, of)
        assert abs(found[0] - low) < 1e-3 and abs(found[1] - high) < 1e-3, found


def test_results__are_read_as_they_were_written():
    result = {"revision": "x", "sets": {"a": {"note": "n", "rows": [
        figures.share_row("g", "m", 3, 7), figures.rate_row("g", "r", 1, 900),
        figures.number_row("h", "F1", 0.5, 0.4, 0.6)]}, "b": {"note": "o", "rows": []}}}
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "result.json"
        figures.write(path, result)
        assert figures.read(path) == result


def test_paragraphs__are_counted_in_bytes_of_the_draft():
    parts = ["Ærø is far.", "港务局", "End."]
    draft = "\n\n".join(parts).encode()
    assert [draft[a:b].decode() for a, b in engine.paragraph_spans(parts)] == parts


def test_speech__is_told_from_the_words_around_it():
    text = "He said: “the reef is ours” and left."
    start = len("He said: ".encode())
    assert sets_independent.quoted_share(text, start, start + 10) == 1
    assert sets_independent.quoted_share(text, 0, 8) == 0


def test_overlap__is_in_characters_of_the_draft():
    passage = edits.Edited("ærlig talt", [0, 1])
    draft = sets_boundaries.Draft("Før", passage, "etter", " ")
    assert draft.text[draft.start:draft.end] == "ærlig talt"
    at = draft.text.encode().index("ærlig".encode())
    finding = type("Finding", (), {"start": 0, "end": at + len("ærlig".encode())})
    precision, recall = sets_boundaries.overlap(draft, finding)
    assert abs(precision - 5 / 9) < 1e-9 and abs(recall - 5 / 10) < 1e-9


def test_sample__is_drawn_from_all_codes_and_collections():
    found = [({"code": code, "set": name}, None) for code, name, count in (
        ("wire-copy", "a", 1000), ("wire-copy", "b", 3), ("shared-quote", "a", 50))
        for _ in range(count)]
    chosen = sample.stratified(found, random.Random(1))
    counts = {}
    for row, _ in chosen:
        counts[row["code"], row["set"]] = counts.get((row["code"], row["set"]), 0) + 1
    assert counts == {("shared-quote", "a"): 50, ("wire-copy", "a"): 247, ("wire-copy", "b"): 3}


def test_probe__finds_a_copy_unless_it_is_left_out():
    texts = [corpora.Text("t:1", [HARBOUR]), corpora.Text("t:2", [OTHER])]
    with tempfile.TemporaryDirectory() as folder, engine.Archive(
            engine.build(engine.HOME), folder, texts) as archive:
        reports = archive.check([("in", f"{OTHER}\n\n{HARBOUR}", []),
                                 ("out", HARBOUR, ["t:1"]), ("again", HARBOUR, [])])
        spans = engine.paragraph_spans([OTHER, HARBOUR])
        assert [finding.origin for finding in reports["in"].within(*spans[1])] == ["t:1"]
        assert reports["out"].findings == [] and len(reports["again"].findings) == 1
        rows = sets_reuse.recall_rows("x", [(reports["in"].findings, "t:2"),
                                            (reports["out"].findings, "t:1")])
        assert [(row["hits"], row["of"]) for row in rows] == [(1, 2)] * 3
        assert archive.cost()["stories"] == 2
        try:
            archive.check([("in", HARBOUR, [])], "no such setting")
        except engine.NoSetting as failure:
            assert "no such setting" in str(failure)
        else:
            raise AssertionError("an unknown setting was taken")


def test_probe__tells_of_a_story_that_is_not_there():
    with tempfile.TemporaryDirectory() as folder, engine.Archive(
            engine.build(engine.HOME), folder, [corpora.Text("t:1", [HARBOUR])]) as archive:
        try:
            archive.check([("a", HARBOUR, ["t:9"])])
        except RuntimeError as failure:
            assert 't:9' in str(failure), failure
        else:
            raise AssertionError("a missing story was passed over")


def test_alarms__of_passages_that_were_read_are_counted_apart():
    with tempfile.TemporaryDirectory() as folder:
        table = pathlib.Path(folder) / "read.tsv"
        table.write_text("draft\tdraft_bytes\tsource\tcode\tverdict\tnote\n"
                         "a\t100-200\tb\twire-copy\tright\t\n"
                         "a\t300-400\tb\twire-copy\twrong\t\n", encoding="utf-8")
        copies = sets_independent.read_copies(table)
    at = lambda start, end: types.SimpleNamespace(start=start, end=end, severity="warning")
    assert sets_independent.is_read(copies, "a", at(120, 230))
    assert not sets_independent.is_read(copies, "a", at(180, 300)), "little of it was read"
    assert not sets_independent.is_read(copies, "a", at(300, 400)), "read, and no copy"
    assert not sets_independent.is_read(copies, "c", at(100, 200)), "another draft"
    found = [("a", 0, at(100, 200), False), ("a", 2, at(300, 400), False)]
    left = sets_independent.unread_rows(found, 10, copies)
    assert [row["hits"] for row in left] == [0, 1, 0], left


def web_page(number, *paragraphs, host="lantern.example"):
    return corpora.Text(f"w:{number}", list(paragraphs), {
        "versioncreated": f"2019-03-{number:02}", "url": f"https://{host}/{number}"})


def test_web_furniture__is_told_from_prose_without_wirecheck():
    house = ("Readers of the Lantern keep its forty reporters at work in three towns on the "
             "coast, and for that each of them is thanked here by name every single year.")
    card = ("Senator Mina Rosental Mina RosentalFerries to return in spring Council votes on "
            "its lamps Three boats aground MORE (R-Skarn) asked for the lighthouse.")
    texts = [web_page(day, house) for day in range(1, 5)]
    texts += [web_page(6, HARBOUR, house, card, OTHER, "Ada Quill " + OTHER,
                       f"SKARN: {OTHER}", f"{OTHER} (Ada Quill/AP)"),
              web_page(7, HARBOUR, card, f"“{OTHER}”", host="tarn.example")]
    expected = ["", "comes back", "hover card or address", "speech there", "speech there",
                "transcript", "caption"]
    labels = [corpora.Silver("w:6", at, 25, "w:7", 1.0, 0, 0.0, ("w:7",))
              for at in range(len(expected))]
    pages = web_furniture.Pages(texts, labels)
    told = [pages.reason(label)[0] for label in labels]
    assert told == expected, told
    assert pages.reason(labels[0])[1] == 1.0


if __name__ == "__main__":
    sys.exit(main(globals()))
