# SPDX-License-Identifier: MIT
"""JSON patterns: an object may have more keys than its pattern, everything else must be as
the pattern says. A string in angle brackets stands for many values:

    "<any>" "<string>" "<number>" "<object>" "<array>" "<absent>" "<~regular expression>"

A last element "<more>" lets an array be longer; {"<either>": [...]} takes one of several."""

import re

KINDS = {"<any>": object, "<string>": str, "<number>": (int, float), "<object>": dict,
         "<array>": list}


def differences(pattern, value, path="message"):
    """Sentences that say where `value` is not as `pattern` wants it."""
    if isinstance(pattern, dict):
        return differences_of_object(pattern, value, path)
    if isinstance(pattern, list):
        return differences_of_array(pattern, value, path)
    if isinstance(pattern, str) and pattern in KINDS:
        good = isinstance(value, KINDS[pattern]) and not (
            pattern == "<number>" and isinstance(value, bool))
        return [] if good else [f"{path} is {value!r}, not {pattern}"]
    if isinstance(pattern, str) and pattern.startswith("<~"):
        good = isinstance(value, str) and re.search(pattern[2:-1], value)
        return [] if good else [f"{path} is {value!r}, which does not match {pattern}"]
    good = type(pattern) is type(value) and pattern == value
    return [] if good else [f"{path} is {value!r}, not {pattern!r}"]


def differences_of_object(pattern, value, path):
    if "<either>" in pattern:
        found = [differences(each, value, path) for each in pattern["<either>"]]
        return [] if [] in found else [line for lines in found for line in lines]
    if not isinstance(value, dict):
        return [f"{path} is {value!r}, not an object"]
    found = []
    for key, inner in pattern.items():
        if inner == "<absent>":
            found += [f"{path}.{key} is there"] if key in value else []
        elif key not in value:
            found.append(f"{path}.{key} is missing")
        else:
            found += differences(inner, value[key], f"{path}.{key}")
    return found


def differences_of_array(pattern, value, path):
    if not isinstance(value, list):
        return [f"{path} is {value!r}, not an array"]
    more = bool(pattern) and pattern[-1] == "<more>"
    wanted = pattern[:-1] if more else pattern
    if len(value) < len(wanted) or (len(value) > len(wanted) and not more):
        return [f"{path} has {len(value)} elements, not {len(wanted)}"]
    return [line for number, inner in enumerate(wanted)
            for line in differences(inner, value[number], f"{path}[{number}]")]
