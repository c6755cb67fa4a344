# SPDX-License-Identifier: MIT
"""Runs the functions of a module whose names begin with `test_` and tells it as TAP."""

import sys
import time


class Skip(Exception):
    """Not here, and why."""


def run(cases):
    """`cases` are (sentence, function) pairs; gives the exit status."""
    sys.stdout.reconfigure(errors="backslashreplace")
    print(f"1..{len(cases)}", flush=True)
    failed = 0
    for number, (sentence, function) in enumerate(cases, 1):
        started = time.monotonic()
        try:
            function()
            outcome, directive = "ok", ""
        except Skip as reason:
            outcome, directive = "ok", f" # SKIP {reason}"
        except Exception as error:  # pylint: disable=broad-except
            outcome, directive = "not ok", ""
            failed += 1
            kind = "" if isinstance(error, AssertionError) else f"{type(error).__name__}: "
            for line in f"{kind}{error}".splitlines() or [kind]:
                print(f"# {line}")
            if kind:
                tell_trace(error)
        print(f"{outcome} {number} - {sentence}{directive}")
        print(f"# {time.monotonic() - started:.2f} s", flush=True)
    return 1 if failed else 0


def tell_trace(error):
    trace = error.__traceback__
    while trace:
        print(f"# at {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}")
        trace = trace.tb_next


def main(module):
    """`module` is the caller's globals(); words on the command line choose among cases."""
    cases = [(name[len("test_"):].replace("__", ": ").replace("_", " "), function)
             for name, function in module.items() if name.startswith("test_")]
    chosen = [case for case in cases if all(word in case[0] for word in sys.argv[1:])]
    sys.exit(run(chosen))


def check(condition, message):
    if not condition:
        raise AssertionError(message)


def same(left, right, what):
    if left != right:
        raise AssertionError(f"{what}:\n  {left!r}\nis not\n  {right!r}")
