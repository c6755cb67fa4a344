# SPDX-License-Identifier: MIT
"""One story on paper in many ways: invented stories, and what newsrooms' programs, mail and
printers do to the lines of a text."""

import html
import re
import textwrap

STORIES = {
    "en": {
        "headline": "Velmark port strike enters third week as grain ships wait offshore",
        "byline": "By Orla Penhaven",
        "dateline": "VELMARK (Reuters) - ",
        "paragraphs": [
            "Dock workers in the northern port of Velmark voted on Monday to stretch their "
            "walkout into a third week, leaving eleven grain carriers anchored off the "
            "breakwater and a queue of lorries that reached the ring road by dusk.",
            "The harbour authority said the backlog had grown to 310,000 tonnes of barley and "
            "rapeseed, most of it bound for mills along the southern coast that have already "
            "cut a shift to save stock.",
            "Union convenor Tamsin Greaveholt told a crowd at the fish quay that members would "
            "not return until the company restored the night allowance it withdrew in January "
            "without consultation.",
            "Shipping agents put the daily cost of the stoppage at 2.4 million crowns and "
            "warned that two owners had begun asking lawyers whether they could unload at the "
            "rival terminal in Osterby instead.",
            "\"Nobody wants this,\" said pilot Henrik Aalberg. \"But we have heard nothing from "
            "the company since it closed the gate.\"",
        ],
    },
    "de": {
        "headline": "Streik im Hafen von Velmark geht in die dritte Woche",
        "byline": "Von Ines Falkenrath",
        "dateline": "Velmark (dpa) - ",
        "paragraphs": [
            "Die Hafenarbeiter von Velmark haben am Montag beschlossen, ihren Ausstand in eine "
            "dritte Woche zu tragen; elf Getreidefrachter liegen vor dem Wellenbrecher, und die "
            "Lastwagen stauten sich am Abend bis zur Ringstraße.",
            "Nach Angaben der Hafenbehörde ist der Rückstau auf 310.000 Tonnen Gerste und Raps "
            "angewachsen, die größtenteils für Mühlen an der Südküste bestimmt sind, wo schon "
            "eine Schicht gestrichen wurde.",
            "Die Gewerkschafterin Tamsin Greveholt sagte vor der Fischhalle, ihre Mitglieder "
            "kehrten erst zurück, wenn die Gesellschaft den Nachtzuschlag wieder zahle, den sie "
            "im Januar ohne Absprache gestrichen habe.",
            "Schiffsmakler bezifferten den täglichen Schaden auf 2,4 Millionen Kronen und "
            "sagten, zwei Reeder ließen prüfen, ob sie im benachbarten Osterby löschen können.",
        ],
    },
    "fr": {
        "headline": "À Velmarque, la grève des dockers entre dans sa troisième semaine",
        "byline": "Par Orla Penhaven",
        "dateline": "VELMARQUE, 14 mars 2022 (AFP) - ",
        "paragraphs": [
            "Les dockers du port de Velmarque ont voté lundi la poursuite de leur grève pour "
            "une troisième semaine, laissant onze céréaliers à l’ancre au large de la digue et "
            "une file de camions jusqu’à la rocade.",
            "L’autorité portuaire a chiffré à 310 000 tonnes l’orge et le colza bloqués, dont "
            "l’essentiel était destiné à des minoteries de la côte sud qui ont déjà supprimé "
            "une équipe pour économiser leurs stocks.",
            "La déléguée syndicale Tamsin Grévault a déclaré devant la criée que ses adhérents "
            "ne reprendraient pas le travail tant que la prime de nuit, supprimée en janvier, "
            "ne serait pas rétablie.",
            "Les courtiers maritimes évaluent à 2,4 millions de couronnes le coût quotidien de "
            "l’arrêt, et deux armateurs demandent déjà s’ils peuvent décharger à Osterby.",
        ],
    },
    "es": {
        "headline": "La huelga del puerto de Velmarca entra en su tercera semana",
        "byline": "Por Orla Penhaven",
        "dateline": "Velmarca, 14 mar (EFE).- ",
        "paragraphs": [
            "Los estibadores del puerto norteño de Velmarca votaron el lunes prolongar su paro "
            "por una tercera semana, con once buques de grano fondeados frente al rompeolas y "
            "una cola de camiones que al anochecer llegaba a la ronda.",
            "La autoridad portuaria cifró en 310.000 toneladas la cebada y la colza detenidas, "
            "casi toda con destino a molinos de la costa sur que ya han suprimido un turno para "
            "ahorrar existencias.",
            "La delegada sindical Tamsin Greval dijo ante la lonja que sus afiliados no "
            "volverán hasta que la empresa restablezca el plus nocturno que retiró en enero sin "
            "consultar a nadie.",
            "Los consignatarios estimaron en 2,4 millones de coronas el coste diario de la "
            "parada y advirtieron de que dos armadores estudian descargar en Osterby.",
        ],
    },
    "ru": {
        "headline": "Забастовка в порту Вельмарка вошла в третью неделю",
        "byline": "",
        "dateline": "ВЕЛЬМАРК, 14 марта. /ТАСС/. ",
        "paragraphs": [
            "Докеры северного порта Вельмарк в понедельник проголосовали за продление "
            "забастовки на третью неделю, оставив одиннадцать зерновозов на якоре за "
            "волнорезом и очередь грузовиков, которая к вечеру дошла до кольцевой дороги.",
            "Администрация порта сообщила, что скопилось 310 тысяч тонн ячменя и рапса, "
            "большая часть которых предназначена мельницам южного побережья, уже сократившим "
            "смену ради экономии запасов.",
            "Представитель профсоюза Тамсин Гривхолт заявила у рыбного причала, что рабочие "
            "не вернутся, пока компания не восстановит ночную надбавку, отмененную в январе "
            "без всякого согласования.",
            "Судовые агенты оценили ежедневные потери в 2,4 миллиона крон и сообщили, что два "
            "судовладельца выясняют, можно ли разгрузиться в соседнем Остербю.",
        ],
    },
}

