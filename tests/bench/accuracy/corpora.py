# SPDX-License-Identifier: MIT
"""Real collections below ../shared/data, as texts of paragraphs.

Nothing of them is ever written into the repository: what is unpacked goes to the
cache folder of the run.
"""

import csv
import dataclasses
import hashlib
import io
import json
import lzma
import pathlib
import re
import sys
import tarfile
import zipfile

import words

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
import reuters21578  # pylint: disable=wrong-import-position

csv.field_size_limit(1 << 24)


class Missing(Exception):
    """A collection is not on this machine."""


@dataclasses.dataclass
class Text:
    guid: str
    paragraphs: list
    fields: dict = dataclasses.field(default_factory=dict)  # ninjs names
    group: str = ""  # what the collection sorts by: author, event, paper, topic

    @property
    def body(self):
        return "\n\n".join(self.paragraphs)

    def json_line(self):
        return json.dumps({"guid": self.guid, **self.fields, "body_text": self.body},
                          ensure_ascii=False) + "\n"


def need(path):
    if not path.exists():
        raise Missing(f"{path.parent.name}/{path.name} is not there")
    return path


def lines_of(text):
    return [line.strip() for line in text.splitlines() if line.strip()]


# --- collections of stories ---------------------------------------------------


def c50(data):
    """Reuters of 1996-97; the guid ends with the file's stem, the group is the author."""
    texts = []
    with tarfile.open(need(data / "reuters-c50train" / "c50train.tar.xz")) as tar:
        for member in tar:
            if not member.name.endswith(".txt"):
                continue
            path = pathlib.PurePath(member.name)
            body = tar.extractfile(member).read().decode("utf-8", "replace")
            author = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", path.parent.name)
            texts.append(Text(f"c50:{path.stem}", lines_of(body),
                              {"source": "Reuters", "byline": author, "language": "en"},
                              path.parent.name))
    return sorted(texts, key=lambda text: text.guid)


def sgml_items(data):
    """(NEWID, item) of Reuters-21578."""
    with tarfile.open(need(data / "reuters21578" / "sgml.tar.xz")) as tar:
        for member in tar:
            if member.name.endswith(".sgm"):
                text = tar.extractfile(member).read().decode("latin-1")
                for match in reuters21578.ITEM.finditer(text):
                    yield match[1], match[2]


def sgml_paragraphs(item):
    """As the silver labels count them: cut at a line end and four blanks."""
    body = re.search(r"<BODY>(.*?)</BODY>", item, re.S)
    if not body:
        return []
    text = re.sub(r"&#\d+;", "", body[1])
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    parts = re.split(r"\n    ", text)
    return [" ".join(part.split()) for part in parts if part.strip()]


def reuters(data):
    """Reuters of 1987. The group is its topics; `earn` marks the earnings boilerplate."""
    texts = []
    for number, item in sgml_items(data):
        paragraphs = sgml_paragraphs(item)
        if not paragraphs:
            continue
        topics = re.search(r"<TOPICS>(.*?)</TOPICS>", item, re.S)
        fields = {
            "source": "Reuters",
            "headline": reuters21578.one_line(reuters21578.element(item, "TITLE")),
            "versioncreated": reuters21578.element(item, "DATE").strip(),
            "language": "en",
        }
        texts.append(Text(f"reuters:{number}", paragraphs,
                          {name: value for name, value in fields.items() if value},
                          " ".join(re.findall(r"<D>(.*?)</D>", topics[1])) if topics else ""))
    return texts


def saudi(data):
    """Arabic papers of one week; the group is the paper."""
    archives = sorted((data / "saudinewsnet").glob("*.zip"))
    if not archives:
        raise Missing("saudinewsnet is not there")
    texts, number = [], 0
    for path in archives:
        with zipfile.ZipFile(path) as archive:
            articles = [article for name in archive.namelist() if name.endswith(".json")
                        for article in json.loads(archive.read(name))]
        for article in articles:
            fields = {"publisher": article.get("source"), "headline": article.get("title"),
                      "versioncreated": (article.get("date_extracted") or "").replace(" ", "T"),
                      "language": "ar"}
            texts.append(Text(f"saudi:{path.stem}#{number}",
                              lines_of(article.get("content") or ""),
                              {name: value for name, value in fields.items() if value},
                              article.get("source") or ""))
            number += 1
    return texts


def allsides(data):
    """Web pages of forty American outlets in 2019, as scraped; the group is the outlet."""
    path = need(data / "allsides2019" / "stories.jsonl.xz")
    texts = []
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            story = json.loads(line)
            fields = {name: story[name] for name in
                      ("headline", "byline", "versioncreated", "source", "url")
                      if story.get(name)}
            texts.append(Text(story["uri"], lines_of(story["body_text"]), fields,
                              story["source"]))
    return texts


def basil(data):
    """Three papers on each of 50 events; the group is the event."""
    paths = sorted((data / "basil").glob("*/*.json"))
    if not paths:
        raise Missing("basil is not there")
    texts = []
    for path in paths:
        article = json.loads(path.read_text(encoding="utf-8"))
        paragraphs = [" ".join(sentences) for sentences in article["body-paragraphs"]]
        texts.append(Text(f"basil:{article['uuid']}", paragraphs,
                          {"publisher": article["source"], "headline": article["title"],
                           "versioncreated": article["date"], "language": "en"},
                          article["triplet-uuid"]))
    return texts


