# SPDX-License-Identifier: MIT
"""The ladder: what is done to a copied paragraph, by rule and with a seed.

Each edit takes Units and a Random and gives Edited, or None where the paragraph
has nothing that the rule could change."""

import bisect
import dataclasses
import itertools
import re

import words


@dataclasses.dataclass
class Edited:
    text: str
    # For each word of the edited text, in order: the number of the word of the
    # original that it is, or None for a new one. None where the edit moves text.
    origins: list | None = None


class Vocabulary:
    """Words of a collection, drawn as often as they stand in it."""

    def __init__(self, paragraphs):
        counts = {}
        for units in paragraphs:
            for word in units.words:
                lower = word.lower()
                counts[lower] = counts.get(lower, 0) + 1
        self.words = sorted(counts)
        self.sums = list(itertools.accumulate(counts[word] for word in self.words))

    def draw(self, random, instead_of):
        while True:
            at = bisect.bisect_right(self.sums, random.randrange(self.sums[-1]))
            word = self.words[at]
            if word != instead_of.lower():
                return word.capitalize() if instead_of[:1].isupper() else word


def replaced(units, places, vocabulary, random):
    edited = units.copy()
    origins = list(range(len(units)))
    for place in places:
        edited.words[place] = vocabulary.draw(random, units.words[place])
        origins[place] = None
    return Edited(edited.text(), origins)


def replace_random(every):
    """One word of each block of `every`, anywhere in the block."""
    def edit(units, random, vocabulary):
        places = [start + random.randrange(min(every, len(units) - start))
                  for start in range(0, len(units), every)
                  # A last block that is not full gets its share only.
                  if random.random() < min(every, len(units) - start) / every]
        return replaced(units, places, vocabulary, random) if places else None
    return edit


def replace_strictly(every):
    """Every `every`-th word: no run is longer than the distance."""
    def edit(units, random, vocabulary):
        places = range(every - 1, len(units), every)
        return replaced(units, places, vocabulary, random) if places else None
    return edit


def drop(share):
    def edit(units, random, _):
        gone = set(random.sample(range(len(units)), round(share * len(units))))
        kept = [i for i in range(len(units)) if i not in gone]
        if not kept or not gone:
            return None
        gaps = [units.gaps[kept[0]]] + [units.gaps[i] for i in kept[1:]] + [units.gaps[-1]]
        return Edited(words.Units(gaps, [units.words[i] for i in kept]).text(), kept)
    return edit


# --- order ----------------------------------------------------------------------

CLAUSE_END = re.compile(r"[,;:.!?،؛؟，、；：。！？–—]")
CLAUSE_WORDS = 7


def blank_of(units):
    return "" if sum(not gap for gap in units.gaps[1:-1]) > len(units) / 2 else " "


def span_text(units, start, end):
    return "".join(units.gaps[i] * (i > start) + units.words[i] for i in range(start, end))


def moved(units, spans):
    blank = blank_of(units)
    return Edited(units.gaps[0] + (("，" if blank == "" else ",") + blank).join(
        span_text(units, start, end) for start, end in spans) + units.gaps[-1])


def clause_spans(units):
    cuts = [0] + [i for i in range(1, len(units)) if CLAUSE_END.search(units.gaps[i])]
    cuts.append(len(units))
    spans = [(a, b) for a, b in zip(cuts, cuts[1:]) if b > a]
    if len(spans) < 3:
        spans = [(at, min(at + CLAUSE_WORDS, len(units)))
                 for at in range(0, len(units), CLAUSE_WORDS)]
    return spans


def shuffle_clauses(units, random, _):
    spans = clause_spans(units)
    if len(spans) < 2:
        return None
    shuffled = list(spans)
    while shuffled == spans:
        random.shuffle(shuffled)
    return moved(units, shuffled)


SENTENCE_END = re.compile(r"[.!?؟。！？]")


def sentence_spans(units):
    """Sentences, as far as sign, blank and capital show them."""
    cuts = [0]
    for i in range(1, len(units)):
        match = SENTENCE_END.search(units.gaps[i])
        if match and (match[0] in "。！？" or len(units.gaps[i]) > 1 and not (
                units.words[i][:1].islower() or len(units.words[i - 1]) < 3)):
            cuts.append(i)
    return list(zip(cuts, cuts[1:] + [len(units)]))


def swap_halves(units, _random, _vocabulary):
    spans = []
    for start, end in sentence_spans(units):
        middle = (start + end) // 2
        spans += [(middle, end), (start, middle)] if end - start >= 8 else [(start, end)]
    return moved(units, spans) if len(spans) > len(sentence_spans(units)) else None


AND = {"en": "and", "de": "und", "es": "y", "ru": "и", "ar": "و", "zh": "，而", "ja": "、また"}


