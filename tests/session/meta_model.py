# SPDX-License-Identifier: MIT
"""Validates messages against the protocol: protocol.json, which reduce_meta_model.py made of
the protocol's own meta model (and tells how types are written there). Stricter than the
protocol in one thing: a member that the model does not name is an error."""

import json
import pathlib

REDUCED = pathlib.Path(__file__).resolve().parent / "protocol.json"
KINDS = {"string": str, "boolean": bool, "uri": str, "decimal": (int, float)}
LIMIT = 2 ** 31


class MetaModel:
    def __init__(self, reduced=None):
        reduced = reduced or json.loads(REDUCED.read_text())
        self.types = reduced["types"]
        self.answers = reduced["answers"]
        self.requests = reduced["requests"]
        self.notifications = reduced["notifications"]

    def problems_of_message(self, known, message):
        """Of a request or notification, found in `known`."""
        kind = known.get(message["method"])
        if kind is None:
            return [f"{message['method']} is not in the model"]
        if kind == "absent":
            return [f"{message['method']} has params"] if "params" in message else []
        return self.problems(kind, message.get("params"), message["method"])

    def problems_of_notification(self, message):
        return self.problems_of_message(self.notifications, message)

    def problems_of_request(self, message):
        return self.problems_of_message(self.requests, message)

    def problems_of_result(self, method, result, part="result"):
        """`part` is "partial" for what comes through a partialResultToken."""
        known = self.answers.get(method, {})
        if part not in known:
            return [f"a {part} of {method} is not in the model"]
        return self.problems(known[part], result, method)

    def problems(self, kind, value, path):
        """Everything about `value` that is not as `kind` says, as sentences."""
        if isinstance(kind, list):
            return self.problems_of_array(kind[0], value, path)
        if isinstance(kind, dict):
            special = next((key for key in kind if key.startswith("<")), None)
            if special is None:
                return self.problems_of_object(kind, value, path)
            look = getattr(self, "problems_of_" + special[1:-1])
            return look(kind[special], value, path)
        if kind.startswith("@"):
            return self.problems(self.types[kind[1:]], value, path)
        return [] if is_base(kind, value) else [f"{path}: {str(value)[:60]!r} is no {kind}"]

    def problems_of_object(self, members, value, path):
        if not isinstance(value, dict):
            return [f"{path}: {str(value)[:60]!r} is no object"]
        names = {key.rstrip("?") for key in members}
        found = [f"{path}.{key} is not in the model" for key in value if key not in names]
        for key, kind in members.items():
            name = key.rstrip("?")
            if name in value:
                found += self.problems(kind, value[name], f"{path}.{name}")
            elif name == key:
                found.append(f"{path}.{name} is missing")
        return found

    def problems_of_array(self, kind, value, path):
        if not isinstance(value, list):
            return [f"{path}: {str(value)[:60]!r} is no array"]
        return [line for number, item in enumerate(value)
                for line in self.problems(kind, item, f"{path}[{number}]")]

    def problems_of_map(self, kind, value, path):
        if not isinstance(value, dict):
            return [f"{path}: {str(value)[:60]!r} is no map"]
        return [line for key, item in value.items()
                for line in self.problems(kind, item, f"{path}.{key}")]

    def problems_of_tuple(self, kinds, value, path):
        if not isinstance(value, list) or len(value) != len(kinds):
            return [f"{path}: {str(value)[:60]!r} is no such tuple"]
        return [line for kind, item in zip(kinds, value)
                for line in self.problems(kind, item, path)]

    def problems_of_or(self, kinds, value, path):
        found = [self.problems(kind, value, path) for kind in kinds]
        return [] if [] in found else min(found, key=len)

    @staticmethod
    def problems_of_one(values, value, path):
        good = any(each == value and type(each) is type(value) for each in values)
        return [] if good else [f"{path}: {str(value)[:60]!r} is none of {values}"]


def is_base(kind, value):
    if kind == "any":
        return True
    if kind == "null":
        return value is None
    if kind in ("integer", "uinteger", "whole"):
        low, high = {"integer": (-LIMIT, LIMIT), "uinteger": (0, LIMIT),
                     "whole": (-2 ** 63, 2 ** 63)}[kind]
        return type(value) is int and low <= value < high
    if kind == "uri":
        return isinstance(value, str) and ":" in value and " " not in value
    return isinstance(value, KINDS[kind]) and (kind == "boolean" or not isinstance(value, bool))


MODEL = MetaModel()
