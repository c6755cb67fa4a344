# SPDX-License-Identifier: MIT
"""compile.py OUTPUT LISTING FILE...: compiles the packs of words (data/README.md) into C: one tree
of folded words in one hash table, read-only, without a start-up cost. LISTING gets every item as it
is spelled; tests/unit/text/test_packs.c looks them all up."""

import pathlib
import re
import sys

from fold import APOSTROPHES, cut, fold

# Looked up by the tokeniser a word at a time, apostrophes dropped.
WORD_SENSES = {"stop", "abbreviation", "prefix", "ise only"}
# Of names, which are looked up as the tokeniser folds them.
NAME_SENSES = {"country", "capital", "given", "honorific", "office"}
MASK = (1 << 64) - 1
FACTOR = 0x9E3779B97F4A7C15
FIRST_WORDS = 8192  # compiled.h has the same
STEM = 1 << 31  # of a key: the child is only the beginning of a word
HEADER = pathlib.Path(__file__).resolve().parents[2] / "include/lexicon/sense.h"
BEFORE, AFTER = "([/", ":-/|(@"
FILES_LIMIT = 64


class Fault(Exception):
    pass


def read_senses():
    """The names of enum lexicon_sense, in its order."""
    text = re.sub(r"/\*.*?\*/", "", HEADER.read_text(encoding="utf-8"), flags=re.DOTALL)
    body = re.search(r"enum lexicon_sense \{(.*?)\};", text, re.DOTALL)[1]
    return re.findall(r"LEXICON_\w+", body)


SENSES = read_senses()


def read(path):
    """The lines of a pack as (where, key, items)."""
    entries = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path.name}:{number}"
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith(" "):
            if not entries:
                raise Fault(f"{where}: goes on, but nothing stands above")
            entries[-1][2].append(line.strip())
            continue
        key, colon, rest = line.partition(":")
        if not colon:
            raise Fault(f"{where}: no ':' behind the key")
        entries.append((where, key.strip(), [rest.strip()]))
    return [(where, key, [item.strip() for item in " ".join(rest).split(",") if item.strip()])
            for where, key, rest in entries]


class Tree:
    def __init__(self):
        self.nodes = [(0, "")]  # parent (with STEM), word
        self.children = {}
        self.entries = [[]]
        self.stems = [0]

    def child(self, parent, word, stem):
        key = (parent | (STEM if stem else 0), word)
        if key not in self.children:
            self.children[key] = len(self.nodes)
            self.nodes.append(key)
            self.entries.append([])
            self.stems.append(0)
            if stem:
                self.stems[parent] |= 1 << len(word.encode())
        return self.children[key]

    def add(self, words, stem, entry):
        at = 0
        for number, word in enumerate(words):
            at = self.child(at, word, stem and number == len(words) - 1)
        for known in self.entries[at]:
            if known[1:] == entry[1:]:
                known[0] |= entry[0]
                return
        self.entries[at].append(entry)

    def senses(self, number):
        return sum({1 << SENSES.index(symbol(each[2])) for each in self.entries[number]})

    def senses_below(self):
        """By node, the senses of all nodes behind it. A child has a higher number."""
        below = [0] * len(self.nodes)
        for number in range(len(self.nodes) - 1, 0, -1):
            parent = self.nodes[number][0] & ~STEM
            below[parent] |= below[number] | self.senses(number)
        return below

    def first_words(self, below):
        """By the hash of a word, the senses of the phrases that begin with it."""
        senses = [0] * FIRST_WORDS
        for number, (parent, word) in enumerate(self.nodes):
            if number and parent == 0:
                senses[mix(0, word) % FIRST_WORDS] |= below[number] | self.senses(number)
        return [each >> shift & MASK for each in senses for shift in (0, 64)]

    def first_stems(self):
        """By sense, the lengths of the stems that are first in their phrase."""
        lengths = [0] * len(SENSES)
        for number, (parent, word) in enumerate(self.nodes):
            for sense in range(len(SENSES)):
                if parent == STEM and self.senses(number) >> sense & 1:
                    lengths[sense] |= 1 << len(word.encode())
        return lengths

    def stemmed(self):
        return sum(1 << sense for sense, lengths in enumerate(self.first_stems()) if lengths)