def merge_sentences(language):
    """Each second full stop becomes an "and"."""
    def edit(units, _random, _vocabulary):
        starts = [start for start, _ in sentence_spans(units)[1:]]
        if not starts:
            return None
        edited = units.copy()
        for start in starts[::2]:
            edited.gaps[start] = (AND[language] if language in words.UNSPACED
                                  else f", {AND[language]} ")
            word = edited.words[start]
            if word[1:].islower() and language != "de":
                edited.words[start] = word[:1].lower() + word[1:]
        return Edited(edited.text())
    return edit


def split_sentences(units, _random, _vocabulary):
    """Commas far from others become full stops."""
    edited, last, changed = units.copy(), 0, False
    for i in range(4, len(units) - 4):
        if re.search(r"[,،，、;؛；]", units.gaps[i]) and i - last >= 5:
            edited.gaps[i] = re.sub(r"[,،;؛]", ".", units.gaps[i])
            edited.gaps[i] = re.sub(r"[，、；]", "。", edited.gaps[i])
            edited.words[i] = edited.words[i][:1].upper() + edited.words[i][1:]
            last, changed = i, True
    return Edited(edited.text()) if changed else None


# --- grammar and style --------------------------------------------------------------

PARTICIPLES = {
    "began": "begun", "bought": "bought", "built": "built", "chose": "chosen", "cut": "cut",
    "drew": "drawn", "gave": "given", "held": "held", "hit": "hit", "kept": "kept",
    "led": "led", "lost": "lost", "made": "made", "met": "met", "paid": "paid",
    "put": "put", "raised": "raised", "saw": "seen", "sent": "sent", "set": "set",
    "shot": "shot", "sold": "sold", "spent": "spent", "took": "taken", "told": "told",
    "won": "won", "wrote": "written",
}
NAME = r"(?:the |a |an )?[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,4}|[Tt]he (?:[a-z]+ )?[a-z]+"
OBJECT = (r"(?:the|a|an|its|their|his|her|this|that|some|more than|about)"
          r" (?:[\w$%.,-]+ ){0,4}?[\w$%-]+")
ACTIVE = re.compile(
    rf"\b(?P<subject>{NAME}) (?P<verb>[a-z]{{3,}}ed|{'|'.join(PARTICIPLES)}) "
    rf"(?P<object>{OBJECT})(?=[,.;]| (?:in|on|at|for|to|from|with|by|after|before|as|of|and|"
    r"when|while|that|which)\b)")


def to_passive(units, _random, _vocabulary):
    """ "X bought the Y" becomes "the Y was bought by X" wherever the rule sees it."""
    text = units.text()
    edited, count = ACTIVE.subn(
        lambda found: f"{found['object']} was "
        f"{PARTICIPLES.get(found['verb'], found['verb'])} by {found['subject']}", text)
    return Edited(edited) if count else None


TITLED = re.compile(r"\b(?!(?:The|A|An|In|On|At|But|And|El|La|Los|Las|En|Der|Die|Das|В|На)\b)"
                    r"[^\W\d_a-zа-я]\w+(?: (?:de |von |van |al-)?[^\W\d_a-zа-я]\w+){1,3}")


def shorten_names(units, _random, _vocabulary):
    """ "President Vladimir Putin" becomes "Putin"."""
    edited, count = TITLED.subn(lambda found: found[0].split(" ")[-1], units.text())
    return Edited(edited) if count else None


NUMBER = re.compile(r"(?<![A-Za-z0-9.,])\d[\d.,]*\d(?![A-Za-z0-9])")


def round_number(text):
    """To one or two digits; years stay."""
    digits = text.replace(",", "")
    try:
        value = float(digits)
    except ValueError:
        return text
    if re.fullmatch(r"(?:19|20)\d\d", text) or value < 10:
        return str(round(value)) if "." in digits else text
    size = 10 ** (len(str(int(value))) - (1 if value < 100 else 2))
    rounded = f"{round(value / size) * size:,}"
    return rounded if "," in text else rounded.replace(",", "")


def round_numbers(units, _random, _vocabulary):
    text = units.text()
    edited = NUMBER.sub(lambda found: round_number(found[0]), text)
    return Edited(edited) if edited != text else None


def unchanged(units, _random, _vocabulary):
    return Edited(units.text(), list(range(len(units))))


def rungs(language):
    """name -> edit, in the order of the table."""
    all_rungs = {"unchanged": unchanged}
    for every in (20, 10, 7, 5, 4, 3):
        all_rungs[f"1 word in {every}"] = replace_random(every)
        ordinal = f"{every}th" if every > 3 else "3rd"
        all_rungs[f"each {ordinal} word"] = replace_strictly(every)
    all_rungs["clauses shuffled"] = shuffle_clauses
    all_rungs["halves swapped"] = swap_halves
    all_rungs["sentences merged"] = merge_sentences(language)
    all_rungs["sentences split"] = split_sentences
    for share in (10, 20, 30, 50):
        all_rungs[f"{share} % dropped"] = drop(share / 100)
    if language == "en":
        all_rungs["active to passive"] = to_passive
    if language in ("en", "de", "es", "ru"):
        all_rungs["names shortened"] = shorten_names
    all_rungs["numbers rounded"] = round_numbers
    return all_rungs
