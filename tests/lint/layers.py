# SPDX-License-Identifier: MIT
"""Holds the includes to the layer table of server/meson.build."""

import re

import source

# Which outside library a header belongs to, by its name in the table.
OUTSIDE = {
    "archive.h": "libarchive",
    "archive_entry.h": "libarchive",
    "expat.h": "expat",
    "iconv.h": "iconv",
    "jansson.h": "jansson",
    "md4c.h": "libmd4c",
    "sqlite3.h": "sqlite",
    "utf8proc.h": "utf8proc",
    "uv.h": "libuv",
    "sodium.h": "libsodium",
    "xxhash.h": "libxxhash",
    "zdict.h": "libzstd",
    "zlib.h": "zlib",
    "zstd.h": "libzstd",
}


def table_goes_upwards(tree):
    """Each row of the table names rows above it only."""
    known = {""}
    for name, below, _ in source.layer_table(tree):
        for lower in below:
            if lower not in known:
                yield f"server/meson.build: {name} names {lower}, which does not come before it"
        known.add(name)
    for file in tree.code("include/", "server/"):
        if file.layer not in known:
            yield f"{file.path}: not in a folder of the layer table"


def where_header_is(tree):
    """{"text/token.h": (layer, is it public)}"""
    return {file.path.split("/", 1)[1]: (file.layer, file.path.startswith("include/"))
            for file in tree.code("include/", "server/") if file.path.endswith(".h")}


def owner_layer(file):
    """The layer whose rights a file has: its own, or the one that a unit test tests."""
    found = re.match(r"tests/unit/(\w+)/", file.path)
    return found[1] if found else file.layer


def includes_follow_the_table(tree):
    allowed = {name: {name, *below} for name, below, _ in source.layer_table(tree)}
    allowed[""] = {source.layer_table(tree)[-1][0]}
    headers = where_header_is(tree)
    for file in tree.code("include/", "server/", "tests/unit/"):
        layer = owner_layer(file)
        for line, name, quoted in file.includes():
            if not quoted or name not in headers or layer not in allowed:
                continue
            target, public = headers[name]
            if target not in allowed[layer]:
                yield f"{file.path}:{line}: {layer} may not call {target} ({name})"
            elif not public and target != layer:
                yield f"{file.path}:{line}: {name} is private to {target}"


def includes_are_found(tree):
    headers = where_header_is(tree)
    for file in tree.code("include/", "server/"):
        for line, name, quoted in file.includes():
            if quoted and name not in headers:
                yield f'{file.path}:{line}: "{name}" is no header of include/ or server/'
            elif not quoted and name in headers:
                yield f"{file.path}:{line}: <{name}> is ours: use quotes"


def public_headers_show_public_headers(tree):
    headers = where_header_is(tree)
    for file in tree.code("include/"):
        for line, name, quoted in file.includes():
            if quoted and not headers.get(name, (None, True))[1]:
                yield f"{file.path}:{line}: a public header shows the private {name}"


def outside_libraries_follow_the_table(tree):
    libraries = {name: outside for name, _, outside in source.layer_table(tree)}
    for file in tree.code("include/", "server/"):
        for line, name, _ in file.includes():
            library = OUTSIDE.get(name)
            if library and library not in libraries.get(file.layer, ()):
                yield f"{file.path}:{line}: the table gives {file.layer} no {library}"
            if library and file.path.startswith("include/"):
                if library != "jansson" or file.layer not in ("rpc", "lsp", "editor", "feature"):
                    yield f"{file.path}:{line}: a public header shows {library}"


def module_of(name):
    """text/token for include/text/token.h, server/text/token.h and token.c."""
    return name.rsplit(".", 1)[0]


def header_cycles(tree):
    edges = {}
    for file in tree.code("include/", "server/"):
        if file.path.endswith(".h"):
            edges[file.path.split("/", 1)[1]] = [name for _, name, _ in file.includes()]
    return (f"header cycle: {' -> '.join(cycle)}" for cycle in cycles(edges))


def module_cycles(tree):
    edges = {}
    for file in tree.code("include/", "server/"):
        module = module_of(file.path.split("/", 1)[1])
        targets = edges.setdefault(module, set())
        targets.update(module_of(name) for _, name, quoted in file.includes() if quoted)
        targets.discard(module)
    return (f"module cycle: {' -> '.join(cycle)}" for cycle in cycles(edges))


def cycles(edges):
    """One cycle for each place where a walk through the graph meets itself."""
    state, path = {}, []

    def walk(node):
        state[node] = "open"
        path.append(node)
        for target in sorted(edges[node]):
            if target in edges and state.get(target) == "open":
                yield path[path.index(target):] + [target]
            elif target in edges and target not in state:
                yield from walk(target)
        path.pop()
        state[node] = "done"

    for node in sorted(edges):
        if node not in state:
            yield from walk(node)


def sources_are_listed(tree):
    """Each .c file of a layer stands in its meson.build, in alphabetical order; those that need
    a library which may be missing have a list of their own."""
    for name, _, _ in source.layer_table(tree):
        build = tree.find(f"server/{name}/meson.build")
        listed = re.findall(r"'(\w+\.c)'", build.text) if build else []
        lists = build.text.split("files(") if build else []
        lists = [re.findall(r"'(\w+\.c)'", part) for part in lists]
        if any(part != sorted(part) for part in lists):
            yield f"server/{name}/meson.build: sources are not in alphabetical order"
        for file in tree.code(f"server/{name}/"):
            if file.path.endswith(".c") and file.path.split("/")[-1] not in listed:
                yield f"{file.path}: not listed in server/{name}/meson.build"


def check(tree, tap):
    tap.rule("layer table: each layer names lower ones only", table_goes_upwards(tree))
    tap.rule("includes follow the layer table", includes_follow_the_table(tree))
    tap.rule("includes in quotes are ours", includes_are_found(tree))
    tap.rule("public headers do not show private ones", public_headers_show_public_headers(tree))
    tap.rule("outside libraries follow the layer table", outside_libraries_follow_the_table(tree))
    tap.rule("no header cycle", header_cycles(tree))
    tap.rule("no module cycle", module_cycles(tree))
    tap.rule("sources are listed alphabetically", sources_are_listed(tree))


if __name__ == "__main__":
    source.main(check)
