# SPDX-License-Identifier: MIT
"""What stands on a web page and is no prose of the story, told without Wirecheck: by what
comes back on the outlet's other pages, and by a few plain signs. Exhaustive search finds
such text elsewhere, too, but nobody wants it told of as copied: at most a hint."""

import collections
import re
import urllib.parse

RUN = 5  # words in a row, as the silver labels compare
MIN_WORDS = 20  # of a paragraph, as the silver labels have it
LEAST = 0.25  # of a paragraph, as the silver labels have it
ENOUGH = 0.8  # of its runs
OTHER_DAYS = 3  # on which the outlet prints it again

# A name is repeated, titles of other stories follow, and a button's label ends it all.
CARD = re.compile(r"\b(?P<name>[A-ZÀ-Ý][\w'’-]+) (?:[\w.()'’-]+ ){0,5}?[\w.'’-]*?(?P=name)"
                  r"(?=[A-Z0-9 ]).{20,700}? MORE\b", re.S)
ADDRESS = re.compile(r"(?:[\w ]+: )?https?://\S+")
QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|(?<!\w)[‘'](?=\w).*?[’'](?!\w)", re.S)
WORD = re.compile(r"\w+")

LAST = 4  # paragraphs in which an author is told of

SIGNS = (
    ("post", re.compile(r"\(@\w+\)|pic\.twitter\.com/|\bt\.co/|(?<!\w)@\w+ @\w+")),
    ("transcript", re.compile(r"^[A-Z][A-Z.'’ -]{2,40}: |^[QA]: |^archived recording\b")),
    ("caption", re.compile(
        r"\([^()]*(?:AP|Reuters|REUTERS|AFP|Getty|EPA|Photo|Post|Images?)\)\.?$|REUTERS/|"
        r"[|/] (?:Reuters|AP|Getty Images|AFP)|Getty Images$|^FILE(?: PHOTO|:? ?[-–—])|"
        r"^(?:CLOSE|Image|Photo|Video|Caption)\b|Media playback|Image copyright")),
    ("link", re.compile(r"^(?:SEE ALSO|READ MORE|Read more|RELATED|Related|MORE|More):")),
    ("plug", re.compile(
        r"\b(?:[Ss]ubscribe (?:to|now|today|here)|"
        r"[Ss]ign(?:ing)? [Uu]p (?:for|to|here|today|now|you)|"
        r"[Uu]nsubscribe|[Cc]hip in|[Bb]ecome a (?:member|subscriber)|[Jj]oin NRPLUS|"
        r"[Ff]ollow (?:us|me|him|her|@\w+|[\w. ]{3,30} on Twitter)|[Cc]lick here|reCAPTCHA|"
        r"[Ii]n [Yy]our [Ii]nbox|tune in to|Join the \w+ Video)\b")),
    ("note", re.compile(
        r"^(?:Editor[’']s [Nn]ote|EDITOR[’']S NOTE|Correction|CORRECTION|Clarification)\b|"
        r"\b(?:opinions? expressed|views expressed|[Aa]ll rights reserved|licensing "
        r"opportunities|margin of (?:sampling )?error|contributed to this (?:report|story|"
        r"article)|[Rr]eporting by|[Ee]diting by|breaking news story|Trust Principles)\b")),
)
TAG = re.compile(  # in the last paragraphs, with the name in front
    r"^(?:[A-Z][\w.'’-]* ){2,5}(?:and (?:[A-Z][\w.'’-]* ){2,5})?"
    r"(?:is|was|are|writes|covers|co-?founded|has been|served as|, )\b|"
    r"[\w.]+@[\w-]+\.\w+")


def host_of(text):
    """Whose page it is: columns of guests name their author as the source."""
    return urllib.parse.urlsplit(text.fields.get("url", "")).netloc.removeprefix("www.") or \
        text.group


def runs_of(text):
    words = [word.lower() for word in WORD.findall(text)]
    return {tuple(words[at:at + RUN]) for at in range(len(words) - RUN + 1)}


def without_furniture(text):
    """The paragraph without what is shown when the pointer stands on a name, and
    without addresses."""
    return ADDRESS.sub(" ", CARD.sub(" ", text) if " MORE" in text else text)


class Pages:
    """All pages by the runs of words that the labelled paragraphs have."""

    def __init__(self, texts, labels):
        self.texts = {text.guid: text for text in texts}
        wanted = set()
        for label in labels:
            wanted |= runs_of(self._bare(label))
        self.holders = collections.defaultdict(set)
        for text in texts:
            for paragraph in text.paragraphs:
                for run in runs_of(without_furniture(paragraph)) & wanted:
                    self.holders[run].add(text.guid)

    def _bare(self, label):
        return without_furniture(self.texts[label.draft].paragraphs[label.paragraph])

    def _counted(self, runs, guid):
        """{story: how many of the runs it has}, but for the draft's own."""
        counts = collections.Counter(
            holder for run in runs for holder in self.holders.get(run, ()))
        del counts[guid]
        return counts

    def containment(self, guid, paragraph):
        """Of a paragraph, in the best other story."""
        runs = runs_of(paragraph)
        counts = self._counted(runs, guid)
        return max(counts.values(), default=0) / max(1, len(runs))

    def comes_back(self, guid, paragraph):
        """Nearly all of it stands on pages of one outlet on several other days."""
        runs = runs_of(paragraph)
        days = collections.defaultdict(set)
        for holder, count in self._counted(runs, guid).items():
            if count >= ENOUGH * len(runs):
                text = self.texts[holder]
                days[host_of(text)].add(text.fields["versioncreated"][:10])
        own = self.texts[guid].fields["versioncreated"][:10]
        return any(len(on - {own}) >= OTHER_DAYS for on in days.values())

    def is_speech_there(self, paragraph, sources):
        """Most of what a source shares with it stands there between quotation marks."""
        runs = runs_of(paragraph)
        for source in sources:
            body = self.texts[source].paragraphs
            shared = runs & set().union(*map(runs_of, body))
            quoted = set()
            for line in body:
                for match in QUOTED.finditer(line):
                    quoted |= runs_of(match[0])
            if shared and 2 * len(shared & quoted) >= len(shared):
                return True
        return False

    def is_tag(self, label, paragraph):
        return (label.paragraph + LAST >= len(self.texts[label.draft].paragraphs) and
                TAG.search(paragraph) is not None)

    def reason(self, label):
        """(why the paragraph is no prose of its story or "", how much of what is prose
        stands elsewhere)"""
        bare = self._bare(label)
        containment = label.containment
        if bare != self.texts[label.draft].paragraphs[label.paragraph]:
            containment = self.containment(label.draft, bare)
            if len(WORD.findall(bare)) < MIN_WORDS or containment < LEAST:
                return "hover card or address", containment
        if self.comes_back(label.draft, bare):
            return "comes back", containment
        for name, sign in SIGNS:
            if sign.search(bare):
                return name, containment
        if self.is_tag(label, bare):
            return "author's tag", containment
        if self.is_speech_there(bare, label.sources):
            return "speech there", containment
        return "", containment
