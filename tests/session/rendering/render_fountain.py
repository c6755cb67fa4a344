# SPDX-License-Identifier: MIT
"""Fountain by screenplain, which lies in the folder of the first argument: standard input is a
JSON array of texts, standard output one of the HTML of each."""

import io
import json
import sys

sys.path.insert(0, sys.argv[1])
from screenplain.export.html import convert  # noqa: E402  pylint: disable=wrong-import-position
from screenplain.parsers import fountain  # noqa: E402  pylint: disable=wrong-import-position


def render(text):
    output = io.StringIO()
    convert(fountain.parse(io.StringIO(text)), output, bare=True)
    return output.getvalue()


if __name__ == "__main__":
    json.dump([render(text) for text in json.load(sys.stdin)], sys.stdout)