UNSPACED = {
    "ja": {
        "headline": "ベルマルク港のストライキ、三週目に入る",
        "byline": "",
        "dateline": "",
        "paragraphs": [
            "北部のベルマルク港の港湾労働者は月曜日、ストライキを三週目まで延長することを投票で決めた。"
            "穀物船十一隻が防波堤の沖に停泊し、トラックの列は夕方までに環状道路に達した。",
            "港湾当局によると、滞留した大麦と菜種は三十一万トンに増え、その大半は南海岸の製粉所に"
            "向かう予定だった。製粉所はすでに在庫を守るため勤務を一つ減らしている。",
            "労働組合の代表は魚市場の前で、会社が一月に相談なく廃止した夜間手当を元に戻すまで、"
            "組合員は職場に戻らないと述べた。船会社の二社は隣の港で荷を下ろせるか調べている。",
        ],
    },
}

URL = "https://velmark.example/port/strike/2022/03/a-very-long-address-that-nobody-breaks-in-two"


def hyphenate(word, room):
    """As typesetters part it, or None: three letters on both sides at least."""
    match = re.fullmatch(r"(\W*)(\w+)(\W*)", word)
    if not match or not match[2].isalpha() or len(match[2]) < 7:
        return None
    for at in range(min(room - 1 - len(match[1]), len(match[2]) - 3), 2, -1):
        left, right = match[2][at - 1].lower(), match[2][at].lower()
        if left in "aeiouyäöüéèàáíóúаеиоуыэюя" and right not in "aeiouyäöüéèàáíóúаеиоуыэюяьъ":
            return match[1] + match[2][:at] + "-", match[2][at:] + match[3]
    return None


def wrap(text, width, indent="", hyphens=False, hanging=""):
    """Lines of at most `width` columns, without breaking at hyphens."""
    if not hyphens:
        return textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=hanging,
                             break_on_hyphens=False, break_long_words=False)
    lines, line = [], indent
    words = text.split()
    while words:
        word = words.pop(0)
        gap = " " if line.strip() else ""
        if len(line) + len(gap) + len(word) <= width:
            line += gap + word
            continue
        parts = hyphenate(word, width - len(line) - len(gap))
        if parts:
            lines.append(line + gap + parts[0])
            words.insert(0, parts[1])
        else:
            lines.append(line)
            words.insert(0, word)
        line = ""
    return lines + [line]


