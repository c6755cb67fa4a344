# SPDX-License-Identifier: MIT
"""The program as a file: how it was hardened when it was built, and what it is not linked with."""

import os
import re
import shutil
import subprocess

import tap
from newsroom import binary, sanitized

# The only libraries that may stand beside it: none speaks a network protocol (libuv could,
# and the filter of the other test keeps it from it), libexpat opens no other document, and of
# libarchive only what reads from memory is called.
LIBRARIES = {"libarchive", "libc", "libm", "libexpat", "libjansson", "libmd4c", "libsqlite3",
             "libuchardet", "libsodium", "libutf8proc", "libuv", "libxxhash", "libz", "libzstd",
             "ld-linux-x86-64", "ld-linux-aarch64", "linux-vdso", "libpthread", "libdl", "librt"}
SANITIZERS = {"libasan", "libubsan", "libtsan", "libgcc_s", "libstdc++", "libclang_rt"}
# What it must not even be able to call without a library's help.
FORBIDDEN = {"socket", "connect", "bind", "listen", "accept", "accept4", "getaddrinfo",
             "gethostbyname", "execve", "execv", "execvp", "execl", "execlp", "system", "popen",
             "posix_spawn", "posix_spawnp", "fork", "vfork", "uv_spawn", "uv_tcp_connect",
             "uv_tcp_bind", "uv_listen", "uv_getaddrinfo", "uv_udp_init", "uv_pipe_connect",
             "uv_pipe_bind", "archive_read_open_filename", "archive_read_extract",
             "archive_write_disk_new", "archive_read_support_filter_program", "dlopen", "gets",
             "strcpy", "strcat", "sprintf", "tmpnam", "mktemp"}


def readelf(*options):
    if not shutil.which("readelf"):
        raise tap.Skip("readelf is not installed")
    return subprocess.run(["readelf", "-W", *options, binary()], capture_output=True,
                          text=True, check=True, env={**os.environ, "LC_ALL": "C"}).stdout


def imports():
    names = re.findall(r"\bUND\s+([A-Za-z_]\w*)", readelf("--dyn-syms"))
    # Not malloc: a sanitizer may bring its own into the program.
    tap.check("sqlite3_step" in names, "no imports read: the test is void")
    return set(names)


def test_it_may_lie_anywhere_in_memory():
    tap.check(re.search(r"Type:\s+DYN", readelf("-h")), "not position-independent")


def test_its_tables_of_functions_are_read_only():
    segments = readelf("-l")
    dynamic = readelf("-d")
    tap.check("GNU_RELRO" in segments, "no GNU_RELRO")
    tap.check(re.search(r"BIND_NOW|FLAGS_1.*\bNOW\b", dynamic), "bound lazily")


def test_its_stack_is_no_code():
    segments = readelf("-l")
    stack = re.search(r"GNU_STACK.*", segments).group()
    tap.check(" RWE" not in stack, stack)
    both = [line for line in segments.splitlines() if re.match(r"\s+LOAD.*RWE", line)]
    tap.same(both, [], "segments that are written and run")


def test_its_stack_is_guarded():
    tap.check("__stack_chk_fail" in imports(), "no stack protector")


def test_calls_with_known_sizes_are_checked():
    if sanitized():
        raise tap.Skip("a build with sanitizers checks more than that")
    if not re.search(r"\bfortify\b", os.environ.get("WIRECHECK_BUILT", "")):
        raise tap.Skip("built without an optimiser")
    checked = {name for name in imports() if name.endswith("_chk")}
    tap.check(len(checked - {"__stack_chk_fail"}) > 3, f"only {checked}")


def test_nothing_else_is_linked():
    needed = set(re.findall(r"NEEDED.*\[([^\].]+)", readelf("-d")))
    allowed = LIBRARIES | (SANITIZERS if sanitized() else set())
    tap.check("libc" in needed, "no libraries read: the test is void")
    tap.same(sorted(needed - allowed), [], "libraries that nobody has looked at")


def test_xml_is_read_without_entities_or_other_documents():
    """libexpat fetches and expands what its caller hands it, so nothing of that is called."""
    needed = readelf("-d")
    tap.check(not re.search(r"NEEDED.*(libxml|xslt)", needed, re.IGNORECASE), needed)
    tap.same(imports() & {"XML_SetExternalEntityRefHandler", "XML_UseForeignDTD",
                          "XML_ExternalEntityParserCreate"}, set(), "functions of libexpat")
    if "libexpat" in needed:
        tap.check("XML_SetEntityDeclHandler" in imports(), "entities are not watched")


def test_it_calls_no_network_and_no_program():
    if sanitized():
        raise tap.Skip("a sanitizer's own calls cannot be told apart")
    tap.same(sorted(imports() & FORBIDDEN), [], "imported functions")


if __name__ == "__main__":
    tap.main(globals())
