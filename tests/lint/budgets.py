# SPDX-License-Identifier: MIT
"""Budgets of size: what a reader can hold in the head."""

import os

import source

FILE_LINES = 500
FUNCTION_LINES = 60
PARAMETERS = 5
NESTING = 4
COLUMNS = {".c": 90, ".h": 90, ".py": 100, ".lua": 100, ".sh": 100}
HEADER_LINES = 260

EXCEPTIONS = "tests/lint/exceptions.txt"


class Exceptions:
    """Rows `rule path:function limit` that raise one limit for one function or
    file. A row that nothing needs is itself an offence."""

    def __init__(self, tree):
        self.limits, self.unused = {}, set()
        file = tree.find(EXCEPTIONS)
        for line in file.lines if file else []:
            if line.strip() and not line.startswith("#"):
                rule, where, limit = line.split()
                self.limits[rule, where] = int(limit)
                self.unused.add((rule, where))

    def limit(self, rule, where, value, usual):
        if value > usual and (rule, where) in self.limits:
            self.unused.discard((rule, where))
            return self.limits[rule, where]
        return usual


def files(tree, exceptions):
    for file in tree.files:
        if not file.path.endswith(source.CODE + source.SCRIPTS) or source.is_data(file.path):
            continue
        usual = HEADER_LINES if file.path.startswith("include/") else FILE_LINES
        count = len(file.lines)
        if count > exceptions.limit("file", file.path, count, usual):
            yield f"{file.path}: {count} lines, at most {usual}"


def function_rule(tree, exceptions, rule, usual, measure, unit):
    for file in tree.code("include/", "server/", "tests/"):
        for function in source.functions(file):
            value = measure(function)
            where = f"{file.path}:{function.name}"
            if value > exceptions.limit(rule, where, value, usual):
                yield (f"{file.path}:{function.line}: {function.name}: "
                       f"{value} {unit}, at most {usual}")


def columns(tree):
    for file in tree.files:
        limit = COLUMNS.get(os.path.splitext(file.path)[1])
        if limit is None or source.is_data(file.path):
            continue
        for number, line in enumerate(file.lines, 1):
            if len(line) > limit:
                yield f"{file.path}:{number}: {len(line)} columns, at most {limit}"


def check(tree, tap):
    exceptions = Exceptions(tree)
    tap.rule(f"files have at most {FILE_LINES} lines", files(tree, exceptions))
    tap.rule(f"functions have at most {FUNCTION_LINES} lines", function_rule(
        tree, exceptions, "function", FUNCTION_LINES, lambda f: f.body_lines, "lines"))
    tap.rule(f"functions have at most {PARAMETERS} parameters", function_rule(
        tree, exceptions, "parameters", PARAMETERS, lambda f: f.parameters, "parameters"))
    tap.rule(f"blocks nest at most {NESTING} deep", function_rule(
        tree, exceptions, "nesting", NESTING, lambda f: f.depth, "levels of blocks"))
    tap.rule("lines are short", columns(tree))
    tap.rule("every exception is needed",
             (f"{EXCEPTIONS}: {rule} {where} is not needed"
              for rule, where in sorted(exceptions.unused)))


if __name__ == "__main__":
    source.main(check)