class Lexicon:
    def __init__(self, languages):
        self.languages = languages
        self.tree = Tree()
        self.texts = bytearray(b"\0")
        self.offsets = {"": 0}
        self.folds = {}
        self.countries = {}  # by language and code, the first name
        self.capitals = []
        self.capital_nouns = 0
        self.listing = []

    def text(self, string):
        if string not in self.offsets:
            self.offsets[string] = len(self.texts)
            self.texts += string.encode() + b"\0"
        return self.offsets[string]

    def put(self, where, item, sense, value, bit):
        body, before, after = item, "", ""
        glued, stem = body.startswith("+") or sense == "name ending", body.endswith("*")
        body = body.removeprefix("+")
        body = body[:-1] if stem else body
        if body[:1] and body[0] in BEFORE:
            before, body = body[0], body[1:]
        if not stem and body[-1:] and body[-1] in AFTER:
            after, body = body[-1], body[:-1]
        if symbol(sense) not in SENSES:
            raise Fault(f"{where}: no sense '{sense}'")
        body = body if sense in WORD_SENSES else body.strip(APOSTROPHES + ".")
        words = [fold(body)] if sense in WORD_SENSES else cut(body)
        if not words or not all(words) or any(len(word.encode()) > 63 for word in words):
            raise Fault(f"{where}: '{item}' is no phrase")
        self.listing.append((where, "word" if sense in WORD_SENSES else "phrase",
                             str(SENSES.index(symbol(sense))), "x" if glued else "",
                             before + body + after))
        self.tree.add(words, stem, [1 << bit, value, sense, glued, before, after])

    def put_fold(self, where, word, to):
        self.listing.append((where, "fold", "", word, to))
        if self.folds.setdefault(word, to) != to:
            raise Fault(f"{where}: '{word}' is folded to '{self.folds[word]}' above")

    def add_line(self, where, key, items, bit):
        kind, _, rest = key.partition(" ")
        number = re.fullmatch(r"(month|weekday) (\d+)", key)
        if kind == "fold" and rest:
            for item in items:
                self.put_fold(where, fold(item), fold(rest))
        elif kind == "family":
            before, to = rest.split()
            for ending in items:
                ending = "" if ending == "-" else ending
                self.put_fold(where, before + ending, to + ending)
        elif key == "property":
            if items != ["nouns have capitals"]:
                raise Fault(f"{where}: no such property")
            self.capital_nouns |= 1 << bit
        elif kind == "join":
            for item in items:
                first, second = item.split()
                self.listing.append((where, "fold", "", item, rest))
                node = self.tree.child(self.tree.child(0, first, False), second, False)
                self.tree.entries[node].append([1 << bit, self.text(rest), "joined", False, "", ""])
                self.tree.add([second], False, [1 << bit, 0, "pair", False, "", ""])
        elif kind == "given" and rest:
            value = self.text(rest)
            for item in [rest, *items]:
                self.put(where, item, kind, value, bit)
        elif kind == "country":
            self.countries.setdefault((bit, rest), items[0])
            for item in items:
                self.put(where, item, kind, self.text(rest), bit)
        elif kind == "capital":
            self.capitals += [(where, item, rest, bit) for item in items]
        elif kind == "number":
            for item in items:
                self.put(where, item, kind, self.text(rest), bit)
        elif number:
            for item in items:
                self.put(where, item, number[1], int(number[2]), bit)
        else:
            for item in items:
                self.put(where, item, key, 0, bit)

    def finish_capitals(self):
        """With the folded name of the country in the language of the pack."""
        for where, item, code, bit in self.capitals:
            if (bit, code) not in self.countries:
                raise Fault(f"{where}: no country {code}")
            name = " ".join(cut(self.countries[bit, code]))
            self.put(where, item, "capital", self.text(name), bit)

    def finish_names(self):
        """What the tokeniser folds to another word means what that word's own form does."""
        for word, to in self.folds.items():
            node = self.tree.children.get((0, word))
            for entry in self.tree.entries[node] if node else []:
                if entry[2] in NAME_SENSES:
                    self.tree.add([to], False, list(entry))

    def finish_folds(self):
        """A variant is a function word if the form it is folded to is one."""
        for word, to in self.folds.items():
            if to in self.folds:
                raise Fault(f"'{word}' is folded to '{to}', and that to '{self.folds[to]}'")
            self.tree.add([word], False, [0, self.text(to), "variant", False, "", ""])
            target = self.tree.children.get((0, to))
            for entry in self.tree.entries[target] if target else []:
                if entry[2] == "stop":
                    self.tree.add([word], False, [0, 0, "stop", False, "", ""])


