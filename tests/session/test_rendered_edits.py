# SPDX-License-Identifier: MIT
"""Edits of ours in drafts of every markup, as real renderers show them: after *Insert credit*
and *Mark as quotation* all but what was put in reads as before, what was put in is plain text
of its paragraph, and the finding is credited. WIRECHECK_EDITS=all tries every paragraph in
every frame (see rendering/cases.py), WIRECHECK_EDITS=MARKUP those of one."""

import collections
import functools
import html.parser
import os
import pathlib
import re
import sys

import tap
from editor import Document
from newsroom import Newsroom

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "rendering"))
import cases  # noqa: E402  pylint: disable=wrong-import-position
import renderers  # noqa: E402  pylint: disable=wrong-import-position

CHOSEN = os.environ.get("WIRECHECK_EDITS", "")
CLIENT = {
    "textDocument": {"codeAction": {
        "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}},
        "disabledSupport": True}},
    "workspace": {"applyEdit": True}}
PASSAGE = ("Dockers at Port Alder voted on Sunday to end a nine-day strike that had shut the "
           "country's largest grain terminal and left forty ships waiting in the bay, the "
           "harbour union said")
CREDIT = "(Reuters)"
# No credit stands in any of these.
APART = {"a", "sup", "sub", "code", "pre", "script", "style", "head", "title", "kbd", "del",
         "aside", "math", "svg", "em", "strong", "b", "i", "u", "q", "small", "font"}
KINDS = (("paragraph", "Insert credit", "paragraph"), ("draft", "Insert credit", "draft"),
         ("quotation", "Mark as quotation", "paragraph"))
Edit = collections.namedtuple("Edit", "before after reason credited")


class Reading(html.parser.HTMLParser):
    """The words of a page in order, each with the elements around it."""

    VOID = {"br", "img", "hr", "wbr", "input", "col", "meta", "link", "area"}

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.words, self.hidden = [], [], False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag in self.VOID:
            self.words.append((f"<{tag}>", tuple(self.open)))
        else:
            kind = dict(attrs).get("class")
            self.open.append(tag + (f".{kind}" if kind else ""))

    def handle_endtag(self, tag):
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place].split(".")[0] == tag:
                del self.open[place:]
                break

    def handle_data(self, data):
        if not any(each in ("script", "style") for each in self.open):
            self.words += [(word, tuple(self.open)) for word in data.split()]


def words_of(text):
    return Reading(text).words


def joined(words):
    """Words of the same elements as one: blanks alone do not tell two readings apart."""
    runs = []
    for word, around in words:
        if runs and runs[-1][1] == around:
            runs[-1] = (runs[-1][0] + word, around)
        else:
            runs.append((word, around))
    return runs


def credit_of(words):
    """Where the credit stands, and the words without it."""
    rest, found = [], []
    for word, around in words:
        if CREDIT in word:
            found.append(around)
            word = word.replace(CREDIT, "", 1)
        if word:
            rest.append((word, around))
    return found, rest


def difference(before, after):
    """The first words that read otherwise; None where all is the same. What stands in no
    paragraph is put into one by pandoc as soon as a paragraph follows."""
    if not any("p" in around for _, around in before):
        after = [(word, tuple(each for each in around if each != "p"))
                 for word, around in after]
    before, after = joined(before), joined(after)
    for left, right in zip(before + [("", ())], after + [("", ())]):
        if left != right:
            return f"the draft reads otherwise: {left}\nbecame {right}"
    return None


def wrong_credit(before, after):
    """What a reader would find wrong; None if nothing is."""
    shown, rest = credit_of(words_of(after))
    if len(shown) != 1:
        return f"the credit is shown {len(shown)} times"
    apart = [each for each in shown[0] if each.split(".")[0] in APART or "note" in each]
    if apart and not passage_in(before, apart):
        return f"the credit stands in {apart}"
    return difference(words_of(before), rest)


def passage_in(text, elements):
    """Whether the passage itself stands in these elements."""
    last = PASSAGE.split()[-3]
    return any(word == last and all(each in around for each in elements)
               for word, around in words_of(text))


def wrong_quotation(before, after):
    shown, rest = credit_of(words_of(after))
    if len(shown) != 1:
        return f"the credit is shown {len(shown)} times"
    marks = [word for word, _ in rest for _ in re.findall("[“”]", word)]
    was = [word for word, _ in words_of(before) for _ in re.findall("[“”]", word)]
    if len(marks) != len(was) + 2:
        return f"{len(marks) - len(was)} marks are shown"
    changed = difference(strip_marks(words_of(before)), strip_marks(rest))
    if changed:
        return changed
    around = [each for word, each in rest if "“" in word or "”" in word]
    if len(set(around)) > 1 and not was:
        return f"the marks stand in different elements: {around}"
    return None


