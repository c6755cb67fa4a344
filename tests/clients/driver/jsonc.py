# SPDX-License-Identifier: MIT
"""JSON as editors have it in their settings: with comments and commas at the end."""

import json
import re

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|//[^\n]*|/\*.*?\*/|,(?=\s*(?://[^\n]*\s*)*[\]}])', re.S)


def load(path):
    text = path.read_text(encoding="utf-8")
    return json.loads(TOKEN.sub(lambda found: found[0] if found[0][0] == '"' else "", text))
