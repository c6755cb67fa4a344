# SPDX-License-Identifier: MIT
"""Waiting for what another program does, without a guess how long that takes."""

import os
import time

SLOW = float(os.environ.get("WIRECHECK_TEST_SLOW", "1"))


def wait_for(what, get, seconds=20.0, tell=lambda: ""):
    """The first value that counts as true, else a failure that tells what is there instead."""
    end = time.monotonic() + seconds * SLOW
    while not (value := get()):
        if time.monotonic() > end:
            raise AssertionError(f"no {what}\n{tell()}".rstrip())
        time.sleep(0.05)
    return value
