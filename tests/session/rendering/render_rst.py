# SPDX-License-Identifier: MIT
"""reStructuredText by docutils: standard input is a JSON array of texts, standard output one
of the HTML of each, with what docutils says of them."""

import io
import json
import sys

from docutils.core import publish_parts


def render(text):
    said = io.StringIO()
    parts = publish_parts(text, writer_name="html5", settings_overrides={
        "warning_stream": said, "report_level": 2, "halt_level": 5, "syntax_highlight": "none",
        "raw_enabled": False, "file_insertion_enabled": False})
    return parts["html_body"]


if __name__ == "__main__":
    json.dump([render(text) for text in json.load(sys.stdin)], sys.stdout)