def justify(line, width):
    words = line.split()
    room = width - sum(map(len, words))
    if len(words) < 2 or room > 3 * len(words):
        return line
    gaps = [room // (len(words) - 1)] * (len(words) - 1)
    for i in range(room % (len(words) - 1)):
        gaps[i] += 1
    return "".join(w + " " * g for w, g in zip(words, gaps + [0]))


def bodies(story):
    first, *rest = story["paragraphs"]
    return [story["dateline"] + first] + rest


def column(story, width, *, indent="", hyphens=False, apart="\n\n", edge=None, hanging="",
           lead=""):
    """The body in lines; `edge` changes each line but the last of a paragraph."""
    blocks = []
    for paragraph in bodies(story):
        lines = wrap(paragraph, width, indent, hyphens, hanging)
        if edge:
            lines = [edge(line, width) for line in lines[:-1]] + lines[-1:]
        blocks.append("\n".join(lead + line for line in lines))
    return apart.join(blocks) + "\n"


def head(story, width=0, apart="\n\n"):
    lines = wrap(story["headline"], width) if width else [story["headline"]]
    return "\n".join(lines) + apart + (story["byline"] + apart if story["byline"] else "")


def centred(line, width):
    return line.center(width).rstrip()


def double(text, lines=1):
    return text.replace("\n", "\n" * (lines + 1))


def numbered(text, form="{:4d}  {}"):
    return "\n".join(form.format(i + 1, line)
                     for i, line in enumerate(text.rstrip("\n").split("\n"))) + "\n"


def paged(text, every, page_head):
    lines = text.rstrip("\n").split("\n")
    pages = [lines[i:i + every] for i in range(0, len(lines), every)]
    return "\f".join(page_head(i + 1, len(pages)) + "\n".join(page) + "\n"
                     for i, page in enumerate(pages))


def shout(story):
    return {**story, "headline": story["headline"].upper(),
            "paragraphs": [p.upper() for p in story["paragraphs"]]}


def with_address(story):
    first, second, *rest = story["paragraphs"]
    words = second.split()
    second = " ".join(words[:6] + [URL] + words[6:])
    return {**story, "paragraphs": [first, second] + rest}


def entities(text):
    out = html.escape(text, quote=False).replace('"', "&quot;").replace("’", "&rsquo;")
    for letter, name in (("ä", "auml"), ("ö", "ouml"), ("ü", "uuml"), ("é", "eacute"),
                         ("è", "egrave"), ("à", "agrave"), ("ó", "oacute"), ("á", "aacute")):
        out = out.replace(letter, f"&{name};")
    return out


def fragments(story):
    """HTML paragraphs in a text."""
    head_line, paragraphs = story["headline"], bodies(story)
    tagged = [entities(p) for p in paragraphs]
    yield "p", head_line + "\n" + "\n".join(f"<p>{p}</p>" for p in tagged) + "\n"
    yield "p in one line", "".join(f"<p>{p}</p>" for p in tagged)
    yield "p with classes", "\n".join(f'<p class="body" data-n="{i}">{p}</p>'
                                      for i, p in enumerate(tagged))
    yield "p never closed", head_line + "\n" + "\n".join(f"<p>{p}" for p in tagged) + "\n"
    yield "div", "\n".join(f"<div>{p}</div>" for p in tagged)
    yield "br br", "<br><br>\n".join(tagged)
    yield "br / br /", "<br /><br />".join(tagged)
    yield "p wrapped", "\n".join("<p>" + "\n".join(wrap(p, 60)) + "</p>" for p in tagged)
    yield "em and links", "\n".join(
        "<p>" + re.sub(r"^(\S+ \S+) (\S+)", r'\1 <em>\2</em>', p, count=1)
        .replace(" ", ' <a href="https://a.example/?a=1&amp;b=2">', 1).replace(" ", "</a> ", 1)
        + "</p>" for p in ["x y " + q for q in tagged]) if False else "\n".join(
        f"<p><b>{p.split(' ', 1)[0]}</b> {p.split(' ', 1)[1]}</p>" for p in tagged)
    yield "entities alone", head_line + "\n\n" + "\n\n".join(tagged) + "\n"
    yield "numeric entities", head_line + "\n\n" + "\n\n".join(
        re.sub(r"[^\x00-\x7f]", lambda m: f"&#{ord(m[0])};", p) for p in paragraphs) + "\n"


def page_heads():
    yield "number", lambda page, all_: f"- {page} -\n\n"
    yield "slug and number", lambda page, all_: f"PORT STRIKE    {page}\n\n"
    yield "page of", lambda page, all_: f"The Osterby Post\nPage {page} of {all_}\n\n"
    yield "slug glued", lambda page, all_: f"OSTERBY POST / PORT / {page:02d}\n"
    yield "none", lambda page, all_: ""


def columns(story):
    for width in (26, 28, 30, 32, 36, 40, 44, 48, 55, 60, 66, 72, 78, 90, 100, 120):
        yield f"column of {width}", head(story) + column(story, width)
        yield f"column of {width}, headline too", head(story, width) + column(story, width)
    for width in (32, 48, 72):
        yield f"indent, {width}", head(story) + column(story, width, indent="   ", apart="\n")
        yield f"tab, {width}", head(story) + column(story, width, indent="\t", apart="\n")
        yield f"indent and gap, {width}", head(story) + column(story, width, indent="    ")
        yield f"hanging, {width}", head(story) + column(story, width, hanging="    ")
        yield f"all moved in, {width}", head(story) + column(story, width, lead="        ")
        yield f"justified, {width}", head(story) + column(story, width, edge=justify)
        yield f"centred, {width}", head(story) + column(story, width, edge=centred)
        yield f"flush right, {width}", head(story) + column(
            story, width, edge=lambda line, w: line.rjust(w))
        yield f"hyphenated, {width}", head(story) + column(story, width, hyphens=True)
        yield f"hyphenated and justified, {width}", head(story) + column(
            story, width, hyphens=True, edge=justify)
        yield f"soft hyphens, {width}", head(story) + column(story, width, hyphens=True).replace(
            "-\n", "\u00ad\n")
        yield f"double spaced, {width}", double(head(story, apart="\n") + column(
            story, width, indent="    ", apart="\n"))
        yield f"double spaced, gaps, {width}", double(head(story) + column(story, width))
        yield f"triple spaced, {width}", double(head(story, apart="\n") + column(
            story, width, indent="    ", apart="\n"), 2)
        yield f"all caps, {width}", head(shout(story)) + column(shout(story), width)
        yield f"all caps body, {width}", head(story) + column(shout(story), width)
        yield f"address, {width}", head(story) + column(with_address(story), width)
        yield f"numbered, {width}", numbered(column(story, width))
        yield f"numbered with colons, {width}", numbered(column(story, width), "{}: {}")
        yield f"numbered all through, {width}", numbered(
            head(story) + column(story, width), "{:3d}\t{}")
        yield f"trailing blanks, {width}", head(story) + column(story, width).replace("\n", "  \n")
        for name, page_head in page_heads():
            yield f"pages, {name}, {width}", paged(
                head(story) + column(story, width), 12, page_head)


def others(story):
    plain = head(story) + column(story, 72)
    lines = head(story) + "\n\n".join(bodies(story)) + "\n"
    yield "paragraph per line", head(story) + "\n".join(bodies(story)) + "\n"
    yield "paragraph per line, gaps", lines
    yield "word per line", head(story) + "\n\n".join(
        "\n".join(p.split()) for p in bodies(story)) + "\n"
    yield "two blanks after stops", re.sub(r"([.!?]) ", r"\1  ", plain)
    yield "tabs between words", head(story) + "\n\n".join(
        p.replace(" ", "\t", 5) for p in bodies(story)) + "\n"
    yield "no-break spaces", lines.replace(" ", "\u00a0")
    yield "no-break spaces, wrapped", plain.replace(" ", "\u00a0")
    yield "byte order mark", "\ufeff" + plain
    for name, mark in (("quoted", "> "), ("quoted tight", ">"), ("quoted twice", "> > "),
                       ("quoted by three", ">>> ")):
        yield name, "".join(mark + line + "\n" for line in plain.rstrip("\n").split("\n"))
        yield name + ", long lines", "".join(mark + line + "\n"
                                             for line in lines.rstrip("\n").split("\n"))
    for name, end in (("CRLF", "\r\n"), ("CR", "\r"), ("U+2028", "\u2028"), ("NEL", "\u0085"),
                      ("U+2029", "\u2029"), ("VT", "\v")):
        for form, text in (("wrapped", plain), ("long", lines),
                           ("narrow", head(story) + column(story, 32))):
            yield f"{name}, {form}", text.replace("\n", end)
    for name, text in fragments(story):
        yield "HTML: " + name, text


def all_layouts(story):
    yield from columns(story)
    yield from others(story)


def unspaced_layouts(story):
    """Of a script without blanks."""
    def cut(text, width):
        return "\n".join(text[i:i + width] for i in range(0, len(text), width))
    for width in (13, 20, 36):
        yield f"column of {width}", story["headline"] + "\n\n" + "\n\n".join(
            cut(p, width) for p in bodies(story)) + "\n"
        yield f"indented, {width}", story["headline"] + "\n\n" + "\n".join(
            cut("　" + p, width) for p in bodies(story)) + "\n"
    yield "paragraph per line", story["headline"] + "\n" + "\n".join(bodies(story)) + "\n"