def strip_marks(words):
    stripped = [(re.sub("[“”]", "", word), around) for word, around in words]
    return [each for each in stripped if each[0]]


def applied(text, edit, uri):
    document = Document(text, "utf-16")
    places = sorted(((document.offset(each["range"]["start"]),
                      document.offset(each["range"]["end"]), each["newText"])
                     for each in edit["changes"][uri]), reverse=True)
    for start, end, new in places:
        text = text[:start] + new + text[end:]
    return text


class Drafts:
    """The drafts of one markup, all open at once, and what the actions make of them."""

    def __init__(self, markup):
        self.markup = markup
        self.language, self.suffix, self.renderers, table = cases.MARKUPS[markup]
        self.texts = list(cases.drafts(table, PASSAGE, CHOSEN == "all"))
        self.edits = {}

    def make(self):
        if self.edits:
            return self.edits
        with Newsroom() as room, room.serve() as client:
            client.initialize(CLIENT, rootUri=room.desk.as_uri(),
                              initializationOptions={"debounce": 0})
            uris = [room.uri(f"{number}.{self.suffix}") for number in range(len(self.texts))]
            for uri, text in zip(uris, self.texts):
                client.open(uri, text, language=self.language)
            client.settled()
            for kind, verb, place in KINDS:
                client.notify("workspace/didChangeConfiguration", {
                    "settings": {"wirecheck": {"creditPlace": place, "debounce": 0}}})
                client.settled()
                self.edits[kind] = [edit_one(client, uri, text, verb)
                                    for uri, text in zip(uris, self.texts)]
            for kind, _, _ in KINDS:
                self.look_again(client, uris, kind)
            client.leave()
        return self.edits

    def look_again(self, client, uris, kind):
        """What is found in the edited drafts."""
        for uri, edit in zip(uris, self.edits[kind]):
            if edit.after is not None:
                client.change(uri, 2, {"text": edit.after})
        client.settled()
        self.edits[kind] = [
            edit._replace(credited=[each["credited"] for each in findings(client, uri)])
            for uri, edit in zip(uris, self.edits[kind])]

    @functools.lru_cache(maxsize=None)
    def pages(self, name):
        """What a renderer makes of every text that there is, by the text."""
        texts = dict.fromkeys(text for each in self.make().values() for edit in each
                              for text in (edit.before, edit.after) if text is not None)
        return dict(zip(texts, renderers.renderer(name)(list(texts))))


def findings(client, uri):
    return client.call("workspace/executeCommand", {
        "command": "wirecheck.findings", "arguments": [{"uri": uri}]})


def edit_one(client, uri, text, verb):
    found = findings(client, uri)
    if len(found) != 1:
        return Edit(text, None, f"{len(found)} findings", None)
    actions = client.call("textDocument/codeAction", {
        "textDocument": {"uri": uri}, "range": found[0]["range"],
        "context": {"diagnostics": [], "triggerKind": 1}})
    action = next(each for each in actions if each["title"].startswith(verb))
    if "disabled" in action:
        return Edit(text, None, action["disabled"]["reason"], None)
    return Edit(text, applied(text, action["edit"], uri), None, None)


def check_edits(drafts, kind, name):
    made = drafts.make()[kind]
    pages = drafts.pages(name)
    wrong = wrong_quotation if kind == "quotation" else wrong_credit
    bad, refused = [], 0
    for edit in made:
        if edit.after is None:
            print(f"# not offered, {edit.reason}: {edit.before!r}".replace(PASSAGE, "P"))
            refused += 1
            continue
        if "pandoc cannot read it" in pages[edit.before]:
            continue  # a text that does not go into the frame
        reason = wrong(pages[edit.before], pages[edit.after])
        if reason is None and edit.credited != [True]:
            reason = f"credited after: {edit.credited}"
        if reason:
            bad.append(f"{reason}\n--- before\n{edit.before}\n--- after\n{edit.after}\n"
                       f"--- rendered\n{pages[edit.after]}".replace(PASSAGE, "P"))
    print(f"# {len(made) - refused} of {len(made)} drafts edited, {len(bad)} of them wrong")
    tap.check(not bad, f"{len(bad)} edits are wrong:\n" + "\n\n".join(bad[:12]))
    tap.check(refused * 4 <= len(made), f"{refused} of {len(made)} not offered")


def main():
    tests = []
    for markup in [CHOSEN] if CHOSEN in cases.MARKUPS else cases.MARKUPS:
        drafts = Drafts(markup)
        for name in drafts.renderers:
            for kind, verb, place in KINDS:
                where = "" if kind == "quotation" else f", at the end of the {place}"
                tests.append((f"{verb.lower()} in {markup}{where}, by {name}",
                              functools.partial(check_edits, drafts, kind, name)))
    return tap.run(tests)


if __name__ == "__main__":
    sys.exit(main())
