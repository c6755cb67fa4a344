# SPDX-License-Identifier: MIT
"""The invented archive of rows.txt: stories as JSON lines."""

import datetime
import json
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent
# (guid, source, text) of each "== guid, source" with what follows.
WIRES = re.findall(r"^== (\w+), (\w+)\n((?:(?!==).*\n)+)",
                   (HERE / "wires.txt").read_text(encoding="utf-8"), re.M)
WIRES = [(guid, source, text.strip()) for guid, source, text in WIRES]
TEXTS = {guid: text for guid, _, text in WIRES}

# What comes back: on how many other days, with what in the place of the first words.
MARKETS = ("Traders in {town} bought tin and sold copper before the closing bell as news from the "
           "mines of {town} reached the floor, and brokers there expect a calmer week once the "
           "holiday is over.")
TOWNS = ["Skarn", "Dunmere", "Kessel", "Brackmoor", "Alder", "Oriel", "Tarn", "Merrow", "Varn"]
TIDES = ("Small boats along the {town} coast were told to stay in harbour until the wind drops, "
         "while larger ones may leave at slack water if their skippers keep to the marked channel "
         "and report to the pilot.")


def day(number):
    return (datetime.date(2015, 1, 1) + datetime.timedelta(days=number)).isoformat()


def story(guid, source, text, number, **fields):
    return {"guid": guid, "source": source, "headline": f"Of {guid}", "date": day(number),
            "body_text": text, **fields}


def stories():
    for number, (guid, source, text) in enumerate(WIRES):
        yield story(guid, source, text, 100 + 9 * number)
    for days, (text, name) in [(n, pair) for n in range(1, 8)
                               for pair in ((MARKETS, "markets"), (TIDES, "tides"))]:
        for number in range(days + 1):
            words = text.format(town=TOWNS[days]).split()
            own = words if number == 0 else words[:len(words) - 3 * (number % 3)]
            yield story(f"{name}-{days}-{number}", "Reuters",
                        f"Series {days} of {name} for {TOWNS[days]}. " + " ".join(own),
                        400 + 20 * days + 3 * number)
    # Versions of one story in other papers, which lend each other what they know.
    yield story("paper-ferry", "The Skarn Post", TEXTS["ferry"], 101)
    yield story("paper-light", "The Skarn Post", TEXTS["light"], 150, byline="Ada Quill")


def lines():
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in stories())
