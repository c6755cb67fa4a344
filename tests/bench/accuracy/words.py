# SPDX-License-Identifier: MIT
"""Words, sentences and paragraphs of the languages that are measured."""

import json
import re
import subprocess
import sys

# Marks belong to the letter before them: Arabic vowels, accents written apart. A number
# with its groups and decimals is one word.
WORD = re.compile(r"\d+(?:[.,]\d+)+|\w[\w\u0300-\u036f\u064b-\u065f]*(?:['’][\w\u0300-\u036f]+)*")
SENTENCE = re.compile(r"(?<=[.!?…؟。！？])[\"”»“’')\]」』]*(?:\s+|(?<=[。！？」』])(?=\S))(?=\S)")
UNSPACED = ("zh", "ja")
PARAGRAPH_WORDS = 20
# Han, kana and what stands between them: about 1.6 of them make a word.
SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々]")


def count(text, language):
    """Words; in scripts without blanks two characters are taken for one."""
    if language not in UNSPACED:
        return len(WORD.findall(text))
    return len(SCRIPT.findall(text)) // 2 + len(re.findall(r"[A-Za-z0-9]+", text))


def sentences(text):
    return [part.strip() for part in SENTENCE.split(text) if part.strip()]


def group(parts, language):
    """Neighbours put together until a paragraph has its words."""
    paragraphs, open_parts = [], []
    for part in parts:
        open_parts.append(part)
        joined = ("" if language in UNSPACED else " ").join(open_parts)
        if count(joined, language) >= PARAGRAPH_WORDS:
            paragraphs.append(joined)
            open_parts = []
    if open_parts:
        paragraphs.append(("" if language in UNSPACED else " ").join(open_parts))
    return paragraphs


# --- units: what an edit replaces, drops or moves -------------------------------


class Units:
    """A paragraph cut into words and what stands between them.

    gaps[i] stands before words[i], gaps[-1] after the last."""

    def __init__(self, gaps, texts):
        self.gaps, self.words = gaps, texts

    def __len__(self):
        return len(self.words)

    def text(self):
        return "".join(gap + word for gap, word in zip(self.gaps, self.words)) + self.gaps[-1]

    def copy(self):
        return Units(list(self.gaps), list(self.words))

    @staticmethod
    def of_tokens(tokens):
        """From all tokens of a paragraph, signs too."""
        gaps, texts = [""], []
        for token in tokens:
            if re.search(r"\w", token):
                texts.append(token)
                gaps.append("")
            else:
                gaps[-1] += token
        return Units(gaps, texts)

    @staticmethod
    def of_spaced(text):
        gaps, texts, at = [], [], 0
        for match in WORD.finditer(text):
            gaps.append(text[at:match.start()])
            texts.append(match[0])
            at = match.end()
        return Units(gaps + [text[at:]], texts)

    @staticmethod
    def of_characters(text, width=2):
        """Two characters of Han or kana for a word, at no price but truth."""
        return Units.of_tokens(re.findall(
            rf"[\u3040-\u30ff\u3400-\u9fff々]{{1,{width}}}|[A-Za-z0-9]+|.", text, re.S))


class Segmenter:
    """Cuts paragraphs into units; `name` says how, for the report."""

    def __init__(self, language, python=None, characters=0):
        self.language = language
        self.python = python
        self.width = characters or 2
        self.by_character = language in UNSPACED and (characters or not python)
        self.name = ("words" if language not in UNSPACED else
                     f"{self.width} characters" if self.by_character else
                     {"zh": "jieba", "ja": "janome"}[language])

    def cut(self, texts):
        if self.language not in UNSPACED:
            return [Units.of_spaced(text) for text in texts]
        if self.by_character:
            return [Units.of_characters(text, self.width) for text in texts]
        done = subprocess.run([self.python, "-c", SEGMENT[self.language]],
                              input=json.dumps(texts).encode(), stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, check=True)
        return [Units.of_tokens(tokens) for tokens in json.loads(done.stdout)]


# Run by the Python of the cache's own environment, which has the segmenters.
SEGMENT = {
    "zh": "import json, sys, jieba\n"
          "json.dump([jieba.lcut(t) for t in json.load(sys.stdin)], sys.stdout)",
    "ja": "import json, sys\nfrom janome.tokenizer import Tokenizer\nt = Tokenizer(wakati=True)\n"
          "json.dump([list(t.tokenize(x)) for x in json.load(sys.stdin)], sys.stdout)",
}
PACKAGES = ["jieba==0.42.1", "janome==0.5.0"]


def segmenter_python(folder, offline):
    """The Python of an environment with the segmenters, or None (and says so)."""
    python = folder / "bin" / "python"
    marker = folder / "packages"
    if marker.exists() and marker.read_text() == " ".join(PACKAGES):
        return python
    if offline:
        return None
    try:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True, capture_output=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True,
                       capture_output=True, timeout=300)
    except (subprocess.SubprocessError, OSError) as failure:
        print(f"no word segmentation for Chinese and Japanese ({failure}); "
              "two characters are taken for a word", file=sys.stderr)
        return None
    marker.write_text(" ".join(PACKAGES))
    return python