def mix(key, word):
    state = (key * FACTOR) & MASK
    raw = word.encode()
    for at in range(0, len(raw), 8):
        state = ((state ^ int.from_bytes(raw[at:at + 8], "little")) * FACTOR) & MASK
        state ^= state >> 29
    return (state * FACTOR & MASK) >> 32


def make_slots(nodes):
    size = 1
    while size < 4 * len(nodes):
        size *= 2
    slots = [0] * size
    for number, (key, word) in enumerate(nodes):
        if number:
            at = mix(key, word) % size
            while slots[at]:
                at = (at + 1) % size
            slots[at] = number
    return slots


def symbol(sense):
    return "LEXICON_" + re.sub(r"\W+", "_", sense).upper()


def char(mark):
    return f"'{mark}'" if mark else "0"


def rows(values, width=24):
    return "\n".join("    " + ", ".join(str(each) for each in values[at:at + width]) + ","
                     for at in range(0, len(values), width))


def unsigned_rows(values):
    return rows([f"{each}u" for each in values], 4)


def halves(senses):
    """As a struct lexicon_set."""
    return f"{{{{{senses & MASK}u, {senses >> 64}u}}}}"


def node_row(lexicon, number, first, below):
    tree = lexicon.tree
    key, word = tree.nodes[number]
    return (f"    {{{halves(tree.senses(number))}, {halves(below)}, {tree.stems[number]}u, {key}u, "
            f"{lexicon.text(word)}, {first}, {len(tree.entries[number])}, {len(word.encode())}}},")


def entry_row(entry):
    languages, value, sense, glued, before, after = entry
    return (f"    {{{languages}u, {value}, {symbol(sense)}, {int(glued)}, {char(before)}, "
            f"{char(after)}}},")


def emit(lexicon):
    tree = lexicon.tree
    nodes, entries = [], []
    below = tree.senses_below()
    for number in range(len(tree.nodes)):
        nodes.append(node_row(lexicon, number, len(entries), below[number]))
        own = sorted(tree.entries[number], key=lambda each: each[2])
        entries += [entry_row(each) for each in own]
    slots = make_slots(tree.nodes)
    codes = ", ".join(f'"{each}"' for each in lexicon.languages)
    return "\n".join([
        "/* SPDX-License-Identifier: MIT */", '#include "lexicon/compiled.h"', "",
        '#include "lexicon/lexicon.h"', "",
        f"const char *const lexicon_languages[] = {{{codes}}};",
        f"const size_t lexicon_language_count = {len(lexicon.languages)};",
        f"const uint64_t lexicon_capital_nouns = {lexicon.capital_nouns}u;",
        "const struct lexicon_node lexicon_nodes[] = {", *nodes, "};",
        f"const size_t lexicon_node_count = {len(nodes)};",
        "const uint64_t lexicon_first_words[] = {", unsigned_rows(tree.first_words(below)), "};",
        "const uint64_t lexicon_first_stems[] = {", unsigned_rows(tree.first_stems()), "};",
        f"const struct lexicon_set lexicon_stemmed = {halves(tree.stemmed())};",
        "const struct lexicon_entry lexicon_entries[] = {", *entries, "};",
        f"const uint32_t lexicon_slot_count = {len(slots)};",
        "const uint16_t lexicon_slots[] = {", rows(slots), "};",
        "const char lexicon_texts[] = {", rows([(each ^ 128) - 128 for each in lexicon.texts]),
        "};",
        ""])


def compile_packs(files):
    files = [pathlib.Path(each) for each in files]
    languages = list(dict.fromkeys(each.stem for each in files))
    if len(languages) > FILES_LIMIT:
        raise Fault(f"{len(languages)} languages: a set of them is 64 bits")
    lexicon = Lexicon(languages)
    for path in files:
        for where, key, items in read(path):
            lexicon.add_line(where, key, items, languages.index(path.stem))
    lexicon.finish_capitals()
    lexicon.finish_names()
    lexicon.finish_folds()
    if len(lexicon.tree.nodes) > 0xFFFF:
        raise Fault("more than 65,535 words: a slot is 16 bits")
    return lexicon


def main(output, listing, *files):
    try:
        lexicon = compile_packs(files)
    except Fault as fault:
        sys.exit(f"compile.py: {fault}")
    pathlib.Path(output).write_text(emit(lexicon), encoding="utf-8")
    lines = ["\t".join(each) + "\n" for each in lexicon.listing]
    pathlib.Path(listing).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
