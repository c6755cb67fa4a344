# SPDX-License-Identifier: MIT
"""Validates messages against the protocol's own meta model (metaModel.json), where it is
at hand. Stricter than the protocol in one thing: a member that the model does
not name is an error."""

import json

BASE = {"string": str, "boolean": bool, "URI": str, "DocumentUri": str, "RegExp": str,
        "decimal": (int, float)}


class MetaModel:
    def __init__(self, path):
        model = json.loads(path.read_text())
        self.structures = {each["name"]: each for each in model["structures"]}
        self.enumerations = {each["name"]: each for each in model["enumerations"]}
        self.aliases = {each["name"]: each["type"] for each in model["typeAliases"]}
        self.requests = {each["method"]: each for each in model["requests"]}
        self.notifications = {each["method"]: each for each in model["notifications"]}

    def problems_of_notification(self, message):
        known = self.notifications.get(message["method"])
        if not known:
            return [f"{message['method']} is not in the model"]
        return self.problems(known["params"], message.get("params"), message["method"])

    def problems_of_request(self, message):
        known = self.requests.get(message["method"])
        if not known:
            return [f"{message['method']} is not in the model"]
        return self.problems(known["params"], message.get("params"), message["method"])

    def problems_of_result(self, method, result):
        known = self.requests.get(method)
        if not known:
            return []
        return self.problems(known["result"], result, method)

    def problems(self, kind, value, path):
        return getattr(self, "look_at_" + kind["kind"])(kind, value, path)

    def look_at_base(self, kind, value, path):
        name = kind["name"]
        if name == "null":
            good = value is None
        elif name in ("integer", "uinteger"):
            low = 0 if name == "uinteger" else -2 ** 31
            good = type(value) is int and low <= value < 2 ** 31
        else:
            good = isinstance(value, BASE[name]) and (
                name == "boolean" or not isinstance(value, bool))
        return [] if good else [f"{path}: {str(value)[:60]!r} is no {name}"]

    def look_at_reference(self, kind, value, path):
        name = kind["name"]
        if name in ("LSPAny", "LSPObject", "LSPArray"):
            return []
        if name in self.aliases:
            return self.problems(self.aliases[name], value, path)
        if name in self.enumerations:
            return self.look_at_enumeration(self.enumerations[name], value, path)
        return self.look_at_members(self.members(self.structures[name]), value, path)

    def look_at_enumeration(self, enumeration, value, path):
        if enumeration.get("supportsCustomValues"):
            return self.problems(enumeration["type"], value, path)
        good = value in [each["value"] for each in enumeration["values"]]
        return [] if good else [f"{path}: {value!r} is no {enumeration['name']}"]

    def members(self, structure):
        """Its own and those of all that it extends or mixes in, by name."""
        found = {}
        for parent in structure.get("extends", []) + structure.get("mixins", []):
            found.update(self.members(self.structures[parent["name"]]))
        found.update({each["name"]: each for each in structure["properties"]})
        return found

    def look_at_literal(self, kind, value, path):
        members = {each["name"]: each for each in kind["value"]["properties"]}
        return self.look_at_members(members, value, path)

    def look_at_members(self, members, value, path):
        if not isinstance(value, dict):
            return [f"{path}: {str(value)[:60]!r} is no object"]
        found = [f"{path}.{key} is not in the model" for key in value if key not in members]
        for name, member in members.items():
            if name in value:
                found += self.problems(member["type"], value[name], f"{path}.{name}")
            elif not member.get("optional"):
                found.append(f"{path}.{name} is missing")
        return found

    def look_at_array(self, kind, value, path):
        if not isinstance(value, list):
            return [f"{path}: {str(value)[:60]!r} is no array"]
        return [line for number, item in enumerate(value)
                for line in self.problems(kind["element"], item, f"{path}[{number}]")]

    def look_at_map(self, kind, value, path):
        if not isinstance(value, dict):
            return [f"{path}: {str(value)[:60]!r} is no map"]
        return [line for key, item in value.items()
                for line in self.problems(kind["value"], item, f"{path}.{key}")]

    def look_at_tuple(self, kind, value, path):
        if not isinstance(value, list) or len(value) != len(kind["items"]):
            return [f"{path}: {str(value)[:60]!r} is no such tuple"]
        return [line for inner, item in zip(kind["items"], value)
                for line in self.problems(inner, item, path)]

    def look_at_or(self, kind, value, path):
        found = [self.problems(each, value, path) for each in kind["items"]]
        return [] if [] in found else min(found, key=len)

    def look_at_and(self, kind, value, path):
        return [line for each in kind["items"] for line in self.problems(each, value, path)]

    def look_at_stringLiteral(self, kind, value, path):  # pylint: disable=invalid-name
        return [] if value == kind["value"] else [f"{path}: {value!r} is not {kind['value']!r}"]
