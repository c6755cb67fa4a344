# SPDX-License-Identifier: MIT
"""Runs the functions of a module whose names begin with `test_` and tells it as TAP."""

import sys
import traceback


class Skip(Exception):
    """What a test needs is not here: the reason."""


def run(name, function):
    """True where the test passed or was skipped, and the directive to print."""
    try:
        function()
    except Skip as reason:
        return True, f" # SKIP {reason}"
    except Exception:  # pylint: disable=broad-except
        for line in traceback.format_exc().splitlines():
            print(f"# {line}")
        return False, ""
    return True, ""


def main(module):
    """`module` is the caller's globals(); words on the command line choose tests."""
    sys.stdout.reconfigure(errors="backslashreplace")
    tests = [(name[len("test_"):].replace("__", ": ").replace("_", " "), function)
             for name, function in module.items() if name.startswith("test_")]
    tests = [test for test in tests if all(word in test[0] for word in sys.argv[1:])]
    print(f"1..{len(tests)}")
    failed = 0
    for number, (sentence, function) in enumerate(tests, 1):
        passed, directive = run(sentence, function)
        failed += not passed
        print(f"{'ok' if passed else 'not ok'} {number} - {sentence}{directive}", flush=True)
    return 1 if failed else 0