def decode(raw):
    """UTF-8 where it is, else what Windows wrote."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def clough_stevenson(data):
    """(sources, answers, {answer's guid: (category, source's guid)})"""
    folder = need(data / "clough-stevenson" / "Corpus")
    texts = {path.stem: Text(f"cs:{path.stem}", lines_of(decode(path.read_bytes())),
                             {"language": "en"})
             for path in sorted(folder.glob("*_task*.txt"))}
    labels = {}
    for row in (folder / "all-plagiarised-files.txt").read_text().split():
        source, answer, category = row.split(",")
        labels[f"cs:{answer[:-4]}"] = (category, f"cs:{source[:-4]}")
    sources = [text for name, text in texts.items() if name.startswith("orig_")]
    answers = [text for text in texts.values() if text.guid in labels]
    return sources, answers, labels


# --- text of other languages ----------------------------------------------------


def german(data):
    """10kGNAD: an article is one line; its sentences are put together to paragraphs."""
    path = need(data / "10kgnad" / "test.csv.xz")
    with lzma.open(path, "rt", encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter=";", quotechar="'"))
    return [Text(f"gnad:{number}", words.group(words.sentences(row[1]), "de"),
                 {"language": "de"}, row[0]) for number, row in enumerate(rows) if len(row) > 1]


def detokenise(tokens):
    """One token a line to running text, as Spanish is printed."""
    text, quoted = "", False
    for token in tokens:
        closing = token in (")", ",", ".", ";", ":", "?", "!", "]", "...", "%") or (
            token == '"' and quoted)
        quoted ^= token == '"'
        glue = not text or closing or text[-1] in "(¿¡[" or (
            text.endswith('"') and quoted and token != '"')
        text += token if glue else " " + token
    return text


def spanish(data):
    """EFE's wire of 2000 from CoNLL 2002; a sentence is a paragraph, as wires write."""
    path = need(data / "nltk" / "conll2002.zip")
    texts = []
    with zipfile.ZipFile(path) as archive:
        for part in ("train", "testa", "testb"):
            with archive.open(f"conll2002/esp.{part}") as file:
                raw = io.TextIOWrapper(file, encoding="utf-8").read()
            for block in raw.split("\n\n"):
                tokens = [line.split(" ")[0] for line in block.split("\n") if line.strip()]
                if not tokens or tokens == ["-"]:
                    continue
                # "Melbourne (Australia), 25 may (EFE)." begins a story.
                if "EFE" in tokens and len(tokens) <= 20 or not texts:
                    texts.append(Text(f"efe:{len(texts)}", [], {"language": "es"}))
                texts[-1].paragraphs.append(detokenise(tokens))
    # A few are only a dateline, or a line of sport results.
    return [text for text in texts if any(words.count(paragraph, "es") >= 8
                                          for paragraph in text.paragraphs)]


WMT = {"ru": "newstest2021.ru-en.src.ru", "zh": "newstest2021.zh-en.src.zh",
       "ja": "newstest2021.ja-en.src.ja"}
WMT_PARAGRAPHS = 8  # that make a story: the files do not say where one ends


def wmt(data, language):
    """News whose segments are put together to paragraphs in the order of the file."""
    path = need(data / "wmt21" / "sources" / WMT[language])
    segments = lines_of(path.read_text(encoding="utf-8"))
    paragraphs = words.group(segments, language)
    return [Text(f"wmt-{language}:{at // WMT_PARAGRAPHS}", paragraphs[at:at + WMT_PARAGRAPHS],
                 {"language": language})
            for at in range(0, len(paragraphs), WMT_PARAGRAPHS)]


def of_language(data, language):
    """The texts that the edit ladder of a language edits."""
    makers = {"en": c50, "ar": saudi, "de": german, "es": spanish}
    return makers[language](data) if language in makers else wmt(data, language)


# --- silver labels --------------------------------------------------------------


@dataclasses.dataclass
class Silver:
    draft: str
    paragraph: int
    words: int
    source: str
    containment: float
    run: int
    quote_share: float
    sources: tuple = ()  # all that have as much


def is_kept_back(text):
    """Half of a collection is for making rules, the other is only measured: of what has
    dates over a year the second half, so that no copy stands in both; else by its name."""
    if text.guid.startswith("allsides:"):
        return text.fields["versioncreated"][5:7] >= "07"
    return hashlib.sha256(text.guid.encode()).digest()[0] % 2 == 1


def web_silver(data):
    """Of the web pages: a row a paragraph, its best source and all that have as much."""
    path = need(data / "silver" / "allsides2019.tsv.xz")
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for draft, paragraph, _, _, count, share, quoted, sources in csv.reader(
                file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Silver(draft, int(paragraph), int(count), sources.split(",")[0],
                         float(share), 0, float(quoted), tuple(sources.split(",")))


def silver(data, name):
    path = need(data / "silver" / f"{name}.tsv.xz")
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Silver(f"{name}:{row['draft_id']}", int(row["paragraph_index"]),
                         int(row["paragraph_words"]), f"{name}:{row['source_id']}",
                         float(row["word5gram_containment"]),
                         int(row["longest_common_word_run"]), float(row["quote_share"]))
