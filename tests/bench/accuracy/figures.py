# SPDX-License-Identifier: MIT
"""Shares with their uncertainty, rows of results, and how they are printed."""

import json
import math

Z = 1.959964  # 95 %


def wilson(hits, of):
    """The 95 % interval of a share."""
    if of == 0:
        return 0.0, 1.0
    share = hits / of
    scale = 1 + Z * Z / of
    middle = share + Z * Z / (2 * of)
    reach = Z * math.sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    return (middle - reach) / scale, (middle + reach) / scale


def share_row(group, measure, hits, of):
    low, high = wilson(hits, of)
    return {"group": group, "measure": measure, "kind": "share", "hits": hits, "of": of,
            "value": round(hits / of, 5) if of else None,
            "low": round(low, 5), "high": round(high, 5)}


def rate_row(group, measure, hits, of):
    """Per 1,000: paragraphs that have at least one."""
    row = share_row(group, measure, hits, of)
    row["kind"] = "rate"
    for name in ("value", "low", "high"):
        row[name] = None if row[name] is None else round(1000 * row[name], 3)
    return row


def number_row(group, measure, value, low=None, high=None):
    return {"group": group, "measure": measure, "kind": "number", "value": value, "low": low,
            "high": high}


# --- as they are kept -------------------------------------------------------------


def pack(row):
    """Shares can be worked out again from their counts."""
    if row["kind"] == "number":
        return [row[name] for name in ("group", "measure", "kind", "value", "low", "high")]
    return [row[name] for name in ("group", "measure", "kind", "hits", "of")]


def unpack(packed):
    group, measure, kind, *rest = packed
    return {"share": share_row, "rate": rate_row, "number": number_row}[kind](
        group, measure, *rest)


def write(path, result):
    """A result as JSON, a row a line so that two can be compared by any diff."""
    head = {name: value for name, value in result.items() if name != "sets"}
    lines = [json.dumps(head, ensure_ascii=False)[:-1] + ', "sets": {']
    for number, (name, measured) in enumerate(result["sets"].items()):
        about = {key: value for key, value in measured.items() if key != "rows"}
        rows = ",\n".join(json.dumps(pack(row), ensure_ascii=False) for row in measured["rows"])
        lines.append(f'{"," if number else ""}{json.dumps(name)}: '
                     f'{json.dumps(about, ensure_ascii=False)[:-1]}, "rows": [\n{rows}]}}')
    path.write_text("\n".join(lines) + "}}\n", encoding="utf-8")


def read(path):
    result = json.loads(path.read_text(encoding="utf-8"))
    for measured in result["sets"].values():
        measured["rows"] = [unpack(row) for row in measured["rows"]]
    return result


# --- as they are printed ------------------------------------------------------------


def format_value(row):
    if row["value"] is None:
        return "-"
    if row["kind"] == "share":
        return f"{100 * row['value']:.1f} %"
    if row["kind"] == "rate":
        return f"{row['value']:.2f} ‰"
    return f"{row['value']:g}"


def format_interval(row):
    if row["low"] is None or row["value"] is None:
        return ""
    if row["kind"] == "share":
        return f"{100 * row['low']:.1f}-{100 * row['high']:.1f}"
    return f"{row['low']:.2f}-{row['high']:.2f}"


def format_count(row):
    return f"{row['hits']:,}/{row['of']:,}" if "hits" in row else ""


def print_table(name, result, out):
    """One set: a line a group, a column a measure."""
    cost = result["cost"]
    out.write(f"\n{name}  ({result['note']})\n  archive of {cost['stories']:,} stories, "
              f"{cost['segment_bytes_a_story']:,} bytes of fingerprints a story; "
              f"{cost['microseconds_a_paragraph']:g} us a paragraph; "
              f"{result['seconds']:.1f} s in all\n")
    measures, groups = [], []
    for row in result["rows"]:
        if row["measure"] not in measures:
            measures.append(row["measure"])
        if row["group"] not in groups:
            groups.append(row["group"])
    cells = {(row["group"], row["measure"]): row for row in result["rows"]}
    width = max([len(group) for group in groups] + [6])
    out.write(" " * (width + 2) + "".join(f"{measure:>26}" for measure in measures) + "\n")
    for group in groups:
        line = f"  {group:{width}}"
        for measure in measures:
            row = cells.get((group, measure))
            text = (f"{format_value(row)} {format_interval(row)} {format_count(row)}".strip()
                    if row else "")
            line += f" {text:>25}"
        out.write(line.rstrip() + "\n")
