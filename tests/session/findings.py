# SPDX-License-Identifier: MIT
"""The same findings, from `wirecheck check` and from the server, brought to one form."""

SEVERITIES = {"error": 1, "warning": 2, "information": 3, "hint": 4}


def checked(report, document):
    """Of `check --format json`; its UTF-16 columns become those of the document."""
    found = []
    for finding in report["findings"]:
        start, end = (utf16_to_document(finding["range"][side], document)
                      for side in ("start", "end"))
        found.append((start["line"], start["character"], end["line"], end["character"],
                      finding["code"], SEVERITIES[finding["severity"]], finding["id"],
                      finding["message"]))
    return found


def results(run):
    """Of `check --format sarif`, in UTF-16 columns."""
    found = []
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        if not result["suppressions"]:
            found.append((region["startLine"] - 1, region["startColumn"] - 1,
                          region["endLine"] - 1, region["endColumn"] - 1, result["ruleId"],
                          SEVERITIES[result["properties"]["severity"]],
                          result["partialFingerprints"]["wirecheckFinding/v1"],
                          result["message"]["text"].replace("{{", "{").replace("}}", "}")))
    return found


def utf16_to_document(position, document):
    other = type(document)(document.text, "utf-16")
    return other.converted(position, document.encoding)


def published(diagnostics):
    """Of publishDiagnostics."""
    found = []
    for diagnostic in diagnostics:
        start, end = diagnostic["range"]["start"], diagnostic["range"]["end"]
        found.append((start["line"], start["character"], end["line"], end["character"],
                      diagnostic["code"], diagnostic["severity"], diagnostic.get("data"),
                      diagnostic["message"]))
    return found


def differences(left, right):
    """Lines that stand on one side only."""
    return ([f"check alone: {line}" for line in left if line not in right]
            + [f"server alone: {line}" for line in right if line not in left])
