# SPDX-License-Identifier: MIT
"""Every header compiles alone, and twice in a row, with every compiler at hand."""

import concurrent.futures
import os
import re
import shutil
import subprocess

import source

FLAGS = ["-std=c11", "-D_POSIX_C_SOURCE=200809L", "-D_XOPEN_SOURCE=700",
         "-Wall", "-Wextra", "-Wpedantic",
         "-Wconversion", "-Wshadow", "-Wvla", "-Wstrict-prototypes", "-Werror",
         "-fsyntax-only", "-x", "c"]
PACKAGES = ["jansson", "libuv", "sqlite3"]


def package_flags():
    if not shutil.which("pkg-config"):
        return []
    found = subprocess.run(["pkg-config", "--cflags", *PACKAGES], capture_output=True, text=True)
    return found.stdout.split() if found.returncode == 0 else []


def compilers():
    wanted = [os.environ.get("CC", "cc").split()[-1], "gcc", "clang"]
    paths = {}
    for name in wanted:
        path = shutil.which(name)
        if path:
            paths.setdefault(os.path.realpath(path), name)
    return list(paths.values())


def compile_alone(tree, compiler, name, flags):
    text = f'#include "{name}"\n#include "{name}"\nextern int only_so_that_it_is_not_empty;\n'
    done = subprocess.run(
        [compiler, *FLAGS, *flags, "-I", os.path.join(tree.root, "include"),
         "-I", os.path.join(tree.root, "server"), "-"],
        input=text, capture_output=True, text=True)
    first = re.sub(re.escape(tree.root) + "/", "", done.stderr).split("\n")
    return done.returncode == 0, next((line for line in first if "error" in line), "")


def headers_alone(tree, compiler):
    names = [file.path.split("/", 1)[1] for file in tree.code("include/", "server/")
             if file.path.endswith(".h")]
    flags = package_flags()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda name: compile_alone(tree, compiler, name, flags), names)
        for name, (good, message) in zip(names, results):
            if not good:
                yield f"{name}: {message}"


def check(tree, tap):
    found = compilers()
    for compiler in found:
        tap.rule(f"headers compile alone with {compiler}", headers_alone(tree, compiler))
    if not found:
        tap.skip("headers compile alone", "no compiler")


if __name__ == "__main__":
    source.main(check)
