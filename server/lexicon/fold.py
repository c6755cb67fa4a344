# SPDX-License-Identifier: MIT
"""Folds words as server/text/fold.c does it at run time, and cuts phrases as phrase.c does."""

import unicodedata

LETTERS = {"æ": "ae", "ð": "d", "ø": "o", "þ": "th", "đ": "d", "ħ": "h", "ı": "i", "ĸ": "k",
           "ł": "l", "ŋ": "ng", "œ": "oe", "ŧ": "t", "ƀ": "b", "ƒ": "f", "ƙ": "k", "ƴ": "y",
           "ǥ": "g", "ɓ": "b", "ɖ": "d", "ɗ": "d"}
ARABIC = {0x629: 0x647, 0x6C1: 0x647, 0x6D5: 0x647, 0x649: 0x64A, 0x6CC: 0x64A, 0x6A9: 0x643,
          0x6AA: 0x643, 0x671: 0x627}
APOSTROPHES = "'\u00b4\u02bb\u02bc\u2019\u055a\u05f3\uff07"
TATWEEL = "\u0640"


def is_mark(char):
    return unicodedata.category(char).startswith("M")


def is_optional(mark, base):
    """Whether spelling can do without the mark on that letter."""
    code, letter = ord(mark), ord(base)
    if letter < 0x250 or 0x370 <= letter < 0x400 or 0x1E00 <= letter < 0x2000:
        return True
    if 0x400 <= letter < 0x530:
        io, stressed = letter == 0x435, letter not in (0x433, 0x43A)
        return code == 0x308 and io or code == 0x301 and stressed
    if 0x591 <= code <= 0x5C7:
        return True
    if 0x653 <= code <= 0x655:
        return letter == 0x627
    return code == 0x670 or 0x64B <= code <= 0x65F or 0x6D6 <= code <= 0x6ED


def fold_letter(char):
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    return LETTERS.get(char) or chr(ARABIC.get(ord(char), ord(char)))


def fold(word):
    out, base = [], ""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    for char in decomposed:
        if char in APOSTROPHES + TATWEEL or unicodedata.category(char) in ("Cf", "Cc"):
            continue
        if not is_mark(char):
            base = fold_letter(char)[-1]
            out.append(fold_letter(char))
        elif base and not is_optional(char, base):
            out.append(char)
    return unicodedata.normalize("NFKC", "".join(out))


def is_unit(char):
    """A character of a script without blanks is a word of its own."""
    code = ord(char)
    kana = 0x3041 <= code <= 0x30FF and code not in (0x30A0, 0x30FB)
    han = 0x3005 <= code <= 0x3007 or 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF
    return kana or han or 0xE00 <= code <= 0xEFF or 0x20000 <= code <= 0x323AF


def is_letter(char):
    letter = unicodedata.category(char)[0] in "LMN" or char in "\u200c\u200d"
    return letter and char not in APOSTROPHES


def cut(phrase):
    """The folded words of a phrase."""
    words, joined = [], False
    for char in phrase:
        if not is_letter(char):
            joined = False
        elif words and (joined and not is_unit(char) or is_mark(char)):
            words[-1] += char
        else:
            words.append(char)
            joined = not is_unit(char)
    return [fold(word) for word in words]
